"""Releases that an attacker may subtract from each other: the layers of a running count, in order.

Two releases of one population with the same start count the same people, and the later one counts more of them. Those
form one stack of layers. With another start a release may only lie wholly inside another (a year in pooled years) or
wholly outside it, and one inside may share nothing but the grand total: then the grand totals say all there is to
subtract, and they are looked at here. Everything else is refused, for the pieces that overlap could be worked out and
nothing here would see it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from terang.sdc.slices import Slice, slice_of
from terang.sdc.tables import TOTAL, KnownTotal, Release, Rule, Span


@dataclass(frozen=True, slots=True)
class Known:
    """What totals from elsewhere tell of a count: from `low` up to `high`; `told` is that they count the same span."""

    low: int
    high: int | None
    told: bool


@dataclass(frozen=True, slots=True)
class Layer:
    """One release: its cells by slice (None is hidden, absent was not tabulated), and what is known from elsewhere."""

    cells: Mapping[Slice, int | None]
    known: Mapping[Slice, Known]


def cells_of(release: Release) -> dict[Slice, int | None]:
    """Return the cells of all tables of a release by slice. What one table publishes is published.

    Raises ValueError when two tables publish different counts of one slice.
    """
    cells: dict[Slice, int | None] = {}
    for table in release.tables:
        for key, count in table.cells.items():
            slice_ = slice_of(table.dimensions, key)
            found = cells.setdefault(slice_, count)
            if found is None:
                cells[slice_] = count
            elif count not in (None, found):
                raise ValueError(f"two tables of one release differ in {key}")
    return cells


def order(release: Release) -> tuple[date, date]:
    """The place of a release in its stack."""
    return release.span.end, release.day


def stack_of(span: Span, releases: Sequence[Release]) -> list[Release]:
    """Return the releases that count the same people as `span` does, from its start on; earliest first."""
    same = [one for one in releases if (one.span.population, one.span.start) == (span.population, span.start)]
    return sorted(same, key=order)


def known_of(span: Span, cells: Mapping[Slice, int | None], known: Sequence[KnownTotal]) -> dict[Slice, Known]:
    """Return what totals from elsewhere tell about a release with `span`, where its `cells` do not.

    A total of the same span is the count; where sources differ, it lies between them. One of a shorter span is at most
    the count, one of a longer span at least. A count that the release itself publishes needs none: there a total that
    differs is another source's figure.
    """
    totals: dict[Slice, list[KnownTotal]] = {}
    for total in known:
        slice_ = frozenset(total.categories.items())
        if (total.span.population, total.span.start) == (span.population, span.start) and cells.get(slice_) is None:
            totals.setdefault(slice_, []).append(total)
    return {slice_: _told(span, found) for slice_, found in totals.items()}


def _told(span: Span, totals: Sequence[KnownTotal]) -> Known:
    same = [total.count for total in totals if total.span.end == span.end]
    if same:
        return Known(min(same), max(same), True)
    low = max((total.count for total in totals if total.span.end < span.end), default=0)
    high = min((total.count for total in totals if total.span.end > span.end), default=None)
    return Known(low, high, False)


def clash(one: Release, other: Release) -> bool:
    """Whether two releases of one population overlap in a way that can not be judged."""
    a, b = one.span, other.span
    if a.population != b.population or a.start == b.start or a.end < b.start or b.end < a.start:
        return False
    inside = (a.start < b.start and b.end <= a.end) or (b.start < a.start and a.end <= b.end)
    return not inside or bool(_names(one) & _names(other))


def _names(release: Release) -> set[str]:
    return {dimension.name for table in release.tables for dimension in table.dimensions}


def small_remainder(whole: Release, releases: Sequence[Release], rule: Rule) -> bool:
    """Whether the grand total of `whole` less those of releases inside it, which do not overlap, is a small count."""
    parts = sorted(
        (one.span.end, one.span.start, total)
        for one in releases
        if one.span.population == whole.span.population
        and whole.span.start <= one.span.start
        and one.span.end <= whole.span.end
        and one.span != whole.span
        and (total := _total(one)) is not None
    )
    total = _total(whole)
    if total is None:
        return False
    sums: list[tuple[date, int]] = [(date.min, 0)]  # a sum of totals, and where the last of them ends
    for end, start, part in parts:
        sums = list(dict.fromkeys([*sums, *((end, sum_ + part) for before, sum_ in sums if before < start)]))
    return any(0 < abs(total - sum_) < rule.threshold for before, sum_ in sums if before > date.min)


def _total(release: Release) -> int | None:
    return next((table.cells[(TOTAL,) * len(table.dimensions)] for table in release.tables), None)
