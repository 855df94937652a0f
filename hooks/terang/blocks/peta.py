"""`peta`: the districts as a map of tiles: which police command serves each, or classes of a publishable table.

Cases are mapped only where a table says so, in one column, pooled over years, and only as classes whose limits are
written in the block: limits taken from the figures would move with those that are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from markupsafe import Markup
from pydantic import AfterValidator, Field

from terang import charts, downloads
from terang.blocks import described, editions
from terang.blocks.given import BlockData, Finding, Shared
from terang.blocks.mapped import MOST_COMMANDS, MOST_LIMITS, MapWords, classes, coverage, fitting
from terang.charts import Caption, Drawing
from terang.public import PublicFigure
from terang.records.policy import LEAST
from terang.shapes import List, Record, Slug, Text, WholeNumber, refuse

COVERAGE = "unduhan/peta-polisi"  # the start of the addresses of the map that is of no table


def _limits(value: tuple[int, ...]) -> tuple[int, ...]:
    if not 1 <= len(value) <= MOST_LIMITS or list(value) != sorted(set(value)):
        raise refuse(f"harus 1 sampai {MOST_LIMITS} angka, dari kecil ke besar", "contoh: [5, 10, 20]")
    if value[0] < LEAST:
        raise refuse(f"tidak boleh mulai di bawah {LEAST}", "angka kecil harus satu kelas: [5, 10, 20]")
    return value


class Options(Record):
    """What to map. Without a table: which police command serves whom."""

    title: Text = Field(alias="judul")
    table: Slug | None = Field(alias="data", default=None)
    limits: Annotated[List[WholeNumber], AfterValidator(_limits)] = Field(alias="batas", default=())


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    places = data.districts
    if not places.all:
        yield "", "belum ada kecamatan di data/kecamatan.yml", "isi berkas itu lebih dulu"
    elif len(places.commands) > MOST_COMMANDS:
        what = f"peta paling banyak membedakan {MOST_COMMANDS} kantor polisi, di data/polisi.yml ada lebih"
        yield "", what, "hapus kantor yang tidak melayani kabupaten ini"
    elif bool(options.table) != bool(options.limits):
        yield "", "'data' dan 'batas' ditulis bersama, atau tidak sama sekali", "tambahkan yang kurang, atau hapus"
    elif options.table:
        yield from described.unknown_table(options.table, data)
        if table := data.public.tables.get(options.table):
            yield from fitting(table, options.limits, places)


def render(options: Options, data: BlockData) -> str:
    """Return the figure."""
    drawing, told = _drawing(options, data), caption(options, data, alone=False)
    identity = f"peta-{options.table or 'polisi'}"
    svg = Markup(charts.inline_svg(drawing, told, identity=identity, cache=data.chart_cache))
    carried = files(options, data)
    if options.table:
        shown = described.values(data.public.tables[options.table], options.title, data, carried)
        return data.render("grafik.html", svg=svg, **shown)
    links = described.offered(carried)
    return data.render("peta.html", svg=svg, title=options.title, files=links, **_told(data))


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site."""
    drawing, told = _drawing(options, data), caption(options, data, alone=True)
    made = described.files(data.public.tables[options.table], data) if options.table else {}
    return made | described.pictures(drawing, told, _name(options, data), data)


def shared(options: Options, data: BlockData) -> Shared:
    """Return the picture that messengers show for a page that begins with this map."""
    return Shared(_name(options, data) + described.SHARED, caption(options, data, alone=True).description)


def figures(options: Options, data: BlockData) -> tuple[PublicFigure, ...]:
    """Return the figures that the map shows: none where it tells who serves whom."""
    return data.public.tables[options.table].figures if options.table else ()


def _name(options: Options, data: BlockData) -> str:
    table = data.public.tables[options.table] if options.table else None
    return editions.latest(table, data).folder + downloads.file_name(table, "-peta") if table else COVERAGE


def _drawing(options: Options, data: BlockData) -> Drawing:
    if options.table:
        return charts.tiles(classes(data.public.tables[options.table], options.limits, data.districts, words(data)))
    return charts.tiles(coverage(data.districts, words(data)))


def words(data: BlockData) -> MapWords:
    """Return what is written in the key of every map."""
    told = data.environment.get_template("kata-peta.html").make_module(_told(data))
    plain = {name: getattr(told, name) for name in MapWords.__dataclass_fields__}
    return MapWords(**plain | {"notes": described.lines(Markup(plain["notes"]).unescape())})


def caption(options: Options, data: BlockData, *, alone: bool) -> Caption:
    """Return what is written around the map."""
    if options.table:
        table = data.public.tables[options.table]
        return described.table_words(table, options.title, data, alone=alone)
    values = _told(data) | {"alone": alone, "identity": data.identity}
    return described.words(Caption, "kata-peta.html", options.title, data, values)


def _told(data: BlockData) -> dict[str, object]:
    """Return what the templates need to tell who serves whom, and who says so."""
    places = data.districts
    used = dict.fromkeys(name for district in places.all for name in district.police.sources)
    sources = [data.public.sources[name] for name in used if name in data.public.sources]
    return {"districts": places, "sources": sources, "alone": False, "identity": data.identity}
