"""The search for witnesses: points of a system that prove its corners.

First points that prove many corners at once, while that is worth it; then one for each corner that is left. Every
point stays: it may prove corners of counts that are hidden later.
"""

from __future__ import annotations

from collections.abc import Iterator

from terang.sdc.corners import Corner, Corners
from terang.sdc.polytope import Polytope
from terang.sdc.system import Ints

WORTH = 0.02  # of the open corners that one more point must prove, or the next ones are sought one by one


def prove_many(polytope: Polytope, corners: Corners, pool: list[Ints]) -> None:
    """Add points to `pool` as long as each proves a good share of the open `corners`."""
    unlucky = 0
    while unlucky < 2 and (before := corners.open()):
        point = polytope.find(wish=corners.wish())
        if point is None:
            return
        pool.append(point)
        corners.prove(point)
        unlucky = unlucky + 1 if before - corners.open() < max(1.0, WORTH * before) else 0


def prove_each(polytope: Polytope, corners: Corners, pool: list[Ints]) -> Iterator[Corner]:
    """Add a point to `pool` for each open corner; give those that have none, which the caller must give up."""
    while (corner := corners.next()) is not None:
        point = polytope.find(corner.pins, corners.wish(corner))
        if point is None:
            yield corner
            continue
        pool.append(point)
        corners.settle(point)
