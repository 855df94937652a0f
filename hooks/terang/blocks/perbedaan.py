"""`perbedaan`: why figures differ, every statement side by side, which one leads and why."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.described import unknown_table
from terang.blocks.given import BlockData, Finding
from terang.blocks.notices import CONFLICT, notices
from terang.shapes import Record, Slug


class Options(Record):
    """Which table; none means every contradiction."""

    table: Slug | None = Field(alias="data", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.table:
        yield from unknown_table(options.table, data)


def render(options: Options, data: BlockData) -> str:
    """Return a section a contradiction, in the order of data/perbedaan.yml."""
    conflicts = data.public.conflicts
    if options.table:
        shown = set(data.public.tables[options.table].figures)
        conflicts = tuple(conflict for conflict in conflicts if shown & set(conflict.figures))
    told = {conflict.id: notices(conflict.figures, CONFLICT) for conflict in conflicts}
    return data.render("perbedaan.html", conflicts=conflicts, notices=told)
