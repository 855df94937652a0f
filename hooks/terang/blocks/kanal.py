"""`kanal`: help channels, each with what it is for, how to reach it, and when that was last checked."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.shapes import List, Record, Slug, meant


class Options(Record):
    """Which services, in this order; none means all, in the order of data/layanan.yml."""

    services: List[Slug] = Field(alias="pilih", default=())


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = [service.id for service in data.services]
    for name in options.services:
        if name not in known:
            yield "pilih", f"layanan '{name}' tidak ada di data/layanan.yml", meant(name, known)


def render(options: Options, data: BlockData) -> str:
    """Return the channels."""
    by_id = {service.id: service for service in data.services}
    chosen = [by_id[name] for name in options.services] or data.services
    return data.render("kanal.html", services=chosen)
