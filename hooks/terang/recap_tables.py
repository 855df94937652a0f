"""The latest recap of each table as a public table, like any other: charts, sentences and downloads come from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from terang import disclosure, indonesian
from terang.periods import PartialDate, Period
from terang.problems import Problem
from terang.public import PublicCell, PublicFigure, PublicRow, PublicSource, PublicSystem, PublicTable, PublicTotals
from terang.records.recap_policy import SPAN, RecapPolicy, RecapTable
from terang.records.recaps import Recap, latest
from terang.shapes import Placed, meant

GROUPS = "kelompok"  # the dimension that says whom a count is about


@dataclass(frozen=True, slots=True)
class Registers:
    """What recaps refer to, by id; `people` by the name of a group."""

    areas: Mapping[str, str]
    wider: Mapping[str, tuple[str, ...]]
    people: Mapping[str, frozenset[str]]
    systems: Mapping[str, PublicSystem]
    sources: Mapping[str, PublicSource]


def made(
    recaps: Sequence[Placed[Recap]], policy: RecapPolicy, threshold: int, registers: Registers, common: PublicTable
) -> tuple[dict[str, PublicTable], list[Problem]]:
    """Return the public tables by slug, and what keeps one from being shown.

    `common` holds what all tables of the site have in common: caveats, licence, publisher.
    """
    tables: dict[str, PublicTable] = {}
    problems: list[Problem] = []
    for placed in latest(recaps):
        told = next((table for table in policy.tables if table.name == placed.value.name), None)
        if wrong := list(_unknown(placed, told, policy, registers)):
            problems += wrong
        elif told:
            tables[placed.value.slug] = _Figures(placed.value, threshold, registers).table(told, common)
    return tables, problems


def _unknown(
    placed: Placed[Recap], told: RecapTable | None, policy: RecapPolicy, registers: Registers
) -> Iterator[Problem]:
    recap = placed.value
    if told is None or told.dimensions != recap.dimensions:
        what = f"tabel '{recap.name}' dengan dimensi ini tidak ada di data/aturan.yml"
        yield placed.problem("tabel", what, meant(recap.name, [table.name for table in policy.tables]))
    for key, word, known in (
        ("wilayah", recap.area, registers.areas),
        ("sistem", recap.system, registers.systems),
        ("sumber", recap.source, registers.sources),
    ):
        if word not in known:
            yield placed.problem(key, f"'{key}' {word} tidak dikenal", meant(word, list(known)))


class _Figures:
    """Makes the figures of one recap. Each is a statement of the agency's, read in its register."""

    def __init__(self, recap: Recap, threshold: int, registers: Registers) -> None:
        self._recap, self._threshold, self._registers = recap, threshold, registers
        source = registers.sources[recap.source]
        self._source = replace(source, published=PartialDate(recap.day), checked=recap.day)

    def table(self, told: RecapTable, common: PublicTable) -> PublicTable:
        recap = self._recap
        *rows, total = recap.rows
        names = recap.columns[:-1]
        body = tuple(
            PublicRow(
                row.label,
                tuple(self._cell(count, row.label, name) for name, count in zip(names, row.cells, strict=False))
                or (self._cell(row.cells[0], row.label),),
            )
            for row in rows
        )
        return replace(
            common,
            slug=recap.slug,
            title=told.title.replace(SPAN, recap.years.replace("-", " sampai ")),
            question=told.question,
            area=self._registers.areas[recap.area],
            system=self._registers.systems[recap.system],
            unit=recap.unit,
            row_heading=told.row_heading,
            columns=names or (recap.unit.capitalize(),),
            rows=body,
            note=told.note,
            totals=PublicTotals(
                all=self._cell(total.cells[-1]),
                rows=tuple(self._cell(row.cells[-1], row.label) for row in rows) if names else (),
                columns=tuple(self._cell(count, name) for name, count in zip(names, total.cells, strict=False)),
            ),
        )

    def _cell(self, count: int | None, *categories: str) -> PublicCell:
        recap = self._recap
        value, group = disclosure.release_count(count, self._threshold), self._group(categories)
        figure = PublicFigure(
            id="-".join([recap.slug, *(_slug(name) for name in categories), recap.day.isoformat()]),
            area=self._registers.areas[recap.area],
            system=self._registers.systems[recap.system],
            measure=recap.measure,
            group=group,
            unit=recap.unit,
            value=value,
            approximate=False,
            period=Period(recap.start, PartialDate(recap.end)),
            source=self._source,
            completeness="",
            note="",
            wider=self._registers.wider[recap.area],
            people=self._registers.people.get(group, frozenset()),
        )
        return PublicCell(value, figure)

    def _group(self, categories: Sequence[str]) -> str:
        """Whom a count is about: the category of the groups' dimension, or everybody that the register counts."""
        recap = self._recap
        if GROUPS in recap.dimensions:
            axes = [[row.label for row in recap.rows], recap.columns]
            among = axes[recap.dimensions.index(GROUPS)]
            for name in categories:
                if name in among:
                    return indonesian.inside(name)
        return recap.group


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
