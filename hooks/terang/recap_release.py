"""Recaps as releases that disclosure control can judge, and protected tables as recaps: the same counts, two shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from terang.public import PublicFigure
from terang.records.recap_policy import RecapPolicy
from terang.records.recaps import TOTAL as TOTAL_LABEL
from terang.records.recaps import Recap, RecapRow
from terang.sdc.tables import TOTAL, Dimension, KnownTotal, ProtectedTable, Release, Span


def span(counted: Sequence[str], start: date, end: date) -> Span:
    """Return who is counted and when. `counted` is as in `Recap.counted`."""
    return Span(" / ".join(counted), start, end)


def releases(recaps: Iterable[Recap]) -> list[Release]:
    """Return what was published together: the tables of one population, time and day, the earliest release first."""
    together: dict[tuple[date, Span], list[ProtectedTable]] = {}
    for recap in sorted(recaps, key=lambda recap: (recap.day, recap.start, recap.end, recap.name)):
        key = (recap.day, span(recap.counted, recap.start, recap.end))
        together.setdefault(key, []).append(table(recap))
    return [Release(of, day, tuple(tables)) for (day, of), tables in together.items()]


def table(recap: Recap) -> ProtectedTable:
    """Return the counts of a recap; its shape has been checked."""
    rows = tuple(row.label for row in recap.rows[:-1])
    axes = [rows, recap.columns[:-1]][: len(recap.dimensions)]
    cells = {
        (_key(row.label), _key(column))[: len(axes)]: count
        for row in recap.rows
        for column, count in zip(recap.columns, row.cells, strict=True)
    }
    dimensions = (Dimension(name, words) for name, words in zip(recap.dimensions, axes, strict=True))
    return ProtectedTable(recap.name, tuple(dimensions), cells)


def recaps(release: Release, policy: RecapPolicy, source: str) -> Iterator[Recap]:
    """Yield the records of a release, one a table."""
    for table in release.tables:
        rows, *columns = [[*dimension.categories, TOTAL] for dimension in table.dimensions]
        across = columns[0] if columns else [TOTAL]
        yield Recap.model_construct(
            name=table.name,
            area=policy.area,
            system=policy.system,
            measure=policy.measure,
            group=policy.group,
            unit=policy.unit,
            start=release.span.start,
            end=release.span.end,
            day=release.day,
            source=source,
            dimensions=tuple(dimension.name for dimension in table.dimensions),
            columns=tuple(_label(name) for name in across),
            rows=tuple(
                RecapRow.model_construct(
                    label=_label(row),
                    cells=tuple(table.cells[(row, name)[: len(table.dimensions)]] for name in across),
                )
                for row in rows
            ),
        )


def _key(label: str) -> str:
    return TOTAL if label == TOTAL_LABEL else label


def _label(key: str) -> str:
    return TOTAL_LABEL if key == TOTAL else key


def known_totals(figures: Iterable[PublicFigure], policy: RecapPolicy, area: str) -> list[KnownTotal]:
    """Return the published statements that count what the register counts; `area` is the name of `policy.area`.

    Those that contradict each other and those of shorter times are told too: the audit knows what to make of them.
    """
    everybody: dict[str, str] = {}
    parts = {(policy.measure, policy.group): everybody} | {
        (also.measure, also.group): also.part for also in policy.also_counted
    }
    counted = (policy.area, policy.system, policy.measure, policy.group, policy.unit)
    found: list[KnownTotal] = []
    for figure in figures:
        part = parts.get((figure.measure, figure.group))
        alike = (figure.area, figure.system.id, figure.unit) == (area, policy.system, policy.unit)
        usable = not figure.approximate and figure.period.start <= figure.period.last_day
        if part is not None and alike and usable and isinstance(figure.value, int):
            of = span(counted, figure.period.start, figure.period.last_day)
            found.append(KnownTotal(of, part, figure.value))
    return found
