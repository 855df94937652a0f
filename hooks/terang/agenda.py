"""What is coming and what has been: events and the days of the year, as they stand on the day of the build.

Nobody has to move an event to the archive: it goes there by itself on the day after its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from terang.public import PublicSource
from terang.records.days import Commemoration
from terang.records.events import Event
from terang.records.institutions import Institution
from terang.shapes import Placed

FOLDER = "agenda/"
CALENDAR = f"{FOLDER}agenda.ics"  # of all events, and of the days


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with those that it refers to."""

    event: Event
    organiser: Institution
    sources: tuple[PublicSource, ...]
    origin: str  # the file in data/ that it comes from

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.event.id}/"

    @property
    def calendar(self) -> str:
        """Where its file for a phone's calendar is published. There is none while its day is not known."""
        return f"{FOLDER}{self.event.id}.ics" if self.event.start.exact else ""


class NextDay(NamedTuple):
    """A commemoration, and when it is next or now."""

    day: Commemoration
    first: date
    last: date


@dataclass(frozen=True)
class Agenda:
    """All events, and all days that come back every year. `today`: see `terang.channels.today`."""

    occasions: tuple[Occasion, ...] = ()
    days: tuple[Commemoration, ...] = ()
    today: date = date.min

    @cached_property
    def by_id(self) -> Mapping[str, Occasion]:
        return {one.event.id: one for one in self.occasions}

    @cached_property
    def coming(self) -> list[Occasion]:
        """Those that are not over, the next one first."""
        return [one for one in sorted(self.occasions, key=_begins) if one.event.last_day >= self.today]

    @cached_property
    def past(self) -> list[Occasion]:
        """Those that are over, the latest first."""
        return [one for one in sorted(self.occasions, key=_begins, reverse=True) if one.event.last_day < self.today]

    @cached_property
    def next_days(self) -> list[NextDay]:
        """Every commemoration when it is next, or now, in the order in which they come."""
        return sorted((self._next(day) for day in self.days), key=lambda one: (one.first, one.last))

    def _next(self, day: Commemoration) -> NextDay:
        years = range(max(self.today.year - 1, date.min.year), self.today.year + 2)
        dates = (day.dates(year) for year in years)
        return NextDay(day, *next((first, last) for first, last in dates if last >= self.today))


EMPTY = Agenda()


def agenda(
    events: Iterable[Placed[Event]],
    days: Iterable[Commemoration],
    institutions: Mapping[str, Institution],
    sources: Mapping[str, PublicSource],
    today: date,
) -> Agenda:
    """Return the agenda. What refers to something that is not there is a problem already, and left out."""
    occasions: dict[str, Occasion] = {}
    for placed in events:
        event = placed.value
        if event.organiser in institutions and all(name in sources for name in event.sources):
            cited = tuple(sources[name] for name in event.sources)
            occasions.setdefault(event.id, Occasion(event, institutions[event.organiser], cited, placed.document.path))
    return Agenda(
        tuple(occasions.values()), tuple(day for day in days if all(name in sources for name in day.sources)), today
    )


def _begins(one: Occasion) -> tuple[date, str, str]:
    start = one.event.start
    return start.on.day, start.at.isoformat() if start.at else "", one.event.id
