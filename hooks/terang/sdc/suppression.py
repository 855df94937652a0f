"""Hide cells of a release until nobody can calculate a small count.

First the small counts themselves, and what was added in small numbers since an earlier release. Then, as long as a
corner (see `corners`) is not possible, the cheapest cells that make it possible: a linear program may move published
cells too, at a price, and those that it moves are hidden. The price is what the published margins let anyone expect of
a cell, never its count, so that which cells are hidden says as little as can be about what they hold. Whether enough
is hidden is not decided here: the audit decides, on what would be published.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from terang.sdc.audit import attackers_system, audit, same_count
from terang.sdc.corners import Corners
from terang.sdc.increments import narrowed, readable
from terang.sdc.layers import Layer, cells_of, clash, known_of, small_remainder, stack_of
from terang.sdc.polytope import Polytope
from terang.sdc.prices import prices_of
from terang.sdc.slices import EVERYBODY, Slice, slice_of, structure_of
from terang.sdc.system import Bools, Floats, Ints, System
from terang.sdc.tables import (
    KnownTotal,
    PrivateRelease,
    ProtectedTable,
    Release,
    Rule,
    all_keys,
)
from terang.sdc.verdicts import Exposure, Reason, Remedy, Unpublishable
from terang.sdc.witnesses import prove_each, prove_many

THIN_OUT = 50  # hidden counts in a stack, up to which all are tried whether they need to be


def protect(
    private: PrivateRelease, day: date, rule: Rule, earlier: Sequence[Release], known: Sequence[KnownTotal]
) -> Release:
    """Return what may be published of `private` on `day`, after `earlier` releases and with `known` totals about.

    The same input gives the same release. When no published cell changed since the latest release of the same span,
    that one's cells are returned. Raises Unpublishable when hiding cells does not help, ValueError when the tables
    count different people.
    """
    truth = _true_cells(private)
    earlier = [release for release in earlier if release.span.population == private.span.population]
    as_before = _unchanged(private, day, truth, earlier)
    if as_before is not None and not audit([*earlier, as_before], rule, known):
        return as_before
    _refuse(private, truth, day, rule, earlier)
    return _Suppressor(private, truth, day, rule, earlier, known).run()


def _true_cells(private: PrivateRelease) -> dict[Slice, int]:
    truth: dict[Slice, int] = {}
    for table in private.tables:
        for key in all_keys(table.dimensions):
            count = table.count(key)
            if truth.setdefault(slice_of(table.dimensions, key), count) != count:
                raise ValueError(f"table {table.name!r} does not count the same people as the others")
    return truth


def _published(private: PrivateRelease, day: date, truth: dict[Slice, int], hidden: set[Slice]) -> Release:
    tables: list[ProtectedTable] = []
    for table in private.tables:
        slices = {key: slice_of(table.dimensions, key) for key in all_keys(table.dimensions)}
        cells = {key: None if slice_ in hidden else truth[slice_] for key, slice_ in slices.items()}
        tables.append(ProtectedTable(table.name, table.dimensions, cells))
    return Release(private.span, day, tuple(tables))


def _unchanged(
    private: PrivateRelease, day: date, truth: dict[Slice, int], earlier: Sequence[Release]
) -> Release | None:
    """Return the latest release of the same span, as of `day`, when its tables and what it shows still hold."""
    same = [release for release in earlier if release.span == private.span]
    if not same:
        return None
    latest = max(same, key=lambda release: release.day)
    cells = cells_of(latest)
    if cells.keys() != truth.keys() or any(count not in (None, truth[slice_]) for slice_, count in cells.items()):
        return None
    return _published(private, day, truth, {slice_ for slice_, count in cells.items() if count is None})


def _refuse(
    private: PrivateRelease, truth: dict[Slice, int], day: date, rule: Rule, earlier: Sequence[Release]
) -> None:
    """Raise Unpublishable for what no hiding of cells can mend."""
    bare = _published(private, day, truth, truth.keys() - {EVERYBODY})
    if any(clash(bare, release) for release in earlier):
        raise Unpublishable("", Reason.OVERLAPPING_SPANS, (Remedy.DROP_DIMENSION, Remedy.WITHDRAW))
    if 0 < truth[EVERYBODY] < rule.threshold:
        raise Unpublishable("", Reason.SMALL_TOTAL, (Remedy.POOL_YEARS,))
    if any(small_remainder(one, [*earlier, bare], rule) for one in [*earlier, bare]):
        raise Unpublishable("", Reason.SMALL_INCREMENT, (Remedy.WAIT, Remedy.WITHDRAW))


class _Suppressor:
    def __init__(
        self,
        private: PrivateRelease,
        truth: dict[Slice, int],
        day: date,
        rule: Rule,
        earlier: Sequence[Release],
        known: Sequence[KnownTotal],
    ) -> None:
        self._private, self._truth, self._day, self._rule = private, truth, day, rule
        self._earlier, self._known = earlier, known
        self._big = rule.threshold - 1
        self._stack = stack_of(private.span, earlier)
        self._at = sum((one.span.end, one.day) <= (private.span.end, day) for one in self._stack)
        tables = [(table.name, table.dimensions) for release in self._stack for table in release.tables]
        self._structure = structure_of([*tables, *((table.name, table.dimensions) for table in private.tables)])
        self._prices = prices_of(self._structure, truth, self._big)
        self._hidden = {slice_ for slice_, count in truth.items() if 0 < count < rule.threshold}
        for release in self._stack:
            if release.span == private.span:
                self._hidden |= {slice_ for slice_, count in cells_of(release).items() if count is None} & truth.keys()
        self._must = frozenset(self._hidden)
        self._pool: list[Ints] = []

    def run(self) -> Release:
        """Hide, show again what need not be hidden, and audit, until the audit finds nothing."""
        everything = self._truth.keys() - {EVERYBODY}
        while True:
            before = set(self._hidden)
            self._hide()
            hidden = set(self._hidden)
            self._thin_out()
            exposures, release = self._audited()
            if exposures and self._hidden != hidden:
                self._hidden = hidden
                exposures, release = self._audited()
            if not exposures:
                return release
            if before == everything:
                self._give_up(exposures[0].table)
            if self._hidden == before:
                self._hidden = set(everything)

    def _audited(self) -> tuple[list[Exposure], Release]:
        release = _published(self._private, self._day, self._truth, self._hidden)
        return audit([*self._earlier, release], self._rule, self._known), release

    def _give_up(self, table: str) -> None:
        if self._stack:
            raise Unpublishable(table, Reason.TOO_FEW, (Remedy.WAIT, Remedy.DROP_DIMENSION, Remedy.WITHDRAW))
        raise Unpublishable(table, Reason.TOO_FEW, (Remedy.POOL_YEARS, Remedy.MERGE_ZONES, Remedy.DROP_DIMENSION))

    def _thin_out(self) -> None:
        """Show again what need not be hidden after all, the dearest cells first.

        What was hidden in an earlier layer stays hidden: shown, it would limit the earlier count. In a large table it
        is about one cell in twenty, which is not worth a minute.
        """
        if self._system().protected.sum() > THIN_OUT:
            return
        before = {slice_ for one in self._stack for slice_, count in cells_of(one).items() if count is None}
        for slice_ in sorted(self._hidden - self._must - before, key=lambda one: (-self._prices[one], sorted(one))):
            self._hidden.remove(slice_)
            if not self._is_safe():
                self._hidden.add(slice_)

    def _is_safe(self) -> bool:
        system = self._system()
        if any(readable(system, self._rule)) or _too_few(system, self._big):
            return False
        polytope, corners = Polytope(system, self._big), Corners(system, self._big)
        pool = system.still(self._pool)
        for point in pool:
            corners.prove(point)
        for corner in prove_each(polytope, corners, pool):
            if not same_count(system, polytope, corners, corner):
                return False
            corners.give_up(corner)
        if any(narrowed(system, polytope, self._rule, pool)):
            return False
        self._pool += pool[len(pool) :]
        return True

    def _system(self) -> System:
        hidden = {slice_: None if slice_ in self._hidden else count for slice_, count in self._truth.items()}
        layers = [Layer(cells := cells_of(one), known_of(one.span, cells, self._known)) for one in self._stack]
        layers.insert(self._at, Layer(hidden, known_of(self._private.span, hidden, self._known)))
        try:
            return attackers_system(self._structure, layers, self._rule, self._pool)
        except ValueError:
            raise Unpublishable("", Reason.INCONSISTENT, (Remedy.WITHDRAW,)) from None

    def _hide(self) -> None:
        """Hide cells until every corner is possible, as far as one reading of the stack tells."""
        system = self._system()
        while self._round(system):
            system = self._system()

    def _round(self, system: System) -> bool:
        """Work on the corners of what is hidden; return whether more had to be hidden for them."""
        readable_now = {self._mine(one.earlier, one.later, one.place) for one in readable(system, self._rule)}
        if new := readable_now - {None} - self._hidden:
            return self._hide_these({slice_ for slice_ in new if slice_ is not None})
        price, openable = self._opening(system)
        polytope = Polytope(system, self._big, openable=openable, price=price)
        corners = Corners(system, self._big)
        self._pool = pool = system.still(self._pool)
        for witness in pool:
            corners.prove(witness)
        prove_many(polytope, corners, pool)
        moved: set[Slice] = set()
        while (corner := corners.next()) is not None:
            point = polytope.find(corner.pins, corners.wish(corner))
            if point is None and same_count(system, polytope, corners, corner):
                corners.give_up(corner)
                continue
            if point is None:
                point = polytope.find(corner.pins, corners.wish(corner) * 1e-3, may_open=True)
            if point is None:
                corners.give_up(corner)  # the audit has the last word
                continue
            pool.append(point)
            if len(opened := polytope.opened(point)):
                polytope.keep_open(opened)
                moved |= {self._structure.slices[column % system.width] for column in opened}
            corners.settle(point)
        if moved:
            return self._hide_these(moved)
        for one in narrowed(system, polytope, self._rule, pool):
            slice_ = self._mine(one.earlier, one.later, one.place)
            if slice_ is not None and slice_ not in self._hidden:
                return self._hide_these({slice_})
        return False

    def _hide_these(self, slices: set[Slice]) -> bool:
        if EVERYBODY in slices:
            raise Unpublishable("", Reason.SMALL_INCREMENT, (Remedy.WAIT, Remedy.WITHDRAW))
        self._hidden |= slices
        return True

    def _mine(self, earlier: int, later: int, place: int) -> Slice | None:
        """Return the slice of an increment when one of its counts is in this release."""
        slice_ = self._structure.slices[place]
        return slice_ if self._at in (earlier, later) and slice_ in self._truth else None

    def _opening(self, system: System) -> tuple[Floats, Bools]:
        price = np.zeros(len(system.fixed))
        openable = np.zeros(len(system.fixed), dtype=np.bool_)
        for place, slice_ in enumerate(self._structure.slices):
            if slice_ in self._truth and slice_ != EVERYBODY:
                column = system.column(self._at, place)
                price[column], openable[column] = self._prices[slice_], True
        return price, openable


def _too_few(system: System, big: int) -> bool:
    """Whether a sum has so few hidden counts, or so little in them, that it gives them away: a quick no."""
    for row in system.rows:
        if row.low != row.high or len(row.columns) < 2:
            continue
        columns = np.array(row.columns)
        hidden = ~system.fixed[columns]
        if not system.protected[columns[hidden]].all() or not hidden.any():
            continue
        if hidden.sum() < 3:
            return True
        rest = -(system.value[columns] * np.array(row.coefficients))[~hidden].sum()
        if not hidden[-1] and rest - system.floor[columns[hidden]].sum() < 2 * big:
            return True
    return False
