"""The status of each published statement, worked out from what happened to it and never typed.

Of several, the gravest counts: withdrawn, corrected, disputed, updated; a statement to which nothing has happened yet
is a first one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from terang.public import PublicChange, PublicFigure, PublicLife, Status


def lives(
    figures: Mapping[str, PublicFigure],
    shown_since: Mapping[str, date],
    changes: Mapping[str, Sequence[PublicChange]],
    updates: Mapping[str, Sequence[str]],
    disputed: Collection[str],
) -> dict[str, PublicLife]:
    """Return the life of every figure, by its id.

    `updates`: which earlier announcements each one updates. `disputed`: ids of those that a conflict names. An update
    that was withdrawn updates nothing.
    """
    withdrawn = {name for name, log in changes.items() if any(change.kind == "penarikan" for change in log)}
    newer: dict[str, list[PublicFigure]] = {}
    for name, olders in updates.items():
        for older in olders:
            if name in figures and name not in withdrawn:
                newer.setdefault(older, []).append(figures[name])
    return {
        name: PublicLife(
            status=_status(changes.get(name, ()), disputed=name in disputed, updated=name in newer),
            shown_since=shown_since.get(name),
            changes=tuple(changes.get(name, ())),
            older=tuple(figures[older] for older in updates.get(name, ()) if older in figures),
            newer=tuple(newer.get(name, ())),
        )
        for name in figures
    }


def _status(changes: Sequence[PublicChange], *, disputed: bool, updated: bool) -> Status:
    kinds = {change.kind for change in changes}
    if "penarikan" in kinds:
        return "ditarik"
    if "koreksi" in kinds:
        return "dikoreksi"
    if disputed:
        return "berselisih"
    return "diperbarui" if updated or "pembaruan" in kinds else "awal"
