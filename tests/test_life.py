"""The status of a statement follows from what happened to it, and the gravest counts."""

from __future__ import annotations

from datetime import date

import pytest

from terang.life import lives
from terang.periods import PartialDate, Period
from terang.public import PublicChange, PublicFigure, PublicSource, PublicSystem

SYSTEM = PublicSystem("dinas", "Catatan dinas", "Dinas", "Dihitung dinas.")
SOURCE = PublicSource("koran", "Judul", "Koran", "https://contoh.id", None, date(2026, 11, 23), "")
YEAR = Period(date(2024, 1, 1), PartialDate(date(2024, 12, 31)))


def figure(name: str) -> PublicFigure:
    return PublicFigure(name, "Kabupaten", SYSTEM, "Kekerasan", "anak", "kasus", 60, False, YEAR, SOURCE, "", "")


FIGURES = {name: figure(name) for name in ("lama", "baru", "lain")}


def change(kind: str) -> PublicChange:
    day = date(2026, 12, 1)
    return PublicChange(kind, day, kind, "jumlah", FIGURES["lama"], FIGURES["lama"], "a", "b", SOURCE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kinds", "disputed", "updated", "status"),
    [
        ([], False, False, "awal"),
        ([], False, True, "diperbarui"),
        (["pembaruan"], False, False, "diperbarui"),
        (["pembaruan"], True, True, "berselisih"),
        (["koreksi", "pembaruan"], True, True, "dikoreksi"),
        (["koreksi", "penarikan"], True, True, "ditarik"),
    ],
)
def test_the_gravest_counts(kinds: list[str], disputed: bool, updated: bool, status: str) -> None:
    found = lives(
        FIGURES,
        {},
        {"lama": [change(kind) for kind in kinds]},
        {"baru": ["lama"]} if updated else {},
        {"lama"} if disputed else set(),
    )
    assert found["lama"].status == status
    assert found["lain"].status == "awal"


def test_older_and_newer_lead_to_each_other() -> None:
    found = lives(FIGURES, {"baru": date(2026, 11, 24)}, {}, {"baru": ["lama"], "lain": ["lama", "hilang"]}, ())
    assert found["baru"].older == (FIGURES["lama"],)
    assert found["lama"].newer == (FIGURES["baru"], FIGURES["lain"])
    assert found["lain"].older == (FIGURES["lama"],)
    assert (found["baru"].shown_since, found["lama"].shown_since) == (date(2026, 11, 24), None)


def test_an_update_that_was_withdrawn_updates_nothing() -> None:
    found = lives(FIGURES, {}, {"baru": [change("penarikan")]}, {"baru": ["lama"]}, ())
    assert (found["lama"].status, found["lama"].newer) == ("awal", ())
    assert found["baru"].status == "ditarik"
