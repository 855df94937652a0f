"""`komitmen`: all promises with a picture of them, what the statuses mean, or what is known of one commitment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field

from terang import charts
from terang.blocks import described
from terang.blocks.given import BlockData, Finding
from terang.blocks.notices import CONFLICT, notices
from terang.charts import Caption
from terang.downloads import promises
from terang.shapes import Record, Slug, meant

Part = Literal["janji", "status", "acara", "belum-diketahui"]
OF_ONE = ("acara", "belum-diketahui")


class Options(Record):
    """Which part; of which commitment, where it is of one."""

    part: Part = Field(alias="bagian")
    commitment: Slug | None = Field(alias="id", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = data.commitments.by_id
    if options.part in OF_ONE and not options.commitment:
        yield "bagian", f"'{options.part}' adalah bagian dari satu komitmen", "tambahkan id: dengan nama berkasnya"
    elif options.commitment and options.part not in OF_ONE:
        yield "id", f"'{options.part}' memuat semua komitmen", "hapus baris id"
    elif options.commitment and options.commitment not in known:
        what = f"komitmen '{options.commitment}' tidak ada di data/komitmen/"
        yield "id", what, meant(options.commitment, list(known))


def render(options: Options, data: BlockData) -> str:
    """Return the part."""
    found = data.commitments
    values: dict[str, object] = {"part": options.part, "found": found}
    if options.part == "janji" and found.promises:
        values |= {"pictures": _pictures(data), "files": described.offered(files(options, data))}
    if options.commitment:
        commitment = found.by_id[options.commitment]
        figures = [data.public.figures[name] for name in commitment.figures if name in data.public.figures]
        told = notices(figures, CONFLICT) if len(figures) > 1 else ()
        cited = (*commitment.sources, *(name for guest in commitment.present for name in guest.sources))
        sources = [data.public.sources[name] for name in dict.fromkeys(cited)]
        values |= {"commitment": commitment, "sources": sources}
        values |= {"figures": figures, "notices": told, "caveats": data.public.caveats}
    return data.render("komitmen.html", **values)


def _pictures(data: BlockData) -> dict[str, Markup]:
    """Return a picture of each commitment's promises, by its id."""
    found, said = data.commitments, _said(data)
    made: dict[str, Markup] = {}
    for name, commitment in found.by_id.items():
        tracked = found.of(name)
        statuses = [said[f"status_{one.status.replace('-', '_')}"] for one in tracked]
        caption = Caption(title=commitment.title, description=said["gambar"])
        drawing = charts.promises(tracked, statuses, found.day)
        made[name] = Markup(charts.inline_svg(drawing, caption, identity=f"grafik-{name}", cache=data.chart_cache))
    return made


def _said(data: BlockData) -> dict[str, str]:
    return data.words("kata-komitmen.html", found=data.commitments)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site."""
    if options.part != "janji" or not data.commitments.promises:
        return {}
    constant = {
        "peringatan": _said(data)["peringatan"],
        "penerbit": data.identity.publisher,
        "lisensi": data.identity.license,
    }
    return promises.files(data.commitments, data.site, constant)
