"""Workbooks for tests, written to a temporary folder. People in them are made of syllables; none is ever committed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HEADINGS = ("Tanggal laporan", "Kecamatan", "Jenis kekerasan", "Kelompok korban")
DISTRICTS = ("Hulu", "Hilir", "Tengah")
# cases by type and group; every count of 1 to 4 is made, as nowhere else in the project
COUNTS: Mapping[tuple[str, str], int] = {
    ("Fisik", "Perempuan"): 40,
    ("Fisik", "Anak"): 22,
    ("Psikis", "Perempuan"): 12,
    ("Psikis", "Anak"): 5 - 2,
    ("Seksual", "Perempuan"): 8,
    ("Seksual", "Anak"): 31,
    ("Lainnya", "Perempuan"): 7,
    ("Lainnya", "Anak"): 9,
}

Rows = Iterable[Sequence[object]]


def cases(counts: Mapping[tuple[str, str], int] = COUNTS, year: int = 2026) -> list[list[object]]:
    """Return one row a case, below HEADINGS, in an order that says nothing."""
    shuffled = random.Random(7)
    rows: list[list[object]] = []
    for (kind, group), count in counts.items():
        for _ in range(count):
            day = date(year, shuffled.randint(1, 12), shuffled.randint(1, 28))
            rows.append([day, shuffled.choice(DISTRICTS), kind, group])
    shuffled.shuffle(rows)
    return rows


def write(path: Path, sheets: Mapping[str, Rows], *, start: int = 0) -> Path:
    """Write a workbook; each sheet's rows stand below one another from row `start` (from 0) on."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            fill(book.add_worksheet(name), rows, start)
    return path


def fill(sheet: Worksheet, rows: Rows, start: int = 0) -> None:
    for number, row in enumerate(rows, start=start):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def ordinary(path: Path, counts: Mapping[tuple[str, str], int] = COUNTS) -> Path:
    """Write a workbook without anything unusual in it."""
    return write(path, {"Kasus": [HEADINGS, *cases(counts)]})
