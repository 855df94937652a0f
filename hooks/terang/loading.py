"""Everything in data/, read and checked, as one `Facts`; and every problem with it, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from terang import catalogue, channels, disclosure
from terang.build_date import build_date
from terang.channels import Channel, Due
from terang.folder import Folder, Register
from terang.problems import Problem
from terang.public import PublicConflict, PublicData, PublicFigure, PublicSource, PublicSystem, PublicTable
from terang.records import figures, services, terms
from terang.records.figures import Statement
from terang.records.identity import Identity
from terang.records.policy import Policy
from terang.records.registers import Area, Source, System
from terang.records.services import Service
from terang.records.tables import Conflict, Table
from terang.records.terms import Term
from terang.shapes import Placed
from terang.yaml_tree import Plain

_FILES = ("situs", "aturan", "wilayah", "sistem", "sumber", "rujukan", "layanan", "perbedaan", "istilah")


@dataclass(frozen=True, slots=True)
class Facts:
    """The contents of data/, checked."""

    settings: Placed[Identity]  # data/situs.yml
    public: PublicData
    policy: Policy  # data/aturan.yml
    register: tuple[Placed[Service], ...]  # data/layanan.yml as written
    services: tuple[Channel, ...]  # the same as it may be shown
    day: date  # with which its dates are compared
    terms: tuple[Term, ...]
    failed: frozenset[str]  # names of records that stand in data/ but could not be used

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


@dataclass(frozen=True, slots=True)
class _Registers:
    """What statements and tables refer to."""

    areas: Register[Area]
    systems: Register[System]
    cited: Register[Source]  # data/sumber.yml
    prose: Register[Source]  # data/rujukan.yml, which text cites

    @property
    def area_names(self) -> dict[str, str]:
        return {name: area.name for name, area in self.areas.by_id.items()}

    @property
    def public_systems(self) -> dict[str, PublicSystem]:
        return {name: PublicSystem(s.id, s.name, s.short, s.about) for name, s in self.systems.by_id.items()}

    @property
    def public_sources(self) -> dict[str, PublicSource]:
        records = self.prose.by_id | self.cited.by_id
        return {
            name: PublicSource(s.id, s.title, s.publisher, s.url, s.published, s.checked, s.note)
            for name, s in records.items()
        }


def load(root: Path) -> tuple[Facts | None, list[Problem]]:
    """Return the checked contents of `root`/data, and every problem found there (Facts only if it can be used)."""
    folder = Folder(root)
    folder.problems += _unknown_files(folder)
    identity = folder.one("data/situs.yml", Identity)
    policy = folder.one("data/aturan.yml", Policy)
    registers = _registers(folder)
    statements = folder.register("data/angka/*.yml", Statement)
    register = folder.list("data/layanan.yml", Service)
    synonyms = folder.list("data/istilah.yml", Term)
    known_sources = registers.cited.known | registers.prose.known
    folder.problems += services.check(register, known_sources)
    folder.problems += terms.check(synonyms)
    if not policy or not identity:
        return None, folder.told()

    known = figures.Known(registers.areas.known, registers.systems.known, known_sources, statements.known)
    folder.problems += figures.check(statements.placed, known, policy.value.threshold)
    published = _published(statements, registers, policy.value)
    unpublished = statements.known - published.keys()
    tables = folder.each("data/tabel/*.yml", Table)
    public = PublicData(
        figures=published,
        tables=_tables(folder, tables, published, unpublished, registers, policy.value, identity.value),
        conflicts=_conflicts(folder, published, unpublished, statements),
        sources=registers.public_sources,
        caveats=policy.value.caveats,
    )
    day = channels.today((placed.value for placed in register), build_date())
    slugs = {_slug(placed) for placed in tables.placed} | tables.failed
    return Facts(
        settings=identity,
        public=public,
        policy=policy.value,
        register=register,
        services=channels.channels(register, policy.value.numbers, day),
        day=day,
        terms=tuple(placed.value for placed in synonyms),
        failed=unpublished | (slugs - public.tables.keys()) | registers.cited.failed | registers.prose.failed,
    ), folder.told()


def _unknown_files(folder: Folder) -> list[Problem]:
    known = {f"data/{name}.yml" for name in _FILES}
    what = "berkas ini tidak dikenal, jadi isinya tidak akan tampil"
    return [
        Problem(path, 0, 0, what, "periksa nama dan foldernya")
        for path in folder.paths
        if path not in known and (path.count("/") > 2 or not path.startswith(("data/angka/", "data/tabel/")))
    ]


def _registers(folder: Folder) -> _Registers:
    registers = _Registers(
        areas=folder.register("data/wilayah.yml", Area),
        systems=folder.register("data/sistem.yml", System),
        cited=folder.register("data/sumber.yml", Source),
        prose=folder.register("data/rujukan.yml", Source),
    )
    for placed in registers.prose.placed:
        if placed.value.id in registers.cited.known:
            what = f"'{placed.value.id}' sudah ada di data/sumber.yml"
            folder.problems.append(placed.problem("id", what, "hapus dari sini"))
    return registers


def _published(statements: Register[Statement], registers: _Registers, policy: Policy) -> dict[str, PublicFigure]:
    areas, systems, sources = registers.area_names, registers.public_systems, registers.public_sources
    return {
        name: disclosure.release(statement, policy.threshold, areas, systems, sources)
        for name, statement in statements.by_id.items()
        if statement.area in areas and statement.system in systems and statement.source in sources
    }


def _tables(
    folder: Folder,
    tables: Register[Table],
    published: Mapping[str, PublicFigure],
    unpublished: frozenset[str],
    registers: _Registers,
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
        if table:
            made[slug] = table
    return made


def _slug(placed: Placed[Table]) -> str:
    return Path(placed.document.path).stem


def _conflicts(
    folder: Folder,
    published: Mapping[str, PublicFigure],
    unpublished: frozenset[str],
    statements: Register[Statement],
) -> tuple[PublicConflict, ...]:
    explained = folder.register("data/perbedaan.yml", Conflict).placed
    made: list[PublicConflict] = []
    for placed in explained:
        if not set(placed.value.statements) & unpublished:
            conflict, problems = catalogue.conflict(placed, published)
            folder.problems += problems
            made += [conflict] if conflict else []
    pairs = {(one.value.id, other.value.id): other for one, other in figures.contradictions(statements.placed)}
    for pair in catalogue.uncovered(list(pairs), explained):
        what = f"'{pair[1]}' dan '{pair[0]}' menyebut angka berbeda untuk hal dan masa yang sama"
        folder.problems.append(pairs[pair].problem("jumlah", what, "jelaskan keduanya di data/perbedaan.yml"))
    return tuple(made)
