"""A chart as a card of 1200 by 630 px, the shape that messengers show: title, chart, source, date and site.

The same marks as in the page, larger. What is high is cut where its parts end, and the parts stand side by side.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from terang.chart_drawing import LIGHT, TEXT, WIDTH, Caption, Drawing
from terang.chart_svg import Marks, body, stretch

CARD = (1200, 630)
_MARGIN, _GAP = 56, 48  # px, as all below; between parts
_TITLES = ((46, 42, 1), (40, 48, 2), (34, 57, 3))  # size, letters a line, lines; the last one takes what is left
_SUB, _FOOT = 24, 20
_LETTERS = 104  # of the footer, a line
_LARGEST = 2.6  # times the size in a page: larger letters look coarse


def card(drawing: Drawing, found: Marks, words: Caption, font: str) -> str:
    """Return the card as SVG. `words.share`: what stands below the title, then what stands at the foot."""
    size, title = _title(words.title)
    below, *foot = words.share
    feet = [line for part in foot for line in textwrap.wrap(part, _LETTERS)]
    top = _MARGIN - 10 + round(size * 1.16) * len(title) + 14 + _SUB + 22
    bottom = CARD[1] - 34 - (_FOOT + 7) * len(feet)
    text = LIGHT["teks"]
    heading = _lines(title, _MARGIN - 10 + size, round(size * 1.16))
    footer = _lines(feet, bottom + 15 + _FOOT, _FOOT + 7)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{CARD[0]}" height="{CARD[1]}"'
        f' font-family="{escape(font, quote=True)}, sans-serif" font-size="{TEXT}">'
        f'<rect width="{CARD[0]}" height="{CARD[1]}" fill="{LIGHT["latar"]}"/>'
        f'<rect width="{CARD[0]}" height="14" fill="{LIGHT["1"]}"/>'
        f'<g fill="{text}" font-size="{size}" font-weight="600">{heading}</g>'
        f'<text x="{_MARGIN}" y="{top - 22}" fill="{text}" font-size="{_SUB}">{escape(below, quote=False)}</text>'
        f"{''.join(_parts(drawing, found, top, bottom - 18 - top))}"
        f'<path d="M{_MARGIN} {bottom}H{CARD[0] - _MARGIN}" stroke="{LIGHT["garis"]}"/>'
        f'<g fill="{text}" font-size="{_FOOT}">{footer}</g></svg>\n'
    )


def _lines(lines: list[str], first: int, step: int) -> str:
    """Write lines of text, the first one's feet `first` px from the top."""
    return "".join(
        f'<text x="{_MARGIN}" y="{first + step * number}">{escape(line, quote=False)}</text>'
        for number, line in enumerate(lines)
    )


def _title(text: str) -> tuple[int, list[str]]:
    for size, letters, lines in _TITLES:
        if len(found := textwrap.wrap(text, letters)) <= lines:
            return size, found
    return size, found


def _parts(drawing: Drawing, found: Marks, top: int, high: int) -> Iterator[str]:
    """Yield the parts of the chart from left to right, as large as there is room for."""
    cuts = max((_cut(drawing, count) for count in (1, 2, 3)), key=lambda cuts: _scale(drawing, cuts, high))
    scale = _scale(drawing, cuts, high)
    column = (CARD[0] - 2 * _MARGIN - _GAP * (len(cuts) - 2)) / (len(cuts) - 1)
    wide = column / scale
    inside = body(drawing, found, "grafik", stretch(drawing, found, int(wide)))
    head = drawing.head[1] - drawing.head[0]
    y = top + (high - max(_heights(drawing, cuts)) * scale) / 3
    for number, (begins, ends) in enumerate(pairwise(cuts)):
        strips = [drawing.head, (begins, ends)] if number and head else [(begins, ends)]
        below = y
        for strip in strips:
            tall = (strip[1] - strip[0]) * scale
            yield (
                f'<svg x="{_MARGIN + number * (column + _GAP):.2f}" y="{below:.2f}" width="{column:.2f}"'
                f' height="{tall:.2f}" viewBox="0 {strip[0]} {wide:.2f} {strip[1] - strip[0]}">{inside}</svg>'
            )
            below += tall


def _heights(drawing: Drawing, cuts: list[int]) -> list[int]:
    """Return how high each part is, with the strip that all but the first repeat."""
    head = drawing.head[1] - drawing.head[0]
    return [ends - begins + (head if begins else 0) for begins, ends in pairwise(cuts)]


def _cut(drawing: Drawing, count: int) -> list[int]:
    """Return where to cut a drawing into at most `count` parts, the highest of which is as low as can be."""
    limits = range(1, drawing.height + 1)
    return next(cuts for limit in limits if len(cuts := _cut_below(drawing, limit)) - 1 <= count)


def _cut_below(drawing: Drawing, limit: int) -> list[int]:
    """Return cuts such that no part is higher than `limit`, where breaks allow it."""
    cuts = [0]
    for place, following in pairwise((*drawing.breaks, drawing.height)):
        if _heights(drawing, [cuts[-1], following])[0] > limit:
            cuts.append(place)
    return [*cuts, drawing.height]


def _scale(drawing: Drawing, cuts: list[int], high: int) -> float:
    parts = len(cuts) - 1
    column = (CARD[0] - 2 * _MARGIN - _GAP * (parts - 1)) / parts
    return min(_LARGEST, column / WIDTH, high / max(_heights(drawing, cuts)))
