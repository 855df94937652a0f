"""What a release writes down for good: every step says what it would write, and only then is anything written.

A release is a deliberate act of people: it fixes from which day on each figure has been shown. It never changes what an
earlier one wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from terang import archive, ledger, loading
from terang.facts import Facts
from terang.problems import Problem, ProblemsFound

LEDGER = "data/terbit.yml"


@dataclass(frozen=True, slots=True)
class Written:
    """One file that a release makes or makes longer."""

    path: str  # from the project's root
    text: str  # the whole of it
    added: str  # what is new in it
    count: int  # how many things that are


Step = Callable[[Path, Facts, date], Iterator[Written]]


def record(root: Path, facts: Facts, day: date) -> Iterator[Written]:
    """Yield the ledger with each statement that it lacks at its end."""
    if facts.unrecorded:
        old = _read(root / LEDGER)
        new = ledger.appended(old, facts.unrecorded, day)
        yield Written(LEDGER, new, new.removeprefix(old), len(facts.unrecorded))


def keep(_root: Path, facts: Facts, day: date) -> Iterator[Written]:
    """Yield each table that is not as it was in its latest release, under the day of this one."""
    for path, text in archive.plan(facts.public, day).items():
        yield Written(path, text, text, 1)


STEPS: tuple[Step, ...] = (record, keep)


def plan(root: Path, day: date) -> tuple[list[Written], list[Problem]]:
    """Return what a release on `day` would write, or every problem that bars it."""
    facts, problems = loading.load(root)
    if facts is None or problems:
        return [], problems
    try:
        return [written for step in STEPS for written in step(root, facts, day)], []
    except ProblemsFound as found:
        return [], list(found.problems)


def write(root: Path, files: list[Written]) -> None:
    """Write each file whole: one that is interrupted leaves the old one as it was."""
    for file in files:
        target = root / file.path
        aside = target.with_name(f".{target.name}-baru")  # with a dot, so that nobody takes a rest for data
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(file.text, encoding="utf-8", newline="\n")
        aside.replace(target)


def _read(path: Path) -> str:
    return path.read_text("utf-8").replace("\r\n", "\n") if path.exists() else ""
