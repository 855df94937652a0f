"""The audit against all that can be: every table of whole numbers that fits what is published, written out.

Tiny tables, and a threshold of 3, so that there are few enough. What an attacker can conclude is then no matter of
programming: it is what all possible truths have in common. The audit must find nothing exactly when each hidden count
can be anything that is small, also for an insider, whatever the value that the insider knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest

from sdc_tables import dimension, release, shown, table
from terang.sdc.audit import audit
from terang.sdc.tables import TOTAL, Dimension, FrequencyTable, Key, Release, Rule, all_keys
from terang.sdc.verdicts import Kind

RULE = Rule(3)
SMALL = set(range(RULE.threshold))
Cell = tuple[int, frozenset[tuple[str, str]]]  # in which release, and whom it counts


class Worlds:
    """Every possible truth about a stack of releases, and what they say of a cell."""

    def __init__(self, releases: Sequence[Release]) -> None:
        dimensions = {one.name: one for release in releases for table in release.tables for one in table.dimensions}
        self.combinations = [
            frozenset(zip(dimensions, each, strict=True))
            for each in product(*(d.categories for d in dimensions.values()))
        ]
        self.shown: dict[Cell, int] = {}
        self.hidden: list[Cell] = []
        for layer, one in enumerate(releases):
            for table_ in one.tables:
                for key, count in table_.cells.items():
                    cell = layer, people(table_.dimensions, key)
                    if count is None:
                        self.hidden.append(cell)
                    else:
                        self.shown[cell] = count
        layers = [np.array(list(self._tables(layer))) for layer in range(len(releases))]
        worlds = layers[0][:, np.newaxis]
        for more in layers[1:]:
            grown = (worlds[:, np.newaxis, -1] <= more[np.newaxis]).all(axis=2)
            before, after = np.nonzero(grown)
            worlds = np.concatenate([worlds[before], more[after][:, np.newaxis]], axis=1)
        self.worlds = worlds

    def _tables(self, layer: int) -> Iterator[tuple[int, ...]]:
        sums = [
            ([at for at, one in enumerate(self.combinations) if whom <= one], count)
            for (where, whom), count in self.shown.items()
            if where == layer
        ]
        over = [
            [number for number, (cells, _) in enumerate(sums) if at in cells] for at in range(len(self.combinations))
        ]
        last = [[number for number in over[at] if max(sums[number][0]) == at] for at in range(len(self.combinations))]

        def fill(at: int, rest: list[int]) -> Iterator[tuple[int, ...]]:
            if at == len(over):
                yield ()
                return
            for count in range(min(rest[number] for number in over[at]) + 1):
                left = [one - count if number in over[at] else one for number, one in enumerate(rest)]
                if all(left[number] == 0 for number in last[at]):
                    for more in fill(at + 1, left):
                        yield (count, *more)

        return fill(0, [count for _, count in sums])

    def counts(self, cell: Cell) -> np.ndarray:
        layer, whom = cell
        places = [place for place, one in enumerate(self.combinations) if whom <= one]
        return self.worlds[:, layer, places].sum(axis=1) - self._base(cell)[0]

    def _base(self, cell: Cell) -> tuple[int, int]:
        layer, whom = cell
        return next(
            ((self.shown[one, whom], one) for one in reversed(range(layer)) if (one, whom) in self.shown), (0, -1)
        )

    def _holds(self, whole: Cell, part: Cell) -> bool:
        return whole[1] <= part[1] and whole[0] >= part[0] and self._base(whole)[1] <= self._base(part)[1]

    def safe(self) -> bool:
        """Whether nobody learns more of any count than that it is hidden."""
        if any(0 < count < RULE.threshold for count in self.shown.values()):
            return False
        return (
            all(set(self.counts(cell)) >= SMALL for cell in self.hidden)
            and all(self._keeps(one, other) for one, other in combinations(self.hidden, 2))
            and all(
                self._grows_unseen(cell, earlier) for cell in {*self.hidden, *self.shown} for earlier in range(cell[0])
            )
        )

    def _keeps(self, one: Cell, other: Cell) -> bool:
        """Whether neither of two counts tells of the other."""
        if self._holds(one, other):
            one, other = other, one
        first, second = self.counts(one), self.counts(other)
        if self._holds(other, one):  # the first is a part of the second: judge the rest
            second = second - first
            if one[1] == other[1] and not second.any():
                return True
        return all(set(second[first == known]) >= SMALL and set(first[second == known]) >= SMALL for known in SMALL)

    def _grows_unseen(self, cell: Cell, earlier: int) -> bool:
        before = earlier, cell[1]
        if before not in self.shown and before not in self.hidden:
            return True
        added = set(self._whole(cell) - self._whole(before))
        return added >= SMALL or not added & SMALL or added == {0}

    def _whole(self, cell: Cell) -> np.ndarray:
        return self.counts(cell) + self._base(cell)[0]


def people(dimensions: Sequence[Dimension], key: Key) -> frozenset[tuple[str, str]]:
    return frozenset((one.name, category) for one, category in zip(dimensions, key, strict=True) if category != TOTAL)


def some_cells(chance: np.random.Generator, one: FrequencyTable, share: float, margins: float) -> set[Key]:
    """Return cells to hide: small ones, and others by chance; never the grand total."""
    return {
        key
        for key in all_keys(one.dimensions)
        if set(key) != {TOTAL}
        and (0 < one.count(key) < RULE.threshold or chance.random() < (margins if TOTAL in key else share))
    }


def one_release(chance: np.random.Generator) -> list[Release]:
    shape = [(4,), (5,), (2, 3), (3, 3), (3, 3)][chance.integers(5)]
    by = tuple(dimension("abc"[number], size) for number, size in enumerate(shape))
    counts = chance.integers(0, 5 if len(shape) == 1 else 4, int(np.prod(shape)))
    one = table("satu", by, (int(count) for count in counts))
    return [release(shown(one, some_cells(chance, one, chance.choice([0.5, 0.8, 1.0]), chance.choice([0, 0.1]))))]


def two_releases(chance: np.random.Generator) -> list[Release]:
    shape = [(3,), (4,), (4,), (2, 3)][chance.integers(4)]
    by = tuple(dimension("abc"[number], size) for number, size in enumerate(shape))
    counts = chance.integers(0, 4, int(np.prod(shape)))
    share = chance.choice([0.6, 0.9, 1.0])
    found = []
    for end in (date(2024, 6, 30), date(2024, 12, 31)):
        one = table("satu", by, (int(count) for count in counts))
        found.append(release(shown(one, some_cells(chance, one, share, 0.05)), end=end))
        counts = counts + chance.integers(0, [2, 4][chance.integers(2)], len(counts))
    return found


@pytest.mark.parametrize(("make", "tries"), [(one_release, 150), (two_releases, 150)])
def test_the_audit_finds_what_all_possible_truths_have_in_common(make, tries: int) -> None:
    verdicts = {True: 0, False: 0}
    for seed in range(tries):
        releases = make(np.random.default_rng(seed))
        found = audit(releases, RULE, [])
        safe = Worlds(releases).safe()
        assert (not found) is safe, (seed, releases, found)
        verdicts[safe] += 1
    assert min(verdicts.values()) >= 5, "the test must see both"


def test_what_the_audit_calls_exact_is_the_same_in_every_possible_truth() -> None:
    seen = 0
    for seed in range(60):
        releases = one_release(np.random.default_rng(seed))
        worlds = Worlds(releases)
        singles = {
            (exposure.table, exposure.cell): exposure.kind
            for exposure in audit(releases, RULE, [])
            if exposure.kind in (Kind.EXACT, Kind.INTERVAL)
        }
        for cell in worlds.hidden:
            key = next(
                key for key in releases[0].tables[0].cells if people(releases[0].tables[0].dimensions, key) == cell[1]
            )
            counts = set(worlds.counts(cell))
            expected = None if counts >= SMALL else Kind.EXACT if len(counts) == 1 else Kind.INTERVAL
            assert singles.get(("satu", key)) == expected
            seen += expected is not None
    assert seen > 20


def test_tables_without_a_ring_say_no_more_than_the_equations() -> None:
    """What `slices` proves, for all small A by B and A by C that agree on A: there are people who have these counts."""
    joint = list(product(range(3), repeat=8))
    found = set()
    for counts in joint:
        cube = np.array(counts).reshape(2, 2, 2)
        found.add((tuple(cube.sum(axis=2).ravel()), tuple(cube.sum(axis=1).ravel())))
    tables = list(product(range(3), repeat=4))
    agreeing = {
        (one, other)
        for one in tables
        for other in tables
        if one[0] + one[1] == other[0] + other[1] and one[2] + one[3] == other[2] + other[3]
    }
    assert agreeing <= found
