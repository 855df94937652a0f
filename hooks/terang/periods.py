"""Dates that are known to the day, the month or the year, and the time between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as the source gives it; `day` holds the first day of a month or a year."""

    day: date
    precision: Literal["day", "month", "year"] = "day"

    @property
    def last_day(self) -> date:
        """The last day that it can be: 31 December of a year, the end of a month."""
        if self.precision == "day":
            return self.day
        if self.precision == "year":
            return date(self.day.year, 12, 31)
        return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exactly as it is known, with the time of day in Western Indonesia (WIB) when that is known too."""

    on: PartialDate
    at: time | None = None

    @property
    def exact(self) -> date | datetime | None:
        """The day or the time, for a calendar; None where not even the day is known."""
        if self.on.precision != "day":
            return None
        return datetime.combine(self.on.day, self.at) if self.at else self.on.day


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a figure covers, both ends included.

    `start == end` with day precision is a moment (a population on 31 December).
    """

    start: date
    end: PartialDate

    @property
    def last_day(self) -> date:
        """The last day that the period can cover, given how exactly its end is known."""
        return self.end.last_day

    @property
    def is_whole_year(self) -> bool:
        """From 1 January to 31 December of one year."""
        year = self.start.year
        return self.start == date(year, 1, 1) and self.last_day == date(year, 12, 31) and self.end.precision == "day"

    @property
    def is_whole_years(self) -> bool:
        """From 1 January to 31 December, of the same year or of a later one."""
        first, last = self.start, self.last_day
        ends = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return ends and self.end.precision == "day" and first <= last

    @property
    def is_moment(self) -> bool:
        """One day: what is counted stands still on it, as a population does."""
        return self.start == self.last_day

    @property
    def is_a_year_or_more(self) -> bool:
        """Twelve months or more, whichever day it begins on."""
        return self.last_day + timedelta(days=1) >= self.start.replace(
            year=self.start.year + 1, day=min(self.start.day, 28)
        )

    def meets(self, other: Period) -> bool:
        """Have a day in common."""
        return self.start <= other.last_day and other.start <= self.last_day

    def may_be(self, other: Period) -> bool:
        """Begin on one day, and end on days that are not known to differ: July may mean 23 July."""
        return self.start == other.start and self.end.day <= other.last_day and other.end.day <= self.last_day

    def is_as_long_as(self, other: Period) -> bool:
        """Cover the same months of two years, or a moment each. Ends that are not known to the day never do."""
        if self.is_moment and other.is_moment:
            return True
        exact = self.end.precision == other.end.precision == "day"
        years = self.last_day.year - self.start.year == other.last_day.year - other.start.year
        return exact and years and self._months == other._months

    @property
    def _months(self) -> tuple[object, ...]:
        """Month and day of both ends; 28 and 29 February both end their month."""
        end = self.last_day
        is_last = (end + timedelta(days=1)).day == 1
        return self.start.month, self.start.day, end.month, "last" if is_last else end.day
