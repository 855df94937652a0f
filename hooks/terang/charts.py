"""A public table as a chart: Vega-Lite made by Altair, drawn by vl-convert, folded to small SVG.

Everything in a chart comes from its `PublicTable`; words come from the caller. Altair takes a second to
import, so both are imported only when a chart is not in the cache. Equal input gives equal bytes, whatever
fonts a machine has: nothing is laid out by measuring text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal

from terang import chart_bars, chart_dots, chart_ranges, chart_ratios, chart_share, chart_svg, chart_timeline
from terang.chart_drawing import EDGES, FILLS, Caption, Drawing, Words
from terang.chart_promises import promises
from terang.chart_tiles import Key, Label, Tile, TileMap, tiles
from terang.comparison import Level, judge, running
from terang.public import Missing, PublicFigure, PublicTable, Ratio, Suppressed, Value

__all__ = [
    "EDGES", "FILLS", "KINDS", "Caption", "Drawing", "Key", "Label", "Tile", "TileMap", "Unfit", "Words", "draw",
    "inline_svg", "picture", "prepare", "promises", "shared_picture", "spec", "standalone_svg", "tiles", "unfit",
]  # fmt: skip

_DRAWERS = (
    "chart_drawing",
    "chart_png",
    "chart_share",
    "chart_spec",
    "chart_svg",
)  # a cached drawing depends on these modules

# What staff write after `jenis:`, and how it is drawn.
KINDS: Mapping[str, Callable[[PublicTable, Words], Drawing]] = {
    "batang": chart_bars.rows,
    "kelompok": chart_bars.groups,
    "kelipatan": chart_bars.panels,
    "titik": chart_dots.dots,
    "rasio": chart_ratios.ratios,
    "rentang": chart_ranges.ranges,
    "linimasa": chart_timeline.timeline,
}

Unfit = Literal[
    "empty",
    "hidden",
    "one-column",
    "more-columns",
    "counts",
    "shares",
    "people",
    "missing",
    "beside",
    "one-start",
    "one-year",
]


def prepare() -> None:
    """Load what draws, so that the first new chart need not wait a second for it."""
    from terang import chart_png, chart_spec  # noqa: F401 - slow, and not needed for what is cached


def unfit(table: PublicTable, kind: str) -> Unfit | None:
    """Return why a kind cannot draw a table, or None.

    empty: no figure at all. hidden: there are figures, and not one is shown. one-column, more-columns: the kind draws
    just one, or only several. counts, shares: it draws only counts, or only ratios and percentages. people: a ratio of
    more people than can be drawn, or of more than there are. missing: on a time axis, a row without a figure has no
    place. beside: figures that may stand side by side, not on one axis. one-start, one-year: running counts that do not
    share their first day and their year.
    """
    cells = [cell for row in table.rows for cell in row.cells]
    values: list[Value] = [cell.value for cell in cells if not isinstance(cell.value, Missing)]
    values += [other.value for cell in cells for other in cell.others]
    if not values:
        return "empty"
    if all(value == Suppressed(None) for value in values):
        return "hidden"
    if any(judge(*line).level is not Level.AXIS for line in _lines(table)):
        return "beside"
    if kind == "rasio":
        if any(not isinstance(value, Ratio | Decimal) for value in values):
            return "shares"
        ratios = [value for value in values if isinstance(value, Ratio)]
        return "people" if any(not 0 <= r.part <= r.whole <= chart_ratios.PEOPLE for r in ratios) else None
    if any(not isinstance(value, int if kind == "titik" else int | Suppressed) for value in values):
        return "counts"
    if (len(table.columns) == 1) == (kind in ("kelompok", "kelipatan")):
        return "more-columns" if len(table.columns) == 1 else "one-column"
    if kind == "rentang" and all(not isinstance(value, int) for value in values):
        return "counts"  # hidden counts have no place on an axis
    if kind == "titik":
        if any(isinstance(cell.value, Missing) for cell in cells):
            return "missing"
        return running(table.figures)
    return None


def _lines(table: PublicTable) -> Iterator[list[PublicFigure]]:
    """Yield what is seen against each other in a chart: the figures of each row, and of each column."""
    rows = [row.cells for row in table.rows]
    for cells in (*rows, *zip(*rows, strict=True)):
        yield [cell.figure for cell in cells if cell.figure]


def draw(table: PublicTable, kind: str, words: Words) -> Drawing:
    """Return a table drawn as one of KINDS; it must be fit for it."""
    return KINDS[kind](table, words)


def spec(drawing: Drawing) -> dict[str, Any]:
    """Return the Vega-Lite specification of a drawing."""
    from terang import chart_spec  # slow, see _marks

    return chart_spec.spec(drawing)


def inline_svg(drawing: Drawing, words: Caption, *, identity: str, cache: Path | None) -> str:
    """Return the chart as an SVG element for a page. `identity` begins its ids: letters, digits and hyphens."""
    return chart_svg.in_page(drawing, _marks(drawing, cache), words, identity)


def standalone_svg(drawing: Drawing, words: Caption, *, font: str, cache: Path | None) -> bytes:
    """Return the chart as a file, 640 px wide, with its title, `words.footer` and light colours inside."""
    return chart_svg.alone(drawing, _marks(drawing, cache), words, font).encode()


def picture(svg: bytes, *, fonts: Path, cache: Path | None) -> bytes:
    """Return a PNG of a standalone SVG at twice its size, with text in a font from the folder `fonts`."""
    return _picture(svg, fonts, 2, cache)


def shared_picture(drawing: Drawing, words: Caption, *, font: str, fonts: Path, cache: Path | None) -> bytes:
    """Return a PNG of 1200 by 630 px to be sent on, with title, source, date and site burnt in: `words.share`."""
    svg = chart_share.card(drawing, _marks(drawing, cache), words, font)
    return _picture(svg.encode(), fonts, 1, cache)


def _picture(svg: bytes, fonts: Path, scale: int, cache: Path | None) -> bytes:
    def draw() -> bytes:
        from terang import chart_png  # slow, see _marks

        return chart_png.picture(svg, fonts, scale)

    return _kept(cache, f"{sha256(svg).hexdigest()} {scale} {_drawn_by()}{_digest(fonts)}", ".png", draw)


def _marks(drawing: Drawing, cache: Path | None) -> chart_svg.Marks:
    def draw() -> bytes:
        from terang import chart_spec  # imports Altair and vl-convert, slow, and not needed for what is cached

        return json.dumps(chart_svg.marks(chart_spec.vega_svg(drawing)), ensure_ascii=False).encode()

    key = json.dumps(asdict(drawing), sort_keys=True) + _drawn_by()
    marks: chart_svg.Marks = json.loads(_kept(cache, key, ".json", draw))
    return marks


def _kept(cache: Path | None, key: str, suffix: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, from the folder `cache` if it was made before. Safe for builds side by side."""
    if cache is None:
        return make()
    path = cache / (sha256(key.encode()).hexdigest() + suffix)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        made = make()
    cache.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=cache, delete=False) as file:
        file.write(made)
    Path(file.name).replace(path)
    return made


@cache
def _drawn_by() -> str:
    """What else than the chart itself changes a drawing: the libraries, and the modules that use them."""
    here = Path(__file__).parent
    sources = (sha256((here / f"{name}.py").read_bytes()).hexdigest() for name in _DRAWERS)
    return " ".join([version("altair"), version("vl-convert-python"), *sources])


@cache
def _digest(folder: Path) -> str:
    """Return a hash of the files in a folder; fonts do not change while a site is built."""
    hashes = [path.name + sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.is_file()]
    return sha256("".join(hashes).encode()).hexdigest()
