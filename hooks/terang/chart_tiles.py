"""A map of equal tiles, one a district: small places are seen as well as large ones, and nothing is to scale.

A tile says the same thing three times, so that neither colour nor good eyes are needed: letters, a pattern, an edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from terang.chart_drawing import SMALL, WIDTH, Drawing, Marks, width, wrapped

_HIGH, _EDGE = 38, 2.5  # px, as all below: from tile to tile; from a tile to its inner edge
_KEY, _KEY_GAP, _LINE = 24, 5, 16  # the side of a tile in the key; between keys; a line of text
_LEAST = 6  # a map of fewer columns is drawn as if it had so many: its tiles would be too wide


@dataclass(frozen=True, slots=True)
class Tile:
    """One district. `fills`: names of FILLS, side by side where there are two; `edge`: one of EDGES."""

    row: int  # from the top, from 1
    column: int  # from the left, from 1
    name: str  # at most three letters
    letters: str  # what its pattern says, in letters
    fills: tuple[str, ...]
    edge: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name outside the area, over `columns` tiles."""

    row: int
    column: int
    columns: int
    name: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the key: a tile as on the map, and what it means."""

    fill: str
    edge: str
    letters: str
    text: str


@dataclass(frozen=True, slots=True)
class TileMap:
    tiles: tuple[Tile, ...]
    outside: tuple[Label, ...]
    keys: tuple[Key, ...]
    notes: tuple[str, ...]  # sentences below the key


def tiles(shown: TileMap) -> Drawing:
    """Draw the map, and its key below."""
    marks = Marks()
    columns = max(_LEAST, *(tile.column for tile in shown.tiles))
    wide, first = WIDTH / columns, min(tile.row for tile in shown.tiles)
    for tile in shown.tiles:
        _tile(marks, tile, (tile.column - 1) * wide + 1, (tile.row - first) * _HIGH + 1, wide - 2)
    for label in shown.outside:
        middle = (label.column - 1 + label.columns / 2) * wide
        lines = label.name.split(" ") if width(label.name, SMALL) > label.columns * wide else [label.name]
        y = (label.row - first) * _HIGH + _HIGH // 2 + 4 - 7 * (len(lines) - 1)
        for number, text in enumerate(lines):
            marks.put("outside", x=middle, y=y + 14 * number, text=text)
    y = bottom = (max(tile.row for tile in shown.tiles) - first + 1) * _HIGH + 10
    for key in shown.keys:
        y = _key(marks, key, y)
    for text in (line for note in shown.notes for line in wrapped(note, size=SMALL)):
        marks.put("end", x=0, y=y + 12, text=text)
        y += _LINE
    return Drawing(y + 4, 0, WIDTH, marks, breaks=(bottom - 5,))


def _tile(marks: Marks, tile: Tile, x: float, y: int, wide: float) -> None:
    bottom, part = y + _HIGH - 2, wide / max(1, len(tile.fills))
    for number, fill in enumerate(tile.fills):
        marks.put(fill, x=round(x + part * number, 2), x2=round(x + part * (number + 1), 2), y=y, y2=bottom)
    _edge(marks, tile.edge, x, x + wide, y, bottom)
    marks.put("tile-name", x=round(x + wide / 2, 2), y=y + 15, text=tile.name)
    marks.put("tile-letter", x=round(x + wide / 2, 2), y=y + 29, text=tile.letters)


def _edge(marks: Marks, edge: str, x: float, x2: float, y: int, y2: int) -> None:
    inner = (_EDGE, 0.0) if edge.endswith("edge-double") else (0.0,)
    for step in inner:
        marks.put(edge, x=round(x + step, 2), x2=round(x2 - step, 2), y=y + step, y2=y2 - step)


def _key(marks: Marks, key: Key, y: int) -> int:
    """Put a line of the key, and return where the next begins."""
    if key.fill:
        marks.put(f"key-{key.fill}", x=1, x2=1 + _KEY, y=y, y2=y + _KEY)
    _edge(marks, f"key-{key.edge}", 1, 1 + _KEY, y, y + _KEY)
    if key.letters:
        marks.put("key-letter", x=1 + _KEY / 2, y=y + _KEY // 2 + 5, text=key.letters)
    lines = wrapped(key.text, _KEY + 12)
    for number, text in enumerate(lines):
        top = y + _KEY // 2 + 5 - (len(lines) - 1) * _LINE // 2
        marks.put("name", x=_KEY + 12, y=top + _LINE * number, text=text)
    return y + max(_KEY, _LINE * len(lines)) + _KEY_GAP
