"""Recaps: tables of counts that `tugas.py impor` made from the agency's register (data/rekap/YEARS/NAME-DAY.yml).

What stands in them is published. A cell is a count or `ditutup`: hidden, because it is small or because it would give a
small one away, and nobody can tell which. A later release of the same years never replaces an earlier one; both are
kept, for an attacker has both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from terang.problems import Problem
from terang.records.recap_policy import RecapPolicy, district_problems
from terang.shapes import Day, List, Placed, Record, Slug, Text, refuse

HIDDEN, TOTAL = "ditutup", "Jumlah"
MADE_ANEW = "jangan diubah dengan tangan; buat ulang dengan: python3 tugas.py impor"


def _cell(value: object) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    if text == HIDDEN:
        return None
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise refuse(f"harus angka bulat atau {HIDDEN}", MADE_ANEW)
    return int(text)


Cell = Annotated[int | None, BeforeValidator(_cell)]


class RecapRow(Record):
    """One category of the first dimension, or its total; a cell for each of `Recap.columns`."""

    label: Text
    cells: List[Cell] = Field(alias="isi")


class Recap(Record):
    """One table of one release."""

    name: Slug = Field(alias="tabel")
    area: Slug = Field(alias="wilayah")
    system: Slug = Field(alias="sistem")
    measure: Text = Field(alias="ukuran")
    group: Text = Field(alias="kelompok")
    unit: Literal["kasus", "korban", "laporan"] = Field(alias="satuan")
    start: Day = Field(alias="dari")
    end: Day = Field(alias="sampai")
    day: Day = Field(alias="rilis")
    source: Slug = Field(alias="sumber")
    dimensions: List[Slug] = Field(alias="dimensi")
    columns: List[Text] = Field(alias="kolom")  # categories of the second dimension and the total, or only the total
    rows: List[RecapRow] = Field(alias="baris")

    @property
    def years(self) -> str:
        """The whole years that it covers: "2026", or "2024-2026"."""
        return years(self.start, self.end)

    @property
    def slug(self) -> str:
        """The name by which staff place it on a page; its latest release is meant."""
        return f"rekap-{self.years}-{self.name}"

    @property
    def path(self) -> str:
        return f"data/rekap/{self.years}/{self.name}-{self.day.isoformat()}.yml"

    @property
    def counted(self) -> tuple[str, ...]:
        """What is counted, where, by whom: only releases of one population can be held against one another."""
        return (self.area, self.system, self.measure, self.group, self.unit)


def years(start: date, end: date) -> str:
    return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"


def latest(recaps: Sequence[Placed[Recap]]) -> list[Placed[Recap]]:
    """Return of each table only its last release, in the order of slugs."""
    by_slug: dict[str, Placed[Recap]] = {}
    for placed in sorted(recaps, key=lambda placed: placed.value.day):
        by_slug[placed.value.slug] = placed
    return [by_slug[slug] for slug in sorted(by_slug)]


def check(recaps: Sequence[Placed[Recap]], policy: RecapPolicy, threshold: int) -> Iterator[Problem]:
    """Yield every problem of recaps, each by itself and together; what an attacker could compute is not told here."""
    for placed in recaps:
        recap = placed.value
        if placed.document.path != recap.path:
            yield placed.problem("", f"berkas ini menurut isinya harus bernama {recap.path}", MADE_ANEW)
        if (recap.start.month, recap.start.day, recap.end.month, recap.end.day) != (1, 1, 12, 31):
            yield placed.problem("sampai", "rekap harus untuk tahun penuh", MADE_ANEW)
        elif recap.day <= recap.end:
            yield placed.problem("rilis", "tahun ini belum selesai pada hari rilisnya", MADE_ANEW)
        shape = list(_shape(placed))
        yield from shape or _counts(placed, threshold)
        length = recap.end.year - recap.start.year + 1
        at_home = Placed(policy, placed.document, placed.path)
        yield from district_problems(at_home, ("dimensi",), recap.dimensions, length)
    for one, other in combinations(recaps, 2):
        if one.value.start <= other.value.end and other.value.start <= one.value.end:
            both = policy.families({*one.value.dimensions, *other.value.dimensions})
            if both and one.value.counted == other.value.counted:
                what = f"'{both[0]}' dan '{both[1]}' saling memuat, dan sudah terbit untuk masa yang sama"
                yield other.problem("dimensi", what, f"hapus berkas ini, atau {one.document.path}")


def _shape(placed: Placed[Recap]) -> Iterator[Problem]:
    recap = placed.value
    labels = [row.label for row in recap.rows]
    if not 1 <= len(recap.dimensions) <= 2 or len(set(recap.dimensions)) < len(recap.dimensions):
        yield placed.problem("dimensi", "harus satu atau dua dimensi yang berbeda", MADE_ANEW)
    if (len(recap.columns) > 1) != (len(recap.dimensions) == 2) or recap.columns[-1:] != (TOTAL,):
        yield placed.problem("kolom", f"kolom terakhir harus {TOTAL}, yang lain isi dimensi kedua", MADE_ANEW)
    if labels[-1:] != [TOTAL] or len(labels) < 3:
        yield placed.problem("baris", f"perlu paling sedikit dua baris, lalu baris {TOTAL}", MADE_ANEW)
    for key, words in (("baris", labels), ("kolom", list(recap.columns))):
        if len(set(words)) < len(words):
            yield placed.problem(key, "ada nama yang tertulis dua kali", MADE_ANEW)
    for index, row in enumerate(recap.rows):
        if len(row.cells) != len(recap.columns):
            what = f"baris '{row.label}' tidak punya satu isi untuk setiap kolom"
            yield placed.problem(("baris", index, "isi"), what, MADE_ANEW)


def _counts(placed: Placed[Recap], threshold: int) -> Iterator[Problem]:
    """Yield small counts, never repeated here, and sums that are wrong."""
    rows = placed.value.rows
    small = False
    for index, row in enumerate(rows):
        for column, count in enumerate(row.cells):
            if count is not None and 0 < count < threshold:
                small = True
                what = f"ada angka 1 sampai {threshold - 1}, yang bisa mengenali seseorang"
                fix = "hapus berkas ini dan riwayatnya sebelum dikirim, lalu buat ulang dengan: python3 tugas.py impor"
                yield placed.problem(("baris", index, "isi", column), what, fix)
    if small:
        return  # a sum that is told beside it would give the count away
    for index, row in enumerate(rows):
        if len(row.cells) > 1 and not _adds_up(row.cells[:-1], row.cells[-1]):
            what = f"baris '{row.label}' tidak sesuai dengan jumlahnya"
            yield placed.problem(("baris", index, "isi"), what, MADE_ANEW)
    for column, name in enumerate(placed.value.columns):
        if not _adds_up([row.cells[column] for row in rows[:-1]], rows[-1].cells[column]):
            what = f"kolom '{name}' tidak sesuai dengan jumlahnya"
            yield placed.problem(("baris", len(rows) - 1, "isi", column), what, MADE_ANEW)


def _adds_up(parts: Sequence[int | None], total: int | None) -> bool:
    shown = sum(count for count in parts if count is not None)
    if total is None:
        return True
    return shown <= total if None in parts else shown == total
