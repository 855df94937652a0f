"""What an attacker learns from releases, from public data alone."""

from __future__ import annotations

from collections.abc import Sequence

from terang.sdc.tables import KnownTotal, Release, Rule
from terang.sdc.verdicts import Exposure


def audit(releases: Sequence[Release], rule: Rule, known: Sequence[KnownTotal]) -> list[Exposure]:
    """Return every exposed cell, with all `releases` and `known` totals in the attacker's hands; [] is the proof."""
    raise NotImplementedError
