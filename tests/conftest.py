"""What many tests need: a copy of the project to build in, the real site built once as people build it, a browser."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

import tugas

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ("content", "data", "hooks", "overrides", "mkdocs.yml", "requirements.txt", "tugas.py")
DRAWN = Path(".terang", "cache")
# As root in a container there is no sandbox; the rest keeps the browser from talking to anyone.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# The files that take longest, longest first: what begins last must be short, or one core works while the others wait.
LONGEST = (
    *("browser_accessibility", "browser_exit", "search", "reproducible", "non_interference", "nothing_lost", "taken"),
    *(
        "browser_library",
        "browser_without_scripts",
        "browser_privacy",
        "launcher",
        "properdocs",
        "places",
        "guard",
        "recognisable",
    ),
    *("sdc_suppression", "built", "commitments", "open_data", "help_content", "impor", "check", "packs", "imports"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {f"test_{name}.py": number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


@pytest.fixture(scope="session")
def copy_project() -> Callable[[Path], Path]:
    """Return a function that copies what a build needs to a new folder, without what earlier builds have drawn."""

    def copy(target: Path) -> Path:
        target.mkdir(parents=True)
        for name in PROJECT:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", ".terang"))
            else:
                shutil.copy2(source, target / name)
        return target

    return copy


@pytest.fixture(scope="session")
def with_drawings(copy_project: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """Like `copy_project`, but with the charts and PDFs that earlier builds have drawn: quick to build."""

    def copy(target: Path) -> Path:
        project = copy_project(target)
        (ROOT / DRAWN).mkdir(parents=True, exist_ok=True)
        (project / DRAWN).parent.mkdir()
        (project / DRAWN).symlink_to(ROOT / DRAWN)
        return project

    return copy


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, with_drawings: Callable[[Path], Path]) -> Path:
    """The folder of the real site, built once for all processes, as people build it. Do not change anything in it."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    project = shared / "situs-bersama"
    with FileLock(shared / "situs-bersama.lock"):
        if not (project / "site").is_dir():
            shutil.rmtree(project, ignore_errors=True)
            command = [sys.executable, "tugas.py", "situs", "--python-ini"]
            result = subprocess.run(
                command, cwd=with_drawings(project), capture_output=True, text=True, encoding="utf-8", check=False
            )
            assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder packed with gzip and with its own page for what is missing, as GitHub Pages does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory) / "404.html"
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the real site is served while the tests run, with a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test opens its own context."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=tugas.find_browser(), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
