"""`templat`: a file that staff fill in, offered for download."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which file."""

    file: Slug = Field(alias="berkas")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.file not in data.templates:
        yield "berkas", f"templat '{options.file}' tidak ada", meant(options.file, list(data.templates))


def render(options: Options, data: BlockData) -> str:
    """Return the link to the file."""
    file = data.templates[options.file]
    return data.render("templat.html", file=file, size=len(file.body))


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the file by its address in the site."""
    file = data.templates[options.file]
    return {file.address: file.body}
