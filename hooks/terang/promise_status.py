"""What can be said of a promise on a day, from its dates and its evidence alone. Nobody types it.

"Not found" is never "not done": every status but `selesai` says what was found, not what was done. The first rule that
fits counts, and the order is deliberate:

1. `selesai`: there is evidence that the result was reached. It comes first, so that a promise kept late is kept.
2. `terlambat`: the due date has passed, and no such evidence was found. Activities do not stop it: a result was due.
3. `tidak-dapat-diperiksa`: neither a result nor a due date was set, and there is no evidence. Before silence, because
   waiting for news makes no sense where nobody said what news there should be.
4. `tanpa-kabar`: the last news, or the promise itself where there is none, is more than so many days old.
5. `berjalan`: something was done.
6. `belum-dimulai`: nothing is known yet, and the promise is young.

A month or a year as a date is read in favour of who promised: due at its end, last heard of at its end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from terang.periods import PartialDate

Status = Literal["selesai", "terlambat", "tidak-dapat-diperiksa", "tanpa-kabar", "berjalan", "belum-dimulai"]


@dataclass(frozen=True, slots=True)
class News:
    """One piece of evidence: something was done (`is_result` False), or the result was reached."""

    day: PartialDate
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What was promised, as far as it can be checked."""

    since: date
    due: PartialDate | None  # None: no day was set
    has_result: bool  # whether something was promised of which one can say that it is there or not


def known(news: Collection[News], day: date) -> list[News]:
    """Return what may count on `day`: news of a later day does not yet."""
    return [one for one in news if one.day.day <= day]


def status(terms: Terms, news: Collection[News], day: date, silent_days: int) -> Status:
    """Return what can be said on `day`. `news`: only evidence whose source stands; `silent_days`: see rule 4."""
    found = known(news, day)
    if terms.has_result and any(one.is_result for one in found):
        return "selesai"
    if terms.due and day > terms.due.last_day:
        return "terlambat"
    if not (terms.has_result or terms.due or found):
        return "tidak-dapat-diperiksa"
    if day > _last_heard(terms, found, day) + timedelta(days=silent_days):
        return "tanpa-kabar"
    return "berjalan" if found else "belum-dimulai"


def _last_heard(terms: Terms, news: Collection[News], day: date) -> date:
    """Return the last day on which something was heard: of the news, else that of the promise; never after `day`."""
    return max([terms.since, *(min(one.day.last_day, day) for one in news)])


def silences(terms: Terms, news: Collection[News], day: date, silent_days: int) -> Iterator[date]:
    """Yield each day, up to `day`, on which it had been silent for more than `silent_days`, until it was kept."""
    heard = terms.since
    for one in sorted(known(news, day), key=lambda one: (one.day.day, one.is_result)):
        if (begin := heard + timedelta(days=silent_days + 1)) < one.day.day:
            yield begin
        if terms.has_result and one.is_result:
            return
        heard = max(heard, one.day.last_day)
    if (begin := heard + timedelta(days=silent_days + 1)) <= day:
        yield begin
