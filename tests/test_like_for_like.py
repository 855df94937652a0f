"""What is computed: the same months of two years, rates with their denominator, and nothing where that is not fair."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from one_figure import CHILDREN, ONE, RADIO, SIMFONI, WOMEN, period, real
from terang.like_for_like import Rate, passed_over, rate, same_months, within_chance
from terang.public import PublicConflict, PublicFigure, Suppressed


def count(name: str, value: int, start: str, end: str, **more: object) -> PublicFigure:
    return replace(ONE, id=name, value=value, period=period(start, end), **more)  # type: ignore[arg-type]


def conflict(*figures: PublicFigure, chosen: PublicFigure | None) -> PublicConflict:
    return PublicConflict("x", "", figures, chosen, "", "", "")


APRIL_21, APRIL_23 = count("a21", 31, "2021-01-01", "2021-04-30"), count("a23", 22, "2023-01-01", "2023-04-30")
JULY_21, JULY_23 = count("j21", 41, "2021-01-01", "2021-07-31"), count("j23", 60, "2023-01-01", "2023-07-31")
YEAR_21 = count("y21", 83, "2021-01-01", "2021-12-31")


def ids(found: tuple[PublicFigure, PublicFigure] | None) -> list[str]:
    return [figure.id for figure in found or ()]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ((YEAR_21, APRIL_23), []),  # a whole year and a part of one
        ((YEAR_21, APRIL_21, APRIL_23), ["a21", "a23"]),
        ((YEAR_21, APRIL_21, APRIL_23, JULY_21, JULY_23), ["j21", "j23"]),  # the longest
        ((YEAR_21, APRIL_21, APRIL_23, JULY_21, replace(JULY_23, approximate=True)), ["a21", "a23"]),
        ((YEAR_21, APRIL_23, replace(APRIL_21, system=SIMFONI)), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, unit="korban")), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, area="Kota", wider=())), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, measure="Ditangani")), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, group="anak", people=CHILDREN)), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, value=Suppressed(5))), []),
        ((YEAR_21, APRIL_23, replace(APRIL_21, completeness="Tanpa kekerasan seksual.")), []),
        ((YEAR_21, APRIL_23, count("b", 31, "2021-01-01", "2021-04-29")), []),  # a day less
        ((YEAR_21, APRIL_23, count("b", 31, "2021-01-01", "2021-04")), []),  # some day in April
    ],
)
def test_the_same_months_of_two_years(figures: tuple[PublicFigure, ...], found: list[str]) -> None:
    assert ids(same_months(YEAR_21, APRIL_23, figures, ())) == found


def test_what_a_contradiction_passes_over_is_not_taken() -> None:
    other = replace(JULY_23, id="j23b", value=66)
    figures = (YEAR_21, APRIL_21, APRIL_23, JULY_21, JULY_23, other)
    led = conflict(JULY_23, other, chosen=other)
    assert ids(same_months(YEAR_21, APRIL_23, figures, (led,))) == ["j21", "j23b"]
    elsewhere = replace(other, system=SIMFONI)
    assert passed_over([conflict(JULY_23, elsewhere, chosen=elsewhere)]) == frozenset()  # two systems: no choice
    assert passed_over([conflict(JULY_23, other, chosen=None)]) == frozenset()


def test_the_asked_statements_are_taken_when_they_cover_it() -> None:
    twin = replace(APRIL_21, id="z21", source=RADIO, value=32)
    assert ids(same_months(APRIL_21, APRIL_23, (twin, APRIL_21, APRIL_23), ())) == ["a21", "a23"]
    assert ids(same_months(twin, APRIL_23, (twin, APRIL_21, APRIL_23), ())) == ["z21", "a23"]


@pytest.mark.parametrize(
    ("one", "other", "chance"),
    [
        (103, 83, True),  # apart by 20; 1.96 times the root of 186 is 26.7
        (92, 131, False),  # apart by 39; 29.3
        (0, 0, True),
    ],
)
def test_what_chance_alone_may_do(one: int, other: int, chance: bool) -> None:
    first, then = count("a", one, "2020-01-01", "2020-12-31"), count("b", other, "2021-01-01", "2021-12-31")
    assert within_chance(first, then) is within_chance(then, first) is chance


def test_nothing_is_subtracted_that_may_not_be() -> None:
    assert within_chance(YEAR_21, APRIL_23) is None
    assert within_chance(APRIL_21, replace(APRIL_23, system=SIMFONI)) is None
    assert within_chance(APRIL_21, replace(APRIL_23, value=Suppressed(5))) is None


CASES = count("c", 157, "2024-01-01", "2024-12-31")
MIDYEAR = count("mid", 1_000_000, "2024-06-30", "2024-06-30", unit="jiwa", measure="Jumlah penduduk")
YEAR_END = replace(MIDYEAR, id="end", value=1_100_000, period=period("2024-12-31", "2024-12-31"))


@pytest.mark.parametrize(
    ("change", "people", "found"),
    [
        ({}, [MIDYEAR], ("15.7", "mid")),
        ({}, [YEAR_END, MIDYEAR], ("15.7", "mid")),  # the middle of the year comes first
        ({}, [YEAR_END], ("14.3", "end")),
        ({"value": 20}, [MIDYEAR], ("2.0", "mid")),
        ({"unit": "korban"}, [MIDYEAR], ("15.7", "mid")),
        ({"value": 19}, [MIDYEAR], "small"),
        ({"value": 0}, [MIDYEAR], "small"),
        ({"value": Suppressed(5)}, [MIDYEAR], "hidden"),
        ({"value": Suppressed(None)}, [MIDYEAR], "hidden"),
        ({"approximate": True}, [MIDYEAR], "approximate"),
        ({"unit": "laporan"}, [MIDYEAR], "counted"),
        ({"unit": "persen", "value": Decimal("50.78")}, [MIDYEAR], "counted"),
        ({"period": period("2024-01-01", "2024-12-30")}, [MIDYEAR], "year"),
        ({"period": period("2023-07-01", "2024-06-30")}, [MIDYEAR], "year"),
        ({"period": period("2023-01-01", "2023-12-31")}, [MIDYEAR], "people"),  # people of another year
        ({}, [], "people"),
        ({}, [replace(MIDYEAR, area="Provinsi", wider=())], "people"),
        ({}, [replace(MIDYEAR, people=WOMEN)], "people"),  # the same word for fewer people
        ({"people": frozenset()}, [replace(MIDYEAR, people=frozenset())], "people"),  # nobody says who they are
        ({}, [replace(MIDYEAR, approximate=True)], "people"),
        ({}, [replace(MIDYEAR, value=0)], "people"),
        ({}, [MIDYEAR, replace(MIDYEAR, id="m2", value=900_000)], "people"),  # two say it, none leads
        ({}, [MIDYEAR, replace(MIDYEAR, id="m2", source=RADIO)], ("15.7", "mid")),  # two say the same
    ],
)
def test_a_rate_has_its_own_people_or_there_is_none(
    change: dict[str, object], people: list[PublicFigure], found: tuple[str, str] | str
) -> None:
    made = rate(replace(CASES, **change), people, (), 20)  # type: ignore[arg-type]
    assert (made if isinstance(made, str) else (str(made.value), made.people.id)) == found


def test_a_denominator_that_leads_is_taken() -> None:
    other = replace(MIDYEAR, id="m2", value=900_000)
    made = rate(CASES, [MIDYEAR, other], [conflict(MIDYEAR, other, chosen=MIDYEAR)], 20)
    assert isinstance(made, Rate)
    assert made.people is MIDYEAR


def test_the_policy_may_ask_for_more() -> None:
    assert rate(CASES, [MIDYEAR], (), 158) == "small"


def test_the_real_figures() -> None:
    """What may be shown of them today. A change here is news: read it, then decide what the pages should say."""
    public = real()
    figures = public.figures

    def pair(one: str, other: str) -> list[str]:
        return ids(same_months(figures[one], figures[other], figures.values(), public.conflicts))

    assert pair("ks-2020-total", "ks-2021-total") == ["ks-2020-total", "ks-2021-total"]
    assert pair("ks-2020-sep", "ks-2021-sep") == ["ks-2020-total", "ks-2021-total"]  # not 79 and 49
    assert pair("ks-2024-total-a", "ks-2025-ags") == []  # not 157 and 76, nor 58 and about 74
    assert pair("ks-2024-jul", "ks-2025-jul31-total") == []
    # women of all ages are not the women whom the agency counts, and nobody counts women and children together
    made = [rate(figure, figures.values(), public.conflicts, public.rates_from) for figure in figures.values()]
    assert not any(isinstance(found, Rate) for found in made)
    assert figures["ks-2024-perempuan-a"].people < figures["pop-2024-p"].people
