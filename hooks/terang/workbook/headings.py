"""Which column holds what, from the headings of a sheet: one row or two, found anywhere near its top.

Of a heading that is not in the settings nothing is kept but where it stands: it may name a person or a school.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from terang.records.workbooks import COUNT, ROLES, Column, plain

SEARCHED = 40  # rows from the top in which headings are looked for
LEAST = 2  # headings that make a row the row of headings
_ORDINAL = {"no", "nomor", "no urut", "nomor urut", "nmr"}


@dataclass(slots=True)
class Titles:
    """What one row holds when it is read as headings, by column."""

    known: dict[int, str] = field(default_factory=dict)  # the id of the column's kind
    close: dict[int, str] = field(default_factory=dict)  # the id that a heading may be a slip of
    categories: dict[int, str] = field(default_factory=dict)  # an allowed content used as a heading
    other: set[int] = field(default_factory=set)
    ordinal: set[int] = field(default_factory=set)

    @property
    def are_headings(self) -> bool:
        kinds = set(self.known.values())
        return len(kinds) >= LEAST and bool(kinds - set(ROLES))


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a sheet are. `first`, `last`: its rows; `twice`: kinds that more than one column has."""

    first: int
    last: int
    columns: dict[str, int]  # by id
    twice: dict[str, tuple[int, int]]
    close: dict[int, str]
    categories: dict[int, str]
    other: frozenset[int]
    ordinal: frozenset[int]

    @property
    def aggregated(self) -> bool:
        """One row is not one case, but a number of them."""
        return COUNT in self.columns


class Headings:
    """Reads headings by the words of the settings."""

    def __init__(self, columns: Sequence[Column], categories: Sequence[str]) -> None:
        self._ids = {plain(name): column.id for column in columns for name in (column.name, *column.synonyms)}
        self._categories = {plain(name): name for name in categories}

    def read(self, values: Sequence[object]) -> Titles:
        """Return what a row holds when it is read as headings."""
        titles = Titles()
        for column, value in enumerate(values, start=1):
            word = plain(value) if isinstance(value, str) else ""
            if not word:
                continue
            if kind := self._kind(word):
                titles.known[column] = kind
            elif word in self._categories:
                titles.categories[column] = self._categories[word]
            elif word in _ORDINAL:
                titles.ordinal.add(column)
            else:
                titles.other.add(column)
                if near := difflib.get_close_matches(word, self._ids, 1, 0.8):
                    titles.close[column] = self._ids[near[0]]
        return titles

    def repeats(self, values: Sequence[object], header: Header) -> bool:
        """Whether a row of the body is the header again, as on every page of a printed list."""
        cells = [(kind, values[column - 1]) for kind, column in header.columns.items() if column <= len(values)]
        same = [kind for kind, value in cells if isinstance(value, str) and self._kind(plain(value)) == kind]
        return len(same) >= LEAST

    def _kind(self, word: str) -> str:
        return self._ids.get(word, "")


def joined(row: int, titles: Titles, above: Titles | None, below: Titles | None) -> Header:
    """Return the header whose richest row is `row`; `above` and `below` are titles that belong to it, if any do."""
    known: dict[int, str] = dict(titles.known)
    for others in (above, below):
        for column, kind in (others.known if others else {}).items():
            if column not in titles.known:
                known[column] = kind
    columns: dict[str, int] = {}
    twice: dict[str, tuple[int, int]] = {}
    for column, kind in sorted(known.items()):
        if kind in columns:
            twice.setdefault(kind, (columns[kind], column))
        columns.setdefault(kind, column)
    parts = [part for part in (above, titles, below) if part]
    return Header(
        first=row - bool(above),
        last=row + bool(below),
        columns=columns,
        twice=twice,
        close={column: kind for part in parts for column, kind in part.close.items() if column not in known},
        categories={column: name for part in (titles, below) if part for column, name in part.categories.items()},
        other=frozenset(column for part in parts for column in part.other if column not in known),
        ordinal=frozenset(column for part in parts for column in part.ordinal),
    )


def continues(titles: Titles, below: Titles, values: Sequence[object]) -> bool:
    """Whether the row `below` holds headings too.

    Under a heading of the first row it has nothing, or the same; or it spreads categories over columns without one.
    """
    filled = [column for column in titles.known if column <= len(values) and values[column - 1] is not None]
    headed = titles.known.keys() | titles.other | titles.ordinal
    if len(below.categories) >= LEAST and below.categories.keys() - headed:
        return len(filled) < LEAST
    return bool(below.known) and all(below.known.get(column) == titles.known[column] for column in filled)


def is_numbering(values: Sequence[object]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    numbers = [str(value).strip(" ()") for value in values if value is not None]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
