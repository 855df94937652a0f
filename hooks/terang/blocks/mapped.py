"""Districts as tiles: what each says in letters, in a pattern and with its edge, and the key to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from terang.blocks.given import Finding
from terang.charts import EDGES, FILLS, Key, Label, Tile, TileMap
from terang.comparison import Level, judge
from terang.public import Missing, PublicTable, Suppressed, Value
from terang.records.districts import District, Districts, Status

MOST_COMMANDS = 4  # each has its own pattern, from light to dark
MOST_LIMITS = 4
LEAST_YEARS = 3  # figures of a district are pooled over so many: one year of a small place tells of a person
_PATTERNS, _CROSS = FILLS[:-1], FILLS[-1]
_OPEN = "?"
_EDGES: Mapping[Status, str] = {
    "terkonfirmasi": "edge-thick",
    "disebut-sumber": "edge-solid",
    "sumber-berbeda": "edge-double",
    "simpulan": "edge-dashed",
    "tidak-ditemukan": "edge-dotted",
}
assert set(_EDGES.values()) == set(EDGES)


@dataclass(frozen=True, slots=True)
class MapWords:
    """What is written in the key; templates with {} get a number."""

    status: Mapping[str, str]
    below: str
    between: str
    above: str
    hidden: str
    missing: str
    notes: tuple[str, ...]


def coverage(places: Districts, words: MapWords) -> TileMap:
    """Return the map of which police command serves whom: a pattern a command, an edge a way of knowing."""
    fills = dict(zip((command.id for command in places.commands), _PATTERNS[1:], strict=False))
    tiles = []
    for district in places.all:
        served = places.served_by(district)
        letters = "/".join(command.letter for command in served) or _OPEN
        own = tuple(fills[command.id] for command in served) or (_PATTERNS[0],)
        tiles.append(_tile(district, letters, own, _EDGES[district.police.status]))
    used = {command.id for district in places.all for command in places.served_by(district)}
    keys = [Key(fills[c.id], "edge-solid", c.letter, c.name) for c in places.commands if c.id in used]
    known = {district.police.status for district in places.all}
    keys += [
        Key("", edge, _OPEN if status == "tidak-ditemukan" else "", words.status[status])
        for status, edge in _EDGES.items()
        if status in known
    ]
    return TileMap(tuple(tiles), _labels(places), tuple(keys), words.notes)


@dataclass(frozen=True, slots=True)
class ReachWords:
    """What is written in the key of the map of sessions; `before` is "" where no time is told apart."""

    now: str
    before: str
    none: str
    notes: tuple[str, ...]


def recorded(places: Districts, now: Collection[str], before: Collection[str], words: ReachWords) -> TileMap:
    """Return the map of districts with a recorded session, those where there was one only before, and the rest.

    The rest has the mark of what is not known: that nobody recorded a session does not say that there was none.
    """
    looks = {
        "now": ("A", _PATTERNS[3], "edge-solid", words.now),
        "before": ("D", _PATTERNS[1], "edge-dashed", words.before),
        "none": (_OPEN, _PATTERNS[0], "edge-dotted", words.none),
    }
    tiles = []
    for district in places.all:
        letters, fill, edge, _ = looks["now" if district.id in now else "before" if district.id in before else "none"]
        tiles.append(_tile(district, letters, (fill,), edge))
    keys = tuple(Key(fill, edge, letters, text) for letters, fill, edge, text in looks.values() if text)
    return TileMap(tuple(tiles), _labels(places), keys, words.notes)


def classes(table: PublicTable, limits: tuple[int, ...], places: Districts, words: MapWords) -> TileMap:
    """Return the map of a table's classes, between `limits`; hidden counts are a class of their own, as are gaps."""
    values = {_slug(row.label): row.cells[0].value for row in table.rows}
    tiles, used = [], set[str]()
    for district in places.all:
        value = values.get(_slug(district.name), values.get(district.zone or "", Missing("")))
        letter, fill, edge = _class(value, limits)
        used.add(letter)
        tiles.append(_tile(district, letter, (fill,), edge))
    names = [words.below.format(limits[0])]
    names += [words.between.format(low, high - 1) for low, high in pairwise(limits)]
    names.append(words.above.format(limits[-1]))
    keys = [Key(_PATTERNS[n], "edge-solid", chr(ord("a") + n), name) for n, name in enumerate(names)]
    keys += [Key(_CROSS, "edge-solid", "x", words.hidden)] if "x" in used else []
    keys += [Key(_PATTERNS[0], "edge-dotted", _OPEN, words.missing)] if _OPEN in used else []
    return TileMap(tuple(tiles), _labels(places), tuple(keys), words.notes[:1])


def fitting(table: PublicTable, limits: tuple[int, ...], places: Districts) -> Iterator[Finding]:
    """Yield why a table may not be mapped."""
    names, zones = {_slug(d.name) for d in places.all}, {d.zone for d in places.all if d.zone}
    rows = {_slug(row.label) for row in table.rows}
    if not rows <= names and not rows <= zones:
        fix = "pakai tabel yang barisnya nama kecamatan, atau nama zona, seperti di data/kecamatan.yml"
        yield "data", f"baris tabel '{table.slug}' bukan kecamatan dan bukan zona", fix
    if len(table.columns) > 1:
        yield "data", "peta hanya untuk tabel dengan satu kolom", "jangan memerinci angka kecamatan; pakai jumlahnya"
    figures = [cell.figure for row in table.rows for cell in row.cells if cell.figure]
    if judge(*figures).level is not Level.AXIS:
        yield "data", "angka di tabel ini tidak boleh dalam satu gambar", "pakai tabel lain"
    if any(f.period.last_day - f.period.start < timedelta(days=LEAST_YEARS * 365 - 1) for f in figures):
        what = f"angka kecamatan harus digabung paling sedikit {LEAST_YEARS} tahun"
        yield "data", what, "pakai tabel gabungan beberapa tahun"
    values = [cell.value for row in table.rows for cell in row.cells]
    if any(not isinstance(value, int | Suppressed | Missing) for value in values):
        yield "data", "peta hanya untuk hitungan", "pakai tabel lain"
    hidden = max((v.threshold or 0 for v in values if isinstance(v, Suppressed)), default=0)
    if hidden > limits[0]:
        yield "batas", f"batas pertama lebih kecil daripada batas angka kecil ({hidden})", f"mulai dari {hidden}"


def _class(value: Value, limits: tuple[int, ...]) -> tuple[str, str, str]:
    """Return letter, pattern and edge of a value. What is below the first limit looks the same, hidden or not."""
    match value:
        case Suppressed(None):
            return "x", _CROSS, "edge-solid"
        case Missing():
            return _OPEN, _PATTERNS[0], "edge-dotted"
        case Suppressed(_):
            number = 0
        case _:
            number = bisect_right(limits, value)  # type: ignore[type-var] # counts only, see `fitting`
    return chr(ord("a") + number), _PATTERNS[number], "edge-solid"


def _tile(district: District, letters: str, fills: tuple[str, ...], edge: str) -> Tile:
    row, column = district.tile
    return Tile(row, column, district.short, letters, fills, edge)


def _labels(places: Districts) -> tuple[Label, ...]:
    return tuple(Label(n.tile[0], n.tile[1], n.columns, n.name) for n in places.neighbours)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
