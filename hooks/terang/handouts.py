"""What people take along: cards, posters, tear-off strips and contacts, made from the same register as the pages.

Paper cannot be corrected. So only a number whose check still holds is printed, with the day until which it does; and
nothing at all is made while a main number is in doubt: one for an emergency, or the one that stands beside the code.
What stands on a sheet besides its values is written in overrides/cetak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import NamedTuple

from terang import contacts, indonesian, qr_code, typeset
from terang.channels import REGISTER, Channel
from terang.records.identity import Identity

HELP = "bantuan/"  # where the codes lead: short, and for ever
FOLDER = f"{HELP}cetak/"
CONTACTS = f"{FOLDER}info.vcf"
DISTRICTS = "data/kecamatan.yml"


class Kind(NamedTuple):
    """A sheet: its name, which begins its file name, its template in overrides/cetak, and its paper."""

    name: str
    template: str
    paper: str = "a4"


CARD, POSTER = Kind("kartu-lipat", "kartu.typ"), Kind("poster-a4", "poster.typ")
ONE_PLACE = (CARD, POSTER)
EVERYWHERE = (
    CARD,
    Kind("kartu-empat", "kartu-empat.typ"),
    POSTER,
    Kind("poster-a3", "poster.typ", "a3"),
    Kind("lembar-sobek", "sobek.typ"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A district on paper. `police` says in sentences who serves it and how surely that is known."""

    id: str
    name: str
    police: str


@dataclass(frozen=True, slots=True)
class Handouts:
    """What making them needs. `site` is where the site will stand, with a slash at its end, or ""."""

    overrides: Path
    cache: Path | None
    identity: Identity
    services: tuple[Channel, ...]
    site: str = ""

    @property
    def shown(self) -> tuple[Channel, ...]:
        """The numbers to take along as pages show them, with doubts told: those with a name for contacts."""
        named = tuple(one for one in self.services if one.contact and one.number)
        return named or tuple(one for one in self.services if one.kind == "telepon" and one.number)

    @property
    def printed(self) -> tuple[Channel, ...]:
        """The same as paper may bear them today: none while a main number is in doubt or withdrawn."""
        named = [one for one in self.services if one.contact]
        main = [one for one in named if one.emergency] + _beside_code(named)
        return tuple(filter(_holds, named)) if all(map(_holds, main)) else ()

    def of(self, place: Place | None = None) -> dict[str, bytes]:
        """Return the sheets for `place`, or those for everywhere with the contacts, by address; none if none may be."""
        numbers = self.printed
        if not numbers:
            return {}
        kinds = ONE_PLACE if place else EVERYWHERE
        made = {address(kind, place): self._pdf(kind, place, numbers) for kind in kinds}
        return made if place else made | {CONTACTS: contacts.vcard(_contacts(numbers))}

    def _pdf(self, kind: Kind, place: Place | None, numbers: Sequence[Channel]) -> bytes:
        local = [one for one in self.services if one.area == self.identity.area and one not in numbers]
        borne = [*numbers, *filter(_holds, local)]
        edition = max(one.checked for one in borne)  # not the day of the build: equal numbers give an equal sheet
        dates = {"edisi": edition, "berlaku": min(one.holds_until for one in borne)}
        return typeset.drawn(
            self._values(kind, place, numbers, local) | {name: indonesian.day(day) for name, day in dates.items()},
            path=DISTRICTS if place else REGISTER,
            template=self.overrides / "cetak" / kind.template,
            fonts=self.overrides / "fonts",
            timestamp=int(datetime.combine(edition, time(), UTC).timestamp()),
            cache=self.cache,
        )

    def _values(
        self, kind: Kind, place: Place | None, numbers: Sequence[Channel], local: Sequence[Channel]
    ) -> dict[str, object]:
        beside = _beside_code(numbers)
        return {
            "kertas": kind.paper,
            "situs": self.identity.name,
            "wilayah": self.identity.area,
            "pengesahan": self.identity.endorsement.text,
            "nomor": [_number(one) | {"utama": one in beside} for one in numbers],
            "setempat": [_number(one) for one in local],
            "tempat": {"nama": place.name, "polisi": place.police} if place else None,
            "alamat": self.site + HELP if self.site else "",
            "qr": qr_code.svg(self.site + HELP) if self.site else "",
        }


def address(kind: Kind, place: Place | None = None) -> str:
    """Return where a sheet is published; its name is what a phone lists among its downloads."""
    return f"{FOLDER}{kind.name}{'-' + place.id if place else ''}.pdf"


def _holds(one: Channel) -> bool:
    return bool(one.number) and one.standing == "berlaku"


def _beside_code(numbers: Sequence[Channel]) -> list[Channel]:
    """The number that stands large beside the code: the first telephone that is not for an emergency, if any."""
    return [one for one in numbers if one.kind == "telepon" and not one.emergency][:1]


def _contacts(numbers: Sequence[Channel]) -> Iterator[tuple[str, str]]:
    for one in numbers:
        yield one.contact, f"{'+' if one.dialled.startswith('62') else ''}{one.dialled}"


def _number(one: Channel) -> dict[str, object]:
    """What a sheet may say of a channel: its number only where paper may bear it."""
    holds = _holds(one)
    return {
        "nama": one.name,
        "nomor": one.number if holds else "",
        "tautan": one.href if holds else "",
        "jenis": one.kind,
        "untuk": one.purpose,
        "biaya": one.cost,
        "catatan": one.note,
        "darurat": one.emergency,
        "menunggu": one.waiting,
    }
