"""What an import counts, from the policy and the workbook's settings; and its counts as private frequency tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from terang.recap_loading import RecapData, zone
from terang.records.recap_policy import DISTRICT, ZONE, RecapTable
from terang.records.workbooks import Choice
from terang.sdc.tables import FrequencyTable, Key
from terang.workbook.contents import Choices
from terang.workbook.headings import Headings
from terang.workbook.wanted import Wanted


def wanted(books: RecapData, tables: Sequence[RecapTable], years: range, today: date) -> Wanted:
    """Return what to count for `tables`."""
    choices = {column.id: Choices.of(column.choices) for column in books.workbook.columns if column.choices}
    districts = books.districts
    choices[DISTRICT] = Choices.of(Choice(nama=district.name) for district in districts)
    return Wanted(
        years=years,
        tables={table.name: table.dimensions for table in tables},
        columns={column.id: column for column in books.workbook.columns},
        choices=choices,
        derived={ZONE: (DISTRICT, {district.name: zone(district) for district in districts})},
        today=today,
    )


def headings(books: RecapData) -> Headings:
    """Return how headings are read: by the workbook's columns, and by categories that stand where headings should."""
    categories = [choice.name for column in books.workbook.columns for choice in column.choices]
    return Headings(books.workbook.columns, [*categories, *(district.name for district in books.districts)])


def private(
    books: RecapData, tables: Sequence[RecapTable], counts: Mapping[str, Counter[Key]]
) -> tuple[FrequencyTable, ...]:
    """Return the true counts as tables with every category. They must not leave this process."""
    return tuple(
        FrequencyTable(table.name, tuple(books.dimension(name) for name in table.dimensions), dict(counts[table.name]))
        for table in tables
    )
