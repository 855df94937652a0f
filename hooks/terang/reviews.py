"""Which materials must be reviewed again, soon or now.

A review that has run out is a problem for whoever changes the site. It does not hold up the build of every day: that
one also takes away numbers that nobody has checked. The page of such a material says that its time is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from terang import indonesian
from terang.channels import SOON, Due
from terang.content import Page
from terang.problems import Problem
from terang.records.materials import Material


def due(pages: Iterable[Page], day: date) -> list[Due]:
    """Return the materials among `pages` whose review ends within a month of `day`, the most urgent first."""
    found: list[Due] = []
    for page in pages:
        if isinstance(page.head, Material) and day <= page.head.next_review <= day + timedelta(days=SOON):
            until = page.head.next_review
            line = page.document.mark(("tinjau-lagi",)).line
            what = f"masa tinjau habis {indonesian.day(until)}"
            found.append(Due(page.document.path, line, page.head.title, "", until, what))
    return sorted(found, key=lambda one: (one.holds_until, one.path))


def over(pages: Iterable[Page], day: date) -> Iterator[Problem]:
    """Yield a problem for each material among `pages` whose review has run out on `day`."""
    for page in pages:
        if isinstance(page.head, Material) and page.head.next_review < day:
            mark = page.document.mark(("tinjau-lagi",))
            what = f"masa tinjau habis {indonesian.day(page.head.next_review)}"
            fix = "minta yang berwenang membacanya lagi, lalu tulis 'tanggal' dan 'tinjau-lagi' yang baru"
            yield Problem(page.document.path, mark.line, mark.column, what, fix)
