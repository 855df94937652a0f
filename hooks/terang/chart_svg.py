"""Vega's SVG, folded: only the places of its marks are kept, and written again as small SVG.

Vega repeats fonts, colours and roles on every mark. Here marks of a role share one group. In a page, lengths
are percentages of the column and text keeps its size, colours come from the page's variables, and nothing
needs a style attribute. A file that stands alone is 640 px wide, with light colours inside.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree

from terang.chart_drawing import LIGHT, PERSON, ROLES, SMALL, TEXT, WIDTH, Caption, Drawing, Place, label_width, light

Marks = Mapping[str, list[Place]]  # by role; all in px of a column of WIDTH

_ROLE = re.compile(r"\brole-mark (\w+)_marks\b")
_RECT = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h[-\d.e]+Z")
_AT = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_DOT, _SQUARE = 5, 9  # px: radius, side
_FILE, _MARGIN = 640, 24


def marks(vega: str) -> dict[str, list[Place]]:
    """Return the places of marks in an SVG drawn by Vega, by role, in the order of painting."""
    found: dict[str, list[Place]] = {}
    for group in ElementTree.fromstring(vega).iter("{http://www.w3.org/2000/svg}g"):
        if role := _ROLE.search(group.get("class", "")):
            found[role[1].replace("_", "-")] = [_place(element) for element in group]
    return found


def _place(element: ElementTree.Element) -> Place:
    at = _AT.fullmatch(element.get("transform", ""))  # a square is a path too, and has its place here
    if at is None and (rect := _RECT.fullmatch(element.get("d", ""))):
        x, y, wide, high = (float(number) for number in rect.groups())
        return {"x": x, "y": y, "x2": x + wide, "y2": y + high}
    if at is None:
        raise ValueError(f"Vega drew a mark that this module does not know: {ElementTree.tostring(element)[:200]!r}")
    x, y = float(at[1]), float(at[2])
    if element.tag.endswith("}line"):
        return {"x": x, "y": y, "x2": x + float(element.get("x2", 0)), "y2": y + float(element.get("y2", 0))}
    return {"x": x, "y": y, "text": element.text} if element.text else {"x": x, "y": y}


def in_page(drawing: Drawing, found: Marks, words: Caption, identity: str) -> str:
    """Return the chart as an element of a page. `identity` keeps its ids apart from those of other charts."""
    name = escape(identity, quote=True)
    return (
        f'<svg class="grafik-svg" width="100%" height="{drawing.height}" font-size="{TEXT}" role="img"'
        f' aria-labelledby="{name}-judul {name}-isi"><title id="{name}-judul">{_text(words.title)}</title>'
        f'<desc id="{name}-isi">{_text(words.description)}</desc>{body(drawing, found, name, 0)}</svg>'
    )


def alone(drawing: Drawing, found: Marks, words: Caption, font: str) -> str:
    """Return the chart as a file: title above, source and date below, colours and widths fixed."""
    title = textwrap.wrap(words.title, 52)
    footer = [line for part in words.footer for line in textwrap.wrap(part, 96)]
    top = _MARGIN + 26 * len(title) + 14
    bottom = top + drawing.height + 24
    height = bottom + 17 * len(footer) + _MARGIN - 10
    heading = "".join(f'<text x="{_MARGIN}" y="{_MARGIN + 18 + 26 * i}">{_text(t)}</text>' for i, t in enumerate(title))
    source = "".join(f'<text x="{_MARGIN}" y="{bottom + 12 + 17 * i}">{_text(t)}</text>' for i, t in enumerate(footer))
    colour, longer = LIGHT["teks"], stretch(drawing, found, _FILE - 2 * _MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_FILE}" height="{height}" viewBox="0 0 {_FILE} {height}"'
        f' font-family="{escape(font, quote=True)}, sans-serif" font-size="{TEXT}"'
        ' role="img" aria-labelledby="judul isi" xml:lang="id">'
        f'<title id="judul">{_text(words.title)}</title><desc id="isi">{_text(words.description)}</desc>'
        f'<rect width="{_FILE}" height="{height}" fill="{LIGHT["latar"]}"/>'
        f'<g fill="{colour}" font-size="21" font-weight="600">{heading}</g>'
        f'<g fill="{colour}" font-size="{SMALL}">{source}</g>'
        f'<g transform="translate({_MARGIN},{top})">{body(drawing, found, "grafik", longer)}</g></svg>\n'
    )


def stretch(drawing: Drawing, found: Marks, wide: int) -> float:
    """Return how many times longer lengths may be in a column `wide` px wide, with every mark and label inside."""
    limits = [wide / WIDTH * 3]
    for name, places in found.items():
        role = ROLES[name]
        offset = drawing.left + role.dx
        for place in places if role.x == "scale" else ():
            ahead = {"start": 1.0, "middle": 0.5, "end": 0.0}[role.anchor] * label_width(str(place.get("text", "")))
            length = float(place.get("x2", place["x"])) - offset
            if length > 0:
                limits.append((wide - offset - ahead) / length)
    return min(limits)


def body(drawing: Drawing, found: Marks, identity: str, longer: float) -> str:
    """Write definitions and marks: in percent of the column, or so many times longer, in px."""
    parts = [_definitions(found, identity, alone=longer > 0)]
    for name, role in ROLES.items():
        offset = drawing.left + role.dx if role.x == "scale" else 0
        shapes = "".join(_shape(name, place, offset, longer, identity) for place in found.get(name, ()))
        attributes = {**_paint(role.css, alone=longer > 0), **role.attributes}
        if role.anchor != "start":
            attributes["text-anchor"] = role.anchor
        shift = offset - (_SQUARE / 2 if name == "square" else 0)  # a square's place is its middle
        if shift:
            attributes["transform"] = f"translate({_number(shift)})"
        parts.append(f"<g{_attributes(attributes, identity)}>{shapes}</g>" if shapes else "")
    return "".join(parts)


def _shape(name: str, place: Place, offset: int, longer: float, identity: str) -> str:
    role = ROLES[name]

    def across(pixels: float) -> str:
        if role.x == "pixel":
            return _number(pixels)
        return _number(pixels * longer) if longer else _percent(pixels / WIDTH)

    left, y = float(place["x"]) - offset, float(place["y"])
    x = across(left)
    length, high = float(place.get("x2", place["x"])) - float(place["x"]), float(place.get("y2", y)) - y
    if role.mark == "text":
        return f"<text{_attributes({'x': x, 'y': _number(y)})}>{_label(name, str(place['text']))}</text>"
    if role.mark == "rect":
        size = {"x": x, "y": _number(y), "width": across(length), "height": _number(high)}
        return f"<rect{_attributes(size)}/>" if length else ""
    if role.mark == "rule":
        ends = {"x1": x, "x2": across(left + length), "y1": _number(y), "y2": _number(y + high)}
        return f"<line{_attributes(ends)}/>"
    if name in ("person", "nobody"):
        return f"<use{_attributes({'href': f'#{identity}-orang', 'x': x, 'y': _number(y)})}/>"
    if name == "square":
        side = _number(_SQUARE)
        return f"<rect{_attributes({'x': x, 'y': _number(y - _SQUARE / 2), 'width': side, 'height': side})}/>"
    return f"<circle{_attributes({'cx': x, 'cy': _number(y), 'r': _number(_DOT)})}/>"


def _label(name: str, text: str) -> str:
    """The number itself is bold; what contradicts it is not."""
    if name not in ("value", "said", "said-left"):
        return _text(text)
    number, space, rest = text.partition(" ")
    return f'<tspan font-weight="600">{_text(number)}</tspan>{space}{_text(rest)}'


# Patterns by the name after the chart's own: which marks use it, its size, whether it is turned, and what it repeats.
_PATTERNS: Mapping[str, tuple[tuple[str, ...], int, bool, str, str]] = {
    "arsir-1": (("partial-1",), 6, True, "M3 0v6", "2.2 tepi-1"),
    "arsir-2": (("partial-2",), 6, True, "M3 0v6", "2.2 tepi-2"),
    "titik": (("fill-dots", "key-fill-dots"), 7, False, "M2.4 3.5h2.2", "2.2 tepi-1"),
    "garis": (("fill-lines", "key-fill-lines"), 7, True, "M3.5 0v7", "1.6 tepi-1"),
    "rapat": (("fill-dense", "key-fill-dense"), 4, False, "M2 0v4", "1.8 tepi-1"),
    "silang": (("hidden", "fill-cross", "key-fill-cross"), 7, True, "M3.5 0v7M0 3.5h7", ".9 tepi-teks"),
}


def _definitions(found: Marks, identity: str, *, alone: bool) -> str:
    """Patterns and the person, only those that are used."""
    parts = []
    for name, (users, size, turned, path, pen) in _PATTERNS.items():
        if any(user in found for user in users):
            wide, css = pen.split()
            line = _attributes({"d": path, "stroke-width": wide, **_paint(css, alone=alone)})
            turn = ' patternTransform="rotate(45)"' if turned else ""
            parts.append(
                f'<pattern id="{identity}-{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
                f"{turn}><path{line}/></pattern>"
            )
    if "person" in found or "nobody" in found:
        parts.append(f'<path id="{identity}-orang" d="{PERSON}" transform="scale(17.5)" stroke-width=".07"/>')
    return f"<defs>{''.join(parts)}</defs>" if parts else ""


def _paint(css: str, *, alone: bool) -> dict[str, str]:
    """Return a class for a page, or the light colours that it stands for."""
    return light(css) if alone else {"class": css} if css else {}


def _attributes(values: Mapping[str, str], identity: str = "") -> str:
    """Return ` name="value"` for each; places that are 0 need not be said."""
    return "".join(
        f' {name}="{value.replace("{id}", identity)}"'
        for name, value in values.items()
        if value != "0" or name in ("width", "height")
    )


def _percent(share: float) -> str:
    number = _number(share * 100)
    return number if number == "0" else number + "%"


def _number(value: float) -> str:
    """Write at most two decimals, the fewest that say it."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.") if abs(value) >= 0.005 else "0"


def _text(text: str) -> str:
    return escape(text, quote=False)
