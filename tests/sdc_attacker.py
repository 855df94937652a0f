"""An attacker who shares no code with the audit: what can be worked out from releases of one stack.

The unknowns are people: how many have each combination of all categories of all tables, in each release. Every shown
count is one equation; from release to release each combination grows, unless the releases contradict that. Every
interval is asked for by itself. Slow, plain, and the judge of `terang.sdc`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import highspy
import numpy as np

from terang.sdc.tables import TOTAL, KnownTotal, Release

People = Mapping[str, str]  # by dimension; one that is not named has any category


class Cell(NamedTuple):
    """A cell or margin of one release (by its place in the stack)."""

    release: int
    people: tuple[tuple[str, str], ...]


class Insider(NamedTuple):
    """Someone who knows the true count of one hidden cell."""

    cell: Cell
    count: int


class Finding(NamedTuple):
    """What the attacker learns of a cell: its least and its most, less what was published of it before."""

    kind: str  # "exact", "narrow", "increment"
    cell: Cell
    low: float
    high: float


class Attacker:
    """Has `releases` of one stack, in order, and totals from elsewhere."""

    def __init__(self, releases: Sequence[Release], threshold: int, known: Sequence[KnownTotal] = ()) -> None:
        self.threshold, self.depth = threshold, len(releases)
        dimensions = {
            one.name: one.categories for release in releases for table in release.tables for one in table.dimensions
        }
        self.names = tuple(dimensions)
        self.combinations = [dict(zip(self.names, each, strict=True)) for each in product(*dimensions.values())]
        self.places: dict[tuple[tuple[str, str], ...], np.ndarray] = {}
        self.shown: dict[Cell, int] = {}
        self.hidden: list[Cell] = []
        for place, release in enumerate(releases):
            for table in release.tables:
                for key, count in table.cells.items():
                    people = zip((one.name for one in table.dimensions), key, strict=True)
                    cell = Cell(place, tuple(sorted((name, one) for name, one in people if one != TOTAL)))
                    if count is not None:
                        self.shown[cell] = count
                    elif cell not in self.hidden:
                        self.hidden.append(cell)
        told = [
            (Cell(place, tuple(sorted(total.categories.items()))), total.count)
            for place, release in enumerate(releases)
            for total in known
            if total.span == release.span
        ]
        self.told = {cell: count for cell, count in told if cell not in self.shown}
        self.hidden = [cell for cell in self.hidden if cell not in self.shown]
        self.growing = True
        self.lp = self._model()
        if not self._solve():
            self.growing = False
            self.lp = self._model()
            assert self._solve(), "no people fit what is published"

    def interval(self, *terms: tuple[int, Cell]) -> tuple[float, float]:
        """Return the least and the most that a sum of counts, each with its sign, can be."""
        cost = np.zeros(self.lp.getNumCol())
        for sign, cell in terms:
            cost[self._columns(cell)] += sign
        ends = []
        for direction in (1, -1):
            self.lp.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), direction * cost)
            ends.append(
                direction * self.lp.getInfo().objective_function_value if self._solve() else -direction * np.inf
            )
        return round(ends[0], 6), round(ends[1], 6)

    def findings(self, insider: Insider | None = None) -> Iterator[Finding]:
        """Give every hidden cell that can be narrowed down, and every increment that is small or can be narrowed down.

        With an insider only hidden cells are looked at, less what the insider must know of them anyway.
        """
        big = self.threshold - 1
        if insider:
            self._learn(insider)
        for cell in self.hidden:
            if cell in self.told or (insider and cell == insider.cell):
                continue
            base, since = self._base(cell)
            least, enough = base, big
            if insider:
                mine, my_since = self._base(insider.cell)
                extra = insider.count - mine
                if self._within(insider.cell, my_since, cell, since):
                    least += extra
                elif self._within(cell, since, insider.cell, my_since):
                    enough = min(big, extra)
            low, high = (end - least for end in self.interval((1, cell)))
            if low > 0 or high < enough:
                if insider and cell.people == insider.cell.people and self._is_same(cell, insider.cell):
                    continue
                yield Finding("exact" if low == high else "narrow", cell, low, high)
        if insider:
            self._forget()
            return
        yield from self._increments()

    def _increments(self) -> Iterator[Finding]:
        big = self.threshold - 1
        cells = [*self.shown, *(cell for cell in self.hidden if cell not in self.told)]
        known = set(cells)
        for cell in cells:
            for earlier in range(cell.release):
                before = Cell(earlier, cell.people)
                if before not in known:
                    continue
                low, high = self.interval((1, cell), (-1, before))
                if low <= 0 and high >= big:
                    continue
                if low > big or low == high == 0 or high < -big:
                    continue
                if not self.growing and low <= -big and high >= 0:
                    continue
                yield Finding("increment", cell, low, high)

    def _base(self, cell: Cell) -> tuple[int, int]:
        """Return what was published last of a cell before its release, and in which (-1: never)."""
        for release in reversed(range(cell.release if self.growing else 0)):
            if (count := self.shown.get(Cell(release, cell.people))) is not None:
                return count, release
        return 0, -1

    def _within(self, part: Cell, part_since: int, whole: Cell, whole_since: int) -> bool:
        if not self.growing and part.release != whole.release:
            return False
        inside = set(whole.people) <= set(part.people)
        return inside and whole_since <= part_since and part.release <= whole.release

    def _is_same(self, one: Cell, other: Cell) -> bool:
        return self.interval((1, one), (-1, other)) == (0, 0)

    def _columns(self, cell: Cell) -> np.ndarray:
        if cell.people not in self.places:
            self.places[cell.people] = np.array(
                [
                    place
                    for place, one in enumerate(self.combinations)
                    if all(one[name] == category for name, category in cell.people)
                ]
            )
        return self.places[cell.people] + cell.release * len(self.combinations)

    def _model(self) -> highspy.Highs:
        lp = highspy.Highs()
        lp.silent()
        lp.setOptionValue("threads", 1)
        size = len(self.combinations)
        lp.addVars(size * self.depth, np.zeros(size * self.depth), np.full(size * self.depth, np.inf))
        for cell, count in (self.shown | self.told).items():
            self._row(lp, count, count, dict.fromkeys(self._columns(cell), 1))
        if self.growing:
            for column in range(size * (self.depth - 1)):
                self._row(lp, 0, np.inf, {column: -1, column + size: 1})
        return lp

    @staticmethod
    def _row(lp: highspy.Highs, low: float, high: float, entries: Mapping[int, float]) -> None:
        lp.addRow(
            low, high, len(entries), np.array(list(entries), dtype=np.int32), np.array(list(entries.values()), float)
        )

    def _learn(self, insider: Insider) -> None:
        self._row(self.lp, insider.count, insider.count, dict.fromkeys(self._columns(insider.cell), 1))

    def _forget(self) -> None:
        self.lp.deleteRows(1, np.array([self.lp.getNumRow() - 1], dtype=np.int32))

    def _solve(self) -> bool:
        """Return whether there is an optimum; without one there is no limit, or there are no such people."""
        status = highspy.HighsModelStatus
        for _ in range(2):
            self.lp.run()
            found = self.lp.getModelStatus()
            if found in (status.kOptimal, status.kInfeasible, status.kUnbounded, status.kUnboundedOrInfeasible):
                return bool(found == status.kOptimal)
            self.lp.clearSolver()
        raise ArithmeticError(f"the solver could not tell: {found}")
