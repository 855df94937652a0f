"""`agenda`: events that come, with the calendar to take along; those that were; or the days of the year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from pydantic import Field

from terang import agenda_calendar, indonesian
from terang.agenda import CALENDAR, NextDay, Occasion
from terang.agenda_calendar import Words
from terang.blocks.given import BlockData, Finding
from terang.library import Entry
from terang.periods import Moment, PartialDate
from terang.shapes import Record


class Options(Record):
    """Which part."""

    part: Literal["mendatang", "arsip", "hari"] = Field(alias="bagian")


def check(_options: Options, _data: BlockData) -> Iterator[Finding]:
    """Yield nothing: an empty agenda is told as it is."""
    yield from ()


def render(options: Options, data: BlockData) -> str:
    """Return the part."""
    if options.part == "arsip":
        years = groupby(data.agenda.past, key=lambda one: one.event.start.on.day.year)
        return data.render("agenda-arsip.html", years=[(year, list(found)) for year, found in years])
    if options.part == "hari":
        days = [(one, _when(one), *plans(one, data)) for one in data.agenda.next_days]
        return data.render("agenda-hari.html", days=days)
    made = files(options, data)
    size = len(made[CALENDAR]) if made else 0
    site = data.site
    return data.render("agenda.html", coming=data.agenda.coming, calendar=CALENDAR, size=size, site=site)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the calendar of everything by its address in the site; none where there is nothing to put in."""
    agenda = data.agenda
    if options.part != "mendatang" or not (agenda.occasions or agenda.days):
        return {}
    return {CALENDAR: agenda_calendar.everything(agenda, data.public.sources, words(data))}


def _when(one: NextDay) -> str:
    return indonesian.moments(Moment(PartialDate(one.first)), Moment(PartialDate(one.last)))


def words(data: BlockData) -> Words:
    """Return what calendars say."""

    def of_event(occasion: Occasion) -> str:
        return data.words("kata-agenda.html", identity=data.identity, satu=occasion, hari=None)["acara"]

    def of_day(one: NextDay) -> str:
        found = plans(one, data)[1]
        return data.words("kata-agenda.html", identity=data.identity, satu=None, hari=one, materials=found)[
            "peringatan"
        ]

    name = data.words("kata-agenda.html", identity=data.identity, satu=None, hari=None)["nama"]
    return Words(name, data.identity.publisher, data.identity.area, data.site, of_event, of_day)


def plans(one: NextDay, data: BlockData) -> tuple[list[tuple[str, str]], list[Entry]]:
    """Return the doors of the library that plan something for a day (name, address), and the materials they plan."""
    shelf = data.shelf
    terms = [(door, term) for door in shelf.library.doors for term in door.plan if one.day.id in term.days]
    doors = {door.id: (door.name, f"materi/{door.id}/") for door, _ in terms}
    materials = shelf.chosen(dict.fromkeys(slug for _, term in terms for slug in term.materials))
    return list(doors.values()), materials
