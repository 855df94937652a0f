"""What was added between two layers of a stack: for each slice, the later count less the earlier one.

An increment counts people too. Where both counts are published it can be read off, and must not be small. Where one is
hidden it must be possible that it is 0 and that it is big, unless it is certain that it is not small at all (the
threshold or more), or that nothing was added, which says of nobody that they are counted. Where a correction may have
made counts fall, the same holds for what was taken away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from terang.sdc.polytope import Polytope
from terang.sdc.system import Ints, System
from terang.sdc.tables import Rule


class Increment(NamedTuple):
    """Of one slice (its place in the structure), between two layers."""

    earlier: int
    later: int
    place: int


def readable(system: System, rule: Rule) -> Iterator[Increment]:
    """Give the increments between published counts that are small."""
    for one, earlier, later in _all(system):
        if system.fixed[earlier] and system.fixed[later]:
            change = abs(int(system.value[later]) - int(system.value[earlier]))
            if 0 < change < rule.threshold:
                yield one


def narrowed(system: System, polytope: Polytope, rule: Rule, witnesses: Sequence[Ints]) -> Iterator[Increment]:
    """Give the increments of hidden counts that can be told to be small, or nearly."""
    big = rule.threshold - 1
    for one, earlier, later in _all(system):
        growing = system.growing(*one)
        if system.fixed[earlier] and (system.fixed[later] or growing):
            continue  # the latter is the part above the floor, which corners judge
        changes = {int(point[later]) - int(point[earlier]) for point in witnesses}
        if changes and min(changes) <= 0 and max(changes) >= big:
            continue
        weights = {later: 1, earlier: -1}
        low, high = (polytope.extreme(weights, sign) for sign in (1, -1))
        low_enough = low is None or low <= 0
        high_enough = high is None or high >= big
        not_small = (low is not None and low > big) or (low == high == 0)
        fell = not growing and (
            (high is not None and high < -big) or ((low is None or low <= -big) and (high is None or high >= 0))
        )
        if not (low_enough and high_enough) and not not_small and not fell:
            yield one


def _all(system: System) -> Iterator[tuple[Increment, int, int]]:
    """Give every increment of slices that both layers tabulate, with its two columns."""
    judged = system.fixed | system.protected
    for later in range(len(system.layers)):
        for earlier in range(later):
            for place in range(system.width):
                columns = system.column(earlier, place), system.column(later, place)
                if judged[columns[0]] and judged[columns[1]]:
                    yield Increment(earlier, later, place), *columns
