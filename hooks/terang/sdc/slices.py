"""Whom a cell counts, whatever table it stands in, and how the counts of several tables add up.

The margin "Anak" of the table jenis by kelompok and the cell "Anak" of the table kelompok count the same people. So a
cell is known by its slice of the population: the categories that its people have, {("kelompok", "Anak")}. Tables that
share a slice share its count, and everybody, the empty slice, is in all of them.

What tables together say is exact only when no ring of two-way tables shares its dimensions. Proof. Draw a dot for each
dimension and a line for each two-way table. Without a ring the lines form trees. Take any counts, whole and not below
zero, that add up within each table and agree on shared margins; there is then a list of people that gives all of them.
Build it along a tree: write down the people of one table; at each next line one dimension is known for each person
and one is new; the table has exactly as many people in each category of the known dimension as are written down
(that is the shared margin), so hand its new categories out among them, in any order. The trees are independent of each
other and have equally many people, so join their lists in any order. So every solution of the equations below is a
possible truth, an attacker can exclude none of them, and the audit's intervals are exact, neither too wide nor too
narrow. In a ring (A by B, B by C, C by A) the last table closes on people who have both categories already: there are
solutions that no list of people has, the attacker can exclude them, and the audit would promise too much. Refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from terang.sdc.tables import TOTAL, Dimension, Key
from terang.sdc.verdicts import Reason, Remedy, Unpublishable

Slice = frozenset[tuple[str, str]]
EVERYBODY: Slice = frozenset()


def slice_of(dimensions: Sequence[Dimension], key: Key) -> Slice:
    """Return the slice that the cell `key` of a table by `dimensions` counts."""
    return frozenset(
        (dimension.name, category) for dimension, category in zip(dimensions, key, strict=True) if category != TOTAL
    )


@dataclass(frozen=True, slots=True)
class Structure:
    """All slices of some tables, in a fixed order, and how they add up.

    `sums` pairs a margin with the slices that it is the sum of; a margin that two tables share has two of them.
    `leaves` are the slices that are not a sum of others.
    """

    slices: tuple[Slice, ...]
    sums: tuple[tuple[Slice, tuple[Slice, ...]], ...]
    leaves: frozenset[Slice]


def structure_of(tables: Iterable[tuple[str, tuple[Dimension, ...]]]) -> Structure:
    """Return the structure of tables, given as name and dimensions; raises Unpublishable for those that can not be."""
    dimensions: dict[str, Dimension] = {}
    joined: dict[str, set[str]] = {}  # the dimensions of the tree that a dimension is in
    pairs: dict[frozenset[str], tuple[Dimension, ...]] = {}
    for name, by in tables:
        for dimension in by:
            if set(dimensions.setdefault(dimension.name, dimension).categories) != set(dimension.categories):
                raise Unpublishable(name, Reason.CHANGED_CATEGORIES, (Remedy.DROP_DIMENSION, Remedy.WITHDRAW))
            joined.setdefault(dimension.name, {dimension.name})
        pair = frozenset(dimension.name for dimension in by)
        if len(by) == 1 or pair in pairs:
            continue
        one, other = (joined[dimension.name] for dimension in by)
        if one is other:
            raise Unpublishable(name, Reason.LINKED_TABLES, (Remedy.DROP_DIMENSION,))
        one |= other
        joined |= dict.fromkeys(one, one)
        pairs[pair] = by

    ways = {name: _slices(dimension) for name, dimension in dimensions.items()}
    sums: list[tuple[Slice, tuple[Slice, ...]]] = [(EVERYBODY, slices) for slices in ways.values()]
    inner: list[Slice] = []
    for one_way, other_way in ((ways[one.name], ways[other.name]) for one, other in pairs.values()):
        sums += [(margin, tuple(margin | cell for cell in other_way)) for margin in one_way]
        sums += [(margin, tuple(cell | margin for cell in one_way)) for margin in other_way]
        inner += [row | column for row in one_way for column in other_way]
    slices = (*inner, *(cell for way in ways.values() for cell in way), EVERYBODY)
    return Structure(slices, tuple(sums), frozenset(slices) - {margin for margin, _ in sums})


def _slices(dimension: Dimension) -> tuple[Slice, ...]:
    return tuple(frozenset({(dimension.name, category)}) for category in dimension.categories)
