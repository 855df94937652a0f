"""A public table as files that anyone may take away. Every format is made from the same statements, one module each.

People who open a file by hand get a workbook, or a CSV as their spreadsheet wants it; programs get the CSV of RFC 4180
and what describes it. Each folder of downloads is a data package of its own.
"""

from __future__ import annotations

from functools import lru_cache

from terang.downloads import csv_file, datapackage, json_file, workbook
from terang.downloads.edition import Edition, Words, file_name

__all__ = ["DESCRIPTOR", "Edition", "Words", "file_name", "files", "for_people", "program_file"]

DESCRIPTOR = "datapackage.json"
WORKBOOK, SPREADSHEET, PROGRAM, JSON = ".xlsx", "-excel.csv", ".csv", ".json"


@lru_cache(maxsize=64)  # a table stands on several pages; nothing here depends on which
def _made(edition: Edition) -> dict[str, bytes]:
    name = edition.folder + file_name(edition.table, "")
    program = csv_file.for_programs(edition)
    return {
        name + WORKBOOK: workbook.made(edition),
        name + SPREADSHEET: csv_file.for_spreadsheets(edition),
        name + PROGRAM: program,
        name + JSON: json_file.made(edition),
        edition.folder + DESCRIPTOR: datapackage.made(edition, name + PROGRAM, program),
    }


def files(edition: Edition) -> dict[str, bytes]:
    """Return every file of an edition by its address in the site, those for people first."""
    return dict(_made(edition))


def program_file(edition: Edition) -> tuple[str, bytes]:
    """Return address and bytes of the CSV for programs."""
    address = edition.folder + file_name(edition.table, PROGRAM)
    return address, _made(edition)[address]


def for_people(edition: Edition) -> dict[str, bytes]:
    """Return the files that stand below a chart or a table: those that open with a double click, and JSON."""
    return {
        address: body
        for address, body in _made(edition).items()
        if address.endswith((WORKBOOK, SPREADSHEET, JSON)) and not address.endswith(DESCRIPTOR)
    }
