"""Pages that were finished before come back only while nothing has changed that they depend on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import materials
from folders import differences
from terang import content, markup, site
from terang.whole_pages import Whole
from test_takeover import engine, neighbour

ROOT = Path(__file__).resolve().parents[1]
PACKS = "content/materi/index.md"
SENTENCE = "\n\nSatu kalimat lagi, di akhir.\n"


def shown(found: site.Site, page: content.Page) -> str:
    """Return all that stands on a page."""
    rendered = markup.render(page.document.body, site.NAMES)
    return repr((found.head(page), found.body(page, str, rendered)))


def finish(folder: Path) -> dict[str, str]:
    """Finish every page; returns what stands on each, by its path."""
    found = materials.loaded(folder)
    pages = {path: shown(found, page) for path, page in found.pages.items()}
    whole = found.whole_pages("")
    for path, text in pages.items():
        whole.add(found.pages[path], Whole(text, ["isi"], [{"location": path}]))
    whole.keep()
    return pages


def given_back(folder: Path, address: str = materials.ADDRESS) -> dict[str, Whole]:
    """Return the pages that need not be made again."""
    found = materials.loaded(folder, address)
    whole = found.whole_pages("")
    return {path: one for path, page in found.pages.items() if (one := whole.get(page))}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = materials.project(tmp_path_factory.mktemp("asal") / "contoh")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    (folder / PACKS).open("a", encoding="utf-8").write("\n\n```paket\npintu: sekolah\n```\n")
    finish(folder)
    return folder


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """A project whose pages have all been finished."""
    return Path(shutil.copytree(original, tmp_path / "contoh"))


def test_they_come_back_as_they_were(project: Path) -> None:
    pages = finish(project)
    assert given_back(project) == {path: Whole(text, ["isi"], [{"location": path}]) for path, text in pages.items()}


def test_long_texts_that_many_pages_hold_are_kept_once(project: Path) -> None:
    found = materials.loaded(project)
    page, style = found.pages["index.md"], found.styles["situs"]
    whole = found.whole_pages("")
    whole.add(page, Whole(f"<style>{style}</style>{style}", [], []))
    whole.keep()
    assert len((project / site.CACHE / "halaman.json").read_bytes()) < len(style)
    assert given_back(project)["index.md"].html == f"<style>{style}</style>{style}"


@pytest.mark.parametrize(
    "name",
    ["index.md", "data/index.md", "berita/rapat.md", "bantuan/index.md", "materi/index.md", "materi/kartu-contoh.md"],
)
def test_text_on_one_page_changes_no_other(project: Path, name: str) -> None:
    before = materials.loaded(project)
    appended(f"content/{name}", SENTENCE)(project)
    whole, found = given_back(project), materials.loaded(project)
    changed = {name}
    if isinstance(found.pages[name].head, site.Material):  # it is in packs, which have another size now
        changed |= {path for path, page in found.pages.items() if "```paket" in page.document.body}
    assert before.pages.keys() - whole.keys() == changed
    for path in whole:
        assert shown(found, found.pages[path]) == shown(before, before.pages[path])


def replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def appended(path: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).open("a", encoding="utf-8").write(text)


@pytest.mark.parametrize(
    "change",
    [
        replaced("data/situs.yml", "nama: ", "nama: Baru "),
        appended("overrides/main.html", "<!-- baru -->"),
        appended("overrides/gaya/situs.css", "p { margin: 0 }\n"),
        appended("overrides/blocks/kanal.html", "<!-- baru -->"),
        appended("hooks/terang/site.py", "# baru\n"),
        appended("mkdocs.yml", "# baru\n"),
        replaced("content/data/index.md", "judul: ", "judul: Lain "),
        appended("content/data/index.md", "\n\n```kanal\nkanal: [polisi-110]\n```\n"),
        lambda folder: shutil.copy(folder / "content/cuaca.md", folder / "content/lain.md"),
        lambda folder: Image.new("RGB", (60, 40), "white").save(folder / "content/materi/gambar-contoh.png"),
        lambda folder: (folder / "overrides/blocks/baru.html").write_text(""),
    ],
)
def test_what_any_page_may_depend_on_changes_all(project: Path, change: Callable[[Path], object]) -> None:
    change(project)
    found, _ = site.load(project, materials.ADDRESS)
    assert found
    whole = found.whole_pages("")
    assert [path for path, page in found.pages.items() if whole.get(page)] == []


def test_another_day_address_or_problem_changes_all(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_back(project, "https://lain.example/") == {}
    found = materials.loaded(project)
    whole = found.whole_pages("ada masalah")
    assert [path for path, page in found.pages.items() if whole.get(page)] == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert given_back(project) == {}


def test_only_one_block_shows_how_large_packs_are() -> None:
    """Its pages are made again when a pack has changed; no other page tells of packs."""
    using = {path.stem for path in (ROOT / "hooks/terang").rglob("*.py") if "data.packs(" in path.read_text("utf-8")}
    assert using == {"paket"}


# In the engine


def kept(project: Path) -> set[str]:
    return set(json.loads((project / site.CACHE / "halaman.json").read_bytes()))


def built(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)


def test_the_engine_builds_the_same_site_around_them_and_says_again_what_is_wrong(tmp_path: Path) -> None:
    project, anew = neighbour(tmp_path / "tetangga"), tmp_path / "baru"
    assert built(project).returncode == 0
    appended("content/data/index.md", SENTENCE)(project)
    for name in ("content", "data", ".terang"):
        shutil.copytree(project / name, anew / name)
    (anew / site.CACHE / "halaman.json").unlink()
    assert built(engine(anew)).returncode == 0
    before = kept(project)
    assert built(project).returncode == 0
    assert len(before - kept(project)) == 1
    assert differences(project / "site", anew / "site") == []
    appended("content/data/index.md", "\n\n[Ke sini](../tentang/index.md#tidak-ada)\n")(project)
    for _ in ("made", "made again"):
        result = built(project)
        assert result.returncode == 1
        assert "#tidak-ada" in result.stderr
