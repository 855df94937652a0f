"""The body of a material for a folder that is read without the internet: no link in it leads out of the folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')


def body(html: str, page: str, inside: Mapping[str, str]) -> str:
    """Return `html` with its links changed.

    `page` is the path of its Markdown below content/, from which its links are written; an address that begins with a
    slash starts at the site's root. `inside` gives the file for each address that the folder holds. A link to one of
    them, into the page itself or to a telephone stays; of any other only its words stay, and a web address is told.
    """

    def link(match: re.Match[str]) -> str:
        attributes, words = match.groups()
        found = _HREF.search(attributes)
        href = unescape(found[1]) if found else ""
        if href.startswith(("#", "tel:")):
            return match[0]
        if re.match(r"https?://", href):
            told = href.split("://", 1)[1].rstrip("/")
            return words if "kanal-nomor" in attributes else f"{words} ({escape(told)})"
        address, _, anchor = href.partition("#")
        target = inside.get(_address(address, page)) if found else None
        if target is None:
            return words
        return f'<a href="{escape(target)}{"#" + escape(anchor) if anchor else ""}">{words}</a>'

    return _LINK.sub(link, html)


def _address(href: str, page: str) -> str:
    """Return the address in the site that a link on `page` leads to: "materi/x/"."""
    if href.startswith("/"):
        return href.removeprefix("/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), href))
    return f"{path.removesuffix('.md').removesuffix('/index')}/" if path.endswith(".md") else path
