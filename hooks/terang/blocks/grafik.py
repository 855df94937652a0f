"""`grafik`: a table as a chart, with its sentence, the open table, source, caveats and downloads."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import Field

from terang import charts, downloads
from terang.blocks import described, editions
from terang.blocks.given import BlockData, Finding
from terang.charts import Unfit, Words
from terang.public import PublicTable
from terang.shapes import Record, Slug, Text, meant

FONT = "Public Sans"  # the family in overrides/fonts

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
    words = _words(table, options.title, data, alone=False)
    name = f"grafik-{table.slug}-{options.kind}"
    svg = charts.inline_svg(table, options.kind, words, identity=name, cache=data.chart_cache)
    shown = described.values(table, options.title, data, files(options, data))
    return data.render("grafik.html", svg=Markup(svg), **shown)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site: those of the table, and the chart as drawing and picture."""
    table = data.public.tables[options.table]
    words = _words(table, "", data, alone=True)
    svg = charts.standalone_svg(table, options.kind, words, font=FONT, cache=data.chart_cache)
    name = editions.latest(table, data).folder + downloads.file_name(table, f"-{options.kind}")
    picture = charts.png(svg, fonts=data.fonts, cache=data.chart_cache)
    return described.files(table, data) | {f"{name}.svg": svg, f"{name}.png": picture}


def _words(table: PublicTable, title: str, data: BlockData, *, alone: bool) -> Words:
    """Return what is written in the chart. In a page the sentence stands below it; a file must carry it itself."""
    told = data.environment.get_template("kata-grafik.html").make_module(
        {"table": table, "last": described.last(table), "alone": alone, "kalimat": described.sentence(table, data)}
    )
    plain = {name: Markup(getattr(told, name)).unescape() for name in Words.__dataclass_fields__ if hasattr(told, name)}
    footer = tuple(" ".join(line.split()) for line in plain.pop("footer").splitlines() if line.strip())
    return Words(title=title or table.title, footer=footer if alone else (), **plain)
