"""The last fence: case files and columns of people are refused wherever they stand, and never repeated."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from terang import personal_data, site

TESTS = Path(__file__).parent
ROOT = TESTS.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(TESTS / "example", tmp_path / "situs")


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
