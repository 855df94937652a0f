"""Frequency tables before and after disclosure control, and the releases that they are published in.

Two types, so that a count that is private can not be taken for one that may be published: `FrequencyTable` holds the
true counts and never leaves the agency's own computer; in a `ProtectedTable` a hidden count is None, whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

TOTAL = "*"  # in a key, in place of a category: the margin over that dimension
Key = tuple[str, ...]  # one category a dimension: ("Fisik", "Anak"); ("Fisik", TOTAL) is a margin


@dataclass(frozen=True, slots=True)
class Dimension:
    """What the counts are broken down by. `categories` holds every one, also those that count nobody."""

    name: str
    categories: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.categories or len(set(self.categories)) < len(self.categories) or TOTAL in self.categories:
            raise ValueError(f"categories of {self.name!r} must be different, at least one, and none {TOTAL!r}")


def inner_keys(dimensions: tuple[Dimension, ...]) -> Iterator[Key]:
    """Give the keys of all cells but the margins, in the order of the categories."""
    return product(*(dimension.categories for dimension in dimensions))


def all_keys(dimensions: tuple[Dimension, ...]) -> Iterator[Key]:
    """Give the keys of all cells and margins; the grand total comes last."""
    return product(*((*dimension.categories, TOTAL) for dimension in dimensions))


@dataclass(frozen=True, slots=True)
class FrequencyTable:
    """True counts: private. `counts` holds inner cells only (one that is missing counts nobody); margins are sums.

    `name` is fit for a file name. One or two dimensions. Raises ValueError for anything else.
    """

    name: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Key, int]

    def __post_init__(self) -> None:
        _check_dimensions(self.name, self.dimensions)
        if not self.counts.keys() <= set(inner_keys(self.dimensions)):
            raise ValueError(f"table {self.name!r} counts a cell that its dimensions do not have")
        if any(count < 0 for count in self.counts.values()):
            raise ValueError(f"table {self.name!r} has a count below zero")

    def count(self, key: Key) -> int:
        """Return the count of a cell or margin."""
        if TOTAL not in key:
            return self.counts.get(key, 0)
        return sum(
            count
            for cell, count in self.counts.items()
            if all(wanted in (TOTAL, category) for wanted, category in zip(key, cell, strict=True))
        )


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """What may be published. `cells` holds inner cells and all margins; None is hidden: neither 0 nor missing."""

    name: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, int | None]

    def __post_init__(self) -> None:
        _check_dimensions(self.name, self.dimensions)
        if self.cells.keys() != set(all_keys(self.dimensions)):
            raise ValueError(f"table {self.name!r} must hold every inner cell and every margin, and nothing else")
        if any(count is not None and count < 0 for count in self.cells.values()):
            raise ValueError(f"table {self.name!r} has a count below zero")


def _check_dimensions(name: str, dimensions: tuple[Dimension, ...]) -> None:
    names = {dimension.name for dimension in dimensions}
    if not 1 <= len(dimensions) <= 2 or len(names) < len(dimensions):
        raise ValueError(f"table {name!r} must have one dimension, or two different ones")


@dataclass(frozen=True, slots=True)
class Span:
    """Who is counted, and when: from `start` until `end`, both included.

    `population` names area, system, measure and unit in one string: counts of two populations have nothing in common.
    """

    population: str
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a span ends before it starts")


@dataclass(frozen=True, slots=True)
class PrivateRelease:
    """The true counts of what is to be published together."""

    span: Span
    tables: tuple[FrequencyTable, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """What was published together, on `day`."""

    span: Span
    day: date
    tables: tuple[ProtectedTable, ...]


@dataclass(frozen=True, slots=True)
class KnownTotal:
    """A count that others published (the press, another system), so that an attacker knows it.

    `categories` says of whom, by name of dimension: {} is the grand total, {"kelompok": "Anak"} a margin.
    """

    span: Span
    categories: Mapping[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Rule:
    """From 1 up to `threshold` - 1 a count could point to a person; hidden, it may be anything from 0 up to there."""

    threshold: int

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise ValueError("with a threshold below 2 no count is small")
