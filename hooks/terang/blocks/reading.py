"""What the sentence under a table speaks of: which rows, and what must not be added up.

Only facts are chosen here; their words are in overrides/blocks/kalimat.html. Nothing is compared, added or
subtracted, so the sentence cannot claim a rise, a fall or a cause. What must be known before figures are compared
is told by notices; see `terang.comparison`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from terang.comparison import judge
from terang.public import PublicCell, PublicFigure, PublicRow, PublicTable, Suppressed


@dataclass(frozen=True, slots=True)
class Said:
    """One cell with a figure. `column` is "" where the table has only one column; `label` is its row's."""

    label: str
    column: str
    figure: PublicFigure
    others: tuple[PublicFigure, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of the sentence, each empty where there is nothing to say."""

    categories: tuple[tuple[Said, ...], ...]  # every row, when all figures are of one period
    group: str  # whom all figures are about, or "" when they are about several
    measure: str  # what all figures count, or ""
    whole: tuple[Said, ...]  # the latest row that covers whole years, or a moment
    partial: tuple[tuple[Said, ...], ...]  # for each year without a whole figure, its latest row
    missing: tuple[str, ...]  # labels of what has no figure
    disputed: tuple[tuple[Said, ...], ...]  # of each row, what other sources say instead
    overlapping: bool  # the rows count some of the same reports, so they must not be added up
    suppressed: int  # the threshold below which counts are hidden here, or 0
    hidden: bool  # some counts are hidden whatever their size
    nothing_shown: bool  # every count but the totals is
    total: Said | None = None  # of a table whose parts add up; then the rest of the time is not told row by row
    sums: tuple[Said, ...] = ()  # the totals of the columns


def read(table: PublicTable) -> Reading:
    """Return what to say of `table`."""
    rows = [said for row in table.rows if (said := tuple(_said(table, row)))]
    same_period = len({cell.figure.period for row in rows for cell in row}) == 1 and len(rows) > 1
    by_time = [] if same_period else sorted(rows, key=_last_day)
    whole = [row for row in by_time if not row[0].figure.is_partial_year]
    covered = {row[0].figure.period.start.year for row in whole}
    partial = {row[0].figure.period.start.year: row for row in by_time if row[0].figure.is_partial_year}
    cells = [cell for row in table.rows for cell in row.cells]
    return Reading(
        categories=tuple(rows) if same_period else (),
        group=_only({said.figure.group for row in rows for said in row}),
        measure=_only({said.figure.measure for row in rows for said in row}),
        whole=whole[-1] if whole else (),
        partial=tuple(row for year, row in sorted(partial.items()) if year not in covered),
        missing=tuple(label for row in table.rows for label in _missing(table, row)),
        disputed=tuple(others for row in rows if (others := tuple(_others(row)))),
        overlapping=not same_period and _overlapping(by_time),
        suppressed=max((c.value.threshold or 0 for c in cells if isinstance(c.value, Suppressed)), default=0),
        hidden=any(cell.value == Suppressed(None) for cell in [*cells, *_margins(table)]),
        nothing_shown=all(cell.value == Suppressed(None) for cell in cells),
        total=Said("", "", table.totals.all.figure, ()) if table.totals and table.totals.all.figure else None,
        sums=tuple(_sums(table)),
    )


def _margins(table: PublicTable) -> tuple[PublicCell, ...]:
    return (table.totals.all, *table.totals.rows, *table.totals.columns) if table.totals else ()


def _sums(table: PublicTable) -> Iterator[Said]:
    for column, cell in zip(table.columns, table.totals.columns if table.totals else (), strict=False):
        if cell.figure:
            yield Said("", column, cell.figure, ())


def _only(words: set[str]) -> str:
    return words.pop() if len(words) == 1 else ""


def _said(table: PublicTable, row: PublicRow) -> Iterator[Said]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell.figure:
            yield Said(row.label, _name(table, column), cell.figure, cell.others)


def _others(row: tuple[Said, ...]) -> Iterator[Said]:
    for said in row:
        for other in said.others:
            yield Said(said.label, said.column, other, ())


def _name(table: PublicTable, column: str) -> str:
    return "" if len(table.columns) == 1 else column


def _missing(table: PublicTable, row: PublicRow) -> Iterator[str]:
    empty: list[PublicCell] = [cell for cell in row.cells if cell.figure is None]
    if len(empty) == len(row.cells):
        yield row.label
        return
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell.figure is None:
            yield f"{row.label} ({column})"


def _last_day(row: tuple[Said, ...]) -> tuple[object, ...]:
    period = row[0].figure.period
    return period.last_day, period.start


def _overlapping(rows: list[tuple[Said, ...]]) -> bool:
    """Two rows tell of the same days. `rows` are sorted by their last day."""
    return any(judge(earlier[0].figure, later[0].figure).has("same-days") for earlier, later in pairwise(rows))
