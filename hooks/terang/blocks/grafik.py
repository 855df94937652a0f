"""`grafik`: a table as a chart, with its sentence, the open table, source, caveats and downloads."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import Field

from terang import charts, downloads
from terang.blocks import described, editions
from terang.blocks.given import BlockData, Finding, Shared
from terang.charts import Unfit
from terang.shapes import Record, Slug, Text, meant

UNFIT: dict[Unfit, tuple[str, str]] = {
    "empty": ("tabel ini tidak punya angka", "pilih tabel lain"),
    "hidden": ("semua angka tabel ini disembunyikan", "pakai blok tabel"),
    "one-column": ("jenis ini hanya untuk tabel dengan satu kolom", "tulis jenis: kelompok"),
    "more-columns": ("jenis ini untuk tabel dengan dua kolom atau lebih", "tulis jenis: batang"),
    "counts": ("jenis ini hanya menggambar hitungan, bukan persen atau rasio", "tulis jenis: rasio"),
    "shares": ("jenis ini hanya menggambar persen dan rasio", "tulis jenis: batang atau jenis: kelompok"),
    "people": ("rasio ini terlalu besar untuk digambar sebagai orang", "pakai blok tabel"),
    "missing": ("ada baris tanpa angka, yang tidak punya tempat di garis waktu", "tulis jenis: batang"),
    "beside": ("angka-angkanya tidak boleh digambar di satu sumbu", "tulis blok tabel, bukan grafik"),
    "one-start": ("angka-angkanya tidak dihitung sejak hari yang sama", "tulis jenis: batang"),
    "one-year": ("angka-angkanya bukan dari satu tahun yang sama", "tulis jenis: batang"),
}


class Options(Record):
    """Which table, drawn how."""

    table: Slug = Field(alias="data")
    kind: Text = Field(alias="jenis")
    title: Text = Field(alias="judul", default="")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    yield from described.unknown_table(options.table, data)
    if options.kind not in charts.KINDS:
        yield "jenis", f"jenis grafik '{options.kind}' tidak dikenal", meant(options.kind, list(charts.KINDS))
    elif (table := data.public.tables.get(options.table)) and (reason := charts.unfit(table, options.kind)):
        what, fix = UNFIT[reason]
        yield "jenis", f"'{options.kind}' tidak cocok untuk tabel '{options.table}': {what}", fix


def render(options: Options, data: BlockData) -> str:
    """Return the figure."""
    table = data.public.tables[options.table]
    words = described.table_words(table, options.title, data, alone=False)
    name = f"grafik-{table.slug}-{options.kind}"
    drawing = charts.draw(table, options.kind, words)
    svg = charts.inline_svg(drawing, words, identity=name, cache=data.chart_cache)
    shown = described.values(table, options.title, data, files(options, data))
    return data.render("grafik.html", svg=Markup(svg), **shown)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site: those of the table, and the chart in three forms."""
    table = data.public.tables[options.table]
    words = described.table_words(table, "", data, alone=True)
    drawing = charts.draw(table, options.kind, words)
    return described.files(table, data) | described.pictures(drawing, words, _name(options, data), data)


def shared(options: Options, data: BlockData) -> Shared:
    """Return the picture that messengers show for a page that begins with this chart."""
    table = data.public.tables[options.table]
    return Shared(_name(options, data) + described.SHARED, described.sentence(table, data).unescape())


def _name(options: Options, data: BlockData) -> str:
    table = data.public.tables[options.table]
    return editions.latest(table, data).folder + downloads.file_name(table, f"-{options.kind}")
