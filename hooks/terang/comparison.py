"""Which published figures may stand together.

Figures share an axis only when area, system, unit and group agree. How long a period is does not bar a figure from
a table (a partial year is drawn hatched and labelled with its end), but an announcement of another unit than the
table's may only stand beside a figure, never in its place.
"""

from __future__ import annotations

from collections.abc import Callable

from terang.public import PublicFigure

_ASPECTS: tuple[tuple[str, Callable[[PublicFigure], str]], ...] = (
    ("wilayah", lambda figure: figure.area),
    ("sistem", lambda figure: figure.system.name),
    ("satuan", lambda figure: figure.unit),
    ("kelompok", lambda figure: figure.group),
)


def difference(one: PublicFigure, other: PublicFigure, *, ignoring: tuple[str, ...] = ()) -> str | None:
    """Return why two figures may not share an axis ("sistem: Dinas dan SIMFONI-PPA"), or None when they may."""
    for name, aspect in _ASPECTS:
        if name not in ignoring and aspect(one) != aspect(other):
            return f"{name}: {aspect(one)} dan {aspect(other)}"
    return None
