"""The latest recap of each table as a public table, like any other: charts, sentences and downloads come from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from terang import disclosure, indonesian
from terang.periods import PartialDate, Period
from terang.problems import Problem
from terang.public import PublicCell, PublicFigure, PublicRow, PublicSource, PublicSystem, PublicTable, PublicTotals
from terang.records.recap_policy import SPAN, RecapPolicy, RecapTable
from terang.records.recaps import Recap, latest
from terang.shapes import Placed, meant

GROUPS = "kelompok"  # the dimension that says whom a count is about


def made(
    recaps: Sequence[Placed[Recap]],
    policy: RecapPolicy,
    threshold: int,
    areas: Mapping[str, str],
    systems: Mapping[str, PublicSystem],
    sources: Mapping[str, PublicSource],
    empty: PublicTable,
) -> tuple[dict[str, PublicTable], list[Problem]]:
    """Return the public tables by slug, and what keeps one from being shown.

    `empty` holds what all tables of the site have in common: caveats, licence, publisher.
    """
    tables: dict[str, PublicTable] = {}
    problems: list[Problem] = []
    for placed in latest(recaps):
        recap = placed.value
        told = next((table for table in policy.tables if table.name == recap.name), None)
        if wrong := list(_unknown(placed, told, policy, areas, systems, sources)):
            problems += wrong
        elif told:
            source = replace(sources[recap.source], published=PartialDate(recap.day), checked=recap.day)
            figures = _Figures(recap, threshold, areas[recap.area], systems[recap.system], source)
            tables[recap.slug] = figures.table(told, empty)
    return tables, problems


def _unknown(
    placed: Placed[Recap],
    told: RecapTable | None,
    policy: RecapPolicy,
    areas: Mapping[str, str],
    systems: Mapping[str, PublicSystem],
    sources: Mapping[str, PublicSource],
) -> Iterator[Problem]:
    recap = placed.value
    if told is None or told.dimensions != recap.dimensions:
        what = f"tabel '{recap.name}' dengan dimensi ini tidak ada di data/aturan.yml"
        yield placed.problem("tabel", what, meant(recap.name, [table.name for table in policy.tables]))
    for key, word, known in (
        ("wilayah", recap.area, areas),
        ("sistem", recap.system, systems),
        ("sumber", recap.source, sources),
    ):
        if word not in known:
            yield placed.problem(key, f"'{key}' {word} tidak dikenal", meant(word, list(known)))


class _Figures:
    """Makes the figures of one recap. Each is a statement of the agency's, read in its register."""

    def __init__(self, recap: Recap, threshold: int, area: str, system: PublicSystem, source: PublicSource) -> None:
        self._recap, self._threshold = recap, threshold
        self._area, self._system, self._source = area, system, source

    def table(self, told: RecapTable, empty: PublicTable) -> PublicTable:
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
            empty,
            slug=recap.slug,
            title=told.title.replace(SPAN, recap.years.replace("-", " sampai ")),
            question=told.question,
            area=self._area,
            system=self._system,
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
        value = disclosure.release_count(count, self._threshold)
        figure = PublicFigure(
            id="-".join([recap.slug, *(_slug(name) for name in categories), recap.day.isoformat()]),
            area=self._area,
            system=self._system,
            measure=recap.measure,
            group=self._group(categories),
            unit=recap.unit,
            value=value,
            approximate=False,
            period=Period(recap.start, PartialDate(recap.end)),
            source=self._source,
            completeness="",
            note="",
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
