"""What the audit finds, why a release is refused, and what helps: codes, which the edge turns into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from terang.sdc.tables import Key, Release


class Remedy(StrEnum):
    """What staff can do about it."""

    POOL_YEARS = "pool-years"  # count several years together
    MERGE_ZONES = "merge-zones"  # put categories together
    DROP_DIMENSION = "drop-dimension"  # publish fewer tables, or break them down by less
    WAIT = "wait"  # until the next release has more to add
    WITHDRAW = "withdraw"  # the release that is exposed, or that stands in the way


class Reason(StrEnum):
    """Why a release can not be protected."""

    TOO_FEW = "too-few"  # there are not enough people, or not enough cells, to hide among
    SMALL_TOTAL = "small-total"  # the grand total is itself a small count
    SMALL_INCREMENT = "small-increment"  # the grand total changed by a small count
    OVERLAPPING_SPANS = "overlapping-spans"  # with a release that it neither continues nor leaves alone
    LINKED_TABLES = "linked-tables"  # three or more tables that share dimensions in a ring
    CHANGED_CATEGORIES = "changed-categories"  # one name of a dimension, two lists of categories
    INCONSISTENT = "inconsistent"  # what was published before does not add up, so nothing can be proved


class Unpublishable(Exception):  # noqa: N818 - it says what the release is, as StopIteration does
    """No way of hiding cells makes the release safe. `table` is its name, or "" when it is the release as a whole."""

    def __init__(self, table: str, reason: Reason, remedies: tuple[Remedy, ...]) -> None:
        super().__init__(table, reason, remedies)
        self.table, self.reason, self.remedies = table, reason, remedies


class Kind(StrEnum):
    """How a cell is exposed."""

    SMALL = "small"  # a small count is published
    EXACT = "exact"  # a hidden count can be calculated
    INTERVAL = "interval"  # a hidden count can be narrowed down to less than 0 up to threshold - 1
    INSIDER = "insider"  # the same by someone who knows one other hidden count
    INCREMENT = "increment"  # what was added between two releases is a small count, or is narrowed down
    INCONSISTENT = "inconsistent"  # the published counts do not add up, so nothing can be proved
    STRUCTURE = "structure"  # the releases can not be judged together; `reason` says why


@dataclass(frozen=True, slots=True)
class Exposure:
    """One cell of a release that an attacker learns more about than that it is hidden."""

    release: Release
    table: str
    cell: Key
    kind: Kind
    remedies: tuple[Remedy, ...]
    reason: Reason | None = None  # with STRUCTURE
