"""The head of a page: what staff write between the two lines `---`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from terang.problems import Problem
from terang.shapes import Day, List, Placed, Record, Slug, Text, YesNo

# Languages of the regency that hardly anyone here can check: a speaker does, before others read them. The Javanese of
# Serang has no code of its own, so it is Javanese with a private part (BCP 47).
SPOKEN_HERE = {"su": "Sunda", "jv-x-serang": "Jawa Serang"}


class Review(Record):
    """Who looked at a text with an expert's eye, in which field, and when."""

    by: Text = Field(alias="oleh")
    field: Text = Field(alias="bidang")
    day: Day = Field(alias="tanggal")


class Head(Record):
    """What every page says about itself."""

    title: Text = Field(alias="judul")
    summary: Text = Field(alias="ringkasan")
    template: Literal["beranda.html", "bantuan.html", "cari.html", "daftar.html", "main.html", "polos.html"] = Field(
        alias="templat", default="main.html"
    )
    language: Literal["id", "en", "su", "jv-x-serang"] = Field(alias="bahasa", default="id")
    published: YesNo = Field(alias="terbit", default=True)  # "tidak": checked like any other page, and not shown
    checked: Day | None = Field(alias="diperiksa", default=None)
    reviews: List[Review] = Field(alias="ditinjau", default=())
    sources: List[Slug] = Field(alias="sumber", default=())


def check(placed: Placed[Head]) -> Iterator[Problem]:
    """Yield a problem when a page in a language of the regency is shown before a speaker has reviewed it."""
    head = placed.value
    name = SPOKEN_HERE.get(head.language)
    if name and head.published and not any("bahasa" in review.field.lower() for review in head.reviews):
        fix = f"catat peninjaunya di 'ditinjau' dengan bidang: bahasa {name}, atau tulis terbit: tidak"
        yield placed.problem("bahasa", f"belum ada penutur {name} yang meninjau halaman ini", fix)
