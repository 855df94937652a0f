"""The registers that statements refer to: areas, groups of people, systems that count, and sources."""

from __future__ import annotations

from pydantic import Field

from terang.records.regulations import Evidence, Regulation
from terang.shapes import Day, DayOrMonth, List, Record, Slug, Text, WebAddress


class Area(Record):
    """A place that figures are about (data/wilayah.yml). Kabupaten Serang is not Kota Serang."""

    id: Slug
    name: Text = Field(alias="nama")
    part_of: Slug | None = Field(alias="bagian-dari", default=None)


class Group(Record):
    """People that figures are about (data/kelompok.yml). A group without parts is a smallest one."""

    name: Text = Field(alias="nama")
    parts: List[Text] = Field(alias="terdiri-dari", default=())


class System(Record):
    """Who counts, and how (data/sistem.yml). Figures of two systems are never put on one axis."""

    id: Slug
    name: Text = Field(alias="nama")
    short: Text = Field(alias="singkat")
    about: Text = Field(alias="tentang")
    agency: Text = Field(alias="lembaga", default="")
    collected: Text = Field(alias="cara-kumpul", default="")
    omits: Text = Field(alias="tidak-terhitung", default="")
    updated: Text = Field(alias="pembaruan", default="")
    contact: Text = Field(alias="kontak", default="")
    confirmed: Day | None = Field(alias="dikonfirmasi", default=None)  # None: the agency has not


class Source(Record):
    """A page or document that anyone can open (data/sumber.yml, data/rujukan.yml)."""

    id: Slug
    title: Text = Field(alias="judul")
    publisher: Text = Field(alias="penerbit")
    published: DayOrMonth | None = Field(alias="terbit", default=None)  # None: the page shows no date
    url: WebAddress = Field(alias="alamat")
    checked: Day = Field(alias="diperiksa")
    # when its publisher took it back, or it proved wrong: from then on it is no evidence for a promise any more
    withdrawn: Day | None = Field(alias="ditarik", default=None)
    note: Text = Field(alias="catatan", default="")
    evidence: Evidence = Field(alias="bukti", default="kedua")
    rule: Regulation | None = Field(alias="aturan", default=None)  # of a source that is a regulation
    copied: Text = Field(alias="salinan", default="")  # why a copy is cited and not the publisher, see terang.copies
