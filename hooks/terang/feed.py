"""New figures and corrections as an Atom feed.

Every date comes from the ledger or the log. New figures are one entry a day, so that an edition of a hundred figures is
one piece of news; each correction is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from terang import atom
from terang.atom import MOST
from terang.blocks.given import BlockData
from terang.lasting_ids import urn
from terang.public import PublicChange, PublicData, PublicFigure

ADDRESS = "umpan.xml"
PAGE = "data/koreksi/"  # what the feed tells, for people
ALL = "data/angka/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: figures that were new on that day, or one `change`."""

    id: str  # "urn:uuid:..."
    day: date
    figures: tuple[PublicFigure, ...]
    change: PublicChange | None

    @property
    def address(self) -> str:
        """The page that tells of it, from the site's root."""
        return self.figures[0].address if len(self.figures) == 1 else ALL


def entries(data: BlockData) -> tuple[Entry, ...]:
    """Return the newest entries, the newest first."""
    found = sorted(_all(data.public, data.identity.area), key=lambda entry: (entry.day, entry.id), reverse=True)
    return tuple(found[:MOST])


def feed(data: BlockData) -> bytes | None:
    """Return the feed, or None while nothing has happened."""
    title = data.words("kabar-angka.html", area=data.identity.area, satu=None)["nama"]
    channel = atom.Channel(title, "umpan", ADDRESS, PAGE)
    return atom.feed(channel, (_item(entry, data) for entry in entries(data)), data)


def _item(entry: Entry, data: BlockData) -> atom.Item:
    title = data.words("kabar-angka.html", area=data.identity.area, satu=entry)["judul"]
    content = Markup(data.render("kabar-angka.html", area=data.identity.area, satu=entry))  # escaped where it was made
    return atom.Item(entry.id, entry.day, title, content, entry.address, entry.change.kind if entry.change else "baru")


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
