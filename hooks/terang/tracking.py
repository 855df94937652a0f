"""Commitments as they may be told on the day of the build: each promise with its status, its proofs and its history.

Everything follows from data/komitmen/ and the day; nothing is remembered from build to build. So a promise whose proof
is taken away, or whose due date passes, changes by itself the next time the site is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, get_args

from terang.periods import PartialDate
from terang.promise_status import News, Status, Terms, silences, status
from terang.public import PublicSource
from terang.records.commitments import Commitment, Evidence, Promise

Kind = Literal["janji", "kegiatan", "penyuluhan", "hasil", "tanpa-kabar", "tenggat-lewat", "sumber-ditarik", "catatan"]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a promise's history. `text` is what staff wrote; "" where the kind says all."""

    kind: Kind
    day: PartialDate
    text: str = ""
    source: PublicSource | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence with its source. It counts unless its source was withdrawn."""

    evidence: Evidence
    source: PublicSource
    withdrawn: date | None  # the day, if that has come


@dataclass(frozen=True, slots=True)
class Held:
    """A session of the outreach record that serves a promise, see `terang.public_outreach`."""

    day: PartialDate
    what: str  # the kind of institution or of meeting
    source: PublicSource | None  # None: the institution that held it says so itself


@dataclass(frozen=True, slots=True)
class Tracked:
    """A promise on the day of the build."""

    promise: Promise
    commitment: str  # id: the name of its file
    status: Status
    proofs: tuple[Proof, ...]  # up to that day, oldest first
    sessions: tuple[Held, ...]  # from the promise up to that day, oldest first
    history: tuple[Event, ...]  # oldest first
    sources: tuple[PublicSource, ...]  # of the promise, then of its evidence; each once

    @property
    def last_news(self) -> PartialDate | None:
        """When something was last heard of it."""
        return max(self.news_days, key=lambda day: day.last_day, default=None)

    @property
    def news_days(self) -> tuple[PartialDate, ...]:
        """The days of all that counts."""
        return (*(p.evidence.day for p in self.proofs if not p.withdrawn), *(held.day for held in self.sessions))

    @property
    def checked(self) -> date:
        """The day on which the least recently checked source was checked."""
        return min(source.checked for source in self.sources)


@dataclass(frozen=True)
class Commitments:
    """Everything about promises that pages may use."""

    by_id: Mapping[str, Commitment] = field(default_factory=dict)  # by the names of their files
    promises: tuple[Tracked, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)  # of institutions, by id
    day: date = date.min  # of the build
    silent_days: int = 0
    failed: frozenset[str] = frozenset()  # ids, of promises too, that stand in data/ but could not be used

    @cached_property
    def tracked(self) -> dict[str, Tracked]:
        """The promises by id."""
        return {one.promise.id: one for one in self.promises}

    def of(self, commitment: str) -> tuple[Tracked, ...]:
        """Return the promises of one commitment."""
        return tuple(one for one in self.promises if one.commitment == commitment)

    def counts(self) -> dict[Status, int]:
        """Return how many promises have each status that occurs."""
        found = [one.status for one in self.promises]
        return {name: found.count(name) for name in get_args(Status) if name in found}


def track(
    commitments: Mapping[str, Commitment],
    names: Mapping[str, str],
    sources: Mapping[str, PublicSource],
    withdrawn: Mapping[str, date],
    sessions: Mapping[str, Sequence[Held]],
    day: date,
    silent_days: int,
) -> Commitments:
    """Return the commitments as they stand on `day`. All ids must be known.

    `withdrawn`: sources that were taken back, with the day of it. `sessions`: those that serve each promise, of any
    day. `silent_days`: see `terang.promise_status`.
    """
    gone = {name: when for name, when in withdrawn.items() if when <= day}
    promises = (
        _tracked(promise, name, sources, gone, sessions.get(promise.id, ()), day, silent_days)
        for name, commitment in commitments.items()
        for promise in commitment.promises
    )
    return Commitments(commitments, tuple(promises), names, day, silent_days)


def _tracked(
    promise: Promise,
    commitment: str,
    sources: Mapping[str, PublicSource],
    gone: Mapping[str, date],
    sessions: Sequence[Held],
    day: date,
    silent_days: int,
) -> Tracked:
    happened = sorted((one for one in promise.evidence if one.day.day <= day), key=lambda one: one.day.last_day)
    proofs = tuple(Proof(one, sources[one.source], gone.get(one.source)) for one in happened)
    terms = Terms(promise.since, promise.due, promise.result is not None)
    counted = [one for one in sessions if promise.since <= one.day.day <= day]
    held = tuple(sorted((one for one in counted if not (one.source and one.source.id in gone)), key=_last_day))
    news = [News(p.evidence.day, p.evidence.kind == "hasil") for p in proofs if not p.withdrawn]
    news += [News(one.day) for one in held]
    cited = [sources[name] for name in (*promise.sources, *(one.source for one in happened))]
    cited += [sources[remark.source] for remark in promise.remarks]
    cited += [one.source for one in held if one.source]
    events = (*_told(promise, proofs, held, sources, day), *_computed(terms, news, proofs, day, silent_days))
    return Tracked(
        promise=promise,
        commitment=commitment,
        status=status(terms, news, day, silent_days),
        proofs=proofs,
        sessions=held,
        history=tuple(sorted(events, key=lambda event: event.day.day)),
        sources=tuple(dict.fromkeys(cited)),
    )


def _last_day(held: Held) -> date:
    return held.day.last_day


def _told(
    promise: Promise, proofs: Sequence[Proof], held: Sequence[Held], sources: Mapping[str, PublicSource], day: date
) -> Iterator[Event]:
    """Yield what stands in the data: the promise, its evidence, sessions, remarks, and sources that were withdrawn."""
    yield Event("janji", PartialDate(promise.since), promise.words, sources[promise.sources[0]])
    for proof in proofs:
        yield Event(proof.evidence.kind, proof.evidence.day, proof.evidence.what, proof.source)
        if proof.withdrawn:
            yield Event("sumber-ditarik", PartialDate(proof.withdrawn), proof.evidence.what, proof.source)
    for one in held:
        yield Event("penyuluhan", one.day, one.what, one.source)
    for remark in promise.remarks:
        if remark.day.day <= day:
            yield Event("catatan", remark.day, remark.what, sources[remark.source])


def _computed(
    terms: Terms, news: Sequence[News], proofs: Sequence[Proof], day: date, silent_days: int
) -> Iterator[Event]:
    """Yield what follows from dates: days on which it had been silent for too long, and a due date that passed."""
    for begin in silences(terms, news, day, silent_days):
        yield Event("tanpa-kabar", PartialDate(begin))
    if not terms.due or day <= terms.due.last_day:
        return
    results = [p for p in proofs if p.evidence.kind == "hasil" and p.evidence.day.day <= terms.due.last_day]
    if not terms.has_result or all(proof.withdrawn for proof in results):
        # a proof that was withdrawn later had held until then
        held = [proof.withdrawn for proof in results if proof.withdrawn]
        yield Event("tenggat-lewat", PartialDate(max([terms.due.last_day + timedelta(days=1), *held])))
