"""Statements in the order in which they were published (`linimasa`): what was said of which time, when, and by whom.

Time runs to the right. A bar is the time that a figure counts, a dot the day on which it was published, a ring the
month when the day is not known. Every statement keeps its own line, so a later one hides none before it; numbers said
of the same time that differ are told beside.
Counts are written, not drawn: two bars of one length are two times of one length.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

from terang import indonesian
from terang.chart_drawing import SMALL, WIDTH, Drawing, Marks, Words, label_width, value_label, width, wrapped
from terang.public import PublicFigure, PublicSource, PublicTable, Suppressed

_HEAD, _LINE, _BAR, _STEP, _GAP = 18, 15, 10, 18, 9  # px, as all below
_YEAR = 34  # the least room for the name of a year
_DOT = 11  # from a dot to a label


def timeline(table: PublicTable, words: Words) -> Drawing:
    """Draw every statement of a table, those of one article together."""
    figures = sorted(table.figures, key=_published)
    years = [figure.period.start.year for figure in figures] + [_published(figure)[0].year for figure in figures]
    start, end = date(min(years), 1, 1), date(max(years) + 1, 1, 1)
    marks, breaks = Marks(), list[int]()
    y = 0
    for text in wrapped(words.timeline, size=SMALL):
        marks.put("end", x=0, y=y + 11, text=text)
        y += _LINE
    top = y = y + 4
    y += _HEAD
    for (_, source), told in groupby(figures, key=_article):
        breaks += [y - _GAP // 2] if y > top + _HEAD else []
        when = indonesian.partial_date(source.published) if source.published else words.undated
        for text in wrapped(f"{when}, {source.publisher}"):
            marks.put("article", x=0, y=y + 12, text=text)
            y += _LINE + 2
        for figure in told:
            _statement(marks, figure, figures, words, start, end, y + 2)
            y += _STEP
        y += _GAP
    _years(marks, start, end, top, y)
    return Drawing(y + 16, 0, (end - start).days, marks, y + 16, (0, y + 16), tuple(breaks), (top, top + _HEAD))


def _article(figure: PublicFigure) -> tuple[date, PublicSource]:
    return _published(figure)[0], figure.source


def _published(figure: PublicFigure) -> tuple[date, str, date, date]:
    """When it was published, as far as that is known: a page without a date came out after its figure's last day."""
    source, period = figure.source, figure.period
    return source.published.day if source.published else period.last_day, source.id, period.start, period.last_day


def _statement(
    marks: Marks, figure: PublicFigure, all_: list[PublicFigure], words: Words, start: date, end: date, y: int
) -> None:
    """Put the bar, the dot and the number of one statement."""
    first, last = (figure.period.start - start).days, (figure.period.last_day - start).days + 1
    middle = y + _BAR // 2
    marks.put("partial-1" if figure.is_partial_year else "whole-1", x=first, x2=last, y=y, y2=y + _BAR)
    reaches = last
    if published := figure.source.published:
        told = (published.day - start).days + (0 if published.precision == "day" else 15)
        if told > last:
            marks.put("lag", x=last, x2=told, y=middle)
        marks.put("dot" if published.precision == "day" else "ring", x=told, y=middle)
        reaches = max(last, told)
    label = value_label(figure.value, words, approximate=figure.approximate)
    if others := _differing(figure, all_, words):
        label += f" {words.differs.format(indonesian.listing(others))}"
    scale = WIDTH / (end - start).days
    if reaches * scale + _DOT + label_width(label) <= WIDTH:
        marks.put("said", x=reaches, y=middle + 5, text=label)
    else:
        marks.put("said-left", x=first, y=middle + 5, text=label)


def _differing(figure: PublicFigure, all_: list[PublicFigure], words: Words) -> list[str]:
    """Every other number said of the same time, once each, in the order of publication."""
    same = (other for other in all_ if other.period.may_be(figure.period) and other.value != figure.value)
    shown = (other for other in same if not isinstance(other.value, Suppressed))
    return list(dict.fromkeys(value_label(f.value, words, approximate=f.approximate) for f in shown))


def _years(marks: Marks, start: date, end: date, top: int, bottom: int) -> None:
    """Put a line where each year begins, and its name above and below."""
    count = end.year - start.year
    every = next(step for step in range(1, count + 1) if WIDTH / count * step >= max(_YEAR, width("2020", SMALL)))
    for year in range(start.year, end.year):
        begins, after = (date(year, 1, 1) - start).days, (date(year + 1, 1, 1) - start).days
        marks.put("grid", x=begins, y=top, y2=bottom)
        if (year - start.year) % every == 0:
            marks.put("month", x=(begins + after) / 2, y=top + 11, text=str(year))
            marks.put("month", x=(begins + after) / 2, y=bottom + 13, text=str(year))
