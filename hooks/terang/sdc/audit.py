"""What an attacker learns from releases, from public data alone.

The attacker has all tables of all releases, and totals that others published; and may be an insider who knows one
hidden count. The criterion does not depend on true values, so the same audit runs before a release and, for ever after,
on what is committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from terang.sdc.corners import Corner, Corners
from terang.sdc.increments import narrowed, readable
from terang.sdc.layers import Layer, cells_of, clash, known_of, small_remainder, stack_of
from terang.sdc.polytope import Polytope
from terang.sdc.slices import EVERYBODY, Slice, Structure, slice_of, structure_of
from terang.sdc.system import Ints, Row, System, system_of
from terang.sdc.tables import TOTAL, Key, KnownTotal, Release, Rule
from terang.sdc.verdicts import Exposure, Kind, Reason, Remedy, Unpublishable
from terang.sdc.witnesses import prove_each, prove_many

ALONE = (Remedy.POOL_YEARS, Remedy.MERGE_ZONES, Remedy.DROP_DIMENSION)
STACKED = (Remedy.WAIT, Remedy.WITHDRAW)


def audit(releases: Sequence[Release], rule: Rule, known: Sequence[KnownTotal]) -> list[Exposure]:
    """Return every exposed cell, with all `releases` and `known` totals in the attacker's hands; [] is the proof.

    One insider a cell is enough: who else could narrow it down is not looked for.
    """
    found: list[Exposure] = []
    for one, other in combinations(releases, 2):
        if clash(one, other):
            later = max(one, other, key=lambda release: release.day)
            found.append(_structural(later, "", Reason.OVERLAPPING_SPANS, (Remedy.DROP_DIMENSION, Remedy.WITHDRAW)))
    starts = dict.fromkeys((release.span.population, release.span.start) for release in releases)
    for population, start in starts:
        stack = stack_of(
            next(one.span for one in releases if (one.span.population, one.span.start) == (population, start)), releases
        )
        found += _audit_stack(stack, rule, known)
    found += [
        Exposure(release, *_named(release, EVERYBODY), Kind.INCREMENT, STACKED)
        for release in releases
        if small_remainder(release, releases, rule)
    ]
    return found


def _audit_stack(stack: Sequence[Release], rule: Rule, known: Sequence[KnownTotal]) -> Iterator[Exposure]:
    try:
        structure = structure_of((table.name, table.dimensions) for release in stack for table in release.tables)
    except Unpublishable as error:
        yield _structural(stack[-1], error.table, error.reason, error.remedies)
        return
    layers: list[Layer] = []
    for release in stack:
        yield from _shown(release, rule)
        try:
            cells = cells_of(release)
        except ValueError:
            yield Exposure(release, "", (), Kind.INCONSISTENT, (Remedy.WITHDRAW,))
            return
        layers.append(Layer(cells, known_of(release.span, cells, known)))
    try:
        system = attackers_system(structure, layers, rule)
    except ValueError:
        yield Exposure(stack[-1], "", (), Kind.INCONSISTENT, (Remedy.WITHDRAW,))
        return
    for one in readable(system, rule):
        slice_ = structure.slices[one.place]
        yield Exposure(stack[one.later], *_named(stack[one.later], slice_), Kind.INCREMENT, STACKED)
    yield from _exposed(stack, system, rule)


def attackers_system(structure: Structure, layers: Sequence[Layer], rule: Rule, points: Sequence[Ints] = ()) -> System:
    """Return the system of `layers` as an attacker writes it down; ValueError when they contradict each other.

    `points` of an earlier system of the stack save time where one of them is a point of this one too.
    """

    def feasible(system: System, rows: list[Row]) -> bool:
        if any((point == system.value)[system.fixed].all() and system.holds(rows, point) for point in points):
            return True
        return Polytope(system, rule.threshold - 1, rows).feasible()

    return system_of(structure, layers, feasible)


def same_count(system: System, polytope: Polytope, corners: Corners, corner: Corner) -> bool:
    """Whether a corner is of one slice in two layers between which nothing can have been added."""
    first, second = (int(corners.columns[place]) for place in (corner.first, corner.second))
    if first == second or first % system.width != second % system.width:
        return False
    return all(polytope.extreme({first: 1, second: -1}, sign) == 0 for sign in (1, -1))


def _exposed(stack: Sequence[Release], system: System, rule: Rule) -> Iterator[Exposure]:
    polytope, corners = Polytope(system, rule.threshold - 1), Corners(system, rule.threshold - 1)
    pool: list[Ints] = []
    prove_many(polytope, corners, pool)
    for corner in prove_each(polytope, corners, pool):
        if same_count(system, polytope, corners, corner):
            corners.give_up(corner)
            continue
        column = int(corners.columns[corner.second])
        kind = Kind.INSIDER
        if corner.first == corner.second:
            low, high = (polytope.extreme({column: 1}, sign) for sign in (1, -1))
            kind = Kind.EXACT if low == high else Kind.INTERVAL
        corners.give_up_count(corner.second)
        yield _exposure(stack, system, column, kind)
    for one in narrowed(system, polytope, rule, pool):
        yield _exposure(stack, system, system.column(one.later, one.place), Kind.INCREMENT)


def _exposure(stack: Sequence[Release], system: System, column: int, kind: Kind) -> Exposure:
    release = stack[column // system.width]
    slice_ = system.structure.slices[column % system.width]
    return Exposure(release, *_named(release, slice_), kind, STACKED if len(stack) > 1 else ALONE)


def _shown(release: Release, rule: Rule) -> Iterator[Exposure]:
    """Give what needs no calculation: small counts that are published, and hidden ones that another table shows."""
    cells = cells_of(release)
    for table in release.tables:
        for key, count in table.cells.items():
            if count is not None and 0 < count < rule.threshold:
                yield Exposure(release, table.name, key, Kind.SMALL, (Remedy.WITHDRAW,))
            if count is None and cells[slice_of(table.dimensions, key)] is not None:
                yield Exposure(release, table.name, key, Kind.EXACT, (Remedy.WITHDRAW,))


def _named(release: Release, slice_: Slice) -> tuple[str, Key]:
    """Return the first table of a release that has a slice, and the key that it has there."""
    for table in release.tables:
        categories = dict(slice_)
        key = tuple(categories.pop(dimension.name, TOTAL) for dimension in table.dimensions)
        if not categories:
            return table.name, key
    raise LookupError("the release has no such cell")


def _structural(release: Release, table: str, reason: Reason, remedies: tuple[Remedy, ...]) -> Exposure:
    return Exposure(release, table, (), Kind.STRUCTURE, remedies, reason)
