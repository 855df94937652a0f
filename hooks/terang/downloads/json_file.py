"""JSON: the statements, with everything that a reader must know to use them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from terang.downloads.edition import Edition
from terang.downloads.metadata import description, indicator
from terang.downloads.statements import Cell, iso, statements
from terang.periods import PartialDate
from terang.public import PublicSource

Plain = str | int | float | bool | None


def made(edition: Edition) -> bytes:
    """Return the file; dates are text, only as exactly as they are known."""
    table = edition.table
    entries = (*description(edition), *indicator(edition))
    told = {
        "judul": table.title,
        "pertanyaan": table.question,
        "rilis": edition.released.isoformat() if edition.released else None,
        "wilayah": table.area,
        "sistem": {"nama": table.system.name, "singkat": table.system.short, "tentang": table.system.about},
        "satuan": table.unit,
        "kepala-baris": table.row_heading,
        "kolom": list(table.columns),
        "angka-sampai": iso(table.period.end),
        "sumber-diperiksa": table.checked.isoformat(),
        "penerbit": table.publisher,
        "lisensi": table.license,
        "kutipan": edition.citation,
        "catatan": table.note,
        "peringatan": list(table.caveats),
        "metadata": {entry.key: entry.text or None for entry in entries},
        "belum-pasti": {entry.key: entry.open for entry in entries if entry.open},
        "sumber": [source_entry(source) for source in table.sources],
        "pernyataan": [{key: _plain(value) for key, value in row.items()} for row in statements(table)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def source_entry(source: PublicSource) -> dict[str, Plain]:
    """Return what every file tells of a source."""
    return {
        "judul": source.title,
        "penerbit": source.publisher,
        "terbit": iso(source.published) if source.published else None,
        "alamat": source.url,
        "diperiksa": source.checked.isoformat(),
        "catatan": source.note,
    }


def _plain(value: Cell) -> Plain:
    if isinstance(value, date | PartialDate):
        return iso(value)
    return float(value) if isinstance(value, Decimal) else value
