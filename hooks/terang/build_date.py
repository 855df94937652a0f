"""The date on which a build compares: never of a clock in this code, so that one commit and one day give one site.

By default tugas.py sets SOURCE_DATE_EPOCH to the last commit. The published site is built every day, with the beginning
of that day instead (.github/workflows/terbit.yml): else no number would run out and no promise would become late while
nobody commits.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_date() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC).

    Without it the day is so early that nothing has run out; see `terang.channels.today` for what is then known.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else date.min
