"""Events that people can go to, or that have been: rapat, peringatan, penyuluhan for all (data/agenda/*.yml).

Never a case, never who was helped: what an event record says is read by everyone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from terang.problems import Problem
from terang.shapes import Day, DayOrTime, List, Placed, Record, Slug, Text, WebAddress, meant

RESERVED = ("agenda",)  # the calendar of all stands beside those of each


class Event(Record):
    """One event. Times are those of Western Indonesia; a day or a month alone says that no more is known."""

    id: Slug
    title: Text = Field(alias="judul")
    start: DayOrTime = Field(alias="mulai")
    end: DayOrTime | None = Field(alias="selesai", default=None)
    place: Text = Field(alias="tempat", default="")
    organiser: Slug = Field(alias="penyelenggara")  # id in data/lembaga.yml
    audience: Text = Field(alias="untuk", default="")  # who may come, or who was there
    about: Text = Field(alias="tentang", default="")
    promises: List[Slug] = Field(alias="janji", default=())
    link: WebAddress | None = Field(alias="tautan", default=None)  # where the organiser tells more, or to enrol
    cancelled: Text = Field(alias="batal", default="")  # why, or what takes its place
    sources: List[Slug] = Field(alias="sumber")
    checked: Day = Field(alias="diperiksa")

    @property
    def last_day(self) -> date:
        """The last day on which it can still be going on."""
        return (self.end or self.start).on.last_day


@dataclass(frozen=True, slots=True)
class Known:
    """What events may refer to, those too that stand in data/ but could not be used."""

    institutions: Collection[str]
    sources: Collection[str]
    promises: Collection[str]


def check(found: Iterable[Placed[Event]], known: Known) -> Iterator[Problem]:
    """Yield what is wrong between the keys of an event, and with what it refers to."""
    for placed in found:
        event = placed.value
        if event.id in RESERVED:
            yield placed.problem("id", f"'{event.id}' adalah nama kalender semua acara", "beri id yang lain")
        yield from _times(placed)
        if event.organiser not in known.institutions:
            fix = _or_add(event.organiser, known.institutions, "data/lembaga.yml")
            what = f"lembaga '{event.organiser}' tidak ada di data/lembaga.yml"
            yield placed.problem("penyelenggara", what, fix)
        if not event.sources:
            what = "'sumber' masih kosong, jadi tidak ada yang bisa memeriksa acara ini"
            yield placed.problem("sumber", what, "tulis id sumber dari data/rujukan.yml")
        for index, name in enumerate(event.sources):
            if name not in known.sources:
                fix = _or_add(name, known.sources, "data/rujukan.yml")
                yield placed.problem(("sumber", index), f"sumber '{name}' tidak ada", fix)
        for index, name in enumerate(event.promises):
            if name not in known.promises:
                what = f"janji '{name}' tidak ada di data/komitmen/"
                yield placed.problem(("janji", index), what, meant(name, list(known.promises)))


def _times(placed: Placed[Event]) -> Iterator[Problem]:
    start, end = placed.value.start, placed.value.end
    if end is None:
        return
    if bool(start.at) != bool(end.at):
        what = "'mulai' dan 'selesai' tidak sama rincinya: yang satu berjam, yang lain tidak"
        yield placed.problem("selesai", what, "tulis jam WIB di keduanya, atau hapus jam dari keduanya")
    elif end.on.last_day < start.on.day or (start.at and end.at and end.on == start.on and end.at < start.at):
        what = "acara ini selesai sebelum mulai"
        yield placed.problem("selesai", what, "periksa kedua tanggal dan jamnya")


def _or_add(name: str, known: Collection[str], where: str) -> str:
    fix = meant(name, list(known))
    return fix if fix.startswith("mungkin") else f"tambahkan lebih dulu di {where}"
