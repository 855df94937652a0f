"""The sessions of data/penyuluhan/, read, checked, and made into what may be published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from terang import commitment_loading, outreach_checks
from terang.folder import Folder, Register
from terang.outreach_checks import Known
from terang.public import PublicSource
from terang.public_outreach import Answers, Attendance, Origin, Outreach, PublicSession, PublicTotal, Served
from terang.records.districts import Districts
from terang.records.institutions import Institution
from terang.records.outreach import Kind, People, Session, Total
from terang.registers import Registers
from terang.shapes import Placed
from terang.tracking import Commitments, Held

FILES = f"{outreach_checks.FOLDER}*.yml"
TOTALS = "data/jumlah-lembaga.yml"
OTHER: Kind = "lainnya"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: as written, for checks that come later, and as it may be published."""

    written: tuple[Placed[Session], ...]
    public: Outreach


@dataclass(frozen=True, slots=True)
class _Shown:
    """What can be shown of that which sessions refer to."""

    districts: Collection[str]
    institutions: Mapping[str, str]  # names by id
    sources: Mapping[str, PublicSource]
    promises: Mapping[str, Served]


def sessions(folder: Folder) -> Register[Session]:
    """Read the sessions, each by itself."""
    return folder.register(FILES, Session, may_be_empty=True)


def for_promises(written: Register[Session], sources: Mapping[str, PublicSource]) -> dict[str, list[Held]]:
    """Return the sessions that serve each promise, as far as somebody stands behind them."""
    found: dict[str, list[Held]] = {}
    for one in written.by_id.values():
        if (one.by and one.recorded) or one.source in sources:
            held = Held(one.day, _kind(one), sources[one.source] if one.source else None)
            for promise in one.promises:
                found.setdefault(promise, []).append(held)
    return found


def read(
    folder: Folder,
    written: Register[Session],
    registers: Registers,
    places: Districts,
    institutions: Register[Institution],
    commitments: Commitments,
    day: date,
) -> Read:
    """Check the sessions, and return them as they may be shown; `day` is that of the build.

    One that refers to what is not there is left out.
    """
    known = Known(
        districts=folder.written("data/kecamatan.yml"),
        institutions=institutions.known,
        sources=registers.known_sources,
        promises=folder.written(commitment_loading.FILES),
        checked=registers.sources,
    )
    shown = _Shown(
        districts={district.id for district in places.all},
        institutions={name: one.name for name, one in institutions.by_id.items()},
        sources=registers.public_sources,
        promises={
            name: Served(one.promise.title, one.promise.address, one.promise.since)
            for name, one in commitments.tracked.items()
        },
    )
    totals = folder.register(TOTALS, Total, may_be_empty=True)
    folder.problems += outreach_checks.check(written.placed, known, day)
    folder.problems += outreach_checks.check_totals(totals.placed, known.sources)
    usable = [one for one in written.by_id.values() if _usable(one, shown)]
    usable.sort(key=lambda one: (one.day.day, one.id), reverse=True)
    public = Outreach(
        sessions=tuple(_session(one, shown) for one in usable),
        kinds=tuple(kind for kind in get_args(Kind) if kind != OTHER),
        totals={
            one.kind: PublicTotal(one.kind, one.count, one.day, shown.sources[one.source])
            for one in totals.by_id.values()
            if one.source in shown.sources
        },
        promises=shown.promises,
    )
    return Read(written.placed, public)


def _usable(one: Session, shown: _Shown) -> bool:
    vouched = one.source in shown.sources if one.source else one.by in shown.institutions and one.recorded is not None
    return vouched and set(one.districts) <= set(shown.districts)


def _session(one: Session, shown: _Shown) -> PublicSession:
    return PublicSession(
        id=one.id,
        day=one.day,
        kind=_kind(one),
        institutions=one.institutions,
        districts=one.districts,
        audience=one.audience,
        materials=tuple((used.slug, used.version) for used in one.used),
        minutes=one.minutes,
        leader=one.leader or "",
        reachable=one.reachable,
        people=_attendance(one.people),
        women=_attendance(one.women),
        men=_attendance(one.men),
        questions=tuple((Answers(*asked.before), Answers(*asked.after)) for asked in one.questions),
        promises=tuple(name for name in one.promises if name in shown.promises),
        origin=_origin(one, shown),
        note=one.note,
    )


def _kind(one: Session) -> str:
    return one.other_kind if one.kind == OTHER else one.kind


def _attendance(people: People | None) -> Attendance | None:
    return Attendance(people.least, people.most) if people else None


def _origin(one: Session, shown: _Shown) -> Origin:
    if one.source:
        source = shown.sources[one.source]
        return Origin(source.publisher, source, source.checked)
    assert one.by
    assert one.recorded
    return Origin(shown.institutions[one.by], None, one.recorded)
