"""The gate: each aspect alone decides, the order of figures never does, and no real pair passes that should not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from one_figure import CHILDREN, NEWS, ONE, RADIO, SIMFONI, period, real
from terang import like_for_like
from terang.comparison import LEVELS, Level, judge, running, why
from terang.periods import Period
from terang.public import PublicFigure, PublicSource, Ratio, Suppressed

YEAR = {"period": period("2023-01-01", "2023-12-31")}  # another whole year: nothing else differs
JULY = {"period": period("2025-01-01", "2025-07-31")}


@pytest.mark.parametrize(
    ("change", "level", "codes"),
    [
        (YEAR, Level.AXIS, []),
        # where
        ({**YEAR, "area": "Kota", "wider": ("Provinsi",)}, Level.REFUSED, ["place"]),
        ({**YEAR, "area": "Provinsi", "wider": ()}, Level.BESIDE, ["part-of-place"]),
        ({"area": "Provinsi", "wider": ()}, Level.BESIDE, ["part-of-place", "same-days"]),
        # who counts
        ({"system": SIMFONI}, Level.BESIDE, ["system", "same-days"]),
        ({**YEAR, "system": SIMFONI}, Level.REFUSED, ["apart", "system"]),
        # in what
        ({**YEAR, "unit": "korban"}, Level.BESIDE, ["unit"]),
        ({**YEAR, "unit": "laporan"}, Level.BESIDE, ["unit"]),
        ({**YEAR, "unit": "jiwa"}, Level.REFUSED, ["kind"]),
        ({**YEAR, "unit": "persen", "value": Decimal("50.78")}, Level.REFUSED, ["kind"]),
        ({**YEAR, "unit": "rasio", "value": Ratio(1, 4)}, Level.REFUSED, ["kind"]),
        # whom
        ({"group": "anak", "people": CHILDREN}, Level.BESIDE, ["shared-group", "same-days"]),
        ({**YEAR, "group": "anak", "people": CHILDREN}, Level.BESIDE, ["shared-group", "crossed"]),
        ({"group": "laki-laki", "people": frozenset({"laki-laki"})}, Level.AXIS, ["group"]),
        ({**YEAR, "group": "laki-laki", "people": frozenset({"laki-laki"})}, Level.BESIDE, ["crossed", "group"]),
        ({"group": "buruh", "people": frozenset()}, Level.BESIDE, ["shared-group", "same-days"]),  # nobody knows
        ({**YEAR, "group": "Perempuan dan Anak", "people": frozenset()}, Level.AXIS, []),
        ({**YEAR, "group": "keduanya"}, Level.AXIS, []),  # another word for the same people
        # what
        ({"measure": "Ditangani"}, Level.AXIS, ["measure", "same-days"]),
        ({**YEAR, "measure": "Ditangani"}, Level.BESIDE, ["crossed", "measure"]),
        ({**YEAR, "measure": "KEKERASAN"}, Level.AXIS, []),
        # how long
        (JULY, Level.AXIS, ["length", "partial"]),
        ({"period": period("2024-01-01", "2024-07-31")}, Level.AXIS, ["length", "partial", "same-days"]),
        ({"period": period("2022-01-01", "2024-12-31")}, Level.AXIS, ["length", "same-days"]),
        ({"period": period("2023-01-01", "2023-12")}, Level.AXIS, ["length"]),  # its end is not known to the day
        # what is not known, or not said
        ({**YEAR, "completeness": "Sebagian laporan langsung ke polisi."}, Level.AXIS, ["completeness"]),
        ({**YEAR, "approximate": True}, Level.AXIS, ["approximate"]),
        ({**YEAR, "value": Suppressed(5)}, Level.AXIS, ["hidden"]),
        ({**YEAR, "value": Suppressed(None)}, Level.AXIS, ["hidden"]),
        # what may differ without a word
        ({**YEAR, "value": 0, "source": RADIO, "note": "x", "id": "b"}, Level.AXIS, []),
    ],
)  # fmt: skip
def test_each_aspect_alone_decides(change: dict[str, object], level: Level, codes: list[str]) -> None:
    other = replace(ONE, **change)  # type: ignore[arg-type]
    verdict = judge(ONE, other)
    assert (verdict.level, [reason.code for reason in verdict.reasons]) == (level, codes)
    assert verdict.like_for_like == (not codes)
    back = judge(other, ONE)
    assert (back.level, {r.code: set(r.figures) for r in back.reasons}) == (
        level,
        {r.code: set(r.figures) for r in verdict.reasons},
    )


SOON, LATER = period("2025-01-01", "2025-07"), period("2025-01-01", "2025-07-31")


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ((SOON, NEWS), (SOON, NEWS), None),  # one source, one date
        ((SOON, NEWS), (SOON, RADIO), "end"),
        ((SOON, NEWS), (LATER, NEWS), "end"),
        ((LATER, NEWS), (LATER, RADIO), None),
        ((SOON, NEWS), (period("2025-01-01", "2025-08"), NEWS), "length"),
        ((LATER, NEWS), (period("2024-01-01", "2024-07-31"), NEWS), None),
        ((SOON, NEWS), (period("2024-01-01", "2024-07"), NEWS), "length"),
        ((LATER, NEWS), (period("2024-01-01", "2024-07-30"), NEWS), "length"),
        ((LATER, NEWS), (period("2024-02-01", "2024-07-31"), NEWS), "length"),
        ((period("2023-01-01", "2023-02-28"), NEWS), (period("2024-01-01", "2024-02-29"), NEWS), None),
        ((period("2023-01-01", "2023-02-28"), NEWS), (period("2024-01-01", "2024-02-28"), NEWS), "length"),
        ((period("2023-07-01", "2024-06-30"), NEWS), (period("2024-07-01", "2025-06-30"), NEWS), None),
        ((period("2023-12-31", "2023-12-31"), NEWS), (period("2024-06-30", "2024-06-30"), NEWS), None),
    ],
)
def test_times_are_equally_long_only_when_that_is_known(
    one: tuple[Period, PublicSource], other: tuple[Period, PublicSource], code: str | None
) -> None:
    verdict = judge(*(replace(ONE, period=time, source=source) for time, source in (one, other)))
    told = [reason.code for reason in verdict.reasons if reason.code in ("length", "end")]
    assert told == ([code] if code else [])


def test_of_many_figures_the_worst_pair_decides_and_a_reason_names_only_its_own() -> None:
    victims, earlier = replace(ONE, id="b", unit="korban"), replace(ONE, id="c", **YEAR)  # type: ignore[arg-type]
    verdict = judge(earlier, ONE, victims)
    assert verdict.level is Level.BESIDE
    assert {reason.code: [f.id for f in reason.figures] for reason in verdict.reasons} == {
        "unit": ["c", "a", "b"],
        "same-days": ["a", "b"],
    }
    assert judge(ONE).level is Level.AXIS
    assert not judge(ONE).reasons


def test_reasons_stand_from_the_gravest() -> None:
    assert list(LEVELS.values()) == sorted(LEVELS.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"area": "Kota", "wider": ()}, "wilayah: Kabupaten dan Kota"),
        ({"unit": "jiwa"}, "satuan: kasus dan jiwa"),
        ({"system": SIMFONI}, "sistem: Catatan dinas dan SIMFONI-PPA"),
        ({**YEAR, "system": SIMFONI}, "sistem dan masa: Catatan dinas dan SIMFONI-PPA"),
        ({"group": "anak", "people": CHILDREN}, "kelompok: perempuan dan anak dan anak"),
        ({**YEAR, "measure": "Ditangani"}, "yang dihitung: Kekerasan dan Ditangani"),
        (JULY, "panjang masa"),
    ],
)
def test_staff_are_told_the_gravest_reason(change: dict[str, object], told: str) -> None:
    assert why(judge(ONE, replace(ONE, **change)).reasons[0]) == told  # type: ignore[arg-type]


def test_running_counts_share_a_first_day_and_a_year() -> None:
    def counts(*times: tuple[str, str]) -> tuple[PublicFigure, ...]:
        return tuple(replace(ONE, period=period(*time)) for time in times)

    assert running(counts(("2025-01-01", "2025-03-04"), ("2025-01-01", "2025-08"))) is None
    assert running(counts(("2025-01-01", "2025-03-04"), ("2025-02-01", "2025-08"))) == "one-start"
    assert running(counts(("2025-01-01", "2025-03-04"), ("2025-01-01", "2026-01"))) == "one-year"


def test_no_real_pair_comes_closer_than_it_may() -> None:
    pairs = list(combinations(real().figures.values(), 2))
    assert len(pairs) > 7000
    fair = 0
    for one, other in pairs:
        verdict = judge(one, other)
        back = judge(other, one)
        assert (back.level, {r.code for r in back.reasons}) == (verdict.level, {r.code for r in verdict.reasons})
        names = f"{one.id} {other.id}"
        if (one.area, one.system, one.unit) != (other.area, other.system, other.unit):
            assert verdict.level is not Level.AXIS, names
        if one.people & other.people and one.people != other.people:
            assert verdict.level is not Level.AXIS, names
        if one.area != other.area and one.area not in other.wider and other.area not in one.wider:
            assert verdict.level is Level.REFUSED, names
        unequal = one.is_partial_year != other.is_partial_year
        if unequal or verdict.level is not Level.AXIS or one.approximate or other.approximate:
            assert not verdict.like_for_like, names
            assert like_for_like.within_chance(one, other) is None, names
        fair += verdict.like_for_like
    assert fair > 20, "the gate refuses everything"


@pytest.mark.parametrize(
    ("one", "other", "level", "code"),
    [
        ("ks-2024-total-a", "ks-2025-jul31-total", Level.AXIS, "length"),  # 157 and 68: 12 months and about 6
        ("ks-2024-total-a", "ks-2024-anak-a", Level.BESIDE, "unit"),  # cases and victims
        ("nas-2025-kasus", "nas-2025-korban", Level.BESIDE, "unit"),
        ("ks-2024-total-a", "ks-simfoni-2024dec22", Level.BESIDE, "system"),
        ("ks-simfoni-2025jul", "banten-simfoni-2025jul", Level.BESIDE, "part-of-place"),
        ("ks-2024-total-a", "pop-2024-total", Level.REFUSED, "kind"),
        ("nas-2024", "nas-snphar-2024", Level.REFUSED, "kind"),  # a survey is not subtracted from reports
        ("ks-2020-sep", "ks-2021-sep", Level.AXIS, "length"),  # to 30 and to 27 September
        ("ks-2024-jul", "ks-2025-jul-total", Level.AXIS, "length"),
        ("ks-2024-anak-a", "ks-2024-perempuan-a", Level.AXIS, "group"),
        ("pop-2024-p", "ks-2024-perempuan-a", Level.REFUSED, "kind"),
    ],
)
def test_the_traps_of_the_real_figures(one: str, other: str, level: Level, code: str) -> None:
    verdict = judge(real().figures[one], real().figures[other])
    assert verdict.level is level
    assert code in [reason.code for reason in verdict.reasons]
    assert not verdict.like_for_like


def test_the_city_that_shares_the_name_is_refused() -> None:
    regency = real().figures["ks-2024-total-a"]
    city = replace(regency, id="kota", area="Kota Serang", value=123)
    assert judge(regency, city).level is Level.REFUSED
