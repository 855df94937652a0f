"""The workbook that staff start from: no person in it, lists that only let through what is allowed, always the same."""

from __future__ import annotations

import datetime
import io
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from terang import importing, loading, site
from terang.importing import Order
from terang.recap_loading import RecapData
from terang.workbook import template

TESTS = Path(__file__).parent
ROOT = TESTS.parent


@pytest.fixture(scope="module")
def books() -> RecapData:
    """What the real site says of the workbook."""
    facts, problems = loading.load(ROOT)
    assert problems == []
    assert facts
    assert facts.recaps
    return facts.recaps


def test_it_is_the_same_on_every_build(books: RecapData, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return datetime.datetime(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    before = template.made(books)
    monkeypatch.setattr("xlsxwriter.workbook.datetime", Later)
    assert template.made(books) == before


def test_it_has_no_column_of_a_person_and_a_list_for_each_category(books: RecapData) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.made(books)))
    assert book.sheetnames == ["Kasus", "Petunjuk", "Daftar"]
    sheet = book["Kasus"]
    headings = [cell.value for cell in sheet[1]]
    assert headings == [
        *("Tanggal laporan", "Kecamatan", "Jenis kekerasan", "Kelompok korban"),
        *("Jenis kelamin korban", "Umur korban", "Tempat kejadian"),
    ]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["A2:A2001"].type == "date"
    assert rules["B2:B2001"].formula1 == "'Daftar'!$B$2:$B$30"
    lists = book["Daftar"]
    assert [lists.cell(row, 2).value for row in range(2, 31)] == [district.name for district in books.districts]
    guide = [row[0] for row in book["Petunjuk"].iter_rows(values_only=True)]
    assert guide == list(books.workbook.guide)


def test_it_can_be_filled_in_and_imported(tmp_path: Path) -> None:
    project = shutil.copytree(TESTS / "example", tmp_path / "situs")
    facts, _ = loading.load(project)
    assert facts
    assert facts.recaps
    path = tmp_path / "k.xlsx"
    path.write_bytes(template.made(facts.recaps))
    order = Order(path, date(2026, 1, 1), date(2026, 12, 31), (), date(2027, 1, 20), False)
    assert importing.run(project, order).problems == [
        "Lembar 'Kasus': tidak ada baris yang berisi\n    Perbaiki: pilih lembar yang berisi kasus"
    ]
    book = openpyxl.load_workbook(path)
    for number in range(400):
        kind, group = ("Fisik", "Psikis", "Seksual", "Lainnya")[number % 4], ("Anak", "Perempuan")[number // 4 % 2]
        book["Kasus"].append([date(2026, 1 + number % 12, 1 + number % 28), "Hulu", kind, group, "0-17"])
    book.save(path)
    outcome = importing.run(project, order)
    assert outcome.problems == []
    assert outcome.written == ["data/rekap/2026/jenis-kelompok-2027-01-20.yml"]


def test_the_site_offers_it() -> None:
    found, problems = site.load(ROOT)
    assert problems == []
    assert found
    assert found.files()["unduhan/templat/buku-kerja-kasus.xlsx"].startswith(b"PK")
