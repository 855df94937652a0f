"""`himpunan`: one part of a table's own page: its figures, what is told of it, its downloads, releases, citation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field

from terang import downloads
from terang.blocks import described, editions
from terang.blocks.given import BlockData, Finding
from terang.changes import changes
from terang.downloads import Edition, linked_data, metadata
from terang.public import PublicRelease
from terang.shapes import Day, Record, Slug

Part = Literal["angka", "keterangan", "standar", "unduhan", "rilis", "perubahan", "sumber", "kutipan"]


class Options(Record):
    """Which part, of which table; as it was released on a day, or as it is."""

    table: Slug = Field(alias="data")
    part: Part = Field(alias="bagian")
    day: Day | None = Field(alias="rilis", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = [release.day.isoformat() for release in editions.released(options.table, data)]
    if not options.day:
        yield from described.unknown_table(options.table, data)
    elif options.day.isoformat() not in known:
        fix = f"pilih salah satu: {', '.join(known)}" if known else "hapus kunci ini; tabel ini belum dirilis"
        yield "rilis", f"tabel '{options.table}' tidak punya rilis {options.day.isoformat()}", fix
    if options.part == "perubahan" and not options.day:
        yield "bagian", "'perubahan' hanya untuk satu rilis", "tambahkan rilis: dengan tanggalnya"


def render(options: Options, data: BlockData) -> str:
    """Return the part."""
    edition, releases = _edition(options, data), editions.released(options.table, data)
    table = edition.table
    values: dict[str, object] = {"part": options.part, "table": table, "edition": edition, "releases": releases}
    match options.part:
        case "angka":
            values |= described.values(table, "", data, {})
        case "keterangan":
            values |= {"entries": metadata.description(edition), "page": edition.page}
        case "standar":
            values |= {"entries": tuple(metadata.indicator(edition))}
        case "unduhan":
            made = downloads.files(edition)
            script = Markup(linked_data.dataset(edition, made, data.link))  # escaped for a <script> there
            values |= {"files": described.offered(made), "dataset": script}
        case "perubahan":
            values |= _changes(edition, releases)
        case "sumber":
            values |= {"sources": table.sources}
    return data.render("himpunan.html", **values)


def _edition(options: Options, data: BlockData) -> Edition:
    release = editions.release(options.table, options.day, data) if options.day else None
    return editions.of_release(release, data) if release else editions.latest(data.public.tables[options.table], data)


def _changes(edition: Edition, releases: tuple[PublicRelease, ...]) -> dict[str, object]:
    """Return the release before this one, and each place that is not as it was."""
    before = next((one for one in releases if edition.released and one.day < edition.released), None)
    return {"before": before, "changes": tuple(changes(before.table, edition.table)) if before else ()}


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site."""
    return downloads.files(_edition(options, data)) if options.part == "unduhan" else {}
