"""What bad input gets: one workbook a mistake, with the exact words that staff read. Nothing in a cell is repeated."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from terang import importing
from terang.importing import Order, Outcome
from workbooks import COUNTS, HEADINGS, cases, fill, ordinary, write

TESTS = Path(__file__).parent
TYPES = "pilih salah satu: Fisik, Psikis, Seksual, Lainnya"
PLACES = "pilih salah satu: Hulu, Hilir, Tengah"
SAVE_AS = "buka di Excel atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Excel (.xlsx)"
SECRET = "Xyloka"  # stands for whatever may not be repeated: a name, a school


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example site in which tables of one year may be made by district zones, too."""
    return shutil.copytree(TESTS / "example", tmp_path / "situs")


def run(project: Path, workbook: Path, *sheets: str, year: int = 2026, until: int = 0, trial: bool = True) -> Outcome:
    order = Order(
        workbook, date(year, 1, 1), date(until or year, 12, 31), sheets, date((until or year) + 1, 1, 20), trial
    )
    return importing.run(project, order)


def told(what: str, fix: str) -> str:
    return f"{what}\n    Perbaiki: {fix}"


def row(day: object = date(2026, 5, 6), district: object = "Hulu", kind: object = "Fisik", group: object = "Anak"):
    return [day, district, kind, group]


# Problems: the last row of an otherwise ordinary sheet is wrong. Rows 2 to 133 are ordinary, so it is row 134.

CELLS: dict[str, tuple[list[object], str, str]] = {
    "a word that is not in the list": (
        row(kind=SECRET),
        "Lembar 'Kasus', sel C134: isi kolom 'Jenis kekerasan' tidak ada dalam daftar",
        TYPES,
    ),
    "a misspelt word": (
        row(kind="Pisikis"),
        "Lembar 'Kasus', sel C134: isi kolom 'Jenis kekerasan' tidak ada dalam daftar",
        f"mungkin maksudnya 'Psikis'; {TYPES}",
    ),
    "nothing": (row(kind=None), "Lembar 'Kasus', sel C134: kolom 'Jenis kekerasan' kosong", TYPES),
    "a dash where a word should be": (row(kind="-"), "Lembar 'Kasus', sel C134: kolom 'Jenis kekerasan' kosong", TYPES),
    "no date": (
        row(day=SECRET),
        "Lembar 'Kasus', sel A134: kolom 'Tanggal laporan' bukan tanggal yang dikenali",
        "tulis hari lebih dulu: 31/07/2025",
    ),
    "the month before the day": (
        row(day="07/31/2026"),
        "Lembar 'Kasus', sel A134: kolom 'Tanggal laporan' bulannya tidak ada; mungkin bulan ditulis lebih dulu",
        "tulis hari lebih dulu: 31/07/2025",
    ),
    "a day that no calendar has": (
        row(day="31/02/2026"),
        "Lembar 'Kasus', sel A134: kolom 'Tanggal laporan' tanggal itu tidak ada di kalender",
        "periksa hari dan bulannya",
    ),
    "a day to come": (
        row(day="1/2/2052"),
        "Lembar 'Kasus', sel A134: kolom 'Tanggal laporan' tanggalnya belum terjadi",
        "periksa tahunnya",
    ),
    "a day long past": (
        row(day="1/2/1926"),
        "Lembar 'Kasus', sel A134: kolom 'Tanggal laporan' tanggalnya sebelum tahun 2000",
        "periksa tahunnya",
    ),
    "a row that is no case": (
        [SECRET, SECRET, SECRET, SECRET],
        "Lembar 'Kasus', baris 134: tidak satu pun isi baris ini dikenali",
        "hapus baris ini bila hanya catatan atau tanda tangan",
    ),
}


@pytest.mark.parametrize("mistake", CELLS)
def test_a_wrong_cell(mistake: str, project: Path, tmp_path: Path) -> None:
    wrong, what, fix = CELLS[mistake]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *cases(), wrong]})
    outcome = run(project, workbook)
    assert outcome.problems == [told(what, fix)]
    assert SECRET not in str(outcome)


def test_all_problems_at_once_and_not_one_a_row_without_end(project: Path, tmp_path: Path) -> None:
    wrong = [row(kind=SECRET) for _ in range(50)]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *wrong, row(group=SECRET)]})
    problems = run(project, workbook).problems
    assert len(problems) == 21
    assert "tidak ada dalam daftar (juga sel lain di kolom ini)" in problems[-2]
    assert problems[-1].startswith("Lembar 'Kasus', sel D52: isi kolom 'Kelompok korban'")


def test_a_misspelt_district(project: Path, tmp_path: Path) -> None:
    rows = [row(day=date(year, 2, 3)) for year in (2024, 2025, 2026)]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *rows, row(district="Tengha")]})
    assert run(project, workbook, year=2024, until=2026).problems == [
        told(
            "Lembar 'Kasus', sel B5: isi kolom 'Kecamatan' tidak ada dalam daftar",
            f"mungkin maksudnya 'Tengah'; {PLACES}",
        )
    ]


def test_only_other_years(project: Path, tmp_path: Path) -> None:
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *cases(year=2024)]})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Kasus': tidak ada baris dari 2026; tahun yang ada: 2024", "periksa --tahun, atau pilih lembar lain"
        )
    ]


# Columns


def test_a_missing_column_and_one_that_is_misspelt(project: Path, tmp_path: Path) -> None:
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [["Tanggal", "Kelompok", "Jnis kekerasan"], [1, "Anak", "Fisik"]]})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Kasus', sel C1: judul kolom ini tidak dikenali, padahal mungkin 'Jenis kekerasan'",
            "tulis judulnya: Jenis kekerasan",
        )
    ]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [["Tanggal", "Kelompok", SECRET], [1, "Anak", "Fisik"]]})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Kasus', baris 1: kolom 'Jenis kekerasan' tidak ada, padahal tabelnya memerlukan",
            "tambahkan kolom berjudul 'Jenis kekerasan'",
        )
    ]


def test_two_columns_of_one_name(project: Path, tmp_path: Path) -> None:
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [[*HEADINGS, "Jenis"], [*row(), "Fisik"]]})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Kasus', sel E1: kolom ini dan kolom C sama-sama berjudul 'Jenis kekerasan'",
            "ganti judul kolom yang bukan tentang korban, misalnya dengan menambahkan kata pelaku",
        )
    ]


def test_categories_as_headings(project: Path, tmp_path: Path) -> None:
    rows = [["Tahun", "Jenis", "Kelompok", ""], ["", "", "Anak", "Perempuan"], [2026, "Fisik", 22, 40]]
    workbook = write(tmp_path / "k.xlsx", {"Rekap": rows})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Rekap', sel C2: isi 'Anak' dipakai sebagai judul kolom",
            "susun ulang: satu kolom untuk isinya, satu kolom Jumlah kasus, satu baris satu gabungan",
        )
    ]


def test_no_heading_that_is_known(project: Path, tmp_path: Path) -> None:
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [[SECRET, SECRET], [SECRET, 7]]})
    assert run(project, workbook).problems == [
        told(
            "Buku kerja ini: tidak ada lembar dengan judul kolom yang dikenali",
            "beri judul kolom seperti di buku kerja templat; judulnya paling jauh di baris 40",
        )
    ]


# Sheets


def test_several_sheets_must_be_named(project: Path, tmp_path: Path) -> None:
    sheets = {"Kasus": [HEADINGS, *cases()], SECRET: [HEADINGS, row()], "Petunjuk": [["Isi."]]}
    workbook = write(tmp_path / "k.xlsx", sheets)
    outcome = run(project, workbook)
    assert outcome.problems == [
        told(
            "Buku kerja ini: ada beberapa lembar yang dapat dibaca: "
            "Lembar 'Kasus' (--lembar 1), Lembar ke-2 (--lembar 2)",
            "sebutkan satu atau beberapa, supaya tidak ada yang terhitung dua kali; atau semua: --lembar semua",
        )
    ]
    assert run(project, workbook, "kasus").problems == []
    assert run(project, workbook, "1", "2").problems == []
    assert run(project, workbook, "semua").problems == []
    assert SECRET not in str(outcome)


def test_a_sheet_that_is_not_there(project: Path, tmp_path: Path) -> None:
    assert run(project, ordinary(tmp_path / "k.xlsx"), SECRET).problems == [
        told(
            "Buku kerja ini: lembar yang disebut dengan --lembar tidak ada",
            "pakai nomor lembar, dari 1 sampai 1, atau namanya",
        )
    ]


def test_cases_and_sums_are_not_mixed(project: Path, tmp_path: Path) -> None:
    sums = [["Tahun", "Jenis", "Kelompok", "Jumlah"], [2026, "Fisik", "Anak", 9]]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *cases()], "Rekap": sums})
    assert run(project, workbook, "semua").problems == [
        told(
            "Buku kerja ini: sebagian lembar berisi satu baris satu kasus, sebagian lagi berisi jumlah",
            "pilih satu bentuk dengan --lembar, supaya tidak ada yang terhitung dua kali",
        )
    ]


def test_a_hidden_sheet_is_told_of_and_not_read_unless_named(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        fill(book.add_worksheet("Kasus"), [HEADINGS, *cases()])
        hidden = book.add_worksheet("Data")
        fill(hidden, [HEADINGS, row(kind=SECRET)])
        hidden.hide()
    outcome = run(project, path)
    assert outcome.problems == []
    assert "Lembar 'Data': lembar ini tersembunyi, jadi tidak dibaca; untuk membacanya: --lembar 2" in outcome.remarks
    assert len(run(project, path, "Data").problems) == 1


# Files


def _nothing(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def _csv(path: Path) -> Path:
    path.write_text(f"Nama;Jenis\n{SECRET};Fisik\n", encoding="utf-8")
    return path


def _old(path: Path, stream: str = "Workbook") -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le"))
    return path


def _picture(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50)
    return path


def _archive(path: Path, *parts: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            archive.writestr(name, body)
    return path


def _cut(path: Path) -> Path:
    body = ordinary(path).read_bytes()
    path.write_bytes(body[: len(body) // 2])
    return path


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(ordinary(path), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * 310_000_000)
    return path


def _entities(path: Path) -> Path:
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst>&a;</sst>'
    return _archive(path, ("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", text))


FILES: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "none": (
        lambda path: path,
        "berkasnya tidak dapat dibuka",
        "periksa letak dan namanya; tutup dulu bila sedang terbuka di Excel",
    ),
    "empty": (_nothing, "berkasnya kosong", "pilih berkas yang berisi, atau mulai dari buku kerja templat"),
    "csv": (_csv, "ini berkas teks (CSV), bukan buku kerja", SAVE_AS),
    "xls": (_old, "ini buku kerja Excel lama (.xls)", SAVE_AS),
    "password": (
        lambda path: _old(path, "EncryptedPackage"),
        "buku kerja ini dikunci dengan sandi",
        "buka di Excel dengan sandinya, pilih File > Info > Protect Workbook > Encrypt with Password, "
        "kosongkan sandinya, lalu simpan sebagai salinan di komputer ini",
    ),
    "picture": (_picture, "ini bukan buku kerja Excel", SAVE_AS),
    "document": (
        lambda path: _archive(path, ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")),
        "ini bukan buku kerja Excel",
        SAVE_AS,
    ),
    "ods": (
        lambda path: _archive(path, ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
        "ini lembar kerja OpenDocument (.ods)",
        SAVE_AS,
    ),
    "xlsb": (
        lambda path: _archive(path, ("xl/workbook.bin", b"x")),
        "ini buku kerja Excel biner (.xlsb)",
        SAVE_AS,
    ),
    "cut off": (_cut, "berkasnya rusak atau terpotong", "ambil salinan yang utuh, atau simpan ulang dari Excel"),
    "bomb": (
        _bomb,
        "isinya terlalu besar setelah dibuka",
        "bagi menjadi satu berkas satu tahun, tanpa gambar dan lembar lain",
    ),
    "entities": (_entities, "isinya tidak seperti buku kerja Excel", SAVE_AS),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_workbook(kind: str, project: Path, tmp_path: Path) -> None:
    make, what, fix = FILES[kind]
    assert run(project, make(tmp_path / f"{SECRET}.xlsx")).problems == [told(f"Buku kerja ini: {what}", fix)]


# Rows that cannot be read as they stand


def test_merged_cells(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Kasus")
        fill(sheet, [HEADINGS, *cases()])
        sheet.merge_range("C10:C12", "Fisik")
    assert run(project, path).problems == [
        told(
            "Lembar 'Kasus', sel C10: sel C10:C12 digabung",
            "pisahkan sel itu (Unmerge Cells), lalu isi setiap barisnya",
        )
    ]


def test_formulas(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Kasus")
        fill(sheet, [HEADINGS, *cases()])
        sheet.write_formula("C5", '="Fi"&"sik"', None, "Fisik")
        sheet.write_formula("C6", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C7", '=""', None, "")
    outcome = run(project, path)
    assert outcome.problems == [
        told(
            "Lembar 'Kasus', sel C6: rumus di sel ini menghasilkan kesalahan",
            "perbaiki rumusnya, atau tulis hasilnya",
        ),
        told(
            "Lembar 'Kasus', sel C7: rumus di sel ini belum punya hasil",
            "buka di Excel, simpan, lalu ulangi; atau tulis hasilnya",
        ),
    ]
    used = "Lembar 'Kasus', sel C5: sel ini berisi rumus; yang dipakai hasil terakhir yang tersimpan"
    assert used in outcome.remarks


def test_a_formula_that_was_never_calculated(project: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ordinary(tmp_path / "k.xlsx"))
    book["Kasus"]["C5"] = '="Fisik"'
    book.save(tmp_path / "k.xlsx")
    assert run(project, tmp_path / "k.xlsx").problems == [
        told(
            "Lembar 'Kasus', sel C5: rumus di sel ini belum punya hasil",
            "buka di Excel, simpan, lalu ulangi; atau tulis hasilnya",
        )
    ]


def test_a_row_that_stands_twice(project: Path, tmp_path: Path) -> None:
    named = [[*HEADINGS, "Nama"], *([*one, f"{SECRET}{number}"] for number, one in enumerate(cases()))]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [*named, named[-1]]})
    assert run(project, workbook).problems == [
        told(
            "Lembar 'Kasus', baris 134: baris ini sama dengan baris 133, sampai ke kolom yang tidak dibaca",
            "hapus salah satu",
        )
    ]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, row(), *cases(), row()]})
    outcome = run(project, workbook)
    assert outcome.problems == []
    what = "isinya sama dengan baris di atasnya; keduanya dihitung. Bila salah salin, hapus satu, lalu ulangi"
    assert any(what in remark for remark in outcome.remarks)


def sums(*extra: Sequence[object]) -> list[Sequence[object]]:
    rows = [["Ringkasan"], [], ["No", "Tahun", "Jenis", "Kelompok", "Jumlah"]]
    rows += [[number, 2026, kind, group, count] for number, ((kind, group), count) in enumerate(COUNTS.items(), 1)]
    return [*rows, *extra]


def test_sums(project: Path, tmp_path: Path) -> None:
    extra = [["Jumlah", None, None, None, 132], [9, 2026, "Fisik", "Anak", 7], [10, 2026, "Lainnya", "Anak", 2.5]]
    workbook = write(tmp_path / "k.xlsx", {"Rekap": sums(*extra)})
    outcome = run(project, workbook)
    assert outcome.problems == [
        told(
            "Lembar 'Rekap', baris 13: baris ini sama dengan baris 5, selain jumlahnya",
            "hapus salah satu, atau jumlahkan keduanya",
        ),
        told(
            "Lembar 'Rekap', sel E14: kolom 'Jumlah kasus' harus angka bulat",
            "tulis angka saja: 12; untuk tidak ada, tulis 0 atau -",
        ),
    ]
    assert "Lembar 'Rekap', baris 12: baris jumlah dilewati, supaya tidak terhitung dua kali" in outcome.remarks


# What is handled, and said


HANDLED: dict[str, tuple[list[Sequence[object]], str]] = {
    "text date with slashes": (
        [HEADINGS, row(day="25/12/2026"), *cases()],
        "sel A2: tanggal ditulis sebagai teks; dibaca hari, bulan, lalu tahun",
    ),
    "text date in words": (
        [HEADINGS, row(day="Kamis, 31 Juli 2026"), *cases()],
        "sel A2: tanggal ditulis sebagai teks",
    ),
    "text date, ISO": ([HEADINGS, row(day="2026-07-31"), *cases()], "sel A2: tanggal ditulis sebagai teks"),
    "two-digit year": (
        [HEADINGS, row(day="31-7-26"), *cases()],
        "sel A2: tahun ditulis dua angka; dibaca sebagai 20..",
    ),
    "day or month": (
        [HEADINGS, row(day="03/04/2026"), *cases()],
        "sel A2: hari dan bulannya bisa tertukar; tahunnya tetap sama, jadi rekapnya tidak berubah",
    ),
    "other years": (
        [HEADINGS, row(day=date(2025, 5, 5)), *cases()],
        "sel A2: baris ini di luar 2026, jadi tidak dihitung",
    ),
    "headings lower down": ([["Register"], [], HEADINGS, *cases()], ""),
    "headings repeated": ([HEADINGS, *cases(), HEADINGS, row()], "baris 134: judul kolom yang diulang dilewati"),
    "columns numbered": ([HEADINGS, ["(1)", "(2)", "(3)", "(4)"], *cases()], ""),
    "two rows of headings": (
        [["Tanggal", "Kecamatan", SECRET, None], [None, None, "Jenis", "Kelompok"], *cases()],
        "baris 1: judul kolomnya dua baris, dibaca bersama",
    ),
    "no column of dates": (
        [HEADINGS[1:], *(one[1:] for one in cases())],
        "Lembar 'Kasus': tidak ada kolom tanggal atau tahun; yang tanpa tahun dianggap dari 2026",
    ),
    "a dash is none": (
        [
            ["Tahun", "Jenis", "Kelompok", "Jumlah"],
            [2026, "Fisik", "Anak", "-"],
            *(one[1:] for one in sums()[3:] if one[2:4] != ["Fisik", "Anak"]),
        ],
        "sel D2: tanda - dibaca sebagai 0",
    ),
}


@pytest.mark.parametrize("habit", HANDLED)
def test_what_is_handled_is_said(habit: str, project: Path, tmp_path: Path) -> None:
    rows, said = HANDLED[habit]
    outcome = run(project, write(tmp_path / "k.xlsx", {"Kasus": rows}))
    assert outcome.problems == []
    assert any(said in remark for remark in ["", *outcome.remarks])
    assert SECRET not in str(outcome)


def test_hidden_rows_and_columns_are_read_and_told_of(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Kasus")
        fill(sheet, [HEADINGS, *cases()])
        sheet.set_row(8, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
    remarks = run(project, path).remarks
    assert "Lembar 'Kasus', baris 9: baris ini tersembunyi, tetapi ikut dihitung" in remarks
    assert "Lembar 'Kasus', kolom C: kolom 'Jenis kekerasan' tersembunyi, tetapi dibaca" in remarks


@pytest.mark.parametrize("number", ["36" * 8, int("36" * 8), "36.36.36 363636 3636"])
def test_a_personal_number_is_told_of_by_cell_wherever_it_stands(number: object, project: Path, tmp_path: Path) -> None:
    rows = [[*HEADINGS, "Catatan"], *([*one, None] for one in cases())]
    rows[6][4] = number
    outcome = run(project, write(tmp_path / "k.xlsx", {"Kasus": rows}))
    said = "Lembar 'Kasus', sel E7: ada nomor 16 angka seperti NIK; tidak dibaca dan tidak disimpan"
    assert said in outcome.remarks
    assert "36" not in str(outcome).replace("E7", "")


# The time that a recap is about


@pytest.mark.parametrize(
    ("start", "end", "day", "what"),
    [
        (
            date(2026, 1, 1),
            date(2026, 6, 30),
            date(2027, 1, 1),
            "rekap hanya untuk tahun penuh, dari 1 Januari sampai 31 Desember",
        ),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31), "tahunnya belum selesai"),
        (date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 1), "tidak ada tabel untuk 2 tahun"),
    ],
)
def test_times_that_have_no_recap(start: date, end: date, day: date, what: str, project: Path, tmp_path: Path) -> None:
    order = Order(ordinary(tmp_path / "k.xlsx"), start, end, (), day, True)
    assert importing.run(project, order).problems[0].startswith(f"Masa rekap: {what}\n    Perbaiki: ")
