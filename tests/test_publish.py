"""A site is replaced whole or not at all, whenever it is stopped."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from terang.publish import publish, recover, set_aside

PAGES = 60


def make_site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    return folder


def edition(folder: Path) -> str:
    """The one text of a whole site; fails if pages are missing or of two editions."""
    texts = {page.read_text(encoding="utf-8") for page in folder.iterdir()}
    assert len(list(folder.iterdir())) == PAGES
    assert len(texts) == 1
    return texts.pop()


def test_the_first_site(tmp_path: Path) -> None:
    publish(make_site(tmp_path / "baru", "satu"), tmp_path / "site")
    assert edition(tmp_path / "site") == "satu"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_new_site_replaces_the_old(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "satu")
    publish(make_site(tmp_path / "baru", "dua"), tmp_path / "site")
    assert edition(tmp_path / "site") == "dua"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_without_a_new_site_the_old_stays(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "satu")
    with pytest.raises(FileNotFoundError):
        publish(tmp_path / "baru", tmp_path / "site")
    assert edition(tmp_path / "site") == "satu"


def test_a_site_left_aside_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(set_aside(site), "satu")
    recover(site)
    assert edition(site) == "satu"


def test_a_site_left_aside_gives_way_to_the_new(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", "dua")
    make_site(set_aside(site), "satu")
    recover(site)
    assert edition(site) == "dua"
    assert not set_aside(site).exists()


PUBLISH_FOR_EVER = """
import itertools, pathlib, shutil, sys
sys.path.insert(0, sys.argv[2])
from terang.publish import publish
root = pathlib.Path(sys.argv[1])
for number in itertools.count():
    shutil.rmtree(root / "baru", ignore_errors=True)
    shutil.copytree(root / "contoh", root / "baru")
    publish(root / "baru", root / "site")
    print(number, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    make_site(tmp_path / "contoh", "isi")
    make_site(tmp_path / "site", "isi")
    hooks = Path(__file__).parents[1] / "hooks"
    moments = random.Random(2026)
    for _ in range(25):
        process = subprocess.Popen(
            [sys.executable, "-c", PUBLISH_FOR_EVER, str(tmp_path), str(hooks)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()  # it has begun
        time.sleep(moments.uniform(0, 0.03))
        process.kill()
        process.communicate()
        recover(tmp_path / "site")
        assert edition(tmp_path / "site") == "isi"
