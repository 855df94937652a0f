"""The site: what staff wrote, checked, and everything that is published from it. Knows nothing of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from terang import (
    blocks,
    bodies,
    calm,
    channels,
    content,
    feed,
    guard,
    html,
    indonesian,
    library,
    loading,
    markup,
    material_page,
    news,
    news_feed,
    outreach_checks,
    pages,
    personal_data,
    promise_feed,
    reviews,
    search,
    sources,
)
from terang.blocks import BlockData, Shared
from terang.blocks.given import Whereabouts
from terang.built_help import Promise
from terang.channels import REGISTER, Due
from terang.charts import prepare
from terang.content import NAMES, Page
from terang.facts import Facts
from terang.library import Shelf
from terang.packs import Packer
from terang.printing import Press
from terang.problems import Problem, ProblemsFound
from terang.public import PublicSource
from terang.records.heads import Head
from terang.records.materials import Material
from terang.records.news import News
from terang.security import policy
from terang.shapes import meant
from terang.take_along import TakeAlong
from terang.workbook import template

HOUSE = Path(__file__).resolve().parents[2]
CACHE = Path(".terang/cache")
FIGURES = "data/"  # pages below it may show a picture where they are linked; no other, so that none tells on a reader
STYLES = ("situs", "bantuan", "polos")
PRINTED = ("tempat", "cetak", "surat")  # blocks whose files are set by typst


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
            meta |= material_page.words(Path(page.path).stem, head, self.data.shelf, self.facts.public.sources)
            meta |= {"berkas": self.along.words(page, self.data), "tags": list(head.audience)}
            meta["kegiatan"] = len(self.data.outreach.with_material(Path(page.path).stem))
        if isinstance(head, News):
            meta |= self._news(head)
        return meta

    def _news(self, head: News) -> dict[str, object]:
        """Return what is shown of a piece of news beside its text; "" stands for the editors."""
        tracked, shelf = self.data.commitments.tracked, self.data.shelf
        promises = [tracked[name].promise for name in head.promises if name in tracked]
        return {
            "tanggal": indonesian.day(head.date),
            "jenis": head.kind,
            "ditulis_oleh": self._writer(head.written_by),
            "diperiksa_identitas": head.cleared
            and {"oleh": self._writer(head.cleared.by), "tanggal": indonesian.day(head.cleared.day)},
            "janji": [{"judul": promise.title, "alamat": promise.address} for promise in promises],
            "materi": [{"judul": e.material.title, "alamat": e.address} for e in shelf.chosen(head.materials)],
        }

    def _writer(self, name: str) -> str:
        return self.data.by_id[name].name if name in self.data.by_id else ""

    def _shared(self, page: Page) -> Shared | None:
        """Return the first picture on `page` that is made to be sent on."""
        pictures = (blocks.shared(options, self.data) for options in bodies.options(page))
        return next((picture for picture in pictures if picture), None)

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
    def help_script(self) -> str:
        """The only script that a help page may run; it stands inside the page."""
        return html.inlined(self.root / "overrides/skrip/bantuan.js")

    @property
    def list_script(self) -> str:
        """The only script that a page with a list of materials may run; it stands inside the page too."""
        return html.inlined(self.root / "overrides/skrip/daftar.js")

    def words(self) -> dict[str, object]:
        """Return what the templates show on every page: who publishes, the styles, the policies."""
        styles = {name: html.inlined(self.root / f"overrides/gaya/{name}.css") for name in STYLES}
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
    found, wrong = content.load(written, data, facts.failed, pages.generated(data, facts.origins, fill))
    data = replace(data, where=_whereabouts(found.values()))
    along = _along(root, overrides, found, data)
    site = Site(root, facts, found, replace(data, packs=along.pack), along)
    problems += [*wrong, *_menu(site), *personal_data.check(root)]
    problems += [] if to_publish else reviews.over(found.values(), facts.day)
    problems += library.check_slugs(facts.library, shelf)
    problems += outreach_checks.check_materials(facts.outreach.written, shelf.slugs)
    paths = [f"content/{path}" for path in written.files]
    problems += guard.check(root, facts.acknowledged, facts.policy.copies, facts.day, root / CACHE)
    registers, _ = sources.files(root, "data", (".yml",))
    problems += calm.check_contacts(facts.register, facts.policy.telling_words)
    problems += calm.check(found.values(), paths, facts.policy.telling_words)
    if not any(problem.path == REGISTER for problem in problems):  # else what it lacks would be told at every mention
        texts = [*_texts(root, [*paths, *registers]), *_made(found.values())]
        problems += channels.check(facts.register, facts.policy.numbers, facts.day, texts)
    return site, problems or list(_unprintable(site))


def _along(root: Path, overrides: Path, found: Mapping[str, Page], data: BlockData) -> TakeAlong:
    from_root = data.on_page(lambda address: f"/{address}")
    return TakeAlong(
        found,
        lambda page: bodies.body(page, from_root, markup.render(page.document.body, NAMES)),
        Press(overrides, data.identity, data.public.sources, data.chart_cache, data.site),
        Packer(overrides, data.identity, data.shelf, data.site, data.chart_cache),
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


def _whereabouts(found: Iterable[Page]) -> Whereabouts:
    """Return where tables and contradictions are shown: on a page that somebody wrote, if there is one."""
    tables: dict[str, str] = {}
    conflicts: list[str] = []
    institutions: list[str] = []
    for page in sorted((page for page in found if page.listed), key=lambda page: bool(page.generated)):
        for fence in markup.fences(page.document.body):
            if fence.name not in ("grafik", "tabel", "perbedaan", "lembaga"):
                continue
            placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
            table = getattr(placed.value, "table", None) if placed else None
            if table and fence.name != "perbedaan":
                tables.setdefault(table, page.address)
            elif placed and fence.name == "perbedaan" and not table:
                conflicts.append(page.address)
            elif placed and getattr(placed.value, "part", "") == "rincian":
                institutions.append(page.address)
    return Whereabouts(tables, *((found[0] if found else "") for found in (conflicts, institutions)))


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
    identity = site.facts.identity
    for key, items in (("menu", identity.menu), ("menu-lain", identity.more)):
        for index, item in enumerate(items):
            if item.address not in known:
                what = f"tidak ada halaman di alamat '{item.address}'"
                yield site.facts.settings.problem((key, index, "alamat"), what, meant(item.address, known))


def _unprintable(site: Site) -> Iterator[Problem]:
    """Yield what only the typesetter notices: a letter that the fonts lack, a heading level left out."""
    yield from site.along.problems()
    for page in site.pages.values():
        try:
            for fence in markup.fences(page.document.body):
                if fence.name in PRINTED and (placed := content.options(fence.text, fence.name, page.path, 0)[0]):
                    blocks.files(placed.value, site.data)
        except ProblemsFound as found:
            yield from found.problems


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
