"""What is found, set against what somebody has let through: for a reason, for a time, and for these very words.

An acknowledgement that has run out, that lasts too long, or that nothing needs any more is a problem itself: else
they pile up until nobody reads them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from terang import indonesian
from terang.problems import Problem
from terang.records.acknowledgements import Acknowledgement, Rule
from terang.shapes import Placed

REGISTER = "data/izin.yml"
LONGEST = 366  # days until which one may last, from the day of the build


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that may be let through. `rule` None: never."""

    problem: Problem
    rule: Rule | None = None
    fingerprint: str = ""


def fingerprint(words: str | bytes) -> str:
    """Return the name of these words, whatever stands between them: so it is the same on the finished page."""
    raw = words if isinstance(words, bytes) else re.sub(r"[\W_]+", "", words.casefold()).encode()
    return hashlib.sha256(raw).hexdigest()[:12]


def finding(path: str, line: int, what: str, fix: str, rule: Rule, words: str | bytes) -> Finding:
    """Return a finding that can be let through; its problem names the fingerprint."""
    name = fingerprint(words)
    return Finding(Problem(path, line, 0, f"{what} [izin: {rule} {name}]", fix), rule, name)


def judge(findings: Iterable[Finding], acknowledged: Sequence[Placed[Acknowledgement]], day: date) -> Iterator[Problem]:
    """Yield the findings that nobody let through, and what is wrong with what lets them through. `day`: the build's."""
    given = {(p.value.file, p.value.rule, p.value.fingerprint): p for p in reversed(acknowledged)}
    used: set[int] = set()
    for found in findings:
        permit = given.get((found.problem.path, found.rule, found.fingerprint)) if found.rule else None
        if permit is None:
            yield found.problem
        else:
            used.add(id(permit))
    for permit in acknowledged:
        yield from _of(permit, day, id(permit) in used)


def _of(permit: Placed[Acknowledgement], day: date, used: bool) -> Iterator[Problem]:
    until = permit.value.until
    if not used:
        yield permit.problem("berkas", f"izin untuk '{permit.value.file}' tidak dipakai lagi", "hapus butir ini")
    elif day > until:
        what = f"izin ini berlaku sampai {indonesian.day(until)}, sudah lewat"
        yield permit.problem(
            "sampai", what, "hapus isinya dari berkas itu, atau tinjau lagi lalu perpanjang tanggalnya"
        )
    elif day + timedelta(days=LONGEST) < until and day != date.min:
        what = f"izin ini berlaku sampai {indonesian.day(until)}, lebih dari setahun lagi"
        yield permit.problem("sampai", what, "tulis tanggal paling lama setahun lagi")
