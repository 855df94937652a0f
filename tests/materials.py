"""The example site with one material of every kind, and a picture in one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from terang import site
from terang.content import Page

TESTS = Path(__file__).parent
ADDRESS = "https://dinas-contoh.github.io/terang/"
SESSION, TALK, FLIP = "sesi-contoh", "kultum-contoh", "lembar-balik-contoh"
POSTER, CARD, FORM = "poster-contoh", "kartu-dua-sisi", "templat-contoh"
MADE = (SESSION, TALK, FLIP, POSTER, CARD, FORM)
PICTURE = "![Dua orang duduk berhadapan](gambar-contoh.png)"


def project(folder: Path) -> Path:
    """Copy the example site to `folder`, with the materials of tests/taken laid over it."""
    shutil.copytree(TESTS / "example", folder)
    shutil.copytree(TESTS / "taken", folder, dirs_exist_ok=True)
    Image.new("RGB", (60, 40), "gray").save(folder / "content/materi/gambar-contoh.png")
    return folder


def written(folder: Path, slug: str, old: str, new: str) -> None:
    """Replace a text in a material."""
    path = folder / f"content/materi/{slug}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def loaded(folder: Path, address: str = ADDRESS) -> site.Site:
    found, problems = site.load(folder, address)
    assert found
    assert problems == []
    return found


def page(whole: site.Site, slug: str) -> Page:
    return whole.pages[f"materi/{slug}.md"]


def files(whole: site.Site, slug: str) -> dict[str, bytes]:
    """Return what is taken along of a material, by file name."""
    of = page(whole, slug)
    return {Path(file.address(of.address)).name: file.body for file in whole.along.of(of)}
