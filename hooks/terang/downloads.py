"""A public table as files that anyone may take away: CSV and JSON, one row or object a statement.

Nothing is dropped on the way out: statements that contradict the chosen one, places without a figure and hidden
counts have their own rows. The CSV is that of RFC 4180 (comma, quotes; UTF-8 without mark) with a decimal point and
`\n` at line ends, so any program reads it; a spreadsheet with Indonesian settings needs another form.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal

from terang.periods import PartialDate
from terang.public import (
    Missing,
    PublicCell,
    PublicFigure,
    PublicRow,
    PublicSource,
    PublicTable,
    Ratio,
    Suppressed,
    Value,
)

STATEMENT = (
    "baris", "kolom", "nilai", "keadaan", "kurang-dari", "satuan", "kira-kira", "wilayah", "sistem", "ukuran",
    "kelompok", "dari", "sampai", "ketepatan-akhir", "sebagian-tahun", "dipilih", "sumber-penerbit", "sumber-judul",
    "sumber-terbit", "sumber-alamat", "diperiksa", "kelengkapan", "catatan",
)  # fmt: skip
COLUMNS = ("tabel", *STATEMENT, "peringatan", "penerbit", "lisensi")
PRECISIONS = {"day": "hari", "month": "bulan", "year": "tahun"}
FORMULA = re.compile(r"^[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")  # also full-width: some spreadsheets run those too

Cell = str | int | float | bool | None


def file_name(table: PublicTable, suffix: str) -> str:
    """Return a name that says what is in the file and of where: "kasus-per-tahun-kabupaten-serang.csv".

    `suffix` is what follows, with its own mark: ".csv", or "-batang.svg" for a chart.
    """
    area = re.sub(r"[^a-z0-9]+", "-", table.area.casefold()).strip("-")
    told = f"-{area}-" in f"-{table.slug}-"
    return f"{table.slug}{'' if told else '-' + area}{suffix}"


def as_csv(table: PublicTable) -> bytes:
    """Return the statements of `table`, sorted as the table is. Text that a spreadsheet would run is disarmed by '."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    constant: dict[str, Cell] = {
        "tabel": table.title,
        "peringatan": " ".join(table.caveats),
        "penerbit": table.publisher,
        "lisensi": table.license,
    }
    for record in _records(table):
        writer.writerow({key: _plain(value) for key, value in (record | constant).items()})
    return out.getvalue().encode()


def as_json(table: PublicTable) -> bytes:
    """Return the same statements with everything that a reader must know to use them."""
    last = max(table.figures, key=lambda figure: figure.period.last_day).period.end
    told = {
        "judul": table.title,
        "pertanyaan": table.question,
        "wilayah": table.area,
        "sistem": {"nama": table.system.name, "singkat": table.system.short, "tentang": table.system.about},
        "satuan": table.unit,
        "kepala-baris": table.row_heading,
        "kolom": list(table.columns),
        "angka-sampai": _iso(last),
        "sumber-diperiksa": table.checked.isoformat(),
        "penerbit": table.publisher,
        "lisensi": table.license,
        "catatan": table.note,
        "peringatan": list(table.caveats),
        "sumber": [_source(source) for source in table.sources],
        "pernyataan": list(_records(table)),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _records(table: PublicTable) -> Iterator[dict[str, Cell]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            for record in _cell(table, row, column, cell):
                yield dict.fromkeys(STATEMENT) | record


def _cell(table: PublicTable, row: PublicRow, column: str, cell: PublicCell) -> Iterator[dict[str, Cell]]:
    place: dict[str, Cell] = {"baris": row.label, "kolom": column}
    if cell.figure is None:
        reason = cell.value.reason if isinstance(cell.value, Missing) else ""
        known = {"satuan": table.unit, "wilayah": table.area, "sistem": table.system.name}
        yield place | _value(cell.value) | known | {"catatan": _sentences(reason, row.note)}
        return
    for figure in (cell.figure, *cell.others):
        yield place | _value(figure.value) | _figure(figure, row.note) | {"dipilih": figure is cell.figure}


def _figure(figure: PublicFigure, row_note: str) -> dict[str, Cell]:
    source, period = figure.source, figure.period
    return {
        "satuan": figure.unit,
        "kira-kira": figure.approximate,
        "wilayah": figure.area,
        "sistem": figure.system.name,
        "ukuran": figure.measure,
        "kelompok": figure.group,
        "dari": period.start.isoformat(),
        "sampai": _iso(period.end),
        "ketepatan-akhir": PRECISIONS[period.end.precision],
        "sebagian-tahun": figure.is_partial_year,
        "sumber-penerbit": source.publisher,
        "sumber-judul": source.title,
        "sumber-terbit": _iso(source.published) if source.published else None,
        "sumber-alamat": source.url,
        "diperiksa": source.checked.isoformat(),
        "kelengkapan": figure.completeness,
        "catatan": _sentences(figure.note, row_note),
    }


def _value(value: Value) -> dict[str, Cell]:
    """A number where there is one, and in words what it is: hidden, missing and zero are three different things."""
    if isinstance(value, Suppressed):
        return {"nilai": None, "keadaan": "ditekan", "kurang-dari": value.threshold}
    if isinstance(value, Missing):
        return {"nilai": None, "keadaan": "tidak-ada"}
    if isinstance(value, Ratio):
        return {"nilai": f"{value.part} dari {value.whole}", "keadaan": "rasio"}
    return {"nilai": float(value) if isinstance(value, Decimal) else value, "keadaan": "angka"}


def _source(source: PublicSource) -> dict[str, Cell]:
    return {
        "judul": source.title,
        "penerbit": source.publisher,
        "terbit": _iso(source.published) if source.published else None,
        "alamat": source.url,
        "diperiksa": source.checked.isoformat(),
        "catatan": source.note,
    }


def _iso(value: PartialDate) -> str:
    """Return a date only as exactly as it is known: "2025-07-31", "2025-07" or "2025"."""
    return value.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[value.precision]]


def _sentences(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value) if isinstance(value, int | float) else " ".join(value.split())
    return f"'{text}" if FORMULA.match(text) else text
