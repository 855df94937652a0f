"""Atom feeds (RFC 4287), for those who follow the site with a feed reader. Every feed of the site is made here.

Every date comes from the data, never from the clock, so that a build changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from terang.blocks.given import BlockData
from terang.lasting_ids import urn

MOST = 50  # entries; older ones stay on the pages


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news. `id` comes from `terang.lasting_ids`; `address` is the page that tells of it."""

    id: str
    day: date
    title: str
    content: Markup
    address: str  # from the site's root
    category: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: what it is called, its lasting name, where it stands, and the page that tells the same to people."""

    title: str
    name: str
    address: str
    page: str


def feed(channel: Channel, items: Iterable[Item], data: BlockData) -> bytes | None:
    """Return the feed, newest first, or None while nothing has happened: a feed must say when it last changed."""
    newest = sorted(items, key=lambda item: (item.day, item.id), reverse=True)[:MOST]
    if not newest:
        return None
    text = data.render("umpan.xml", channel=channel, items=newest, id=urn(data.identity.area, channel.name))
    return (text + "\n").encode()
