"""All that is public about a stack of releases, as one system of linear equations and inequalities.

One unknown for each slice in each layer, also for slices that a layer does not tabulate: an attacker knows that they
are counts. In each layer margins are sums of their cells. From a layer to the next no count falls, for cases are added
and never taken away: that the attacker believes of each leaf (and so of every margin over it), as long as what is
published allows it. A published margin that fell was corrected, so for the cells under it the belief is given up; where
it still contradicts, it is given up cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from terang.sdc.layers import Known, Layer
from terang.sdc.slices import Slice, Structure

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of coefficient x unknown <= high."""

    columns: tuple[int, ...]
    coefficients: tuple[int, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows as arrays: row, unknown and coefficient of every entry; the limits of every row."""

    rows: Ints
    columns: Ints
    coefficients: Ints
    low: Floats
    high: Floats

    def holds(self, points: Ints) -> Bools:
        """Whether each point (a row of `points`) fulfils every row, counted out in whole numbers."""
        starts = np.searchsorted(self.rows, np.arange(len(self.low)))
        sums = np.add.reduceat(self.coefficients * points[:, self.columns], starts, axis=1)
        return np.asarray(((self.low <= sums) & (sums <= self.high)).all(axis=1) & (points >= 0).all(axis=1))


def matrix_of(rows: Sequence[Row]) -> Matrix:
    """Return `rows` as arrays."""
    return Matrix(
        np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows]),
        np.array([column for row in rows for column in row.columns], dtype=np.int64),
        np.array([one for row in rows for one in row.coefficients], dtype=np.int64),
        np.array([row.low for row in rows], dtype=np.float64),
        np.array([row.high for row in rows], dtype=np.float64),
    )


@dataclass(slots=True)
class System:
    """The unknowns of a stack and the rows between them.

    Column `layer * width + place of the slice`. `value` of a column that is `fixed` is published. `protected` ones are
    hidden and must stay so, unlike those that are told elsewhere.
    `grows` says for each layer but the last, by slice, whether it is believed to grow to the next; `floor` is the part
    of a hidden count that is known from an earlier layer, and so is not small.
    """

    structure: Structure
    layers: Sequence[Layer]
    width: int
    fixed: Bools
    value: Ints
    protected: Bools
    floor: Ints
    grows: Bools
    rows: list[Row] = field(default_factory=list)

    def column(self, layer: int, place: int) -> int:
        return layer * self.width + place

    def still(self, points: Sequence[Ints], more: Sequence[Row] = ()) -> list[Ints]:
        """Return those `points`, of an earlier system of the stack, that are points of this one with `more` rows."""
        if not points:
            return []
        stacked = np.stack(points)
        kept = stacked[(stacked[:, self.fixed] == self.value[self.fixed]).all(axis=1)]
        return list(kept[matrix_of([*self.rows, *more]).holds(kept)])

    def since(self, layer: int, place: int) -> int | None:
        """Return the last layer before `layer` whose count of a slice is published and only grew; None is none."""
        for earlier in reversed(range(layer)):
            if self.fixed[self.column(earlier, place)] and self.growing(earlier, layer, place):
                return earlier
        return None

    def growing(self, earlier: int, later: int, place: int) -> bool:
        """Whether the count is believed to grow all the way from one layer to another (or the same)."""
        return bool(self.grows[earlier:later, place].all())


def system_of(structure: Structure, layers: Sequence[Layer], feasible: Callable[[System, list[Row]], bool]) -> System:
    """Return the system of `layers`. `feasible` tells whether a system with some more rows has a solution.

    Raises ValueError when the published counts contradict each other.
    """
    width, depth = len(structure.slices), len(layers)
    cells = [layer.cells.get(slice_, -1) for layer in layers for slice_ in structure.slices]
    fixed = np.array([cell is not None and cell >= 0 for cell in cells])
    value = np.array([cell if cell is not None and cell >= 0 else 0 for cell in cells], dtype=np.int64)
    system = System(
        structure,
        layers,
        width,
        fixed,
        value,
        np.array([cell is None for cell in cells]),
        np.zeros(width * depth, dtype=np.int64),
        np.zeros((max(depth - 1, 0), width), dtype=np.bool_),
    )
    system.rows += _sums(system)
    if not feasible(system, []):
        raise ValueError("the published counts contradict each other")
    known = _known(system)
    _take_as_told(system, known, _believe(system, [row for _, row in known], feasible))
    growth = _growth(system)
    believed = _believe(system, [row for _, _, row in growth], feasible)
    for layer, place, row in growth:
        system.grows[layer, place] = row in believed
    _let_margins_grow(system)
    _find_floors(system)
    return system


def _sums(system: System) -> list[Row]:
    places = {slice_: place for place, slice_ in enumerate(system.structure.slices)}
    return [
        Row(
            tuple(system.column(layer, places[slice_]) for slice_ in (*parts, margin)),
            (*([1] * len(parts)), -1),
            0,
            0,
        )
        for layer in range(len(system.layers))
        for margin, parts in system.structure.sums
    ]


def _known(system: System) -> list[tuple[Known, Row]]:
    return [
        (known, Row((system.column(number, place),), (1,), known.low, np.inf if known.high is None else known.high))
        for number, layer in enumerate(system.layers)
        for place, slice_ in enumerate(system.structure.slices)
        if (known := layer.known.get(slice_)) is not None
    ]


def _take_as_told(system: System, known: list[tuple[Known, Row]], believed: set[Row]) -> None:
    for one, row in known:
        (column,) = row.columns
        if row in believed and one.told:
            system.protected[column] = False
        elif row in believed:
            system.floor[column] = one.low


def _growth(system: System) -> list[tuple[int, int, Row]]:
    """Return layer, place and row of each leaf that no published count forbids to grow to the next layer."""
    found: list[tuple[int, int, Row]] = []
    last: dict[Slice, int] = {}  # what was published last
    for layer in range(len(system.layers)):
        fallen: list[Slice] = []
        for place, slice_ in enumerate(system.structure.slices):
            column = system.column(layer, place)
            if system.fixed[column]:
                if system.value[column] < last.get(slice_, 0):
                    fallen.append(slice_)
                last[slice_] = int(system.value[column])
        for place, slice_ in enumerate(system.structure.slices):
            if layer and slice_ in system.structure.leaves and not any(one <= slice_ for one in fallen):
                columns = (system.column(layer, place), system.column(layer - 1, place))
                found.append((layer - 1, place, Row(columns, (1, -1), 0, np.inf)))
    return found


def _believe(system: System, rows: list[Row], feasible: Callable[[System, list[Row]], bool]) -> set[Row]:
    """Add to `system` those of `rows` that it can satisfy together, tried in order; return them."""
    kept = rows if rows and feasible(system, rows) else []
    if not kept:
        for row in rows:
            if feasible(system, [*kept, row]):
                kept = [*kept, row]
    system.rows += kept
    return set(kept)


def _let_margins_grow(system: System) -> None:
    places = {slice_: place for place, slice_ in enumerate(system.structure.slices)}
    for margin, parts in sorted(system.structure.sums, key=lambda one: -len(one[0])):
        of_parts = system.grows[:, [places[slice_] for slice_ in parts]].all(axis=1)
        system.grows[:, places[margin]] |= of_parts


def _find_floors(system: System) -> None:
    for column in np.flatnonzero(system.protected):
        layer, place = divmod(int(column), system.width)
        if (since := system.since(layer, place)) is not None:
            system.floor[column] = max(system.floor[column], system.value[system.column(since, place)])
