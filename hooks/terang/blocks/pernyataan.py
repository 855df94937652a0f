"""`pernyataan`: one statement with all that became of it, how to cite it; or every statement as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from terang.blocks.angka import conflicts_about
from terang.blocks.given import BlockData, Finding
from terang.comparison import judge
from terang.public import PublicFigure
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which statement; none means a list of all."""

    figure: Slug | None = Field(alias="id", default=None)


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one area and one system."""

    anchor: str
    figures: Sequence[PublicFigure]


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.figure and options.figure not in data.public.figures:
        fix = meant(options.figure, list(data.public.figures))
        yield "id", f"pernyataan '{options.figure}' tidak ada di data/angka/", fix


def render(options: Options, data: BlockData) -> str:
    """Return the statement, or the list."""
    public = data.public
    if options.figure is None:
        return data.render("semua-pernyataan.html", groups=_groups(data), lives=public.lives)
    figure = public.figures[options.figure]
    return data.render(
        "pernyataan.html",
        figure=figure,
        life=public.lives[figure.id],
        verdict=judge(figure),
        conflicts=conflicts_about(figure, data),
        tables=[table for table in public.tables.values() if figure in table.figures],
        caveats=public.caveats,
        where=data.where,
        cited_as=data.site + figure.address,
    )


def _groups(data: BlockData) -> list[Group]:
    """By area and system in the order of data/angka/, the site's own area first; in each the latest first."""
    found: dict[str, list[PublicFigure]] = {}
    for figure in sorted(data.public.figures.values(), key=lambda figure: figure.area != data.identity.area):
        anchor = re.sub(r"[^a-z0-9]+", "-", f"{figure.area} {figure.system.id}".casefold())
        found.setdefault(anchor, []).append(figure)
    return [Group(anchor, sorted(figures, key=_latest_first)) for anchor, figures in found.items()]


def _latest_first(figure: PublicFigure) -> tuple[int, int, str]:
    period = figure.period
    return -period.last_day.toordinal(), period.start.toordinal(), figure.id
