"""The date on which a build compares: of the last commit, never of a clock, so that one commit gives one site."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_date() -> date:
    """Return the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC), which tugas.py sets to the last commit.

    Without it the day is so early that nothing has run out; see `terang.channels.today` for what is then known.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else date.min
