"""`tingkat`: the levels of competence of those who lead, what each means, and how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from terang.blocks.given import BlockData, Finding
from terang.shapes import Record


class Options(Record):
    """This block has no keys."""


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield nothing: there is nothing to write wrong."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the table, in the order of data/materi.yml."""
    return data.render("tingkat.html", levels=data.shelf.library.levels)
