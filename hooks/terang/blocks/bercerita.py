"""`bercerita`: what to do when someone tells of violence, whom to call today, and room to write who can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.library import FOLDER
from terang.shapes import Record

CARD = "kalau-anak-bercerita"  # the material that says all of it


class Options(Record):
    """Who tells."""

    who: Literal["anak", "dewasa"] = Field(alias="untuk")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield nothing: there is nothing to write wrong."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the card. It leads to the material on this, where there is one."""
    shown = data.handouts.shown
    local = [one for one in data.services if one.area == data.identity.area and one not in shown]
    whole = f"{FOLDER}{CARD}/" if CARD in data.shelf.slugs else ""
    return data.render("bercerita.html", who=options.who, numbers=shown, local=local, whole=whole)
