"""The whole-numbered points of a system, searched by linear programming (HiGHS).

Two-way tables are networks, so the vertices that the simplex method finds are whole numbers; where a stack of releases
makes one that is not, the same question is asked again for whole numbers only. No point leaves this module before it
has been checked, in whole numbers, against every row of the system: the proof does not rest on the solver's tolerances.

A hidden unknown is split into `near`, up to the size from which it counts as big, and `far`, beyond it, so that a goal
can ask for as many big counts as possible without one of them taking everything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import highspy
import numpy as np

from terang.sdc.system import Bools, Floats, Ints, Row, System, matrix_of

_NONE = (  # there is no point, or no limit to what is asked for
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class Pin(NamedTuple):
    """low <= unknown <= high (None: no limit), for one question."""

    column: int
    low: int
    high: int | None


class Polytope:
    """The points of `system`, with `more` rows.

    `openable` published unknowns may move away from their value, at a `price` for each step: where one does, it would
    have to be hidden for the point to exist.
    """

    def __init__(
        self,
        system: System,
        big: int,
        more: Sequence[Row] = (),
        openable: Bools | None = None,
        price: Floats | None = None,
    ) -> None:
        self._system = system
        self._free = np.flatnonzero(~system.fixed)
        self._open = np.flatnonzero(system.fixed & openable) if openable is not None else np.zeros(0, dtype=np.int64)
        self._place = np.full(len(system.fixed), -1)
        self._place[self._free] = np.arange(len(self._free))
        self._near = (system.floor[self._free] + big).astype(np.float64)
        free, opened = len(self._free), len(self._open)
        self._parts = 2 * free + 2 * opened  # near, far, up, down
        self._lower = np.zeros(self._parts)
        self._upper = np.concatenate(
            [self._near, np.full(free, np.inf), np.full(opened, np.inf), system.value[self._open].astype(np.float64)]
        )
        self._price = np.zeros(opened) if price is None else price[self._open]
        self._all = np.arange(self._parts, dtype=np.int32)
        self._matrix = matrix_of([*system.rows, *more])
        self._solver = self._load()

    def find(
        self,
        pins: Sequence[Pin] = (),
        wish: Floats | None = None,
        may_open: bool = False,
    ) -> Ints | None:
        """Return a point that fulfils `pins`, or None when there is none.

        `wish` has a weight for each unknown: above zero, it should be big, below zero, it should be small. `may_open`
        allows openable unknowns to move, as little as possible.
        """
        self._pin(pins)
        free = len(self._free)
        cost = np.zeros(self._parts)
        if wish is not None:
            chosen = wish[self._free]
            cost[:free] = -chosen
            cost[free : 2 * free] = np.maximum(-chosen, 0)
        if may_open:
            cost[2 * free :] = np.tile(self._price, 2)
        self._limit_opening(may_open)
        self._solver.changeColsCost(self._parts, self._all, cost)
        return self._solve()

    def extreme(self, weights: Mapping[int, int], sign: int, pins: Sequence[Pin] = ()) -> int | None:
        """Return the least (sign 1) or most (sign -1) that a weighted sum of unknowns can be; None is no limit."""
        self._pin(pins)
        self._limit_opening(False)
        free = len(self._free)
        cost = np.zeros(self._parts)
        for column, weight in weights.items():
            if (place := self._place[column]) >= 0:
                cost[place] = cost[free + place] = sign * weight
        self._solver.changeColsCost(self._parts, self._all, cost)
        point = self._solve()
        if point is None:
            return None
        return sum(weight * int(point[column]) for column, weight in weights.items())

    def feasible(self) -> bool:
        """Whether there is any point at all."""
        return self.find() is not None

    def opened(self, point: Ints) -> Ints:
        """Return the published unknowns that a point moved."""
        moved: Ints = self._open[point[self._open] != self._system.value[self._open]]
        return moved

    def keep_open(self, columns: Ints) -> None:
        """Let openable unknowns move for nothing from now on."""
        self._price[np.isin(self._open, columns)] = 0

    def _limit_opening(self, may_open: bool) -> None:
        opened = len(self._open)
        if not opened:
            return
        may_move = np.tile((self._price == 0) | may_open, 2)
        upper = np.where(may_move, self._upper[-2 * opened :], 0)
        self._solver.changeColsBounds(2 * opened, self._all[-2 * opened :], np.zeros(2 * opened), upper)

    def _pin(self, pins: Sequence[Pin]) -> None:
        lower, upper = self._lower.copy(), self._upper.copy()
        free = len(self._free)
        for column, low, high in pins:
            place = int(self._place[column])
            near = self._near[place]
            lower[place], lower[free + place] = min(low, near), max(low - near, 0)
            if high is not None:
                upper[place], upper[free + place] = min(high, near), max(high - near, 0)
        self._solver.changeColsBounds(2 * free, self._all[: 2 * free], lower[: 2 * free], upper[: 2 * free])

    def _solve(self) -> Ints | None:
        solver = self._solver
        if not self._parts:
            return self._system.value.copy() if self._matrix.holds(self._system.value[np.newaxis])[0] else None
        found = self._run()
        if found is not None and np.abs(found - np.rint(found)).max(initial=0) > 1e-6:
            for kind in (highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous):
                solver.changeColsIntegrality(self._parts, self._all, np.full(self._parts, kind))
                if kind == highspy.HighsVarType.kInteger:
                    found = self._run()
        return None if found is None else self._checked(np.rint(found).astype(np.int64))

    def _run(self) -> Floats | None:
        """Return an optimum, or None when there is none; raises ArithmeticError when the solver can not tell."""
        for _ in range(2):
            self._solver.run()
            status = self._solver.getModelStatus()
            if status == highspy.HighsModelStatus.kOptimal:
                return np.array(self._solver.getSolution().col_value)
            if status in _NONE:
                return None
            self._solver.clearSolver()  # where it started from was too far off: once more, from the beginning
        raise ArithmeticError(f"the solver could not tell: {status}")

    def _checked(self, parts: Ints) -> Ints:
        """Return the point that a solution stands for. It is one: every row and bound is counted out."""
        free, opened = len(self._free), len(self._open)
        point = self._system.value.copy()
        point[self._free] = parts[:free] + parts[free : 2 * free]
        point[self._open] += parts[2 * free : 2 * free + opened] - parts[2 * free + opened :]
        if not self._matrix.holds(point[np.newaxis])[0]:
            raise ArithmeticError("the solver gave a point that is none")
        return point

    def _load(self) -> highspy.Highs:
        rows, columns, coefficients = self._matrix.rows, self._matrix.columns, self._matrix.coefficients
        low, high = self._matrix.low, self._matrix.high
        constant = np.zeros(len(low))
        np.add.at(constant, rows, coefficients * self._system.value[columns] * self._system.fixed[columns])
        spot = np.full(len(self._system.fixed), -1)
        spot[self._open] = np.arange(len(self._open))
        free, opened = len(self._free), len(self._open)
        place, in_open = self._place[columns], spot[columns]
        at_free, at_open = place >= 0, in_open >= 0
        parts = np.concatenate(
            [
                place[at_free],
                place[at_free] + free,
                in_open[at_open] + 2 * free,
                in_open[at_open] + 2 * free + opened,
            ]
        )
        indices = np.concatenate([rows[at_free], rows[at_free], rows[at_open], rows[at_open]])
        values = np.concatenate(
            [coefficients[at_free], coefficients[at_free], coefficients[at_open], -coefficients[at_open]]
        )
        by_part = np.lexsort((indices, parts))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._parts, len(low)
        model.col_cost_ = np.zeros(self._parts)
        model.col_lower_, model.col_upper_ = self._lower, self._upper
        model.row_lower_, model.row_upper_ = low - constant, high - constant
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.searchsorted(parts[by_part], np.arange(self._parts + 1)).astype(np.int32)
        model.a_matrix_.index_ = indices[by_part].astype(np.int32)
        model.a_matrix_.value_ = values[by_part].astype(np.float64)
        with _quiet():
            solver = highspy.Highs()  # type: ignore[no-untyped-call] # the package has no types for its own class
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("threads", 1)
        solver.passModel(model)
        return solver


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the solver from printing its name when it starts, which no option prevents."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
