"""The pages of the library as they are built: three taps from the front page, and lists in the right order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import library_site
from terang.built_site import BuiltSite, read_site

TAPS = 3


@pytest.fixture(scope="module", params=["ours", "another regency"])
def site(request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    ours = request.param == "ours"
    return read_site(built_site if ours else library_site.made(tmp_path_factory.mktemp("perpustakaan")), "/")


def materials(site: BuiltSite) -> set[str]:
    return {path for path, page in site.pages.items() if "perabot" in page.classes}


def lists(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Yield each page with a list of materials, and its HTML."""
    for path, page in site.pages.items():
        if "daftar-materi" in page.classes:
            yield path, (site.folder / path).read_text("utf-8")


def test_every_material_is_at_most_three_taps_from_the_front_page(site: BuiltSite) -> None:
    reached = {"index.html"}
    for _ in range(TAPS):
        reached |= {
            site.resolve(path, link.href)[0]
            for path in reached & site.pages.keys()
            for link in site.pages[path].links
            if "//" not in link.href
        }
    assert materials(site)
    assert materials(site) - reached == set()


def test_a_list_says_how_many_it_holds_and_begins_with_what_anyone_may_lead(site: BuiltSite) -> None:
    seen = 0
    for path, html in lists(site):
        items = re.findall(r'<li data-kata="([^"]*)"', html)
        said = re.search(r"<h[12][^>]*>(\d+) materi", html)
        assert said, path
        assert int(said[1]) == len(items) > 0, path
        lowest = [min(word for word in words.split() if re.fullmatch(r"k\d", word)) for words in items]
        assert lowest == sorted(lowest), path
        chosen = re.fullmatch(r"materi/saring/(.+)/index\.html", path)
        assert all(set(chosen[1].split("/")) <= set(words.split()) for words in items) if chosen else True, path
        seen += 1
    assert seen > 10


def test_lists_run_one_known_script_and_other_pages_of_the_library_none(site: BuiltSite) -> None:
    found = dict(lists(site))
    for path in found:
        assert len(site.pages[path].scripts) == 1, path
    for path in materials(site):
        assert site.pages[path].scripts == [], path


def test_filters_stand_in_neither_search_nor_site_map(site: BuiltSite) -> None:
    index = (site.folder / "search/search_index.json").read_text("utf-8")
    assert "materi/saring" not in index
    assert "materi/saring" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_every_material_shows_who_may_lead_it_and_whether_it_was_reviewed(site: BuiltSite) -> None:
    for path in materials(site):
        html = (site.folder / path).read_text("utf-8")
        assert re.search(r'<p class="pembawa"><strong>K[0-3]: ', html), path
        assert re.search(r'<p class="tinjauan">(Ditinjau |<span class="belum">Belum ditinjau)', html), path
        assert "Ditinjau lagi sebelum" in html, path
