"""`paket`: the materials of one door, or all of them, in one file for a place without the internet."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.shapes import Record, Slug, meant

ALL = "semua"


class Options(Record):
    """Whose materials."""

    door: Slug = Field(alias="pintu")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = [*data.shelf.doors, ALL]
    if options.door not in known:
        yield "pintu", f"pintu '{options.door}' tidak ada", meant(options.door, known)


def render(options: Options, data: BlockData) -> str:
    """Return the link to the file, with its size."""
    pack = data.packs(options.door)
    return data.render("paket.html", pack=pack, door=data.shelf.doors.get(options.door))


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the file by its address in the site."""
    pack = data.packs(options.door)
    return {pack.address: pack.body} if pack else {}
