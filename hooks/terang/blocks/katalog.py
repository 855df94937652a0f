"""`katalog`: every table with what it answers, its period, formats and releases; and the same for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from terang import downloads
from terang.blocks import described, editions
from terang.blocks.described import Download
from terang.blocks.given import BlockData, Finding
from terang.downloads import Edition, datapackage, linked_data
from terang.downloads.edition import FOLDER
from terang.public import PublicRelease
from terang.shapes import Record

ADDRESS = "data/katalog.jsonld"
PACKAGE = FOLDER + downloads.DESCRIPTOR


class Options(Record):
    """This block has no keys."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table in the catalogue."""

    edition: Edition
    files: list[Download]
    releases: tuple[PublicRelease, ...]


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield nothing: there is nothing to write wrong."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the list, in the order of the files in data/."""
    rows = [
        Row(one, described.offered(downloads.for_people(one)), editions.released(one.table.slug, data))
        for one in _editions(data)
    ]
    return data.render("katalog.html", rows=rows, whole=described.offered(files(options, data)))


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the catalogue for other catalogues (DCAT), and one data package with every table."""
    found = [(one, downloads.files(one)) for one in _editions(data)]
    if not found:
        return {}
    told = dict(found[0][0].words.catalogue)
    listed = [linked_data.Listed(one, made, tuple(_pages(one.table.slug, data))) for one, made in found]
    packed = [(one, *downloads.program_file(one)) for one, _ in found]
    return {
        ADDRESS: linked_data.catalogue(listed, told["judul"], told["ringkasan"], ADDRESS),
        PACKAGE: datapackage.catalogue(packed, FOLDER, "katalog", told["judul"]),
    }


def _editions(data: BlockData) -> list[Edition]:
    return [editions.latest(table, data) for table in data.public.tables.values()]


def _pages(slug: str, data: BlockData) -> Iterator[str]:
    for release in editions.released(slug, data):
        yield editions.of_release(release, data).page
