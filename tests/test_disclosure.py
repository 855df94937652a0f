"""The only way out: no count that could point to a person leaves as a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terang.disclosure import release
from terang.periods import PartialDate
from terang.public import PublicSource, PublicSystem, Ratio, Suppressed
from terang.records.figures import Statement

SYSTEM = PublicSystem("dinas", "Catatan dinas", "Dinas", "Dihitung dinas.")
SOURCE = PublicSource("koran", "Judul", "Koran", "https://contoh.id", None, date(2026, 11, 23), "")


def statement(unit: str, amount: str, **more: str) -> Statement:
    return Statement.model_validate(
        {
            "id": "a",
            "wilayah": "kabupaten",
            "sistem": "dinas",
            "ukuran": "Kekerasan",
            "kelompok": "anak",
            "satuan": unit,
            "jumlah": amount,
            "dari": "2024-01-01",
            "sampai": "2024-07",
            "sumber": "koran",
            **more,
        }
    )


@pytest.mark.parametrize("unit", ["kasus", "korban", "laporan"])
@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", 0),  # none is worth saying
        ("1", Suppressed(5)),
        ("4", Suppressed(5)),
        ("<5", Suppressed(5)),
        ("5", 5),  # the threshold itself may be shown
        ("60", 60),
    ],
)
def test_small_counts_are_suppressed(unit: str, amount: str, shown: object) -> None:
    figure = release(statement(unit, amount), 5, {"kabupaten": "Kabupaten"}, {"dinas": SYSTEM}, {"koran": SOURCE})
    assert figure.value == shown
    assert type(figure.value) is type(shown)


@pytest.mark.parametrize(
    ("unit", "amount", "shown"),
    [
        ("jiwa", "4", 4),
        ("persen", "4", 4),
        ("persen", "0,5", Decimal("0.5")),
        ("rasio", "1 dari 4", Ratio(1, 4)),
    ],
)
def test_what_counts_no_cases_is_shown(unit: str, amount: str, shown: object) -> None:
    figure = release(statement(unit, amount), 5, {"kabupaten": "Kabupaten"}, {"dinas": SYSTEM}, {"koran": SOURCE})
    assert figure.value == shown


@pytest.mark.parametrize(("threshold", "shown"), [(5, 9), (10, Suppressed(10))])
def test_the_agency_may_ask_for_more(threshold: int, shown: object) -> None:
    areas = {"kabupaten": "Kabupaten"}
    assert release(statement("kasus", "9"), threshold, areas, {"dinas": SYSTEM}, {"koran": SOURCE}).value == shown


def test_everything_that_explains_a_figure_goes_with_it() -> None:
    more = {"kelengkapan": "Belum setahun.", "catatan": "Satu.", "kira-kira": "ya"}
    figure = release(
        statement("kasus", "60", **more), 5, {"kabupaten": "Kabupaten"}, {"dinas": SYSTEM}, {"koran": SOURCE}
    )
    assert (figure.area, figure.system, figure.source) == ("Kabupaten", SYSTEM, SOURCE)
    assert (figure.completeness, figure.note, figure.approximate) == ("Belum setahun.", "Satu.", True)
    assert figure.period.end == PartialDate(date(2024, 7, 1), "month")
    assert figure.is_partial_year
