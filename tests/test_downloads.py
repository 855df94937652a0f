"""Downloads: everything a table shows is in them, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from terang import downloads
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

SYSTEM = PublicSystem("dinas", "Catatan Dinas Contoh", "Dinas", "Laporan yang sampai ke dinas.")
PAPER = PublicSource(
    "koran",
    'Rapat "besar", 2025',
    "Koran",
    "https://koran.contoh.id/",
    PartialDate(date(2025, 7, 1), "month"),
    date(2026, 11, 23),
    "",
)
RADIO = PublicSource(
    "radio", "Wawancara", "Radio", "https://radio.contoh.id/", None, date(2026, 11, 20), "Tanpa tanggal."
)


def figure(
    value: Value, source: PublicSource = PAPER, end: PartialDate | None = None, *, about: bool = False
) -> PublicFigure:
    period = Period(date(2025, 1, 1), end or PartialDate(date(2025, 12, 31)))
    return PublicFigure(
        "f", "Kabupaten Contoh", SYSTEM, "Kekerasan", "anak", "kasus", value, about, period, source, "", "Dari rapat."
    )


def table(*rows: tuple[str, PublicCell]) -> PublicTable:
    made = tuple(PublicRow(label, (cell,)) for label, cell in rows)
    caveats = ("Laporan bukan kejadian.", "Jangan jumlahkan.")
    return PublicTable(
        "kasus",
        "Kasus per tahun",
        "Berapa?",
        "Kabupaten Contoh",
        SYSTEM,
        "kasus",
        "Tahun",
        ("Kasus",),
        made,
        "",
        caveats,
        "CC BY-SA 4.0",
        "Dinas Contoh",
    )


def cell(value: Value, *others: PublicFigure) -> PublicCell:
    return PublicCell(value, figure(value), others)


TABLE = table(
    ("2025", PublicCell(68, figure(68, end=PartialDate(date(2025, 7, 1), "month")), (figure(74, RADIO, about=True),))),
    ("2024", cell(0)),
    ("2023", cell(Suppressed(5))),
    ("2022", PublicCell(Missing("Tidak ditemukan."), None)),
)


def read(made: PublicTable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(downloads.as_csv(made).decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            0,
            {
                "baris": "2025",
                "nilai": "68",
                "keadaan": "angka",
                "dipilih": "ya",
                "sebagian-tahun": "ya",
                "kira-kira": "tidak",
            },
        ),
        (0, {"dari": "2025-01-01", "sampai": "2025-07", "ketepatan-akhir": "bulan", "sumber-terbit": "2025-07"}),
        (0, {"sumber-judul": 'Rapat "besar", 2025', "diperiksa": "2026-11-23", "catatan": "Dari rapat."}),
        (
            1,
            {
                "baris": "2025",
                "nilai": "74",
                "dipilih": "tidak",
                "kira-kira": "ya",
                "sumber-penerbit": "Radio",
                "sumber-terbit": "",
            },
        ),
        (2, {"nilai": "0", "keadaan": "angka", "kurang-dari": "", "sebagian-tahun": "tidak"}),
        (3, {"nilai": "", "keadaan": "ditekan", "kurang-dari": "5"}),
        (
            4,
            {
                "nilai": "",
                "keadaan": "tidak-ada",
                "catatan": "Tidak ditemukan.",
                "dipilih": "",
                "wilayah": "Kabupaten Contoh",
            },
        ),
    ],
)
def test_row(row: int, expected: dict[str, str]) -> None:
    found = read(TABLE)[row]
    assert {key: found[key] for key in expected} == expected


def test_every_row_says_where_it_comes_from_and_what_it_is_not() -> None:
    for row in read(TABLE):
        assert tuple(row) == downloads.COLUMNS
        assert row["tabel"] == "Kasus per tahun"
        assert row["peringatan"] == "Laporan bukan kejadian. Jangan jumlahkan."
        assert (row["penerbit"], row["lisensi"]) == ("Dinas Contoh", "CC BY-SA 4.0")


@pytest.mark.parametrize(
    ("value", "in_csv", "in_json"),
    [(Decimal("50.78"), "50.78", 50.78), (Ratio(1, 4), "1 dari 4", "1 dari 4"), (1114, "1114", 1114)],
)
def test_numbers(value: Value, in_csv: str, in_json: object) -> None:
    made = table(("2024", cell(value)))
    assert read(made)[0]["nilai"] == in_csv
    assert json.loads(downloads.as_json(made))["pernyataan"][0]["nilai"] == in_json


def test_json_tells_the_same_as_csv_and_what_one_must_know() -> None:
    told = json.loads(downloads.as_json(TABLE))
    assert [row["nilai"] for row in told["pernyataan"]] == [68, 74, 0, None, None]
    assert [row["keadaan"] for row in told["pernyataan"]] == [row["keadaan"] for row in read(TABLE)]
    assert all(tuple(row) == downloads.STATEMENT for row in told["pernyataan"])
    assert told["sistem"]["tentang"] == SYSTEM.about
    assert told["angka-sampai"] == "2025-12-31"
    assert told["sumber-diperiksa"] == "2026-11-20"
    assert told["peringatan"] == list(TABLE.caveats)
    assert [source["judul"] for source in told["sumber"]] == [PAPER.title, RADIO.title]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1+1", " =1+1", '"=1+1', "'=1+1", "\uff1d1+1", "\r\n=1+1"]
)
def test_no_cell_runs_as_a_formula(text: str) -> None:
    source = replace(PAPER, title=text, publisher=text)
    made = replace(
        table((text, PublicCell(68, figure(68, source)))), title=text, columns=(text,), caveats=(text,), publisher=text
    )
    for row in read(made):
        for key in ("tabel", "baris", "kolom", "sumber-judul", "sumber-penerbit", "peringatan", "penerbit"):
            assert row[key].startswith("'")


def test_files_are_plain_and_the_same_every_time() -> None:
    for make in (downloads.as_csv, downloads.as_json):
        body = make(TABLE)
        assert body == make(TABLE)
        assert body.endswith(b"\n")
        assert b"\r" not in body
        assert not body.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("slug", "area", "suffix", "name"),
    [
        ("kasus-per-tahun", "Kabupaten Serang", ".csv", "kasus-per-tahun-kabupaten-serang.csv"),
        ("kasus-per-tahun", "Kabupaten Serang", "-batang.svg", "kasus-per-tahun-kabupaten-serang-batang.svg"),
        ("simfoni-banten", "Banten", ".csv", "simfoni-banten.csv"),
        ("kasus-kabupaten-serang", "Kabupaten Serang", ".json", "kasus-kabupaten-serang.json"),
        ("kasus-banten-raya", "Banten Ray", ".json", "kasus-banten-raya-banten-ray.json"),
        ("survei", "Indonesia", ".csv", "survei-indonesia.csv"),
    ],
)
def test_file_name_says_what_and_where(slug: str, area: str, suffix: str, name: str) -> None:
    assert downloads.file_name(replace(TABLE, slug=slug, area=area), suffix) == name
