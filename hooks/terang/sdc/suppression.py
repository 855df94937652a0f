"""Hide cells of a release until nobody can calculate a small count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from terang.sdc.tables import KnownTotal, PrivateRelease, Release, Rule


def protect(
    private: PrivateRelease, day: date, rule: Rule, earlier: Sequence[Release], known: Sequence[KnownTotal]
) -> Release:
    """Return what may be published of `private` on `day`, after `earlier` releases; raises Unpublishable."""
    raise NotImplementedError
