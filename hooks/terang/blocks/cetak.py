"""`cetak`: what can be printed and put into a phone everywhere in the regency, each with its size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from terang import handouts
from terang.blocks.given import BlockData, Finding
from terang.handouts import Kind
from terang.shapes import Record


class Options(Record):
    """Nothing to choose."""


def check(_options: Options, _data: BlockData) -> Iterator[Finding]:
    """Yield nothing: there is nothing to get wrong."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the list."""
    made = files(options, data)
    card = made.get(handouts.CONTACTS)
    return data.render(
        "cetak.html",
        sheets=listed(made),
        contacts=(handouts.CONTACTS, len(card)) if card else None,
        names=[one.contact for one in data.handouts.printed],
    )


def files(_options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the sheets and the contacts by their address in the site."""
    return data.handouts.of()


def listed(made: Mapping[str, bytes]) -> list[tuple[Kind, str, int]]:
    """Return the sheets among `made`: each with its kind, its address and its size in bytes."""
    return [
        (kind, where, len(body))
        for where, body in made.items()
        for kind in handouts.EVERYWHERE
        if where.removeprefix(handouts.FOLDER).startswith(kind.name)
    ]
