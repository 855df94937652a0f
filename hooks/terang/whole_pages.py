"""Pages as the engine finished them in an earlier run: one that depends on nothing that has changed is not made again.

What a page depends on is told apart only roughly, for a stale page would be worse than a slow build: on its own text,
on what it offers to take along, and on the whole `world`: every file of data/, overrides/ and hooks/, the head of every
page, the blocks on it, the day, the address. What runs in public is built without anything that is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from terang import markup
from terang.content import Page
from terang.kept import digest, key, release
from terang.packs import ALL
from terang.records.materials import Material
from terang.remembered import Remembered
from terang.take_along import TakeAlong

FOLDERS = ("data", "overrides", "hooks")
SHOWS_PACKS = "paket"  # the block that shows how large they are
_LIBRARIES = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "nh3", "pydantic", "pymdown-extensions")
_HOLE = "\0"  # where a text that stands on many pages was taken out


class Whole(NamedTuple):
    """A finished page, the anchors that its Markdown has, and what stands of it in the search index."""

    html: str
    anchors: list[str]
    entries: list[dict[str, object]]


class WholePages:
    """The pages that an earlier run has finished. `shared` are long texts that stand on many of them."""

    def __init__(
        self,
        root: Path,
        cache: Path,
        pages: Mapping[str, Page],
        along: TakeAlong,
        told: Iterable[str],
        shared: tuple[str, ...],
    ) -> None:
        """`told` is what else decides what stands on pages: the day, the address, what is wrong."""
        self._known = Remembered(cache / "halaman.json", ("whole_pages.py",), _world(root, pages.values(), told))
        self._along, self._shared = along, shared

    def get(self, page: Page) -> Whole | None:
        """Return a page as it was finished, if nothing has changed that it depends on."""
        told = self._known.get(page.path, self._own(page))
        if told is None:
            return None
        whole = Whole(*json.loads(told))
        for number, text in enumerate(self._shared):
            whole = whole._replace(html=whole.html.replace(f"{_HOLE}{number}{_HOLE}", text))
        return whole

    def add(self, page: Page, whole: Whole) -> None:
        """Take note of a page that has been finished."""
        if _HOLE in whole.html:
            return
        for number, text in enumerate(self._shared):
            whole = whole._replace(html=whole.html.replace(text, f"{_HOLE}{number}{_HOLE}"))
        self._known.add(page.path, self._own(page), json.dumps(whole, ensure_ascii=False))

    def keep(self) -> None:
        """Keep for the next run what was used or finished in this one."""
        self._known.keep(spare=0)  # of another world

    def _own(self, page: Page) -> bytes:
        taken = [(file.address(""), len(file.body)) for file in self._along.of(page)] if _is_material(page) else []
        packs: list[tuple[str, int]] = []
        if any(fence.name == SHOWS_PACKS for fence in markup.fences(page.document.body)):
            packs = [(door, len(pack.body)) for door in self._doors() if (pack := self._along.pack(door))]
        return key((page.document.body, repr(taken), repr(packs))).encode()

    def _doors(self) -> tuple[str, ...]:
        return (*self._along.packer.shelf.doors, ALL)


def _is_material(page: Page) -> bool:
    return isinstance(page.head, Material)


def _world(root: Path, pages: Iterable[Page], told: Iterable[str]) -> Iterator[str]:
    files = sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if _is_source(path))
    pictures = sorted(path for path in (root / "content").rglob("*") if path.is_file() and path.suffix != ".md")
    everything = (*files, *pictures, root / "mkdocs.yml")
    yield "\n".join(path.relative_to(root).as_posix() for path in everything)
    yield digest(*everything)
    yield from map(release, _LIBRARIES)
    yield from told
    for page in pages:
        yield f"{page.path} {page.listed} {page.head!r}"
        yield repr(list(markup.fences(page.document.body)))


def _is_source(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"
