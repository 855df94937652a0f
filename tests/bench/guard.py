"""How much the guard finds, how seldom it is wrong, and what it costs; figures for the README of a release.

    python tests/bench/guard.py [--only nik|paragraf|waktu]

Needs the packages of `tugas.py uji`. Numbers, names and places are made in memory and are of nobody.
"""

# ruff: noqa: E402, I001 - the paths come first
from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import sys
import tempfile
import time
from contextlib import redirect_stdout
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from blind_paragraphs import HELD_OUT, LEARNED, filled, paragraphs_of_this_site, recognised, stopped, writers
from nik_numbers import DISGUISES, LOOK_ALIKES, numbers

import check
from terang import guard, nik, recognisable, site

NUMBERS, LOOKS, FILLINGS = 20_000, 3_000, 8


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=("nik", "paragraf", "waktu"))
    only = parser.parse_args().only
    if only in (None, "nik"):
        of_numbers()
        of_look_alikes()
        of_outputs()
    if only in (None, "paragraf"):
        of_paragraphs()
        of_this_site()
    if only in (None, "waktu"):
        of_time()


def of_numbers() -> None:
    every = list(numbers(NUMBERS))
    print(f"NIK: {NUMBERS} numbers in each of {len(DISGUISES)} disguises")
    missed = 0
    for name, disguise in DISGUISES.items():
        chance = random.Random(name)
        lost = sum(not nik.is_in(disguise(digits, chance)) for digits in every)
        missed += lost
        print(f"  {name:32} found {NUMBERS - lost}/{NUMBERS}")
    print(f"  all together: missed {missed} of {NUMBERS * len(DISGUISES)}")


def of_look_alikes() -> None:
    print(f"Look-alikes: {LOOKS} of each of {len(LOOK_ALIKES)} kinds")
    for name, make in LOOK_ALIKES.items():
        chance = random.Random(name)
        print(f"  {name:38} false alarms {sum(nik.is_in(make(chance)) for _ in range(LOOKS))}")


def of_outputs() -> None:
    """Count the numbers that stand in any report: on the screen, as annotations, in the summary."""
    repeated = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, disguise in DISGUISES.items():
            (digits,) = numbers(1, seed=len(name))
            written = disguise(digits, random.Random(name))
            project = shutil.copytree(ROOT / "tests/example", Path(folder, name))
            summary = Path(folder, "ringkasan.md")
            (project / "data/catatan.txt").write_text(written, encoding="utf-8")
            summary.unlink(missing_ok=True)
            with redirect_stdout(io.StringIO()) as out:
                check.main(["periksa", "--anotasi", "--ringkasan", str(summary), "--akar", str(project)])
            said = out.getvalue() + summary.read_text("utf-8")
            repeated += written.strip() in said or digits in re.sub(r"\D", "", said)
    print(f"Full values in {len(DISGUISES)} reports: {repeated}")


def of_paragraphs() -> None:
    """Each paragraph is filled anew `FILLINGS` times. The figures that count are those of "ujian"."""
    for folder, kind in product((LEARNED, HELD_OUT), ("biasa", "sulit", "pendek")):
        names = writers(folder, kind)
        dangerous = harmless = caught = false = words = 0
        for seed, writer in product(range(FILLINGS), names):
            for one in filled(folder, writer, seed):
                dangerous, caught = dangerous + one.dangerous, caught + (one.dangerous and bool(stopped(one.text)))
                harmless, words = harmless + (not one.dangerous), words + (not one.dangerous) * len(one.text.split())
                false += not one.dangerous and bool(recognised(one.text))
        print(
            f"Paragraphs {folder.name}/{kind}, {len(names)} writers: stopped {caught / dangerous:.1%} of "
            f"{dangerous // FILLINGS} dangerous; {false / words * 10_000:.2f} false stops per 10,000 words "
            f"({harmless // FILLINGS} harmless, {words // FILLINGS} words)"
        )


def of_this_site() -> None:
    words = stops = 0
    for one in paragraphs_of_this_site():
        words += len(one.split())
        stops += bool(recognisable.kinds(one))
    print(f"This site's own content and data: {stops} stops in {words} words")


def of_time() -> None:
    loaded, _ = site.load(ROOT)
    assert loaded
    facts = loaded.facts
    with tempfile.TemporaryDirectory() as folder:
        for name in ("nothing remembered", "all remembered"):
            recognisable.kinds.cache_clear()
            began, worked = time.perf_counter(), time.process_time()
            list(guard.check(ROOT, facts.acknowledged, facts.policy.copies, facts.day, Path(folder)))
            print(
                f"The whole repository, {name}: {time.process_time() - worked:.3f} s of work, "
                f"{time.perf_counter() - began:.3f} s on the clock"
            )


if __name__ == "__main__":
    main()
