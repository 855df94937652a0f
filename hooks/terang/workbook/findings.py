"""What is told about a workbook: problems that stop the import, and remarks on what was done.

A text holds a sheet, a cell and words of the settings; never what stands in the cell, which may be somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

MANY = 20  # problems of one kind in one column; the rest are mended the same way


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sheet, by its place in the workbook; a cell, a row (no column), a column (no row) or all of it.

    `name` is how the sheet is called in messages: "Lembar 'Kasus'", or "Lembar ke-5".
    """

    sheet: int = 0
    row: int = 0
    column: int = 0
    name: str = ""

    def __str__(self) -> str:
        letter = get_column_letter(self.column) if self.column else ""
        where = f"sel {letter}{self.row}" if letter and self.row else f"kolom {letter}" if letter else ""
        where = where or (f"baris {self.row}" if self.row else "")
        return ", ".join(filter(None, (self.name or "Buku kerja ini", where)))


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One text. `fix` is "" for a remark."""

    place: Place
    what: str
    fix: str = ""
    more: bool = False  # the same holds for other cells

    def __str__(self) -> str:
        others = "sel lain di kolom ini" if self.place.column else "baris lain"
        other = f" (juga {others})" if self.more else ""
        text = f"{self.place}: {self.what}{other}"
        return f"{text}\n    Perbaiki: {self.fix}" if self.fix else text


class Stop(Exception):  # noqa: N818 - it reports, it is not an error of the program
    """Raised where reading cannot go on; the reason is already among the findings."""


@dataclass(slots=True)
class Findings:
    """Gathers what is told while a workbook is read."""

    _problems: dict[tuple[int, int, str], list[Told]] = field(default_factory=dict)
    _remarks: dict[tuple[int, int, str], list[Told]] = field(default_factory=dict)

    def problem(self, place: Place, what: str, fix: str) -> None:
        self._problems.setdefault((place.sheet, place.column, what), []).append(Told(place, what, fix))

    def remark(self, place: Place, what: str) -> None:
        """Tell of the first cell of a column that it holds for, and whether there are others."""
        seen = self._remarks.setdefault((place.sheet, place.column, what), [])
        if len(seen) < 2:
            seen.append(Told(place, what))

    def stop(self, place: Place, what: str, fix: str) -> Stop:
        """Tell of a problem, and return what to raise."""
        self.problem(place, what, fix)
        return Stop()

    @property
    def problems(self) -> list[Told]:
        """Every problem in the order of the workbook, at most MANY of one kind in a column."""
        return sorted(told for same in self._problems.values() for told in _first(same, MANY))

    @property
    def remarks(self) -> list[Told]:
        return sorted(told for same in self._remarks.values() for told in _first(same, 1))


def _first(same: list[Told], most: int) -> Iterator[Told]:
    yield from same[: most - 1]
    for last in same[most - 1 : most]:
        yield Told(last.place, last.what, last.fix, more=len(same) > most)
