"""Downloads: everything a table shows is in them, and nothing in them runs."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from editions import (
    NOWHERE,
    ROOT,
    WORDS,
    day_of,
    edition,
    place_of,
    read_csv,
    read_excel_csv,
    read_json,
    read_workbook,
    value_of,
)
from terang import archive_text, downloads, loading
from terang.blocks import himpunan
from terang.downloads import csv_file, json_file, workbook
from terang.downloads.statements import COLUMNS, statements
from terang.periods import PartialDate, Period
from terang.public import (
    Missing,
    PublicCell,
    PublicFigure,
    PublicRelease,
    PublicRow,
    PublicSource,
    PublicSystem,
    PublicTable,
    PublicTotals,
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


def rows(made: PublicTable) -> list[dict[str, str]]:
    return read_csv(csv_file.for_programs(edition(made)))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            0,
            {
                "baris": "2025",
                "peran": "isi",
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
        (3, {"nilai": "", "keadaan": "disembunyikan", "kurang-dari": "5"}),
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
    found = rows(TABLE)[row]
    assert {key: found[key] for key in expected} == expected


def test_every_row_says_where_it_comes_from_and_what_it_is_not() -> None:
    for row in rows(TABLE):
        assert tuple(row) == csv_file.HEADER
        assert row["tabel"] == "Kasus per tahun"
        assert row["rilis"] == "2026-11-24"
        assert row["peringatan"] == "Laporan bukan kejadian. Jangan jumlahkan."
        assert (row["penerbit"], row["lisensi"]) == ("Dinas Contoh", "CC BY-SA 4.0")
    unreleased = read_csv(csv_file.for_programs(edition(TABLE, None)))
    assert {row["rilis"] for row in unreleased} == {"belum-dirilis"}


# Every value, as each format must give it back.
VALUES: list[tuple[Value, tuple[str, ...]]] = [
    (0, ("angka", "0.000", "", "", "")),
    (1114, ("angka", "1114.000", "", "", "")),
    (Decimal("50.78"), ("angka", "50.780", "", "", "")),
    (Decimal("0.125"), ("angka", "0.125", "", "", "")),
    (Ratio(1, 4), ("rasio", "", "", "1.000", "4.000")),
    (Suppressed(5), ("disembunyikan", "", "5.000", "", "")),
    (Suppressed(None), ("disembunyikan", "", "", "", "")),
    (Missing("Tidak ada."), ("tidak-ada", "", "", "", "")),
]


def every_format(made: PublicTable) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield the rows of every format, read back."""
    one = edition(made)
    yield "programs", read_csv(csv_file.for_programs(one))
    yield "spreadsheets", read_excel_csv(csv_file.for_spreadsheets(one))
    yield "json", read_json(json_file.made(one))
    yield "workbook", read_workbook(workbook.made(one))
    kept = archive_text.read(archive_text.written(PublicRelease(one.released or date.min, made)))
    yield "archive", [dict(row) for row in statements(kept.table)]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_every_format_tells_the_same_value(value: Value, expected: tuple[str, ...]) -> None:
    one = PublicCell(value, None if isinstance(value, Missing) else figure(value))
    totals = PublicTotals(one, (one, one), (one,))
    made = replace(table(("2024", one), ("2025", cell(60))), totals=totals)
    for name, found in every_format(made):
        assert [row["peran"] for row in found] == ["isi", "isi", *["jumlah-baris"] * 2, "jumlah-kolom", "jumlah-semua"]
        assert {value_of(row) for row in found if row["baris"] != "2025" or row["peran"] != "isi"} == {expected}, name


def real_tables() -> dict[str, PublicTable]:
    facts, problems = loading.load(ROOT)
    assert facts
    assert problems == []
    return dict(facts.public.tables)


@pytest.mark.parametrize("slug", real_tables())
def test_page_and_every_format_hold_the_same_numbers(slug: str) -> None:
    made = real_tables()[slug]
    expected = [(place_of(row), value_of(row)) for row in statements(made)]
    for name, found in every_format(made):
        assert [(place_of(row), value_of(row)) for row in found] == expected, name
    data = replace(NOWHERE, public=replace(NOWHERE.public, tables={slug: made}))
    page = himpunan.render(himpunan.Options.model_validate({"data": slug, "bagian": "angka"}), data)
    about = {True: "sekitar "}
    chosen = [row for row in statements(made) if row["dipilih"] is not False]
    assert [_seen(text) for text in _cells(page)] == [
        about.get(bool(row["kira-kira"]), "") + _shown(value_of(row)) for row in chosen
    ]


def _cells(page: str) -> Iterator[str]:
    """Yield what stands in the cells of the page's table, without what contradicts it and what is said below it."""
    for body in re.findall(r'<td class="(?:num|tidak-ada)[^"]*"[^>]*>(.*?)</td>', page, re.DOTALL):
        yield re.sub(r"<(span|small).*?</\1>", "", body, flags=re.DOTALL).replace("&nbsp;", " ").strip()


def _seen(text: str) -> str:
    return "tidak ada angka" if text.casefold().startswith("tidak ada angka") else text.rstrip("%")


def _shown(value: tuple[str, ...]) -> str:
    state, number, below, part, whole = value
    if state == "angka":
        plain = f"{Decimal(number):,.3f}".rstrip("0").rstrip(".")
        return plain.translate(str.maketrans(",.", ".,"))
    if state == "rasio":
        return f"{Decimal(part):.0f} dari {Decimal(whole):.0f}"
    return "tidak ada angka" if state == "tidak-ada" else f"kurang dari {Decimal(below):.0f}"


def test_json_tells_what_one_must_know() -> None:
    told = json.loads(json_file.made(edition(TABLE)))
    assert all(tuple(row) == tuple(COLUMNS) for row in told["pernyataan"])
    assert told["sistem"]["tentang"] == SYSTEM.about
    assert told["angka-sampai"] == "2025-12-31"
    assert told["sumber-diperiksa"] == "2026-11-20"
    assert told["rilis"] == "2026-11-24"
    assert told["peringatan"] == list(TABLE.caveats)
    assert [source["judul"] for source in told["sumber"]] == [PAPER.title, RADIO.title]
    assert told["metadata"]["kontak"] is None
    assert told["belum-pasti"]["kontak"] == "Belum dikonfirmasi Catatan Dinas Contoh."


FORMULAS = [
    "=1+1",
    "+62",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    '"=1+1',
    "'=1+1",
    "\uff1d1+1",
    "\r\n=1+1",
    '=HYPERLINK("https://contoh.id")',
    "{=1+1}",
]


def full_of(text: str) -> PublicTable:
    """Return a table that holds `text` wherever it may hold a text of people."""
    source = replace(PAPER, title=text, publisher=text, note=text)
    made = table((text, PublicCell(68, replace(figure(68, source), note=text, completeness=text, measure=text))))
    return replace(made, title=text, columns=(text,), caveats=(text,), publisher=text, question=text, note=text)


@pytest.mark.parametrize("text", FORMULAS[:-1])
def test_no_cell_of_a_csv_runs_as_a_formula(text: str) -> None:
    one = edition(full_of(text))
    for found in (read_csv(csv_file.for_programs(one)), read_excel_csv(csv_file.for_spreadsheets(one))):
        for row in found:
            for key in ("tabel", "baris", "kolom", "sumber-judul", "sumber-penerbit", "peringatan", "penerbit"):
                assert row[key].startswith("'")


@pytest.mark.parametrize("text", [*FORMULAS, "https://contoh.id/", "12", "50,78", "2025-01-01", "_x0041_", "\x01"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text: str) -> None:
    body = workbook.made(edition(full_of(text)))
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        sheets = b"".join(parts.read(name) for name in parts.namelist() if "sheet" in name)
        assert not re.search(rb"<f[ >]|<hyperlink", sheets)
        assert not any("externalLink" in name or "vba" in name.casefold() for name in parts.namelist())
    data, about = openpyxl.load_workbook(io.BytesIO(body)).worksheets
    assert data["A2"].data_type == "s"
    assert data["A2"].quotePrefix is False
    if text.isprintable():
        assert data["A2"].value == text
        assert about["A1"].value == text


def test_hostile_text_comes_back_from_every_format() -> None:
    """Text of quotes, separators, line ends and signs neither moves a column nor gets lost."""
    letters = "a0;,\"'=+-@\n\r\t<>&{}[]\\|\u2028é😀 \ufeff"
    for seed in range(150):
        chance = random.Random(seed)
        text = "".join(chance.choice(letters) for _ in range(chance.randrange(1, 15)))
        made = full_of(text)
        for name, found in every_format(made):
            assert len(found) == 1, name
            assert value_of(found[0])[:2] == ("angka", "68.000"), (name, text)
            if name in ("json", "archive"):
                assert found[0]["baris"] == text
        for found in (
            read_csv(csv_file.for_programs(edition(made))),
            read_excel_csv(csv_file.for_spreadsheets(edition(made))),
        ):
            assert found[0]["baris"].removeprefix("'").split() == text.removeprefix("'").split() or text[:1] == "'"
            assert found[0]["lisensi"] == "CC BY-SA 4.0"


def test_numbers_and_dates_of_a_workbook_are_numbers_and_dates() -> None:
    made = replace(TABLE, rows=(*TABLE.rows, PublicRow("Persen", (cell(Decimal("50.78")),))))
    body = workbook.made(edition(made))
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    place = {str(column[0].value): index for index, column in enumerate(sheet.columns)}
    cells = list(sheet.iter_rows(min_row=2))

    def at(line: int, name: str) -> object:
        return cells[line][place[name]]

    def value(line: int, name: str) -> object:
        return getattr(at(line, name), "value")  # noqa: B009

    assert value(0, "nilai") == 68
    assert isinstance(value(0, "nilai"), int)
    assert value(5, "nilai") == 50.78
    assert value(0, "baris") == "2025"
    assert isinstance(value(0, "dari"), datetime)
    assert day_of(value(0, "sampai")) == "2025-07-31"
    assert getattr(at(0, "sampai"), "number_format") == "[$-421]mmmm yyyy"  # noqa: B009 - only the month is known
    assert getattr(at(0, "dari"), "number_format") == "[$-421]d mmmm yyyy"  # noqa: B009
    assert value(3, "nilai") is None
    assert value(3, "keadaan") == "disembunyikan"
    assert value(3, "kurang-dari") == 5
    assert value(4, "keadaan") == "tidak-ada"
    assert sheet.freeze_panes == "B2"
    (ranged,) = sheet.tables.values()
    assert ranged.autoFilter.ref == ranged.ref == f"A1:AA{len(cells) + 1}"


def test_second_sheet_tells_what_one_must_know() -> None:
    about = openpyxl.load_workbook(io.BytesIO(workbook.made(edition(TABLE)))).worksheets[1]
    told = {str(label): str(text or "") for label, text in about.iter_rows(values_only=True)}
    assert told["Kontak"] == "Belum dikonfirmasi Catatan Dinas Contoh."
    assert told["Rilis"] == "24 November 2026"
    assert told["Lisensi"] == "CC BY-SA 4.0 https://creativecommons.org/licenses/by-sa/4.0/"
    assert "https://koran.contoh.id/" in told["Koran"]
    assert set(TABLE.caveats) <= set(told.values())
    assert dict(WORDS.columns).items() <= told.items()
    assert edition(TABLE).citation in told.values()
    noted = openpyxl.load_workbook(io.BytesIO(workbook.made(edition(replace(TABLE, note="Hanya anak."))))).worksheets[1]
    assert ("Catatan tabel", "Hanya anak.") in list(noted.iter_rows(values_only=True))


def test_a_csv_opens_in_an_indonesian_excel() -> None:
    body = csv_file.for_spreadsheets(edition(table(("2024", cell(Decimal("50.78"))))))
    assert body.startswith(b"\xef\xbb\xbfbaris;kolom;")
    assert body.count(b"\r\n") == body.count(b"\n") == 2
    assert b";50,78;" in body


def test_files_are_the_same_every_time() -> None:
    for make in (csv_file.for_programs, csv_file.for_spreadsheets, json_file.made, workbook.made):
        assert make(edition(TABLE)) == make(edition(TABLE))
    for make in (csv_file.for_programs, json_file.made):
        body = make(edition(TABLE))
        assert body.endswith(b"\n")
        assert b"\r" not in body
        assert not body.startswith(b"\xef\xbb\xbf")


def test_what_is_latest_is_the_release_under_another_address() -> None:
    latest, frozen = downloads.files(edition(TABLE)), downloads.files(edition(TABLE, frozen=True))
    assert [name.replace("terbaru", "2026-11-24") for name in latest] == list(frozen)
    assert list(latest.values()) == list(frozen.values())
    assert next(iter(latest)).endswith(".xlsx")


def test_every_column_has_a_meaning() -> None:
    assert [name for name, _ in WORDS.columns] == list(csv_file.HEADER)


def test_how_to_cite() -> None:
    assert edition(TABLE).citation == (
        "Dinas Contoh (2026). Kasus per tahun, Kabupaten Contoh [rilis 24 November 2026]. CC BY-SA 4.0."
    )
    placed = edition(TABLE, site="https://contoh.go.id/")
    assert placed.citation.endswith("https://contoh.go.id/data/tabel/kasus/2026-11-24/")
    assert "belum dirilis" in edition(TABLE, None).citation


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
