"""How far statements lie apart (`rentang`): a band from the least to the most that was said, every statement a dot.

Nothing is drawn between the statements but their span: no mean, no best guess. What may not share the axis with the
first statement is written below, without a dot.
"""

from __future__ import annotations

from terang.chart_bars import reach
from terang.chart_drawing import (
    WIDTH,
    Drawing,
    Marks,
    Words,
    label_width,
    put_scale,
    same_bar,
    value_label,
    width,
    wrapped,
)
from terang.comparison import judge
from terang.public import PublicCell, PublicFigure, PublicTable

_LEFT, _LINE, _STEP, _GAP = 7, 19, 24, 10  # px, as all below: half a dot; a line of text; a statement; between rows
_SCALE = 16  # below a row, for the numbers of its scale
_LABEL, _BESIDE = 11, 170  # from a dot to its label; the widest label that stands beside its dot, not above


def ranges(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of one column: a heading a row with its span, below it one dot a statement."""
    marks, breaks, y = Marks(), list[int](), 0
    comparable = [_comparable(row.cells[0]) for row in table.rows]
    most = max((reach(figure.value) for figures in comparable for figure in figures), default=0)
    beside = all(label_width(_label(f, words)) <= _BESIDE for figures in comparable for f in figures)
    for row, figures in zip(table.rows, comparable, strict=True):
        breaks += [y] if y else []
        for text in wrapped(": ".join(filter(None, (row.label, _span(figures, words))))):
            marks.put("heading", x=0, y=y + 14, text=text)
            y += _LINE
        y += 5
        top = y
        for number, figure in enumerate(figures):
            if not beside:
                marks.put("name", x=0, y=y + 13, text=figure.source.publisher)
                y += _LINE
            x, middle = reach(figure.value), y + _STEP // 2
            marks.put("square" if number else "dot", x=x, y=middle)
            marks.put("said", x=x, y=middle + 5, text=_label(figure, words) if beside else _number(figure, words))
            y += _STEP
        if figures:
            put_scale(marks, most, top, y)
        counts = [reach(figure.value) for figure in figures]
        if counts and min(counts) < max(counts):
            marks.put("range", x=min(counts), x2=max(counts), y=top, y2=y)
        y = _apart(marks, row.cells[0], figures, words, y + (_SCALE if figures else 0)) + _GAP
    x_end = _x_end(comparable, words, beside=beside)
    return Drawing(y, _LEFT, x_end, marks, y, (0, y), tuple(breaks))


def _comparable(cell: PublicCell) -> list[PublicFigure]:
    """The statements of a cell that may stand on one axis and speak of the same time, the chosen one first."""
    first = cell.figure
    if first is None:
        return []
    together = [other for other in cell.others if _alike(first, other)]
    return [figure for figure in (first, *together) if isinstance(figure.value, int)]


def _alike(first: PublicFigure, other: PublicFigure) -> bool:
    """Whether the gate lets both on one axis, and they say how many of the same, of whom, and when."""
    of_one_thing = not judge(first, other).has("group", "measure")
    return same_bar(first, other) and of_one_thing and first.period.may_be(other.period)


def _apart(marks: Marks, cell: PublicCell, shown: list[PublicFigure], words: Words, y: int) -> int:
    """Put what has no dot as words, and return where the next row begins."""
    told = [value_label(cell.value, words)] if cell.figure is None else []
    for figure in (cell.figure, *cell.others):
        if figure and not any(figure is one for one in shown):
            told.append(words.other.format(f"{_number(figure, words)} {figure.unit}, {figure.source.publisher}"))
    for text in (line for sentence in told for line in wrapped(sentence)):
        marks.put("absent", x=0, y=y + 14, text=text)
        y += _LINE
    return y


def _span(figures: list[PublicFigure], words: Words) -> str:
    """The least and the most that was said, or "" for one number."""
    least, most = (pick(figures, key=lambda f: reach(f.value), default=None) for pick in (min, max))
    if least is None or most is None or least.value == most.value:
        return ""
    return words.span.format(_number(least, words), _number(most, words))


def _number(figure: PublicFigure, words: Words) -> str:
    return value_label(figure.value, words, approximate=figure.approximate)


def _label(figure: PublicFigure, words: Words) -> str:
    return f"{_number(figure, words)} {figure.source.publisher}"


def _x_end(rows: list[list[PublicFigure]], words: Words, *, beside: bool) -> float:
    """The number at the right edge, so that each dot leaves room for its own label."""
    room = WIDTH - _LEFT
    needed = [
        reach(figure.value)
        * room
        / (room - _LABEL - (label_width(_label(figure, words)) if beside else width(_number(figure, words), bold=True)))
        for figures in rows
        for figure in figures
    ]
    return round(max(needed, default=0), 2) or 1
