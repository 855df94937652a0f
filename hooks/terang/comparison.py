"""The gate: whether published figures may stand on one axis, may stand side by side with a notice, or may not.

Every chart, table, sentence and page that puts figures together asks `judge`, and shows what it answers. Whether two
figures agree is decided from five things: where (area), who counts (system), in what unit, what and whom (measure and
group), and when (the period and its length). The answer is a list of codes with the figures that they are about;
readers' words for them are in overrides/blocks, staff's in `why`.

One code is one row of `LEVELS`: what makes a figure unfit to be compared (a status, say) is added there and in `_own`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Literal

from terang.public import PublicFigure, Suppressed

Code = Literal[
    "place", "kind", "apart", "part-of-place", "system", "unit", "shared-group", "crossed", "group", "measure",
    "length", "end", "partial", "completeness", "approximate", "hidden", "same-days",
]  # fmt: skip


class Level(IntEnum):
    """How close figures may come to one another; less is stricter."""

    REFUSED = 0  # not together
    BESIDE = 1  # side by side, with the notices
    AXIS = 2  # on one axis, with the notices


LEVELS: Mapping[Code, Level] = {
    "place": Level.REFUSED,  # two areas, neither in the other: Kabupaten is not Kota
    "kind": Level.REFUSED,  # counts, inhabitants and shares of people are different things
    "apart": Level.REFUSED,  # two systems, and no day in common: nothing is left to set side by side
    "part-of-place": Level.BESIDE,  # one area lies in the other
    "system": Level.BESIDE,
    "unit": Level.BESIDE,  # kasus, korban, laporan; persen, rasio
    "shared-group": Level.BESIDE,  # the groups have people in common, or nobody says that they have not
    "crossed": Level.BESIDE,  # what is counted differs, and so does the time: no telling which one is seen
    "group": Level.AXIS,  # other people, none of them in both
    "measure": Level.AXIS,
    "length": Level.AXIS,  # not the same months: never subtracted, and on a chart each says where it ends
    "end": Level.AXIS,  # both may end on one day, but nobody says so
    "partial": Level.AXIS,  # less than a year
    "completeness": Level.AXIS,  # what is left out differs
    "approximate": Level.AXIS,
    "hidden": Level.AXIS,
    "same-days": Level.AXIS,  # both may count the same reports: never added
}
_KINDS = {"persen": "share", "rasio": "share", "jiwa": "people"}  # all others count what happened


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to know about figures that stand together, and which of them it is about."""

    code: Code
    figures: tuple[PublicFigure, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says: how close figures may come, and all that must be said of it."""

    level: Level
    reasons: tuple[Reason, ...]  # the gravest first

    def has(self, *codes: Code) -> bool:
        """Whether any of `codes` is among the reasons."""
        return any(reason.code in codes for reason in self.reasons)

    @property
    def like_for_like(self) -> bool:
        """The figures differ in nothing but which time of equal length they cover: only these may be subtracted."""
        return self.level is Level.AXIS and all(reason.code == "partial" for reason in self.reasons)


def judge(*figures: PublicFigure) -> Verdict:
    """Return how close `figures` may come, from every pair of them. The order decides only the order in reasons."""
    found: dict[Code, set[PublicFigure]] = {}
    for figure in figures:
        for code in _own(figure):
            found.setdefault(code, set()).add(figure)
    for one, other in combinations(figures, 2):
        for code in _between(one, other):
            found.setdefault(code, set()).update((one, other))
    once = tuple(dict.fromkeys(figures))
    reasons = tuple(Reason(code, tuple(f for f in once if f in found[code])) for code in LEVELS if code in found)
    return Verdict(min((LEVELS[reason.code] for reason in reasons), default=Level.AXIS), reasons)


def _own(figure: PublicFigure) -> Iterator[Code]:
    """What is to know about one figure wherever it stands."""
    if figure.is_partial_year:
        yield "partial"
    if figure.approximate:
        yield "approximate"
    if isinstance(figure.value, Suppressed):
        yield "hidden"


def _between(one: PublicFigure, other: PublicFigure) -> Iterator[Code]:
    """In what two figures differ, and what they share that must not be counted twice."""
    same_time, group = one.period == other.period, _group(one, other)
    measure = one.measure.casefold() != other.measure.casefold()
    inside = one.area in other.wider or other.area in one.wider
    if one.area != other.area:
        yield "part-of-place" if inside else "place"
    if _kind(one) != _kind(other):
        yield "kind"
        return  # of two different things the rest says nothing
    if one.unit != other.unit:
        yield "unit"
    if one.system != other.system:
        yield "system"
        if not one.period.meets(other.period):
            yield "apart"
    if group:
        yield group
    if measure:
        yield "measure"
    if not same_time and (group or measure):
        yield "crossed"
    if one.period.may_be(other.period):
        exact = one.period.end.precision == other.period.end.precision == "day"
        if not exact and not (same_time and one.source == other.source):
            yield "end"
    elif not one.period.is_as_long_as(other.period):
        yield "length"
    if one.completeness != other.completeness:
        yield "completeness"
    if (inside or one.area == other.area) and group != "group" and one.period.meets(other.period):
        yield "same-days"


def _kind(figure: PublicFigure) -> str:
    return _KINDS.get(figure.unit, "count")


def _group(one: PublicFigure, other: PublicFigure) -> Literal["group", "shared-group"] | None:
    """How the people differ whom two figures are about. Groups that no register tells of may share people."""
    if one.group.casefold() == other.group.casefold() or (one.people and one.people == other.people):
        return None
    apart = one.people and other.people and not one.people & other.people
    return "group" if apart else "shared-group"


def running(figures: tuple[PublicFigure, ...]) -> Literal["one-start", "one-year"] | None:
    """Return why `figures` are not running counts of one year, which share an axis of time, or None when they are."""
    periods = [figure.period for figure in figures]
    if len({period.start for period in periods}) > 1:
        return "one-start"
    years = {period.start.year for period in periods} | {period.last_day.year for period in periods}
    return "one-year" if len(years) > 1 else None


def why(reason: Reason) -> str:
    """Return a reason as staff read it in a problem: "sistem: Dinas dan SIMFONI-PPA"."""
    name = _NAMES[reason.code]
    seen = dict.fromkeys(word for figure in reason.figures for word in _words(name, figure))
    return f"{name}: {' dan '.join(seen)}" if len(seen) > 1 else name


_NAMES: Mapping[Code, str] = {
    "place": "wilayah",
    "part-of-place": "wilayah",
    "kind": "satuan",
    "unit": "satuan",
    "system": "sistem",
    "apart": "sistem dan masa",
    "group": "kelompok",
    "shared-group": "kelompok",
    "measure": "ukuran",
    "crossed": "yang dihitung",
    "length": "panjang masa",
    "end": "tanggal akhir",
    "partial": "belum setahun",
    "completeness": "kelengkapan",
    "approximate": "angka kira-kira",
    "hidden": "angka yang disembunyikan",
    "same-days": "hari yang sama",
}


def _words(name: str, figure: PublicFigure) -> tuple[str, ...]:
    told = {
        "wilayah": figure.area,
        "satuan": figure.unit,
        "sistem": figure.system.name,
        "sistem dan masa": figure.system.name,
        "kelompok": figure.group,
        "ukuran": figure.measure,
        "yang dihitung": figure.measure,
    }
    return (told[name],) if name in told else ()
