"""The sentence under a table: what it says, and what it may never say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from editions import NOWHERE
from terang.blocks import described
from terang.periods import PartialDate, Period
from terang.public import (
    Missing,
    PublicCell,
    PublicFigure,
    PublicRow,
    PublicSource,
    PublicSystem,
    PublicTable,
    Ratio,
    Suppressed,
    Value,
)

SOURCE = PublicSource("s", "Judul", "Koran", "https://koran.contoh.id/", None, date(2026, 11, 23), "")
SYSTEM = PublicSystem("dinas", "Catatan Dinas Contoh", "Dinas", "")

# Words that would claim a change, a cause or a comparison.
CLAIMS = re.compile(
    r"naik|turun|meningkat|menurun|lebih (banyak|sedikit|tinggi|rendah)|akibat|sebab|disebabkan|melonjak|%", re.I
)


def figure(
    value: Value, start: str, end: str, *, group: str = "anak", unit: str = "kasus", about: bool = False
) -> PublicFigure:
    """Return a statement; `end` is a day or a month."""
    last = PartialDate(date.fromisoformat(end if len(end) == 10 else end + "-01"), "day" if len(end) == 10 else "month")
    period = Period(date.fromisoformat(start), last)
    measure = f"Kekerasan terhadap {group}"
    return PublicFigure("f", "Kabupaten Contoh", SYSTEM, measure, group, unit, value, about, period, SOURCE, "", "")


def year(number: int, value: Value, **more: object) -> PublicFigure:
    return figure(value, f"{number}-01-01", f"{number}-12-31", **more)  # type: ignore[arg-type]


def cell(chosen: PublicFigure | None, *others: PublicFigure) -> PublicCell:
    return PublicCell(chosen.value if chosen else Missing("Tidak ditemukan."), chosen, others)


def table(columns: tuple[str, ...], *rows: tuple[str, *tuple[PublicCell, ...]]) -> PublicTable:
    made = tuple(PublicRow(label, cells) for label, *cells_ in rows for cells in (tuple(cells_),))
    return PublicTable(
        "t", "Judul", "Berapa?", "Kabupaten Contoh", SYSTEM, "kasus", "Tahun", columns, made, "", (), "", ""
    )


def one(*rows: tuple[str, PublicCell]) -> PublicTable:
    return table(("Kasus",), *rows)


WHOLE = ("2024", cell(year(2024, 157)))
PARTIAL = ("2025", cell(figure(76, "2025-01-01", "2025-08")))
COUNTED = "kekerasan terhadap anak di Kabupaten Contoh."

CASES: dict[str, tuple[PublicTable, str]] = {
    "one whole year": (one(WHOLE), f"Pada 2024, Dinas mencatat 157 kasus {COUNTED}"),
    "only the latest year is told": (
        one(("2023", cell(year(2023, 140))), WHOLE),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED}",
    ),
    "a partial year is never compared": (
        one(WHOLE, PARTIAL),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} Sampai Agustus 2025: 76 kasus.",
    ),
    "its end is told as exactly as it is known": (
        one(WHOLE, ("2025", cell(figure(68, "2025-01-01", "2025-07-23")))),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} Sampai 23 Juli 2025: 68 kasus.",
    ),
    "a partial year beside its whole year is not news": (
        one(("sampai Juli", cell(figure(58, "2024-01-01", "2024-07-31"))), WHOLE),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} "
        "Jangan menjumlahkan angka di tabel ini, karena satu laporan bisa terhitung di beberapa baris.",
    ),
    "only parts of a year": (
        one(("Maret", cell(figure(20, "2025-01-01", "2025-03-04"))), PARTIAL),
        f"Untuk Januari sampai Agustus 2025, Dinas mencatat 76 kasus {COUNTED} "
        "Jangan menjumlahkan angka di tabel ini, karena satu laporan bisa terhitung di beberapa baris.",
    ),
    "not counted from new year": (
        one(WHOLE, ("Februari", cell(figure(6, "2025-02-01", "2025-02-19")))),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} Untuk 1 Februari sampai 19 Februari 2025: 6 kasus.",
    ),
    "years without a figure": (
        one(("2022", cell(None)), ("2023", cell(None)), WHOLE),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} Tidak ada angka untuk 2022 dan 2023.",
    ),
    "a contradiction": (
        one(("2024", cell(year(2024, 157), year(2024, 158, about=True)))),
        f"Pada 2024, Dinas mencatat 157 kasus {COUNTED} Untuk 2024, sumber lain menyebut sekitar 158 kasus.",
    ),
    "hidden": (
        one(("2024", cell(year(2024, Suppressed(5))))),
        f"Pada 2024, Dinas mencatat kurang dari 5 kasus {COUNTED} "
        'Angka kecil ditulis "kurang dari 5", supaya tidak ada orang yang bisa dikenali.',
    ),
    "zero": (one(("2024", cell(year(2024, 0)))), f"Pada 2024, Dinas mencatat 0 kasus {COUNTED}"),
    "thousands": (one(("2024", cell(year(2024, 1114)))), f"Pada 2024, Dinas mencatat 1.114 kasus {COUNTED}"),
    "two columns, contradicted together, one without a figure": (
        table(
            ("Perempuan", "Anak"),
            ("2023", cell(None), cell(year(2023, 131))),
            (
                "2024",
                cell(year(2024, 58, group="perempuan"), year(2024, 28, group="perempuan")),
                cell(year(2024, 99), year(2024, 98)),
            ),
        ),
        "Pada 2024, Dinas mencatat 58 kasus (perempuan) dan 99 kasus (anak) di Kabupaten Contoh. "
        "Tidak ada angka untuk 2023 (Perempuan). "
        "Untuk 2024, sumber lain menyebut 28 kasus (perempuan) dan 98 kasus (anak).",
    ),
    "a population is counted on a day": (
        one(("2024", cell(figure(1_730_532, "2024-12-31", "2024-12-31", unit="jiwa")))),
        "Pada 31 Desember 2024, Dinas mencatat 1.730.532 jiwa di Kabupaten Contoh.",
    ),
    "survey, ratios": (
        one(
            ("Bentuk apa pun", cell(year(2024, Ratio(1, 4), unit="rasio", group="perempuan"))),
            ("Fisik", cell(year(2024, Ratio(1, 6), unit="rasio", group="perempuan"))),
        ),
        "Menurut Dinas, untuk 2024, dari perempuan di Kabupaten Contoh: "
        "Bentuk apa pun, 1\u00a0dari\u00a04; Fisik, 1\u00a0dari\u00a06.",
    ),
    "survey, percentages in two columns": (
        table(
            ("Laki-laki", "Perempuan"),
            *(
                (
                    label,
                    cell(year(2024, Decimal(left), unit="persen", group="anak laki-laki")),
                    cell(year(2024, Decimal(right), unit="persen", group="anak perempuan")),
                )
                for label, left, right in (("Fisik", "21.22", "15.56"), ("Seksual", "8.34", "8.82"))
            ),
        ),
        "Menurut Dinas, untuk 2024, di Kabupaten Contoh: "
        "Fisik, 21,22 persen anak laki-laki dan 15,56 persen anak perempuan. "
        "Angka untuk seksual ada di tabel.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: str) -> None:
    made, expected = CASES[case]
    said = described.sentence(made, NOWHERE).unescape()
    assert said == expected
    assert not CLAIMS.search(said)
