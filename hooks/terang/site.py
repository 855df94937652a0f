"""The site: what staff wrote, checked, and everything that is published from it. Knows nothing of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from terang import (
    allowed_html,
    blocks,
    calm,
    channels,
    content,
    feed,
    html,
    indonesian,
    library,
    loading,
    markup,
    material_page,
    pages,
    personal_data,
    printing,
    reviews,
    search,
    sources,
)
from terang.blocks import BLOCKS, BlockData, Shared
from terang.blocks.given import Whereabouts
from terang.blocks.notices import across
from terang.built_help import Promise
from terang.channels import REGISTER, Due
from terang.charts import prepare
from terang.content import NAMES, Page
from terang.library import Shelf
from terang.loading import Facts
from terang.printing import Press
from terang.problems import Problem, ProblemsFound
from terang.public import PublicSource
from terang.records.heads import Head
from terang.records.materials import Material
from terang.security import policy
from terang.shapes import Record, meant
from terang.workbook import template

HOUSE = Path(__file__).resolve().parents[2]
CACHE = Path(".terang/cache")
FIGURES = "data/"  # pages below it may show a picture where they are linked; no other, so that none tells on a reader
STYLES = ("situs", "bantuan", "polos")
PRINTED = ("tempat", "cetak")  # blocks whose files are set by typst


@dataclass(frozen=True, slots=True)
class Site:
    """A checked site. Made by `load`; only then are pages rendered."""

    root: Path
    facts: Facts
    pages: Mapping[str, Page]  # by their path below content/
    data: BlockData

    def body(self, page: Page, link: Callable[[str], str], rendered: str) -> str:
        """Return the HTML that goes on `page`: Markdown's, cleaned, with blocks in their places.

        `rendered` comes from the engine with this package's extensions; `link` turns a site address into one that
        works from this page.
        """
        data = self.data.on_page(link)
        told = iter(self._told(page, data))  # before the first block with figures, once

        def block(name: str, text: str) -> str:
            placed, _ = content.options(text, name, page.document.path, 0)
            if placed is None:
                return ""
            before = next(told, "") if blocks.figures(placed.value, data) else ""
            return before + BLOCKS[name].render(placed.value, data)

        return markup.place_blocks(allowed_html.clean(rendered), block)

    def _told(self, page: Page, data: BlockData) -> Iterator[str]:
        """Yield what must be known before the figures of the blocks of `page` are seen together, if there is any."""
        if found := across([blocks.figures(options, data) for options in _blocks(page)]):
            yield data.render("halaman.html", notices=found)

    def head(self, page: Page) -> dict[str, object]:
        """Return what the templates in overrides/ show about a page, as words."""
        head = page.head
        meta: dict[str, object] = {
            "judul": head.title,
            "ringkasan": head.summary,
            "template": head.template,
            "title": head.title,
            "description": head.summary,
            "diperiksa": indonesian.day(head.checked) if head.checked else "",
            "ditinjau": [{"oleh": r.by, "bidang": r.field, "tanggal": indonesian.day(r.day)} for r in head.reviews],
            "sumber": [_source(self.facts.public.sources[name]) for name in head.sources],
            "search": {"exclude": head.template in ("cari.html", "polos.html") or not page.listed},
        }
        if isinstance(head, Head):
            meta["bahasa"] = head.language
        if page.path.startswith(FIGURES) and (picture := self._shared(page)):
            meta |= {"gambar": {"alamat": picture.address, "alt": picture.alt}}
        if isinstance(head, Material):
            size = indonesian.size(len(self.pdf(page)))
            file = {"label": "PDF", "jenis": "pdf", "alamat": printing.address(page.address), "ukuran": size}
            meta |= material_page.words(Path(page.path).stem, head, self.data.shelf, self.facts.public.sources)
            meta |= {"berkas": [file], "tags": list(head.audience)}
        return meta

    def _shared(self, page: Page) -> Shared | None:
        """Return the first picture on `page` that is made to be sent on."""
        pictures = (blocks.shared(options, self.data) for options in _blocks(page))
        return next((picture for picture in pictures if picture), None)

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers that the help page must offer to call: those for an emergency, and every short code."""
        return tuple(s.dialled for s in self.facts.services if s.kind == "telepon" and s.number)

    @property
    def promise(self) -> Promise:
        """What the finished site must hold, whatever has built it."""
        return Promise(
            phones=self.phones,
            numbers=frozenset(s.dialled for s in self.facts.services if s.kind in ("telepon", "whatsapp") and s.number),
            script=self.help_script,
            list_script=self.list_script,
            exit=self.facts.identity.exit.url,
            words=self.facts.policy.telling_words,
        )

    @property
    def reviews_due(self) -> list[Due]:
        """Which materials must be reviewed again soon."""
        return reviews.due(self.pages.values(), self.facts.day)

    @property
    def endorsed(self) -> bool:
        return self.facts.identity.endorsement.status == "sah"

    @property
    def help_script(self) -> str:
        """The only script that a help page may run; it stands inside the page."""
        return _inlined(self.root / "overrides/skrip/bantuan.js")

    @property
    def list_script(self) -> str:
        """The only script that a page with a list of materials may run; it stands inside the page too."""
        return _inlined(self.root / "overrides/skrip/daftar.js")

    def words(self) -> dict[str, object]:
        """Return what the templates show on every page: who publishes, the styles, the policies."""
        styles = {name: _inlined(self.root / f"overrides/gaya/{name}.css") for name in STYLES}
        return {
            "situs": self.facts.identity_as_written,
            "umpan": feed.ADDRESS if feed.entries(self.data) else "",
            "cari": {"istilah": search.other_names(term.names for term in self.facts.terms)},
            "gaya": styles,
            "skrip": {"bantuan": self.help_script, "daftar": self.list_script},
            "csp": {
                "situs": policy(styles["situs"]),
                "bantuan": policy(styles["bantuan"], script=self.help_script),
                "daftar": policy(styles["situs"], script=self.list_script),
                "polos": policy(styles["polos"]),
                "cari": policy(styles["situs"], searches=True),
            },
        }

    def files(self) -> dict[str, bytes]:
        """Return every file that is not a page, by its path below the site's root: downloads and materials to print."""
        made: dict[str, bytes] = {}
        for page in self.pages.values():
            for options in _blocks(page):
                made |= blocks.files(options, self.data)
            if isinstance(page.head, Material):
                made[printing.address(page.address)] = self.pdf(page)
        everywhere = self.data.on_page(lambda address: self.data.site + address)
        news = feed.feed(everywhere)
        return made | ({feed.ADDRESS: news} if news else {})

    def pdf(self, page: Page) -> bytes:
        """Return the PDF of a page whose head is a Material. Kept from one build to the next."""
        assert isinstance(page.head, Material)
        press = Press(self.data.fonts.parents[1], self.facts.identity, self.facts.public.sources, self.root / CACHE)
        html = self.body(page, lambda address: address, markup.render(page.document.body, NAMES))
        return press.pdf(page.head, html, page.document.path)


def load(root: Path, address: str = "") -> tuple[Site | None, list[Problem]]:
    """Return the site in `root` and every problem with it. With a problem there may still be a site to look at.

    `address`: where it will be published, "https://contoh.go.id/terang/"; "" while nobody knows.
    """
    facts, problems = loading.load(root, root / CACHE)
    if facts is None:
        return None, problems
    written = content.read(root)
    shelf = shelved(facts, written)
    overrides = root / "overrides"
    overrides = overrides if overrides.is_dir() else HOUSE / "overrides"  # content and data alone can be checked
    data = BlockData(
        public=facts.public,
        services=facts.services,
        districts=facts.districts,
        identity=facts.identity,
        environment=html.environment(overrides / "blocks"),
        chart_cache=root / CACHE,
        fonts=overrides / "fonts",
        link=lambda address: address,
        site=f"{address.rstrip('/')}/" if address else "",
        templates=template.templates(facts.recaps),
        shelf=shelf,
    )
    fill = html.texts(overrides / "halaman")
    found, wrong = content.load(written, data, facts.failed, pages.generated(data, facts.origins, fill))
    site = Site(root, facts, found, replace(data, where=_whereabouts(found.values())))
    problems += [*wrong, *_menu(site), *personal_data.check(root)]
    problems += library.check_slugs(facts.library, shelf)
    paths = [f"content/{path}" for path in written.files]
    registers, _ = sources.files(root, "data", (".yml",))
    problems += calm.check_contacts(facts.register, facts.policy.telling_words)
    problems += calm.check(found.values(), paths, facts.policy.telling_words)
    if not any(problem.path == REGISTER for problem in problems):  # else what it lacks would be told at every mention
        texts = [*_texts(root, [*paths, *registers]), *_made(found.values())]
        problems += channels.check(facts.register, facts.policy.numbers, facts.day, texts)
    return site, problems or list(_unprintable(site))


def shelved(facts: Facts, written: content.Written) -> Shelf:
    """Return the library of materials, those whose heads can be read."""
    return Shelf(
        facts.library.value,
        facts.days.by_id,
        tuple(library.entries(written.documents)),
        frozenset(Path(path).stem for path, document in written.documents if library.is_material(document)),
        facts.day,
    )


def _whereabouts(found: Iterable[Page]) -> Whereabouts:
    """Return where tables and contradictions are shown: on a page that somebody wrote, if there is one."""
    tables: dict[str, str] = {}
    conflicts: list[str] = []
    for page in sorted((page for page in found if page.listed), key=lambda page: bool(page.generated)):
        for fence in markup.fences(page.document.body):
            if fence.name not in ("grafik", "tabel", "perbedaan"):
                continue
            placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
            table = getattr(placed.value, "table", None) if placed else None
            if table and fence.name != "perbedaan":
                tables.setdefault(table, page.address)
            elif placed and fence.name == "perbedaan" and not table:
                conflicts.append(page.address)
    return Whereabouts(tables, conflicts[0] if conflicts else "")


def _blocks(page: Page) -> Iterator[Record]:
    """Yield the options of the blocks on a checked page."""
    for fence in markup.fences(page.document.body):
        placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
        if placed:
            yield placed.value


def _texts(root: Path, paths: Iterable[str]) -> Iterator[channels.Text]:
    for path in paths:
        if path.endswith((".md", ".yml")) and (root / path).stat().st_size <= sources.MAX_BYTES:
            yield channels.Text(path, (root / path).read_text("utf-8", errors="replace"))


def _made(pages: Iterable[Page]) -> Iterator[channels.Text]:
    for page in pages:
        if page.generated:
            yield channels.Text(page.document.path, page.generated, line=0)


def _menu(site: Site) -> Iterator[Problem]:
    """Yield what the menu on every page leads to that is no page, not even one with a problem of its own."""
    written, _ = sources.files(site.root, "content", (".md",))
    known = [content.address(path.removeprefix("content/")) for path in written]
    for index, item in enumerate(site.facts.identity.menu):
        if item.address not in known:
            what = f"tidak ada halaman di alamat '{item.address}'"
            yield site.facts.settings.problem(("menu", index, "alamat"), what, meant(item.address, known))


def _unprintable(site: Site) -> Iterator[Problem]:
    """Yield what only the typesetter notices: a letter that the fonts lack, a heading level left out."""
    for page in site.pages.values():
        try:
            if isinstance(page.head, Material):
                site.pdf(page)
            for fence in markup.fences(page.document.body):
                if fence.name in PRINTED and (placed := content.options(fence.text, fence.name, page.path, 0)[0]):
                    blocks.files(placed.value, site.data)
        except ProblemsFound as found:
            yield from found.problems


def _inlined(path: Path) -> str:
    """Return a style sheet or script without its comments: they guide who works on it, and would travel with pages."""
    return re.sub(r"/\*.*?\*/\s*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _source(source: PublicSource) -> dict[str, str]:
    return {
        "bukti": source.evidence,
        "judul": source.title,
        "penerbit": source.publisher,
        "terbit": indonesian.partial_date(source.published) if source.published else "",
        "alamat": source.url,
        "diperiksa": indonesian.day(source.checked),
    }


__all__ = ["NAMES", "Site", "load", "prepare"]
