"""Every statement of the real site has a page of its own, and whoever shows a figure leads there."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import html5lib
import pytest

from site_pages import help_page, pages, statement_page
from terang import content, feed, markup, site
from terang.public import PublicData, PublicFigure
from test_feed import ATOM, faults

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def loaded() -> site.Site:
    found, problems = site.load(ROOT)
    assert found
    assert problems == []
    return found


def words(built: Path, page: str) -> str:
    tree = html5lib.parse((built / page / "index.html").read_bytes(), namespaceHTMLElements=False)
    return " ".join("".join(tree.find("body").itertext()).split())


def links(built: Path, page: str) -> set[str]:
    """Return the addresses below the site's root that a page leads to."""
    path = built / page / "index.html" if page.endswith("/") or not page else built / page
    found = re.findall(r'<a [^>]*href="([^"]*)"', path.read_text("utf-8"))
    return {
        urljoin(f"https://a/{page}", html.unescape(href)).removeprefix("https://a/").split("#")[0] for href in found
    }


def shown(page: content.Page, public: PublicData) -> Iterator[PublicFigure]:
    """Yield every figure that the blocks of a page show, as staff have written them."""
    for fence in markup.fences(page.document.body):
        placed, _ = content.options(fence.text, fence.name, page.path, 0)
        assert placed
        options = placed.value
        if fence.name in ("grafik", "tabel"):
            yield from public.tables[getattr(options, "table")].figures  # noqa: B009 - each block has its own options
        elif fence.name == "perbedaan":
            yield from (figure for conflict in public.conflicts for figure in conflict.figures)
        elif figure := getattr(options, "figure", None):
            yield public.figures[figure]


def test_every_statement_has_a_page_and_no_page_is_left_over(built_site: Path, loaded: site.Site) -> None:
    assert len(loaded.facts.public.figures) > 100
    expected = {figure.address for figure in loaded.facts.public.figures.values()}
    assert {page for page in pages(built_site) if statement_page(page)} == expected


def test_whoever_shows_a_figure_leads_to_its_page(built_site: Path, loaded: site.Site) -> None:
    seen = 0
    for page in loaded.pages.values():
        there = links(built_site, page.address)
        for figure in shown(page, loaded.facts.public):
            if page.address != figure.address:
                assert figure.address in there, (page.address, figure.id)
                seen += 1
    assert seen > 80


def test_every_statement_is_reached_without_search(built_site: Path, loaded: site.Site) -> None:
    listed = links(built_site, "data/angka/")
    assert {figure.address for figure in loaded.facts.public.figures.values()} <= listed
    assert "data/angka/" in links(built_site, "data/")
    assert "data/koreksi/" in links(built_site, "data/")
    assert "data/koreksi/" in links(built_site, "tentang/")


def test_a_page_says_what_is_known_of_its_statement(built_site: Path, loaded: site.Site) -> None:
    public = loaded.facts.public
    for figure in public.figures.values():
        text = words(built_site, figure.address)
        told = [
            figure.measure,
            figure.group,
            figure.area,
            figure.system.about,
            figure.source.title,
            figure.completeness,
        ]
        told += [figure.note, *public.caveats]
        told += ["Mulai tampil di situs ini." if public.lives[figure.id].shown_since else "Baru tampil."]
        assert [one for one in told if " ".join(one.split()) not in text] == [], figure.id
        leads = links(built_site, figure.address)
        life = public.lives[figure.id]
        assert {other.address for other in life.older + life.newer} <= leads
        if life.status == "berselisih":
            assert "data/mengapa-angkanya-berbeda/" in leads


def test_newer_and_older_statements_lead_to_each_other(loaded: site.Site) -> None:
    lives = loaded.facts.public.lives
    pairs = [(new, old.id) for new, life in lives.items() for old in life.older]
    assert len(pairs) >= 10
    for new, old in pairs:
        assert new in [figure.id for figure in lives[old].newer]
        assert lives[old].status != "awal"


def test_only_pages_of_figures_promises_and_news_offer_their_feed(built_site: Path) -> None:
    feeds = {"data": "umpan.xml", "komitmen": "komitmen/umpan.xml", "berita": "berita/umpan.xml"}
    for page in pages(built_site):
        path = built_site / page
        text = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
        offered = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)">', text)
        expected = [feed for folder, feed in feeds.items() if page.startswith(f"{folder}/")]
        assert [posixpath.normpath(posixpath.join(page, one)) for one in offered] == expected, page
        if help_page(page):
            assert "umpan" not in text


def test_the_feed_of_the_real_site_keeps_the_rules_and_leads_to_pages(built_site: Path, loaded: site.Site) -> None:
    xml = (built_site / "umpan.xml").read_bytes()
    assert faults(xml) == []
    root = ElementTree.fromstring(xml)
    public = loaded.facts.public
    days = {life.shown_since for life in public.lives.values() if life.shown_since}
    news = min(feed.MOST, len(days) + len(public.changes))
    assert len(root.findall(f"{ATOM}entry")) == news, "an edition of a hundred figures is one piece of news"
    found = [link.get("href", "") for link in root.iter(f"{ATOM}link") if link.get("rel") != "self"]
    for text in (element.text or "" for element in root.iter(f"{ATOM}content")):
        found += [a.get("href") or "" for a in html5lib.parseFragment(text, namespaceHTMLElements=False).iter("a")]
    inside = [href for href in found if "://" not in href]
    assert len(inside) > 20
    assert [href for href in inside if not (built_site / href / "index.html").is_file()] == []


def test_the_log_tells_every_change_or_that_there_is_none(built_site: Path, loaded: site.Site) -> None:
    told = words(built_site, "data/koreksi/")
    changes = loaded.facts.public.changes
    assert ("Belum ada angka yang dikoreksi" in told) is not bool(changes)
    assert [change.id for change in changes if change.reason not in told] == []
