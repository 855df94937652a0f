"""`tabel`: a table with its sentence, source, caveats and downloads; what `grafik` shows, without the picture."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks import described
from terang.blocks.given import BlockData, Finding
from terang.shapes import Record, Slug, Text


class Options(Record):
    """Which table."""

    table: Slug = Field(alias="data")
    title: Text = Field(alias="judul", default="")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    yield from described.unknown_table(options.table, data)


def render(options: Options, data: BlockData) -> str:
    """Return the table."""
    table = data.public.tables[options.table]
    return data.render("tabel.html", **described.values(table, options.title, data, files(options, data)))


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site."""
    return described.files(data.public.tables[options.table], data)
