"""What it costs to hide a cell: how much less readers learn, without looking at what the cell holds.

Were the smallest counts hidden first, the choice itself would tell that what is hidden is small. So the price of a cell
is what its margins let anyone expect, and of a cell without margins its place in the list.
"""

from __future__ import annotations

from math import prod

from terang.sdc.slices import EVERYBODY, Slice, Structure


def prices_of(structure: Structure, truth: dict[Slice, int], big: int) -> dict[Slice, float]:
    """Return what it costs to hide each cell: one, and more the more people its margins let expect in it.

    A small margin counts as `big`. Cells without margins (of a one-way table) cost more the nearer the start of the
    list they stand. A margin costs as much as all that it is the sum of: hidden, it takes them with it.
    """
    everybody = max(truth[EVERYBODY], 1)
    prices: dict[Slice, float] = {}
    for place, slice_ in enumerate(structure.slices):
        if slice_ not in truth or slice_ not in structure.leaves:
            continue
        share = 1 - place / len(structure.slices)
        if len(slice_) > 1:
            margins = (truth[frozenset({category})] for category in slice_)
            share = prod(max(margin, big) / everybody for margin in margins)
        prices[slice_] = 1 + share
    for margin, parts in sorted(structure.sums, key=lambda one: -len(one[0])):
        if margin in truth:
            prices[margin] = prices.get(margin, 1) + sum(prices.get(slice_, 0) for slice_ in parts)
    return prices
