"""What a workbook of the agency holds, and what is read from it (data/buku-kerja.yml).

Only what is listed here is ever read: a column with another heading does not exist for the importer, so names, numbers
and addresses of people are dropped before anything is made of their row.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.problems import Problem
from terang.shapes import List, Placed, Record, Slug, Text, WholeNumber, YesNo

DATE, MONTH, YEAR, COUNT = "tanggal", "bulan", "tahun", "jumlah"
ROLES = (DATE, MONTH, YEAR, COUNT)  # columns that are no dimension
FROM_DISTRICTS = ("kecamatan", "zona")  # dimensions whose categories stand in data/kecamatan.yml


class Choice(Record):
    """One allowed content of a column. With `youngest` it also stands for the ages up to `oldest`."""

    name: Text = Field(alias="nama")
    synonyms: List[Text] = Field(alias="ditulis-juga", default=())
    youngest: WholeNumber | None = Field(alias="dari", default=None)
    oldest: WholeNumber | None = Field(alias="sampai", default=None)


class Column(Record):
    """A column that is read."""

    id: Slug
    name: Text = Field(alias="nama")
    synonyms: List[Text] = Field(alias="judul-lain", default=())
    choices: List[Choice] = Field(alias="isi", default=())
    hint: Text = Field(alias="petunjuk")  # in the template, for who fills it in
    in_template: YesNo = Field(alias="di-templat", default=True)


class Workbook(Record):
    """data/buku-kerja.yml."""

    title: Text = Field(alias="judul")
    sheet: Text = Field(alias="lembar")
    guide_sheet: Text = Field(alias="lembar-petunjuk")
    list_sheet: Text = Field(alias="lembar-daftar")
    guide: List[Text] = Field(alias="petunjuk")
    refusal: Text = Field(alias="di-luar-daftar")  # what the template answers to a word that is not in its list
    known_words: List[Text] = Field(alias="kata-nama-lembar")  # a sheet's name is shown when it has no other words
    columns: List[Column] = Field(alias="kolom")

    def dimensions(self) -> list[str]:
        """Return the ids of what may be counted by."""
        return [*(column.id for column in self.columns if column.id not in ROLES), "zona"]


def check(placed: Placed[Workbook]) -> Iterator[Problem]:
    """Yield every problem of the description."""
    seen: dict[str, str] = {}
    for index, column in enumerate(placed.value.columns):
        for name in (column.name, *column.synonyms):
            word = plain(name)
            if word in seen:
                what = f"judul '{name}' sudah dipakai oleh kolom '{seen[word]}'"
                yield placed.problem(("kolom", index), what, "hapus salah satu")
            seen[word] = column.id
        yield from _choices(placed, index, column)


def _choices(placed: Placed[Workbook], index: int, column: Column) -> Iterator[Problem]:
    key = ("kolom", index, "isi")
    if column.id in (*ROLES, *FROM_DISTRICTS):
        if column.choices:
            yield placed.problem(key, f"kolom '{column.id}' tidak memakai daftar isi", "hapus bagian isi")
        return
    if len(column.choices) < 2:
        yield placed.problem(key, f"kolom '{column.id}' perlu paling sedikit dua isi", "tambahkan isinya")
    seen: set[str] = set()
    for choice in column.choices:
        for name in (choice.name, *choice.synonyms):
            if plain(name) in seen:
                yield placed.problem(key, f"isi '{name}' tertulis dua kali", "hapus salah satu")
            seen.add(plain(name))


def plain(text: str) -> str:
    """Return what is compared of a heading or a content: small letters and digits, one space between words."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
