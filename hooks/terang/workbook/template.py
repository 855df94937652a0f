"""The workbook that staff start from: columns without a person in them, lists to choose from, a sheet of guidance.

All of its words come from the settings. The same settings give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import xlsxwriter

from terang.blocks.given import Template
from terang.recap_loading import RecapData
from terang.records.workbooks import DATE, Column

NAME = "buku-kerja-kasus"
ADDRESS = f"unduhan/templat/{NAME}.xlsx"
ROWS = 2000  # that offer a list; below them the sheet can still be filled in
_CREATED = datetime(2020, 1, 1)  # any fixed day: the library would write the hour of the build
_WIDTH = 22  # of a column, in characters


def templates(books: RecapData | None) -> Mapping[str, Template]:
    """Return the files that staff fill in, by name."""
    return {NAME: Template(books.workbook.title, ADDRESS, made(books))} if books else {}


def made(books: RecapData) -> bytes:
    """Return the workbook of cases."""
    settings = books.workbook
    columns = [column for column in settings.columns if column.in_template]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": settings.title, "created": _CREATED})
        heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DFEEEB", "border": 1}
        )
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        cases = book.add_worksheet(settings.sheet)
        guide = book.add_worksheet(settings.guide_sheet)
        lists = book.add_worksheet(settings.list_sheet)
        cases.freeze_panes(1, 0)
        guide.set_column(0, 0, 100, wrapped)
        for number, sentence in enumerate(settings.guide):
            guide.write_string(number, 0, sentence)
        for position, column in enumerate(columns):
            cases.write_string(0, position, column.name, heading)
            cases.set_column(position, position, _WIDTH, day if column.id == DATE else None)
            lists.set_column(position, position, _WIDTH, wrapped)
            lists.write_string(0, position, column.hint, heading)
            words = () if column.id == DATE else books.dimension(column.id).categories
            for number, word in enumerate(words, start=1):
                lists.write_string(number, position, word)
            _only(cases, position, column, len(words), books)
    return out.getvalue()


def _only(sheet: Any, position: int, column: Column, words: int, books: RecapData) -> None:
    """Let the cells of a column hold only a date, or a word of its list."""
    settings = books.workbook
    rule: dict[str, object] = {"input_title": column.name[:32], "input_message": column.hint[:255]}
    rule |= {"error_title": column.name[:32]}
    if column.id == DATE:
        rule |= {"validate": "date", "criteria": ">", "value": date(2000, 1, 1), "error_message": column.hint[:255]}
    else:
        letter = xlsxwriter.utility.xl_col_to_name(position)
        source = f"='{settings.list_sheet}'!${letter}$2:${letter}${words + 1}"
        rule |= {"validate": "list", "source": source, "error_message": settings.refusal[:255]}
    sheet.data_validation(1, position, ROWS, position, rule)
