"""The events of data/agenda/, read, checked against the registers, and set against the day of the build."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from terang import agenda
from terang.agenda import Agenda
from terang.folder import Folder, Register
from terang.records import events
from terang.records.days import Commemoration
from terang.records.events import Event
from terang.records.institutions import Institution
from terang.registers import Registers

FILES = "data/agenda/*.yml"


def read(
    folder: Folder,
    days: Register[Commemoration],
    institutions: Register[Institution],
    registers: Registers,
    promises: Collection[str],
    today: date,
) -> Agenda:
    """Return the agenda on the day `today`. `promises`: their ids, those too that could not be used."""
    found = folder.register(FILES, Event, may_be_empty=True)
    known = events.Known(institutions.known, registers.known_sources, promises)
    folder.problems += events.check(found.placed, known)
    return agenda.agenda(found.placed, days.by_id.values(), institutions.by_id, registers.public_sources, today)
