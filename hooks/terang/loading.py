"""Everything in data/, read and checked, as one `Facts`; and every problem with it, all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from terang import (
    agenda_loading,
    archive,
    catalogue,
    channels,
    commitment_loading,
    copies,
    disclosure,
    ledger,
    life,
    outreach_loading,
    recap_loading,
    vocabulary,
)
from terang import library as arrangement
from terang.agenda import Agenda
from terang.build_date import build_date
from terang.channels import Channel, Due
from terang.folder import Folder, Register
from terang.ledger import Books, History
from terang.problems import Problem
from terang.public import (
    PublicChange,
    PublicConflict,
    PublicData,
    PublicFigure,
    PublicTable,
)
from terang.recap_loading import RecapData
from terang.records import days as records_days
from terang.records import figures, institutions, journeys, services, terms
from terang.records import letters as records_letters
from terang.records.acknowledgements import Acknowledgement
from terang.records.days import Commemoration
from terang.records.districts import Districts
from terang.records.figures import Statement
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.journeys import Step
from terang.records.ledger import Change, Recorded
from terang.records.letters import Letter
from terang.records.library import Library
from terang.records.policy import Policy
from terang.records.services import Service
from terang.records.tables import Conflict, Table
from terang.records.terms import Term
from terang.registers import Registers, read_districts
from terang.registers import read as read_registers
from terang.shapes import Placed
from terang.tracking import Commitments
from terang.yaml_tree import Plain

_FILES = (
    *("situs", "aturan", "wilayah", "kelompok", "sistem", "sumber", "rujukan", "layanan", "perbedaan", "istilah"),
    *("kecamatan", "polisi", "tetangga", "lembaga", "perjalanan"),
    *("terbit", "koreksi", "buku-kerja", "jumlah-lembaga", "izin"),
    *("materi", "hari-peringatan", "surat"),
)
_FOLDERS = (
    *("data/angka/*.yml", "data/tabel/*.yml", "data/rekap/*/*.yml"),
    *(commitment_loading.FILES, outreach_loading.FILES, agenda_loading.FILES),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The contents of data/, checked."""

    settings: Placed[Identity]  # data/situs.yml
    public: PublicData
    policy: Policy  # data/aturan.yml
    register: tuple[Placed[Service], ...]  # data/layanan.yml as written
    services: tuple[Channel, ...]  # the same as it may be shown: those that help
    offices: tuple[Channel, ...]  # and those that take requests, which no page or card of help may hold
    day: date  # with which its dates are compared
    terms: tuple[Term, ...]
    districts: Districts
    library: Placed[Library]  # data/materi.yml
    days: Register[Commemoration]  # data/hari-peringatan.yml
    institutions: tuple[Placed[Institution], ...]  # data/lembaga.yml
    journey: tuple[Step, ...]  # data/perjalanan.yml
    commitments: Commitments  # data/komitmen/ as it stands on `day`
    outreach: outreach_loading.Read  # data/penyuluhan/
    agenda: Agenda  # data/agenda/ and the days of the year, as they stand on `day`
    letters: Register[Letter]  # data/surat.yml
    recaps: RecapData | None  # what is read from the agency's register, and what was released of it
    failed: frozenset[str]  # names of records that stand in data/ but could not be used
    origins: Mapping[str, str]  # the file of each statement and each table, by its name
    acknowledged: tuple[Placed[Acknowledgement], ...]  # what the guard lets through
    unrecorded: tuple[Mapping[str, str], ...]  # what the ledger lacks, see terang.ledger

    @property
    def identity(self) -> Identity:
        return self.settings.value

    @property
    def due(self) -> list[Due]:
        """What in data/layanan.yml should be checked again, or is not known yet."""
        return channels.due(self.register, self.policy.numbers, self.day)

    @property
    def identity_as_written(self) -> Plain:
        """For the theme's templates, which show it word for word."""
        return self.settings.document.data


def load(root: Path, cache: Path | None = None) -> tuple[Facts | None, list[Problem]]:
    """Return the checked contents of `root`/data, and every problem found there (Facts only if it can be used).

    `cache` is a folder for verdicts of audits; without it every audit is made anew.
    """
    folder = Folder(root)
    folder.problems += _unknown_files(folder)
    identity = folder.one("data/situs.yml", Identity)
    policy = folder.one("data/aturan.yml", Policy)
    registers = read_registers(folder)
    statements = folder.register("data/angka/*.yml", Statement)
    register = folder.list("data/layanan.yml", Service)
    synonyms = folder.list("data/istilah.yml", Term)
    known_sources = registers.known_sources
    acknowledged = folder.list("data/izin.yml", Acknowledgement, may_be_empty=True)
    places = read_districts(folder, known_sources)
    parties = folder.register("data/lembaga.yml", Institution)
    journey = folder.register("data/perjalanan.yml", Step)
    folder.problems += services.check(register, known_sources)
    folder.problems += terms.check(synonyms)
    library = folder.one("data/materi.yml", Library)
    days = folder.register("data/hari-peringatan.yml", Commemoration)
    folder.problems += records_days.check(days.placed, known_sources)
    if library:
        folder.problems += arrangement.check(library, days.known, vocabulary.reserved())
    commands = {command.id: command.name for command in places.commands}
    channel_ids = {placed.value.id for placed in register}
    folder.problems += institutions.check(parties.placed, parties.known, channel_ids, known_sources, commands)
    folder.problems += journeys.check(journey.placed, journey.known, parties.known, known_sources)
    if not policy or not identity or not library:
        return None, folder.told()

    folder.problems += copies.check([*registers.cited.placed, *registers.prose.placed], policy.value.copies)
    known = figures.Known(registers.areas.known, registers.systems.known, known_sources, statements.known)
    folder.problems += figures.check(statements.placed, known, policy.value.threshold)
    published = _published(statements, registers, policy.value)
    unpublished = statements.known - published.keys()
    tables = folder.each("data/tabel/*.yml", Table)
    histories = _histories(folder, statements, known, policy.value.threshold)
    withdrawn = {name for name, history in histories.items() if history.withdrawn}
    conflicts = _conflicts(folder, published, unpublished, statements, withdrawn)
    public = PublicData(
        figures=published,
        tables=_tables(folder, tables, published, unpublished, registers, policy.value, identity.value),
        conflicts=conflicts,
        sources=registers.public_sources,
        caveats=policy.value.caveats,
        rates_from=policy.value.rates_from,
        lives=life.lives(
            published,
            {name: history.shown_since for name, history in histories.items() if history.shown_since},
            _changes(histories, published, registers, policy.value),
            {statement.id: statement.updates for statement in statements.by_id.values()},
            {figure.id for conflict in conflicts for figure in conflict.figures},
        ),
    )
    folder.problems += catalogue.withdrawn(tables.placed, withdrawn)
    folder.problems += figures.withdrawn_parts(statements.placed, withdrawn)
    day = channels.today((placed.value for placed in register), build_date())
    reached = channels.channels(register, policy.value.numbers, day)
    slugs = {_slug(placed) for placed in tables.placed} | tables.failed
    commitments = commitment_loading.read(folder, parties, registers, statements.known, day, policy.value.promises.days)
    outreach = outreach_loading.read(folder, registers, places, parties, commitments, day)
    promises = commitments.tracked.keys() | commitments.failed
    agenda = agenda_loading.read(folder, days, parties, registers, promises, day)
    letters = folder.register("data/surat.yml", Letter)
    folder.problems += records_letters.check(letters.placed, parties.known)
    names = recap_loading.Known(
        areas=registers.area_names,
        wider=registers.wider,
        people=registers.people,
        systems=registers.public_systems,
        districts=places.all,
        failed=registers.failed,
    )
    recaps = recap_loading.read(folder, policy, names, public)
    if recaps:
        common = catalogue.empty(policy.value.caveats, identity.value.publisher)
        shown = recap_loading.published(folder, recaps, names, public, common)
        public = replace(public, tables={**public.tables, **shown})
        recap_loading.audit(folder, recaps, cache)
    origins = {placed.value.id: placed.document.path for placed in statements.placed}
    origins |= {_slug(placed): placed.document.path for placed in tables.placed}
    origins |= recaps.origins if recaps else {}
    origins |= commitment_loading.origins(commitments)
    releases, wrong = archive.load(root, folder.kept, slugs | public.tables.keys(), policy.value.threshold)
    folder.problems += wrong
    return Facts(
        settings=identity,
        public=replace(public, releases=releases),
        policy=policy.value,
        register=register,
        services=tuple(one for one in reached if not one.office),
        offices=tuple(one for one in reached if one.office),
        day=day,
        terms=tuple(placed.value for placed in synonyms),
        districts=places,
        library=library,
        days=days,
        institutions=parties.placed,
        journey=tuple(placed.value for placed in journey.placed),
        commitments=commitments,
        outreach=outreach,
        agenda=agenda,
        letters=letters,
        recaps=recaps,
        failed=unpublished
        | (slugs - public.tables.keys())
        | parties.failed
        | registers.cited.failed
        | registers.prose.failed
        | commitments.failed,
        origins=origins,
        acknowledged=acknowledged,
        unrecorded=tuple(ledger.unrecorded(histories, policy.value.threshold)),
    ), folder.told()


def _unknown_files(folder: Folder) -> list[Problem]:
    known = {f"data/{name}.yml" for name in _FILES}
    what = "berkas ini tidak dikenal, jadi isinya tidak akan tampil"
    return [
        Problem(path, 0, 0, what, "periksa nama dan foldernya")
        for path in folder.paths
        if path not in known and not any(Path(path).match(pattern) for pattern in _FOLDERS)
    ]


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
