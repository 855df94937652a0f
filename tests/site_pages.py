"""The pages of a built site, as addresses below its root."""

from __future__ import annotations

import re
from pathlib import Path


def pages(site: Path) -> list[str]:
    """Return the address of every page from the root of `site`: "" for the front page, "bantuan/", "404.html"."""
    found = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert "index.html" in found
    return sorted(path.removesuffix("index.html") for path in found)


def statement_page(page: str) -> bool:
    """Whether this is the page of one statement, of which there are more than of all others."""
    return re.fullmatch(r"data/angka/[a-z0-9-]+/", page) is not None


def district_page(page: str) -> bool:
    """Whether this is the help page of one district."""
    return re.fullmatch(r"bantuan/tempat/[a-z0-9-]+/", page) is not None


def one_of_many(page: str) -> bool:
    """Whether one template has made this page and many like it: they are reached from one that is listed."""
    return statement_page(page) or district_page(page)


def kinds_of_pages(site: Path) -> list[str]:
    """Return every page, but of those that one template makes, only the longest of each shape.

    For tests in a browser, where every page costs seconds.
    """
    longest: dict[tuple[str, ...], tuple[int, str]] = {}
    for page in filter(one_of_many, pages(site)):
        html = (site / page / "index.html").read_text("utf-8")
        shape = tuple(re.findall(r"<h2>.*?</h2>|<dt>.*?</dt>|<strong>.*?</strong>", html))
        longest[shape] = max(longest.get(shape, (0, "")), (len(html), page))
    others = [page for page in pages(site) if not one_of_many(page)]
    return sorted([*others, *(page for _, page in longest.values())])


def neutral(page: str) -> bool:
    """Whether this is the page to leave to, which says nothing of the site and has neither a name nor a way out."""
    return page == "cuaca/"


def help_page(page: str) -> bool:
    """Whether this is one of the pages for those who look for help, which are smaller and barer."""
    return page.startswith("bantuan/")
