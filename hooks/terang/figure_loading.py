"""Figures, tables and contradictions as they may be published, with what became of each since it was shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from terang import catalogue, disclosure, ledger, life
from terang.folder import Folder, Register
from terang.ledger import Books, History
from terang.public import PublicChange, PublicConflict, PublicData, PublicFigure, PublicTable
from terang.records import figures
from terang.records.figures import Statement
from terang.records.identity import Identity
from terang.records.ledger import Change, Recorded
from terang.records.policy import Policy
from terang.records.tables import Conflict, Table
from terang.registers import Registers
from terang.shapes import Placed


@dataclass(frozen=True, slots=True)
class FigureData:
    """What data/angka/, data/tabel/ and data/perbedaan.yml hold, and what may be shown of it."""

    public: PublicData
    known: frozenset[str]  # ids of all statements, those too that could not be used
    tables: frozenset[str]  # names of all tables, those too that could not be used
    origins: Mapping[str, str]  # the file of each statement and each table, by its name
    unrecorded: tuple[Mapping[str, str], ...]  # what the ledger lacks, see terang.ledger

    @property
    def failed(self) -> frozenset[str]:
        """Names of statements and tables that could not be used."""
        return (self.known - self.public.figures.keys()) | (self.tables - self.public.tables.keys())


def statements(folder: Folder) -> Register[Statement]:
    """Read data/angka/, each statement by itself."""
    return folder.register("data/angka/*.yml", Statement)


def read(
    folder: Folder, statements: Register[Statement], registers: Registers, policy: Policy, identity: Identity
) -> FigureData:
    """Read the rest, and check it with the statements; every problem goes to `folder`."""
    known = figures.Known(registers.areas.known, registers.systems.known, registers.known_sources, statements.known)
    folder.problems += figures.check(statements.placed, known, policy.threshold)
    published = _published(statements, registers, policy)
    unpublished = statements.known - published.keys()
    tables = folder.each("data/tabel/*.yml", Table)
    histories = _histories(folder, statements, known, policy.threshold)
    withdrawn = {name for name, history in histories.items() if history.withdrawn}
    conflicts = _conflicts(folder, published, unpublished, statements, withdrawn)
    public = PublicData(
        figures=published,
        tables=_tables(folder, tables, published, unpublished, registers, policy, identity),
        conflicts=conflicts,
        sources=registers.public_sources,
        caveats=policy.caveats,
        rates_from=policy.rates_from,
        lives=life.lives(
            published,
            {name: history.shown_since for name, history in histories.items() if history.shown_since},
            _changes(histories, published, registers, policy),
            {statement.id: statement.updates for statement in statements.by_id.values()},
            {figure.id for conflict in conflicts for figure in conflict.figures},
        ),
    )
    folder.problems += catalogue.withdrawn(tables.placed, withdrawn)
    folder.problems += figures.withdrawn_parts(statements.placed, withdrawn)
    return FigureData(
        public,
        statements.known,
        frozenset({_slug(placed) for placed in tables.placed} | tables.failed),
        {placed.value.id: placed.document.path for placed in statements.placed}
        | {_slug(placed): placed.document.path for placed in tables.placed},
        tuple(ledger.unrecorded(histories, policy.threshold)),
    )


def _published(statements: Register[Statement], registers: Registers, policy: Policy) -> dict[str, PublicFigure]:
    released = ((name, _released(s, registers, policy)) for name, s in statements.by_id.items())
    return {name: figure for name, figure in released if figure}


def _released(statement: Statement, registers: Registers, policy: Policy) -> PublicFigure | None:
    areas, systems, sources = registers.area_names, registers.public_systems, registers.public_sources
    if statement.area not in areas or statement.system not in systems or statement.source not in sources:
        return None  # what it refers to is a problem already
    return replace(
        disclosure.release(statement, policy.threshold, areas, systems, sources),
        wider=registers.wider[statement.area],
        people=registers.people.get(statement.group, frozenset()),
    )


def _histories(
    folder: Folder, statements: Register[Statement], known: figures.Known, threshold: int
) -> dict[str, History]:
    recorded = folder.register("data/terbit.yml", Recorded, may_be_empty=True)
    log = folder.register("data/koreksi.yml", Change, may_be_empty=True)
    books = Books({placed.value.id: placed for placed in reversed(recorded.placed)}, log.placed)
    told = {(problem.path, problem.line) for problem in folder.problems}
    histories, problems = ledger.histories(statements.placed, books, known, threshold)
    # on a line that is wrong by itself, that it has changed too is no second problem
    folder.problems += [problem for problem in problems if (problem.path, problem.line) not in told]
    return histories


def _changes(
    histories: Mapping[str, History],
    published: Mapping[str, PublicFigure],
    registers: Registers,
    policy: Policy,
) -> dict[str, list[PublicChange]]:
    """The log of every published statement that has one, each entry with the figure before and after it."""
    sources = registers.public_sources
    made: dict[str, list[PublicChange]] = {}
    for name, history in histories.items():
        versions = [figure for s in history.versions if (figure := _released(s, registers, policy))]
        cited = all(change.source in sources for change in history.changes)
        if name in published and len(versions) == len(history.versions) and cited:
            made[name] = [
                PublicChange(c.id, c.day, c.kind, part, before, after, c.reason, c.by, sources[c.source])
                for c, part, before, after in history.steps(versions)
            ]
    return {name: log for name, log in made.items() if log}


def _tables(
    folder: Folder,
    tables: Register[Table],
    published: Mapping[str, PublicFigure],
    unpublished: frozenset[str],
    registers: Registers,
    policy: Policy,
    identity: Identity,
) -> dict[str, PublicTable]:
    made: dict[str, PublicTable] = {}
    areas, systems = registers.area_names, registers.public_systems
    for placed in tables.placed:
        mentioned = {name for row in placed.value.rows for name in row.statements + row.others}
        register_failed = placed.value.area in registers.areas.failed or placed.value.system in registers.systems.failed
        if mentioned & unpublished or register_failed:
            continue  # what it refers to is a problem already
        slug = _slug(placed)
        table, problems = catalogue.table(placed, slug, published, areas, systems, policy.caveats, identity.publisher)
        folder.problems += problems
        if table and not problems:
            made[slug] = table
    return made


def _slug(placed: Placed[Table]) -> str:
    return Path(placed.document.path).stem


def _conflicts(
    folder: Folder,
    published: Mapping[str, PublicFigure],
    unpublished: frozenset[str],
    statements: Register[Statement],
    withdrawn: Collection[str],
) -> tuple[PublicConflict, ...]:
    explained = folder.register("data/perbedaan.yml", Conflict).placed
    made: list[PublicConflict] = []
    for placed in explained:
        if not set(placed.value.statements) & unpublished:
            conflict, problems = catalogue.conflict(placed, published, withdrawn)
            folder.problems += problems
            made += [conflict] if conflict else []
    in_use = [placed for placed in statements.placed if placed.value.id not in withdrawn]
    pairs = {(one.value.id, other.value.id): other for one, other in figures.contradictions(in_use)}
    for pair in catalogue.uncovered(list(pairs), explained):
        what = f"'{pair[1]}' dan '{pair[0]}' menyebut angka berbeda untuk hal dan masa yang sama"
        folder.problems.append(pairs[pair].problem("jumlah", what, "jelaskan keduanya di data/perbedaan.yml"))
    return tuple(made)
