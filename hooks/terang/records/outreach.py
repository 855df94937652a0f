"""Outreach sessions (data/penyuluhan/*.yml): where, for whom, with what, and how many people, as totals only.

The keys and their words are those of the paper form that comes back after a session (the material
`laporan-kegiatan`), so that staff copy what was ticked. People are counted, never named; a few people are never
counted exactly, and a small group is not told together with its district.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from terang.records.materials import Level
from terang.shapes import Day, DayOrMonth, List, Record, Slug, Text, WholeNumber, YesNo, refuse

Kind = Literal[
    "PAUD atau TK", "SD atau MI", "SMP atau MTs", "SMA, SMK, atau MA", "pesantren", "majelis taklim atau masjid",
    "posyandu, RT, atau balai desa", "lainnya",
]  # fmt: skip
# As for materials, but for survivors and who stands by them: what is done for them is no outreach, and is not recorded.
Audience = Literal[
    "anak", "guru", "jamaah", "murid", "orang tua", "pengasuh pesantren", "perangkat desa", "relawan", "santri",
    "tokoh masyarakat", "ulama", "ustaz dan ustazah",
]  # fmt: skip


class People(NamedTuple):
    """How many people, from `least` to `most`; None where a band has no upper end."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        return self.least == self.most


FEW = "<5"
# The bands of the paper form, as they are written.
BANDS = {
    FEW: People(1, 4),
    "5-9": People(5, 9),
    "10-19": People(10, 19),
    "20-39": People(20, 39),
    "40-79": People(40, 79),
    "80 atau lebih": People(80, None),
}
LEAST = BANDS["5-9"].least  # the smallest group that is told by its number
SMALL = BANDS["20-39"].least  # below it, no exact number stands with the name of a district


def _people(value: object) -> People:
    text = " ".join(value.replace("–", "-").split()) if isinstance(value, str) else ""
    if text in BANDS:
        return BANDS[text]
    fix = f'tulis angka mulai dari {LEAST}, atau rentangnya: "<5", 5-9, 10-19, 20-39, 40-79, 80 atau lebih'
    if not re.fullmatch(r"0|[1-9][0-9]{0,5}", text):
        raise refuse(f"harus jumlah orang, tertulis '{text}'" if text else "harus jumlah orang", fix)
    count = int(text)
    if 0 < count < LEAST:  # the number itself is not repeated: this report may be read in public
        what = f"memuat angka 1 sampai {LEAST - 1}, yang bisa mengenali seseorang"
        raise refuse(what, 'tulis "<5", dan hapus angka aslinya dari riwayat sebelum dikirim')
    return People(count, count)


class Answers(NamedTuple):
    """Of how many papers how many answered as was hoped; `right` is None where it is too few to tell."""

    right: int | None
    papers: int


def _answers(value: object) -> Answers:
    fix = 'tulis seperti ini: 12 dari 30; bila yang sesuai 1 sampai 4: "<5 dari 30"'
    text = value.strip() if isinstance(value, str) else ""
    match = re.fullmatch(r"(<5|0|[1-9][0-9]{0,4}) dari ([1-9][0-9]{0,4})", text)
    if not match:
        what = f"harus jumlah yang sesuai dari jumlah kertas, tertulis '{text}'" if text else "masih kosong"
        raise refuse(what, fix)
    right, papers = None if match[1] == FEW else int(match[1]), int(match[2])
    if papers < LEAST:
        raise refuse(f"berasal dari kurang dari {LEAST} kertas", "hapus; kelompok sekecil itu tidak dihitung")
    if right is not None and 0 < right < LEAST:
        raise refuse(f"memuat angka 1 sampai {LEAST - 1}", fix)
    return Answers(right, papers)


def _version(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(/[1-9][0-9]?\.[0-9]{1,2})?", text):
        raise refuse(
            f"harus nama materi, boleh dengan versinya, tertulis '{text}'",
            "contoh: kartu-santri, atau kartu-santri/1.0",
        )
    return text


class Used(NamedTuple):
    """A material, by the name of its file, and which version of it ("" where nobody noted it)."""

    slug: str
    version: str


def used(words: str) -> Used:
    """Return what "kartu-santri/1.0" or "kartu-santri" refers to."""
    slug, _, version = words.partition("/")
    return Used(slug, version)


Number = Annotated[People, BeforeValidator(_people)]
Share = Annotated[Answers, BeforeValidator(_answers)]


class Question(Record):
    """One question that was asked before and after, without names."""

    before: Share = Field(alias="sebelum")
    after: Share = Field(alias="sesudah")


class Session(Record):
    """One session, or several of one kind that a source tells of together."""

    id: Slug
    day: DayOrMonth = Field(alias="tanggal")  # only as exactly as it is known
    kind: Kind = Field(alias="lembaga")
    other_kind: Text = Field(alias="jenis-lain", default="")  # what "lainnya" was
    institutions: WholeNumber | None = Field(alias="jumlah-lembaga", default=None)  # None: nobody says
    districts: List[Slug] = Field(alias="kecamatan")  # none: nobody says
    audience: List[Audience] = Field(alias="audiens")  # none: nobody says
    materials: List[Annotated[Text, AfterValidator(_version)]] = Field(alias="materi", default=())  # see `used`
    minutes: WholeNumber | None = Field(alias="menit", default=None)
    leader: Level | None = Field(alias="pemandu", default=None)
    reachable: YesNo | None = Field(alias="petugas-siaga", default=None)  # whether someone of K2 or K3 could be called
    people: Number | None = Field(alias="orang", default=None)
    women: Number | None = Field(alias="perempuan", default=None)
    men: Number | None = Field(alias="laki-laki", default=None)
    questions: List[Question] = Field(alias="sebelum-sesudah", default=())
    promises: List[Slug] = Field(alias="janji", default=())
    source: Slug | None = Field(alias="sumber", default=None)
    by: Slug | None = Field(alias="oleh", default=None)  # the institution that held it and says so itself
    recorded: Day | None = Field(alias="dicatat", default=None)  # when it said so
    note: Text = Field(alias="catatan", default="")

    @property
    def used(self) -> tuple[Used, ...]:
        """The materials that were used."""
        return tuple(map(used, self.materials))


class Total(Record):
    """How many institutions of a kind there are in all, as one source says (data/jumlah-lembaga.yml)."""

    id: Slug
    kind: Kind = Field(alias="lembaga")
    count: WholeNumber = Field(alias="jumlah")
    day: DayOrMonth = Field(alias="tanggal")  # of which the source speaks
    source: Slug = Field(alias="sumber")
    note: Text = Field(alias="catatan", default="")
