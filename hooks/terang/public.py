"""What may be published, and nothing else: charts, tables, sentences and downloads are made from these types.

Suppressed, missing and zero are three different things: `Suppressed` is a count that could point to a person, or
that would give such a count away; `Missing` says why nobody has a figure, 0 is a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from terang.periods import PartialDate, Period


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A count that may not be shown.

    `threshold`: it is below this number, and readers see "kurang dari 5". None: it may be of any size, for some cells
    are hidden only to protect others, and one word for both tells nobody which is which.
    """

    threshold: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no figure; `reason` is a sentence for readers."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """A survey result as it was announced: `part` of `whole` people ("1 dari 4")."""

    part: int
    whole: int


Value = int | Decimal | Ratio | Suppressed | Missing  # Decimal is a percentage, 50.78 for 50,78 %


@dataclass(frozen=True, slots=True)
class PublicSource:
    """Where a statement can be read. `published` is None when the page shows no date."""

    id: str
    title: str
    publisher: str
    url: str
    published: PartialDate | None
    checked: date
    note: str


@dataclass(frozen=True, slots=True)
class PublicSystem:
    """Who counts, and how: figures of two systems never share an axis."""

    id: str
    name: str
    short: str
    about: str


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """One dated statement: who said how many, of what, where and when."""

    id: str
    area: str  # "Kabupaten Serang"
    system: PublicSystem
    measure: str  # what is counted: "Kekerasan terhadap anak"
    group: str  # "perempuan dan anak", "anak", "perempuan", ...
    unit: str  # "kasus", "korban", "laporan", "jiwa", "persen", "rasio"
    value: Value
    approximate: bool  # the source says "about"
    period: Period
    source: PublicSource
    completeness: str  # a sentence on what the figure leaves out, or ""
    note: str
    wider: tuple[str, ...] = ()  # the areas that `area` lies in: ("Provinsi Banten", "Indonesia")
    people: frozenset[str] = frozenset()  # the smallest groups that `group` consists of; none: nobody says which

    @property
    def is_partial_year(self) -> bool:
        """Covers less than a year, so that it may not be compared with one."""
        return not self.period.is_moment and not self.period.is_a_year_or_more


@dataclass(frozen=True, slots=True)
class PublicCell:
    """One place in a table. `figure` is None exactly when `value` is Missing; `others` contradict `figure`."""

    value: Value
    figure: PublicFigure | None
    others: tuple[PublicFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicRow:
    label: str
    cells: tuple[PublicCell, ...]  # as many as the table has columns
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublicTotals:
    """The margins of a table whose parts add up. Not among its rows, so no chart draws a total beside its parts."""

    all: PublicCell
    rows: tuple[PublicCell, ...] = ()  # one a row; none in a table of one column
    columns: tuple[PublicCell, ...] = ()  # one a column; none in a table of one column


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A curated set of comparable figures: one area, one system, one unit a column."""

    slug: str  # file-name safe: "kasus-dinas-per-tahun"
    title: str
    question: str  # what a reader may ask of it
    area: str
    system: PublicSystem
    unit: str
    row_heading: str  # "Tahun"
    columns: tuple[str, ...]  # one name a column: ("Kasus",) or ("Perempuan", "Anak")
    rows: tuple[PublicRow, ...]
    note: str
    caveats: tuple[str, ...]  # the fixed ones, in full sentences
    license: str  # "CC BY-SA 4.0"
    publisher: str  # who publishes this site
    totals: PublicTotals | None = None

    @property
    def figures(self) -> tuple[PublicFigure, ...]:
        """Every statement shown, the chosen one before those that contradict it."""
        return tuple(
            figure
            for row in self.rows
            for cell in row.cells
            for figure in ((cell.figure,) if cell.figure else ()) + cell.others
        )

    @property
    def sources(self) -> tuple[PublicSource, ...]:
        """Each source once, in the order of first use."""
        return tuple(dict.fromkeys(figure.source for figure in self.figures))

    @property
    def as_of(self) -> date:
        """The last day that any figure of the table speaks of."""
        return max(figure.period.last_day for figure in self.figures)

    @property
    def checked(self) -> date:
        """The day on which the least recently checked source was checked."""
        return min(source.checked for source in self.sources)


@dataclass(frozen=True, slots=True)
class PublicConflict:
    """Statements about the same thing that do not agree, and which one the site leads with."""

    id: str
    title: str
    figures: tuple[PublicFigure, ...]
    chosen: PublicFigure | None
    reason: str  # why that one leads, or why none does
    explanation: str  # what is known about the difference
    ask: str  # who could clear it up


@dataclass(frozen=True, slots=True)
class PublicData:
    """Everything about figures that pages may use."""

    figures: Mapping[str, PublicFigure]
    tables: Mapping[str, PublicTable]
    conflicts: tuple[PublicConflict, ...]
    sources: Mapping[str, PublicSource]
    caveats: tuple[str, ...]
    rates_from: int = 20  # no rate is made of a smaller count; data/aturan.yml may only raise it
