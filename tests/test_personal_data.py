"""The last fence: case files, columns of people and NIK are refused wherever they stand, and never repeated."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from terang import personal_data, site

TESTS = Path(__file__).parent
ROOT = TESTS.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(TESTS / "example", tmp_path / "situs")


def numbers(count: int) -> Iterator[str]:
    """Yield numbers in the shape of a NIK, of nobody."""
    chance = random.Random(5)
    for _ in range(count):
        province = chance.choice(sorted(personal_data._PROVINCES))
        day = chance.randint(1, 31) + chance.choice((0, 40))
        yield f"{province}{chance.randint(0, 9999):04}{day:02}{chance.randint(1, 12):02}" + (
            f"{chance.randint(0, 99):02}{chance.randint(1, 9999):04}"
        )


DISGUISES = {
    "as it is": lambda digits: digits,
    "with dots": lambda digits: ".".join(digits[i : i + 4] for i in range(0, 16, 4)),
    "with spaces": lambda digits: " ".join(digits),
    "with hyphens": lambda digits: f"{digits[:6]}-{digits[6:12]}-{digits[12:]}",
    "with zero-width spaces": lambda digits: "\u200b".join(digits),
    "in full width": lambda digits: "".join(chr(ord(digit) + 0xFEE0) for digit in digits),
    "inside a sentence": lambda digits: f"NIK-nya {digits}, katanya.",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_nik_is_seen_in_every_disguise(disguise: str) -> None:
    assert all(personal_data.is_nik(DISGUISES[disguise](digits)) for digits in numbers(1000))


@pytest.mark.parametrize(
    "text",
    [
        "tanggal 2025-01-31 sampai 2026-12-31",
        "isi: [1200, 1300, 1400, 1500, 1600]",
        "Rp1.234.567.890.123.456",
        "rekening 0000000000000000",
        "kode-bps: 3604220",
        "NIP 197001011990031001",
        "0811-1129-129 dan 0822-2666-1854",
        "9783161484100",
        "https://contoh.go.id/a/1234567",
        "koordinat -6.123456789 106.123456789",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not personal_data.is_nik(text)


@pytest.mark.parametrize("folder", ["content/data", "data/angka", "data"])
def test_a_nik_is_told_of_by_line_and_not_repeated(folder: str, project: Path) -> None:
    (digits,) = numbers(1)
    path = next(p for p in sorted((project / folder).iterdir()) if p.suffix in (".md", ".yml"))
    path.write_text(path.read_text("utf-8") + f"\n# {digits}\n", encoding="utf-8")
    line = path.read_text("utf-8").count("\n")
    (found,) = personal_data.check(project)
    assert (found.path, found.line) == (path.relative_to(project).as_posix(), line)
    assert found.what == "ada nomor 16 angka yang berbentuk NIK"
    assert digits not in found.what + found.fix


@pytest.mark.parametrize(
    "line",
    [
        "nik: x",
        "- nama-korban: x",
        "  Nama Lengkap: x",
        "tgl_lahir: x",
        "inisial: x",
        "no hp: x",
        "umur: x",
        '"nik": x',
    ],
)
def test_a_column_of_people_is_refused(line: str, project: Path) -> None:
    (project / "data/kasus.yml").write_text(f"# isi\n{line}\n", encoding="utf-8")
    (found,) = personal_data.check(project)
    assert (found.path, found.line, found.what) == ("data/kasus.yml", 2, "ada kolom data orang")


@pytest.mark.parametrize("name", ["kasus.xlsx", "data/kasus.xls", "content/kasus.CSV", "arsip/2026/k.ods", "k.xlsm"])
def test_a_case_file_is_refused_wherever_it_lies(name: str, project: Path) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    problems = site.load(project)[1]
    assert [(p.path, p.what) for p in problems] == [
        (name, "berkas seperti ini bisa memuat data orang, jadi tidak boleh ada di sini")
    ]


@pytest.mark.parametrize("name", ["site/unduhan/a.csv", ".terang/cache/a.csv", ".venv/a.csv", "tests/a.xlsx"])
def test_what_is_built_or_only_tested_is_not(name: str, project: Path) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    assert list(personal_data.check(project)) == []


def test_nothing_in_this_repository_is_about_a_person() -> None:
    assert list(personal_data.check(ROOT)) == []


@pytest.mark.parametrize("name", ["k.xlsx", "data/k.xls", "k.csv", "content/k.ods", "k.xlsm", "k.mdb"])
def test_git_leaves_case_files_out(name: str) -> None:
    ignored = subprocess.run(["git", "check-ignore", "--no-index", "-q", name], cwd=ROOT, check=False)
    assert ignored.returncode == 0
