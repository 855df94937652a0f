"""Several tables of one release: the audit's equations against an attacker who writes down whole people.

The audit knows only cells and margins, and trusts the proof in `slices` that this is exact for tables without a ring.
The attacker's unknowns are all combinations of all dimensions.
"""

from __future__ import annotations

import numpy as np
import pytest

from sdc_attacker import Attacker, Cell
from sdc_tables import dimension, release, shown, table
from terang.sdc.audit import audit
from terang.sdc.slices import slice_of
from terang.sdc.tables import TOTAL, Release, Rule, all_keys
from terang.sdc.verdicts import Kind

RULE = Rule(5)
SHAPES = [("ab", "ac"), ("ab", "bc", "cd"), ("ab", "ac", "ad"), ("ab", "cd", "b"), ("a", "b", "c")]


def linked(chance: np.random.Generator, shape: tuple[str, ...]) -> Release:
    """Return tables over shared dimensions of three categories, with the small cells hidden and some others."""
    names = sorted(set("".join(shape)))
    people = chance.poisson(chance.choice([0.3, 1, 3]) * 27 / 3 ** len(names), [3] * len(names))
    tables = []
    for name in shape:
        others = tuple(axis for axis, one in enumerate(names) if one not in name)
        by = [dimension(one, 3) for one in sorted(name)]
        tables.append(table(name, by, (int(count) for count in people.sum(axis=others).ravel())))
    share = chance.choice([0.3, 0.6, 1.0])
    hidden = {
        slice_of(one.dimensions, key)
        for one in tables
        for key in all_keys(one.dimensions)
        if set(key) != {TOTAL}
        and (0 < one.count(key) < RULE.threshold or chance.random() < (share / 4 if TOTAL in key else share))
    }
    return release(
        *(
            shown(one, [key for key in all_keys(one.dimensions) if slice_of(one.dimensions, key) in hidden])
            for one in tables
        )
    )


def cell_of(one: Release, name: str, key: tuple[str, ...]) -> Cell:
    found = next(each for each in one.tables if each.name == name)
    return Cell(0, tuple(sorted(slice_of(found.dimensions, key))))


@pytest.mark.parametrize("shape", SHAPES, ids="-".join)
def test_linked_tables_tell_the_audit_what_they_tell_an_attacker(shape: tuple[str, ...]) -> None:
    seen = 0
    for seed in range(12):
        one = linked(np.random.default_rng(seed), shape)
        found = {finding.cell: finding.kind for finding in Attacker([one], RULE.threshold).findings()}
        told = {
            cell_of(one, exposure.table, exposure.cell): exposure.kind
            for exposure in audit([one], RULE, [])
            if exposure.kind in (Kind.EXACT, Kind.INTERVAL)
        }
        assert told.keys() == found.keys()
        assert {cell for cell, kind in told.items() if kind is Kind.EXACT} == {
            cell for cell, kind in found.items() if kind == "exact"
        }
        seen += len(found)
    assert seen > 5
