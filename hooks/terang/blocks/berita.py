"""`berita`: the news, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.news import FEED
from terang.shapes import Record, WholeNumber


class Options(Record):
    """How many; none means all."""

    most: WholeNumber | None = Field(alias="banyak", default=None)


def check(_options: Options, _data: BlockData) -> Iterator[Finding]:
    """Yield nothing: that there is no news yet is told as it is."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the list."""
    return data.render("berita.html", news=data.news[: options.most], feed=FEED)
