"""The plan of a door as a calendar for phones (iCalendar, RFC 5545): what to do in each term, and the days to remember.

Every event lasts whole days and comes back every year, so it needs no time zone; the calendar names the one that its
readers live in. Nothing in it comes from a clock, so equal data give equal bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from terang.library import Shelf
from terang.records.library import Door, Term

ZONE = "Asia/Jakarta"
FIRST_MONTH = 7  # of a school year


@dataclass(frozen=True, slots=True)
class Words:
    """What a calendar says of itself, and of an event: `describe` tells of a term, on its own or on one of its days."""

    name: str
    maker: str  # who publishes it, for PRODID
    describe: Callable[[Term], str]
    url: str  # of the door's page, or "" while nobody knows


def file(door: Door, shelf: Shelf, words: Words) -> bytes:
    """Return the calendar of a door. Days of the register that are not there are a problem elsewhere, and left out."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{words.maker}//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(words.name))
    calendar.add("x-wr-timezone", ZONE)
    for event in _events(door, shelf, words):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(door: Door, shelf: Shelf, words: Words) -> Iterator[Event]:
    for term in door.plan:
        first = date(_year(shelf, term.first), term.first, 1)
        yield _event(f"{door.id}/{term.first}", first, first, term.title, words.describe(term), shelf, words)
        for name in term.days:
            if day := shelf.days.get(name):
                start = day.day.in_year(_year(shelf, day.day.month))
                last = start
                if day.last:
                    last = day.last.in_year(start.year if day.last >= day.day else start.year + 1)
                yield _event(f"{door.id}/{name}", start, last, day.name, words.describe(term), shelf, words)


def _event(name: str, first: date, last: date, title: str, text: str, shelf: Shelf, words: Words) -> Event:
    stamp = datetime.combine(shelf.library.checked, time(), UTC)
    event = Event()
    event.add("uid", uuid.uuid5(uuid.NAMESPACE_URL, f"terang/{words.maker}/{name}").urn)
    event.add("dtstamp", stamp)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # the first day after it
    event.add("rrule", {"freq": "yearly"})
    event.add("summary", title)
    event.add("description", text)
    if words.url:
        event.add("url", words.url)
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    return event


def _year(shelf: Shelf, month: int) -> int:
    """Return the year of a month in the first school year of the plans."""
    return shelf.library.year + (month < FIRST_MONTH)
