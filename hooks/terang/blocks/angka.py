"""`angka`: one headline figure with its unit, period, area, source, and what must not be made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from terang.blocks.given import BlockData, Finding
from terang.comparison import judge
from terang.public import PublicConflict, PublicFigure
from terang.shapes import Record, Slug, meant, refuse


def _address(value: object) -> str:
    text = str(value).strip()
    parts = text.removesuffix("/").split("/")
    if not text.endswith("/") or not all(part.replace("-", "").isalnum() and part.isascii() for part in parts):
        raise refuse(f"harus alamat halaman di situs ini, tertulis '{text}'", "contoh: data/mengapa-angkanya-berbeda/")
    return text


Address = Annotated[str, BeforeValidator(_address)]


def conflicts_about(figure: PublicFigure, data: BlockData) -> list[PublicConflict]:
    """Return the contradictions that `figure` is part of."""
    return [conflict for conflict in data.public.conflicts if figure in conflict.figures]


class Options(Record):
    """Which statement, and which page tells of contradictions."""

    figure: Slug = Field(alias="pernyataan")
    page: Address = Field(alias="lanjut", default="")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.figure not in data.public.figures:
        fix = meant(options.figure, list(data.public.figures))
        yield "pernyataan", f"pernyataan '{options.figure}' tidak ada di data/angka/", fix
    elif data.public.withdrawn(options.figure):
        yield "pernyataan", f"'{options.figure}' sudah ditarik di data/koreksi.yml", "pakai pernyataan lain"


def render(options: Options, data: BlockData) -> str:
    """Return the figure."""
    figure = data.public.figures[options.figure]
    return data.render(
        "angka.html", figure=figure, conflicts=conflicts_about(figure, data), page=options.page, verdict=judge(figure)
    )
