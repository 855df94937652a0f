"""The site: what staff wrote, checked, and everything that is published from it. Knows nothing of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from terang import (
    allowed_html,
    blocks,
    calm,
    channels,
    content,
    html,
    indonesian,
    loading,
    markup,
    pages,
    printing,
    search,
    sources,
)
from terang.blocks import BLOCKS, BlockData
from terang.built_help import Promise
from terang.channels import REGISTER
from terang.charts import prepare
from terang.content import NAMES, Page
from terang.loading import Facts
from terang.printing import Press
from terang.problems import Problem, ProblemsFound
from terang.public import PublicSource
from terang.records.materials import Material
from terang.security import policy
from terang.shapes import meant

CACHE = Path(".terang/cache")
STYLES = ("situs", "bantuan", "polos")


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

        def block(name: str, text: str) -> str:
            placed, _ = content.options(text, name, page.document.path, 0)
            return BLOCKS[name].render(placed.value, data) if placed else ""

        return markup.place_blocks(allowed_html.clean(rendered), block)

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
            "search": {"exclude": head.template in ("cari.html", "polos.html")},
        }
        if isinstance(head, Material):
            pdf = {"alamat": printing.address(page.address), "ukuran": indonesian.size(len(self.pdf(page)))}
            meta |= printing.words(head) | {"pdf": pdf, "tags": list(head.audience)}
        return meta

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
            exit=self.facts.identity.exit.url,
            words=self.facts.policy.telling_words,
        )

    @property
    def endorsed(self) -> bool:
        return self.facts.identity.endorsement.status == "sah"

    @property
    def help_script(self) -> str:
        """The only script that a help page may run; it stands inside the page."""
        return _inlined(self.root / "overrides/skrip/bantuan.js")

    def words(self) -> dict[str, object]:
        """Return what the templates show on every page: who publishes, the styles, the policies."""
        styles = {name: _inlined(self.root / f"overrides/gaya/{name}.css") for name in STYLES}
        return {
            "situs": self.facts.identity_as_written,
            "cari": {"istilah": search.other_names(term.names for term in self.facts.terms)},
            "gaya": styles,
            "skrip": {"bantuan": self.help_script},
            "csp": {
                "situs": policy(styles["situs"]),
                "bantuan": policy(styles["bantuan"], script=self.help_script),
                "polos": policy(styles["polos"]),
                "cari": policy(styles["situs"], searches=True),
            },
        }

    def files(self) -> dict[str, bytes]:
        """Return every file that is not a page, by its path below the site's root: downloads and materials to print."""
        made: dict[str, bytes] = {}
        for page in self.pages.values():
            for fence in markup.fences(page.document.body):
                placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
                made |= blocks.files(placed.value, self.data) if placed else {}
            if isinstance(page.head, Material):
                made[printing.address(page.address)] = self.pdf(page)
        return made

    def pdf(self, page: Page) -> bytes:
        """Return the PDF of a page whose head is a Material. Kept from one build to the next."""
        assert isinstance(page.head, Material)
        press = Press(self.root, self.facts.identity, self.facts.public.sources, self.root / CACHE)
        html = self.body(page, lambda address: address, markup.render(page.document.body, NAMES))
        return press.pdf(page.head, html, page.document.path)


def load(root: Path) -> tuple[Site | None, list[Problem]]:
    """Return the site in `root` and every problem with it. With a problem there may still be a site to look at."""
    facts, problems = loading.load(root)
    if facts is None:
        return None, problems
    data = BlockData(
        public=facts.public,
        services=facts.services,
        environment=html.environment(root / "overrides/blocks"),
        chart_cache=root / CACHE,
        fonts=root / "overrides/fonts",
        link=lambda address: address,
    )
    found, wrong = content.load(root, data, facts.failed, pages.generated(facts.public))
    site = Site(root, facts, found, data)
    problems += [*wrong, *_menu(site)]
    written, _ = sources.files(root, "content", content.SUFFIXES)
    registers, _ = sources.files(root, "data", (".yml",))
    problems += calm.check(found.values(), written, facts.policy.telling_words)
    if not any(problem.path == REGISTER for problem in problems):  # else what it lacks would be told at every mention
        texts = [*_texts(root, [*written, *registers]), *_made(found.values())]
        problems += channels.check(facts.register, facts.policy.numbers, facts.day, texts)
    return site, problems or list(_unprintable(site))


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
        if isinstance(page.head, Material):
            try:
                site.pdf(page)
            except ProblemsFound as found:
                yield from found.problems


def _inlined(path: Path) -> str:
    """Return a style sheet or script without its comments: they guide who works on it, and would travel with pages."""
    return re.sub(r"/\*.*?\*/\s*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _source(source: PublicSource) -> dict[str, str]:
    return {
        "judul": source.title,
        "penerbit": source.publisher,
        "terbit": indonesian.partial_date(source.published) if source.published else "",
        "alamat": source.url,
        "diperiksa": indonesian.day(source.checked),
    }


__all__ = ["NAMES", "Site", "load", "prepare"]
