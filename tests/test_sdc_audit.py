"""What an attacker learns from releases, in cases that can be worked out by hand. Small counts are made here: 5 - 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from sdc_tables import YEAR, dimension, release, shown, span, table
from terang.sdc.audit import audit
from terang.sdc.layers import stack_of
from terang.sdc.tables import (
    TOTAL,
    Dimension,
    FrequencyTable,
    Key,
    KnownTotal,
    ProtectedTable,
    Release,
    Rule,
    all_keys,
    inner_keys,
)
from terang.sdc.verdicts import Exposure, Kind, Reason, Remedy

RULE = Rule(5)
JUNE, DECEMBER = date(2024, 6, 30), date(2024, 12, 31)


def one_way(counts: Iterable[int], hidden: str = "", name: str = "a", end: date = DECEMBER) -> Release:
    """Return a release of a one-way table; `hidden` has an x for each cell that is."""
    counts = list(counts)
    private = table(name, [dimension(name, len(counts))], counts)
    gone = [key for key, mark in zip(inner_keys(private.dimensions), hidden, strict=False) if mark == "x"]
    return release(shown(private, gone), end=end)


def two_way(rows: Iterable[Iterable[int]], hidden: Iterable[str] = (), names: str = "ab") -> ProtectedTable:
    """Return a two-way table; `hidden` has a line for each row, with an x for each cell that is."""
    rows = [list(row) for row in rows]
    by = [dimension(names[0], len(rows)), dimension(names[1], len(rows[0]))]
    private = table(names, by, [count for row in rows for count in row])
    marks = "".join(hidden)
    return shown(private, [key for key, mark in zip(inner_keys(tuple(by)), marks, strict=False) if mark == "x"])


def kinds(found: Iterable[Exposure]) -> dict[Key, Kind]:
    return {exposure.cell: exposure.kind for exposure in found}


def test_a_cell_that_the_total_gives_away_is_exact() -> None:
    found = audit([one_way([5 - 2, 10, 20], "x..")], RULE, [])
    assert kinds(found) == {("a-0",): Kind.EXACT}
    assert found[0].table == "a"
    assert found[0].remedies == (Remedy.POOL_YEARS, Remedy.MERGE_ZONES, Remedy.DROP_DIMENSION)


@pytest.mark.parametrize(
    ("counts", "hidden", "kind"),
    [
        ([20, 30], "..", None),
        ([0, 30], "..", None),  # none is worth saying
        ([0, 0, 0], "...", None),
        ([5 - 1, 5 - 1, 0, 30], "xxx.", None),  # 8 people, hidden among 3
        ([5 - 1, 5 - 2, 0, 30], "xxx.", Kind.INSIDER),  # who knows one 4 knows that no other is
        ([5 - 1, 5, 30], "xx.", Kind.INSIDER),  # who knows one of two knows the other
        ([5 - 2, 0, 0, 30], "xxx.", Kind.INTERVAL),  # none of the three can be 4
        ([0, 0, 0, 30], "xxx.", Kind.EXACT),
    ],
)
def test_counts_hide_among_three_that_have_room(counts: list[int], hidden: str, kind: Kind | None) -> None:
    found = audit([one_way(counts, hidden)], RULE, [])
    assert {exposure.kind for exposure in found} == ({kind} if kind else set())


def test_a_small_count_that_is_published_is_found_without_calculation() -> None:
    assert kinds(audit([one_way([5 - 1, 10, 20])], RULE, [])) == {("a-0",): Kind.SMALL}
    assert audit([one_way([5, 10, 20])], RULE, []) == []
    assert audit([one_way([5 - 1, 10, 20])], Rule(4), []) == []


def test_a_cell_alone_in_its_row_is_exact_whatever_its_column_hides() -> None:
    counts = [[5 - 2, 20, 30], [20, 10, 30], [30, 10, 40]]
    found = kinds(audit([release(two_way(counts, ["x..", "x..", "x.."]))], RULE, []))
    assert found == {(f"a-{row}", "b-0"): Kind.EXACT for row in range(3)}


def test_a_rectangle_of_four_cells_hides_them_from_outsiders_only() -> None:
    counts = [[5 - 1, 5, 9], [5, 5 - 1, 9], [9, 9, 0]]
    found = audit([release(two_way(counts, ["xx.", "xx.", "..."]))], RULE, [])
    assert {exposure.kind for exposure in found} == {Kind.INSIDER}
    assert audit([release(two_way(counts, ["xxx", "xxx", "xxx"]))], RULE, []) == []


def test_a_hidden_margin_shows_in_what_is_left_of_its_row() -> None:
    private = table("ab", [dimension("a", 3), dimension("b", 3)], [10, 20, 5 - 2, 10, 20, 30, 20, 30, 40])
    margin = ("a-0", TOTAL)
    found = kinds(audit([release(shown(private, [margin]))], RULE, []))
    assert found == {margin: Kind.EXACT, ("a-0", "b-2"): Kind.SMALL}
    found = kinds(audit([release(shown(private, [margin, ("a-0", "b-2")]))], RULE, []))
    assert found[margin] == Kind.EXACT


def test_tables_of_one_release_are_read_together() -> None:
    """The margin that one table hides, another shows; and what only the two together give away is found."""
    private = table("ab", [dimension("a", 3), dimension("b", 3)], [5 - 1] * 9)
    hidden = [key for key in all_keys(private.dimensions) if set(key) != {TOTAL}]
    alone = release(shown(private, hidden))
    assert audit([alone], RULE, []) == []
    column = table("b", [dimension("b", 3)], [12, 12, 12])
    found = kinds(audit([release(*alone.tables, shown(column, []))], RULE, []))
    assert found == {(TOTAL, f"b-{number}"): Kind.EXACT for number in range(3)}


def test_tables_are_linked_by_the_margin_that_both_hide() -> None:
    """A by B hides A's margins; A by C shows enough to give them away."""
    one = table("ab", [dimension("a", 3), dimension("b", 3)], [10, 10, 10] * 3)
    other = table("ac", [dimension("a", 3), dimension("c", 3)], [10, 10, 10] * 3)
    margins = [(f"a-{number}", TOTAL) for number in range(3)]
    first = shown(one, [*inner_keys(one.dimensions), *margins])
    assert audit([release(first)], RULE, []) == []
    found = kinds(audit([release(first, shown(other, margins))], RULE, []))
    assert {found[margin] for margin in margins} == {Kind.EXACT}


def test_a_ring_of_tables_is_refused() -> None:
    rings = [two_way([[10, 20], [20, 30]], names=names) for names in ("ab", "bc", "ca")]
    found = audit([release(*rings)], RULE, [])
    assert [(one.kind, one.table, one.reason) for one in found] == [(Kind.STRUCTURE, "ca", Reason.LINKED_TABLES)]
    assert audit([release(*rings[:2])], RULE, []) == []
    parts = [release(rings[0], end=JUNE), release(rings[1]), release(rings[2], end=date(2024, 9, 30))]
    assert [one.reason for one in audit(parts, RULE, [])] == [Reason.LINKED_TABLES]


def test_counts_that_do_not_add_up_prove_nothing() -> None:
    wrong = one_way([10, 20])
    cells = {**wrong.tables[0].cells, (TOTAL,): 31}
    wrong = replace(wrong, tables=(replace(wrong.tables[0], cells=cells),))
    assert [one.kind for one in audit([wrong], RULE, [])] == [Kind.INCONSISTENT]
    differing = release(*one_way([10, 20]).tables, *one_way([10, 30]).tables)
    assert [one.kind for one in audit([differing], RULE, [])] == [Kind.INCONSISTENT]


@pytest.mark.parametrize(
    ("before", "after", "exposed"),
    [
        ([20, 30], [20, 30], []),  # nothing was added, and nobody is in it
        ([20, 30], [25, 35], []),
        ([20, 30], [20, 34], [("a-1",), (TOTAL,)]),
        ([20, 30], [26, 31], [("a-1",)]),
        ([20, 30], [19, 36], [("a-0",)]),  # what was taken away is a small count too
        ([20, 30], [15, 35], []),
        ([20, 30], [15, 36], [(TOTAL,)]),
    ],
)
def test_what_was_added_between_releases_must_not_be_small(
    before: list[int], after: list[int], exposed: list[Key]
) -> None:
    found = audit([one_way(before, end=JUNE), one_way(after)], RULE, [])
    assert [(one.cell, one.kind) for one in found] == [(cell, Kind.INCREMENT) for cell in exposed]
    assert all(one.remedies == (Remedy.WAIT, Remedy.WITHDRAW) and one.release.span.end == DECEMBER for one in found)


def test_releases_are_ordered_by_what_they_count_and_not_by_the_list() -> None:
    stack = [one_way([20, 34]), one_way([20, 30], end=JUNE)]
    assert [one.release.span.end for one in audit(stack, RULE, [])] == [DECEMBER, DECEMBER]


def test_the_difference_of_two_releases_can_be_read_across_a_third() -> None:
    stack = [
        one_way([20, 30], end=JUNE),
        one_way([31, 36], "..", end=date(2024, 9, 30)),
        one_way([23, 50], end=DECEMBER),  # corrected downwards, so that it is 3 more than in June
    ]
    assert ("a-0",) in kinds(audit(stack, RULE, []))


def test_a_cell_hidden_later_is_judged_by_what_was_added() -> None:
    """20, 30, 40 are published; then 8 people are added where it can not be seen where, or 7."""
    before = one_way([20, 30, 40, 50], end=JUNE)
    assert audit([before, one_way([21, 31, 46, 60], "xxx.")], RULE, []) == []
    found = audit([before, one_way([21, 31, 45, 60], "xxx.")], RULE, [])
    assert {exposure.kind for exposure in found} == {Kind.INSIDER}
    assert found[0].remedies == (Remedy.WAIT, Remedy.WITHDRAW)
    found = audit([before, one_way([21, 31, 40, 60], "xxx.")], RULE, [])
    assert {exposure.kind for exposure in found} == {Kind.INTERVAL}


def test_a_cell_hidden_earlier_must_not_be_narrowed_by_what_is_published_later() -> None:
    before = one_way([5 - 2, 5 - 1, 5, 40], "xxx.", end=JUNE)
    assert audit([before], RULE, []) == []
    for count in (13, 14, 16):  # less at most 12: at least one was added, and maybe no more than that
        found = audit([before, one_way([count, 30, 30, 60])], RULE, [])
        assert kinds(found) == {("a-0",): Kind.INCREMENT}
    assert audit([before, one_way([12, 30, 30, 60])], RULE, []) == []
    assert audit([before, one_way([14, 30, 30, 60], "xxx.")], RULE, []) == []
    assert audit([before, one_way([17, 30, 30, 60])], RULE, []) == []  # at least 5 were added


def test_a_hidden_count_can_not_be_more_than_what_is_published_later() -> None:
    before = one_way([5 - 2, 10, 12, 40], "xxx.", end=JUNE)
    after = one_way([5 - 5, 20, 40, 60])
    assert kinds(audit([before, after], RULE, []))[("a-0",)] in (Kind.EXACT, Kind.INTERVAL)


def test_a_correction_downwards_ends_the_belief_that_counts_grow() -> None:
    before = one_way([60, 30, 20, 10], end=JUNE)
    assert audit([before, one_way([40, 30, 20, 10])], RULE, []) == []
    hidden = one_way([5 - 1, 19, 14, 56], "xxx.")
    assert audit([before, hidden], RULE, []) == []  # 37 are left in three cells that had 110: each may have lost them
    assert {one.kind for one in audit([before, one_way([5 - 1, 20, 26, 56], "xx..")], RULE, [])} == {Kind.INSIDER}


def test_the_belief_returns_after_a_correction() -> None:
    stack = [one_way([60, 30, 20, 10], end=JUNE), one_way([40, 30, 20, 10], end=date(2024, 9, 30))]
    assert audit([*stack, one_way([44, 34, 20, 17], "xxx.")], RULE, []) == []
    found = audit([*stack, one_way([44, 33, 20, 17], "xxx.")], RULE, [])
    assert {one.kind for one in found} == {Kind.INSIDER}  # 7 were added to the three since September


def test_what_was_added_counts_from_the_latest_release() -> None:
    stack = [one_way([20, 30, 40, 50], end=JUNE), one_way([30, 40, 50, 60], end=date(2024, 9, 30))]
    assert audit([*stack, one_way([34, 44, 50, 70], "xxx.")], RULE, []) == []
    assert audit([*stack, one_way([34, 43, 50, 70], "xxx.")], RULE, []) != []


def test_a_margin_hidden_later_is_judged_by_what_was_added() -> None:
    added = [5 - 1, 5 - 1, 0, 5 - 1, 0, 5 - 1, 0, 5 - 1, 5 - 1]
    by = [dimension("a", 3), dimension("b", 3)]
    before = table("ab", by, [20] * 9)
    after = table("ab", by, [20 + more for more in added])
    hidden = [*inner_keys(after.dimensions), *((f"a-{number}", TOTAL) for number in range(3))]
    assert audit([release(shown(before, []), end=JUNE), release(shown(after, hidden))], RULE, []) == []


def test_spans_that_overlap_matter_only_within_one_population() -> None:
    one = one_way([20, 30], end=JUNE)
    other = replace(one_way([20, 34]), span=span(DECEMBER, date(2024, 3, 1)))
    assert audit([one, other], RULE, []) != []
    assert audit([one, replace(other, span=replace(other.span, population="lain"))], RULE, []) == []


def test_layers_lie_in_the_order_of_what_they_count_and_not_of_when_they_came_out() -> None:
    half = replace(one_way([20, 30], end=JUNE), day=date(2025, 3, 1))
    whole = replace(one_way([25, 35]), day=date(2025, 2, 1))
    assert stack_of(whole.span, [whole, half]) == [half, whole]


def test_another_population_and_another_year_tell_nothing() -> None:
    one = one_way([20, 30], end=JUNE)
    other = one_way([20, 34])
    assert audit([one, replace(other, span=span(population="lain"))], RULE, []) == []
    assert audit([one, replace(other, span=span(date(2025, 12, 31), date(2025, 1, 1)))], RULE, []) == []


def test_spans_that_overlap_are_refused() -> None:
    one = one_way([20, 30])
    crossing = replace(one, span=span(date(2025, 6, 30), date(2024, 7, 1)), day=date(2025, 8, 1))
    found = audit([one, crossing], RULE, [])
    assert [(exposure.reason, exposure.release) for exposure in found] == [(Reason.OVERLAPPING_SPANS, crossing)]
    touching = replace(one, span=span(date(2025, 12, 31), date(2025, 1, 1)))
    assert audit([one, touching], RULE, []) == []
    by_day = replace(one, span=span(date(2025, 6, 30), DECEMBER))
    assert [exposure.reason for exposure in audit([one, by_day], RULE, [])] == [Reason.OVERLAPPING_SPANS]


def test_a_year_within_pooled_years_may_share_the_total_only() -> None:
    pooled = replace(one_way([60, 80], name="zona"), span=span(date(2025, 12, 31), date(2023, 1, 1)))
    year = one_way([20, 30])
    assert audit([pooled, year], RULE, []) == []
    same = replace(one_way([60, 80]), span=pooled.span)
    assert [exposure.reason for exposure in audit([same, year], RULE, [])] == [Reason.OVERLAPPING_SPANS]
    longer = replace(one_way([60, 80], name="zona"), span=span(DECEMBER, date(2023, 1, 1)))
    assert audit([longer, year], RULE, []) == []


@pytest.mark.parametrize(("total", "exposed"), [(150, False), (154, True), (146, True), (155, False)])
def test_what_pooled_years_leave_after_their_years_must_not_be_small(total: int, exposed: bool) -> None:
    pooled = replace(one_way([100, total - 100], name="zona"), span=span(date(2025, 12, 31), date(2023, 1, 1)))
    years = [replace(one_way([20, 30]), span=span(date(year, 12, 31), date(year, 1, 1))) for year in (2023, 2024, 2025)]
    found = audit([*years, pooled], RULE, [])
    assert [(one.kind, one.cell, one.release) for one in found] == [(Kind.INCREMENT, (TOTAL,), pooled)] * exposed


def test_categories_that_change_are_refused() -> None:
    one, other = one_way([20, 30], end=JUNE), one_way([20, 30, 40])
    assert [exposure.reason for exposure in audit([one, other], RULE, [])] == [Reason.CHANGED_CATEGORIES]


def known(count: int, end: date = DECEMBER, **categories: str) -> KnownTotal:
    return KnownTotal(span(end), categories, count)


ALL_HIDDEN = one_way([5 - 1, 10, 6, 40], "xxx.")


@pytest.mark.parametrize(
    ("totals", "exposed"),
    [
        ([], set()),
        ([known(10, a="a-1")], {("a-0",), ("a-2",)}),  # two are left, who give each other away
        ([known(10, a="a-1"), known(6, a="a-2")], {("a-0",)}),
        ([known(41, a="a-3")], set()),  # another source: the table has its own figure
        ([known(39, a="a-3"), known(41, a="a-3")], set()),
        ([known(60)], set()),
        ([known(900, a="a-1")], set()),  # can not be of the same people
        ([known(900, a="a-0"), known(10, a="a-1")], {("a-0",), ("a-2",)}),
        ([known(10, end=JUNE, a="a-1")], set()),  # at least 10 by June leaves room for 10 more
        ([known(13, end=JUNE, a="a-1")], {("a-0",), ("a-1",), ("a-2",)}),
        ([known(20, end=date(2025, 3, 31), a="a-1")], set()),  # at most 20 by March, which it can not be anyway
        ([known(19, end=date(2025, 3, 31), a="a-1")], {("a-0",), ("a-2",)}),  # the others can not both be none
        ([known(5 - 2, end=date(2025, 3, 31), a="a-1")], {("a-0",), ("a-1",), ("a-2",)}),
        ([known(10, a="a-1"), known(11, a="a-1")], {("a-0",), ("a-2",)}),  # one of two sources is right
        ([KnownTotal(span(population="lain"), {"a": "a-1"}, 10)], set()),
        ([KnownTotal(span(start=date(2023, 1, 1)), {"a": "a-1"}, 10)], set()),
        ([known(10, zona="a-1")], set()),
    ],
)
def test_totals_known_from_elsewhere_are_in_the_attackers_hands(totals: list[KnownTotal], exposed: set[Key]) -> None:
    found = kinds(audit([ALL_HIDDEN], RULE, totals)).keys()
    assert found <= exposed
    assert bool(found) is bool(exposed)


def test_a_margin_that_is_known_anyway_needs_no_protection() -> None:
    """Two hidden, one of them told by the press: the other is exact, the one that was told is not a finding."""
    assert kinds(audit([one_way([5 - 2, 20, 30], "xx.")], RULE, [known(20, a="a-1")])) == {("a-0",): Kind.EXACT}


def test_a_total_of_something_that_a_release_does_not_tabulate_counts_too() -> None:
    later = one_way([50, 60], name="b")
    june = replace(ALL_HIDDEN, span=span(JUNE))
    assert audit([june, later], RULE, []) == []
    assert audit([june, later], RULE, [known(20, a="a-1")]) == []
    assert audit([june, later], RULE, [known(19, a="a-1")]) != []


def test_what_was_told_of_an_earlier_release_is_not_small_in_a_later_one() -> None:
    """Hidden twice, but told to be 10 the first time: what was added to it since is judged."""
    stack = [one_way([5 - 1, 10, 10, 40], "xxx.", end=JUNE), one_way([9, 18, 18, 60], "xxx.")]
    told = [known(10, end=JUNE, a="a-1"), known(10, end=JUNE, a="a-2"), known(5 - 1, end=JUNE, a="a-0")]
    assert audit(stack, RULE, told) == []
    found = audit([stack[0], one_way([5 - 1, 12, 12, 60], "xxx.")], RULE, told)
    assert {one.release.span.end for one in found} == {DECEMBER}


def test_the_release_of_2023_that_named_children_by_subtraction() -> None:
    """A total, how many kecamatan had any case, and the first five: the other ten had one each. Figures made here."""
    first = [5 - 2, 5 - 2, 5 - 3, 5 - 3, 5 - 3]
    counts = [*first, *[1] * 10, *[0] * 14]
    assert sum(counts) == 22
    by = (Dimension("kecamatan", tuple(f"k{number}" for number in range(29))),)
    private = FrequencyTable("kecamatan", by, dict(zip(inner_keys(by), counts, strict=True)))
    as_told = shown(private, [key for key, count in private.counts.items() if count == 1])
    assert {one.kind for one in audit([release(as_told)], RULE, [])} == {Kind.SMALL}
    without_small = shown(private, [key for key, count in private.counts.items() if count])
    assert audit([release(without_small)], RULE, []) == []
    told: Mapping[Key, int] = {key: count for key, count in private.counts.items() if count > 1}
    press = [KnownTotal(span(), {"kecamatan": key[0]}, count) for key, count in told.items()]
    assert (
        audit([release(without_small)], RULE, press) == []
    )  # 10 people among 10 kecamatan: the zeros were the mistake
    nine = [*press, *(KnownTotal(span(), {"kecamatan": f"k{number}"}, 1) for number in range(5, 8))]
    assert {one.kind for one in audit([release(without_small)], RULE, nine)} == {Kind.INSIDER}


@pytest.mark.parametrize("added", [1, 2, 3])
def test_releases_that_are_safe_alone_are_not_together(added: int) -> None:
    stack = [one_way([5 - 2, 20, 15, 40], "xxx.", end=JUNE), one_way([5 - 2, 20, 15 + added, 60], "xxx.")]
    assert audit(stack[:1], RULE, []) == []
    assert audit(stack[1:], RULE, []) == []
    found = [one.cell for one in audit(stack, RULE, []) if one.kind is Kind.INCREMENT]
    assert found == [("a-0",), ("a-1",), ("a-2",)]  # whichever it was added to, it is a small count


def test_who_knows_a_count_must_not_learn_how_much_it_grew() -> None:
    """Hidden in April and August, 7 or 8 in December: who knows 4 in April knows that at most 3 or 4 came by August."""
    april, august = (
        one_way([5 - 2, 5 - 1, 5, 6, 40], "xxxx.", end=date(2024, 4, 30)),
        one_way([5 - 1, 10, 10, 12, 50], "xxxx.", end=date(2024, 8, 31)),
    )
    assert audit([april, august, one_way([5 + 3, 45, 45, 45, 60])], RULE, []) == []
    found = audit([april, august, one_way([5 + 2, 45, 45, 45, 60])], RULE, [])
    assert kinds(found) == {("a-0",): Kind.INSIDER}


def test_the_same_counts_told_twice_are_no_finding() -> None:
    one = one_way([5 - 2, 20, 15, 40], "xxx.")
    assert audit([one, replace(one, day=date(2025, 9, 1))], RULE, []) == []


def test_year_is_the_start_of_the_stacks() -> None:
    assert one_way([20, 30]).span.start == YEAR
