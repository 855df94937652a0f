"""Random tables of people who do not exist, for the tests of disclosure control. The same seed gives the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from terang.sdc.tables import (
    Dimension,
    FrequencyTable,
    Key,
    PrivateRelease,
    ProtectedTable,
    Release,
    Span,
    all_keys,
    inner_keys,
)

YEAR = date(2024, 1, 1)


def dimension(name: str, size: int) -> Dimension:
    return Dimension(name, tuple(f"{name}-{number}" for number in range(size)))


def span(end: date = date(2024, 12, 31), start: date = YEAR, population: str = "uji") -> Span:
    return Span(population, start, end)


def table(name: str, dimensions: Sequence[Dimension], counts: Iterable[int]) -> FrequencyTable:
    """Return a table with `counts` in the order of its inner cells."""
    keys = list(inner_keys(tuple(dimensions)))
    return FrequencyTable(name, tuple(dimensions), dict(zip(keys, counts, strict=True)))


def shown(private: FrequencyTable, hidden: Iterable[Key]) -> ProtectedTable:
    """Return `private` as published with just these cells hidden, however unwise that is."""
    gone = set(hidden)
    return ProtectedTable(
        private.name,
        private.dimensions,
        {key: None if key in gone else private.count(key) for key in all_keys(private.dimensions)},
    )


def release(*tables: ProtectedTable, end: date = date(2024, 12, 31), day: date | None = None) -> Release:
    return Release(span(end), day or end + timedelta(days=30), tables)


def random_counts(chance: np.random.Generator, rows: int, columns: int, total: int) -> list[int]:
    """Return the inner cells of a table of `total` people, uneven as real ones are."""
    shares = np.outer(chance.dirichlet(np.full(rows, 2.0)), chance.dirichlet(np.full(columns, 1.2)))
    shares *= chance.lognormal(0, 0.5, shares.shape)
    counts = chance.multinomial(total, (shares / shares.sum()).ravel())
    return [int(count) for count in counts]


def random_stack(
    chance: np.random.Generator, rows: int, columns: int, total: int, depth: int = 1
) -> list[PrivateRelease]:
    """Return a running count of `depth` releases that ends with `total` people, by two dimensions."""
    by = (dimension("zona", rows), dimension("jenis", columns))
    shares = chance.dirichlet(np.full(depth, 3.0))
    parts = [int(part) for part in chance.multinomial(total, shares)]
    counts = [0] * (rows * columns)
    stack = []
    for number, part in enumerate(parts):
        counts = [a + b for a, b in zip(counts, random_counts(chance, rows, columns, part), strict=True)]
        end = YEAR + timedelta(days=(number + 1) * 366 // depth - 1)
        stack.append(PrivateRelease(span(end), (table("zona-jenis", by, counts),)))
    return stack
