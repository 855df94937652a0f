"""Nothing that is published depends on what is hidden; and a test that would notice it if something did.

tests/bench/non_interference.py does the same with many more truths.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from hidden_truths import BY_DISTRICT, BY_TYPE, TRUTH, Key, Truth, World, differing, other_truths
from terang import chart_bars, recap_tables
from terang.blocks import described, mapped
from terang.public import PublicTable
from terang.workbook import aggregation

SEVERAL = 8


def several(world: World, count: int = SEVERAL) -> list[Truth]:
    return list(islice(other_truths(TRUTH, world, seed=3), count))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gambar")


@pytest.fixture
def world(tmp_path: Path, drawn: Path) -> World:
    made = World.made(tmp_path, drawn)
    made.tell(TRUTH)
    return made


def test_the_extremes_are_hidden(world: World) -> None:
    """Else a leak of the highest and the lowest would go unnoticed below."""
    by_type, by_district = world.hidden()
    assert {max(BY_TYPE, key=BY_TYPE.__getitem__), min(BY_TYPE, key=BY_TYPE.__getitem__)} <= by_type
    assert BY_DISTRICT.keys() <= by_district
    assert BY_TYPE.keys() - by_type, "all of it is hidden: nothing could leak"


def test_other_truths_move_every_hidden_count(world: World) -> None:
    by_type, by_district = world.hidden()
    others = several(world)
    for cell in by_type & BY_TYPE.keys():
        assert len({truth.by_type[cell] for truth in others}) > 3, cell
    for cell in by_district & BY_DISTRICT.keys():
        assert len({truth.by_district[cell] for truth in others}) > 3, cell
    assert all(truth.by_type[cell] == BY_TYPE[cell] for truth in others for cell in BY_TYPE.keys() - by_type)


def test_another_truth_publishes_the_same_bytes(world: World) -> None:
    before = world.published()
    for truth in several(world):
        world.tell(truth)
        assert [outcome.problems for outcome in world.outcomes[-2:]] == [[], []]
        assert all(outcome.unchanged for outcome in world.outcomes[-2:])
        assert differing(before, world.published()) == []


# Five ways in which hidden counts have leaked elsewhere, built in on purpose. Each knows the true counts of the last
# import, as no module of the site does.


@pytest.fixture
def truth(monkeypatch: pytest.MonkeyPatch) -> Mapping[Key, int]:
    known: dict[Key, int] = {}
    private = aggregation.private

    def overheard(*given: Any) -> Any:
        tables = private(*given)
        for table in tables:
            known.update(table.counts)
        return tables

    monkeypatch.setattr(aggregation, "private", overheard)
    return known


def highest(truth: Mapping[Key, int]) -> Key:
    return max(sorted(key for key in truth if len(key) == 2), key=lambda key: truth[key])


def sort_order(patch: pytest.MonkeyPatch, truth: Mapping[Key, int]) -> None:
    made = recap_tables._Figures.table

    def sorted_by_truth(self: Any, *given: Any) -> PublicTable:
        table = made(self, *given)
        rows = sorted(table.rows, key=lambda row: sum(n for key, n in truth.items() if key[0] == row.label))
        return replace(table, rows=tuple(rows), totals=None)

    patch.setattr(recap_tables._Figures, "table", sorted_by_truth)


def percentage(patch: pytest.MonkeyPatch, truth: Mapping[Key, int]) -> None:
    told = described.sentence

    def with_share(table: PublicTable, data: Any) -> Markup:
        share = 100 * truth.get(("Psikis", "Sekolah"), 0) / max(1, sum(n for key, n in truth.items() if len(key) == 2))
        return told(table, data) + Markup(f" {share:.0f}%")

    patch.setattr(described, "sentence", with_share)


def axis(patch: pytest.MonkeyPatch, truth: Mapping[Key, int]) -> None:
    made = chart_bars._x_end

    def as_long_as_the_highest(*given: Any, **more: Any) -> float:
        return max(made(*given, **more), max((n for key, n in truth.items() if len(key) == 2), default=0))

    patch.setattr(chart_bars, "_x_end", as_long_as_the_highest)


def text(patch: pytest.MonkeyPatch, truth: Mapping[Key, int]) -> None:
    told = described.sentence

    def with_highest(table: PublicTable, data: Any) -> Markup:
        return told(table, data) + Markup(f" Tertinggi: {' '.join(highest(truth)) if truth else ''}.")

    patch.setattr(described, "sentence", with_highest)


def map_class(patch: pytest.MonkeyPatch, truth: Mapping[Key, int]) -> None:
    made = mapped.classes

    def by_truth(table: PublicTable, *given: Any) -> Any:
        counts = {key[0]: n for key, n in truth.items() if len(key) == 1}
        rows = [
            replace(row, cells=(replace(row.cells[0], value=counts.get(row.label, row.cells[0].value)),))
            for row in table.rows
        ]
        return made(replace(table, rows=tuple(rows)), *given)

    patch.setattr("terang.blocks.peta.classes", by_truth)


LEAKS: Mapping[str, Callable[[pytest.MonkeyPatch, Mapping[Key, int]], None]] = {
    "sort order": sort_order,
    "percentage": percentage,
    "axis": axis,
    "highest in words": text,
    "map class": map_class,
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_would_be_noticed(
    leak: str, truth: Mapping[Key, int], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    LEAKS[leak](monkeypatch, truth)
    world.tell(TRUTH)
    before = world.published(downloads=False)
    for other in several(world):
        world.tell(other)
        if differing(before, world.published(downloads=False)):
            return
    pytest.fail("nobody would have noticed")
