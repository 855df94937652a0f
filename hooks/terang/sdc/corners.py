"""What must be possible for a release to be safe, and what is proved of it already.

Each hidden count must be able to be 0 and to be big (threshold - 1 or more); what lies between is then possible too,
for the points of a system are convex. The same must hold in the eyes of an insider, who knows one hidden count that is
small: with any one fixed at 0, and fixed at threshold - 1, each other one must still reach from 0 to big. So for each
two hidden counts four corners must be possible: none and none, none and big, big and none, big and big. That does not
depend on any true value. A point of the system, a witness, proves many corners at once.

When one count is part of another (a cell and its hidden margin; a count and what it has grown to), knowing the one
limits the other whatever is published, and the second count to judge is the rest, the whole less the part. Its corners:
none of both, a part of none and a big rest, a big part that is all, a big part and a big rest.

A count that was published in an earlier layer and is hidden now is judged by what was added since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from terang.sdc.polytope import Pin
from terang.sdc.system import Floats, Ints, System


@dataclass(frozen=True, slots=True)
class Corner:
    """Something that must be possible: `pins` make it so. `first` and `second` are places in `Corners.columns`."""

    first: int
    second: int
    pins: tuple[Pin, ...]


class Corners:
    """The corners of all protected counts of a system, and which of them witnesses have proved.

    `none_none` and so on are matrices over pairs of counts; the diagonal is the count by itself.
    """

    def __init__(self, system: System, big: int) -> None:
        self._big, self._width = big, len(system.fixed)
        self.columns = np.flatnonzero(system.protected)
        self._floor = system.floor[self.columns]
        size = len(self.columns)
        self.none_none = np.zeros((size, size), dtype=np.bool_)
        self.none_big = np.eye(size, dtype=np.bool_)  # one count can not be both
        self.big_big = np.zeros((size, size), dtype=np.bool_)
        self.part, self.whole = _parts_of(system, self.columns)
        self.none_big[self.whole, self.part] = True  # nobody in all and many in a part: nobody expects it
        self.big_big[self.part, self.whole] = self.big_big[self.whole, self.part] = True
        self.all_in_part = np.zeros(len(self.part), dtype=np.bool_)
        self.big_rest = np.zeros(len(self.part), dtype=np.bool_)

    def prove(self, point: Ints) -> None:
        """Take account of a witness."""
        counts = point[self.columns] - self._floor
        none, big = counts <= 0, counts >= self._big
        self.none_none[none] |= none
        self.none_big[none] |= big
        self.big_big[big] |= big
        part, rest = counts[self.part], counts[self.whole] - counts[self.part]
        self.all_in_part |= (part >= self._big) & (rest <= 0)
        self.big_rest |= (part >= self._big) & (rest >= self._big)

    def settle(self, point: Ints) -> None:
        """Take account of a witness that was made for a corner; raises ArithmeticError when it proves none."""
        before = self.open()
        self.prove(point)
        if self.open() == before:
            raise ArithmeticError("a point does not prove the corner that it was made for")

    def give_up(self, corner: Corner) -> None:
        """Ask no more about the two counts of a corner."""
        for matrix in (self.none_none, self.none_big, self.big_big):
            matrix[corner.first, corner.second] = matrix[corner.second, corner.first] = True
        pairs = np.isin(self.part, (corner.first, corner.second)) & np.isin(self.whole, (corner.first, corner.second))
        self.all_in_part |= pairs
        self.big_rest |= pairs

    def give_up_count(self, place: int) -> None:
        """Ask no more about one count, nor about others in the eyes of who knows it."""
        for matrix in (self.none_none, self.none_big, self.big_big):
            matrix[place, :] = matrix[:, place] = True
        pairs = (self.part == place) | (self.whole == place)
        self.all_in_part |= pairs
        self.big_rest |= pairs

    def open(self) -> int:
        """Return how many corners are not proved yet."""
        return sum(
            int((~one).sum()) for one in (self.none_none, self.none_big, self.big_big, self.all_in_part, self.big_rest)
        )

    def next(self) -> Corner | None:
        """Return a corner that is not proved, those of single counts first."""
        singles = [
            (place, kind)
            for kind, matrix in (("none", self.none_none), ("big", self.big_big))
            for place in np.flatnonzero(~matrix.diagonal())
        ]
        if singles:
            place, kind = min(singles)
            return Corner(int(place), int(place), (self._pin(int(place), kind),))
        for matrix, one, other in (
            (self.none_none, "none", "none"),
            (self.big_big, "big", "big"),
            (self.none_big, "none", "big"),
        ):
            if not matrix.all():
                first, second = (int(place) for place in np.argwhere(~matrix)[0])
                return Corner(first, second, (self._pin(first, one), self._pin(second, other)))
        return next(self._of_parts(), None)

    def _of_parts(self) -> Iterator[Corner]:
        for proved, times in ((self.all_in_part, 1), (self.big_rest, 2)):
            for pair in np.flatnonzero(~proved):
                part, whole = int(self.part[pair]), int(self.whole[pair])
                fixed = int(self._floor[part]) + self._big
                reach = int(self._floor[whole]) + times * self._big
                yield Corner(
                    part,
                    whole,
                    (
                        Pin(int(self.columns[part]), fixed, fixed),
                        Pin(int(self.columns[whole]), reach, reach if times == 1 else None),
                    ),
                )

    def _pin(self, place: int, kind: str) -> Pin:
        column, floor = int(self.columns[place]), int(self._floor[place])
        return Pin(column, floor, floor) if kind == "none" else Pin(column, floor + self._big, None)

    def wish(self, corner: Corner | None = None) -> Floats:
        """Return weights for the unknowns that make a point prove many open corners, beside `corner`."""
        size = len(self.columns)
        none_none, none_big, big_big = (
            (~one).astype(np.float32) for one in (self.none_none, self.none_big, self.big_big)
        )
        big = np.full(size, 0.5, dtype=np.float32)
        if corner:
            for place in (corner.first, corner.second):
                pins = [pin for pin in corner.pins if pin.column == self.columns[place]]
                big[place] = float(any(pin.low > self._floor[place] for pin in pins))
        gain = np.zeros(size, dtype=np.float32)
        for _ in range(4):
            if corner:
                steady = [corner.first, corner.second]
                kept = big[steady]
            none = 1 - big
            gain = big_big @ big + none @ none_big - none_none @ none - none_big @ big
            big = (gain > 0).astype(np.float32)
            if corner:
                big[steady] = kept
        weights = np.zeros(self._width)
        weights[self.columns] = gain
        return weights / max(1.0, float(np.abs(gain).max(initial=0)))


def _parts_of(system: System, columns: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of protected counts of which the first is a part of the second, as places in `columns`.

    It is when it counts the same people, or fewer categories of them, over a stretch of layers within the other's:
    from the layer whose count was published last (or from nothing) to its own.
    """
    places = [(int(column) // system.width, int(column) % system.width) for column in columns]
    since = [-1 if (one := system.since(*each)) is None else one for each in places]
    part: list[int] = []
    whole: list[int] = []
    by_place: dict[int, list[int]] = {}
    for number, (_, place) in enumerate(places):
        by_place.setdefault(place, []).append(number)
    slices = system.structure.slices
    holders = {place: [other for other in by_place if slices[other] <= slices[place]] for place in by_place}
    for number, (layer, place) in enumerate(places):
        for other_place in holders[place]:
            for other in by_place[other_place]:
                until, start = places[other][0], since[other]
                if (
                    number != other
                    and start <= since[number]
                    and layer <= until
                    and system.growing(layer, until, place)
                ):
                    part.append(number)
                    whole.append(other)
    return np.array(part, dtype=np.int64), np.array(whole, dtype=np.int64)
