"""The pages of a built site, as addresses below its root."""

from __future__ import annotations

from pathlib import Path


def pages(site: Path) -> list[str]:
    """Return the address of every page from the root of `site`: "" for the front page, "bantuan/", "404.html"."""
    found = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert "index.html" in found
    return sorted(path.removesuffix("index.html") for path in found)


def neutral(page: str) -> bool:
    """Whether this is the page to leave to, which says nothing of the site and has neither a name nor a way out."""
    return page == "cuaca/"


def help_page(page: str) -> bool:
    """Whether this is one of the pages for those who look for help, which are smaller and barer."""
    return page.startswith("bantuan/")
