"""New figures and corrections as an Atom feed (RFC 4287), for those who follow the site with a feed reader.

Every date comes from the ledger or the log, never from the clock, so that a build changes nothing. New figures are one
entry a day, so that an edition of a hundred figures is one piece of news; each correction is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from terang.blocks.given import BlockData
from terang.lasting_ids import urn
from terang.public import PublicChange, PublicData, PublicFigure

ADDRESS = "umpan.xml"
MOST = 50  # entries; older ones stay on the pages


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: figures that were new on that day, or one `change`."""

    id: str  # "urn:uuid:..."
    day: date
    figures: tuple[PublicFigure, ...]
    change: PublicChange | None


def entries(data: BlockData) -> tuple[Entry, ...]:
    """Return the newest entries, the newest first."""
    found = sorted(_all(data.public, data.identity.area), key=lambda entry: (entry.day, entry.id), reverse=True)
    return tuple(found[:MOST])


def feed(data: BlockData) -> bytes | None:
    """Return the feed, or None while nothing has happened: a feed must say when it last changed."""
    found = entries(data)
    if not found:
        return None
    area = data.identity.area
    text = data.render("umpan.xml", entries=found, id=urn(area, "umpan"), address=ADDRESS, area=area)
    return (text + "\n").encode()


def _all(public: PublicData, area: str) -> Iterator[Entry]:
    new: dict[date, list[PublicFigure]] = {}
    for name, life in public.lives.items():
        if life.shown_since:
            new.setdefault(life.shown_since, []).append(public.figures[name])
    for day, figures in new.items():
        nearest_first = sorted(figures, key=lambda figure: figure.area != area)
        yield Entry(urn(area, f"baru/{day}"), day, tuple(nearest_first), None)
    for change in public.changes:
        yield Entry(urn(area, f"koreksi/{change.id}"), change.day, (change.after,), change)
