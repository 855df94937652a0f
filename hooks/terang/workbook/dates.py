"""Dates as staff write them. Releases cover whole years, so of a date only its year is kept.

Written as text, the day comes before the month, as in Indonesia. "03/04/2025" could mean two days, in the same year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from terang.indonesian import MONTHS

Remark = Literal["text", "two-digits", "either"]
Wrong = Literal["empty", "no-date", "month", "calendar", "future", "old"]
OLDEST = 2000  # nobody keeps a workbook of cases from before; it is a slip

_ABBREVIATED = {"jan": 1, "peb": 2, "feb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8,
    "ags": 8, "agt": 8, "agus": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nop": 11, "nov": 11,
    "nopember": 11, "des": 12, "dec": 12}  # fmt: skip
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)} | _ABBREVIATED
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_WORDS = re.compile(r"(?:[a-z']+\s*,\s*)?(\d{1,2})[\s\-/.]*([a-z]+)[\s\-/.]*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"([a-z]+|\d{1,2})[\s\-/.]+(\d{4}|\d{2})")
_MONTH_ONLY = re.compile(r"[a-z]+|\d{1,2}")


@dataclass(frozen=True, slots=True)
class Year:
    """What is kept of a date. `year` is None where a month stands alone."""

    year: int | None
    remarks: tuple[Remark, ...] = ()


def of_date(value: object, today: date) -> Year | Wrong:
    """Return the year of a date cell, or what is wrong with it."""
    if value is None or (isinstance(value, str) and value.strip() in ("", "-")):
        return "empty"
    if isinstance(value, datetime | date):
        return _plausible(value.year, value.month, value.day, today, ())
    if not isinstance(value, str):
        return "no-date"
    text = " ".join(value.casefold().split())
    if match := _ISO.fullmatch(text):
        return _plausible(int(match[1]), int(match[2]), int(match[3]), today, ("text",))
    if match := _NUMBERS.fullmatch(text):
        day, month, (year, remarks) = int(match[1]), int(match[2]), _year(match[3])
        either: tuple[Remark, ...] = ("either",) if day <= 12 and day != month else ()
        return _plausible(year, month, day, today, (*remarks, *either))
    if (match := _WORDS.fullmatch(text)) and match[2] in _MONTHS:
        year, remarks = _year(match[3])
        return _plausible(year, _MONTHS[match[2]], int(match[1]), today, remarks)
    return "no-date"


def of_year(value: object, today: date) -> Year | Wrong:
    """Return the year of a cell in a column of years."""
    if value is None or (isinstance(value, str) and value.strip() in ("", "-")):
        return "empty"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"\d{4}", text):
        return "no-date"
    return _plausible(int(text), 1, 1, today, ())


def of_month(value: object, today: date) -> Year | Wrong:
    """Return what a cell in a column of months says of the year: nothing, where it is only a month."""
    if isinstance(value, datetime | date):
        return _plausible(value.year, value.month, 1, today, ())
    if value is None or (isinstance(value, str) and value.strip() in ("", "-")):
        return "empty"
    text = " ".join(str(value).casefold().split())
    if (match := _MONTH_YEAR.fullmatch(text)) and _month(match[1]):
        year, remarks = _year(match[2])
        return _plausible(year, _month(match[1]) or 1, 1, today, remarks)
    return Year(None) if _MONTH_ONLY.fullmatch(text) and _month(text) else "no-date"


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTHS.get(text)


def _year(digits: str) -> tuple[int, tuple[Remark, ...]]:
    return (int(digits), ("text",)) if len(digits) == 4 else (2000 + int(digits), ("text", "two-digits"))


def _plausible(year: int, month: int, day: int, today: date, remarks: tuple[Remark, ...]) -> Year | Wrong:
    if not 1 <= month <= 12:
        return "month"
    try:
        found = date(year, month, day)
    except ValueError:
        return "calendar"
    if year < OLDEST:
        return "old"
    return "future" if found > today else Year(year, remarks)
