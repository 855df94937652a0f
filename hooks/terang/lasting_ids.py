"""Names for entries of feeds and calendars: the same for ever, wherever the site stands and whoever signs it."""

from __future__ import annotations

import uuid


def urn(area: str, name: str) -> str:
    """Return an id that hangs on nothing but its words, and on the area, so that two sites never share one."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"terang/{area}/{name}").urn
