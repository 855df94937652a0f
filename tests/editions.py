"""Editions of tables for tests, with the real words; and each format read back as a program or a person would."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from terang import html, loading
from terang.blocks import editions
from terang.blocks.given import BlockData
from terang.downloads import Edition
from terang.public import PublicData, PublicTable
from terang.records.districts import Districts

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 24)
FACTS, _ = loading.load(ROOT / "tests/example")
assert FACTS
NOWHERE = BlockData(
    public=PublicData({}, {}, (), {}, ()),
    services=(),
    districts=Districts(),
    identity=FACTS.identity,
    environment=html.environment(ROOT / "overrides/blocks"),
    fonts=ROOT / "overrides/fonts",
    chart_cache=None,
    link=str,
)
WORDS = editions.words(NOWHERE)

Row = dict[str, Any]


def edition(table: PublicTable, released: date | None = DAY, *, frozen: bool = False, site: str = "") -> Edition:
    return Edition(table, released, frozen, WORDS, site)


def read_csv(body: bytes) -> list[Row]:
    """Read the CSV of RFC 4180, strictly."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline=""), strict=True))


def read_excel_csv(body: bytes) -> list[Row]:
    """Read a CSV as Excel with Indonesian settings does: its mark, ; and a decimal comma."""
    text = body.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    return [row | {"nilai": row["nilai"].replace(",", ".")} for row in rows]


def read_json(body: bytes) -> list[Row]:
    return [dict(row) for row in json.loads(body)["pernyataan"]]


def read_workbook(body: bytes) -> list[Row]:
    """Read the first sheet with its types."""
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip((str(name) for name in header), line, strict=True)) for line in lines]


def value_of(row: Row) -> tuple[str, ...]:
    """Return what a row says of its value, in one form whatever the format: ("angka", "50.78")."""

    def number(key: str) -> str:
        given = row[key]
        return "" if given in (None, "") else str(Decimal(str(given)).normalize().quantize(Decimal("0.001")))

    return (row["keadaan"], *(number(key) for key in ("nilai", "kurang-dari", "bagian", "keseluruhan")))


def place_of(row: Row) -> tuple[str, ...]:
    """Return where a row stands, and which statement it is."""
    return tuple(str(row[key] or "").removeprefix("'") for key in ("baris", "kolom", "peran", "pernyataan"))


def day_of(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value or "")
