"""The one door: what it says, and that nothing half done is ever taken for done."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from test_takeover import neighbour

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = ROOT / "tugas.py"


def launch(*words: str, folder: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tugas.py", *words],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_an_old_python_can_read_it() -> None:
    ast.parse(LAUNCHER.read_text("utf-8"), feature_version=(3, 6))


def test_it_needs_only_the_standard_library() -> None:
    tree = ast.parse(LAUNCHER.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("words", [(), ("--help",), ("bantuan",)])
def test_without_a_command_it_explains_itself(words: tuple[str, ...]) -> None:
    result = launch(*words)
    assert result.returncode == 0
    assert all(f"\n  {command} " in result.stdout for command in ("situs", "sajikan", "periksa", "rilis", "uji"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sajikn",), "Perintah 'sajikn' tidak dikenal.\n    Mungkin maksud Anda 'sajikan'?\n"),
        (("xyz",), "Perintah 'xyz' tidak dikenal.\n    Yang ada: situs, sajikan, periksa, impor, rilis, uji.\n"),
        (("situs", "x", "--python-ini"), "Perintah 'situs' tidak mengenal 'x'.\n    Tulis: python3 tugas.py situs\n"),
    ],
)
def test_a_wrong_word_is_named(words: tuple[str, ...], said: str) -> None:
    result = launch(*words)
    assert (result.returncode, result.stderr) == (2, said)


# Setting up


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """The launcher with an empty list of packages, so that setting up takes seconds."""
    (tmp_path / "tugas.py").write_bytes(LAUNCHER.read_bytes())
    (tmp_path / "requirements.txt").write_text("", encoding="utf-8")
    return tmp_path


def prepare(project: Path, before: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys, tugas\n{before}\nprint(tugas.prepare([tugas.SITE_LOCK]))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_sets_up_once_and_never_takes_half_for_whole(empty_project: Path) -> None:
    first = prepare(empty_project)
    assert first.returncode == 0, first.stderr
    assert "Memasang" in first.stdout
    python = Path(first.stdout.splitlines()[-1])
    assert python.exists()
    assert python.is_relative_to(empty_project)
    assert "Memasang" not in prepare(empty_project).stdout

    whole = (empty_project / "requirements.txt").read_text("utf-8")
    unknown = "tidak-ada==1 --hash=sha256:" + "0" * 64
    (empty_project / "requirements.txt").write_text(unknown, encoding="utf-8")
    failed = prepare(empty_project, PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="")
    assert failed.returncode == 1
    assert "Pemasangan belum berhasil.\n    Periksa sambungan internet" in failed.stderr

    (empty_project / "requirements.txt").write_text(whole, encoding="utf-8")
    assert "Memasang" in prepare(empty_project).stdout


def test_a_python_without_venv_is_told_what_to_install(empty_project: Path) -> None:
    result = prepare(empty_project, 'sys.modules["ensurepip"] = None')
    assert result.returncode == 1
    assert "sudo apt install python3-venv" in result.stderr


def test_without_a_browser_the_tests_say_what_they_need(empty_project: Path) -> None:
    result = prepare(empty_project, "tugas.find_browser()", PATH=str(empty_project), TERANG_BROWSER="")
    assert result.returncode == 1
    assert result.stderr.startswith("Pengujian memerlukan peramban Chromium atau Chrome.")


# The date of a build


@pytest.mark.parametrize(
    ("given", "used"), [("0", "1577836800"), ("besok", "1577836800"), ("1700000000", "1700000000")]
)
def test_the_date_of_a_build_is_never_zero(tmp_path: Path, given: str, used: str) -> None:
    assert date_of_build(tmp_path, SOURCE_DATE_EPOCH=given) == used


def test_the_date_of_a_build_is_that_of_the_last_commit(tmp_path: Path) -> None:
    assert date_of_build(tmp_path) == "1577836800"
    at = {"GIT_COMMITTER_DATE": "2026-11-23T12:00:00+07:00", "GIT_AUTHOR_DATE": "2026-11-23T12:00:00+07:00"}
    who = ["-c", "user.name=Penguji", "-c", "user.email=penguji@example.org"]
    for command in (["init", "-q"], ["add", "tugas.py"], [*who, "commit", "-q", "-m", "awal"]):
        subprocess.run(["git", *command], cwd=tmp_path, env={**os.environ, **at}, check=True)
    assert date_of_build(tmp_path) == "1795410000"


def date_of_build(folder: Path, **settings: str) -> str:
    (folder / "tugas.py").write_bytes(LAUNCHER.read_bytes())
    result = subprocess.run(
        [sys.executable, "-c", "import tugas; print(tugas.environment()['SOURCE_DATE_EPOCH'])"],
        cwd=folder,
        env={**{key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


# Building


def test_a_mistake_leaves_the_old_site_as_it_was(tmp_path: Path, with_drawings: Callable[[Path], Path]) -> None:
    project = with_drawings(tmp_path / "proyek")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("edisi lama", encoding="utf-8")
    with (project / "data/situs.yml").open("a", encoding="utf-8") as file:
        file.write("salah: [\n")
    for command in ("periksa", "situs"):
        result = launch(command, "--python-ini", folder=project)
        assert result.returncode == 1
        assert "data/situs.yml:" in result.stdout + result.stderr
        assert "Traceback" not in result.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site/index.html").read_text("utf-8") == "edisi lama"


def test_a_site_is_built_for_the_address_that_it_will_have(tmp_path: Path) -> None:
    project = neighbour(tmp_path / "tetangga")
    result = launch("situs", "--python-ini", folder=project, TERANG_ALAMAT="https://contoh.go.id/perlindungan")
    assert result.returncode == 0, result.stdout + result.stderr
    assert 'href="/perlindungan/bantuan/"' in (project / "site/404.html").read_text("utf-8")
    (page, *_) = sorted((project / "site/data/angka").glob("*/index.html"))
    cited = f"https://contoh.go.id/perlindungan/data/angka/{page.parent.name}/"
    assert f"{cited}</p></blockquote>" in page.read_text("utf-8")
    assert 'href="https://contoh.go.id/perlindungan/data/' in (project / "site/umpan.xml").read_text("utf-8")
