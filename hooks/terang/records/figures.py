"""Recorded figures: dated statements as staff write them. Private: only `disclosure` may read this module.

A statement says how many of what, where, when, in which system, and where it can be read. The rules below keep
out what people write with the best intentions: sums of different units, parts that do not add up, counts so small
that they point to a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from terang.periods import Period
from terang.problems import Problem
from terang.shapes import Day, DayOrMonth, List, Placed, Record, Slug, Text, YesNo, meant, refuse

COUNTED = ("kasus", "korban", "laporan")  # units in which a small number can point to a person


@dataclass(frozen=True, slots=True)
class Below:
    """A count that was already hidden when it was written: `<5`."""

    threshold: int


@dataclass(frozen=True, slots=True)
class OneIn:
    """A survey's ratio: `1 dari 4`."""

    part: int
    whole: int


Amount = int | Decimal | Below | OneIn


def _amount(value: object) -> Amount:
    if value is None:
        raise refuse("masih kosong", "tulis angka saja, tanpa titik: 100")
    text = value.strip() if isinstance(value, str) else "daftar"
    if re.fullmatch(r"0|[1-9][0-9]{0,9}", text):
        return int(text)
    if re.fullmatch(r"[0-9]{1,3},[0-9]{1,3}", text):
        return Decimal(text.replace(",", "."))
    if match := re.fullmatch(r"<([1-9][0-9]?)", text):
        return Below(int(match[1]))
    if match := re.fullmatch(r"([1-9][0-9]?) dari ([1-9][0-9]?)", text):
        return OneIn(int(match[1]), int(match[2]))
    raise refuse(
        f"harus angka bulat, tertulis '{text}'",
        'tulis angka saja, tanpa titik: 100 (persen: "50,78"; survei: 1 dari 4)',
    )


class Statement(Record):
    """One figure as one source gave it (data/angka/*.yml)."""

    id: Slug
    area: Slug = Field(alias="wilayah")
    system: Slug = Field(alias="sistem")
    measure: Text = Field(alias="ukuran")
    group: Text = Field(alias="kelompok")
    unit: Literal["kasus", "korban", "laporan", "jiwa", "persen", "rasio"] = Field(alias="satuan")
    amount: Annotated[Amount, BeforeValidator(_amount)] = Field(alias="jumlah")
    approximate: YesNo = Field(alias="kira-kira", default=False)
    start: Day = Field(alias="dari")
    end: DayOrMonth = Field(alias="sampai")
    source: Slug = Field(alias="sumber")
    completeness: Text = Field(alias="kelengkapan", default="")
    note: Text = Field(alias="catatan", default="")
    parts: List[Slug] = Field(alias="rincian", default=())
    parts_note: Text = Field(alias="alasan-rincian", default="")
    updates: List[Slug] = Field(alias="memperbarui", default=())  # earlier announcements of the same running count

    @property
    def period(self) -> Period:
        return Period(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that statements may refer to, those of records that failed included: each is told of just once."""

    areas: Collection[str]
    systems: Collection[str]
    sources: Collection[str]
    statements: Collection[str]


def check(statements: Sequence[Placed[Statement]], known: Known, threshold: int) -> Iterator[Problem]:
    """Yield every problem within and between statements."""
    by_id = {placed.value.id: placed for placed in reversed(statements)}
    first: dict[tuple[object, ...], Placed[Statement]] = {}
    for placed in statements:
        statement = placed.value
        own = [*_unknown(placed, known), *_period(placed), *_amounts(placed, threshold)]
        own += _updates(placed, by_id, known, threshold)
        yield from own or _parts(placed, by_id, known, threshold)
        same = (
            statement.area,
            statement.system,
            statement.measure,
            statement.group,
            statement.unit,
            statement.start,
            statement.end,
            statement.source,
        )
        if twin := first.get(same):
            what = f"pernyataan ini sama dengan '{twin.value.id}': wilayah, ukuran, masa, dan sumbernya sama"
            yield placed.problem("", what, "hapus salah satu, atau perbaiki yang membedakannya")
        first.setdefault(same, placed)


def _unknown(placed: Placed[Statement], known: Known) -> Iterator[Problem]:
    statement = placed.value
    for key, word, ids, register in (
        ("wilayah", statement.area, known.areas, "data/wilayah.yml"),
        ("sistem", statement.system, known.systems, "data/sistem.yml"),
        ("sumber", statement.source, known.sources, "data/sumber.yml"),
    ):
        if word not in ids:
            fix = meant(word, list(ids))
            fix = fix if fix.startswith("mungkin") else f"tambahkan lebih dulu di {register}"
            yield placed.problem(key, f"'{key}' {word} tidak ada di {register}", fix)


def _period(placed: Placed[Statement]) -> Iterator[Problem]:
    statement = placed.value
    if statement.period.last_day < statement.start:
        yield placed.problem("sampai", "masa ini berakhir sebelum dimulai", "periksa 'dari' dan 'sampai'")
    if statement.end.precision == "month" and statement.start.day != 1:
        yield placed.problem(
            "sampai",
            "akhir masa hanya diketahui bulannya, tetapi awalnya bukan tanggal 1",
            "periksa 'dari' dan 'sampai'",
        )


def _amounts(placed: Placed[Statement], threshold: int) -> Iterator[Problem]:
    statement, amount = placed.value, placed.value.amount
    fits = {"persen": (int, Decimal), "rasio": (OneIn,), "jiwa": (int,)}.get(statement.unit, (int, Below))
    if not isinstance(amount, fits):
        yield placed.problem(
            "jumlah",
            f"'jumlah' tidak cocok dengan satuan {statement.unit}",
            'kasus: 100; persen: "50,78"; rasio: 1 dari 4',
        )
    elif statement.unit == "persen" and isinstance(amount, int | Decimal) and amount > 100:
        yield placed.problem("jumlah", "persen tidak bisa lebih dari 100", "periksa letak komanya")
    elif isinstance(amount, OneIn) and amount.part > amount.whole:
        yield placed.problem(
            "jumlah", "bagian lebih besar daripada keseluruhan", "tulis yang kecil lebih dulu: 1 dari 4"
        )
    elif isinstance(amount, Below) and amount.threshold != threshold:
        yield placed.problem("jumlah", f"batas angka kecil di situs ini {threshold}", f'tulis "<{threshold}"')
    elif statement.unit in COUNTED and isinstance(amount, int) and 0 < amount < threshold:
        # the number itself is not repeated: this report may be read in public
        what = f"'jumlah' memuat angka 1 sampai {threshold - 1}, yang bisa mengenali seseorang"
        yield placed.problem(
            "jumlah", what, f'tulis "<{threshold}", dan hapus angka aslinya dari riwayat sebelum dikirim'
        )


def _parts(
    placed: Placed[Statement], by_id: Mapping[str, Placed[Statement]], known: Known, threshold: int
) -> Iterator[Problem]:
    statement = placed.value
    parts: list[Statement] = []
    for index, name in enumerate(statement.parts):
        if name not in by_id or name == statement.id:
            if name not in known.statements or name == statement.id:
                yield placed.problem(("rincian", index), f"pernyataan '{name}' tidak ada", meant(name, list(by_id)))
            return
        parts.append(by_id[name].value)
    if not parts:
        if statement.parts_note:
            yield placed.problem(
                "alasan-rincian", "ada 'alasan-rincian' tanpa 'rincian'", "tambahkan rincian, atau hapus alasan-rincian"
            )
        return
    for part in parts:
        if (part.area, part.system, part.start, part.end) != (
            statement.area,
            statement.system,
            statement.start,
            statement.end,
        ) and not statement.parts_note:
            yield placed.problem(
                "rincian",
                f"'{part.id}' berbeda wilayah, sistem, atau masanya",
                "hapus dari rincian, atau tulis alasan-rincian",
            )
            return
    if units := sorted({part.unit for part in parts} - {statement.unit}):
        if not statement.parts_note:
            what = f"rincian memakai satuan {', '.join(units)}, jumlahnya memakai {statement.unit}"
            yield placed.problem(
                "rincian", what, "satuan berbeda tidak boleh dijumlahkan; tulis alasan-rincian bila sumbernya begitu"
            )
        return
    yield from _sum(placed, [part.amount for part in parts], threshold)


def _sum(placed: Placed[Statement], amounts: Sequence[Amount], threshold: int) -> Iterator[Problem]:
    """Parts add up, and what is hidden or left out cannot be worked out from what is shown."""
    statement = placed.value
    counts = [amount for amount in amounts if isinstance(amount, int)]
    hidden = sum(isinstance(amount, Below) for amount in amounts)
    if not isinstance(statement.amount, int) or len(counts) + hidden != len(amounts):
        return
    counted = statement.unit in COUNTED
    if counted and any(0 < count < threshold for count in counts):
        return  # told at the part itself; a total would give the number away
    rest = statement.amount - sum(counts)  # what the hidden parts must be together
    if not 0 <= rest <= hidden * (threshold - 1) and not statement.parts_note:
        what = f"rincian berjumlah {sum(counts)}, tetapi tertulis {statement.amount}"
        yield placed.problem(
            "rincian", what, "periksa angkanya, atau tulis alasan-rincian bila sumbernya memang begitu"
        )
    elif counted and (0 < rest < threshold or 0 < rest == hidden * (threshold - 1)):
        what = f"sisa yang tidak dirinci dapat dihitung, dan besarnya 1 sampai {threshold - 1}"
        yield placed.problem("rincian", what, "hapus salah satu rincian, agar sisanya tidak dapat dihitung")


def _updates(
    placed: Placed[Statement], by_id: Mapping[str, Placed[Statement]], known: Known, threshold: int
) -> Iterator[Problem]:
    """A running count is updated only by itself, later, and not by so few that the difference points to a person."""
    new = placed.value
    for index, name in enumerate(new.updates):
        key = ("memperbarui", index)
        if name == new.id:
            yield placed.problem(key, "pernyataan ini memperbarui dirinya sendiri", "hapus dari memperbarui")
            continue
        if name not in by_id:
            if name not in known.statements:
                yield placed.problem(key, f"pernyataan '{name}' tidak ada", meant(name, list(by_id)))
            continue
        old = by_id[name].value
        aspects = {
            "wilayah": (old.area, new.area),
            "sistem": (old.system, new.system),
            "ukuran": (old.measure, new.measure),
            "kelompok": (old.group, new.group),
            "satuan": (old.unit, new.unit),
            "awal masa": (old.start, new.start),
        }
        differing = [aspect for aspect, (one, other) in aspects.items() if one != other]
        if differing:
            what = f"'{name}' bukan hitungan yang sama: berbeda {', '.join(differing)}"
            yield placed.problem(key, what, "hapus dari memperbarui")
        elif new.period.last_day < old.end.day or new.id in old.updates:
            yield placed.problem(key, f"'{name}' menghitung sampai lebih akhir", "tulis memperbarui di pernyataan itu")
        elif _differ_by_few(old, new, threshold):
            what = f"selisihnya dengan '{name}' 1 sampai {threshold - 1}, yang bisa mengenali seseorang"
            yield placed.problem(key, what, "hapus dari memperbarui, agar keduanya tidak dijajarkan")


def _differ_by_few(one: Statement, other: Statement, threshold: int) -> bool:
    if one.unit not in COUNTED or not isinstance(one.amount, int) or not isinstance(other.amount, int):
        return False
    return 0 < abs(one.amount - other.amount) < threshold


def withdrawn_parts(statements: Sequence[Placed[Statement]], withdrawn: Collection[str]) -> Iterator[Problem]:
    """Yield where a statement that is in use adds up what was withdrawn."""
    for placed in statements:
        for index, name in enumerate(placed.value.parts):
            if name in withdrawn and placed.value.id not in withdrawn:
                what = f"'{name}' sudah ditarik di data/koreksi.yml"
                yield placed.problem(("rincian", index), what, "hapus dari rincian")


def contradictions(statements: Sequence[Placed[Statement]]) -> Iterator[tuple[Placed[Statement], Placed[Statement]]]:
    """Yield the pairs that speak of the same thing and the same time, and do not agree."""
    alike: dict[tuple[str, ...], list[Placed[Statement]]] = {}
    for placed in statements:
        s = placed.value
        alike.setdefault((s.area, s.system, s.measure.casefold(), s.group.casefold(), s.unit), []).append(placed)
    for group in alike.values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if one.value.period.may_be(other.value.period) and one.value.amount != other.value.amount:
                    yield one, other
