"""The commitments of data/komitmen/, read, checked against the registers, and tracked to the day of the build."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from terang import tracking
from terang.folder import Folder, Register
from terang.records import commitments
from terang.records.commitments import Commitment
from terang.records.institutions import Institution
from terang.registers import Registers
from terang.tracking import Commitments, Held

FILES = "data/komitmen/*.yml"


def read(
    folder: Folder,
    institutions: Register[Institution],
    registers: Registers,
    figures: Collection[str],
    sessions: Mapping[str, Sequence[Held]],
    day: date,
    silent_days: int,
) -> Commitments:
    """Return the commitments. One that refers to what is not there is a problem, and left out.

    `figures`: ids of statements in data/angka/; `sessions`: those that serve each promise; `day` and `silent_days`: see
    `terang.promise_status`.
    """
    found = folder.each(FILES, Commitment)
    known = commitments.Known(institutions.known, registers.known_sources, figures, registers.sources)
    names = {name: one.name for name, one in institutions.by_id.items()}
    usable: dict[str, Commitment] = {}
    for placed in found.placed:
        if all(promise.sources for promise in placed.value.promises) and not (
            commitments.mentioned(placed.value, "lembaga") - names.keys()
            or commitments.mentioned(placed.value, "sumber") - registers.sources.keys()
        ):
            usable[Path(placed.document.path).stem] = placed.value
    folder.problems += commitments.check(found.placed, known, day)
    withdrawn = {name: source.withdrawn for name, source in registers.sources.items() if source.withdrawn}
    tracked = tracking.track(usable, names, registers.public_sources, withdrawn, sessions, day, silent_days)
    stems = {Path(placed.document.path).stem for placed in found.placed}
    promises = folder.written(FILES) - tracked.tracked.keys()
    return replace(tracked, failed=found.failed | (stems - usable.keys()) | promises)


def origins(found: Commitments) -> dict[str, str]:
    """Return the file of each promise, by its id."""
    return {one.promise.id: FILES.replace("*", one.commitment) for one in found.promises}
