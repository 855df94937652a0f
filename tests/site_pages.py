"""The pages of a built site, as addresses below its root."""

from __future__ import annotations

import re
from pathlib import Path

# One template makes each of these and many like it, by the address below which they stand.
STATEMENTS = r"data/angka/[a-z0-9-]+/"
TABLES = r"data/tabel/[a-z0-9-]+/"
RELEASES = r"data/tabel/[a-z0-9-]+/\d{4}-\d\d-\d\d/"  # a table as it stood on one day
DISTRICTS = r"bantuan/tempat/[a-z0-9-]+/"
FILTERS = r"materi/saring/([a-z0-9-]+/){1,2}"
PROMISES = r"komitmen/(?!(?:siapa|perjalanan)/)[a-z0-9-]+/"
EVENTS = r"agenda/(?!arsip/)[a-z0-9-]+/"
MATERIALS = r"materi/[a-z0-9-]+/"  # of these, those with the line on their review
REVIEW = '<p class="tinjauan">'
FAMILIES = (STATEMENTS, TABLES, RELEASES, DISTRICTS, FILTERS, PROMISES, EVENTS)


def pages(site: Path) -> list[str]:
    """Return the address of every page from the root of `site`: "" for the front page, "bantuan/", "404.html"."""
    found = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert "index.html" in found
    return sorted(path.removesuffix("index.html") for path in found)


def statement_page(page: str) -> bool:
    """Whether this is the page of one statement."""
    return re.fullmatch(STATEMENTS, page) is not None


def one_of_many(page: str) -> bool:
    """Whether a page is left out of search and of the list of pages: it is reached from one that is listed."""
    return any(re.fullmatch(family, page) for family in (STATEMENTS, RELEASES, DISTRICTS, FILTERS))


def kinds_of_pages(site: Path) -> list[str]:
    """Return every page, but of those that one template makes only so many that each of its parts is among them.

    For tests in a browser, where every page costs seconds. The longest come first.
    """
    families: dict[str, list[tuple[str, str]]] = {}
    others: list[str] = []
    for page in pages(site):
        family = next((family for family in (*FAMILIES, MATERIALS) if re.fullmatch(family, page)), None)
        html = (site / page / "index.html").read_text("utf-8") if family else ""
        if family is None or (family == MATERIALS and REVIEW not in html):
            others.append(page)
        else:
            families.setdefault(family, []).append((page, html))
    for family, members in families.items():
        seen: set[str] = set()
        for page, html in sorted(members, key=lambda member: -len(member[1])):
            if new := parts(html, headed=family in (STATEMENTS, DISTRICTS)) - seen:
                seen |= new
                others.append(page)
    return sorted(others)


def parts(html: str, *, headed: bool) -> set[str]:
    """Return what a page is made of: its elements with their classes, and its terms; `headed`: its headings too."""
    main = html.split("<main", 1)[1]
    marks = r"<h2>.*?</h2>|<dt>.*?</dt>|<strong>.*?</strong>" if headed else r"<dt>.*?</dt>"
    return set(re.findall(r"<\w+(?: class=\"[^\"]*\")?", main)) | set(re.findall(marks, main))


def neutral(page: str) -> bool:
    """Whether this is the page to leave to, which says nothing of the site and has neither a name nor a way out."""
    return page == "cuaca/"


def help_page(page: str) -> bool:
    """Whether this is one of the pages for those who look for help, which are smaller and barer."""
    return page.startswith("bantuan/")
