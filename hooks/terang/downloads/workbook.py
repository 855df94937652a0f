"""XLSX for people: numbers are numbers, dates are dates, and a second sheet tells what one must know.

Nothing in it is a formula or a link: all text is written as text. The same bytes on every build: the file's own date
is that of the release.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from terang import indonesian
from terang.downloads.edition import Edition
from terang.downloads.metadata import Entry, description, indicator
from terang.downloads.statements import COLUMNS, Cell, Statement, statements
from terang.periods import PartialDate, Period

# Indonesian months whatever the computer's settings (0421 is Indonesia); only as much of a date as is known.
DATES = {"day": "[$-421]d mmmm yyyy", "month": "[$-421]mmmm yyyy", "year": "yyyy"}
NUMBERS = {"whole": "#,##0", "part": "#,##0.0##"}
WIDTHS = {"text": 18, "whole": 11, "number": 11, "yes": 10, "day": 18, "date": 18}
WIDE = {"baris": 34, "ukuran": 40, "sumber-judul": 48, "sumber-alamat": 40, "kelengkapan": 48, "catatan": 48}
STYLE = "Table Style Light 1"  # lines only: it prints well, and in black and white


def made(edition: Edition) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": DATES["day"]}) as book:
        day = edition.released or edition.table.checked
        book.set_properties(
            {
                "title": edition.table.title,
                "author": edition.table.publisher,
                "comments": edition.table.license,
                "created": datetime(day.year, day.month, day.day),
            }
        )
        formats = {name: book.add_format({"num_format": pattern}) for name, pattern in (DATES | NUMBERS).items()}
        data, about = (book.add_worksheet(name) for name in edition.words.sheets)
        _write_data(data, list(statements(edition.table)), formats)
        _write_about(about, edition, book.add_format({"bold": True}), book.add_format({"text_wrap": True}))
    return out.getvalue()


def _write_data(sheet: Worksheet, rows: list[Statement], formats: dict[str, Format]) -> None:
    for index, (name, kind) in enumerate(COLUMNS.items()):
        sheet.set_column(index, index, WIDE.get(name, WIDTHS[kind]))
    sheet.add_table(
        0, 0, len(rows), len(COLUMNS) - 1, {"columns": [{"header": name} for name in COLUMNS], "style": STYLE}
    )
    for line, row in enumerate(rows, start=1):
        for index, name in enumerate(COLUMNS):
            _write(sheet, line, index, row[name], formats)
    sheet.freeze_panes(1, 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:B1048576"})  # the label of a row may be a year
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, line: int, index: int, value: Cell, formats: dict[str, Format]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(line, index, "ya" if value else "tidak")
    elif isinstance(value, int):
        sheet.write_number(line, index, value, formats["whole"])
    elif isinstance(value, Decimal):
        sheet.write_number(line, index, float(value), formats["part"])
    elif isinstance(value, date):
        sheet.write_datetime(line, index, value, formats["day"])
    elif isinstance(value, PartialDate):
        last = Period(value.day, value).last_day
        sheet.write_datetime(line, index, last, formats[value.precision])
    else:
        sheet.write_string(line, index, value)


def _write_about(sheet: Worksheet, edition: Edition, bold: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 30, wrapped)
    sheet.set_column(1, 1, 100, wrapped)
    for line, (label, text) in enumerate(_about(edition)):
        sheet.write_string(line, 0, label, wrapped if text else bold)
        sheet.write_string(line, 1, text, wrapped)
    sheet.fit_to_pages(1, 0)


def _about(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the lines of the second sheet: a label and its text; a heading has no text."""
    table, words = edition.table, edition.words
    yield table.title, ""
    yield words.of("labels", "pertanyaan"), table.question
    if table.note:
        yield words.of("labels", "catatan"), table.note
    yield from map(_line, description(edition))
    yield words.of("parts", "standar"), ""
    yield from map(_line, indicator(edition))
    yield words.of("parts", "peringatan"), ""
    for number, caveat in enumerate(table.caveats, start=1):
        yield str(number), caveat
    yield words.of("parts", "sumber"), ""
    for source in table.sources:
        published = indonesian.partial_date(source.published) if source.published else ""
        yield source.publisher, ". ".join(filter(None, (source.title, published, source.url, source.note)))
    yield words.of("parts", "kolom"), ""
    yield from words.columns
    yield words.of("parts", "kutipan"), ""
    yield table.license, edition.citation


def _line(entry: Entry) -> tuple[str, str]:
    return entry.label, " ".join(filter(None, (entry.text, entry.open, entry.url)))
