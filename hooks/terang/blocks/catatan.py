"""`catatan`: the caveats that stand with every figure, alone."""

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
    """Return the caveats."""
    return data.render("catatan.html", caveats=data.public.caveats)
