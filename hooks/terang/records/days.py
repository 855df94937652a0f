"""Days that come back every year on the same date (data/hari-peringatan.yml), each with where that can be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from terang.problems import Problem
from terang.shapes import List, Placed, Record, Slug, Text, meant, refuse

LEAP_YEAR = 2024  # in which every date exists


class DayOfYear(NamedTuple):
    """A date without its year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Return this date in a year. 29 February is refused where it is written."""
        return date(year, self.month, self.day)


def _day_of_year(value: object) -> DayOfYear:
    match = re.fullmatch(r"([0-9]{2})-([0-9]{2})", value.strip()) if isinstance(value, str) else None
    if not match:
        raise refuse(f"harus bulan dan tanggal, tertulis '{value}'", "tulis bulan-tanggal; 23 Juli = 07-23")
    month, day = int(match[1]), int(match[2])
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        raise refuse(f"tidak ada di kalender, tertulis '{value}'", "periksa bulan dan tanggalnya") from None
    if (month, day) == (2, 29):
        raise refuse("tidak ada setiap tahun, tertulis '02-29'", "pilih tanggal yang ada setiap tahun")
    return DayOfYear(month, day)


class Commemoration(Record):
    """A day, or days in a row, that people mark every year."""

    id: Slug
    name: Text = Field(alias="nama")
    day: Annotated[DayOfYear, BeforeValidator(_day_of_year)] = Field(alias="tanggal")
    last: Annotated[DayOfYear, BeforeValidator(_day_of_year)] | None = Field(alias="sampai", default=None)
    basis: Text = Field(alias="dasar", default="")  # what fixed it: "Keppres 44/1984"
    sources: List[Slug] = Field(alias="sumber")

    def dates(self, year: int) -> tuple[date, date]:
        """Return the first and the last day of the one that begins in `year`."""
        first = self.day.in_year(year)
        if self.last is None:
            return first, first
        return first, self.last.in_year(year if self.last >= self.day else year + 1)


def check(found: Iterable[Placed[Commemoration]], sources: Collection[str]) -> Iterator[Problem]:
    """Yield the days that no source tells of."""
    for placed in found:
        if not placed.value.sources:
            yield placed.problem("sumber", "'sumber' masih kosong", "tulis id sumber dari data/rujukan.yml")
        for index, name in enumerate(placed.value.sources):
            if name not in sources:
                fix = meant(name, list(sources))
                fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/rujukan.yml"
                yield placed.problem(("sumber", index), f"sumber '{name}' tidak ada", fix)
