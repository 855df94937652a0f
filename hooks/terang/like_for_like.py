"""What may be computed from figures that may be compared: the same months of two years, and rates per 100,000.

Where a fair figure does not exist there is none: nothing is extrapolated, rounded to a near date or borrowed from
another group. No percentage of change is computed anywhere: a count of reports is not a count of violence, and of
the small counts of one regency a percentage says mostly how small they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from math import sqrt
from typing import Literal

from terang.comparison import Code, Reason, judge
from terang.public import PublicConflict, PublicFigure

PER = 100_000
_OTHER: tuple[Code, ...] = (
    "place", "part-of-place", "kind", "system", "unit", "group", "shared-group", "measure",
)  # fmt: skip
_SURE = 1.96  # standard errors: of differences that are chance alone, 1 in 20 is larger


def within_chance(one: PublicFigure, other: PublicFigure) -> bool | None:
    """Whether two counts lie no further apart than chance alone may put them; None where they are not to be subtracted.

    Reports arrive one by one, so their number varies as Poisson's does: the difference of two has a standard error of
    the root of their sum. Official statistics use it for small yearly counts, such as homicides.
    """
    if not judge(one, other).like_for_like or not isinstance(one.value, int) or not isinstance(other.value, int):
        return None
    return abs(one.value - other.value) <= _SURE * sqrt(one.value + other.value)


def same_months(
    one: PublicFigure, other: PublicFigure, figures: Iterable[PublicFigure], conflicts: Iterable[PublicConflict]
) -> tuple[PublicFigure, PublicFigure] | None:
    """Return two figures like `one` and `other`, each of its year, that cover the same months, or None.

    The longest such time is taken, and `one` and `other` themselves where they cover it. What a contradiction passes
    over in favour of another statement is left out, and so are numbers that are only about right.
    """
    passed = passed_over(conflicts)
    fit = [figure for figure in figures if figure not in passed]
    pairs = [
        (mine, theirs)
        for mine, theirs in product(_alike(one, fit), _alike(other, fit))
        if judge(mine, theirs).like_for_like
    ]
    own = {one.id, other.id}
    return max(pairs, key=lambda pair: (_days(pair[0]), len({f.id for f in pair} & own), pair[0].id), default=None)


def unlike(one: PublicFigure, other: PublicFigure) -> Reason | None:
    """Return the gravest thing in which two figures differ other than time, or None: one count of two times."""
    return next((reason for reason in judge(one, other).reasons if reason.code in _OTHER), None)


def _alike(figure: PublicFigure, figures: Iterable[PublicFigure]) -> list[PublicFigure]:
    """Figures of the same year that differ from `figure` in nothing but how much of it they cover."""
    year = figure.period.start.year
    return [other for other in figures if other.period.start.year == year and not unlike(figure, other)]


def _days(figure: PublicFigure) -> int:
    return (figure.period.last_day - figure.period.start).days


def passed_over(conflicts: Iterable[PublicConflict]) -> frozenset[PublicFigure]:
    """Return the figures for which another one of the same system is shown first: what two systems say is no choice."""
    return frozenset(
        figure
        for conflict in conflicts
        for figure in conflict.figures
        if conflict.chosen not in (None, figure) and conflict.chosen.system == figure.system
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """A count per 100,000 people, to one decimal, and the people that it is a rate of."""

    value: Decimal
    count: PublicFigure
    people: PublicFigure


NoRate = Literal["counted", "hidden", "approximate", "year", "small", "people"]


def rate(
    count: PublicFigure, figures: Iterable[PublicFigure], conflicts: Iterable[PublicConflict], least: int
) -> Rate | NoRate:
    """Return `count` per 100,000 people, or why there is no such rate.

    counted: its unit is not kasus or korban. hidden, approximate: there is no exact number. year: it covers no whole
    calendar year. small: it is below `least`. people: nobody says how many people of just this group lived in just
    this area on a day of that year, or two sources say it differently and none of them leads.
    Of several days the one nearest to the middle of the year is taken, as official rates do.
    """
    if count.unit not in ("kasus", "korban"):
        return "counted"
    if not isinstance(count.value, int):
        return "hidden"
    if count.approximate:
        return "approximate"
    if not count.period.is_whole_year:
        return "year"
    if count.value < least:
        return "small"
    people = _denominator(count, figures, passed_over(conflicts))
    if people is None or not isinstance(people.value, int) or not people.value:
        return "people"
    exact = Decimal(count.value * PER) / people.value
    return Rate(exact.quantize(Decimal("0.1"), ROUND_HALF_UP), count, people)


def _denominator(
    count: PublicFigure, figures: Iterable[PublicFigure], passed: frozenset[PublicFigure]
) -> PublicFigure | None:
    fit = [
        figure
        for figure in figures
        if figure.unit == "jiwa"
        and figure not in passed
        and not figure.approximate
        and figure.area == count.area
        and _of_same_people(figure, count)
        and figure.period.is_moment
        and figure.period.meets(count.period)
    ]
    middle = date(count.period.start.year, 7, 1)
    nearest = min((abs((figure.period.start - middle).days) for figure in fit), default=0)
    best = [figure for figure in fit if abs((figure.period.start - middle).days) == nearest]
    return best[0] if len({(figure.value, figure.system) for figure in best}) == 1 else None


def _of_same_people(one: PublicFigure, other: PublicFigure) -> bool:
    """The register of groups says that both are about the same people; that both use one word is not enough."""
    return bool(one.people) and one.people == other.people
