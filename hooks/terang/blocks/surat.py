"""`surat`: a letter as it can be read here, as a sheet to print, fill in and carry, and as a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang import letters
from terang.blocks.given import BlockData, Finding
from terang.letters import Desk
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which letter."""

    letter: Slug = Field(alias="surat")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.letter not in data.letters:
        yield (
            "surat",
            f"surat '{options.letter}' tidak ada di {letters.REGISTER}",
            meant(options.letter, [*data.letters]),
        )


def render(options: Options, data: BlockData) -> str:
    """Return the letter."""
    letter = data.letters[options.letter]
    made = [(address.rsplit(".", 1)[1], address, len(body)) for address, body in files(options, data).items()]
    return data.render("surat.html", letter=letter, to=data.by_id[letter.to], files=made)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return what is taken along, by its address in the site."""
    letter = data.letters[options.letter]
    return Desk(data.fonts.parent, data.chart_cache, data.identity).files(letter, data.by_id[letter.to])
