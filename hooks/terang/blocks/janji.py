"""`janji`: one promise: what was promised, by whom, its status, evidence and history, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which promise."""

    promise: Slug = Field(alias="id")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = data.commitments.tracked
    if options.promise not in known:
        yield "id", f"janji '{options.promise}' tidak ada di data/komitmen/", meant(options.promise, list(known))


def render(options: Options, data: BlockData) -> str:
    """Return the promise."""
    one = data.commitments.tracked[options.promise]
    commitment = data.commitments.by_id[one.commitment]
    return data.render("janji.html", one=one, commitment=commitment, found=data.commitments)
