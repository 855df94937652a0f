"""What may be published, and nothing else: charts, tables, sentences and downloads are made from these types.

Suppressed, missing and zero are three different things: `Suppressed` is a count that could point to a person, or
that would give such a count away; `Missing` says why nobody has a figure, 0 is a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

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
class PublicArticle:
    """One article of a regulation in a sentence of ours. `evidence` is "belum" while nobody has seen its text."""

    number: str  # "41", "76E"
    says: str
    evidence: Literal["naskah", "kedua", "belum"]
    source: str  # id of where it was read, or ""


@dataclass(frozen=True, slots=True)
class PublicRule:
    """What is known of a regulation."""

    short: str  # "UU 12/2022 (TPKS)"
    status: Literal["berlaku", "diubah", "dicabut"]
    by: str  # id of the regulation that changed or revoked it, or ""
    seen: Literal["utuh", "sebagian", "ringkasan", "belum"]  # how much of its text
    checked: str  # who with a law degree, and when; "belum"
    articles: tuple[PublicArticle, ...]


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
    evidence: Literal["naskah", "kedua", "umum", "dilarang"] = "kedua"  # what kind of proof it is
    rule: PublicRule | None = None  # of a source that is a regulation


@dataclass(frozen=True, slots=True)
class PublicSystem:
    """Who counts, and how: figures of two systems never share an axis."""

    id: str
    name: str
    short: str
    about: str
    agency: str = ""  # whose figures they are, and who could confirm what is said of them
    collected: str = ""  # how a report becomes a figure that anyone can read
    omits: str = ""  # what is not counted
    updated: str = ""  # how often, or when next
    contact: str = ""  # of an office, never of a person
    confirmed: date | None = None  # when the agency confirmed these words; None: nobody has


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
    # What the registers say today, which is no part of the statement: the areas that `area` lies in ("Provinsi
    # Banten", "Indonesia"), and the smallest groups that `group` consists of; none when nobody says which.
    wider: tuple[str, ...] = field(default=(), compare=False)
    people: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def address(self) -> str:
        """The statement's own page from the site's root. It hangs on the id alone, so that it never changes."""
        return f"data/angka/{self.id}/"

    @property
    def is_partial_year(self) -> bool:
        """Covers less than a year, so that it may not be compared with one."""
        return not self.period.is_moment and not self.period.is_a_year_or_more


Status = Literal["awal", "diperbarui", "berselisih", "dikoreksi", "ditarik"]


@dataclass(frozen=True, slots=True)
class PublicChange:
    """One entry of the correction log. A withdrawal leaves the figure as it was: `before` and `after` are the same."""

    id: str
    day: date
    kind: Literal["koreksi", "pembaruan", "penarikan"]
    part: str  # the key that changed, as it is written: "jumlah", "satuan", ...; "" for a withdrawal
    before: PublicFigure  # as the page showed it until then
    after: PublicFigure
    reason: str
    by: str  # who said so
    source: PublicSource


@dataclass(frozen=True, slots=True)
class PublicLife:
    """What became of a statement since it was first shown. The status follows from the rest and is never typed."""

    status: Status
    shown_since: date | None  # None: not yet in the ledger
    changes: tuple[PublicChange, ...]  # oldest first
    older: tuple[PublicFigure, ...]  # announcements of the same running count that this one updates
    newer: tuple[PublicFigure, ...]  # and those that update this one


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
class PublicMetadata:
    """What is told of one table beyond what its system tells; "" is what nobody has written yet.

    The first six are those of an indicator in Satu Data Indonesia (MS-Ind, BPS Regulation 5/2020); its unit is the
    table's own.
    """

    concept: str = ""
    definition: str = ""
    interpretation: str = ""
    method: str = ""
    measure: str = ""  # "Jumlah", "Persentase"
    classification: str = ""
    omits: str = ""
    completeness: str = ""
    updated: str = ""
    contact: str = ""


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
    metadata: PublicMetadata = PublicMetadata()

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
    def period(self) -> Period:
        """From the first day that any figure of the table speaks of to the last."""
        periods = [figure.period for figure in self.figures]
        return Period(min(one.start for one in periods), max(periods, key=lambda one: one.last_day).end)

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
class PublicRelease:
    """A table as it stood on a day; it never changes afterwards."""

    day: date
    table: PublicTable


@dataclass(frozen=True, slots=True)
class PublicData:
    """Everything about figures that pages may use."""

    figures: Mapping[str, PublicFigure]
    tables: Mapping[str, PublicTable]
    conflicts: tuple[PublicConflict, ...]
    sources: Mapping[str, PublicSource]
    caveats: tuple[str, ...]
    rates_from: int = 20  # no rate is made of a smaller count; data/aturan.yml may only raise it
    releases: Mapping[str, tuple[PublicRelease, ...]] = field(default_factory=dict)  # of each table, the latest first
    lives: Mapping[str, PublicLife] = field(default_factory=dict)  # of each figure, by the same id

    @property
    def changes(self) -> tuple[PublicChange, ...]:
        """The whole correction log, newest first; those of one day in the order of their ids."""
        found = [change for life in self.lives.values() for change in life.changes]
        return tuple(sorted(sorted(found, key=lambda c: c.id), key=lambda c: c.day, reverse=True))

    @property
    def standing(self) -> tuple[PublicFigure, ...]:
        """Every figure that was not withdrawn: only from these may anything be computed."""
        return tuple(figure for name, figure in self.figures.items() if not self.withdrawn(name))

    def withdrawn(self, figure: str) -> bool:
        """Whether the statement of that id must not be used any more."""
        life = self.lives.get(figure)
        return life is not None and life.status == "ditarik"
