"""Whatever goes wrong, the last good site stays as it was: a mistake of staff, a broken template, a kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from folders import contents
from test_mistakes import TESTS, project_with
from test_takeover import build, engine, neighbour

# One of each kind: what cannot be read, what is no YAML, what is no record, what contradicts, what leads nowhere, what
# is missing. What is told of every mistake is tested in test_mistakes.py.
MISTAKES = [
    "bukan-utf8",
    "kurung-tidak-ditutup",
    "angka-kecil",
    "pernyataan-bertentangan",
    "tautan-putus",
    "berkas-wajib-tidak-ada",
]


def with_good_site(project: Path) -> dict[str, bytes]:
    """Put a site in `project` as an earlier build would have, and return its files."""
    for name in ("index.html", "bantuan/index.html", "unduhan/a.csv"):
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text(f"edisi lama: {name}", encoding="utf-8")
    return contents(project / "site")


def test_a_mistake_is_told_and_the_site_stays(tmp_path: Path) -> None:
    projects = [engine(project_with(mistake, tmp_path)) for mistake in MISTAKES]
    before = [with_good_site(project) for project in projects]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(build, projects))
    for mistake, project, files, result in zip(MISTAKES, projects, before, results, strict=True):
        printed = result.stdout + result.stderr
        assert result.returncode == 1, mistake
        assert (TESTS / "mistakes" / mistake / "laporan.txt").read_text("utf-8") in printed, mistake
        assert "Situs tidak dibangun. Folder site/ yang lama tidak diubah." in printed
        assert "Traceback" not in printed
        assert contents(project / "site") == files, mistake


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without mistakes; each test gives back what it breaks."""
    return neighbour(tmp_path_factory.mktemp("situs") / "tetangga")


@pytest.mark.parametrize("template", ["main.html", "partials/kaki.html", "blocks/angka.html", "blocks/kanal.html"])
def test_a_template_that_fails_in_the_middle_loses_nothing(project: Path, template: str) -> None:
    """A block that fails does so aloud: the engine would have shown its source instead and gone on."""
    files = with_good_site(project)
    path = project / "overrides" / template
    good = path.read_text("utf-8")
    path.write_text(good + "{{ tidak.ada() }}", encoding="utf-8")
    result = build(project)
    path.write_text(good, encoding="utf-8")
    assert result.returncode == 1
    assert "'tidak' is undefined" in result.stderr
    assert contents(project / "site") == files


def test_a_kill_at_any_stage_loses_nothing_and_the_next_build_goes_through(project: Path) -> None:
    files = with_good_site(project)
    new = project / ".terang/baru"
    shutil.rmtree(new, ignore_errors=True)
    for stage in (new, new / "404.html", new / "sitemap.xml.gz"):  # it has begun; pages come; all is there
        process = subprocess.Popen(
            [sys.executable, "tugas.py", "situs", "--python-ini"],
            cwd=project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not stage.exists():
            assert process.poll() is None, f"ended before {stage.name}"
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert contents(project / "site") == files, stage.name
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "edisi lama" not in (project / "site/index.html").read_text("utf-8")
    assert not (project / "site/unduhan/a.csv").exists()
