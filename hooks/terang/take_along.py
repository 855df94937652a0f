"""Everything that is taken along from the library: the files beside each material's page, and the packs of them.

Made when first asked for, once a build; what has not changed since the last one comes from the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from terang import indonesian
from terang.blocks.given import BlockData, Pack
from terang.content import Page
from terang.library import FOLDER, Shelf
from terang.packs import ALL, Member, Packer
from terang.printing import Press, Taken, cited, pictures
from terang.problems import Problem, ProblemsFound
from terang.records.materials import Material

PACKS = f"{FOLDER}paket/"
# What a phone lists among its downloads must not tell on who reads it: a door's own name, but for this one.
NAMES = {"penyintas": "pendamping"}


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """The materials of a site, by the path of their page, ready to be taken along.

    `body` returns the clean HTML of a page with its links from the site's root.
    """

    pages: Mapping[str, Page]
    body: Callable[[Page], str]
    press: Press
    packer: Packer
    content: Path
    _members: dict[str, Member] = field(default_factory=dict)
    _packs: dict[str, Pack | None] = field(default_factory=dict)

    def of(self, page: Page) -> tuple[Taken, ...]:
        """Return the files of a material. Raises ProblemsFound when one cannot be made."""
        return self._member(page).files

    def words(self, page: Page, data: BlockData) -> list[dict[str, str]]:
        """Return what the page of a material offers, each file with its words, its address and its size."""
        assert isinstance(page.head, Material)
        told: list[dict[str, str]] = []
        for file in self.of(page):
            given = {"kind": file.kind, "paper": file.paper, "back": bool(file.name), "material": page.head.kind}
            where = {"alamat": file.address(page.address), "ukuran": indonesian.size(len(file.body))}
            told.append(data.words("kata-berkas.html", **given) | where)
        return told

    def pack(self, door: str) -> Pack | None:
        """Return the pack of a door, or of everything (`ALL`); None while nothing is behind it."""
        if door not in self._packs:
            self._packs[door] = self._pack(door)
        return self._packs[door]

    def problems(self) -> Iterator[Problem]:
        """Yield what only the typesetter notices: a letter that the fonts lack, too much for a card."""
        for page in self.pages.values():
            if isinstance(page.head, Material):
                try:
                    self._member(page)
                except ProblemsFound as found:
                    yield from found.problems

    def _member(self, page: Page) -> Member:
        if page.path not in self._members:
            self._members[page.path] = self._made(page)
        return self._members[page.path]

    def _made(self, page: Page) -> Member:
        material = page.head
        assert isinstance(material, Material)
        html = self.body(page)
        images = pictures(html, (self.content / page.path).parent)
        mark, files = self.press.printed(material, html, page.document.path, page.address, images)
        entry = self.packer.shelf.by_slug[Path(page.path).stem]
        sources = tuple(self.press.sources[name] for name in cited(material) if name in self.press.sources)
        return Member(entry, page.path, html, files, sources, images, mark)

    def _pack(self, door: str) -> Pack | None:
        shelf: Shelf = self.packer.shelf
        entries = shelf.entries if door == ALL else shelf.behind(door)
        paths = {entry.slug: f"{FOLDER}{entry.slug}.md" for entry in entries}
        members = [self._member(self.pages[path]) for path in paths.values() if path in self.pages]
        if not members:
            return None
        body = self.packer.pack(shelf.doors.get(door), members)
        return Pack(f"{PACKS}{NAMES.get(door, door)}.zip", body, len(members))
