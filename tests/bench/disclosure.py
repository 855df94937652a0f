"""How well disclosure control protects: random tables, protected by the engine and attacked by other code.

    python tests/bench/disclosure.py [--count 10000] [--seed 1] [--workers 1] [--stacks 0.1] [--insiders 2] [--stop 60]

Needs the packages of `tugas.py uji`. Two-way tables with margins, 5 to 30 by 2 to 6, of 50 to 5,000 people; a share
(--stacks) of them not alone but as running counts of 2 to 4 releases, each protected after the ones before. Every table
of a stack counts as one. What is published is then attacked by `tests/sdc_attacker.py`, which shares no code with the
engine: from outside, and by some insiders (--insiders), each of whom knows the true value of one hidden small count.
Prints what the attacker found, and what it cost, in seconds of processor time. --stop ends after so many minutes.

Goals: 0 exact, 0 narrower, 0 readable increments; audit of a 29 by 5 release at most 5 s.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: its threads only wait for each other here

import numpy as np  # noqa: E402 - after the setting above

from sdc_attacker import Attacker, Cell, Insider  # noqa: E402
from sdc_tables import random_stack  # noqa: E402
from terang.sdc.audit import audit  # noqa: E402
from terang.sdc.suppression import protect  # noqa: E402
from terang.sdc.tables import PrivateRelease, Release, Rule, inner_keys  # noqa: E402
from terang.sdc.verdicts import Unpublishable  # noqa: E402

RULE = Rule(5)
PAUSE = timedelta(days=30)  # from the end of a span until it is published


@dataclass
class Outcome:
    """What became of one stack."""

    tables: int = 0
    cells: int = 0  # inner ones
    hidden: int = 0
    small: int = 0
    insiders: int = 0
    refused: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    protecting: float = 0
    attacking: float = 0


def one_stack(job: tuple[int, float, int]) -> Outcome:
    """Protect and attack the stack with a number."""
    seed, stacks, insiders = job
    chance = np.random.default_rng(seed)
    rows, columns = int(chance.integers(5, 31)), int(chance.integers(2, 7))
    total = round(float(np.exp(chance.uniform(np.log(50), np.log(5000)))))
    depth = int(chance.integers(2, 5)) if chance.random() < stacks else 1
    outcome = Outcome()
    releases: list[Release] = []
    truths: list[PrivateRelease] = []
    for private in random_stack(chance, rows, columns, total, depth):
        outcome.tables += 1
        began = time.process_time()
        try:
            release = protect(private, private.span.end + PAUSE, RULE, releases, [])
        except Unpublishable as error:
            outcome.refused.append(str(error.reason))
            continue
        finally:
            outcome.protecting += time.process_time() - began
        releases.append(release)
        truths.append(private)
        inner = list(inner_keys(private.tables[0].dimensions))
        outcome.cells += len(inner)
        outcome.hidden += sum(release.tables[0].cells[key] is None for key in inner)
        outcome.small += sum(0 < private.tables[0].count(key) < RULE.threshold for key in inner)
    began = time.process_time()
    if releases:
        outcome.found = [f"{finding} (seed {seed})" for finding in attack(releases, truths, chance, insiders, outcome)]
    outcome.attacking = time.process_time() - began
    return outcome


def attack(
    releases: Sequence[Release],
    truths: Sequence[PrivateRelease],
    chance: np.random.Generator,
    insiders: int,
    outcome: Outcome,
) -> Iterator[str]:
    """Give the kind of everything that an attacker learns."""
    attacker = Attacker(releases, RULE.threshold)
    for finding in attacker.findings():
        yield finding.kind
    small = [(cell, true_count(truths, cell)) for cell in attacker.hidden]
    small = [(cell, count) for cell, count in small if 0 < count < RULE.threshold]
    for number in chance.permutation(len(small))[:insiders]:
        outcome.insiders += 1
        for finding in attacker.findings(Insider(*small[number])):
            yield f"insider {finding.kind}"


def true_count(truths: Sequence[PrivateRelease], cell: Cell) -> int:
    table = truths[cell.release].tables[0]
    people = dict(cell.people)
    return table.count(tuple(people.get(dimension.name, "*") for dimension in table.dimensions))


def time_29_by_5() -> None:
    """Print what the table of all kecamatan by type costs."""
    print("\n29 by 5, s of processor time:  total  small  hidden  protect  audit")
    for total in (157, 471, 1500, 5000):
        (private,) = random_stack(np.random.default_rng(total), 29, 5, total)
        began = time.process_time()
        release = protect(private, private.span.end + PAUSE, RULE, [], [])
        protected = time.process_time()
        assert audit([release], RULE, []) == []
        audited = time.process_time()
        table, cells = private.tables[0], release.tables[0].cells
        inner = list(inner_keys(table.dimensions))
        small = sum(0 < table.count(key) < RULE.threshold for key in inner)
        hidden = sum(cells[key] is None for key in inner)
        print(f"{total:>36}{small:>7}{hidden:>8}{protected - began:>9.2f}{audited - protected:>7.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Protect random tables, and attack them.")
    parser.add_argument("--count", type=int, default=10_000, help="tables")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--stacks", type=float, default=0.1, help="share of running counts, 0 to 1")
    parser.add_argument("--insiders", type=int, default=2, help="for each stack")
    parser.add_argument("--stop", type=float, default=float("inf"), help="minutes")
    options = parser.parse_args()
    began = time.monotonic()
    outcomes: list[Outcome] = []
    tables = 0
    jobs = ((options.seed * 1_000_000 + number, options.stacks, options.insiders) for number in range(options.count))
    with multiprocessing.Pool(options.workers) as pool:
        for outcome in pool.imap(one_stack, jobs):
            outcomes.append(outcome)
            for finding in outcome.found:
                print("FOUND", finding, flush=True)
            if tables // 500 < (tables + outcome.tables) // 500:
                print(f"{tables + outcome.tables} tables, {(time.monotonic() - began) / 60:.0f} min", flush=True)
            tables += outcome.tables
            if tables >= options.count or time.monotonic() - began > options.stop * 60:
                pool.terminate()
                break

    found = Counter(finding.split(" (")[0] for outcome in outcomes for finding in outcome.found)
    refused = Counter(reason for outcome in outcomes for reason in outcome.refused)
    cells = sum(outcome.cells for outcome in outcomes)
    print(f"\ntables                       {tables}, in {len(outcomes)} stacks of 1 to 4 releases")
    print(f"exact disclosures            {found['exact']} from outside, {found['insider exact']} by insiders")
    print(f"narrower than the rule       {found['narrow']} from outside, {found['insider narrow']} by insiders")
    print(f"readable increments          {found['increment']}")
    print(f"insiders                     {sum(outcome.insiders for outcome in outcomes)}")
    print(f"refused                      {refused.total()} {dict(refused)}")
    print(f"inner cells small            {sum(outcome.small for outcome in outcomes) / cells:.1%}")
    print(f"inner cells hidden           {sum(outcome.hidden for outcome in outcomes) / cells:.1%}")
    for name, times in (
        ("protecting", [outcome.protecting / outcome.tables for outcome in outcomes]),
        ("attacking", [outcome.attacking / outcome.tables for outcome in outcomes]),
    ):
        mean, middle, most = statistics.mean(times), statistics.median(times), max(times)
        print(f"{name:<29}{mean:.2f} s a table on average, median {middle:.2f}, most {most:.1f}")
    print(f"in all                       {(time.monotonic() - began) / 60:.1f} min")
    time_29_by_5()
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
