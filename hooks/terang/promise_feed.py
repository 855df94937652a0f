"""What happened to promises as an Atom feed: made, something done, kept, too long silent, due, a proof withdrawn.

It is the history of all promises together, so every date comes from data/komitmen/ and the rule for silence. The day of
the build decides only how far the history goes: an entry that has appeared stays as it is until its data change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from terang.blocks.given import BlockData
from terang.feed import MOST
from terang.lasting_ids import urn
from terang.tracking import Event, Tracked

ADDRESS = "komitmen/umpan.xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of one promise."""

    id: str  # "urn:uuid:..."
    promise: Tracked
    event: Event


def entries(data: BlockData) -> tuple[Entry, ...]:
    """Return the newest entries, the newest first."""
    found = sorted(_all(data), key=lambda entry: (entry.event.day.day, entry.id), reverse=True)
    return tuple(found[:MOST])


def feed(data: BlockData) -> bytes | None:
    """Return the feed, or None where nothing is promised: a feed must say when it last changed."""
    found = entries(data)
    if not found:
        return None
    area = data.identity.area
    told = {"entries": found, "id": urn(area, "komitmen/umpan"), "address": ADDRESS, "area": area}
    return (data.render("umpan-komitmen.xml", found=data.commitments, **told) + "\n").encode()


def _all(data: BlockData) -> Iterator[Entry]:
    """Two events of one promise may share kind, day and source; then their order tells them apart."""
    for one in data.commitments.tracked.values():
        told: Counter[str] = Counter()
        for event in one.history:
            name = f"komitmen/{one.promise.id}/{event.kind}/{event.day.day}/{event.source.id if event.source else ''}"
            yield Entry(urn(data.identity.area, f"{name}/{told[name]}"), one, event)
            told[name] += 1
