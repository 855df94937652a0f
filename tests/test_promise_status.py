"""What can be said of a promise: every rule, its borders, and the order of the rules, as one table of cases."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import get_args

import pytest

from terang.periods import PartialDate
from terang.promise_status import News, Status, Terms, silences, status

SINCE = date(2025, 7, 31)
DAYS = 180
DUE = PartialDate(date(2026, 6, 30))
YEAR = PartialDate(date(2026, 1, 1), "year")
MONTH = PartialDate(date(2026, 6, 1), "month")
LATE = date(2026, 7, 1)


def done(year: int, month: int, day: int = 0) -> News:
    return News(PartialDate(date(year, month, day or 1), "day" if day else "month"))


def kept(year: int, month: int, day: int = 0) -> News:
    return News(done(year, month, day).day, is_result=True)


def on(day: date, due: PartialDate | None = None, *news: News, result: bool = True) -> Status:
    return status(Terms(SINCE, due, result), news, day, DAYS)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        # kept: comes before everything, late or not
        (on(LATE, DUE, kept(2026, 6, 30)), "selesai"),
        (on(LATE, DUE, kept(2026, 7, 1)), "selesai"),
        (on(date(2030, 1, 1), None, kept(2025, 8)), "selesai"),
        (on(date(2026, 6, 29), DUE, kept(2026, 6, 30)), "tanpa-kabar"),  # not yet happened
        (on(LATE, None, kept(2026, 6, 30), result=False), "berjalan"),  # nothing was promised that could be reached
        # due
        (on(date(2026, 6, 30), DUE, done(2026, 6, 1)), "berjalan"),  # the last day is still in time
        (on(LATE, DUE, done(2026, 6, 1)), "terlambat"),  # activity is not the result
        (on(LATE, DUE), "terlambat"),  # before silence
        (on(LATE, DUE, result=False), "terlambat"),  # a date alone can pass
        (on(date(2026, 12, 31), YEAR, done(2026, 12, 1)), "berjalan"),  # a year is due at its end
        (on(date(2027, 1, 1), YEAR, done(2026, 12, 1)), "terlambat"),
        (on(date(2026, 6, 30), MONTH, done(2026, 6, 1)), "berjalan"),
        (on(LATE, MONTH, done(2026, 6, 1)), "terlambat"),
        # nothing to check by
        (on(SINCE, result=False), "tidak-dapat-diperiksa"),  # from the first day
        (on(date(2030, 1, 1), result=False), "tidak-dapat-diperiksa"),  # before silence
        (on(date(2025, 8, 9), None, done(2025, 8, 10), result=False), "tidak-dapat-diperiksa"),  # not yet happened
        (on(date(2025, 8, 10), None, done(2025, 8, 10), result=False), "berjalan"),
        (on(date(2025, 8, 10), DUE, result=False), "belum-dimulai"),
        # silence
        (on(SINCE + timedelta(days=DAYS)), "belum-dimulai"),
        (on(SINCE + timedelta(days=DAYS + 1)), "tanpa-kabar"),
        (on(date(2026, 2, 6), None, done(2025, 8, 10)), "berjalan"),
        (on(date(2026, 2, 7), None, done(2025, 8, 10)), "tanpa-kabar"),
        (on(date(2026, 2, 27), None, done(2025, 8)), "berjalan"),  # a month was heard of at its end
        (on(date(2026, 2, 28), None, done(2025, 8)), "tanpa-kabar"),
        (on(date(2026, 3, 1), None, done(2026, 2, 1), done(2025, 8, 1)), "berjalan"),  # in whatever order
        (on(date(2026, 3, 1), DUE), "tanpa-kabar"),  # a due date to come is no news
        # young, and nothing known
        (on(SINCE), "belum-dimulai"),
        (on(SINCE, DUE), "belum-dimulai"),
        (on(SINCE - timedelta(days=9)), "belum-dimulai"),  # entered before its day
        (on(date(2025, 8, 15), None, done(2025, 8)), "berjalan"),  # this month, as far as it has come
    ],
)
def test_status(shown: Status, expected: Status) -> None:
    assert shown == expected


def test_every_promise_has_a_status_on_every_day() -> None:
    """Also: without evidence none is kept or under way, and no news of tomorrow counts today."""
    seen = set()
    news = [(), (done(2025, 9, 1),), (kept(2026, 3, 1),), (done(2025, 9, 1), kept(2026, 9, 1)), (done(2026, 12),)]
    days = [SINCE + timedelta(days=step) for step in range(-10, 900, 7)]
    for due, result, told, day in itertools.product([None, DUE, YEAR], [True, False], news, days):
        found = on(day, due, *told, result=result)
        seen.add(found)
        past = [one for one in told if one.day.day <= day]
        assert found == on(day, due, *past, result=result)
        assert past or found not in ("selesai", "berjalan")
        assert result or found != "selesai"
    assert seen == set(get_args(Status))


@pytest.mark.parametrize(
    ("news", "result", "day", "expected"),
    [
        ([], True, SINCE + timedelta(days=DAYS), []),
        ([], True, date(2030, 1, 1), [date(2026, 1, 28)]),  # once, not every half year
        ([done(2025, 8)], True, date(2030, 1, 1), [date(2026, 2, 28)]),
        ([done(2026, 10, 1)], True, date(2030, 1, 1), [date(2026, 1, 28), date(2027, 3, 31)]),
        ([done(2026, 1, 28)], True, date(2026, 2, 1), []),  # heard of on that very day
        ([kept(2025, 9, 1)], True, date(2030, 1, 1), []),  # nothing more was promised
        ([kept(2025, 9, 1)], False, date(2030, 1, 1), [date(2026, 3, 1)]),
        ([kept(2026, 9, 1)], True, date(2030, 1, 1), [date(2026, 1, 28)]),  # it had been silent before
        ([done(2026, 10, 1)], True, date(2026, 9, 1), [date(2026, 1, 28)]),  # what is to come is not known
    ],
)
def test_silences(news: list[News], result: bool, day: date, expected: list[date]) -> None:
    assert list(silences(Terms(SINCE, None, result), news, day, DAYS)) == expected


def test_a_silence_begins_on_the_day_on_which_the_status_changes() -> None:
    news = [done(2025, 10, 1), done(2026, 9, 20)]
    terms = Terms(SINCE, None, True)
    days = [SINCE + timedelta(days=step) for step in range(900)]
    silent = [status(terms, news, day, DAYS) == "tanpa-kabar" for day in days]
    begun = [day for day, before, now in zip(days[1:], silent, silent[1:], strict=False) if now and not before]
    assert list(silences(terms, news, days[-1], DAYS)) == begun
    assert len(begun) == 2
