"""`koreksi`: every change of a figure that was shown: what it was, what it is, when, why, and who says so."""

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
    """Return the log, newest first."""
    return data.render("koreksi.html", changes=data.public.changes)
