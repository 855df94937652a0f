"""What is not the same in two releases of a table, cell by cell. Nothing is subtracted, so no increment is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from terang.public import PublicCell, PublicTable

_TOTAL = ""  # stands for a row or a column that is a total


@dataclass(frozen=True, slots=True)
class Change:
    """One place in the table. `before` is None when it is new, `after` when it is gone; "" names a total."""

    row: str
    column: str
    before: PublicCell | None
    after: PublicCell | None


def changes(before: PublicTable, after: PublicTable) -> Iterator[Change]:
    """Yield what readers see differently: the value, whether it is about so much, its period, what contradicts it.

    In the order of the later table; then what is gone, in the order of the earlier one.
    """
    earlier, later = _places(before), _places(after)
    for place in later | earlier:
        old, new = earlier.get(place), later.get(place)
        if old is None or new is None or _seen(old) != _seen(new):
            yield Change(*place, old, new)


def _places(table: PublicTable) -> dict[tuple[str, str], PublicCell]:
    """Return the cells by the names of their row and column; of rows with one name, by which of them it is too."""
    places: dict[tuple[str, str], PublicCell] = {}
    for row in table.rows:
        label = row.label
        while (label, table.columns[0]) in places:
            label += " "
        places |= {(label, column): cell for column, cell in zip(table.columns, row.cells, strict=True)}
    if table.totals:
        places |= {(row.label, _TOTAL): cell for row, cell in zip(table.rows, table.totals.rows, strict=False)}
        places |= {(_TOTAL, column): cell for column, cell in zip(table.columns, table.totals.columns, strict=False)}
        places[_TOTAL, _TOTAL] = table.totals.all
    return places


def _seen(cell: PublicCell) -> object:
    figures = (*((cell.figure,) if cell.figure else ()), *cell.others)
    return cell.value, [(f.value, f.approximate, f.unit, f.period, f.source.id) for f in figures]
