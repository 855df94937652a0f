"""Numbers, dates and lists as Indonesians write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terang import indonesian
from terang.periods import PartialDate, Period


def exact(text: str) -> PartialDate:
    """Return "2025-07-23", "2025-07" or "2025" as a date known so exactly."""
    first_day = date.fromisoformat((text + "-01-01")[:10])
    return PartialDate(first_day, {10: "day", 7: "month", 4: "year"}[len(text)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1234, "1.234"), (1_730_532, "1.730.532"), (Decimal("50.78"), "50,78"), (Decimal(1), "1")],
)
def test_number(value: int | Decimal, written: str) -> None:
    assert indonesian.number(value) == written


@pytest.mark.parametrize(
    ("end", "with_year", "without"),
    [("2025-07-31", "31 Juli 2025", "31 Juli"), ("2025-08", "Agustus 2025", "Agustus")],
)
def test_dates_are_no_more_exact_than_they_are_known(end: str, with_year: str, without: str) -> None:
    assert indonesian.partial_date(exact(end)) == with_year
    assert indonesian.without_year(exact(end)) == without


def test_a_year_alone() -> None:
    assert indonesian.partial_date(exact("2025")) == "2025"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-12-31", "2024-12-31", "31 Desember 2024"),
        ("2025-07-01", "2025-07", "Juli 2025"),
        ("2025-01-01", "2025-08", "Januari sampai Agustus 2025"),
        ("2025-01-01", "2025-07-23", "1 Januari sampai 23 Juli 2025"),
        ("2025-02-01", "2025-02-19", "1 Februari sampai 19 Februari 2025"),
        ("2022-01-01", "2024-12-31", "2022 sampai 2024"),
    ],
)
def test_period(start: str, end: str, written: str) -> None:
    assert indonesian.period(Period(date.fromisoformat(start), exact(end))) == written


@pytest.mark.parametrize(("end", "written"), [("2025-07-23", "s.d. 23 Jul"), ("2025-08", "s.d. Agu")])
def test_end_on_a_chart(end: str, written: str) -> None:
    assert indonesian.until(Period(date(2025, 1, 1), exact(end))) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_listing(words: list[str], written: str) -> None:
    assert indonesian.listing(words) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [("Kekerasan fisik", "kekerasan fisik"), ("KDRT", "KDRT"), ("", ""), ("12 bulan", "12 bulan")],
)
def test_words_inside_a_sentence(words: str, written: str) -> None:
    assert indonesian.inside(words) == written


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "1 KB"), (999, "1 KB"), (1001, "2 KB"), (71_591, "72 KB"), (1_000_000, "1 MB"), (1_150_001, "1,2 MB")],
)
def test_size_is_rounded_up(count: int, written: str) -> None:
    assert indonesian.size(count) == written
