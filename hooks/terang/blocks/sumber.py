"""`sumber`: the sources of one table, or of every figure."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.described import unknown_table
from terang.blocks.given import BlockData, Finding
from terang.public import PublicSource
from terang.shapes import Record, Slug


class Options(Record):
    """Which table; none means all figures."""

    table: Slug | None = Field(alias="data", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.table:
        yield from unknown_table(options.table, data)


def render(options: Options, data: BlockData) -> str:
    """Return the list, by publisher, then by date."""
    if options.table:
        found = set(data.public.tables[options.table].sources)
    else:
        found = {figure.source for figure in data.public.figures.values()}
    return data.render("sumber.html", sources=sorted(found, key=_order))


def _order(source: PublicSource) -> tuple[str, str, str]:
    published = source.published.day.isoformat() if source.published else ""
    return source.publisher.casefold(), published, source.id
