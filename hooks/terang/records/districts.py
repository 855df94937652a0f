"""The regency's districts (kecamatan): their codes, which police command serves each, and their place on the tile map.

Who serves whom decides where someone goes in an emergency, and sources do not agree. So a command is never written
without how it is known: `terkonfirmasi` needs the name of who confirmed it; everything else is shown as unconfirmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from terang.problems import Problem
from terang.shapes import Day, List, Placed, Record, Slug, Text, WholeNumber, meant, refuse

ROWS, COLUMNS = 12, 8  # what a screen 320 px wide can show with readable names
SHORT = 3  # letters on a tile

Status = Literal["terkonfirmasi", "disebut-sumber", "sumber-berbeda", "simpulan", "tidak-ditemukan"]


def _tile(value: tuple[int, ...]) -> tuple[int, ...]:
    if len(value) != 2 or not 1 <= value[0] <= ROWS or not 1 <= value[1] <= COLUMNS:
        raise refuse(
            f"harus baris 1 sampai {ROWS} dan kolom 1 sampai {COLUMNS}",
            "tulis baris dari atas, lalu kolom dari kiri: [3, 4]",
        )
    return value


def _short(value: str) -> str:
    if len(value) > SHORT:
        raise refuse(f"paling banyak {SHORT} huruf, tertulis '{value}'", "pendekkan: Krm")
    return value


def _written(pattern: str, what: str, fix: str) -> AfterValidator:
    def matched(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise refuse(f"{what}, tertulis '{value}'", fix)
        return value

    return AfterValidator(matched)


Tile = Annotated[List[WholeNumber], AfterValidator(_tile)]  # row from the top, column from the left
Short = Annotated[Text, AfterValidator(_short)]
Code = Annotated[Text, _written(r"[0-9]{2}(\.[0-9]{2}){2}", "harus enam angka bertitik", "salin kodenya: 36.04.05")]
CodeBPS = Annotated[Text, _written(r"[0-9]{7}", "harus tujuh angka", "salin kodenya: 3604220")]


class Command(Record):
    """A police command that serves some district (data/polisi.yml)."""

    id: Slug
    name: Text = Field(alias="nama")
    letter: Short = Field(alias="huruf")  # on the tile map


class Neighbour(Record):
    """A place outside the regency, written on the tile map so that readers find their way (data/tetangga.yml)."""

    name: Text = Field(alias="nama")
    tile: Tile = Field(alias="petak")  # where the name begins
    columns: WholeNumber = Field(alias="lebar", default=1)  # how many tiles it may cover


class Police(Record):
    """Who serves a district, and how that is known. Where sources differ, each command stands with its own source."""

    commands: List[Slug] = Field(alias="kantor", default=())
    status: Status
    sources: List[Slug] = Field(alias="sumber", default=())
    by: Text = Field(alias="oleh", default="")  # who confirmed it
    day: Day | None = Field(alias="tanggal", default=None)  # when


class Spoken(Record):
    """A language of a district, as sources name it. How many speak it is never told: sources do not agree on that."""

    name: Text = Field(alias="nama")  # "Sunda"
    sources: List[Slug] = Field(alias="sumber")


class District(Record):
    """One district (data/kecamatan.yml)."""

    id: Slug
    name: Text = Field(alias="nama")
    short: Short = Field(alias="singkatan")
    code: Code = Field(alias="kode-kemendagri")
    bps: CodeBPS = Field(alias="kode-bps")
    villages: WholeNumber = Field(alias="desa")
    police: Police = Field(alias="polisi")
    languages: List[Spoken] = Field(alias="bahasa", default=())  # none: nobody has told
    tile: Tile = Field(alias="petak")
    zone: Slug | None = Field(alias="zona", default=None)  # for pooled figures


@dataclass(frozen=True, slots=True)
class Districts:
    """Everything about districts that pages may use."""

    all: tuple[District, ...] = ()
    commands: tuple[Command, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def by_name(self) -> tuple[District, ...]:
        """All of them as a reader looks for them, by the alphabet."""
        return tuple(sorted(self.all, key=lambda district: district.name.casefold()))

    def served_by(self, district: District) -> tuple[Command, ...]:
        """Return the commands of a district, in the order in which they are written there."""
        by_id = {command.id: command for command in self.commands}
        return tuple(by_id[name] for name in district.police.commands)


def check(
    districts: Sequence[Placed[District]],
    commands: Sequence[Placed[Command]],
    neighbours: Sequence[Placed[Neighbour]],
    known_commands: Collection[str],
    known_sources: Collection[str],
) -> Iterator[Problem]:
    """Yield every problem between districts, and with what they refer to. Known ids include those that failed."""
    for key, said in (("nama", "nama"), ("singkatan", "singkatan"), ("kode-kemendagri", "kode"), ("kode-bps", "kode")):
        yield from _repeated(districts, key, said)
    yield from _repeated(commands, "huruf", "huruf")
    yield from _tiles(districts, neighbours)
    for placed in districts:
        yield from _police(placed)
        yield from _unknown(placed, known_commands, known_sources)
        yield from _languages(placed, known_sources)


def _repeated(
    records: Sequence[Placed[District]] | Sequence[Placed[Command]], key: str, said: str
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for placed in records:
        field = next(name for name, field in type(placed.value).model_fields.items() if field.alias == key)
        written = str(getattr(placed.value, field))
        if other := first.get(written.casefold()):
            what = f"{said} '{written}' sudah dipakai '{other}'"
            yield placed.problem(key, what, "periksa keduanya, lalu perbaiki yang keliru")
        first.setdefault(written.casefold(), placed.value.id)


def _tiles(districts: Sequence[Placed[District]], neighbours: Sequence[Placed[Neighbour]]) -> Iterator[Problem]:
    taken: dict[tuple[int, int], str] = {}
    for placed in districts:
        row, column = placed.value.tile
        if other := taken.get((row, column)):
            what = f"petak [{row}, {column}] sudah dipakai '{other}'"
            yield placed.problem("petak", what, "pilih petak yang masih kosong")
        taken.setdefault((row, column), placed.value.id)
    for beside in neighbours:
        row, column = beside.value.tile
        for step in range(beside.value.columns):
            if other := taken.get((row, column + step)):
                what = f"petak [{row}, {column + step}] sudah dipakai '{other}'"
                yield beside.problem("petak", what, "pilih petak yang masih kosong, atau kecilkan 'lebar'")


def _police(placed: Placed[District]) -> Iterator[Problem]:
    """Yield what does not fit together: a status, how many commands it may have, and who says so."""
    police = placed.value.police
    count, at = len(police.commands), ("polisi", "status")
    if police.status == "tidak-ditemukan":
        if police.commands or police.sources:
            fix = "hapus 'kantor' dan 'sumber', atau tulis status lain"
            yield placed.problem(at, "'tidak-ditemukan' berarti tidak ada kantor yang disebut", fix)
    elif police.status == "sumber-berbeda":
        if count < 2 or len(police.sources) != count:
            fix = "tulis tiap kantor dan sumbernya dalam urutan yang sama"
            yield placed.problem(at, "'sumber-berbeda' perlu dua kantor, masing-masing dengan sumbernya", fix)
    elif count != 1 or not police.sources:
        fix = "tulis satu 'kantor' dan paling sedikit satu 'sumber'"
        yield placed.problem(at, f"'{police.status}' perlu tepat satu kantor dan sumbernya", fix)
    confirmed = police.status == "terkonfirmasi"
    if confirmed != bool(police.by) or confirmed != bool(police.day):
        what = "'oleh' dan 'tanggal' ditulis bila, dan hanya bila, statusnya terkonfirmasi"
        yield placed.problem(at, what, "tulis siapa yang memastikan dan kapan, atau tulis status lain")
    for index, name in enumerate(police.commands):
        if Counter(police.commands[: index + 1])[name] > 1:
            yield placed.problem(("polisi", "kantor", index), f"'{name}' ditulis dua kali", "hapus salah satu")


def _unknown(
    placed: Placed[District], known_commands: Collection[str], known_sources: Collection[str]
) -> Iterator[Problem]:
    police = placed.value.police
    for key, names, known, register in (
        ("kantor", police.commands, known_commands, "data/polisi.yml"),
        ("sumber", police.sources, known_sources, "daftar sumber"),
    ):
        for index, name in enumerate(names):
            if name not in known:
                what = f"'{name}' tidak ada di {register}"
                yield placed.problem(("polisi", key, index), what, meant(name, list(known)))


def _languages(placed: Placed[District], known_sources: Collection[str]) -> Iterator[Problem]:
    for number, spoken in enumerate(placed.value.languages):
        if not spoken.sources:
            fix = "tulis id sumbernya, atau hapus bahasa itu"
            yield placed.problem(("bahasa", number), f"bahasa {spoken.name} belum punya sumber", fix)
        for index, name in enumerate(spoken.sources):
            if name not in known_sources:
                what = f"'{name}' tidak ada di daftar sumber"
                yield placed.problem(("bahasa", number, "sumber", index), what, meant(name, list(known_sources)))
