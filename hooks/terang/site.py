"""The site: what staff wrote, checked, and everything that is published from it. Knows nothing of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from terang import (
    blocks,
    bodies,
    content,
    feed,
    html,
    library,
    loading,
    markup,
    news,
    news_feed,
    page_words,
    pages,
    promise_feed,
    reviews,
    search,
    site_checks,
    whereabouts,
)
from terang.blocks import BlockData
from terang.built_help import Promise
from terang.channels import REGISTER, Due
from terang.charts import prepare
from terang.content import NAMES, Page
from terang.facts import Facts
from terang.library import Shelf
from terang.packs import Packer
from terang.printing import Press
from terang.problems import Problem
from terang.records.materials import Material
from terang.security import policy
from terang.take_along import TakeAlong
from terang.whole_pages import WholePages
from terang.workbook import template

HOUSE = Path(__file__).resolve().parents[2]
CACHE = Path(".terang/cache")
STYLES = ("situs", "bantuan", "polos")


@dataclass(frozen=True, slots=True)
class Site:
    """A checked site. Made by `load`; only then are pages rendered."""

    root: Path
    facts: Facts
    pages: Mapping[str, Page]  # by their path below content/
    data: BlockData
    along: TakeAlong

    def body(self, page: Page, link: Callable[[str], str], rendered: str) -> str:
        """Return the HTML that goes on `page`: Markdown's, cleaned, with blocks in their places.

        `rendered` comes from the engine with this package's extensions; `link` turns a site address into one that
        works from this page.
        """
        return bodies.body(page, self.data.on_page(link), rendered)

    def head(self, page: Page) -> dict[str, object]:
        """Return what the templates in overrides/ show about a page, as words."""
        return page_words.of(page, self.data, self.along)

    def place(self, page: Page) -> dict[str, object]:
        """Return what other pages and the map of the site show about a page."""
        return page_words.place(page)

    def whole_pages(self, *told: str) -> WholePages:
        """Return the pages that were finished before; `told` is what decides, besides this site, how they look."""
        told = (*told, self.data.site, self.facts.day.isoformat())
        shared = (*self.styles.values(), self.help_script, self.list_script)
        return WholePages(self.root, self.root / CACHE, self.pages, self.along, told, shared)

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers that the help page must offer to call: those for an emergency, and every short code."""
        return tuple(s.dialled for s in self.facts.services if s.kind == "telepon" and s.number)

    @property
    def promise(self) -> Promise:
        """What the finished site must hold, whatever has built it."""
        called = (*self.facts.services, *self.facts.offices)
        return Promise(
            phones=self.phones,
            numbers=frozenset(s.dialled for s in called if s.kind in ("telepon", "whatsapp") and s.number),
            script=self.help_script,
            list_script=self.list_script,
            exit=self.facts.identity.exit.url,
            words=self.facts.policy.telling_words,
            authors=self._authors,
            acknowledged=self.let_through,
        )

    @property
    def reviews_due(self) -> list[Due]:
        """Which materials must be reviewed again soon."""
        return reviews.due(self.pages.values(), self.facts.day)

    @property
    def let_through(self) -> frozenset[str]:
        """The fingerprints of what somebody has looked at, see terang.acknowledgements."""
        return frozenset(placed.value.fingerprint for placed in self.facts.acknowledged)

    @property
    def _authors(self) -> frozenset[str]:
        """Who the documents of the site name as their writer: the publisher, or who a material says it is by."""
        who = self.facts.identity
        written_by = {page.head.author for page in self.pages.values() if isinstance(page.head, Material)}
        return frozenset({who.publisher, f"{who.name}, {who.area}"} | written_by)

    @property
    def endorsed(self) -> bool:
        return self.facts.identity.endorsement.status == "sah"

    @property
    def styles(self) -> dict[str, str]:
        """The style sheets that stand inside pages, by name."""
        return {name: html.inlined(self.root / f"overrides/gaya/{name}.css") for name in STYLES}

    @property
    def help_script(self) -> str:
        """The only script that a help page may run; it stands inside the page."""
        return html.inlined(self.root / "overrides/skrip/bantuan.js")

    @property
    def list_script(self) -> str:
        """The only script that a page with a list of materials may run; it stands inside the page too."""
        return html.inlined(self.root / "overrides/skrip/daftar.js")

    def words(self) -> dict[str, object]:
        """Return what the templates show on every page: who publishes, the styles, the policies."""
        styles = self.styles
        return {
            "situs": self.facts.identity_as_written,
            "umpan": feed.ADDRESS if feed.entries(self.data) else "",
            "umpan_berita": news_feed.ADDRESS if self.data.news else "",
            "umpan_komitmen": promise_feed.ADDRESS if self.data.commitments.promises else "",
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
            for options in bodies.options(page):
                made |= blocks.files(options, self.data)
            if isinstance(page.head, Material):
                made |= {file.address(page.address): file.body for file in self.along.of(page)}
        for one in (feed, news_feed, promise_feed):
            # whole addresses, or relative to the feed while nobody knows where the site will be
            begin = self.data.site or "../" * one.ADDRESS.count("/")
            if body := one.feed(self.data.on_page(begin.__add__)):
                made[one.ADDRESS] = body
        return made


def load(root: Path, address: str = "", *, to_publish: bool = False) -> tuple[Site | None, list[Problem]]:
    """Return the site in `root` and every problem with it. With a problem there may still be a site to look at.

    `address`: where it will be published, "https://contoh.go.id/terang/"; "" while nobody knows.
    `to_publish`: what is written was checked when it was changed; a review that has run out since stops nothing.
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
        commitments=facts.commitments,
        outreach=facts.outreach.public,
        identity=facts.identity,
        environment=html.environment(overrides / "blocks"),
        chart_cache=root / CACHE,
        fonts=overrides / "fonts",
        link=lambda address: address,
        site=f"{address.rstrip('/')}/" if address else "",
        templates=template.templates(facts.recaps),
        shelf=shelf,
        agenda=facts.agenda,
        news=news.stories(written.documents),
        letters=facts.letters.by_id,
        offices=facts.offices,
        institutions=tuple(placed.value for placed in facts.institutions),
        journey=facts.journey,
    )
    fill = html.texts(overrides / "halaman")
    render = markup.Renderer(NAMES, root / CACHE)
    found, wrong = content.load(written, data, facts.failed, pages.generated(data, facts.origins, fill), render)
    render.keep()
    data = replace(data, where=whereabouts.of(found.values()))
    along = _along(root, overrides, found, data, render)
    site = Site(root, facts, found, replace(data, packs=along.pack), along)
    everything = site_checks.Written(root, tuple(f"content/{path}" for path in written.files), found, to_publish)
    problems += [*wrong, *site_checks.check(facts, everything, shelf, root / CACHE)]
    if not any(problem.path == REGISTER for problem in problems):  # else what it lacks would be told at every mention
        problems += site_checks.numbers(facts, everything)
    return site, problems or list(site_checks.unprintable(found.values(), site.data, along))


def _along(
    root: Path, overrides: Path, found: Mapping[str, Page], data: BlockData, render: markup.Renderer
) -> TakeAlong:
    from_root = data.on_page(lambda address: f"/{address}")
    return TakeAlong(
        found,
        lambda page: bodies.body(page, from_root, render(page.document.body).html),
        Press(overrides, data.identity, data.public.sources, data.chart_cache, data.site),
        Packer(overrides, data.identity, data.shelf, data.handouts.shown, data.site, data.chart_cache),
        root / "content",
    )


def shelved(facts: Facts, written: content.Written) -> Shelf:
    """Return the library of materials, those whose heads can be read."""
    return Shelf(
        facts.library.value,
        facts.days.by_id,
        tuple(library.entries(written.documents)),
        frozenset(Path(path).stem for path, document in written.documents if library.is_material(document)),
        facts.day,
    )


__all__ = ["NAMES", "Site", "load", "prepare"]
