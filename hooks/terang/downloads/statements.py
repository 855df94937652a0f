"""A table as rows of one statement each: what every format holds, with the types of its columns.

Nothing is dropped on the way out: statements that contradict the chosen one, places without a figure, hidden counts
and totals have rows of their own. Hidden, missing and zero are three different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from terang.periods import PartialDate
from terang.public import Missing, PublicCell, PublicFigure, PublicTable, Ratio, Suppressed, Value

Cell = str | int | Decimal | bool | date | PartialDate | None
Kind = Literal["text", "whole", "number", "yes", "day", "date"]  # a date may be known to the month only

COLUMNS: dict[str, Kind] = {
    "baris": "text",
    "kolom": "text",
    "peran": "text",
    "nilai": "number",
    "keadaan": "text",
    "kurang-dari": "whole",
    "bagian": "whole",
    "keseluruhan": "whole",
    "satuan": "text",
    "kira-kira": "yes",
    "wilayah": "text",
    "sistem": "text",
    "ukuran": "text",
    "kelompok": "text",
    "dari": "day",
    "sampai": "date",
    "ketepatan-akhir": "text",
    "sebagian-tahun": "yes",
    "dipilih": "yes",
    "pernyataan": "text",
    "sumber-penerbit": "text",
    "sumber-judul": "text",
    "sumber-terbit": "date",
    "sumber-alamat": "text",
    "diperiksa": "day",
    "kelengkapan": "text",
    "catatan": "text",
}
# What is written where there is a choice of few words.
ROLES = ("isi", "jumlah-baris", "jumlah-kolom", "jumlah-semua")
STATES = ("angka", "rasio", "disembunyikan", "tidak-ada")
PRECISIONS = {"day": "hari", "month": "bulan", "year": "tahun"}

Statement = dict[str, Cell]


def statements(table: PublicTable) -> Iterator[Statement]:
    """Yield every statement of `table` in its order, each with all of COLUMNS; then the totals, if it has any."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield from _cell(table, {"baris": row.label, "kolom": column, "peran": "isi"}, cell, row.note)
    if totals := table.totals:
        for row, cell in zip(table.rows, totals.rows, strict=bool(totals.rows)):
            yield from _cell(table, {"baris": row.label, "peran": "jumlah-baris"}, cell, "")
        for column, cell in zip(table.columns, totals.columns, strict=bool(totals.columns)):
            yield from _cell(table, {"kolom": column, "peran": "jumlah-kolom"}, cell, "")
        yield from _cell(table, {"peran": "jumlah-semua"}, totals.all, "")


def _cell(table: PublicTable, place: Statement, cell: PublicCell, note: str) -> Iterator[Statement]:
    empty: Statement = dict.fromkeys(COLUMNS)
    if cell.figure is None:
        reason = cell.value.reason if isinstance(cell.value, Missing) else ""
        known: Statement = {"satuan": table.unit, "wilayah": table.area, "sistem": table.system.name}
        yield empty | place | _value(cell.value) | known | {"catatan": _sentences(reason, note)}
        return
    for figure in (cell.figure, *cell.others):
        yield empty | place | _value(figure.value) | _figure(figure, note) | {"dipilih": figure is cell.figure}


def _value(value: Value) -> Statement:
    """A number where there is one, and in words what it is."""
    if isinstance(value, Suppressed):
        return {"keadaan": "disembunyikan", "kurang-dari": value.threshold}
    if isinstance(value, Missing):
        return {"keadaan": "tidak-ada"}
    if isinstance(value, Ratio):
        return {"keadaan": "rasio", "bagian": value.part, "keseluruhan": value.whole}
    return {"keadaan": "angka", "nilai": value}


def _figure(figure: PublicFigure, row_note: str) -> Statement:
    source, period = figure.source, figure.period
    return {
        "satuan": figure.unit,
        "kira-kira": figure.approximate,
        "wilayah": figure.area,
        "sistem": figure.system.name,
        "ukuran": figure.measure,
        "kelompok": figure.group,
        "dari": period.start,
        "sampai": period.end,
        "ketepatan-akhir": PRECISIONS[period.end.precision],
        "sebagian-tahun": figure.is_partial_year,
        "pernyataan": figure.id,
        "sumber-penerbit": source.publisher,
        "sumber-judul": source.title,
        "sumber-terbit": source.published,
        "sumber-alamat": source.url,
        "diperiksa": source.checked,
        "kelengkapan": figure.completeness,
        "catatan": _sentences(figure.note, row_note),
    }


def iso(value: date | PartialDate) -> str:
    """Return a date only as exactly as it is known: "2025-07-31", "2025-07" or "2025"."""
    if isinstance(value, date):
        return value.isoformat()
    return value.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[value.precision]]


def _sentences(*texts: str) -> str:
    return " ".join(filter(None, texts))
