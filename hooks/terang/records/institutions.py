"""Who does what: agencies, units, associations and people's groups that promise, handle or prevent.

Names changed and changed again, and a person looks for the one on an old poster. So a former name is kept with the
day and the source of its change, and every duty says how it is known: read in a rule, told by the news, or open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from terang.problems import Problem
from terang.shapes import DayOrMonth, List, Placed, Record, Slug, Text, meant

Surety = Literal["naskah", "berita", "belum"]  # read in (a copy of) the rule; told by the news; not certain


class Duty(Record):
    """One thing that an institution does, and how that is known."""

    text: Text = Field(alias="isi")
    surety: Surety = Field(alias="yakin")
    sources: List[Slug] = Field(alias="sumber")


class OtherName(Record):
    """A name that an institution had, or that others write."""

    name: Text = Field(alias="nama")
    until: DayOrMonth | None = Field(alias="sampai", default=None)  # of a former name: when it changed, if known
    borne_by: Slug | None = Field(alias="kini-nama", default=None)  # the institution that bears this name today
    note: Text = Field(alias="catatan", default="")
    sources: List[Slug] = Field(alias="sumber")


class Unknown(Record):
    """What nobody has told yet, and who could."""

    what: Text = Field(alias="apa")
    ask: Text = Field(alias="tanya")


class Institution(Record):
    """One institution (data/lembaga.yml), never a private person. All else in data/ refers to it by its id."""

    id: Slug
    name: Text = Field(alias="nama")
    short: Text = Field(alias="singkat", default="")  # in the picture and where it is named in passing
    full: Text = Field(alias="kepanjangan", default="")
    former: List[OtherName] = Field(alias="nama-lama", default=())
    also: List[OtherName] = Field(alias="nama-lain", default=())
    area: Text = Field(alias="wilayah", default="")
    police: Slug | None = Field(alias="polisi", default=None)  # the command in data/polisi.yml that it is
    prevention: List[Duty] = Field(alias="mencegah", default=())
    handling: List[Duty] = Field(alias="menangani", default=())
    services: List[Slug] = Field(alias="layanan", default=())  # how to reach it: ids of data/layanan.yml
    unknown: List[Unknown] = Field(alias="belum-diketahui", default=())
    sources: List[Slug] = Field(alias="sumber", default=())  # that name it, besides those of its duties

    @property
    def called(self) -> str:
        """The shortest name that it goes by."""
        return self.short or self.name

    @property
    def cited(self) -> tuple[str, ...]:
        """Every source that is named, once, in the order of writing."""
        parts: tuple[Duty | OtherName, ...] = (*self.former, *self.also, *self.prevention, *self.handling)
        return tuple(dict.fromkeys([*self.sources, *(name for part in parts for name in part.sources)]))


def check(
    placed: Sequence[Placed[Institution]],
    known: Collection[str],
    services: Collection[str],
    sources: Collection[str],
    commands: Mapping[str, str],
) -> Iterator[Problem]:
    """Yield every problem within and between institutions, and with what they refer to.

    `known` are all ids of institutions, also of those that failed; `commands` are names of police commands by id.
    """
    bearers = _bearers(placed)
    yield from _twins(placed, bearers)
    for one in placed:
        yield from _former(one, bearers, known)
        yield from _cited(one, sources)
        yield from _police(one, commands)
        for index, name in enumerate(one.value.services):
            if name not in services:
                what = f"layanan '{name}' tidak ada di data/layanan.yml"
                yield one.problem(("layanan", index), what, meant(name, list(services)))
        if not one.value.cited:
            yield one.problem("", "lembaga ini belum punya sumber", "tambahkan 'sumber', atau hapus lembaga ini")
        elif not (one.value.prevention or one.value.handling or one.value.unknown):
            fix = "tulis tugasnya, atau 'belum-diketahui' dengan apa yang ditunggu dan dari siapa"
            yield one.problem("", "belum ada 'mencegah', 'menangani', atau 'belum-diketahui'", fix)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _bearers(placed: Sequence[Placed[Institution]]) -> dict[str, str]:
    """Return who bears a name today, by the plain name; of two the first."""
    found: dict[str, str] = {}
    for one in placed:
        for name in filter(None, (one.value.name, one.value.short, one.value.full)):
            found.setdefault(_plain(name), one.value.id)
    return found


def _twins(placed: Sequence[Placed[Institution]], bearers: Mapping[str, str]) -> Iterator[Problem]:
    for one in placed:
        for key, name in (("nama", one.value.name), ("singkat", one.value.short), ("kepanjangan", one.value.full)):
            bearer = bearers.get(_plain(name), one.value.id)
            if name and bearer != one.value.id:
                what = f"nama '{name}' sudah dipakai '{bearer}'"
                yield one.problem(key, what, "beri nama yang membedakan keduanya, atau gabungkan")


def _former(one: Placed[Institution], bearers: Mapping[str, str], known: Collection[str]) -> Iterator[Problem]:
    """Yield former and other names that another institution bears today without this being said, or said wrongly."""
    for key, names in (("nama-lama", one.value.former), ("nama-lain", one.value.also)):
        for index, other in enumerate(names):
            at, bearer = (key, index, "nama"), bearers.get(_plain(other.name))
            said = (key, index, "kini-nama")
            if other.borne_by and other.borne_by not in known:
                what = f"lembaga '{other.borne_by}' tidak ada di data/lembaga.yml"
                yield one.problem(said, what, meant(other.borne_by, list(known)))
            elif bearer == one.value.id:
                yield one.problem(at, f"'{other.name}' sudah menjadi namanya sekarang", "hapus dari sini")
            elif bearer and other.borne_by is None:
                what = f"'{other.name}' sekarang nama '{bearer}'"
                yield one.problem(at, what, f"tambahkan baris 'kini-nama: {bearer}', supaya pembaca tidak tertukar")
            elif other.borne_by and other.borne_by != bearer:
                what = f"'{other.name}' bukan nama '{other.borne_by}' sekarang"
                yield one.problem(said, what, "periksa namanya, atau hapus baris ini")


def _cited(one: Placed[Institution], sources: Collection[str]) -> Iterator[Problem]:
    yield from _unknown(one, ("sumber",), one.value.sources, sources)
    parts: tuple[tuple[str, Sequence[Duty | OtherName]], ...] = (
        ("nama-lama", one.value.former),
        ("nama-lain", one.value.also),
        ("mencegah", one.value.prevention),
        ("menangani", one.value.handling),
    )
    for key, written in parts:
        for index, part in enumerate(written):
            if not part.sources:
                yield one.problem((key, index), "butir ini belum punya sumber", "tulis id sumbernya di 'sumber'")
            yield from _unknown(one, (key, index, "sumber"), part.sources, sources)


def _unknown(
    one: Placed[Institution], at: tuple[str | int, ...], names: Sequence[str], sources: Collection[str]
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name not in sources:
            fix = meant(name, list(sources))
            fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/rujukan.yml"
            yield one.problem((*at, index), f"sumber '{name}' tidak ada", fix)


def _police(one: Placed[Institution], commands: Mapping[str, str]) -> Iterator[Problem]:
    command = one.value.police
    if command is None:
        return
    if command not in commands:
        what = f"'{command}' tidak ada di data/polisi.yml"
        yield one.problem("polisi", what, meant(command, list(commands)))
    elif commands[command] != one.value.name:
        what = f"namanya di data/polisi.yml '{commands[command]}'"
        yield one.problem("nama", what, "samakan keduanya")
