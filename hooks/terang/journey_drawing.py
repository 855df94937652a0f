"""A case's way between institutions as an inline SVG: boxes in two columns, arrows that only go down.

Every box takes the next free row below all that lead to it. An arrow to the same column goes straight down; one to
the other column leaves at the side and goes down there. Where it would cross a box there is no picture but a finding,
as with a word that no box can hold: what is drawn never overlaps. Widths are estimated on the wide side, since no
font is loaded. The list beside the picture says the same, so the picture is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from terang.chart_drawing import width

NARROW, WIDE = 288, 620  # px: what a screen of 320 px leaves, and the column of a page
TEXT, LINE = 14, 18  # font size and line height in px
_GAP, _PAD = 16, 8  # between columns; inside a box
_RAIL = 18  # px from the outer edge of its column to an arrow
_HEAD = 9  # height of an arrow's head


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to another box, by its place in the order; `must`: a rule demands it."""

    to: int
    label: str
    must: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A step: its title in bold, further lines, its column (0 or 1), and where it leads."""

    title: str
    lines: tuple[str, ...]
    column: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow with its label laid out."""

    source: int
    link: Link
    aside: bool  # to the other column
    label: tuple[str, ...]


class Layout:
    """Where everything stands in a picture `wide` px wide."""

    def __init__(self, boxes: Sequence[Box], heads: tuple[str, str], wide: int) -> None:
        self.boxes, self.wide, self.column = boxes, wide, (wide - _GAP) // 2
        self.rows = rows(boxes)
        self.heads = [wrapped(head, self.column, bold=True) for head in heads]
        self.titles = [wrapped(box.title, self.column - 2 * _PAD, bold=True) for box in boxes]
        self.lines = [[line for text in box.lines for line in wrapped(text, self.column - 2 * _PAD)] for box in boxes]
        beside = self.column - _RAIL - _PAD
        self.arrows = [
            Drawn(number, link, box.column != boxes[link.to].column, tuple(wrapped(link.label, beside)))
            for number, box in enumerate(boxes)
            for link in box.links
        ]
        self.tops, self.heights, self.height = self._down()

    def _down(self) -> tuple[list[int], list[int], int]:
        """Return the top and the height of every box, and of the whole."""
        heights = [
            2 * _PAD + LINE * (len(title) + len(lines)) for title, lines in zip(self.titles, self.lines, strict=True)
        ]
        for arrow in self.arrows:
            if arrow.aside:  # its label stands beside the box that it leaves
                heights[arrow.source] = max(heights[arrow.source], LINE * len(arrow.label) + 2 * _PAD + 6)
        tops, y = [0] * len(self.boxes), LINE * max(map(len, self.heads)) + _PAD
        for row in range(max(self.rows) + 1):
            inside = [number for number, at in enumerate(self.rows) if at == row]
            for number in inside:
                tops[number] = y
            below = [len(arrow.label) for arrow in self.arrows if arrow.source in inside and not arrow.aside]
            y += max(heights[number] for number in inside) + 2 * _HEAD + _PAD + LINE * max(below, default=0)
        return tops, heights, max(top + height for top, height in zip(tops, heights, strict=True)) + 2

    def left(self, column: int) -> int:
        return 0 if column == 0 else self.wide - self.column

    def rail(self, column: int) -> int:
        return _RAIL if column == 0 else self.wide - _RAIL


def rows(boxes: Sequence[Box]) -> list[int]:
    """Return the row of every box: below all that lead to it, and never where another stands."""
    found: list[int] = []
    for number, box in enumerate(boxes):
        above = [found[before] for before in range(number) if any(link.to == number for link in boxes[before].links)]
        row = max(above, default=-1) + 1
        while any(at == row and boxes[other].column == box.column for other, at in enumerate(found)):
            row += 1
        found.append(row)
    return found


def crossed(boxes: Sequence[Box]) -> Iterator[tuple[int, int, int]]:
    """Yield (from, to, through) for each arrow that would go through a box."""
    at = rows(boxes)
    for number, box in enumerate(boxes):
        for link in box.links:
            column = boxes[link.to].column
            first = at[number] + (1 if column == box.column else 0)
            for other, row in enumerate(at):
                if boxes[other].column == column and first <= row < at[link.to] and other != number:
                    yield number, link.to, other


def too_long(boxes: Sequence[Box], heads: tuple[str, str]) -> Iterator[str]:
    """Yield every word that is wider than the narrowest place where it stands."""
    column = (NARROW - _GAP) // 2
    for head in heads:
        yield from _wider(head, column, bold=True)
    for box in boxes:
        yield from _wider(box.title, column - 2 * _PAD, bold=True)
        for text in box.lines:
            yield from _wider(text, column - 2 * _PAD)
        for link in box.links:
            yield from _wider(link.label, column - _RAIL - _PAD)


def _wider(text: str, room: int, *, bold: bool = False) -> Iterator[str]:
    return (word for word in text.split() if width(word, TEXT, bold=bold) > room)


def wrapped(text: str, room: int, *, bold: bool = False) -> list[str]:
    """Return `text` in lines that take at most `room` px each."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, TEXT, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def svg(boxes: Sequence[Box], heads: tuple[str, str], wide: int) -> str:
    """Return the picture as an element of a page, `wide` px wide where there is room."""
    layout = Layout(boxes, heads, wide)
    texts = [_text(layout.left(column), LINE - 4, lines) for column, lines in enumerate(layout.heads)]
    bold = "".join(texts) + "".join(
        _text(layout.left(box.column) + _PAD, layout.tops[number] + _PAD + LINE - 4, layout.titles[number])
        for number, box in enumerate(boxes)
    )
    plain = "".join(
        _text(
            layout.left(box.column) + _PAD,
            layout.tops[number] + _PAD + LINE * (1 + len(layout.titles[number])) - 4,
            layout.lines[number],
        )
        for number, box in enumerate(boxes)
    )
    frames = "".join(
        f'<rect x="{layout.left(box.column) + 1}" y="{layout.tops[number]}" width="{layout.column - 2}"'
        f' height="{layout.heights[number]}" rx="6"/>'
        for number, box in enumerate(boxes)
    )
    labels = "".join(_label(layout, arrow) for arrow in layout.arrows if arrow.label)
    ends = "".join(sorted({_end(layout, arrow.link.to) for arrow in layout.arrows}))
    return (
        f'<svg viewBox="0 0 {wide} {layout.height}" width="{wide}" height="{layout.height}" font-size="{TEXT}"'
        f' aria-hidden="true"><g class="tepi-teks" fill="none">{_lines(layout)}</g><g class="isi-teks">{ends}</g>'
        f'<g class="isi-latar tepi-teks" stroke-width="1.5">{frames}</g>'
        f'<g class="isi-teks">{plain}{labels}<g font-weight="600">{bold}</g></g></svg>'
    )


def _lines(layout: Layout) -> str:
    """Return the arrows' lines: thick where a rule demands it, dashed where it depends, else thin."""
    kinds = {"dashed": ("1.5", "5 4"), "plain": ("1.5", ""), "must": ("4", "")}
    made: dict[str, list[str]] = {kind: [] for kind in kinds}
    for arrow in layout.arrows:
        made["must" if arrow.link.must else "dashed" if arrow.label else "plain"].append(_path(layout, arrow))
    groups = []
    for kind, (wide, dashes) in kinds.items():
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        groups.append(f'<path stroke-width="{wide}"{dashed} d="{"".join(made[kind])}"/>' if made[kind] else "")
    return "".join(groups)


def _path(layout: Layout, arrow: Drawn) -> str:
    box, target = layout.boxes[arrow.source], layout.boxes[arrow.link.to]
    bottom = layout.tops[arrow.source] + layout.heights[arrow.source]
    rail, end = layout.rail(target.column), layout.tops[arrow.link.to] - _HEAD
    if not arrow.aside:
        return f"M{rail} {bottom}V{end}"
    side = layout.left(box.column) + (layout.column if box.column == 0 else 0)
    return f"M{side} {bottom - _PAD}H{rail}V{end}"


def _end(layout: Layout, to: int) -> str:
    rail, top = layout.rail(layout.boxes[to].column), layout.tops[to]
    return f'<path d="M{rail - 6} {top - _HEAD - 1}h12l-6 {_HEAD}z"/>'


def _label(layout: Layout, arrow: Drawn) -> str:
    column = layout.boxes[arrow.link.to].column
    bottom = layout.tops[arrow.source] + layout.heights[arrow.source]
    x = _RAIL + _PAD if column == 0 else layout.left(1)
    first = bottom + LINE if not arrow.aside else bottom - _PAD - 6 - LINE * (len(arrow.label) - 1)
    return _text(x, first, arrow.label)


def _text(x: int, y: int, lines: Sequence[str]) -> str:
    return "".join(
        f'<text x="{x}" y="{y + LINE * number}">{escape(line, quote=False)}</text>' for number, line in enumerate(lines)
    )
