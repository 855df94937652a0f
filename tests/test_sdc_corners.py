"""Which hidden counts are parts of others in a stack of releases, in cases that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sdc_tables import dimension, release, shown, table
from terang.sdc.audit import attackers_system
from terang.sdc.corners import Corners
from terang.sdc.layers import Layer, cells_of
from terang.sdc.slices import structure_of
from terang.sdc.tables import TOTAL, Key, Rule

RULE = Rule(5)
BY = [dimension("a", 3), dimension("b", 3)]
CELL, MARGIN = ("a-0", "b-0"), ("a-0", TOTAL)
Hidden = tuple[int, Key]  # a layer and a cell


def parts(*layers: tuple[Sequence[int], Collection[Key]]) -> set[tuple[Hidden, Hidden]]:
    """Return the pairs (part, whole) of a running count, each layer given by its inner cells and what it hides."""
    releases = [
        release(shown(table("ab", BY, counts), hidden), end=date(2024, 3 * number + 3, 28))
        for number, (counts, hidden) in enumerate(layers)
    ]
    structure = structure_of((one.name, one.dimensions) for each in releases for one in each.tables)
    system = attackers_system(structure, [Layer(cells_of(one), {}) for one in releases], RULE)
    corners = Corners(system, RULE.threshold - 1)

    def name(place: int) -> Hidden:
        layer, slice_ = divmod(int(corners.columns[place]), system.width)
        by = dict(structure.slices[slice_])
        return layer, (by.get("a", TOTAL), by.get("b", TOTAL))

    return {(name(part), name(whole)) for part, whole in zip(corners.part, corners.whole, strict=True)}


FIRST, MORE = [10] * 9, [20] * 9


def test_a_cell_is_part_of_its_margin_and_of_what_both_have_grown_to() -> None:
    hidden = [CELL, MARGIN]
    assert parts((FIRST, hidden)) == {((0, CELL), (0, MARGIN))}
    assert parts((FIRST, hidden), (MORE, hidden)) == {
        ((0, CELL), (0, MARGIN)),
        ((0, CELL), (1, MARGIN)),
        ((1, CELL), (1, MARGIN)),
        ((0, CELL), (1, CELL)),
        ((0, MARGIN), (1, MARGIN)),
    }


def test_a_count_is_no_part_of_what_was_added_after_it() -> None:
    """The margin is published first, so that what is hidden of it later is what was added since."""
    assert parts((FIRST, [CELL]), (MORE, [CELL, MARGIN])) == {((0, CELL), (1, CELL))}


def test_what_both_have_added_since_is_part_again() -> None:
    assert parts((FIRST, []), (MORE, [CELL, MARGIN])) == {((1, CELL), (1, MARGIN))}


def test_a_count_that_may_have_been_corrected_is_no_part_of_a_later_one() -> None:
    """The margin of the first row fell between the two, so that its cells may have fallen too."""
    corrected = [5, 5, 5, *MORE[3:]]
    hidden = [("a-0", f"b-{number}") for number in range(3)]
    assert parts((FIRST, hidden), (corrected, hidden)) == set()
    assert ((0, CELL), (1, CELL)) in parts((FIRST, hidden), (MORE, hidden))
