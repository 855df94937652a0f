"""What a chart is made of before anything is drawn: marks with a role, in a column 288 CSS px wide.

288 px is what is left of the narrowest screen that must not scroll sideways (320 px, WCAG 1.4.10). On wider
screens lengths grow with the column while text keeps its size, so what fits here fits everywhere.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from terang import indonesian
from terang.comparison import Level, judge
from terang.public import Missing, PublicCell, PublicFigure, Ratio, Suppressed, Value

WIDTH = 288
TEXT, SMALL = 14, 12  # font sizes in px

# The colours of a file that stands alone, on white; in a page the page's own variables --grafik-… rule.
LIGHT = {"1": "#17617f", "2": "#b4581a", "teks": "#1d2429", "garis": "#8b969d", "latar": "#ffffff"}

# A person in a box from -1 to 1, the size of Vega's custom shapes: a head over a body.
PERSON = (
    "M0-1a.26.26 0 1 1 0 .52a.26.26 0 1 1 0-.52ZM-.24-.4H.24Q.46-.4 .46-.16V.3H.28V1H-.28V.3H-.46V-.16Q-.46-.4-.24-.4Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What readers read around a picture."""

    title: str
    description: str  # the sentence that stands for the picture where it cannot be seen
    footer: tuple[str, ...] = ()  # source, date and licence, burnt into files that stand alone
    share: tuple[str, ...] = ()  # the same for a picture to be sent on: what and until when; sources; site


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Caption):
    """What readers read in a chart too; templates with {} get a number as it is written in Indonesian."""

    missing: str  # "tidak ada data"
    suppressed: str  # "kurang dari {}"
    hidden: str  # "disembunyikan": a count of which readers learn nothing
    other: str  # "atau {}": a number that contradicts the one before it
    approximate: str  # "±{}"
    ratio: str  # "{} dari {}"
    percent: str  # "{}%"
    span: str  # "{} sampai {}": the least and the most that was said
    differs: str  # "beda dari {}": numbers said of the same time
    undated: str  # "tanpa tanggal terbit"
    same_scale: str  # a remark below panels that share a scale
    timeline: str  # what bars, hatching and dots mean on a time line


@dataclass(frozen=True, slots=True)
class Role:
    """How marks of one kind are drawn. `css` classes: isi-… fills, tepi-… strokes with --grafik-…

    `x` and `y` say whether a place is a number on the chart's scale or a pixel.
    """

    mark: Literal["rect", "rule", "text", "point"]
    css: str
    attributes: Mapping[str, str]
    x: Literal["scale", "pixel"] = "scale"
    y: Literal["scale", "pixel"] = "pixel"
    dx: int = 0
    dy: int = 0
    anchor: Literal["start", "middle", "end"] = "start"
    shape: str = ""  # of a point, as Vega names it


_NONE = {"fill": "none"}
_HALO = {"paint-order": "stroke", "stroke-width": "4", "stroke-linejoin": "round"}  # keeps letters clear of a pattern
_BOLD = {"font-weight": "600"}
_SMALL = {"font-size": str(SMALL)}

# How a tile of a map may be filled, from light to dark, and edged. Each exists twice: on the map, and in its key.
FILLS = ("fill-none", "fill-dots", "fill-lines", "fill-dense", "fill-full", "fill-cross")
EDGES = ("edge-solid", "edge-thick", "edge-double", "edge-dashed", "edge-dotted")
_TILES: Mapping[str, Role] = {
    "fill-none": Role("rect", "isi-latar", {}),
    "fill-dots": Role("rect", "", {"fill": "url(#{id}-titik)"}),
    "fill-lines": Role("rect", "", {"fill": "url(#{id}-garis)"}),
    "fill-dense": Role("rect", "", {"fill": "url(#{id}-rapat)"}),
    "fill-full": Role("rect", "isi-1", {}),
    "fill-cross": Role("rect", "", {"fill": "url(#{id}-silang)"}),
    "edge-solid": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "1.25"}),
    "edge-thick": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "3"}),
    "edge-double": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "1.25"}),  # drawn twice, one inside the other
    "edge-dashed": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "1.25", "stroke-dasharray": "5 3"}),
    "edge-dotted": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "1.5", "stroke-dasharray": "1.5 3"}),
}

# In the order in which they are painted.
ROLES: Mapping[str, Role] = {
    **_TILES,
    **{f"key-{name}": replace(role, x="pixel") for name, role in _TILES.items()},
    "axis": Role("rule", "tepi-garis", {}, x="pixel"),
    "baseline": Role("rule", "tepi-garis", {}),
    "grid": Role("rule", "tepi-garis", {"stroke-width": ".75"}),
    "range": Role("rect", "isi-garis", {"fill-opacity": ".4"}),
    "lag": Role("rule", "tepi-teks", {"stroke-dasharray": "1 3"}),
    "track": Role("rect", "tepi-garis", _NONE),
    "tick": Role("rule", "tepi-garis", {}),
    "stem": Role("rule", "tepi-garis", {"stroke-dasharray": "1 3"}, y="scale"),
    "whole-1": Role("rect", "isi-1", {}),
    "whole-2": Role("rect", "isi-2", {}),
    "partial-1": Role("rect", "tepi-1", {"fill": "url(#{id}-arsir-1)", "stroke-width": "1.5"}),
    "partial-2": Role("rect", "tepi-2", {"fill": "url(#{id}-arsir-2)", "stroke-width": "1.5"}),
    "suppressed": Role("rect", "tepi-teks", {**_NONE, "stroke-dasharray": "2 2"}),
    "hidden": Role("rect", "tepi-teks", {"fill": "url(#{id}-silang)"}, x="pixel"),
    "missing": Role("rule", "tepi-teks", {"stroke-width": "2", "stroke-dasharray": "2 4"}, x="pixel"),
    "more": Role("rect", "tepi-teks", {**_NONE, "stroke-width": "1.5"}),
    "halo": Role("rule", "tepi-latar", {"stroke-width": "5"}),
    "other": Role("rule", "tepi-teks", {"stroke-width": "2"}),
    "person": Role("point", "isi-1 tepi-1", {}, x="pixel", shape=PERSON),
    "nobody": Role("point", "tepi-1", _NONE, x="pixel", shape=PERSON),
    "span": Role("rule", "tepi-1", {"stroke-width": "2"}, y="scale"),
    "dot": Role("point", "isi-1 tepi-latar", {"stroke-width": "1.5"}, y="scale", shape="circle"),
    "ring": Role("point", "isi-latar tepi-1", {"stroke-width": "2"}, y="scale", shape="circle"),
    "square": Role("point", "isi-latar tepi-teks", {"stroke-width": "1.5"}, y="scale", shape="square"),
    "heading": Role("text", "isi-teks", _BOLD, x="pixel"),
    "name": Role("text", "isi-teks", {}, x="pixel"),
    "end": Role("text", "isi-teks", _SMALL, x="pixel"),
    "month": Role("text", "isi-teks", _SMALL, anchor="middle"),
    "absent": Role("text", "isi-teks", {"font-style": "italic"}, x="pixel"),
    "value": Role("text", "isi-teks tepi-latar", _HALO, dx=6),
    "said": Role("text", "isi-teks tepi-latar", _HALO, dx=11),
    "said-left": Role("text", "isi-teks tepi-latar", _HALO, dx=-6, anchor="end"),
    "article": Role("text", "isi-teks tepi-latar", _HALO, x="pixel"),
    "tile-name": Role("text", "isi-teks tepi-latar", {**_BOLD, **_HALO, "font-size": "13"}, anchor="middle"),
    "tile-letter": Role("text", "isi-teks tepi-latar", {**_HALO, "font-size": str(SMALL)}, anchor="middle"),
    "outside": Role("text", "isi-teks", {"font-style": "italic", "font-size": str(SMALL)}, anchor="middle"),
    "key-letter": Role(
        "text", "isi-teks tepi-latar", {**_BOLD, **_HALO, "font-size": "13"}, x="pixel", anchor="middle"
    ),
    "share": Role("text", "isi-teks", _BOLD, x="pixel"),
    "above": Role("text", "isi-teks", _BOLD, y="scale", dy=-10, anchor="middle"),
    "above-left": Role("text", "isi-teks", _BOLD, y="scale", dx=5, dy=-10, anchor="end"),
    "above-right": Role("text", "isi-teks", _BOLD, y="scale", dx=-5, dy=-10),
    "right": Role("text", "isi-teks", _BOLD, y="scale", dx=9, dy=5),
    "left": Role("text", "isi-teks", _BOLD, y="scale", dx=-9, dy=5, anchor="end"),
    "below": Role("text", "isi-teks", _BOLD, y="scale", dy=20, anchor="middle"),
}

Place = dict[str, float | str]  # x, y, and where they apply x2, y2 and text


class Marks(dict[str, list[Place]]):
    """Places of marks by role."""

    def put(self, role: str, **place: float | str) -> None:
        self.setdefault(role, []).append(place)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart before Altair: places of marks by role. `left` is where the scale of x begins, in px.

    `x_end` is the number at the right edge; `y_end` the one at `y_range[1]` px, None where no mark is on that scale.
    `breaks` are the px between parts that may stand side by side where there is room; `head` is the strip, from px to
    px, that each of them then repeats.
    """

    height: int
    left: int
    x_end: float
    marks: Marks
    y_end: float | None = None
    y_range: tuple[int, int] = (0, 0)  # px of 0 and of `y_end`
    breaks: tuple[int, ...] = ()
    head: tuple[int, int] = (0, 0)


def light(css: str) -> dict[str, str]:
    """Return the colours on white that classes stand for: fill and stroke."""
    kinds = {"isi": "fill", "tepi": "stroke"}
    return {kinds[kind]: LIGHT[colour] for kind, colour in (name.split("-") for name in css.split())}


_NARROW = frozenset(" \N{NO-BREAK SPACE}.,:;|iljtf'()")
_BROAD = frozenset("%±mwMW")


def width(text: str, size: int = TEXT, *, bold: bool = False) -> int:
    """Return about how wide `text` is in px, on the wide side: readers' fonts differ and none is loaded."""
    letter = 0.68 if bold else 0.6
    return round(sum(0.38 if char in _NARROW else 1 if char in _BROAD else letter for char in text) * size) + 3


def label_width(label: str) -> int:
    """Return about how wide a cell's label is: its first word is bold."""
    number, _, rest = label.partition(" ")
    return width(number, bold=True) + (width(rest) + 2 if rest else 0)


def wrapped(text: str, left: int = 0, size: int = TEXT) -> list[str]:
    """Return `text` in lines that fit the column, of which `left` px are taken."""
    return textwrap.wrap(text, 34 * TEXT * (WIDTH - left) // (WIDTH * size))


def ticks(most: float) -> list[int]:
    """Return 0 and up to three round numbers below `most`, evenly spaced."""
    steps = (digit * 10**power for power in range(10) for digit in (1, 2, 5))
    step = next(step for step in steps if step * 4 > most)
    return list(range(0, int(most) + 1, step))


def put_scale(marks: Marks, most: float, top: int, bottom: int) -> None:
    """Put the lines of a scale of counts behind what is drawn from `top` to `bottom`, and its numbers below."""
    for tick in ticks(most):
        marks.put("grid", x=tick, y=top, y2=bottom)
        marks.put("month", x=tick, y=bottom + 13, text=indonesian.number(tick))


HIDDEN = (8, 28)  # px from the axis: the box of a hidden count, always as wide, so that it tells nothing of the size


def put_hidden(marks: Marks, left: int, top: int, bottom: int) -> None:
    """Put the mark of a count that is hidden whatever its size: a crossed box off the axis, not a length on it."""
    marks.put("hidden", x=left + HIDDEN[0], x2=left + HIDDEN[1], y=top, y2=bottom)


def partial_end(figure: PublicFigure) -> str:
    """Return where a partial year ends ("s.d. 23 Jul"), or all of the period when it does not begin the year."""
    period = figure.period
    if not figure.is_partial_year:
        return ""
    begins_the_year = period.start == date(period.end.day.year, 1, 1)
    return indonesian.until(period) if begins_the_year else indonesian.period(period)


def one_axis(figure: PublicFigure, other: PublicFigure) -> bool:
    """Whether a number that contradicts `figure` may be drawn beside it."""
    return judge(figure, other).level is Level.AXIS


def same_bar(figure: PublicFigure, other: PublicFigure) -> bool:
    """Whether a number that contradicts `figure` may be marked on its bar: one axis, and times of one length."""
    return one_axis(figure, other) and not judge(figure, other).has("length")


def value_label(value: Value, words: Words, *, approximate: bool = False) -> str:
    """Return how a value is written in a chart."""
    match value:
        case Missing():
            text = words.missing
        case Suppressed(None):
            text = words.hidden
        case Suppressed(threshold):
            text = words.suppressed.format(threshold)
        case Ratio(part, whole):
            text = words.ratio.format(indonesian.number(part), indonesian.number(whole))
        case int():
            text = indonesian.number(value)
        case _:
            text = words.percent.format(indonesian.number(value))
    return _unbroken(words.approximate.format(text) if approximate else text)


def cell_label(cell: PublicCell, words: Words) -> str:
    """Return a cell's number and those that contradict it: "103 atau 102". The first word is all of the number."""
    if cell.figure is None:
        return value_label(cell.value, words)
    parts = [value_label(cell.value, words, approximate=cell.figure.approximate)]
    for other in cell.others:
        verdict = judge(cell.figure, other)
        unit = other.unit if verdict.has("unit") else ""
        end = partial_end(other) if verdict.has("length") else ""
        number = value_label(other.value, words, approximate=other.approximate)
        parts.append(_unbroken(words.other.format(" ".join(filter(None, (number, unit, end))))))
    return " ".join(parts)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
