"""The registers that all else in data/ refers to: places, groups, systems, sources, districts; read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from terang.folder import Folder, Register
from terang.public import PublicArticle, PublicRule, PublicSource, PublicSystem
from terang.records import districts, nesting, regulations
from terang.records.districts import Command, District, Districts, Neighbour
from terang.records.registers import Area, Group, Source, System
from terang.records.regulations import Regulation
from terang.shapes import Placed


@dataclass(frozen=True)
class Registers:
    """What statements and tables refer to."""

    areas: Register[Area]
    groups: tuple[Placed[Group], ...]
    systems: Register[System]
    cited: Register[Source]  # data/sumber.yml
    prose: Register[Source]  # data/rujukan.yml, which text cites

    @property
    def failed(self) -> frozenset[str]:
        """Ids that stand in a register but could not be used."""
        return frozenset().union(*(one.failed for one in (self.areas, self.systems, self.cited, self.prose)))

    @cached_property
    def area_names(self) -> dict[str, str]:
        return {name: area.name for name, area in self.areas.by_id.items()}

    @cached_property
    def wider(self) -> dict[str, tuple[str, ...]]:
        return nesting.wider(self.areas.by_id)

    @cached_property
    def people(self) -> dict[str, frozenset[str]]:
        return nesting.people([placed.value for placed in self.groups])

    @cached_property
    def public_systems(self) -> dict[str, PublicSystem]:
        return {name: PublicSystem(**system.model_dump()) for name, system in self.systems.by_id.items()}

    @cached_property
    def public_sources(self) -> dict[str, PublicSource]:
        return {
            name: PublicSource(
                s.id, s.title, s.publisher, s.url, s.published, s.checked, s.note, s.evidence, _rule(s.rule)
            )
            for name, s in self.sources.items()
        }

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self.prose.by_id | self.cited.by_id

    @property
    def known_sources(self) -> frozenset[str]:
        """Their ids, those too that could not be used."""
        return self.cited.known | self.prose.known


def read(folder: Folder) -> Registers:
    """Read them; a record that cannot be used is a problem, and left out."""
    registers = Registers(
        areas=folder.register("data/wilayah.yml", Area),
        groups=folder.list("data/kelompok.yml", Group),
        systems=folder.register("data/sistem.yml", System),
        cited=folder.register("data/sumber.yml", Source),
        prose=folder.register("data/rujukan.yml", Source),
    )
    areas = {placed.value.id: placed for placed in reversed(registers.areas.placed)}
    folder.problems += nesting.check(areas, registers.groups)
    for placed in registers.prose.placed:
        if placed.value.id in registers.cited.known:
            what = f"'{placed.value.id}' sudah ada di data/sumber.yml"
            folder.problems.append(placed.problem("id", what, "hapus dari sini"))
    known = registers.cited.known | registers.prose.known
    for placed in (*registers.cited.placed, *registers.prose.placed):
        if placed.value.rule:
            folder.problems += regulations.check(placed, placed.value.rule, known)
    return registers


def _rule(rule: Regulation | None) -> PublicRule | None:
    if rule is None:
        return None
    articles = (PublicArticle(one.number, one.says, one.evidence, one.source or "") for one in rule.articles)
    return PublicRule(rule.short, rule.status, rule.by, rule.seen, rule.checked, tuple(articles))


def read_districts(folder: Folder, known_sources: frozenset[str]) -> Districts:
    """Read the districts. One that refers to no known command is a problem, and left out: the rest can be drawn."""
    found = folder.register("data/kecamatan.yml", District)
    commands = folder.register("data/polisi.yml", Command)
    neighbours = folder.list("data/tetangga.yml", Neighbour)
    folder.problems += districts.check(found.placed, commands.placed, neighbours, commands.known, known_sources)
    return Districts(
        all=tuple(p.value for p in found.placed if set(p.value.police.commands) <= commands.by_id.keys()),
        commands=tuple(placed.value for placed in commands.placed),
        neighbours=tuple(placed.value for placed in neighbours),
    )
