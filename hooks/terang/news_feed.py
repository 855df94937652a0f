"""News as an Atom feed. Every date is that of a piece of news, never of a build."""

from __future__ import annotations

from terang.blocks.given import BlockData
from terang.feed import MOST
from terang.lasting_ids import urn
from terang.news import FEED as ADDRESS
from terang.news import FOLDER

__all__ = ["ADDRESS", "feed"]


def feed(data: BlockData) -> bytes | None:
    """Return the feed, or None while there is no news: a feed must say when it last changed."""
    if not data.news:
        return None
    area = data.identity.area
    entries = [(story, urn(area, story.address)) for story in data.news[:MOST]]
    told = {"entries": entries, "id": urn(area, "berita/umpan"), "address": ADDRESS, "page": FOLDER, "area": area}
    return (data.render("umpan-berita.xml", **told) + "\n").encode()
