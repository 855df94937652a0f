"""Everything in data/ about the agency's register: the policy, the workbook, the recaps; read, checked and audited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from terang import recap_audit, recap_release, recap_tables
from terang.folder import Folder
from terang.problems import Problem
from terang.public import PublicData, PublicSystem, PublicTable
from terang.records import recap_policy, recaps, workbooks
from terang.records.districts import District
from terang.records.policy import Policy
from terang.records.recap_policy import DISTRICT, ZONE, RecapPolicy
from terang.records.recaps import Recap
from terang.records.workbooks import Workbook
from terang.sdc.tables import Dimension, KnownTotal
from terang.shapes import Placed

WORKBOOK = "data/buku-kerja.yml"


@dataclass(frozen=True, slots=True)
class Known:
    """What a recap may refer to, by id."""

    areas: Mapping[str, str]
    wider: Mapping[str, tuple[str, ...]]  # the names of the areas that an area lies in
    people: Mapping[str, frozenset[str]]  # the smallest groups that a group, by its name, consists of
    systems: Mapping[str, PublicSystem]
    districts: tuple[District, ...]
    failed: frozenset[str]  # ids of records that are a problem already


@dataclass(frozen=True, slots=True)
class RecapData:
    """The policy, the workbook and every release, checked."""

    policy: RecapPolicy
    threshold: int
    workbook: Workbook
    districts: tuple[District, ...]
    area: str  # the name of the policy's area
    placed: tuple[Placed[Recap], ...] = ()
    known: tuple[KnownTotal, ...] = ()  # what statements in data/angka/ tell of the same counts

    @property
    def origins(self) -> dict[str, str]:
        """The file of each table's latest release, by the table's name."""
        return {placed.value.slug: placed.document.path for placed in recaps.latest(self.placed)}

    def dimension(self, name: str) -> Dimension:
        """Return a dimension with every category that it has."""
        if name == DISTRICT:
            return Dimension(name, tuple(district.name for district in self.districts))
        if name == ZONE:
            return Dimension(name, tuple(dict.fromkeys(filter(None, map(zone, self.districts)))))
        column = next(column for column in self.workbook.columns if column.id == name)
        return Dimension(name, tuple(choice.name for choice in column.choices))


def zone(district: District) -> str:
    """Return the name of a district's zone, or ""."""
    return (district.zone or "").replace("-", " ").capitalize()


def read(folder: Folder, policy: Placed[Policy], known: Known, public: PublicData) -> RecapData | None:
    """Return what data/ holds about the register, None when it holds no policy or one that cannot be used."""
    placed = tuple(folder.each("data/rekap/*/*.yml", Recap).placed)
    book = folder.one(WORKBOOK, Workbook) if policy.value.recaps or WORKBOOK in folder.paths else None
    folder.problems += workbooks.check(book) if book else ()
    if policy.value.recaps is None:
        what, fix = "rekap ini tidak punya aturan", "tulis bagian 'rekap' di data/aturan.yml"
        folder.problems += [one.problem("", what, fix) for one in placed]
        return None
    rules = Placed(policy.value.recaps, policy.document, (*policy.path, "rekap"))
    if not book or (wrong := list(_policy(rules, book.value, known, public))):
        folder.problems += wrong if book else ()
        return None
    if {rules.value.area, rules.value.system, rules.value.source} & known.failed:
        return None  # what it refers to is a problem already
    area, threshold = known.areas[rules.value.area], policy.value.threshold
    folder.problems += recaps.check(placed, rules.value, threshold)
    totals = recap_release.known_totals(public.figures.values(), rules.value, area)
    return RecapData(rules.value, threshold, book.value, known.districts, area, placed, tuple(totals))


def _policy(rules: Placed[RecapPolicy], book: Workbook, known: Known, public: PublicData) -> Iterator[Problem]:
    dimensions = book.dimensions()
    yield from recap_policy.check(
        rules,
        areas=known.areas.keys() | known.failed,
        systems=known.systems.keys() | known.failed,
        sources=public.sources.keys() | known.failed,
        dimensions=dimensions,
    )
    for index, table in enumerate(rules.value.tables):
        for name, missing in ((DISTRICT, not known.districts), (ZONE, not all(d.zone for d in known.districts))):
            if name in table.dimensions and missing:
                what = f"dimensi '{name}' belum diisi untuk setiap kecamatan"
                yield rules.problem(("tabel", index, "dimensi"), what, f"isi '{name}' di data/kecamatan.yml")


def published(
    folder: Folder, books: RecapData, known: Known, public: PublicData, common: PublicTable
) -> dict[str, PublicTable]:
    """Return the public tables of the latest recaps. `common` holds what all tables of the site have in common."""
    tables, problems = recap_tables.made(
        books.placed,
        books.policy,
        books.threshold,
        recap_tables.Registers(known.areas, known.wider, known.people, known.systems, public.sources),
        common,
    )
    folder.problems += problems
    return tables


def audit(folder: Folder, books: RecapData, cache: Path | None) -> None:
    """Find what an attacker could learn from the recaps, unless one of them is a problem already."""
    if not any(problem.path.startswith("data/rekap/") for problem in folder.told()):
        folder.problems += recap_audit.check(books.placed, books.threshold, books.known, cache)
