"""Outreach as it may be published: sessions, how many people and institutions they reached at the least, and where.

Nothing here is added up that could overlap. No session names its schools, so two sessions of one kind may have been at
the same one; people can come twice. What is told is the least that must be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from terang.periods import PartialDate
from terang.public import PublicSource


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many people came, from `least` to `most`; None where nobody says more than "or more"."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Answers:
    """Of how many papers how many answered as was hoped; `right` is None where that is too few to tell."""

    right: int | None
    papers: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says that a session was held: a source that anyone can read, or the institution that held it."""

    publisher: str
    source: PublicSource | None
    checked: date  # the day on which that was read, or recorded


@dataclass(frozen=True, slots=True)
class PublicSession:
    """One session, or several of one kind that are told of together."""

    id: str
    day: PartialDate
    kind: str  # "SD atau MI", or what "lainnya" was
    institutions: int | None
    districts: tuple[str, ...]  # ids
    audience: tuple[str, ...]
    materials: tuple[tuple[str, str], ...]  # slug and version
    minutes: int | None
    leader: str  # "K0" to "K3", or ""
    reachable: bool | None
    people: Attendance | None
    women: Attendance | None
    men: Attendance | None
    questions: tuple[tuple[Answers, Answers], ...]  # before and after
    promises: tuple[str, ...]  # ids
    origin: Origin
    note: str


@dataclass(frozen=True, slots=True)
class PublicTotal:
    """How many institutions of a kind there are in all, as one source says."""

    kind: str
    count: int
    day: PartialDate
    source: PublicSource


@dataclass(frozen=True, slots=True)
class Served:
    """A promise that sessions serve."""

    title: str
    address: str  # of its page, from the site's root
    since: date


@dataclass(frozen=True, slots=True)
class Reach:
    """What is recorded for one kind of institution: how many at the least, of how many in all if a source says so."""

    kind: str
    sessions: int
    least: int | None  # None: no session says how many
    total: PublicTotal | None


@dataclass(frozen=True)
class Outreach:
    """Every recorded session, the latest first."""

    sessions: tuple[PublicSession, ...] = ()
    kinds: tuple[str, ...] = ()  # that can be counted, in the order in which they are shown
    totals: Mapping[str, PublicTotal] = field(default_factory=dict)  # by kind
    promises: Mapping[str, Served] = field(default_factory=dict)  # every promise, by id

    @cached_property
    def districts(self) -> Mapping[str, tuple[PublicSession, ...]]:
        """The sessions of each district that has any."""
        found: dict[str, list[PublicSession]] = {}
        for session in self.sessions:
            for district in session.districts:
                found.setdefault(district, []).append(session)
        return {name: tuple(sessions) for name, sessions in found.items()}

    @property
    def nowhere(self) -> tuple[PublicSession, ...]:
        """The sessions of which nobody says in which district they were."""
        return tuple(session for session in self.sessions if not session.districts)

    def for_promise(self, promise: str) -> tuple[PublicSession, ...]:
        return tuple(session for session in self.sessions if promise in session.promises)

    def with_material(self, slug: str) -> tuple[PublicSession, ...]:
        return tuple(session for session in self.sessions if slug in {name for name, _ in session.materials})

    def reach(self, sessions: Iterable[PublicSession]) -> tuple[Reach, ...]:
        """Return what these sessions reached of each kind that can be counted, the kinds without any too."""
        some = tuple(sessions)
        return tuple(self._reach(kind, [one for one in some if one.kind == kind]) for kind in self.kinds)

    def _reach(self, kind: str, sessions: list[PublicSession]) -> Reach:
        return Reach(kind, len(sessions), least_institutions(sessions), self.totals.get(kind))


def since(sessions: Iterable[PublicSession], day: date) -> tuple[tuple[PublicSession, ...], tuple[PublicSession, ...]]:
    """Return the sessions from `day` on, and those before it. One that may have been on either side is before."""
    some = tuple(sessions)
    later = tuple(session for session in some if session.day.day >= day)
    return later, tuple(session for session in some if session not in later)


def least_institutions(sessions: Iterable[PublicSession]) -> int | None:
    """Return how many institutions of one kind were reached at the least; None where no session says how many.

    Sessions in two districts were at different institutions; of those in one district, or in none that is named, the
    largest counts alone, for the others may have been at the same ones.
    """
    apart: dict[str, int] = {}
    alone = [0]
    for session in sessions:
        if session.institutions and len(session.districts) == 1:
            (district,) = session.districts
            apart[district] = max(apart.get(district, 0), session.institutions)
        elif session.institutions:
            alone.append(session.institutions)
    return max(sum(apart.values()), *alone) or None


def least_attendance(sessions: Iterable[PublicSession]) -> int | None:
    """Return how often somebody came at the least: attendances, not people. None where no session was counted."""
    counted = [session.people.least for session in sessions if session.people]
    return sum(counted) if counted else None
