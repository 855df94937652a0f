"""One statement for tests to change, and the real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from terang import loading
from terang.periods import PartialDate, Period
from terang.public import PublicData, PublicFigure, PublicSource, PublicSystem

ROOT = Path(__file__).resolve().parents[1]
DINAS = PublicSystem("dinas", "Catatan dinas", "Dinas", "")
SIMFONI = PublicSystem("simfoni", "SIMFONI-PPA", "SIMFONI-PPA", "")
NEWS = PublicSource("koran", "Judul", "Koran", "https://koran.contoh.id/", None, date(2026, 11, 23), "")
RADIO = replace(NEWS, id="radio")
WOMEN, CHILDREN = frozenset({"perempuan"}), frozenset({"anak perempuan", "anak laki-laki"})


def period(start: str, end: str) -> Period:
    """Return a period; `end` is a day or a month."""
    day = len(end) == 10
    return Period(
        date.fromisoformat(start),
        PartialDate(date.fromisoformat(end if day else f"{end}-01"), "day" if day else "month"),
    )


ONE = PublicFigure(
    id="a", area="Kabupaten", system=DINAS, measure="Kekerasan", group="perempuan dan anak", unit="kasus", value=157,
    approximate=False, period=period("2024-01-01", "2024-12-31"), source=NEWS, completeness="", note="",
    wider=("Provinsi",), people=WOMEN | CHILDREN,
)  # fmt: skip


@cache
def real() -> PublicData:
    """Return the site's own figures."""
    facts, problems = loading.load(ROOT)
    assert facts
    assert problems == []
    return facts.public
