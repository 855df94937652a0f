"""The promises of one commitment on a time line: when each was made, last heard of, and due.

There is no share of what is done: where most is unknown, a percentage would say something that nobody knows. What is
seen instead is silence. A solid line runs as long as there was news, a dotted one from there to the day of the build.
Shapes tell marks apart, not colours: a ring is the promise, a dot something done, a square its result, a thick stroke
the due date. Each line's name says its status in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from terang.chart_drawing import SMALL, TEXT, Drawing, Marks, wrapped
from terang.periods import PartialDate
from terang.tracking import Tracked

_HEAD, _NAME, _STATUS, _TRACK, _GAP = 18, 17, 15, 18, 10  # px, as all below
_BAR = 4


def promises(found: Sequence[Tracked], statuses: Sequence[str], day: date) -> Drawing:
    """Draw the promises, a line each, on the years from the first promise to `day`, that of the build, or a due date.

    `statuses`: that of each promise, in words.
    """
    last = max([day.year, *(one.promise.due.last_day.year for one in found if one.promise.due)])
    start, end = date(min(one.promise.since.year for one in found), 1, 1), date(last + 1, 1, 1)
    years = [(date(year, 1, 1) - start).days for year in range(start.year, end.year + 1)]
    marks = Marks()
    for year, (begins, after) in enumerate(pairwise(years), start=start.year):
        marks.put("month", x=(begins + after) / 2, y=11, text=str(year))
    y = _HEAD
    for one, status in zip(found, statuses, strict=True):
        for role, size, line, words in (("name", TEXT, _NAME, one.promise.title), ("end", SMALL, _STATUS, status)):
            for text in wrapped(words, size=size):
                marks.put(role, x=0, y=y + size, text=text)
                y += line
        middle = y + _TRACK // 2
        for begins in years:  # only beside the line, so that none crosses a word
            marks.put("grid", x=begins, y=middle - _TRACK // 2, y2=middle + _TRACK // 2)
        _track(marks, one, start, day, middle)
        y += _TRACK + _GAP
    return Drawing(y, 0, (end - start).days, marks, y, (0, y))


def _track(marks: Marks, one: Tracked, start: date, day: date, middle: int) -> None:
    def at(when: date) -> int:
        return (when - start).days

    promise, made = one.promise, at(one.promise.since)
    news = [proof for proof in one.proofs if not proof.withdrawn]
    heard = max([made, *(at(_middle(when)) for when in one.news_days)])
    if heard > made:
        marks.put("whole-1", x=made, x2=heard, y=middle - _BAR // 2, y2=middle + _BAR // 2)
    if one.status != "selesai":
        marks.put("lag", x=heard, x2=max(at(day), heard), y=middle)
    if promise.due:
        marks.put("other", x=at(promise.due.last_day), y=middle - 8, y2=middle + 8)
    marks.put("ring", x=made, y=middle)
    for held in one.sessions:
        marks.put("dot", x=at(_middle(held.day)), y=middle)
    for proof in news:
        marks.put("square" if proof.evidence.kind == "hasil" else "dot", x=at(_middle(proof.evidence.day)), y=middle)


def _middle(day: PartialDate) -> date:
    """The day itself, or the middle of the month or the year."""
    return day.day + timedelta(days=(day.last_day - day.day).days // 2)
