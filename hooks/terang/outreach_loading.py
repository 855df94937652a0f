"""The sessions of data/penyuluhan/, read, checked, and made into what may be published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from terang import outreach_checks
from terang.folder import Folder
from terang.outreach_checks import Known
from terang.public import PublicSource
from terang.public_outreach import Answers, Attendance, Origin, Outreach, PublicSession, PublicTotal
from terang.records.outreach import Kind, People, Session, Total
from terang.shapes import Placed

FILES = f"{outreach_checks.FOLDER}*.yml"
TOTALS = "data/jumlah-lembaga.yml"
OTHER: Kind = "lainnya"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: as written, for checks that come later, and as it may be published."""

    written: tuple[Placed[Session], ...]
    public: Outreach


def read(
    folder: Folder, known: Known, institutions: Mapping[str, str], sources: Mapping[str, PublicSource], day: date
) -> Read:
    """Return the sessions. One that refers to what is not there is a problem, and left out.

    `institutions`: names by id; `day`: that of the build.
    """
    written = folder.register(FILES, Session, may_be_empty=True)
    totals = folder.register(TOTALS, Total, may_be_empty=True)
    folder.problems += outreach_checks.check(written.placed, known, day)
    folder.problems += outreach_checks.check_totals(totals.placed, known.sources)
    usable = [one for one in written.by_id.values() if _usable(one, known.districts, institutions, sources)]
    usable.sort(key=lambda one: (one.day.day, one.id), reverse=True)
    public = Outreach(
        sessions=tuple(_session(one, institutions, sources) for one in usable),
        kinds=tuple(kind for kind in get_args(Kind) if kind != OTHER),
        totals={
            one.kind: PublicTotal(one.kind, one.count, one.day, sources[one.source])
            for one in totals.by_id.values()
            if one.source in sources
        },
    )
    return Read(written.placed, public)


def _usable(
    one: Session, districts: Collection[str], institutions: Mapping[str, str], sources: Mapping[str, PublicSource]
) -> bool:
    vouched = one.source in sources if one.source else one.by in institutions and one.recorded is not None
    return vouched and set(one.districts) <= set(districts)


def _session(one: Session, institutions: Mapping[str, str], sources: Mapping[str, PublicSource]) -> PublicSession:
    return PublicSession(
        id=one.id,
        day=one.day,
        kind=one.other_kind or one.kind,
        is_other=one.kind == OTHER,
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
        promises=one.promises,
        origin=_origin(one, institutions, sources),
        note=one.note,
    )


def _attendance(people: People | None) -> Attendance | None:
    return Attendance(people.least, people.most) if people else None


def _origin(one: Session, institutions: Mapping[str, str], sources: Mapping[str, PublicSource]) -> Origin:
    if one.source:
        source = sources[one.source]
        return Origin(source.publisher, source, source.checked)
    assert one.by and one.recorded
    return Origin(institutions[one.by], None, one.recorded)
