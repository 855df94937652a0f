"""What is to be counted in a workbook, and the only columns that are read for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from terang.records.workbooks import Column
from terang.workbook.contents import Choices


@dataclass(frozen=True, slots=True)
class Wanted:
    """One import. `derived` says how a dimension without a column comes from another: (column, category to its own)."""

    years: range
    tables: Mapping[str, tuple[str, ...]]  # dimensions by name of the table
    columns: Mapping[str, Column]  # by id, every one that is known
    choices: Mapping[str, Choices]  # by id of the column
    derived: Mapping[str, tuple[str, Mapping[str, str]]]
    today: date

    @property
    def needed(self) -> list[str]:
        """The columns of categories that a sheet must have."""
        names = (name for table in self.tables.values() for name in table)
        return list(dict.fromkeys(self.derived[name][0] if name in self.derived else name for name in names))

    def category(self, dimension: str, found: Mapping[str, str]) -> str:
        """Return the category of a row. `found` holds those of its columns."""
        if dimension not in self.derived:
            return found[dimension]
        column, own = self.derived[dimension]
        return own[found[column]]

    def name(self, kind: str) -> str:
        """Return how a column is called in messages."""
        return self.columns[kind].name
