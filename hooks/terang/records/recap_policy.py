"""Which tables may be made from the agency's own register (`rekap` in data/aturan.yml).

The rules that protect people are stricter than what can be written here: districts stand alone in a table, over three
years or more; what is a part of another dimension is never published beside it. Measured on this agency's numbers, a
table of districts by type of violence would have nineteen of twenty cells hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from terang.problems import Problem
from terang.shapes import List, Placed, Record, Slug, Text, WholeNumber, meant, refuse

DISTRICT, ZONE = "kecamatan", "zona"
DISTRICT_YEARS = 3  # the least; one year of districts shows mostly counts below the threshold
SPAN = "{masa}"  # in a title: the years that the table is about


def _years(value: int) -> int:
    if not 1 <= value <= 10:
        raise refuse(f"harus 1 sampai 10 tahun, tertulis '{value}'", "tulis 1, atau banyaknya tahun yang digabung")
    return value


def _title(value: str) -> str:
    if SPAN not in value:
        raise refuse(f"belum memuat {SPAN}", f"tulis {SPAN} di tempat tahunnya: Kasus menurut jenis, {SPAN}")
    return value


def _part(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(name, str) and name for name in value.values()):
        raise refuse("harus dimensi dan kategorinya", "contoh: {kelompok: Anak}")
    return {str(dimension): str(category) for dimension, category in value.items()}


class RecapTable(Record):
    """One table. Its file is data/rekap/YEARS/NAME-DAY.yml."""

    name: Slug = Field(alias="nama")
    dimensions: List[Slug] = Field(alias="dimensi")
    years: Annotated[WholeNumber, AfterValidator(_years)] = Field(alias="tahun", default=1)
    title: Annotated[Text, AfterValidator(_title)] = Field(alias="judul")
    question: Text = Field(alias="pertanyaan")
    row_heading: Text = Field(alias="kepala-baris")
    note: Text = Field(alias="catatan", default="")


class AlsoCounted(Record):
    """Statements of data/angka/ that count a part of what the register counts: an attacker knows them too."""

    measure: Text = Field(alias="ukuran")
    group: Text = Field(alias="kelompok")
    part: Annotated[dict[str, str], BeforeValidator(_part)] = Field(alias="bagian")


class RecapPolicy(Record):
    """What the register counts, and which tables may be made from it."""

    area: Slug = Field(alias="wilayah")
    system: Slug = Field(alias="sistem")
    measure: Text = Field(alias="ukuran")
    group: Text = Field(alias="kelompok")
    unit: Literal["kasus", "korban", "laporan"] = Field(alias="satuan")
    source: Slug | None = Field(alias="sumber", default=None)  # the register itself, in data/sumber.yml
    nested: List[List[Slug]] = Field(alias="bersarang", default=())
    also_counted: List[AlsoCounted] = Field(alias="terhitung-juga", default=())
    tables: List[RecapTable] = Field(alias="tabel", default=())

    def lengths(self) -> list[int]:
        """Return for how many years together there is a table."""
        return sorted({table.years for table in self.tables})

    def families(self, dimensions: Collection[str]) -> list[str]:
        """Return the dimensions among `dimensions` that are parts of one another, of the first family with two."""
        for family in self.nested:
            if len(both := [name for name in family if name in dimensions]) > 1:
                return both
        return []


def check(
    placed: Placed[RecapPolicy],
    *,
    areas: Collection[str],
    systems: Collection[str],
    sources: Collection[str],
    dimensions: Collection[str],
) -> Iterator[Problem]:
    """Yield every problem of the policy. `placed` stands at `rekap`; `dimensions` are those that the workbook has."""
    policy = placed.value
    for key, word, known, register in (
        ("wilayah", policy.area, areas, "data/wilayah.yml"),
        ("sistem", policy.system, systems, "data/sistem.yml"),
        ("sumber", policy.source, sources, "data/sumber.yml"),
    ):
        if word is not None and word not in known:
            yield placed.problem(key, f"'{key}' {word} tidak ada di {register}", meant(word, list(known)))
    names: set[str] = set()
    for index, table in enumerate(policy.tables):
        yield from _table(placed, index, table, dimensions)
        if table.name in names:
            yield placed.problem(("tabel", index, "nama"), f"nama '{table.name}' sudah dipakai", "beri nama lain")
        names.add(table.name)
    used = {name for table in policy.tables for name in table.dimensions}
    if both := policy.families(used):
        what = f"'{both[0]}' dan '{both[1]}' saling memuat, jadi tidak boleh sama-sama diterbitkan"
        yield placed.problem("tabel", what, "pilih salah satu, lalu hapus tabel yang memakai yang lain")


def _table(
    placed: Placed[RecapPolicy], index: int, table: RecapTable, dimensions: Collection[str]
) -> Iterator[Problem]:
    for position, name in enumerate(table.dimensions):
        if name not in dimensions:
            what = f"dimensi '{name}' tidak ada di buku kerja"
            yield placed.problem(("tabel", index, "dimensi", position), what, meant(name, list(dimensions)))
    if not 1 <= len(table.dimensions) <= 2 or len(set(table.dimensions)) != len(table.dimensions):
        what = "tabel rekap memakai satu atau dua dimensi yang berbeda"
        yield placed.problem(("tabel", index, "dimensi"), what, "hapus dimensi yang lain")
    yield from district_problems(placed, ("tabel", index, "dimensi"), table.dimensions, table.years)


def district_problems(
    placed: Placed[RecapPolicy], key: tuple[str | int, ...], dimensions: Collection[str], years: int
) -> Iterator[Problem]:
    """Yield what keeps a table with areas below the regency from being published."""
    areas = [name for name in dimensions if name in (DISTRICT, ZONE)]
    if areas and len(dimensions) > 1:
        what = f"tabel {areas[0]} tidak boleh dirinci lagi"
        yield placed.problem(key, what, f"pakai satu dimensi saja: [{areas[0]}]")
    if DISTRICT in areas and years < DISTRICT_YEARS:
        what = f"tabel kecamatan harus gabungan {DISTRICT_YEARS} tahun atau lebih"
        yield placed.problem(key, what, f"tulis tahun: {DISTRICT_YEARS}, atau pakai dimensi zona")
