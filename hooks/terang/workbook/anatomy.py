"""What a sheet is like apart from its values: merged cells, hidden rows and columns, formulas.

The library's economical reader tells none of these, so the sheet's XML is looked through once more; text is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

MAX_ROWS, MAX_COLUMNS = 200_000, 300


@dataclass(frozen=True, slots=True)
class Range:
    """Cells from one corner to the other, both included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class Anatomy:
    """Rows and columns count from 1."""

    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # from, to
    formulas: set[tuple[int, int]] = field(default_factory=set)  # row, column
    rows: int = 0  # the last that holds anything
    columns: int = 0


def examine(sheet: IO[bytes]) -> Anatomy:
    """Return the anatomy of a sheet's XML. Raises ValueError when it is not XML."""
    found = Anatomy()
    parser = expat.ParserCreate()
    parser.StartElementHandler = _handler(found)
    try:
        parser.ParseFile(sheet)
    except expat.ExpatError:
        raise ValueError("the sheet is not XML") from None  # the message would quote it
    return found


def _handler(found: Anatomy) -> Callable[[str, dict[str, str]], None]:
    row = column = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        name = name.rpartition(":")[2]
        if name == "c":
            at = attributes.get("r")
            row, column = coordinate_to_tuple(at) if at else (row, column + 1)
        elif name in ("v", "is"):  # a cell that only has a format does not count
            found.rows, found.columns = max(found.rows, row), max(found.columns, column)
        elif name == "f":
            found.formulas.add((row, column))
        elif name == "row":
            row, column = int(float(attributes.get("r", row + 1))), 0
            if attributes.get("hidden") in ("1", "true"):
                found.hidden_rows.add(row)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            found.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif name == "mergeCell":
            found.merged.append(Range(*range_boundaries(attributes["ref"])))

    return start
