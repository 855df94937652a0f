"""Tables for the tests of charts, in the shapes of the real ones. The figures are those of public statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from terang.charts import Words
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

WORDS = Words(
    title="Kasus menurut dinas per tahun, Kabupaten Serang",
    description="Tahun 2024 tercatat 157 kasus.",
    missing="tidak ada data",
    suppressed="kurang dari {}",
    hidden="disembunyikan",
    other="atau {}",
    approximate="±{}",
    ratio="{} dari {}",
    percent="{}%",
    span="{} sampai {}",
    differs="beda dari {}",
    undated="Tanpa tanggal",
    same_scale="Skalanya sama.",
    timeline="Batang: masa. Lingkaran: terbit.",
    share=("Kabupaten Serang, sampai Agustus 2025.", "Sumber: BantenNews. Diperiksa 23 November 2026.", "Terang."),
    footer=(
        "Sumber: BantenNews 20 Mei 2021; TribunBanten 14 Januari 2022; Radar Banten 19 Maret 2025; Banten Raya.",
        "Data sampai 31 Agustus 2025. Diperiksa 23 November 2026. CC BY-SA 4.0.",
    ),
)

_SYSTEM = PublicSystem("dinas", "Catatan dinas", "Dinas", "")
_SOURCE = PublicSource("s", "Judul", "Penerbit", "https://contoh.go.id/", None, date(2026, 11, 23), "")


def figure(value: Value, year: int, end: str = "12-31", *, about: bool = False, start: str = "01-01") -> PublicFigure:
    """Return a statement on `year`, up to `end`: "07-23", or "07" when only the month is known."""
    exact = len(end) == 5
    last = PartialDate(
        date.fromisoformat(f"{year}-{end}" if exact else f"{year}-{end}-01"), "day" if exact else "month"
    )
    period = Period(date.fromisoformat(f"{year}-{start}"), last)
    return PublicFigure("f", "Kabupaten Serang", _SYSTEM, "", "", "kasus", value, about, period, _SOURCE, "", "")


def cell(chosen: PublicFigure | None, *others: PublicFigure) -> PublicCell:
    return PublicCell(chosen.value if chosen else Missing("Tidak ditemukan."), chosen, others)


def table(title: str, columns: tuple[str, ...], *rows: tuple[str, *tuple[PublicCell, ...]]) -> PublicTable:
    """Return a table; a row is its label and its cells."""
    made = tuple(PublicRow(label, cells) for label, *rest in rows for cells in (tuple(rest),))
    return PublicTable("t", title, "", "Kabupaten Serang", _SYSTEM, "kasus", "Tahun", columns, made, "", (), "", "")


def _simple(label: str, chosen: PublicFigure | None, *others: PublicFigure) -> tuple[str, PublicCell]:
    return label, cell(chosen, *others)


_ONE = ("Kasus",)


# Name of the golden file: kind and table.
def _by(publisher: str, said: PublicFigure, published: str = "") -> PublicFigure:
    """Return a statement as this publisher printed it; `published` is "2021-05-20" or "2025-08"."""
    day = date.fromisoformat(published if len(published) == 10 else f"{published}-01") if published else None
    when = PartialDate(day, "day" if len(published) == 10 else "month") if day else None
    return replace(said, source=replace(_SOURCE, id=publisher.casefold(), publisher=publisher, published=when))


TABLES: dict[str, tuple[str, PublicTable]] = {
    "dinas-per-tahun": (
        "batang",
        table(
            "Kasus menurut dinas per tahun",
            _ONE,
            _simple("2020", figure(103, 2020), figure(102, 2020)),
            _simple("2021", figure(83, 2021)),
            _simple("2022", None),
            _simple("2023", None),
            _simple("2024", figure(157, 2024)),
            _simple("2025", figure(76, 2025, "08")),
        ),
    ),
    "perempuan-anak": (
        "kelompok",
        table(
            "Siapa yang mengalami",
            ("Perempuan", "Anak"),
            ("2024", cell(figure(58, 2024)), cell(figure(99, 2024))),
            (
                "2025",
                cell(figure(14, 2025, "07"), figure(10, 2025, "07")),
                cell(figure(54, 2025, "07"), figure(58, 2025, "07")),
            ),
        ),
    ),
    "diumumkan-2025": (
        "titik",
        table(
            "2025 seperti diumumkan",
            _ONE,
            _simple("4 Maret", figure(20, 2025, "03-04")),
            _simple("22 Mei", figure(35, 2025, "05-22")),
            _simple("23 Juli", figure(68, 2025, "07-23")),
            _simple("Juli", figure(68, 2025, "07")),
            _simple("31 Juli", figure(74, 2025, "07-31", about=True)),
            _simple("Agustus", figure(76, 2025, "08")),
        ),
    ),
    "simfoni": (
        "batang",
        table(
            "Kasus dalam SIMFONI-PPA",
            _ONE,
            _simple("2022", figure(143, 2022)),
            _simple("2023", figure(15, 2023, "02-28")),
            _simple("2024", figure(88, 2024, "12-22")),
            _simple("2025", figure(100, 2025, "12-15")),
        ),
    ),
    "simfoni-banten": (
        "batang",
        table(
            "Kasus dalam SIMFONI-PPA, Banten",
            _ONE,
            _simple("2021", figure(829, 2021)),
            _simple("2022", figure(1131, 2022)),
            _simple("2023", figure(1026, 2023)),
            _simple("2024", figure(1114, 2024)),
            _simple("2025", figure(1254, 2025, "12-15")),
        ),
    ),
    "sphpn": (
        "rasio",
        table(
            "SPHPN 2024",
            _ONE,
            _simple(
                "Perempuan 15 sampai 64 tahun yang pernah mengalami kekerasan fisik atau seksual",
                figure(Ratio(1, 4), 2024),
            ),
        ),
    ),
    "snphar": ("rasio", table("SNPHAR 2024", _ONE, _simple("Anak 13 sampai 17 tahun", figure(Ratio(1, 2), 2024)))),
    "persen": (
        "rasio",
        table(
            "Contoh persen",
            _ONE,
            _simple("Contoh pertama", figure(Decimal("50.78"), 2024)),
            _simple("Contoh kedua", figure(Decimal("9.1"), 2024), figure(Decimal("12"), 2024)),
            _simple("Contoh ketiga", None),
        ),
    ),
    "tiga-beda": (
        "batang",
        table(
            "Nol, dirahasiakan, tidak ada",
            _ONE,
            _simple("Nol", figure(0, 2024)),
            _simple("Sedikit", figure(Suppressed(5), 2024)),
            _simple("Kosong", None),
            _simple("Lima", figure(5, 2024)),
            _simple("Dua puluh", figure(20, 2024), figure(26, 2024), figure(17, 2024)),
        ),
    ),
    "nama-panjang": (
        "kelompok",
        table(
            "Nama panjang",
            ("Kekerasan dalam rumah tangga", "Kekerasan seksual", "Lainnya"),
            ("2023", cell(figure(12, 2023)), cell(figure(31, 2023)), cell(None)),
            ("2024", cell(figure(17, 2024)), cell(figure(86, 2024)), cell(figure(Suppressed(5), 2024))),
        ),
    ),
    "jenis-per-tahun": (
        "kelipatan",
        table(
            "Kasus anak menurut jenis",
            ("Semua kekerasan", "Kekerasan seksual"),
            ("2022", cell(figure(92, 2022)), cell(figure(69, 2022))),
            ("2023", cell(figure(131, 2023)), cell(figure(Suppressed(None), 2023))),
            ("2024", cell(figure(46, 2024, "08-19")), cell(None)),
            ("2025", cell(figure(0, 2025)), cell(figure(Suppressed(5), 2025))),
        ),
    ),
    "seberapa-beda": (
        "rentang",
        table(
            "Seberapa jauh bedanya",
            _ONE,
            _simple("2020", _by("BantenNews", figure(103, 2020)), _by("TribunBanten", figure(102, 2020))),
            _simple("2021", _by("Kabar Banten", figure(83, 2021))),
            _simple("2022", None),
            _simple(
                "2025",
                _by("Rubrik Banten", figure(68, 2025, "07")),
                _by("BantenTV", figure(74, 2025, "07-31", about=True)),
                _by("ANTARA", replace(figure(58, 2025, "07-23"), unit="korban")),
            ),
        ),
    ),
    "menurut-tanggal": (
        "linimasa",
        table(
            "Pernyataan menurut tanggal terbit",
            _ONE,
            _simple("a", _by("BantenNews", figure(103, 2020), "2021-05-20")),
            _simple("b", _by("BantenNews", figure(31, 2021, "04-30"), "2021-05-20")),
            _simple("c", _by("TribunBanten", figure(102, 2020), "2022-01-14")),
            _simple("d", _by("BantenTV", figure(74, 2025, "07-31", about=True))),
            _simple("e", _by("Rubrik Banten", figure(68, 2025, "07"), "2025-07-31")),
            _simple("f", _by("Banten Raya", figure(76, 2025, "08"), "2025-08")),
        ),
    ),
}
