"""`tugas.py rilis`: it adds what is missing to the ledger, and never touches what stands there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from terang import loading

TESTS = Path(__file__).parent
RELEASE = TESTS.parent / "hooks" / "rilis.py"
TABLE = "data/rilis/kasus-per-tahun/2026-12-24.json"
NEW = """
- id: kasus-2026
  wilayah: kabupaten-contoh
  sistem: dinas
  ukuran: Kekerasan terhadap perempuan dan anak
  kelompok: perempuan dan anak
  satuan: kasus
  jumlah: 30
  dari: 2026-01-01
  sampai: 2026-06-30
  sumber: koran-contoh
"""
RECORDED = """
- id: kasus-2026
  tanggal: 2026-12-24
  jumlah: 30
  satuan: kasus
  wilayah: kabupaten-contoh
  sistem: dinas
  ukuran: Kekerasan terhadap perempuan dan anak
  kelompok: perempuan dan anak
  dari: 2026-01-01
  sampai: 2026-06-30
  sumber: koran-contoh
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example site, with one statement that the ledger does not hold yet."""
    copy = Path(shutil.copytree(TESTS / "example", tmp_path / "contoh"))
    with (copy / "data/angka/dinas.yml").open("a", encoding="utf-8") as file:
        file.write(NEW.lstrip("\n"))
    return copy


def release(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(RELEASE), "--akar", str(project), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def ledger(project: Path) -> str:
    return (project / "data/terbit.yml").read_text("utf-8")


def test_it_appends_what_is_missing_once(project: Path) -> None:
    before = ledger(project)
    result = release(project, "--tanggal", "2026-12-24")
    assert (result.returncode, result.stdout) == (0, f"data/terbit.yml: 1 dicatat.\n{TABLE}: 1 dicatat.\n")
    assert ledger(project).startswith(before)
    assert ledger(project).removeprefix(before) == RECORDED
    assert loading.load(project)[1] == []
    again = release(project, "--tanggal", "2026-12-25")
    assert (again.returncode, again.stdout) == (0, "Semua angka sudah tercatat. Tidak ada yang perlu ditulis.\n")
    assert ledger(project).count("- id: ") == 7


def test_a_ledger_without_a_last_line_end_is_not_glued_to(project: Path) -> None:
    path = project / "data/terbit.yml"
    path.write_text(ledger(project).rstrip("\n"), encoding="utf-8")
    assert release(project).returncode == 0
    assert loading.load(project)[1] == []


def test_the_first_release_makes_the_ledger(project: Path) -> None:
    (project / "data/terbit.yml").unlink()
    assert release(project, "--tanggal", "2026-11-24").returncode == 0
    assert ledger(project).count("tanggal: 2026-11-24") == 7
    assert loading.load(project)[1] == []


def test_a_trial_writes_nothing_and_shows_what_may_be_pasted(project: Path) -> None:
    before = ledger(project)
    result = release(project, "--coba", "--tanggal", "2026-12-24")
    assert result.returncode == 0
    assert ledger(project) == before
    pasted = result.stdout.split("```yaml\n")[1].split("```")[0]
    (project / "data/terbit.yml").write_text(f"{before}\n{pasted}", encoding="utf-8")
    facts, problems = loading.load(project)
    assert problems == []
    assert facts
    assert facts.unrecorded == ()


def test_what_is_wrong_is_told_and_nothing_is_recorded(project: Path) -> None:
    before = ledger(project)
    angka = project / "data/angka/dinas.yml"
    angka.write_text(angka.read_text("utf-8").replace("jumlah: 60", "jumlah: 61"), encoding="utf-8")
    result = release(project)
    assert result.returncode == 1
    assert "'jumlah' tampil sebagai '60' sejak 2026-11-23, di sini tertulis '61'" in result.stdout
    assert "Traceback" not in result.stderr
    assert ledger(project) == before


def test_nothing_is_left_beside_the_ledger(project: Path) -> None:
    files = {path.name for path in (project / "data").iterdir()}
    assert release(project).returncode == 0
    assert {path.name for path in (project / "data").iterdir()} == files | {"rilis"}
