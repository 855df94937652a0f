"""The command that staff, pre-commit and pull requests run: what it prints, where, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from test_mistakes import TESTS, project_with

CHECK = TESTS.parent / "hooks" / "check.py"


def check(*words: str | Path, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(CHECK), *map(str, words)],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_is_wrong_with_the_example(tmp_path: Path) -> None:
    summary = tmp_path / "ringkasan.md"
    result = check("periksa", "--anotasi", "--ringkasan", summary, folder=TESTS / "example")
    assert (result.returncode, result.stdout, result.stderr) == (0, "Tidak ada masalah.\n", "")
    assert summary.read_text("utf-8").startswith("## Semua pemeriksaan lulus\n")


def test_every_problem_is_told_three_times(tmp_path: Path) -> None:
    project = project_with("banyak-sekaligus", tmp_path)
    report = (TESTS / "mistakes/banyak-sekaligus/laporan.txt").read_text("utf-8")
    summary = tmp_path / "ringkasan.md"
    summary.write_text("Yang sudah ada.\n", encoding="utf-8")
    result = check("periksa", "--akar", project, "--anotasi", "--ringkasan", summary, folder=tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    annotations = result.stdout.removesuffix(report).splitlines()
    assert result.stdout.endswith(report)
    assert [line.split(",col")[0] for line in annotations] == [
        "::error file=content/data/index.md,line=2",
        "::error file=data/angka/dinas.yml,line=7",
        "::error file=data/angka/dinas.yml,line=52",
    ]
    added = summary.read_text("utf-8").split("\n", 1)
    assert added[0] == "Yang sudah ada."
    assert added[1].startswith("## 3 hal perlu diperbaiki\n")
    assert added[1].count("\n| <code>") == 3


def test_a_console_that_knows_few_letters_gets_the_report(tmp_path: Path) -> None:
    project = project_with("kunci-huruf-mirip", tmp_path)
    result = check("periksa", folder=project, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == (TESTS / "mistakes/kunci-huruf-mirip/laporan.txt").read_text("utf-8")


@pytest.mark.parametrize("words", [(), ("periks",), ("periksa", "--akar"), ("terbitkan", "baru")])
def test_a_wrong_word_is_no_success(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = check(*words, folder=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_numbers_to_check_again_are_named_and_stop_nothing(tmp_path: Path) -> None:
    summary = tmp_path / "ringkasan.md"
    later = str(int(datetime(2027, 6, 1, tzinfo=UTC).timestamp()))
    words = ("periksa", "--ringkasan", summary)
    result = check(*words, folder=TESTS / "example", SOURCE_DATE_EPOCH=later)
    line = "data/layanan.yml:12: SAPA 129 129, tampil sebagai belum dicek ulang, ditarik sesudah 20 Agustus 2027"
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Tidak ada masalah.\n\nNomor yang perlu dicek atau dicari (2), di data/layanan.yml:\n"
    )
    assert f"  {line}\n" in result.stdout
    assert f"- `{line}`\n" in summary.read_text("utf-8")


@pytest.mark.parametrize(("day", "named"), [(23, False), (24, True)])
def test_materials_to_review_again_are_named_a_month_before(day: int, named: bool) -> None:
    later = str(int(datetime(2027, 10, day, tzinfo=UTC).timestamp()))
    result = check("periksa", folder=TESTS / "example", SOURCE_DATE_EPOCH=later)
    told = "content/materi/kartu-contoh.md:16: Kartu contoh, masa tinjau habis 23 November 2027"
    assert (told in result.stdout) is named
