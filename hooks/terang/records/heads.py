"""The head of a page: what staff write between the two lines `---`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from terang.shapes import Day, List, Record, Slug, Text


class Review(Record):
    """Who looked at a text with an expert's eye, in which field, and when."""

    by: Text = Field(alias="oleh")
    field: Text = Field(alias="bidang")
    day: Day = Field(alias="tanggal")


class Head(Record):
    """What every page says about itself."""

    title: Text = Field(alias="judul")
    summary: Text = Field(alias="ringkasan")
    template: Literal["beranda.html", "bantuan.html", "cari.html", "main.html", "polos.html"] = Field(
        alias="templat", default="main.html"
    )
    checked: Day | None = Field(alias="diperiksa", default=None)
    reviews: List[Review] = Field(alias="ditinjau", default=())
    sources: List[Slug] = Field(alias="sumber", default=())
