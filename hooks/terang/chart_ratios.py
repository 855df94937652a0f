"""Survey results (`rasio`): "1 dari 4" as four people, a percentage as a bar on a track from 0 to 100."""

from __future__ import annotations

from terang import chart_bars
from terang.chart_drawing import WIDTH, Drawing, Marks, Words, cell_label, width, wrapped
from terang.public import Missing, PublicCell, PublicTable, Ratio

PEOPLE = 20  # more than two lines of people are not counted at a glance
_ACROSS = 10  # people in a line
_WIDE, _HIGH = 20, 36  # px, as all below: a person
_LINE, _GAP = 19, 20  # a line of text; between results


def ratios(table: PublicTable, words: Words) -> Drawing:
    """Draw a table of ratios, each result under its name; one of percentages as bars."""
    if not any(isinstance(cell.value, Ratio) for row in table.rows for cell in row.cells):
        return chart_bars.shares(table, words)
    marks, breaks = Marks(), list[int]()
    y = 0
    for row in table.rows:
        for name, cell in zip(table.columns, row.cells, strict=True):
            breaks += [y] if y else []
            heading = f"{row.label}: {name}" if len(table.columns) > 1 else row.label
            for line in wrapped(heading):
                marks.put("name", x=0, y=y + 14, text=line)
                y += _LINE
            y += _result(marks, cell, cell_label(cell, words), y + 5) + 5 + _GAP
    return Drawing(y - _GAP + 4, 0, WIDTH, marks, breaks=tuple(breaks))


def _result(marks: Marks, cell: PublicCell, label: str, top: int) -> int:
    """Put one result, a percentage among ratios as words only, and return its height in px."""
    match cell.value:
        case Ratio(part, whole):
            return _people(marks, part, whole, label, top)
        case Missing():
            marks.put("missing", x=0, x2=22, y=top + 9)
            marks.put("absent", x=28, y=top + 14, text=label)
        case _:
            marks.put("share", x=0, y=top + 14, text=label)
    return _LINE


def _people(marks: Marks, part: int, whole: int, label: str, top: int) -> int:
    """Put `whole` people, `part` of them filled, and the number at their right or below."""
    for number in range(whole):
        line, place = divmod(number, _ACROSS)
        role = "person" if number < part else "nobody"
        marks.put(role, x=place * _WIDE + _WIDE // 2, y=top + line * (_HIGH + 8) + _HIGH // 2)
    height = ((whole - 1) // _ACROSS + 1) * (_HIGH + 8) - 8
    end = min(whole, _ACROSS) * _WIDE + 7
    if end + width(label, bold=True) <= WIDTH:
        marks.put("share", x=end, y=top + height // 2 + 5, text=label)
        return height
    marks.put("share", x=0, y=top + height + 20, text=label)
    return height + 24
