"""The head of a material: what a person needs to know before taking it into a room with people.

One Markdown file a material in content/materi/. What the kinds must hold below their head is in
`terang.material_parts`; doors, themes and levels are those of data/materi.yml (`terang.records.library`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field

from terang.problems import Problem
from terang.records.heads import Review
from terang.shapes import Day, List, Placed, Record, Slug, Text, refuse

Kind = Literal[
    "daftar periksa", "formulir", "kartu", "kuis", "kultum", "lembar balik", "lokakarya", "panduan", "pengajian",
    "permainan", "poster", "RPP", "SOP", "templat",
]  # fmt: skip
Audience = Literal[
    "guru", "jamaah", "murid", "orang tua", "pendamping", "pengasuh pesantren", "penyintas", "perangkat desa",
    "relawan", "santri", "ustaz dan ustazah",
]  # fmt: skip
Level = Literal["K0", "K1", "K2", "K3"]
Paper = Literal["a3", "a4", "a5", "a6"]

# A session: someone leads a group of people through it.
LED = frozenset({"kultum", "lembar balik", "lokakarya", "pengajian", "permainan", "RPP"})
CHILDREN = frozenset({"murid", "santri"})
# The paper that a printer at a village office has, and a card that fits a pocket.
PAPERS: dict[str, tuple[str, ...]] = {"kartu": ("a5", "a6"), "poster": ("a3", "a4")}
LONGEST_DAYS = 366  # from a version to its next review


class Citation(NamedTuple):
    """A regulation in data/rujukan.yml, or one article of it ("" means the whole)."""

    rule: str
    article: str


def cited(words: str) -> Citation:
    """Return what "uu-12-2022/41" or "uu-12-2022" refers to."""
    rule, _, article = words.partition("/")
    return Citation(rule, article)


def _duration(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,2} menit", text):
        raise refuse(f"harus jumlah menit, tertulis '{text}'", "tulis seperti ini: 45 menit")
    return text


def _age(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,2}–[0-9]{1,2} tahun\b.*", text):  # the same words as in terang.personal_data
        raise refuse(f"harus dari umur sampai umur, tertulis '{text}'", "tulis seperti ini: 7–9 tahun, kelas 1–3")
    return text


def _version(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]?\.[0-9]{1,2}", text):
        raise refuse(f"harus nomor versi, tertulis '{text}'", "tulis seperti ini: 1.0")
    return text


def _citation(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(/[0-9]{1,3}[A-Z]{0,2})?", text):
        raise refuse(f"harus id aturan, boleh dengan pasalnya, tertulis '{text}'", "contoh: uu-12-2022/41")
    return text


class Material(Record):
    """What a material says about itself."""

    title: Text = Field(alias="judul")
    summary: Text = Field(alias="ringkasan")
    template: Literal["materi.html"] = Field(alias="templat")
    kind: Kind = Field(alias="jenis")
    doors: List[Slug] = Field(alias="pintu")  # ids in data/materi.yml
    audience: List[Audience] = Field(alias="audiens")
    age: Annotated[Text, AfterValidator(_age)] | None = Field(
        alias="usia", default=None
    )  # of the children who take part
    themes: List[Slug] = Field(alias="tema")  # ids in data/materi.yml
    setting: Text = Field(alias="tempat")
    duration: Annotated[Text, AfterValidator(_duration)] = Field(alias="durasi")  # "45 menit"
    group: Text | None = Field(alias="peserta", default=None)  # how many take part: "15–36 anak"
    competence: Level = Field(alias="kompetensi")  # of the person who leads
    prepare: List[Text] = Field(alias="siapkan", default=())
    paper: List[Paper] = Field(alias="kertas", default=("a4",))
    loose: List[Text] = Field(alias="lembar-lepas", default=())  # headings: handed over or kept apart from the rest
    legal_basis: List[Annotated[Text, AfterValidator(_citation)]] = Field(alias="dasar", default=())  # see `cited`
    sources: List[Slug] = Field(alias="sumber")  # ids in data/sumber.yml or data/rujukan.yml
    version: Annotated[Text, AfterValidator(_version)] = Field(alias="versi")
    date: Day = Field(alias="tanggal")  # of this version
    next_review: Day = Field(alias="tinjau-lagi")
    license: Literal["CC BY-SA 4.0", "CC BY-NC-SA 3.0 IGO"] = Field(alias="lisensi")  # the second: adapted from WHO
    author: Text = Field(alias="penyusun", default="")
    checked: Day = Field(alias="diperiksa")
    reviews: List[Review] = Field(alias="ditinjau", default=())  # none: nobody has reviewed it, and it says so

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return int(self.duration.split()[0])

    @property
    def led(self) -> bool:
        """Whether someone leads a group through it."""
        return self.kind in LED

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The regulations and articles that it rests on."""
        return tuple(map(cited, self.legal_basis))


def check(material: Placed[Material]) -> Iterator[Problem]:
    """Yield what is wrong between the fields of one material."""
    yield from _lists(material)
    yield from _people(material)
    yield from _paper(material)
    yield from _dates(material)


def _lists(material: Placed[Material]) -> Iterator[Problem]:
    record = material.value
    for key, words, fix in (
        ("audiens", record.audience, "tulis untuk siapa materi ini: [guru, orang tua]"),
        ("pintu", record.doors, "tulis di pintu mana materi ini ditaruh, misalnya [sekolah]"),
        ("tema", record.themes, "tulis temanya, misalnya [tubuh]"),
        ("kertas", record.paper, "tulis ukuran kertasnya, misalnya [a4]"),
        ("sumber", record.sources, "tulis id sumber dari data/rujukan.yml"),
    ):
        if not words:
            yield material.problem(key, f"'{key}' masih kosong", fix)
    for key, written, before in (
        ("audiens", record.audience, ()),
        ("pintu", record.doors, ()),
        ("tema", record.themes, ()),
        ("kertas", record.paper, ()),
        ("sumber", record.sources, ()),
        ("lembar-lepas", record.loose, ()),
        ("dasar", record.legal_basis, record.sources),  # a law stands in one of the two
    ):
        for index, word in enumerate(written):
            if word in (*before, *written[:index]):
                yield material.problem((key, index), f"'{word}' tertulis dua kali", "hapus salah satu")


def _people(material: Placed[Material]) -> Iterator[Problem]:
    record = material.value
    if CHILDREN & set(record.audience) and not record.age:
        fix = "tambahkan baris seperti ini: usia: 7–9 tahun, kelas 1–3"
        yield material.problem("audiens", "anak ikut serta, tetapi 'usia' belum diisi", fix)
    if record.led and not record.group:
        fix = "tambahkan baris seperti ini: peserta: 15–36 anak"
        yield material.problem("jenis", f"{record.kind} dibawakan di depan orang, tetapi 'peserta' belum diisi", fix)


def _paper(material: Placed[Material]) -> Iterator[Problem]:
    record = material.value
    allowed = PAPERS.get(record.kind)
    if allowed and not set(record.paper) <= set(allowed):
        what = f"{record.kind} tidak dicetak di kertas {', '.join(record.paper)}"
        yield material.problem("kertas", what, f"pilih dari ini saja: [{', '.join(allowed)}]")


def _dates(material: Placed[Material]) -> Iterator[Problem]:
    record = material.value
    if record.next_review <= record.date:
        what = "'tinjau-lagi' harus sesudah 'tanggal'"
        yield material.problem("tinjau-lagi", what, "tulis tanggal peninjauan berikutnya, paling lama setahun lagi")
    elif (record.next_review - record.date).days > LONGEST_DAYS:
        what = "'tinjau-lagi' lebih dari setahun sesudah 'tanggal'"
        fix = "tulis tanggal yang lebih dekat; materi tua bisa memuat aturan yang sudah dicabut"
        yield material.problem("tinjau-lagi", what, fix)
