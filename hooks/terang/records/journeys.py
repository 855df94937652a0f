"""How a case travels between institutions: steps, who takes part, and what leads from one to the next.

A time limit or a price without a source would be a promise that nobody made, so both need one. Arrows lead only
forward, so that the picture and the list tell the same in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from pydantic import Field

from terang.problems import Problem
from terang.records.institutions import Surety
from terang.shapes import List, Placed, Record, Slug, Text, YesNo, meant

Lane = Literal["layanan", "hukum"]


class Limit(Record):
    """A limit of time that a rule sets."""

    time: Text = Field(alias="waktu")  # "3×24 jam"
    text: Text = Field(alias="isi")  # who must do what, and from when it counts
    basis: Text = Field(alias="dasar")  # "UU 12/2022 Pasal 41"
    sources: List[Slug] = Field(alias="sumber")


class Cost(Record):
    """What a step costs, where a source says so."""

    text: Text = Field(alias="isi")
    sources: List[Slug] = Field(alias="sumber")


class Arrow(Record):
    """What follows a step, and when."""

    to: Slug = Field(alias="ke")
    when: Text = Field(alias="bila", default="")  # none: it follows by itself
    must: YesNo = Field(alias="wajib", default=False)  # a rule demands it, whatever anyone prefers


class Step(Record):
    """One step (data/perjalanan.yml)."""

    id: Slug
    title: Text = Field(alias="judul")  # a few short words: they stand in a box
    lane: Lane = Field(alias="jalur")
    text: Text = Field(alias="isi")
    choice: Text = Field(alias="pilihan", default="")  # what the person concerned decides here
    institutions: List[Slug] = Field(alias="lembaga", default=())
    people: List[Text] = Field(alias="orang", default=())  # who else: "korban", "jaksa"
    limits: List[Limit] = Field(alias="batas", default=())
    cost: Cost | None = Field(alias="biaya", default=None)
    surety: Surety = Field(alias="yakin")
    sources: List[Slug] = Field(alias="sumber", default=())
    next: List[Arrow] = Field(alias="lanjut", default=())


def check(
    placed: Sequence[Placed[Step]], known: Collection[str], institutions: Collection[str], sources: Collection[str]
) -> Iterator[Problem]:
    """Yield every problem within and between steps. `known` are ids of steps, also of those that failed."""
    order = {one.value.id: number for number, one in reversed(list(enumerate(placed)))}
    reached = {arrow.to for one in placed for arrow in one.value.next}
    for number, one in enumerate(placed):
        step = one.value
        for index, name in enumerate(step.institutions):
            if name not in institutions:
                fix = meant(name, list(institutions))
                fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/lembaga.yml"
                yield one.problem(("lembaga", index), f"lembaga '{name}' tidak ada", fix)
        if not step.institutions and not step.people:
            yield one.problem("", "langkah ini tidak menyebut siapa pun", "isi 'lembaga' atau 'orang'")
        if number and step.id not in reached and len(known) == len(placed):
            yield one.problem("id", "tidak ada langkah yang menuju ke sini", "tambahkan di 'lanjut' langkah sebelumnya")
        yield from _arrows(one, number, order, known)
        yield from _sources(one, sources)
        yield from _settled(one)


def _arrows(one: Placed[Step], number: int, order: dict[str, int], known: Collection[str]) -> Iterator[Problem]:
    for index, arrow in enumerate(one.value.next):
        at = ("lanjut", index, "ke")
        if arrow.to not in known:
            yield one.problem(at, f"langkah '{arrow.to}' tidak ada di berkas ini", meant(arrow.to, list(known)))
        elif order.get(arrow.to, number + 1) <= number:
            fix = "panah hanya ke langkah sesudahnya; ubah urutan langkah, atau hapus panah ini"
            yield one.problem(at, f"panah ke '{arrow.to}' tidak maju", fix)
        if arrow.must and "wajib" not in arrow.when.casefold():  # a thick line alone tells nobody
            fix = "tulis misalnya: Wajib untuk kekerasan seksual, paling lambat 3×24 jam"
            yield one.problem(("lanjut", index), "'bila' belum menyebut kata 'wajib'", fix)


def _sources(one: Placed[Step], sources: Collection[str]) -> Iterator[Problem]:
    step = one.value
    parts: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [(("sumber",), step.sources)]
    parts += [(("batas", index, "sumber"), limit.sources) for index, limit in enumerate(step.limits)]
    parts += [(("biaya", "sumber"), step.cost.sources)] if step.cost else []
    for at, names in parts:
        if not names and (at != ("sumber",) or step.surety != "belum"):
            fix = "tulis id sumbernya" if at != ("sumber",) else "tulis id sumbernya, atau 'yakin: belum'"
            yield one.problem(at[:-1], "bagian ini belum punya sumber", fix)
        for index, name in enumerate(names):
            if name not in sources:
                fix = meant(name, list(sources))
                fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/rujukan.yml"
                yield one.problem((*at, index), f"sumber '{name}' tidak ada", fix)


def _settled(one: Placed[Step]) -> Iterator[Problem]:
    """Yield a problem when a step would settle a case out of court: sexual violence never is (UU 12/2022 Pasal 23)."""
    step = one.value
    written = " ".join((step.title, step.text, step.choice, *(arrow.when for arrow in step.next)))
    if found := re.search(r"\b(\w*mediasi\w*|\w*damai\w*|kekeluargaan)\b", written, re.IGNORECASE):
        fix = "hapus dari langkah; larangannya ditulis di halaman, bukan di sini"
        yield one.problem("", f"langkah ini menyebut '{found[1]}'", fix)
