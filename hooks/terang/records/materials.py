"""The head of a material: what a person needs to know before taking it into a room with people.

One Markdown file a material in content/materi/. The levels of competence are those of the material's own page:
K0 anyone who has read it, K1 after half a day of orientation, K2 a trained facilitator, K3 a professional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from terang.problems import Problem
from terang.records.heads import Review
from terang.shapes import Day, List, Placed, Record, Slug, Text, refuse

Kind = Literal[
    "daftar periksa", "kartu", "kuis", "kultum", "lembar balik", "panduan", "permainan", "poster", "RPP", "SOP",
    "templat",
]  # fmt: skip
Audience = Literal[
    "guru", "jamaah", "murid", "orang tua", "pendamping", "pengasuh pesantren", "penyintas", "perangkat desa",
    "relawan", "santri", "ustaz dan ustazah",
]  # fmt: skip


def _duration(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,2} menit", text):
        raise refuse(f"harus jumlah menit, tertulis '{text}'", "tulis seperti ini: 45 menit")
    return text


def _version(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]?\.[0-9]{1,2}", text):
        raise refuse(f"harus nomor versi, tertulis '{text}'", "tulis seperti ini: 1.0")
    return text


class Material(Record):
    """What a material says about itself."""

    title: Text = Field(alias="judul")
    summary: Text = Field(alias="ringkasan")
    template: Literal["materi.html"] = Field(alias="templat")
    kind: Kind = Field(alias="jenis")
    audience: List[Audience] = Field(alias="audiens")
    setting: Text = Field(alias="tempat")
    duration: Annotated[Text, AfterValidator(_duration)] = Field(alias="durasi")  # "45 menit"
    competence: Literal["K0", "K1", "K2", "K3"] = Field(alias="kompetensi")  # of the person who leads
    prepare: List[Text] = Field(alias="siapkan", default=())
    legal_basis: List[Slug] = Field(alias="dasar", default=())  # ids in data/rujukan.yml
    version: Annotated[Text, AfterValidator(_version)] = Field(alias="versi")
    date: Day = Field(alias="tanggal")  # of this version
    next_review: Day = Field(alias="tinjau-lagi")
    license: Literal["CC BY-SA 4.0", "CC BY-NC-SA 3.0 IGO"] = Field(alias="lisensi")  # the second: adapted from WHO
    author: Text = Field(alias="penyusun", default="")
    checked: Day = Field(alias="diperiksa")
    reviews: List[Review] = Field(alias="ditinjau", default=())  # none: nobody has reviewed it, and it says so
    sources: List[Slug] = Field(alias="sumber")  # ids in data/sumber.yml or data/rujukan.yml


def check(material: Placed[Material]) -> Iterator[Problem]:
    """Yield what is wrong between the fields of one material."""
    record = material.value
    if not record.audience:
        yield material.problem("audiens", "'audiens' masih kosong", "tulis untuk siapa materi ini: [guru, orang tua]")
    if not record.sources:
        yield material.problem("sumber", "'sumber' masih kosong", "tulis id sumber dari data/rujukan.yml")
    for key, words, before in (
        ("audiens", record.audience, ()),
        ("sumber", record.sources, ()),
        ("dasar", record.legal_basis, record.sources),  # a law stands in one of the two
    ):
        for index, word in enumerate(words):
            if word in (*before, *words[:index]):
                yield material.problem((key, index), f"'{word}' tertulis dua kali", "hapus salah satu")
    if record.next_review <= record.date:
        what = "'tinjau-lagi' harus sesudah 'tanggal'"
        yield material.problem("tinjau-lagi", what, "tulis tanggal peninjauan berikutnya, paling lama setahun lagi")
    elif (record.next_review - record.date).days > 366:
        what = "'tinjau-lagi' lebih dari setahun sesudah 'tanggal'"
        fix = "tulis tanggal yang lebih dekat; materi tua bisa memuat aturan yang sudah dicabut"
        yield material.problem("tinjau-lagi", what, fix)
