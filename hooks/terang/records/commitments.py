"""Commitments, the promises in them, and the evidence of what became of each (data/komitmen/NAME.yml).

A promise without a due date, or "done" without a proof, can be quietly forgotten. So what was not set is written down
as not set, evidence has a date and a source that anyone can open, and nobody can type a status.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from terang.periods import PartialDate
from terang.problems import Problem
from terang.records.registers import Source
from terang.shapes import Day, DayOrMonth, List, Placed, Record, Slug, Text, meant, refuse

NOT_SET = "tidak ditetapkan"


def _never(value: object) -> None:
    raise refuse(
        "tidak ditulis, karena dihitung dari bukti dan tanggal", "hapus baris ini, lalu catat buktinya di 'bukti'"
    )


def _or_not_set(value: object) -> object:
    return None if isinstance(value, str) and value.strip() == NOT_SET else value


Computed = Annotated[None, BeforeValidator(_never)]
Result = Annotated[Text | None, BeforeValidator(_or_not_set)]
Due = Annotated[DayOrMonth | None, BeforeValidator(_or_not_set)]


class Evidence(Record):
    """Something that was done for a promise, or its result, where anyone can read of it."""

    day: DayOrMonth = Field(alias="tanggal")  # only as exactly as the source tells
    kind: Literal["kegiatan", "hasil"] = Field(
        alias="jenis"
    )  # kegiatan: something was done; hasil: the result is there
    what: Text = Field(alias="apa")
    source: Slug = Field(alias="sumber")
    note: Text = Field(alias="catatan", default="")
    status: Computed = None


class Remark(Record):
    """Something else that belongs to the history of a promise: a due date that was moved, words that were changed."""

    day: DayOrMonth = Field(alias="tanggal")
    what: Text = Field(alias="apa")
    source: Slug = Field(alias="sumber")


class Promise(Record):
    """One thing that was promised. Its address is komitmen/ID/."""

    id: Slug
    title: Text = Field(alias="judul")
    words: Text = Field(alias="bunyi")  # as reported
    since: Day = Field(alias="sejak")
    institution: Slug = Field(alias="lembaga")  # who is responsible
    partners: List[Slug] = Field(alias="mitra", default=())
    result: Result = Field(alias="hasil")  # by what one sees that it was kept; None: nobody said
    due: Due = Field(alias="tenggat")  # None: nobody said
    ask: List[Slug] = Field(alias="tanya")
    sources: List[Slug] = Field(alias="sumber")
    note: Text = Field(alias="catatan", default="")
    evidence: List[Evidence] = Field(alias="bukti", default=())
    remarks: List[Remark] = Field(alias="riwayat", default=())
    status: Computed = None

    @property
    def address(self) -> str:
        """Its page from the site's root."""
        return f"komitmen/{self.id}/"


class Present(Record):
    """Who was there, as an institution; `role` is the office, never a person."""

    institution: Slug = Field(alias="lembaga")
    role: Text = Field(alias="sebagai", default="")
    sources: List[Slug] = Field(alias="sumber")


class Unknown(Record):
    """What was not found, and whom to ask."""

    what: Text = Field(alias="hal")
    ask: List[Slug] = Field(alias="tanya")


class Commitment(Record):
    """One occasion on which something was promised; its id is the name of its file."""

    title: Text = Field(alias="judul")
    day: Day = Field(alias="tanggal")
    place: Text = Field(alias="tempat", default="")
    led_by: Slug | None = Field(alias="dipimpin", default=None)
    present: List[Present] = Field(alias="hadir", default=())
    figures: List[Slug] = Field(alias="angka", default=())  # announced on the occasion, see data/angka/
    unknown: List[Unknown] = Field(alias="belum-diketahui", default=())
    sources: List[Slug] = Field(alias="sumber")
    promises: List[Promise] = Field(alias="janji")
    status: Computed = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a commitment may refer to, those too that stand in data/ but could not be used."""

    institutions: Collection[str]
    sources: Collection[str]
    figures: Collection[str]
    usable_sources: dict[str, Source]


def check(commitments: Sequence[Placed[Commitment]], known: Known, day: date) -> Iterator[Problem]:
    """Yield every problem between keys, promises and registers. `day` is that of the build."""
    first: dict[str, str] = {}
    for placed in commitments:
        commitment = placed.value
        yield from _referred(placed, known)
        for index, promise in enumerate(commitment.promises):
            at = ("janji", index)
            if promise.id in first:
                what = f"'{promise.id}' sudah dipakai di {first[promise.id]}"
                yield placed.problem((*at, "id"), what, "beri id yang lain")
            first.setdefault(promise.id, placed.document.path)
            if not promise.sources:
                yield placed.problem(
                    (*at, "sumber"), "janji ini belum punya sumber", "tulis id sumber di data/rujukan.yml"
                )
            if promise.due and promise.due.last_day < promise.since:
                what = f"'tenggat' {_iso(promise.due)} mendahului janjinya, {promise.since}"
                yield placed.problem((*at, "tenggat"), what, "periksa kedua tanggal itu di sumbernya")
            for number, one in enumerate(promise.evidence):
                yield from _evidence(placed, (*at, "bukti", number), promise, one, known, day)


def _evidence(
    placed: Placed[Commitment],
    at: tuple[str | int, ...],
    promise: Promise,
    one: Evidence,
    known: Known,
    day: date,
) -> Iterator[Problem]:
    # An edit may be newer than the last commit, and what was read in its source has happened.
    source = known.usable_sources.get(one.source)
    if one.day.day > max(day, source.checked if source else day):
        fix = "tulis bukti sesudah terjadi; rencana bukan bukti"
        yield placed.problem((*at, "tanggal"), f"bukti bertanggal {_iso(one.day)} belum terjadi", fix)
    if one.day.last_day < promise.since:
        what = f"bukti bertanggal {_iso(one.day)} mendahului janjinya, {promise.since}"
        yield placed.problem((*at, "tanggal"), what, "periksa tanggalnya, atau pindahkan ke janji yang lebih lama")
    if one.kind == "hasil" and promise.result is None:
        what = "'hasil' dicatat sebagai bukti, padahal janji ini tidak punya hasil yang ditetapkan"
        fix = "tulis dulu 'hasil' janjinya menurut sumber, atau tulis jenis: kegiatan"
        yield placed.problem((*at, "jenis"), what, fix)


def _referred(placed: Placed[Commitment], known: Known) -> Iterator[Problem]:
    """Yield every id that no register holds."""
    registers = {
        "lembaga": (known.institutions, "data/lembaga.yml"),
        "sumber": (known.sources, "data/rujukan.yml"),
        "pernyataan": (known.figures, "data/angka/"),
    }
    for kind, at, name in _mentions(placed.value):
        ids, file = registers[kind]
        if name not in ids:
            fix = meant(name, list(ids))
            fix = fix if fix.startswith("mungkin") else f"tambahkan lebih dulu di {file}"
            yield placed.problem(at, f"{kind} '{name}' tidak ada", fix)


def mentioned(commitment: Commitment, kind: str) -> set[str]:
    """Return the ids of one register ("lembaga", "sumber", "pernyataan") that a commitment refers to."""
    return {name for register, _, name in _mentions(commitment) if register == kind}


def _mentions(commitment: Commitment) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Yield (register, where, id) for each id in a commitment."""

    def each(
        kind: str, at: tuple[str | int, ...], names: Sequence[str]
    ) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
        yield from ((kind, (*at, index), name) for index, name in enumerate(names))

    if commitment.led_by:
        yield "lembaga", ("dipimpin",), commitment.led_by
    yield from each("sumber", ("sumber",), commitment.sources)
    yield from each("pernyataan", ("angka",), commitment.figures)
    for index, guest in enumerate(commitment.present):
        yield "lembaga", ("hadir", index, "lembaga"), guest.institution
        yield from each("sumber", ("hadir", index, "sumber"), guest.sources)
    for index, unknown in enumerate(commitment.unknown):
        yield from each("lembaga", ("belum-diketahui", index, "tanya"), unknown.ask)
    for index, promise in enumerate(commitment.promises):
        at: tuple[str | int, ...] = ("janji", index)
        yield "lembaga", (*at, "lembaga"), promise.institution
        yield from each("lembaga", (*at, "mitra"), promise.partners)
        yield from each("lembaga", (*at, "tanya"), promise.ask)
        yield from each("sumber", (*at, "sumber"), promise.sources)
        for number, one in enumerate(promise.evidence):
            yield "sumber", (*at, "bukti", number, "sumber"), one.source
        for number, remark in enumerate(promise.remarks):
            yield "sumber", (*at, "riwayat", number, "sumber"), remark.source


def _iso(value: PartialDate) -> str:
    return value.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[value.precision]]
