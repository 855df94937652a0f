"""Districts: whoever serves one is never told as certain, and every district has its own place on the map."""

from __future__ import annotations

from pathlib import Path

import pytest

from terang import loading
from terang.records.districts import Districts

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def districts() -> Districts:
    facts, problems = loading.load(ROOT)
    assert facts
    assert not problems
    return facts.districts


def test_the_regency_has_all_its_districts_and_villages(districts: Districts) -> None:
    assert (len(districts.all), sum(district.villages for district in districts.all)) == (29, 326)


def test_no_command_is_told_as_confirmed_before_anyone_confirmed_it(districts: Districts) -> None:
    assert [district.id for district in districts.all if district.police.status == "terkonfirmasi"] == []


def test_what_the_sources_leave_open_is_told(districts: Districts) -> None:
    told = {status: [d.id for d in districts.all if d.police.status == status] for status in ("sumber-berbeda",)}
    told["tidak-ditemukan"] = [d.id for d in districts.all if not districts.served_by(d)]
    assert told == {
        "sumber-berbeda": ["bojonegara", "pulo-ampel"],
        "tidak-ditemukan": ["waringinkurung", "gunungsari"],
    }


def test_where_sources_differ_each_command_has_its_own(districts: Districts) -> None:
    for district in districts.all:
        if district.police.status == "sumber-berbeda":
            assert list(zip(district.police.commands, district.police.sources, strict=True)) == [
                ("polres-cilegon", "trib202104"),
                ("polresta-serang-kota", "br202212"),
            ]
