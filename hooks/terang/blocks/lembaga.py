"""`lembaga`: who does what. By role, by the names of old, or one by one with what is known of each and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.channels import Channel
from terang.records.districts import Status
from terang.records.institutions import Institution, OtherName
from terang.shapes import Record
from terang.tracking import Commitments, Tracked

SURETY: tuple[Status, ...] = ("terkonfirmasi", "disebut-sumber", "sumber-berbeda", "simpulan")


class Options(Record):
    """Which part of the register."""

    part: Literal["peran", "nama", "rincian"] = Field(alias="bagian")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name, and those that bore it or are called so."""

    name: str
    uses: tuple[tuple[Institution, OtherName, bool], ...]  # the flag: it is a name of old


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if not data.institutions:
        yield "", "belum ada lembaga di data/lembaga.yml", "isi berkas itu lebih dulu"


def render(options: Options, data: BlockData) -> str:
    """Return the part."""
    if options.part == "peran":
        return data.render("lembaga-peran.html", institutions=data.institutions)
    by_id = {one.id: one for one in data.institutions}
    shown = {"institutions": by_id, "sources": data.public.sources}
    if options.part == "nama":
        return data.render("lembaga-nama.html", names=_names(data.institutions), **shown)
    channels = {one.id: _channels(one, data) for one in data.institutions}
    districts = {one.id: _districts(one, data) for one in data.institutions}
    promises = {one.id: _promises(one, data.commitments) for one in data.institutions}
    return data.render(
        "lembaga-rincian.html",
        channels=channels,
        districts=districts,
        promises=promises,
        found=data.commitments,
        **shown,
    )


def _promises(one: Institution, found: Commitments) -> list[Tracked]:
    """Return what it promised, alone or with others, in the order of data/komitmen/."""
    return [
        tracked
        for tracked in found.promises
        if one.id == tracked.promise.institution or one.id in tracked.promise.partners
    ]


def _channels(one: Institution, data: BlockData) -> list[Channel]:
    """Return the channels that can be used today, in the order of writing."""
    by_id = {channel.id: channel for channel in data.services if channel.number}
    return [by_id[name] for name in one.services if name in by_id]


def _names(institutions: tuple[Institution, ...]) -> list[Renamed]:
    """Return every other name by the alphabet, each once."""
    found: dict[str, list[tuple[Institution, OtherName, bool]]] = {}
    for one in institutions:
        for other in one.former:
            found.setdefault(other.name, []).append((one, other, True))
        for other in one.also:
            found.setdefault(other.name, []).append((one, other, False))
    old_first = {name: sorted(uses, key=lambda use: not use[2]) for name, uses in found.items()}
    return [Renamed(name, tuple(old_first[name])) for name in sorted(found, key=str.casefold)]


def _districts(one: Institution, data: BlockData) -> list[tuple[Status, list[str]]]:
    """Return the districts that a police command serves, by how surely that is known."""
    if one.police is None:
        return []
    served = [place for place in data.districts.by_name if one.police in place.police.commands]
    groups = [(status, [place.name for place in served if place.police.status == status]) for status in SURETY]
    return [(status, names) for status, names in groups if names]
