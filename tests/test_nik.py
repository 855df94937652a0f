"""A NIK is found in every disguise, and what only looks like one is left alone. At full size: tests/bench/guard.py."""

from __future__ import annotations

import random
import time

import pytest

from nik_numbers import DISGUISES, LOOK_ALIKES, numbers
from terang import nik

SHARE = 150  # of each kind; the bench takes thousands


@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_nik_is_found_in_every_disguise(disguise: str) -> None:
    chance = random.Random(disguise)
    assert [text for d in numbers(SHARE) if not nik.is_in(text := DISGUISES[disguise](d, chance))] == []


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_what_looks_like_one_is_left_alone(kind: str) -> None:
    chance = random.Random(kind)
    assert [text for _ in range(SHARE) if nik.is_in(text := LOOK_ALIKES[kind](chance))] == []


@pytest.mark.parametrize(
    "text",
    [
        "tanggal 2025-01-31 sampai 2026-12-31",
        "isi: [1200, 1300, 1400, 1500, 1600]",
        "Rp1.234.567.890.123.456",
        "rekening 0000000000000000",
        "kode-bps: 3604220",
        "0811-1129-129 dan 0822-2666-1854",
        "https://contoh.go.id/a/1234567",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not nik.is_in(text)


def test_each_line_is_told() -> None:
    one, two = numbers(2)
    assert nik.lines(f"judul\n\n{one}\n\nisi\n\n> {two[:8]}\n> {two[8:]}\n") == [3, 7]


def test_a_number_of_another_shape_is_none() -> None:
    digits = next(numbers(1))
    for start, end, wrong in ((0, 2, "00"), (6, 8, "32"), (6, 8, "72"), (8, 10, "13"), (8, 10, "00"), (12, 16, "0000")):
        assert not nik.is_in(f"{digits[:start]}{wrong}{digits[end:]}")


@pytest.mark.parametrize(
    "text", ["<!--" * 5000, "[" * 20_000, "1" * 20_000, "1 " * 10_000, "&#" * 10_000, "l" * 20_000]
)
def test_no_text_keeps_it_busy(text: str) -> None:
    began = time.process_time()
    nik.lines(text)
    assert time.process_time() - began < 1
