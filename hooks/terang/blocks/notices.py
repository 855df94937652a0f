"""Which of the gate's reasons readers are told of where figures stand together; words are in pemberitahuan.html.

A chart and a table tell of themselves; a page tells only of what its blocks do not have in common. Nothing is told
twice in one place: see `TABLE`, `PAGE`, `CONFLICT` and `PAIR`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from terang.comparison import Code, Reason, judge
from terang.public import PublicFigure

TABLE: tuple[Code, ...] = ("unit", "partial")  # its head, its columns and its sentence say the rest
PAGE: tuple[Code, ...] = ("place", "part-of-place", "system", "unit", "shared-group")
CONFLICT: tuple[Code, ...] = ("part-of-place", "system", "unit", "shared-group", "length", "end")
PAIR: tuple[Code, ...] = (*CONFLICT, "group", "measure", "completeness")

SHARES = ("persen", "rasio")  # two ways to write one thing: readers need no warning


@dataclass(frozen=True, slots=True)
class Notice:
    """One reason, with what its words need: each figure that has something of its own to tell, once."""

    code: Code
    figures: tuple[PublicFigure, ...]
    whole: PublicFigure | None  # the figure of the place, or of the group, that holds all others


def notices(figures: Sequence[PublicFigure], codes: Sequence[Code]) -> tuple[Notice, ...]:
    """Return what must be told of `figures` that stand together."""
    return tuple(_notices(judge(*figures).reasons, figures, codes))


def across(blocks: Sequence[Sequence[PublicFigure]]) -> tuple[Notice, ...]:
    """Return what must be told of a page: how figures of one block differ from those of another."""
    found: dict[Code, dict[PublicFigure, None]] = {}
    for left, right in combinations(blocks, 2):
        for reason in (reason for pair in product(left, right) for reason in judge(*pair).reasons):
            found.setdefault(reason.code, {}).update(dict.fromkeys(reason.figures))
    reasons = [Reason(code, tuple(found[code])) for code in PAGE if code in found]
    told = _notices(reasons, [figure for block in blocks for figure in block], PAGE)
    return tuple(notice for notice in told if notice.code != "shared-group" or notice.whole)


def _notices(reasons: Sequence[Reason], shown: Sequence[PublicFigure], codes: Sequence[Code]) -> Iterator[Notice]:
    lengths_differ = any(reason.code == "length" for reason in reasons)
    for reason in reasons:
        if reason.code not in codes or (reason.code == "end" and lengths_differ):
            continue
        match reason.code:
            case "partial":
                figures = tuple(_latest(reason.figures, shown))
            case "place" | "part-of-place":
                figures = _once(reason.figures, [figure.area for figure in reason.figures])
            case "group" | "shared-group":
                figures = _once(reason.figures, [figure.group for figure in reason.figures])
            case "system":
                figures = _once(reason.figures, [figure.system.short for figure in reason.figures])
            case "unit":
                counted = [figure for figure in reason.figures if figure.unit not in SHARES]
                figures = _once(counted, [figure.unit for figure in counted])
            case _:
                figures = reason.figures
        if figures:
            yield Notice(reason.code, figures, next((f for f in figures if _holds(f, figures, reason.code)), None))


def _latest(partial: Sequence[PublicFigure], shown: Sequence[PublicFigure]) -> Iterator[PublicFigure]:
    """The figure that reaches furthest of each year that no figure shown covers wholly, by year."""
    whole = {figure.period.start.year for figure in shown if figure not in partial}
    by_end = sorted(partial, key=lambda figure: figure.period.last_day)
    for year, figure in sorted({figure.period.start.year: figure for figure in by_end}.items()):
        if year not in whole:
            yield figure


def _once(figures: Sequence[PublicFigure], words: Sequence[str]) -> tuple[PublicFigure, ...]:
    """The first figure of each word."""
    first: dict[str, PublicFigure] = {}
    for word, figure in zip(words, figures, strict=True):
        first.setdefault(word, figure)
    return tuple(first.values())


def _holds(figure: PublicFigure, others: Sequence[PublicFigure], code: Code) -> bool:
    """Whether all `others` lie in the area of `figure`, or are of its people."""
    rest = [other for other in others if other is not figure]
    if code == "part-of-place":
        return all(figure.area in other.wider for other in rest)
    return code == "shared-group" and all(other.people and other.people < figure.people for other in rest)
