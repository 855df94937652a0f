"""`dasar-hukum`: the register of regulations, with whether each still holds and how much of its text was seen."""

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
    """Return the regulations in the order of data/rujukan.yml, those that hold before those that were revoked."""
    found = [source for source in data.public.sources.values() if source.rule and source.evidence != "dilarang"]
    found.sort(key=lambda source: source.rule is not None and source.rule.status == "dicabut")
    return data.render("dasar-hukum.html", sources=found, by_id=data.public.sources)
