"""`pintu`: the doors of the library by audience; or one of them: what to start with, and a plan for the school year."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang import plan_calendar
from terang.blocks.given import BlockData, Finding
from terang.library import FOLDER
from terang.records.library import Door, Term
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which door; none means all, as cards."""

    door: Slug | None = Field(alias="pintu", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.door and options.door not in data.shelf.doors:
        fix = meant(options.door, list(data.shelf.doors))
        yield "pintu", f"pintu '{options.door}' tidak ada di data/materi.yml", fix


def render(options: Options, data: BlockData) -> str:
    """Return the cards, or one door."""
    shelf = data.shelf
    if not options.door:
        doors = [(door, f"{FOLDER}{door.id}/", len(shelf.behind(door.id))) for door in shelf.library.doors]
        return data.render("pintu.html", doors=doors)
    door = shelf.doors[options.door]
    start = [
        (minutes, sorted(shelf.chosen(slugs), key=lambda entry: entry.rank[0]))  # first what anyone may lead
        for minutes, slugs in ((5, door.start.five), (45, door.start.forty_five), (90, door.start.ninety))
    ]
    plan = [
        (term, shelf.chosen(term.materials), [shelf.days[day] for day in term.days if day in shelf.days])
        for term in door.plan
    ]
    made = files(options, data)
    calendar = next(((address, len(body)) for address, body in made.items()), None)
    return data.render("satu-pintu.html", door=door, start=start, plan=plan, levels=shelf.levels, calendar=calendar)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the plan of the door as a calendar, by its address in the site; none if it has no plan."""
    door = data.shelf.doors.get(options.door or "")
    if not door or not door.plan:
        return {}
    address = f"{FOLDER}{door.id}/rencana-{door.id}.ics"
    said = data.words("kata-kalender.html", door=door, identity=data.identity)
    words = plan_calendar.Words(
        name=said["nama"],
        maker=data.identity.publisher,
        area=data.identity.area,
        describe=lambda term: _described(door, term, data),
        url=f"{data.site}{FOLDER}{door.id}/" if data.site else "",
    )
    return {address: plan_calendar.file(door, data.shelf, words)}


def _described(door: Door, term: Term, data: BlockData) -> str:
    return data.words("kata-kalender.html", door=door, identity=data.identity, term=term, shelf=data.shelf)["kegiatan"]
