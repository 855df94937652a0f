"""`acara`: one event, with its file for a phone's calendar and the promises that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang import agenda_calendar
from terang.blocks.agenda import words
from terang.blocks.given import BlockData, Finding
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which event."""

    event: Slug = Field(alias="id")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.event not in data.agenda.by_id:
        fix = meant(options.event, list(data.agenda.by_id))
        yield "id", f"acara '{options.event}' tidak ada di data/agenda/", fix


def render(options: Options, data: BlockData) -> str:
    """Return the event."""
    occasion = data.agenda.by_id[options.event]
    promises = [data.commitments.tracked[name] for name in occasion.event.promises if name in data.commitments.tracked]
    made = files(options, data)
    size = len(made[occasion.calendar]) if made else 0
    over = occasion.event.last_day < data.agenda.today
    register = data.where.institutions
    return data.render("acara.html", satu=occasion, promises=promises, size=size, over=over, register=register)


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the event's file by its address in the site; none while its day is not known."""
    occasion = data.agenda.by_id[options.event]
    body = agenda_calendar.single(occasion, words(data))
    return {occasion.calendar: body} if body else {}
