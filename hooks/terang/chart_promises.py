"""Promises on one time line: when each was made, when something was last heard of it, and when it was due.

There is no share of what is done: where most is unknown, a percentage would say something that nobody knows. What is seen
instead is silence. A solid line runs as long as there was news, a dotted one from there to the day of the build. Shapes
tell marks apart, not colours: a ring is the promise, a dot something done, a square its result, a thick stroke the due
date. Each line's name says its status in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from terang.chart_drawing import SMALL, Drawing, Marks, wrapped
from terang.chart_timeline import put_years
from terang.periods import PartialDate
from terang.tracking import Tracked

_NAME, _STATUS, _TRACK, _GAP, _LINE, _HEAD = 16, 15, 14, 12, 15, 18  # px, as all below
_BAR = 4


def promises(found: Sequence[Tracked], statuses: Sequence[str], day: date, key: str) -> Drawing:
    """Draw the promises, a line each. `statuses`: of each in words; `day`: of the build; `key`: what the marks mean."""
    years = [one.promise.since.year for one in found]
    last = max([day.year, *(one.promise.due.last_day.year for one in found if one.promise.due)])
    start, end = date(min(years), 1, 1), date(last + 1, 1, 1)
    marks = Marks()
    y = 0
    for text in wrapped(key, size=SMALL):
        marks.put("end", x=0, y=y + 11, text=text)
        y += _LINE
    top = y = y + 4
    y += _HEAD
    for one, status in zip(found, statuses, strict=True):
        y += 4
        for text in wrapped(one.promise.title):
            marks.put("heading", x=0, y=y + 12, text=text)
            y += _NAME
        for text in wrapped(status, size=SMALL):
            marks.put("end", x=0, y=y + 10, text=text)
            y += _STATUS
        _track(marks, one, start, day, y + _TRACK // 2)
        y += _TRACK + _GAP
    put_years(marks, start, end, top, y)
    return Drawing(y + 16, 0, (end - start).days, marks, y + 16, (0, y + 16))


def _track(marks: Marks, one: Tracked, start: date, day: date, middle: int) -> None:
    def at(when: date) -> int:
        return (when - start).days

    promise, made = one.promise, at(one.promise.since)
    news = [proof for proof in one.proofs if not proof.withdrawn]
    heard = max([made, *(at(_middle(proof.evidence.day)) for proof in news)])
    if heard > made:
        marks.put("whole-1", x=made, x2=heard, y=middle - _BAR // 2, y2=middle + _BAR // 2)
    if one.status != "selesai":
        marks.put("lag", x=heard, x2=max(at(day), heard), y=middle)
    if promise.due:
        marks.put("other", x=at(promise.due.last_day), y=middle - 8, y2=middle + 8)
    marks.put("ring", x=made, y=middle)
    for proof in news:
        marks.put("square" if proof.evidence.kind == "hasil" else "dot", x=at(_middle(proof.evidence.day)), y=middle)


def _middle(day: PartialDate) -> date:
    """The day itself, or the middle of the month or the year."""
    return day.day + timedelta(days=(day.last_day - day.day).days // 2)
