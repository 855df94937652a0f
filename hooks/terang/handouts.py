"""What people take along: cards, posters, tear-off strips and contacts, made from the same register as the pages.

Paper cannot be corrected. So only a number whose check still holds is printed, with the day until which it does; and
nothing at all is made while one of the main numbers, the telephones, is in doubt. What stands on a sheet besides its
values is written in overrides/cetak.
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
        """The same as paper may bear them today: none if a main number, a telephone, is in doubt or withdrawn."""
        named = [one for one in self.services if one.contact]
        holding = tuple(one for one in named if one.number and one.standing == "berlaku")
        main = [one for one in named if one.kind == "telepon"]
        return holding if main and all(one in holding for one in main) else ()

    def of(self, place: Place | None = None) -> dict[str, bytes]:
        """Return the sheets for `place`, or those for everywhere with the contacts, by address; none if none may be."""
        numbers = self.printed
        if not numbers:
            return {}
        kinds = ONE_PLACE if place else EVERYWHERE
        made = {address(kind, place): self._pdf(kind, place, numbers) for kind in kinds}
        return made if place else made | {CONTACTS: contacts.vcard(_contacts(numbers))}

    def _pdf(self, kind: Kind, place: Place | None, numbers: Sequence[Channel]) -> bytes:
        edition = max(one.checked for one in numbers)  # not the day of the build: equal numbers give an equal sheet
        return typeset.drawn(
            self._values(kind, place, numbers) | {"edisi": indonesian.day(edition)},
            path=DISTRICTS if place else REGISTER,
            template=self.overrides / "cetak" / kind.template,
            fonts=self.overrides / "fonts",
            timestamp=int(datetime.combine(edition, time(), UTC).timestamp()),
            cache=self.cache,
        )

    def _values(self, kind: Kind, place: Place | None, numbers: Sequence[Channel]) -> dict[str, object]:
        area = self.identity.area
        return {
            "kertas": kind.paper,
            "situs": self.identity.name,
            "wilayah": area,
            "pengesahan": self.identity.endorsement.text,
            "berlaku": indonesian.day(min(one.holds_until for one in numbers)),
            "nomor": [_number(one) for one in numbers],
            "setempat": [_number(one) for one in self.services if one.area == area and one not in numbers],
            "tempat": {"nama": place.name, "polisi": place.police} if place else None,
            "alamat": self.site + HELP if self.site else "",
            "qr": qr_code.svg(self.site + HELP) if self.site else "",
        }


def address(kind: Kind, place: Place | None = None) -> str:
    """Return where a sheet is published; its name is what a phone lists among its downloads."""
    return f"{FOLDER}{kind.name}{'-' + place.id if place else ''}.pdf"


def _contacts(numbers: Sequence[Channel]) -> Iterator[tuple[str, str]]:
    for one in numbers:
        yield one.contact, f"{'+' if one.dialled.startswith('62') else ''}{one.dialled}"


def _number(one: Channel) -> dict[str, object]:
    """What a sheet may say of a channel: its number only where paper may bear it."""
    holds = bool(one.number) and one.standing == "berlaku"
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
