"""The plan of a door as a calendar for phones: what to do in each term, and the days to remember.

Every event lasts whole days and comes back every year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from terang.calendars import Appointment, calendar
from terang.lasting_ids import urn
from terang.library import Shelf
from terang.records.library import Door, Term

FIRST_MONTH = 7  # of a school year


@dataclass(frozen=True, slots=True)
class Words:
    """What a calendar says of itself, and of an event: `describe` tells of a term, on its own or on one of its days."""

    name: str
    maker: str  # who publishes it
    area: str
    describe: Callable[[Term], str]
    url: str  # of the door's page, or "" while nobody knows


def file(door: Door, shelf: Shelf, words: Words) -> bytes:
    """Return the calendar of a door. Days of the register that are not there are a problem elsewhere, and left out."""
    return calendar(words.name, words.maker, _appointments(door, shelf, words))


def _appointments(door: Door, shelf: Shelf, words: Words) -> Iterator[Appointment]:
    for term in door.plan:
        text = words.describe(term)
        begin = date(_year(shelf, term.first), term.first, 1)
        yield _appointment(f"{door.id}/{term.first}", (begin, begin), term.title, text, shelf, words)
        for name in term.days:
            if day := shelf.days.get(name):
                dates = day.dates(_year(shelf, day.day.month))
                yield _appointment(f"{door.id}/{name}", dates, day.name, text, shelf, words)


def _appointment(name: str, dates: tuple[date, date], title: str, text: str, shelf: Shelf, words: Words) -> Appointment:
    return Appointment(
        id=urn(words.area, f"rencana/{name}"),
        title=title,
        first=dates[0],
        last=dates[1],
        stamp=shelf.library.checked,
        text=text,
        url=words.url,
        yearly=True,
    )


def _year(shelf: Shelf, month: int) -> int:
    """Return the year of a month in the first school year of the plans."""
    return shelf.library.year + (month < FIRST_MONTH)
