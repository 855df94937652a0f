"""How the library of materials is arranged (data/materi.yml): doors by audience, themes, and levels of competence.

A door says what to start with when there are 5, 45 or 90 minutes, and what to do over a school year. A theme says who
may lead a session on it, at the least.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from terang.records.materials import Level
from terang.shapes import Day, List, Record, Slug, Text, WholeNumber, refuse


def _month(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]|1[0-2]", value.strip()):
        raise refuse(f"harus nomor bulan, tertulis '{value}'", "tulis angka 1 sampai 12; Juli = 7")
    return int(value)


Month = Annotated[int, BeforeValidator(_month)]


class Start(Record):
    """What to take when there is only so much time, each by its slug, the first one first."""

    five: List[Slug] = Field(alias="5-menit", default=())
    forty_five: List[Slug] = Field(alias="45-menit", default=())
    ninety: List[Slug] = Field(alias="90-menit", default=())


class Term(Record):
    """A part of the school year: from which month to which, what to do, with what, and the days to remember in it."""

    title: Text = Field(alias="judul")
    first: Month = Field(alias="dari")
    last: Month = Field(alias="sampai")
    what: Text = Field(alias="kegiatan")
    materials: List[Slug] = Field(alias="materi", default=())
    days: List[Slug] = Field(alias="hari", default=())  # ids in data/hari-peringatan.yml


class Door(Record):
    """One audience: by its own page people find what is meant for them."""

    id: Slug
    name: Text = Field(alias="nama")
    whom: Text = Field(alias="untuk")  # one sentence
    start: Start = Field(alias="mulai", default=Start())
    plan: List[Term] = Field(alias="rencana", default=())


class Theme(Record):
    """What a material is about."""

    id: Slug
    name: Text = Field(alias="nama")
    leader: Level = Field(alias="pemandu")  # the lowest level of who leads a session on it


class Competence(Record):
    """A level of competence of the person who leads."""

    id: Level
    name: Text = Field(alias="nama")  # who that is, in three words
    meaning: Text = Field(alias="arti")
    rule: Text = Field(alias="aturan")  # for a material's page: who may lead it
    reach: Text = Field(alias="mencapai", default="")  # how to get there


class Library(Record):
    """The arrangement of the library."""

    checked: Day = Field(alias="diperiksa")
    year: WholeNumber = Field(alias="tahun")  # in which the first school year of the plans begins
    levels: List[Competence] = Field(alias="tingkat")
    themes: List[Theme] = Field(alias="tema")
    doors: List[Door] = Field(alias="pintu")
