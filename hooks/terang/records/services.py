"""Help channels: what each is for, how to reach it, and who checked that it works.

A wrong number on a help page can cost someone their last try, so a number is written as people read it, in one
place only, and the dialled form is derived from it. A number that nobody knows is not written: `waiting` says
what works today.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from pydantic import Field

from terang.problems import Problem
from terang.shapes import Day, Placed, Record, Slug, Text, YesNo, meant

SHORT_CODE = r"1[0-9]{2,5}"  # 110, 129, 112, 1500...: dialled as it is, has no international form
SUBSCRIBER = r"0[0-9]{8,12}"  # with its area or mobile code
MOBILE = r"08[0-9]{8,11}"  # WhatsApp knows no other
WEB = r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_./-]*)?"
LONGEST = 366  # days that a check can hold
MAIL = r"[A-Za-z0-9_.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+"


class Service(Record):
    """One channel (data/layanan.yml)."""

    id: Slug
    name: Text = Field(alias="nama")
    purpose: Text = Field(alias="untuk")
    kind: Literal["telepon", "whatsapp", "web", "surel"] = Field(alias="jenis")
    number: Text = Field(alias="nomor", default="")  # "0811-1129-129", "healing119.id", "aduan@contoh.go.id"
    waiting: Text = Field(alias="menunggu", default="")  # what works today, while `number` is not known
    cost: Text = Field(alias="biaya", default="")
    hours: Text = Field(alias="jam", default="")
    languages: Text = Field(alias="bahasa", default="")  # that people there speak
    access: Text = Field(alias="akses", default="")  # for people with disabilities
    area: Text = Field(alias="wilayah")
    contact: Text = Field(alias="kontak", default="")  # its calm name in a phone; with it, it is on cards too
    emergency: YesNo = Field(alias="darurat", default=False)
    office: YesNo = Field(alias="kantor", default=False)  # for requests, not for help: not on help pages nor on cards
    source: Slug | None = Field(alias="sumber", default=None)
    checked: Day = Field(alias="diperiksa")
    how_checked: Text = Field(alias="cara-periksa")
    checked_by: Text = Field(alias="oleh", default="")  # the office that tried it; none: nobody has called yet
    valid_until: Day | None = Field(alias="berlaku-sampai", default=None)  # None: as data/aturan.yml says
    note: Text = Field(alias="catatan", default="")

    @property
    def dialled(self) -> str:
        """The number as it is called: "129", or E.164 without its + ("628111129129")."""
        digits = _digits(self.number)
        return "62" + digits[1:] if digits.startswith("0") else digits

    @property
    def href(self) -> str:
        """The link. WhatsApp gets no prefilled text: what stands in the box may be seen by someone else."""
        if self.kind == "whatsapp":
            return f"https://wa.me/{self.dialled}"
        if self.kind == "web":
            return f"https://{self.number}"
        if self.kind == "surel":
            return f"mailto:{self.number}"
        return f"tel:+{self.dialled}" if _digits(self.number).startswith("0") else f"tel:{self.dialled}"


def check(services: Sequence[Placed[Service]], sources: Collection[str]) -> Iterator[Problem]:
    """Yield every problem between keys and between services. `sources` are the known ids."""
    ids: set[str] = set()
    reached: dict[str, str] = {}
    for placed in services:
        service = placed.value
        if service.id in ids:
            yield placed.problem("id", f"'{service.id}' sudah dipakai layanan lain", "beri id yang lain")
        ids.add(service.id)
        if service.source and service.source not in sources:
            fix = meant(service.source, list(sources))
            fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/rujukan.yml"
            yield placed.problem("sumber", f"'sumber' {service.source} tidak ada di daftar sumber", fix)
        if service.valid_until and not 0 < (service.valid_until - service.checked).days <= LONGEST:
            what = f"'berlaku-sampai' harus sesudah 'diperiksa', paling lama {LONGEST} hari"
            yield placed.problem("berlaku-sampai", what, "tulis tanggal yang lebih dekat, atau hapus baris itu")
        if service.office and (service.emergency or service.contact):
            what = "'kantor: ya' tidak cocok dengan 'darurat' dan 'kontak', yang hanya untuk nomor bantuan"
            yield placed.problem("kantor", what, "hapus salah satu; nomor kantor tidak dicetak di kartu bantuan")
        if bool(service.number) == bool(service.waiting):
            yield _one_of_two(placed)
        elif service.number:
            yield from _number(placed)
            if not service.source:
                fix = "tambahkan 'sumber', supaya orang lain bisa memeriksanya"
                yield placed.problem("", "nomor ini tidak punya sumber", fix)
            if other := reached.get(service.href):
                what = f"nomor ini sudah ditulis pada layanan '{other}'"
                yield placed.problem("nomor", what, "tulis satu nomor sekali saja")
            reached.setdefault(service.href, service.id)


def _one_of_two(placed: Placed[Service]) -> Problem:
    if placed.value.number:
        fix = "hapus 'menunggu' bila nomornya sudah pasti"
        return placed.problem("menunggu", "ada 'nomor' dan ada 'menunggu'", fix)
    fix = "tulis 'nomor', atau 'menunggu' dengan kalimat tentang apa yang bisa dipakai hari ini"
    return placed.problem("", "layanan ini tidak punya 'nomor'", fix)


def _number(placed: Placed[Service]) -> Iterator[Problem]:
    service = placed.value
    if service.kind in ("web", "surel"):
        if not re.fullmatch(WEB if service.kind == "web" else MAIL, service.number):
            example = "healing119.id, tanpa https://" if service.kind == "web" else "pengaduan@komnasperempuan.go.id"
            what = f"alamat {service.kind} tertulis '{service.number}'"
            yield placed.problem("nomor", what, f"tulis seperti {example}")
        return
    allowed = MOBILE if service.kind == "whatsapp" else f"{SHORT_CODE}|{SUBSCRIBER}"
    if not re.fullmatch(r"[0-9 -]+", service.number) or not re.fullmatch(allowed, _digits(service.number)):
        what = f"nomor {service.kind} tertulis '{service.number}'"
        fix = 'tulis seperti orang membacanya, mulai dari 0 dan bukan +62: "0811-1129-129"'
        yield placed.problem("nomor", what, fix)


def _digits(number: str) -> str:
    return re.sub(r"[ -]", "", number)
