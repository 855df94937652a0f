"""While serving, what is saved shows up by itself; what is wrong is said on the page, over the last good site."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from test_takeover import neighbour

PATIENCE = 30  # seconds; far more than it takes, for machines that are busy


class Served:
    """A copy of the project, and the site that is made from it while it changes."""

    def __init__(self, project: Path, address: str) -> None:
        self.settings = project / "data" / "situs.yml"
        self.address = address

    def front_page(self) -> str:
        try:
            with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:  # not up yet
            return ""

    def wait_for(self, true_of: Callable[[str], bool]) -> str:
        """Return the front page once it is as wanted."""
        end = time.monotonic() + PATIENCE
        while not true_of(page := self.front_page()):
            assert time.monotonic() < end, page
            time.sleep(0.1)
        return page


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = neighbour(tmp_path / "tetangga")
    process = subprocess.Popen(
        [sys.executable, "tugas.py", "sajikan", "--python-ini"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    yield Served(project, found.group())
    process.terminate()
    process.wait(PATIENCE)


def test_changes_and_mistakes_show_on_the_page(served: Served) -> None:
    good = served.settings.read_text("utf-8")
    served.wait_for(lambda page: "</html>" in page)

    renamed = re.sub(r"^nama: .*$", "nama: Nama Baru", good, flags=re.MULTILINE)
    served.settings.write_text(renamed, encoding="utf-8")
    served.wait_for(lambda page: "Nama Baru" in page)

    served.settings.write_text(renamed + "salah: [\n", encoding="utf-8")
    page = served.wait_for(lambda page: 'class="masalah"' in page)
    assert "data/situs.yml:" in page
    assert "Nama Baru" in page

    served.settings.write_text(good, encoding="utf-8")
    served.wait_for(lambda page: 'class="masalah"' not in page and "Nama Baru" not in page)
