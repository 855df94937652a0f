"""Which materials must be reviewed again soon. On the day after, the site can no longer be built with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from terang import indonesian
from terang.channels import SOON, Due
from terang.content import Page
from terang.records.materials import Material


def due(pages: Iterable[Page], day: date) -> list[Due]:
    """Return the materials among `pages` whose review ends at most a month after `day`, the most urgent first."""
    found: list[Due] = []
    for page in pages:
        if isinstance(page.head, Material) and page.head.next_review <= day + timedelta(days=SOON):
            until = page.head.next_review
            line = page.document.mark(("tinjau-lagi",)).line
            what = f"masa tinjau habis {indonesian.day(until)}"
            found.append(Due(page.document.path, line, page.head.title, "", until, what))
    return sorted(found, key=lambda one: (one.holds_until, one.path))
