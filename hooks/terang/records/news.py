"""The head of a piece of news (content/berita/NAME.md): what it rests on, who wrote it, who looked that nobody can be
recognised in it.

The writer and the one who looked are an institution or the editors, never a private person.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from terang.records.heads import Review
from terang.shapes import Day, List, Record, Slug, Text, YesNo

EDITORS = "redaksi"  # of this site
OF_THE_SITE = "kabar situs"  # the one kind that rests on nothing but the site itself
Kind = Literal["kabar situs", "kebijakan", "kegiatan", "pengumuman"]


class Clearance(Record):
    """Somebody has read the text by the rules of content/tentang/menulis-berita.md: nobody can be recognised."""

    by: Slug = Field(alias="oleh")
    day: Day = Field(alias="tanggal")


class News(Record):
    """What a piece of news says about itself."""

    title: Text = Field(alias="judul")
    summary: Text = Field(alias="ringkasan")
    template: Literal["berita.html"] = Field(alias="templat")
    published: YesNo = Field(alias="terbit", default=True)
    date: Day = Field(alias="tanggal")
    kind: Kind = Field(alias="jenis")
    written_by: Slug = Field(alias="ditulis-oleh")  # id in data/lembaga.yml, or EDITORS
    cleared: Clearance | None = Field(alias="ditinjau-tanpa-identitas", default=None)
    promises: List[Slug] = Field(alias="janji", default=())
    materials: List[Slug] = Field(alias="materi", default=())
    checked: Day = Field(alias="diperiksa")
    reviews: List[Review] = Field(alias="ditinjau", default=())
    sources: List[Slug] = Field(alias="sumber")
