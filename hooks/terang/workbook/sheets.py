"""A workbook as sheets of rows: opened economically, each sheet with the name under which messages may call it."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from terang.records.workbooks import plain
from terang.workbook import anatomy, headings
from terang.workbook.anatomy import Anatomy
from terang.workbook.findings import Findings, Place
from terang.workbook.headings import Header, Headings, Titles

Row = tuple[object, ...]
ALL = "semua"  # what is written for --lembar to read every sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `title` is never shown; `place` is."""

    title: str
    place: Place
    hidden: bool
    _source: Any  # openpyxl's, whose types do not tell read-only sheets apart

    def at(self, row: int = 0, column: int = 0) -> Place:
        return Place(self.place.sheet, row, column, self.place.name)

    @staticmethod
    def letter(column: int) -> str:
        return get_column_letter(column)

    def rows(self) -> Iterator[Row]:
        """Yield the values of each row from the first on; a row is only as long as what it holds."""
        self._source.reset_dimensions()  # what a workbook says about its size need not be true
        return self._source.iter_rows(values_only=True)  # type: ignore[no-any-return]

    def anatomy(self) -> Anatomy:
        with self._source._get_source() as xml:  # the part of the package that the library reads the sheet from
            return anatomy.examine(xml)

    def header(self, words: Headings) -> Header | None:
        """Return where the columns are, None when the sheet has no headings that are known."""
        above: Titles | None = None
        found: Titles | None = None
        at = 0
        for number, values in enumerate(self.rows(), start=1):
            titles = words.read(values)
            if found:
                below = titles if headings.continues(found, titles, values) else None
                return headings.joined(at, found, above, below)
            if titles.are_headings:
                found, at = titles, number
            elif number > headings.SEARCHED:
                return None
            else:
                above = titles if titles.known else None
        return headings.joined(at, found, above, None) if found else None


@contextmanager
def opened(path: Path, known_words: Collection[str]) -> Iterator[list[Sheet]]:
    """Give the sheets of a workbook; the file is closed afterwards, whatever happens.

    The library's warnings are not shown: they quote cells.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            words = {plain(word) for word in known_words}
            yield [
                Sheet(one.title, Place(number, name=_name(number, one.title, words)), one.sheet_state != "visible", one)
                for number, one in enumerate(book.worksheets, start=1)
            ]
        finally:
            book.close()


def _name(number: int, title: str, words: Collection[str]) -> str:
    """Return how a sheet is called: by its title only when its words are known: it may be somebody's name."""
    parts = plain(title).split()
    plain_words = parts and all(part in words or (part.isdigit() and len(part) <= 4) for part in parts)
    return f"Lembar '{title.strip()}'" if plain_words else f"Lembar ke-{number}"


def chosen(sheets: Sequence[Sheet], wanted: Sequence[str], words: Headings, findings: Findings) -> list[Sheet]:
    """Return the sheets to read: those that were named, or the only one with headings that are known."""
    if wanted and ALL not in wanted:
        return _named(sheets, wanted, findings)
    visible = [sheet for sheet in sheets if not sheet.hidden]
    for sheet in sheets:
        if sheet.hidden:
            findings.remark(
                sheet.place, f"lembar ini tersembunyi, jadi tidak dibaca; untuk membacanya: {_option(sheet)}"
            )
    fit = [sheet for sheet in visible if sheet.header(words)]
    if not fit:
        what = "tidak ada lembar dengan judul kolom yang dikenali"
        fix = "beri judul kolom seperti di buku kerja templat; judulnya paling jauh di baris 40"
        raise findings.stop(Place(), what, fix)
    if len(fit) > 1 and not wanted:
        listed = ", ".join(f"{sheet.place.name} ({_option(sheet)})" for sheet in fit)
        what = f"ada beberapa lembar yang dapat dibaca: {listed}"
        fix = "sebutkan satu atau beberapa, supaya tidak ada yang terhitung dua kali; atau semua: --lembar semua"
        raise findings.stop(Place(), what, fix)
    return fit


def _option(sheet: Sheet) -> str:
    return f"--lembar {sheet.place.sheet}"


def _named(sheets: Sequence[Sheet], wanted: Sequence[str], findings: Findings) -> list[Sheet]:
    found: list[Sheet] = []
    for name in wanted:
        same = [sheet for sheet in sheets if plain(sheet.title) == plain(name) or str(sheet.place.sheet) == name]
        if not same:
            what = "lembar yang disebut dengan --lembar tidak ada"
            fix = f"pakai nomor lembar, dari 1 sampai {len(sheets)}, atau namanya"
            raise findings.stop(Place(), what, fix)
        found += [sheet for sheet in same if sheet not in found]
    return found
