"""What is hidden, what is still shown, and what is refused; attacked by someone who shares no code with the audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from sdc_attacker import Attacker, Cell, Insider
from sdc_tables import dimension, random_stack, span, table
from terang.sdc.audit import audit
from terang.sdc.suppression import protect
from terang.sdc.tables import (
    TOTAL,
    FrequencyTable,
    Key,
    KnownTotal,
    PrivateRelease,
    Release,
    Rule,
    all_keys,
)
from terang.sdc.verdicts import Reason, Remedy, Unpublishable

RULE = Rule(5)
JUNE, DECEMBER = date(2024, 6, 30), date(2024, 12, 31)


def private(*tables: FrequencyTable, end: date = DECEMBER) -> PrivateRelease:
    return PrivateRelease(span(end), tables)


def one_way(counts: Iterable[int], end: date = DECEMBER, name: str = "a") -> PrivateRelease:
    counts = list(counts)
    return private(table(name, [dimension(name, len(counts))], counts), end=end)


def two_way(rows: Sequence[Sequence[int]], names: str = "ab") -> FrequencyTable:
    by = [dimension(names[0], len(rows)), dimension(names[1], len(rows[0]))]
    return table(names, by, [count for row in rows for count in row])


def publish(
    one: PrivateRelease, earlier: Sequence[Release] = (), known: Sequence[KnownTotal] = (), rule: Rule = RULE
) -> Release:
    return protect(one, one.span.end + timedelta(days=30 + len(earlier)), rule, earlier, known)


def hidden(one: Release, table: int = 0) -> set[Key]:
    return {key for key, count in one.tables[table].cells.items() if count is None}


def truth_of(one: PrivateRelease, cell: Cell) -> int:
    people = dict(cell.people)
    found = next(each for each in one.tables if people.keys() <= {dimension.name for dimension in each.dimensions})
    return found.count(tuple(people.get(dimension.name, TOTAL) for dimension in found.dimensions))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([10, 20, 30], set()),
        ([0, 20, 30], set()),  # zero is not small, and nothing is hidden beside it
        ([0, 0, 0], set()),
        ([5, 0, 0], set()),
        ([5 - 2, 5 - 1, 5 - 4, 30], {0, 1, 2}),  # three, with 8 people: enough as they are
        ([5 - 2, 5 - 3, 5 - 4, 30, 40], {0, 1, 2, 4}),  # with 6 people they give each other away
        ([30, 40, 5 - 2, 50], {1, 2, 3}),  # the first of the list are shown as long as others can be hidden
        ([40, 5 - 1, 5 - 1, 30, 0], {1, 2, 4}),  # a zero is as good as any to make three
    ],
)
def test_what_a_list_hides(counts: list[int], expected: set[int]) -> None:
    found = publish(one_way(counts))
    assert hidden(found) == {(f"a-{number}",) for number in expected}
    shown = {key: count for key, count in found.tables[0].cells.items() if count is not None}
    assert shown == {key: one_way(counts).tables[0].count(key) for key in shown}


def test_every_small_count_is_hidden_in_cells_and_margins() -> None:
    one = private(two_way([[5 - 4, 0, 5 - 3], [20, 30, 40], [25, 35, 45], [11, 12, 13]]))
    found = publish(one)
    assert {key for key, count in one.tables[0].counts.items() if 0 < count < 5} < hidden(found)
    assert ("a-0", TOTAL) in hidden(found)
    assert (TOTAL, TOTAL) not in hidden(found)


def test_the_threshold_is_the_rules() -> None:
    assert hidden(publish(one_way([5, 20, 30, 40]))) == set()
    assert len(hidden(publish(one_way([5, 20, 30, 40]), rule=Rule(6)))) == 3


@pytest.mark.parametrize(
    ("counts", "reason", "remedies"),
    [
        ([5 - 1, 0, 0, 0], Reason.SMALL_TOTAL, (Remedy.POOL_YEARS,)),
        ([5 - 1, 5 - 2, 0, 0], Reason.TOO_FEW, (Remedy.POOL_YEARS, Remedy.MERGE_ZONES, Remedy.DROP_DIMENSION)),
        ([5 - 1, 40], Reason.TOO_FEW, (Remedy.POOL_YEARS, Remedy.MERGE_ZONES, Remedy.DROP_DIMENSION)),
    ],
)
def test_what_hiding_can_not_mend_is_refused(counts: list[int], reason: Reason, remedies: tuple[Remedy, ...]) -> None:
    with pytest.raises(Unpublishable) as caught:
        publish(one_way(counts))
    assert (caught.value.reason, caught.value.remedies) == (reason, remedies)
    assert caught.value.table == ("" if reason is Reason.SMALL_TOTAL else "a")


def test_eight_people_in_three_cells_are_just_enough() -> None:
    assert hidden(publish(one_way([5 - 1, 5 - 1, 0]))) == {("a-0",), ("a-1",), ("a-2",)}


def test_tables_must_count_the_same_people() -> None:
    with pytest.raises(ValueError, match="same people"):
        publish(private(one_way([10, 20]).tables[0], one_way([10, 30], name="b").tables[0]))


def test_a_ring_of_tables_is_refused() -> None:
    ring = [two_way([[10, 20], [20, 10]], names) for names in ("ab", "bc", "ca")]
    with pytest.raises(Unpublishable) as caught:
        publish(private(*ring))
    assert (caught.value.table, caught.value.reason) == ("ca", Reason.LINKED_TABLES)
    assert not hidden(publish(private(*ring[:2])))


def test_the_same_input_gives_the_same_cells() -> None:
    one = random_stack(np.random.default_rng(7), 8, 4, 400)[0]
    again = replace(one, tables=tuple(replace(each, counts=dict(reversed(each.counts.items()))) for each in one.tables))
    assert publish(one) == publish(again)


def test_what_is_hidden_beside_small_counts_does_not_depend_on_how_small_they_are() -> None:
    rows = [[5 - 1, 40, 50, 60], [45, 55, 65, 70], [50, 60, 75, 80], [90, 80, 70, 60]]
    other = [[5 - 3, 42, 50, 60], [47, 53, 65, 70], [50, 60, 75, 80], [90, 80, 70, 60]]
    assert hidden(publish(private(two_way(rows)))) == hidden(publish(private(two_way(other))))


@pytest.mark.parametrize("seed", range(4, 9))
def test_what_is_hidden_is_chosen_by_margins_and_not_by_counts(seed: int) -> None:
    """People move between four cells, and no margin changes: the same cells are hidden."""
    chance = np.random.default_rng(seed)
    counts = chance.integers(18, 30, (7, 6))
    counts[0, 0] = 5 - 1
    moved = counts.copy()
    rows = chance.choice(np.arange(1, 7), 2, replace=False)
    columns = chance.choice(np.arange(1, 6), 2, replace=False)
    moved[np.ix_(rows, columns)] += [[9, -9], [-9, 9]]
    assert hidden(publish(private(two_way(moved.tolist())))) == hidden(publish(private(two_way(counts.tolist()))))


def test_a_small_increment_hides_the_count_that_would_show_it() -> None:
    before = publish(one_way([20, 30, 40, 50], JUNE))
    assert not hidden(before)
    after = publish(one_way([22, 40, 55, 70]), [before])
    assert ("a-0",) in hidden(after)
    assert not hidden(publish(one_way([20, 40, 55, 70]), [before]))
    assert not hidden(publish(one_way([25, 40, 55, 70]), [before]))


@pytest.mark.parametrize("total", [101, 104, 96])
def test_a_small_increment_of_the_total_can_not_be_hidden(total: int) -> None:
    before = publish(one_way([50, 50], JUNE))
    with pytest.raises(Unpublishable) as caught:
        publish(one_way([50, total - 50]), [before])
    assert caught.value.reason is Reason.SMALL_INCREMENT
    assert caught.value.remedies == (Remedy.WAIT, Remedy.WITHDRAW)


def test_seven_more_people_who_can_not_be_hidden_have_to_wait() -> None:
    before = publish(one_way([50, 60, 70], JUNE))
    with pytest.raises(Unpublishable) as caught:
        publish(one_way([52, 62, 73]), [before])
    assert caught.value.reason is Reason.TOO_FEW
    assert caught.value.remedies == (Remedy.WAIT, Remedy.DROP_DIMENSION, Remedy.WITHDRAW)


def test_a_correction_of_an_earlier_span_comes_between() -> None:
    """June is published, then December, then June again: all three are subtracted from each other."""
    first = publish(one_way([20, 30, 40, 50], JUNE))
    second = publish(one_way([40, 50, 60, 70]), [first])
    third = publish(one_way([20, 33, 47, 56], JUNE), [first, second])
    assert ("a-1",) in hidden(third)
    assert audit([first, second, third], RULE, []) == []


def test_spans_that_overlap_are_refused() -> None:
    before = publish(one_way([20, 30]))
    crossing = replace(one_way([20, 30]), span=span(date(2025, 6, 30), date(2024, 7, 1)))
    with pytest.raises(Unpublishable) as caught:
        publish(crossing, [before])
    assert caught.value.reason is Reason.OVERLAPPING_SPANS
    elsewhere = replace(before, span=replace(before.span, population="lain"))
    assert not hidden(publish(crossing, [elsewhere]))


def test_what_is_wrong_with_another_population_does_not_stand_in_the_way() -> None:
    before = publish(one_way([20, 30, 40]))
    cells = {**before.tables[0].cells, ("a-0",): 5 - 1}
    elsewhere = replace(before, span=span(population="lain"), tables=(replace(before.tables[0], cells=cells),))
    assert not hidden(publish(one_way([20, 30, 40]), [elsewhere]))
    with pytest.raises(Unpublishable) as caught:
        publish(one_way([30, 40, 50]), [replace(elsewhere, span=span(JUNE))])
    assert (caught.value.reason, caught.value.remedies) == (Reason.INCONSISTENT, (Remedy.WITHDRAW,))


def test_a_remainder_of_pooled_years_that_is_small_is_refused() -> None:
    pooled = replace(one_way([60, 40], name="zona"), span=span(DECEMBER, date(2023, 1, 1)))
    year = publish(one_way([47, 50]))
    with pytest.raises(Unpublishable) as caught:
        publish(pooled, [year])
    assert caught.value.reason is Reason.SMALL_INCREMENT
    assert not hidden(publish(pooled, [publish(one_way([45, 50]))]))


def test_the_same_figures_again_are_hidden_as_before() -> None:
    one = random_stack(np.random.default_rng(3), 7, 4, 300)[0]
    first = publish(one)
    again = publish(one, [first])
    assert [each.cells for each in again.tables] == [each.cells for each in first.tables]
    assert again.day > first.day


def test_hidden_figures_that_changed_unseen_are_hidden_as_before() -> None:
    """Nothing that is published changed, so nothing new is published, whatever the hidden counts are now."""
    first = publish(one_way([60, 5 - 2, 5 - 1, 6]))
    assert hidden(first) == {("a-1",), ("a-2",), ("a-3",)}
    again = publish(one_way([60, 5 - 1, 5 + 2, 5 - 3]), [first])
    assert again.tables[0].cells == first.tables[0].cells
    assert publish(one_way([60, 6, 7, 0]), [first]).tables[0].cells == first.tables[0].cells


def test_what_a_release_hid_stays_hidden_when_its_figures_are_corrected() -> None:
    first = publish(one_way([60, 70, 5 - 2, 5 - 1, 6]))
    corrected = publish(one_way([80, 90, 20, 21, 22]), [first])
    assert hidden(corrected) == hidden(first) == {("a-2",), ("a-3",), ("a-4",)}
    assert not hidden(publish(one_way([80, 90, 20, 21, 22]), [replace(first, span=span(JUNE))]))  # only of its span


def test_what_others_published_is_in_the_attackers_hands() -> None:
    one = one_way([5 - 2, 10, 20, 40, 50])
    alone = publish(one)
    told = [KnownTotal(one.span, {"a": key[0]}, one.tables[0].count(key)) for key in hidden(alone) - {("a-0",)}]
    with_press = publish(one, known=told)
    assert hidden(with_press) == {("a-0",), ("a-1",), ("a-2",)}
    assert audit([with_press], RULE, told) == []
    assert audit([alone], RULE, told) != []


def test_tables_that_share_a_dimension_are_protected_together() -> None:
    chance = np.random.default_rng(11)
    for _ in range(5):
        cube = chance.poisson(chance.choice([4, 8, 15]), (4, 4, 3))
        a, b, c = dimension("a", 4), dimension("b", 4), dimension("c", 3)
        one = private(
            table("ab", (a, b), (int(count) for count in cube.sum(axis=2).ravel())),
            table("bc", (b, c), (int(count) for count in cube.sum(axis=0).ravel())),
            table("b", (b,), (int(count) for count in cube.sum(axis=(0, 2)))),
        )
        found = publish(one)
        attack([found], [one], chance)
        assert len({found.tables[0].cells[TOTAL, key] for key in b.categories}) > 0
        for key in b.categories:
            assert (
                found.tables[0].cells[TOTAL, key] == found.tables[1].cells[key, TOTAL] == found.tables[2].cells[(key,)]
            )


def attack(releases: Sequence[Release], truths: Sequence[PrivateRelease], chance: np.random.Generator) -> None:
    """Fail when an attacker from outside, or an insider who knows one small count, learns anything."""
    attacker = Attacker(releases, RULE.threshold)
    assert list(attacker.findings()) == []
    small = [(cell, truth_of(truths[cell.release], cell)) for cell in attacker.hidden]
    small = [(cell, count) for cell, count in small if 0 < count < RULE.threshold]
    for number in chance.permutation(len(small))[:2]:
        assert list(attacker.findings(Insider(*small[number]))) == []


@pytest.mark.parametrize("seed", range(160))
def test_a_random_table_withstands_an_attacker(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows, columns = int(chance.integers(3, 7)), int(chance.integers(2, 6))
    total = int(np.exp(chance.uniform(np.log(30), np.log(2000))))
    (one,) = random_stack(chance, rows, columns, total)
    if min(rows, columns) < 3 or total < 60:
        with suppress(Unpublishable):
            attack([publish(one)], [one], chance)
        return
    found = publish(one)
    attack([found], [one], chance)
    truth, cells = one.tables[0], found.tables[0].cells
    assert all(cells[key] in (None, truth.count(key)) for key in all_keys(truth.dimensions))
    assert all(cells[key] is None or not 0 < cells[key] < 5 for key in cells)


@pytest.mark.parametrize("seed", range(20))
def test_a_random_stack_withstands_an_attacker(seed: int) -> None:
    chance = np.random.default_rng(1000 + seed)
    rows, columns, depth = int(chance.integers(3, 6)), int(chance.integers(2, 4)), int(chance.integers(2, 5))
    stack = random_stack(chance, rows, columns, int(np.exp(chance.uniform(np.log(100), np.log(2000)))), depth)
    releases: list[Release] = []
    published: list[PrivateRelease] = []
    for one in stack:
        try:
            releases.append(publish(one, releases))
        except Unpublishable:
            continue
        published.append(one)
    if releases:
        attack(releases, published, chance)


def test_a_stack_whose_tables_change_withstands_an_attacker() -> None:
    """Each release tabulates the same people by something else; what two of them share is subtracted all the same."""
    by = {"a": dimension("a", 4), "b": dimension("b", 3), "c": dimension("c", 3)}
    kinds = [("ab",), ("a", "b"), ("bc", "a"), ("c",), ("ab", "bc"), ("a",)]
    hiding = 0
    for seed in range(10):
        chance = np.random.default_rng(seed)
        people = np.zeros((4, 3, 3), dtype=int)
        releases: list[Release] = []
        truths: list[PrivateRelease] = []
        for number in range(3):
            people = people + chance.poisson(chance.choice([0.2, 0.7, 2]), people.shape)
            tables = []
            for name in kinds[chance.integers(len(kinds))]:
                rest = tuple(axis for axis, one in enumerate(by) if one not in name)
                tables.append(table(name, [by[one] for one in name], (int(n) for n in people.sum(axis=rest).ravel())))
            one = private(*tables, end=JUNE + timedelta(days=50 * number))
            with suppress(Unpublishable):
                releases.append(publish(one, releases))
                truths.append(one)
        attack(releases, truths, chance)
        hiding += sum(bool(hidden(one)) for one in releases)
    assert hiding > 8


@pytest.mark.parametrize(
    ("seed", "rows", "columns", "total"), [(0, 6, 5, 471), (1, 6, 5, 471), (13, 5, 4, 250), (18, 5, 4, 250)]
)
def test_only_what_is_needed_is_hidden(seed: int, rows: int, columns: int, total: int) -> None:
    """Every cell that is hidden and not small would open something, were it shown."""
    one = random_stack(np.random.default_rng(seed), rows, columns, total)[0]
    found = publish(one)
    assert len(hidden(found)) < len(found.tables[0].cells)
    for key in hidden(found):
        count = one.tables[0].count(key)
        if not 0 < count < RULE.threshold:
            cells = {**found.tables[0].cells, key: count}
            shown = replace(found, tables=(replace(found.tables[0], cells=cells),))
            assert audit([shown], RULE, []), f"{key} need not be hidden"
