"""The agenda as files for phones: one calendar of everything, and one file an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from terang.agenda import Agenda, NextDay, Occasion
from terang.calendars import Appointment, calendar
from terang.lasting_ids import urn
from terang.public import PublicSource


@dataclass(frozen=True, slots=True)
class Words:
    """What the files say: of themselves, of an event, and of a day of the year. `site`: its address, or ""."""

    name: str
    maker: str
    area: str
    site: str
    of_event: Callable[[Occasion], str]
    of_day: Callable[[NextDay], str]


def everything(agenda: Agenda, sources: Mapping[str, PublicSource], words: Words) -> bytes:
    """Return one calendar of every event whose day is known, over or not, and of the days of the year.

    What is in it does not hang on the day of the build: who follows it keeps what has been.
    """
    return calendar(words.name, words.maker, [*_events(agenda, words), *_days(agenda, sources, words)])


def single(occasion: Occasion, words: Words) -> bytes | None:
    """Return the file of one event, or None while its day is not known."""
    found = appointment(occasion, words)
    return calendar(occasion.event.title, words.maker, [found]) if found else None


def appointment(occasion: Occasion, words: Words) -> Appointment | None:
    """Return an event as it stands in a calendar, or None while its day is not known."""
    event = occasion.event
    if event.start.exact is None:
        return None
    return Appointment(
        id=urn(words.area, f"agenda/{event.id}"),
        title=event.title,
        first=event.start.exact,
        last=event.end.exact if event.end else None,
        stamp=event.checked,
        text=words.of_event(occasion),
        place=event.place,
        url=f"{words.site}{occasion.address}" if words.site else "",
        cancelled=bool(event.cancelled),
    )


def _events(agenda: Agenda, words: Words) -> Iterator[Appointment]:
    for occasion in sorted(agenda.occasions, key=lambda one: one.event.id):
        if found := appointment(occasion, words):
            yield found


def _days(agenda: Agenda, sources: Mapping[str, PublicSource], words: Words) -> Iterator[Appointment]:
    for one in sorted(agenda.next_days, key=lambda one: one.day.id):
        checked = max(sources[name].checked for name in one.day.sources)
        first, last = one.day.dates(checked.year)
        yield Appointment(
            id=urn(words.area, f"hari/{one.day.id}"),
            title=one.day.name,
            first=first,
            last=last,
            stamp=checked,
            text=words.of_day(one),
            yearly=True,
        )
