"""Who publishes the site, for which area, and what stands on every page (data/situs.yml)."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from terang.records.way_out import Exit
from terang.shapes import Day, List, Record, Text, refuse


def _address(value: str) -> str:
    if not re.fullmatch(r"([a-z0-9-]+/)*", value):
        raise refuse(f"harus alamat di dalam situs ini, tertulis '{value}'", "contoh: bantuan/")
    return value


SiteAddress = Annotated[Text, AfterValidator(_address)]  # "" would be the front page


class Agency(Record):
    name: Text = Field(alias="nama")
    short: Text = Field(alias="singkatan")


class Endorsement(Record):
    """Whether the agency stands behind the edition, and by whose decision."""

    status: Literal["belum", "sah"]
    text: Text = Field(alias="teks")
    by: Text = Field(alias="oleh", default="")
    day: Day | None = Field(alias="tanggal", default=None)
    letter: Text = Field(alias="surat", default="")


class MenuItem(Record):
    title: Text = Field(alias="judul")
    address: SiteAddress = Field(alias="alamat")


class Identity(Record):
    name: Text = Field(alias="nama")
    area: Text = Field(alias="wilayah")
    publisher: Text = Field(alias="penerbit")  # stands in every file that readers take along
    agency: Agency = Field(alias="lembaga")
    endorsement: Endorsement = Field(alias="pengesahan")
    menu: List[MenuItem]
    more: List[MenuItem] = Field(alias="menu-lain", default=())  # in the whole menu at the foot of pages only
    exit: Exit = Field(alias="keluar")
    license: Text = Field(alias="lisensi")
    correction: Text = Field(alias="koreksi")
    footer: List[Text] = Field(alias="kaki")
