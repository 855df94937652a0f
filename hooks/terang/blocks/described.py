"""What stands with every chart and table: the sentence, the remarks, the files. Shared by `grafik` and `tabel`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from markupsafe import Markup

from terang import charts, downloads
from terang.blocks import editions
from terang.blocks.given import BlockData, Finding
from terang.blocks.notices import TABLE, notices
from terang.blocks.reading import read
from terang.charts import Caption, Drawing, Words
from terang.public import PublicFigure, PublicTable
from terang.shapes import meant

C = TypeVar("C", bound=Caption)
SHARED = "-bagikan.png"  # how the name of a picture to be shared ends
FONT = "Public Sans"  # the family in overrides/fonts


@dataclass(frozen=True, slots=True)
class Remark:
    """What is told of one row, or of one figure in it; `publisher` is named where several sources speak of it."""

    label: str
    figure: PublicFigure | None
    publisher: str
    text: str


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file."""

    address: str  # from the site's root
    format: str  # "CSV"
    size: int  # bytes


def unknown_table(slug: str, data: BlockData) -> Iterator[Finding]:
    """Yield a problem when there is no table of that name."""
    if slug not in data.public.tables:
        yield "data", f"tabel '{slug}' tidak ada di data/tabel/", meant(slug, list(data.public.tables))


def sentence(table: PublicTable, data: BlockData) -> Markup:
    """Return the sentence that says in words what the table holds; escaped, without tags."""
    html = data.render("kalimat.html", reading=read(table), table=table)
    return Markup(" ".join(html.split()))


def files(table: PublicTable, data: BlockData) -> dict[str, bytes]:
    """Return the downloads of a table for people, by their address in the site."""
    return downloads.for_people(editions.latest(table, data))


def words(kind: type[C], template: str, title: str, data: BlockData, values: Mapping[str, object]) -> C:
    """Return the words of a picture: what `template` sets, by name; `footer` and `share` are a sentence a line."""
    told = data.environment.get_template(template).make_module(dict(values))
    texts = {field.name: Markup(getattr(told, field.name, "")).unescape() for field in fields(kind)} | {"title": title}
    plain: dict[str, Any] = {name: " ".join(text.split()) for name, text in texts.items()}
    return kind(**plain | {name: lines(texts[name]) for name in ("footer", "share")})


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def table_words(table: PublicTable, title: str, data: BlockData, *, alone: bool) -> Words:
    """Return what is written in a chart. In a page the sentence stands below it; a file must carry it itself."""
    values = {"table": table, "last": last(table), "kalimat": sentence(table, data), "alone": alone}
    told = words(Words, "kata-grafik.html", title or table.title, data, values)
    return told if alone else replace(told, footer=(), share=())


def pictures(drawing: Drawing, words: Caption, name: str, data: BlockData) -> dict[str, bytes]:
    """Return a chart as files: to print, to show, and to send on. `name` is the start of their addresses."""
    svg = charts.standalone_svg(drawing, words, font=FONT, cache=data.chart_cache)
    card = charts.shared_picture(drawing, words, font=FONT, fonts=data.fonts, cache=data.chart_cache)
    picture = charts.picture(svg, fonts=data.fonts, cache=data.chart_cache)
    return {f"{name}.svg": svg, f"{name}.png": picture, f"{name}{SHARED}": card}


def values(table: PublicTable, title: str, data: BlockData, carried: Mapping[str, bytes]) -> dict[str, object]:
    """Return what the templates need to show a table. `carried` are the files that readers may take along."""
    return {
        "title": title or table.title,
        "table": table,
        "last": last(table),
        "notices": notices(table.figures, TABLE),
        "kalimat": sentence(table, data),
        "caveats": table.caveats,
        "remarks": tuple(dict.fromkeys(_remarks(table, data))),
        "files": offered(carried),
    }


def offered(carried: Mapping[str, bytes]) -> list[Download]:
    """Return the links to files; a picture to be sent on is told apart by its name."""
    formats = {name: "WhatsApp" if name.endswith(SHARED) else name.rsplit(".", 1)[1].upper() for name in carried}
    return [Download(name, formats[name], len(body)) for name, body in carried.items()]


def last(table: PublicTable) -> PublicFigure:
    """Return the figure that reaches furthest in time."""
    return max(table.figures, key=lambda figure: figure.period.last_day)


def _remarks(table: PublicTable, data: BlockData) -> Iterator[Remark]:
    for row in table.rows:
        if row.note:
            yield Remark(row.label, None, "", row.note)
        for column, cell in zip(table.columns, row.cells, strict=True):
            label = row.label if len(table.columns) == 1 else f"{row.label}, {column}"
            for figure in (cell.figure, *cell.others):
                if figure:
                    text = " ".join(filter(None, (figure.completeness, figure.note)))
                    page = figure if figure.id in data.public.figures else None  # a recap's cells have no pages
                    if page or text:
                        yield Remark(label, page, figure.source.publisher if cell.others else "", text)
