"""The only way from recorded figures to the public site.

A count from 1 up to the threshold could point to a person. Such counts leave this module as `Suppressed`, never as
numbers, and never as zero: zero is information too.
"""

from __future__ import annotations

from collections.abc import Mapping

from terang.public import PublicFigure, PublicSource, PublicSystem, Ratio, Suppressed, Value
from terang.records.figures import COUNTED, Amount, Below, OneIn, Statement


def release(
    statement: Statement,
    threshold: int,
    areas: Mapping[str, str],
    systems: Mapping[str, PublicSystem],
    sources: Mapping[str, PublicSource],
) -> PublicFigure:
    """Return the publishable form of `statement`. `areas` gives names by id."""
    return PublicFigure(
        id=statement.id,
        area=areas[statement.area],
        system=systems[statement.system],
        measure=statement.measure,
        group=statement.group,
        unit=statement.unit,
        value=_value(statement.amount, statement.unit, threshold),
        approximate=statement.approximate,
        period=statement.period,
        source=sources[statement.source],
        completeness=statement.completeness,
        note=" ".join(filter(None, (statement.note, statement.parts_note))),
    )


def release_count(count: int | None, threshold: int) -> int | Suppressed:
    """Return a recap's count as it may be shown. None was hidden when it was written, whatever its size.

    A small one can not get here past the checks of data/; should it, it is hidden all the same.
    """
    return Suppressed(None) if count is None or 0 < count < threshold else count


def _value(amount: Amount, unit: str, threshold: int) -> Value:
    if isinstance(amount, OneIn):
        return Ratio(amount.part, amount.whole)
    if isinstance(amount, Below):
        return Suppressed(amount.threshold)
    return Suppressed(threshold) if points_to_someone(amount, unit, threshold) else amount


def points_to_someone(value: Value, unit: str, threshold: int) -> bool:
    """Return whether `value` is a count so small that it may not be published."""
    return unit in COUNTED and isinstance(value, int) and 0 < value < threshold
