"""Numbers, dates and lists as Indonesians write them (EYD edisi V; WIB dates as in official letters)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from terang.periods import Moment, PartialDate, Period

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def number(value: int | Decimal) -> str:
    """Return 1234 as "1.234" and Decimal("50.78") as "50,78"."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def day(value: date) -> str:
    """Return "31 Juli 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def partial_date(value: PartialDate) -> str:
    """Return a date only as exactly as it is known: "31 Juli 2025", "Juli 2025" or "2025"."""
    if value.precision == "day":
        return day(value.day)
    if value.precision == "month":
        return f"{MONTHS[value.day.month - 1]} {value.day.year}"
    return str(value.day.year)


def moments(start: Moment, end: Moment | None) -> str:
    """Return when something is: "31 Juli 2025, pukul 09.00 sampai 12.00 WIB" or "25 November sampai 10 Desember 2025".

    Whatever both ends have in common is said once.
    """
    first, last = partial_date(start.on), partial_date(end.on) if end else ""
    since, until = _clock(start), _clock(end) if end else ""
    if not end or (first, since) == (last, until):
        return f"{first}, pukul {since} WIB" if since else first
    if first == last:
        return f"{first}, pukul {since} sampai {until} WIB"
    if since:
        return f"{first} pukul {since} sampai {last} pukul {until} WIB"
    if start.on.precision == end.on.precision == "day" and start.on.day.year == end.on.day.year:
        first = first.rsplit(" ", 1)[0] if start.on.day.month != end.on.day.month else str(start.on.day.day)
    return f"{first} sampai {last}"


def _clock(moment: Moment) -> str:
    return moment.at.strftime("%H.%M") if moment.at else ""


def without_year(value: PartialDate) -> str:
    """Return "31 Juli" or "Juli", for use where the year has just been named."""
    return partial_date(value).rsplit(" ", 1)[0]


def period(value: Period) -> str:
    """Return "2024" for a whole year, "31 Desember 2024" for a moment, "Juli 2025" for a month known as such.

    Several whole years are "2024 sampai 2026". Any other time has both its ends: "1 Januari sampai 23 Juli 2025".
    """
    if value.is_whole_year:
        return str(value.start.year)
    if value.is_whole_years:
        return f"{value.start.year} sampai {value.last_day.year}"
    if value.start == value.last_day:
        return day(value.start)
    if value.end.precision == "month" and value.start == value.end.day:
        return partial_date(value.end)
    same_year = value.start.year == value.end.day.year
    start = day(value.start) if not same_year else f"{value.start.day} {MONTHS[value.start.month - 1]}"
    if value.end.precision == "month" and value.start.day == 1:
        start = start.split(" ", 1)[1]
    return f"{start} sampai {partial_date(value.end)}"


def until(value: Period) -> str:
    """Return how far a partial year goes, short enough for a chart's label: "s.d. 23 Jul" or "s.d. Agu"."""
    end = value.end
    month = MONTHS[end.day.month - 1][:3]
    return f"s.d. {month}" if end.precision == "month" else f"s.d. {end.day.day} {month}"


def inside(words: str) -> str:
    """Return words as they stand inside a sentence: "Kekerasan fisik" loses its capital, "KDRT" keeps it."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def listing(words: Sequence[str]) -> str:
    """Return "a", "a dan b" or "a, b, dan c"."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def size(count: int) -> str:
    """Return the size of `count` bytes, rounded up so that nobody pays for more than was said: "3 KB", "1,2 MB"."""
    if count < 1_000_000:
        return f"{max(1, -(-count // 1000))} KB"
    return f"{number(Decimal(-(-count // 100_000)) / 10)} MB"
