"""Calendars for phones (iCalendar, RFC 5545). Every calendar of the site is made here.

Nothing in them comes from a clock or from this machine's list of time zones, so equal data give equal bytes. Western
Indonesia has had one offset and no summer time since 1964, so its rule is written out and needs no list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

ZONE = "Asia/Jakarta"
OFFSET = timedelta(hours=7)


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in a calendar. `first` and `last` are days, both included, or two times of day in `ZONE`."""

    id: str  # lasting, see terang.lasting_ids
    title: str
    first: date | datetime
    last: date | datetime | None  # None: nobody has said when it ends
    stamp: date  # the day on which the data were last checked
    text: str = ""
    place: str = ""
    url: str = ""  # of its page, or "" while nobody knows
    yearly: bool = False
    cancelled: bool = False


def calendar(name: str, maker: str, appointments: Iterable[Appointment]) -> bytes:
    """Return a calendar called `name`; `maker` says who publishes it."""
    made = Calendar()
    made.add("prodid", f"-//{maker}//ID")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(name))
    made.add("x-wr-timezone", ZONE)
    listed = list(appointments)
    if any(isinstance(one.first, datetime) for one in listed):
        made.add_component(_zone())
    for one in listed:
        made.add_component(_event(one))
    return bytes(made.to_ical())


def _event(one: Appointment) -> Event:
    event = Event()
    event.add("uid", one.id)
    event.add("dtstamp", datetime.combine(one.stamp, time(), UTC))
    if isinstance(one.first, datetime):
        event.add("dtstart", one.first, parameters={"TZID": ZONE})
        if one.last is not None:
            event.add("dtend", one.last, parameters={"TZID": ZONE})
    else:
        event.add("dtstart", one.first)
        event.add("dtend", (one.last or one.first) + timedelta(days=1))  # the first day after it
        event.add("transp", "TRANSPARENT")  # nobody is busy the whole day because of it
    event.add("summary", one.title)
    for key, value in (("description", one.text), ("location", one.place), ("url", one.url)):
        if value:
            event.add(key, value)
    if one.yearly:
        event.add("rrule", {"freq": "yearly"})
    if one.cancelled:
        event.add("status", "CANCELLED")
    return event


def _zone() -> Timezone:
    rule = TimezoneStandard()
    rule.add("dtstart", datetime(1970, 1, 1))
    rule.add("tzoffsetfrom", OFFSET)
    rule.add("tzoffsetto", OFFSET)
    rule.add("tzname", "WIB")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(rule)
    return zone
