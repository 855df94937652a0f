"""Bars: `batang` for one column, `kelompok` and `kelipatan` for more, and percentages for `rasio`.

Every bar starts at 0 and carries its number. A partial year is hatched and says where it ends; a year
without a figure keeps its row. Numbers of other sources stand in the bar as a tick, or beyond it as an outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from terang.chart_drawing import (
    HIDDEN,
    SMALL,
    WIDTH,
    Drawing,
    Marks,
    Words,
    cell_label,
    label_width,
    partial_end,
    put_hidden,
    put_scale,
    same_bar,
    value_label,
    width,
    wrapped,
)
from terang.public import Missing, PublicCell, PublicRow, PublicTable, Suppressed, Value

BAR = 22  # px, as all below
_GAP, _EDGE = 14, 3  # between bars; how far the axis goes beyond a bar that has no neighbour
_LINE, _SPACE = 19, 7  # a line of text; below a heading
_BESIDE = 104  # the widest name that stands left of its bar, not above
_PANEL = 26  # below a panel, for the numbers of its scale
_LABEL = 6  # from a bar to its number
_MISSING = (8, 28)  # px from the axis: the dotted line of a missing figure


@dataclass(frozen=True, slots=True)
class _Line:
    """One bar: the heading above it, its name, and its cell."""

    heading: str
    name: str
    end: str  # "s.d. 23 Jul", for a partial year
    series: int  # 1 or 2
    cell: PublicCell


def rows(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of one column, one bar a row."""
    return _draw(_rows(table), words)


def groups(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of several columns: a heading a row, below it one bar a column."""
    return _draw(list(_groups(table)), words)


def shares(table: PublicTable, words: Words) -> Drawing:
    """Draw percentages, each on a track from 0 to 100."""
    return _draw(_rows(table) if len(table.columns) == 1 else list(_groups(table)), words, whole=100)


def panels(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of several columns: a panel a column, in each one bar a row, all on one scale that is written."""
    lines = [_Line("", row.label, _end(row, cell), 1, cell) for row in table.rows for cell in row.cells]
    beside = max(max(width(line.name), width(line.end, SMALL)) for line in lines)
    above = beside > _BESIDE
    left = 1 if above else beside + 8
    most = max(max(reach(line.cell.value), *_others(line.cell), 0) for line in lines)
    marks, breaks, y = Marks(), list[int](), 0
    for column, heading in enumerate(table.columns):
        breaks += [y] if column else []
        for text in wrapped(heading):
            marks.put("heading", x=0, y=y + 14, text=text)
            y += _LINE
        y += _SPACE
        top = y
        for line in lines[column :: len(table.columns)]:
            if above:
                for text in wrapped(f"{line.name}, {line.end}" if line.end else line.name):
                    marks.put("name", x=0, y=y + 13, text=text)
                    y += _LINE
            else:
                _beside(marks, line, y + BAR // 2)
            _bar(marks, line, words, left, y, 0)
            y += BAR + _SPACE
        marks.put("axis", x=left, y=top - _EDGE, y2=y - _SPACE + _EDGE)
        put_scale(marks, most, top - _EDGE, y - _SPACE + _EDGE)
        y += _PANEL
    for text in wrapped(words.same_scale, size=SMALL):
        marks.put("end", x=0, y=y + 4, text=text)
        y += _LINE - 4
    return Drawing(y - 2, left, _x_end(lines, words, left, 0), marks, breaks=tuple(breaks))


def _rows(table: PublicTable) -> list[_Line]:
    return [_Line("", row.label, _end(row, row.cells[0]), 1, row.cells[0]) for row in table.rows]


def _groups(table: PublicTable) -> Iterator[_Line]:
    two = len(table.columns) == 2
    for row in table.rows:
        ends = {_end(row, cell) for cell in row.cells if cell.figure}
        end = ends.pop() if len(ends) == 1 else ""
        heading = f"{row.label}, {end}" if end else row.label
        for column, (name, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            yield _Line("" if column else heading, name, "" if end else _end(row, cell), column + 1 if two else 1, cell)


def _end(row: PublicRow, cell: PublicCell) -> str:
    """Where a cell's partial year ends, unless the row's own label says so."""
    if cell.figure is None or "s.d." in row.label or "sampai" in row.label:
        return ""
    return partial_end(cell.figure)


def _draw(lines: list[_Line], words: Words, whole: int = 0) -> Drawing:
    """Place the bars from top to bottom. With `whole`, every bar stands on a track of that length."""
    beside = max(max(width(line.name), width(line.end, SMALL)) for line in lines)
    above = beside > _BESIDE
    left = 1 if above else beside + 8
    marks, breaks, headings = Marks(), list[int](), any(line.heading for line in lines)
    y = 0 if lines[0].heading or above else _EDGE + 1
    for number, line in enumerate(lines):
        after = lines[number + 1 : number + 2]
        for text in wrapped(line.heading):
            marks.put("heading", x=0, y=y + 14, text=text)
            y += _LINE
        y += _SPACE if line.heading else 0
        if above:
            for text in wrapped(f"{line.name}, {line.end}" if line.end else line.name):
                marks.put("name", x=0, y=y + 13, text=text)
                y += _LINE
        else:
            _beside(marks, line, y + BAR // 2)
        start = y - (_GAP // 2 if number and not above and not line.heading else _EDGE)
        end = y + BAR + (_GAP // 2 if after and not above and not after[0].heading else _EDGE)
        marks.put("axis", x=left, y=start, y2=end)
        _bar(marks, line, words, left, y, whole)
        y += BAR + _GAP + (_GAP // 2 if after and after[0].heading else 0)
        if after and (above or not headings or after[0].heading):
            breaks.append(y - _GAP // 2)
    return Drawing(y - _GAP // 2, left, _x_end(lines, words, left, whole), marks, breaks=tuple(breaks))


def _beside(marks: Marks, line: _Line, middle: int) -> None:
    marks.put("name", x=0, y=middle + (0 if line.end else 5), text=line.name)
    if line.end:
        marks.put("end", x=0, y=middle + 14, text=line.end)


def _bar(marks: Marks, line: _Line, words: Words, left: int, top: int, whole: int) -> None:
    cell, bottom, baseline = line.cell, top + BAR, top + BAR // 2 + 5
    if cell.value == Suppressed(None):
        put_hidden(marks, left, top, bottom)
        marks.put("absent", x=left + HIDDEN[1] + 6, y=baseline, text=cell_label(cell, words))
        return
    if isinstance(cell.value, Missing):
        marks.put("missing", x=left + _MISSING[0], x2=left + _MISSING[1], y=top + BAR // 2)
        marks.put("absent", x=left + _MISSING[1] + 6, y=baseline, text=value_label(cell.value, words))
        return
    if whole:
        marks.put("track", x=0, x2=whole, y=top, y2=bottom)
    end = reach(cell.value)
    partial = cell.figure is not None and cell.figure.is_partial_year
    role = "suppressed" if isinstance(cell.value, Suppressed) else f"{'partial' if partial else 'whole'}-{line.series}"
    marks.put(role, x=0, x2=end, y=top, y2=bottom)
    for other in _others(cell):
        if other > end:
            marks.put("more", x=end, x2=other, y=top, y2=bottom)
        else:
            marks.put("halo", x=other, y=top, y2=bottom)
            marks.put("other", x=other, y=top - 4, y2=bottom + 4)
    marks.put("value", x=whole or max(end, *_others(cell), 0), y=baseline, text=cell_label(cell, words))


def _others(cell: PublicCell) -> list[float]:
    """Numbers that contradict the cell's and may stand on its axis, the smallest first."""
    return sorted({reach(other.value) for other in cell.others if cell.figure and same_bar(cell.figure, other)})


def reach(value: Value) -> float:
    """Return where on the scale a value's mark ends: for a hidden count, at the largest that readers are told of."""
    match value:
        case Suppressed(int(threshold)):
            return threshold - 1
        case int() | Decimal():
            return float(value)
    return 0


def _x_end(lines: list[_Line], words: Words, left: int, whole: int) -> float:
    """The number at the right edge, so that each bar leaves room for its own label."""
    room = WIDTH - left
    needed = [
        (whole or max(reach(line.cell.value), *_others(line.cell), 0))
        * room
        / max(room - _LABEL - label_width(cell_label(line.cell, words)), room // 4)
        for line in lines
        if line.cell.value != Suppressed(None) and not isinstance(line.cell.value, Missing)
    ]
    return round(max(needed, default=0), 2) or 1
