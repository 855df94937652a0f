"""The import as officers run it: what it writes, and that no person and no small count leaves the workbook."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from folders import contents
from terang import loading
from terang.importing import Order, run
from workbooks import COUNTS, HEADINGS, cases, ordinary, write

TESTS = Path(__file__).parent
ROOT = TESTS.parent
LARGE: Mapping[tuple[str, str], int] = {key: 20 + index for index, key in enumerate(COUNTS)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(TESTS / "example", tmp_path / "situs")


def command(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    return subprocess.run(
        [sys.executable, str(ROOT / "hooks/impor.py"), *words, "--akar", str(project)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def order(workbook: Path, year: int = 2026, day: str = "2027-01-20", until: int = 0) -> Order:
    return Order(workbook, date(year, 1, 1), date(until or year, 12, 31), (), date.fromisoformat(day), False)


# People


class People:
    """Persons that nobody is, made of syllables while a test runs."""

    def __init__(self) -> None:
        self._chance = random.Random(11)
        self.told: set[str] = set()  # every word and number that may not come out

    def row(self) -> list[str]:
        """Return a name, a NIK, a phone number, an address, a date of birth, initials, a school and a note."""
        first, last, village, school = (self._word() for _ in range(4))
        number = "36" + "".join(self._chance.choice("0123456789") for _ in range(14))
        phone = "0812" + "".join(self._chance.choice("0123456789") for _ in range(8))
        row = [
            f"{first} {last}",
            number,
            phone,
            f"Kp. {village} RT 011/007",
            f"17/08/19{self._chance.randint(60, 99)}",
            f"{first[0]}.{last[0]}.",
            f"SMP {school}",
            f"{first} bercerita kepada {last}",
        ]
        self.told |= {first, last, village, school, number, phone, row[4]}
        return row

    def _word(self) -> str:
        syllables = ("ka", "zo", "xi", "vu", "qe", "lyn", "bru", "tza")
        return "".join(self._chance.choice(syllables) for _ in range(4)).capitalize()


PERSONAL = ("Nama korban", "NIK", "No HP", "Alamat", "Tanggal lahir", "Inisial", "Sekolah", "Catatan")


def full_of_people(path: Path) -> People:
    """Write a register of persons, some of them where nobody expects them."""
    people = People()
    rows = [[*HEADINGS, *PERSONAL], *([*case, *people.row()] for case in cases())]
    named = people.row()
    rows[9][2] = named[0]  # a name where a type of violence should be
    rows[11][1] = named[1]  # a NIK for a district
    rows[12][3] = named[2]
    rows[13][0] = named[7]
    sheet = people.row()[0]
    write(path, {"Kasus": rows, sheet[:31]: [[named[0], "Jenis", "Kelompok"], [named[0], named[0], named[0]]]})
    return people


def words_of(folder: Path) -> str:
    return "\n".join(body.decode("utf-8", "replace") for body in contents(folder).values())


def test_no_person_leaves_the_workbook(project: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "kerja" / "register.xlsx"
    workbook.parent.mkdir()
    people = full_of_people(workbook)
    before = contents(tmp_path)
    wrong = command(project, str(workbook), "--tahun", "2026", "--tanggal", "2027-01-20", "--lembar", "1")
    assert wrong.returncode == 1
    assert "sel C10: isi kolom 'Jenis kekerasan' tidak ada dalam daftar" in wrong.stdout
    assert contents(tmp_path) == before, "a wrong workbook wrote something"

    book = openpyxl.load_workbook(workbook)
    sheet = book["Kasus"]
    for row, value in ((10, "Fisik"), (14, date(2026, 3, 3))):
        sheet.cell(row, 3 if row == 10 else 1, value)
    sheet.cell(13, 4, "Anak")
    book.save(workbook)
    done = command(project, str(workbook), "--tahun", "2026", "--tanggal", "2027-01-20", "--lembar", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kolom yang dilewati: B, E, F, G, H, I, J, K, L." in done.stdout
    seen = "\n".join((wrong.stdout, wrong.stderr, done.stdout, done.stderr, words_of(project)))
    assert [word for word in people.told if word.casefold() in seen.casefold()] == []


def test_no_small_count_is_said_or_written(project: Path, tmp_path: Path) -> None:
    done = command(project, str(ordinary(tmp_path / "k.xlsx")), "--tahun", "2026", "--tanggal", "2027-01-20")
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (project / "data/rekap").rglob("*.yml")
    cells = re.findall(r"isi: \[(.*)\]", made.read_text("utf-8"))
    assert "ditutup" in str(cells)
    assert not re.search(r"(?<!\d)[1-4](?!\d)", " ".join(cells))
    said = re.sub(r"(sel|baris|kolom) [A-Z]*[0-9]+|--lembar [0-9]+|[0-9]+ sel", "", done.stdout)
    assert not re.search(r"(?<![\d/-])[1-4](?![\d/-])", said)
    assert done.stderr == ""


@pytest.mark.parametrize("part", ['t="d"', 't="s"'])
def test_a_crash_tells_nothing_but_its_kind(part: str, project: Path, tmp_path: Path) -> None:
    """A name where the library expects a date, and a text that is not in its table: both end in an exception."""
    people = People()
    name = people.row()[0].split()[0]
    workbook = write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *cases()]})
    broken = tmp_path / "rusak.xlsx"
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(broken, "w") as new:
        for item in old.namelist():
            body = old.read(item)
            if item == "xl/worksheets/sheet1.xml":
                value = name if "d" in part else "999999"
                cell = f'<c r="C90" {part}><v>{value}</v></c>'
                body = re.sub(rb'<c r="C90".*?</c>', cell.encode(), body)
                assert value.encode() in body
            new.writestr(item, body)
    result = command(project, str(broken), "--tahun", "2026", "--tanggal", "2027-01-20")
    assert result.returncode == 1
    assert re.fullmatch(
        r"Impor berhenti karena kesalahan program \(\w+\)\. Tidak ada yang ditulis\.\n"
        r"    Perbaiki: simpan ulang buku kerja sebagai \.xlsx, lalu ulangi\. Bila tetap berhenti, beri tahu\n"
        r"    pengembang kesalahan di atas saja\. Jangan kirimkan buku kerjanya\.\n",
        result.stdout,
    )
    assert name not in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "data/rekap").exists()


@pytest.mark.parametrize("words", [("Namaorang.xlsx",), ("a.xlsx", "--tahun", "Namaorang"), ("a.xlsx", "--Namaorang")])
def test_a_wrong_command_is_not_repeated(words: tuple[str, ...], project: Path) -> None:
    result = command(project, *words)
    assert result.returncode == 2
    assert result.stderr.startswith("Perintahnya tidak lengkap atau keliru.\n\nCara pakai:")
    assert "Namaorang" not in result.stdout + result.stderr


def test_the_launcher_finds_a_file_from_where_people_stand(tmp_path: Path) -> None:
    ordinary(tmp_path / "k.xlsx")
    said = subprocess.run(
        [sys.executable, str(ROOT / "tugas.py"), "impor", "k.xlsx", "--tahun", "2026", "--uji", "--python-ini"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    # the real site has no register as its source yet, so nothing can be imported into it
    assert "- data/aturan.yml: rekap belum punya sumber\n" in said.stdout
    assert said.returncode == 1


# What is written


def test_what_is_hidden_does_not_change_what_is_written(project: Path, tmp_path: Path) -> None:
    """Another truth with the same published table gives the same bytes."""
    other = {**COUNTS, ("Psikis", "Anak"): 5 - 1, ("Seksual", "Anak"): COUNTS["Seksual", "Anak"] - 1}
    twin = shutil.copytree(project, tmp_path / "lain")
    one = run(project, order(ordinary(tmp_path / "k.xlsx")))
    two = run(twin, order(ordinary(tmp_path / "l.xlsx", other)))
    assert one.problems == two.problems == []
    assert one.written
    assert contents(project) == contents(twin)


def test_the_same_workbook_again_writes_nothing(project: Path, tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "k.xlsx")
    assert run(project, order(workbook)).written == ["data/rekap/2026/jenis-kelompok-2027-01-20.yml"]
    before = contents(project)
    again = run(project, order(workbook, day="2027-02-20"))
    assert again.unchanged
    assert again.written == []
    assert contents(project) == before
    said = command(project, str(workbook), "--tahun", "2026", "--tanggal", "2027-02-20").stdout
    assert "Tidak ada yang berubah sejak rilis terakhir, jadi tidak ada yang ditulis.\n" in said


def test_a_new_release_stands_beside_the_earlier_one_and_is_shown(project: Path, tmp_path: Path) -> None:
    run(project, order(ordinary(tmp_path / "k.xlsx", LARGE)))
    more = {key: count + 10 for key, count in LARGE.items()}
    done = run(project, order(ordinary(tmp_path / "k.xlsx", more), day="2027-06-01"))
    assert done.problems == []
    assert sorted(path.name for path in (project / "data/rekap/2026").iterdir()) == [
        "jenis-kelompok-2027-01-20.yml",
        "jenis-kelompok-2027-06-01.yml",
    ]
    facts, problems = loading.load(project)
    assert problems == []
    assert facts
    table = facts.public.tables["rekap-2026-jenis-kelompok"]
    assert table.rows[0].cells[0].value == more["Fisik", "Perempuan"]
    assert table.totals
    assert table.totals.all.value == sum(more.values())


def test_a_small_increment_stops_and_says_what_helps(project: Path, tmp_path: Path) -> None:
    run(project, order(ordinary(tmp_path / "k.xlsx", LARGE)))
    before = contents(project)
    more = {**LARGE, ("Fisik", "Anak"): LARGE["Fisik", "Anak"] + 5 - 3}
    done = run(project, order(ordinary(tmp_path / "k.xlsx", more), day="2027-06-01"))
    assert done.problems == [
        "Tabel rekap: tidak diterbitkan: yang bertambah sejak rilis sebelumnya terlalu sedikit\n"
        "    Perbaiki: tunggu sampai rilis berikutnya; atau hapus berkas rilis ini dari data/rekap/ sebelum dikirim"
    ]
    assert contents(project) == before


def test_a_trial_writes_nothing(project: Path, tmp_path: Path) -> None:
    before = contents(project)
    said = command(project, str(ordinary(tmp_path / "k.xlsx")), "--tahun", "2026", "--tanggal", "2027-01-20", "--uji")
    assert said.returncode == 0
    assert "Ini uji coba. Tidak ada yang ditulis.\n" in said.stdout
    assert contents(project) == before


def test_districts_are_pooled_over_three_years(project: Path, tmp_path: Path) -> None:
    rows = [row for year in (2024, 2025, 2026) for row in cases(LARGE, year)]
    done = run(project, order(write(tmp_path / "k.xlsx", {"Kasus": [HEADINGS, *rows]}), 2024, until=2026))
    assert done.problems == []
    assert done.written == ["data/rekap/2024-2026/kecamatan-2027-01-20.yml"]


def test_zones_come_from_districts(project: Path, tmp_path: Path) -> None:
    rules = project / "data/aturan.yml"
    rules.write_text(rules.read_text("utf-8").replace("[kecamatan]\n      tahun: 3", "[zona]"), encoding="utf-8")
    places = project / "data/kecamatan.yml"
    text = places.read_text("utf-8")
    for name, zone in (("Hulu", "atas"), ("Hilir", "bawah"), ("Tengah", "bawah")):
        text = text.replace(f"  nama: {name}\n", f"  nama: {name}\n  zona: {zone}\n")
    places.write_text(text, encoding="utf-8")
    done = run(project, order(ordinary(tmp_path / "k.xlsx", LARGE)))
    assert done.problems == []
    made = (project / "data/rekap/2026/kecamatan-2027-01-20.yml").read_text("utf-8")
    assert 'label: "Atas"' in made
    assert 'label: "Bawah"' in made


def test_sums_give_the_same_as_cases(project: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(project, tmp_path / "lain")
    rows = [["Tahun", "Jenis", "Kelompok", "Jumlah"], *([2026, *key, count] for key, count in COUNTS.items())]
    run(project, order(ordinary(tmp_path / "k.xlsx")))
    run(twin, order(write(tmp_path / "r.xlsx", {"Rekap": rows})))
    assert contents(project) == contents(twin)


def test_a_site_with_problems_takes_no_recap(project: Path, tmp_path: Path) -> None:
    (project / "data/lain.yml").write_text("x: y\n", encoding="utf-8")
    assert run(project, order(ordinary(tmp_path / "k.xlsx"))).problems == [
        "Situs ini: isi dan datanya belum lolos pemeriksaan, mulai dari data/lain.yml: "
        "berkas ini tidak dikenal, jadi isinya tidak akan tampil\n    Perbaiki: jalankan: python3 tugas.py periksa"
    ]
