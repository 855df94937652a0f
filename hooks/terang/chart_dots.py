"""Dots on a time axis (`titik`): running counts of one period, as they were announced.

A dot stands where its period ends and is never joined to the next: each is a count from the same first day.
Where only the month of the end is known, a ring stands on a line across that month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from terang.chart_bars import reach
from terang.chart_drawing import WIDTH, Drawing, Marks, Words, one_axis, value_label, width
from terang.indonesian import MONTHS
from terang.public import PublicFigure, PublicTable

_LEFT, _TOP, _BOTTOM, _RIGHT = 16, 26, 190, 34  # px: where the axes are, and room at the right edge for a label
_DOT, _NEAR = 6, 18  # px: half a dot's box; dots that may share a number
_Box = tuple[float, float, float, float]  # x, y, x2, y2 in px


def dots(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of one column whose figures all start on one day."""
    cells = [row.cells[0] for row in table.rows]
    shown = [(cell.figure, "") for cell in cells if cell.figure]
    shown += [
        (other, "square") for cell in cells for other in cell.others if cell.figure and one_axis(cell.figure, other)
    ]
    start = shown[0][0].period.start
    days = _month_start(max(figure.period.last_day for figure, _ in shown), 1)
    x_end = round((days - start).days * (WIDTH - _LEFT) / (WIDTH - _LEFT - _RIGHT), 2)
    y_end = max(reach(figure.value) for figure, _ in shown) or 1
    marks = Marks()
    _time_axis(marks, start, days)
    for figure, role in shown:
        _dot(marks, figure, role, start)
    drawing = Drawing(_BOTTOM + 22, _LEFT, x_end, marks, y_end, (_BOTTOM, _TOP))
    _label(drawing, [figure for figure, _ in shown], words, start)
    return drawing


def _month_start(day: date, later: int) -> date:
    """The first day of the month that is `later` months after that of `day`."""
    months = day.year * 12 + day.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def _time_axis(marks: Marks, start: date, end: date) -> None:
    """Put the line of 0 and the months below it; every second month is named when there are many."""
    marks.put("baseline", x=0, x2=(end - start).days, y=_BOTTOM)
    marks.put("end", x=0, y=_BOTTOM + 4, text="0")
    first = start
    number = 0
    every = 1 if (end - start).days < 280 else 2
    while first < end:
        after = _month_start(first, 1)
        marks.put("tick", x=(after - start).days, y=_BOTTOM, y2=_BOTTOM + 4)
        if number % every == 0:
            middle = ((first - start).days + (after - start).days) / 2
            marks.put("month", x=middle, y=_BOTTOM + 16, text=MONTHS[first.month - 1][:3])
        first, number = after, number + 1


def _dot(marks: Marks, figure: PublicFigure, role: str, start: date) -> None:
    y = reach(figure.value)
    x = _place(figure, start)
    marks.put("stem", x=x, y=0, y2=y)
    if figure.period.end.precision != "day":
        first, last = _ends(figure, start)
        marks.put("span", x=first, x2=last, y=y)
        role = role or "ring"
    marks.put(role or "dot", x=x, y=y)


def _ends(figure: PublicFigure, start: date) -> tuple[float, float]:
    """The days at which a figure's mark begins and ends: those of its month, or its one day."""
    if figure.period.end.precision == "day":
        return _place(figure, start), _place(figure, start)
    return (figure.period.end.day - start).days, (figure.period.last_day - start).days + 1


def _place(figure: PublicFigure, start: date) -> float:
    """Days from the start to the middle of the day, or of the month, in which the period ends."""
    first, last = figure.period.end.day, figure.period.last_day
    return ((first - start).days + (last - start).days + 1) / 2


def _label(drawing: Drawing, shown: list[PublicFigure], words: Words, start: date) -> None:
    """Put each number beside its dot, where no mark and no other number is. Equal neighbours share one number."""
    boxes = list(_obstacles(drawing))
    for text, figures in _neighbours(drawing, shown, words, start):
        count = reach(figures[0].value)
        ends = [_ends(figure, start) for figure in figures]
        first, last = min(first for first, _ in ends), max(last for _, last in ends)
        middle = sum(_place(figure, start) for figure in figures) / len(figures)
        found = []
        for side, (dislike, x, x2, y, y2) in _sides(width(text, bold=True)).items():
            day = {"left": first, "right": last}.get(side, middle)
            across, down = _pixels(drawing, day, count)
            box = (across + x, down + y, across + x2, down + y2)
            found.append((dislike + _covered(box, boxes), side, day, box))
        _, side, day, box = min(found)
        drawing.marks.put(side, x=round(day, 2), y=count, text=text)
        boxes.append((box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2))


def _sides(wide: int) -> dict[str, tuple[int, float, float, float, float]]:
    """Where a number may stand: how little that is liked, in px² of covered text, and its room around the dot."""
    return {
        "above": (0, -wide / 2, wide / 2, -20, -9),
        "above-left": (5, 5 - wide, 5, -20, -9),
        "above-right": (5, -5, wide - 5, -20, -9),
        "right": (10, 9, 9 + wide, -6, 6),
        "left": (20, -9 - wide, -9, -6, 6),
        "below": (30, -wide / 2, wide / 2, 9, 20),
    }


def _neighbours(
    drawing: Drawing, figures: list[PublicFigure], words: Words, start: date
) -> Iterator[tuple[str, list[PublicFigure]]]:
    """Yield each number with the figures, close to one another, that it stands for; the highest first."""

    def key(figure: PublicFigure) -> tuple[float, str, float]:
        text = value_label(figure.value, words, approximate=figure.approximate)
        return -reach(figure.value), text, _pixels(drawing, _place(figure, start), 0)[0]

    rest = sorted(figures, key=key)
    while rest:
        _, text, where = key(rest[0])
        near = [figure for figure in rest if key(figure)[1] == text and key(figure)[2] - where < _NEAR]
        yield text, near
        rest = [figure for figure in rest if not any(figure is other for other in near)]


def _pixels(drawing: Drawing, day: float, count: float) -> tuple[float, float]:
    bottom, top = drawing.y_range
    x = drawing.left + day / drawing.x_end * (WIDTH - drawing.left)
    return x, bottom - count / (drawing.y_end or 1) * (bottom - top)


def _obstacles(drawing: Drawing) -> Iterator[_Box]:
    yield 0, _BOTTOM, WIDTH, _BOTTOM + 22
    for role in ("dot", "ring", "square", "span"):
        for place in drawing.marks.get(role, ()):
            x, y = _pixels(drawing, float(place["x"]), float(place["y"]))
            x2 = _pixels(drawing, float(place["x2"]), 0)[0] if "x2" in place else x
            half, more = (2, 0) if role == "span" else (_DOT, _DOT)
            yield x - more, y - half, x2 + more, y + half


def _covered(box: _Box, others: list[_Box]) -> float:
    """Return how much of `box`, in px², is taken by others; outside the drawing all of it is."""
    x, y, x2, y2 = box
    if x < 0 or x2 > WIDTH or y < 0:
        return (x2 - x) * (y2 - y)
    return sum(
        max(0, min(x2, other[2]) - max(x, other[0])) * max(0, min(y2, other[3]) - max(y, other[1])) for other in others
    )
