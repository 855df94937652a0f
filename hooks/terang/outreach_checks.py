"""What is wrong with recorded outreach sessions, each, between them, and with what they refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from terang.problems import Problem
from terang.records.outreach import BANDS, FEW, LEAST, SMALL, Kind, People, Session, Total
from terang.records.registers import Source
from terang.shapes import Placed, meant

FOLDER = "data/penyuluhan/"


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that sessions may refer to, those of records that failed included: each is told of just once."""

    districts: Collection[str]
    institutions: Collection[str]
    sources: Collection[str]
    promises: Collection[str]
    checked: Mapping[str, Source]  # the sources that can be used


def check(sessions: Sequence[Placed[Session]], known: Known, day: date) -> Iterator[Problem]:
    """Yield every problem of the sessions but that of unknown materials. `day` is that of the build."""
    first: dict[tuple[object, ...], str] = {}
    for placed in sessions:
        one = placed.value
        yield from _unknown(placed, known)
        yield from _origin(placed)
        yield from _date(placed, known, day)
        yield from _kind(placed)
        yield from _people(placed)
        yield from _small_group(placed)
        yield from _evaluation(placed)
        same = (one.day, one.kind, one.other_kind.casefold(), frozenset(one.districts), frozenset(one.audience))
        if twin := first.get(same):
            what = f"kegiatan ini sama dengan '{twin}': tanggal, lembaga, kecamatan, dan audiensnya sama"
            fix = "hapus salah satu; dua kegiatan serupa pada satu hari digabung, dengan 'jumlah-lembaga'"
            yield placed.problem("", what, fix)
        first.setdefault(same, one.id)


def check_materials(sessions: Sequence[Placed[Session]], slugs: Collection[str]) -> Iterator[Problem]:
    """Yield the materials that were used and that are not there. `slugs` are the names of their files."""
    for placed in sessions:
        for index, (slug, _) in enumerate(placed.value.used):
            if slug not in slugs:
                what = f"materi '{slug}' tidak ada di content/materi/"
                yield placed.problem(("materi", index), what, meant(slug, list(slugs)))


def check_totals(totals: Sequence[Placed[Total]], sources: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of institutions that there are."""
    first: dict[str, str] = {}
    for placed in totals:
        total = placed.value
        if total.source not in sources:
            yield placed.problem("sumber", f"sumber '{total.source}' tidak ada", _add(total.source, sources, "rujukan"))
        if total.kind == "lainnya":
            fix = "hapus; lembaga yang bermacam-macam tidak punya satu jumlah"
            yield placed.problem("lembaga", "'lainnya' tidak bisa dihitung seluruhnya", fix)
        if twin := first.get(total.kind):
            what = f"jumlah '{total.kind}' sudah ditulis pada '{twin}'"
            yield placed.problem("lembaga", what, "pakai satu saja, yang terbaru")
        first.setdefault(total.kind, total.id)


def _unknown(placed: Placed[Session], known: Known) -> Iterator[Problem]:
    one = placed.value
    for key, names, ids, register in (
        ("kecamatan", one.districts, known.districts, "kecamatan"),
        ("janji", one.promises, known.promises, "komitmen/"),
        ("sumber", (one.source,) if one.source else (), known.sources, "rujukan"),
        ("oleh", (one.by,) if one.by else (), known.institutions, "lembaga"),
    ):
        for index, name in enumerate(names):
            at = (key, index) if key in ("kecamatan", "janji") else (key,)
            if name not in ids:
                yield placed.problem(at, f"{key} '{name}' tidak ada", _add(name, ids, register))
            elif name in names[:index]:
                yield placed.problem(at, f"'{name}' tertulis dua kali", "hapus salah satu")


def _add(name: str, ids: Collection[str], register: str) -> str:
    fix = meant(name, list(ids))
    file = f"data/{register}" if register.endswith("/") else f"data/{register}.yml"
    return fix if fix.startswith("mungkin") else f"periksa ejaannya, atau tambahkan lebih dulu di {file}"


def _origin(placed: Placed[Session]) -> Iterator[Problem]:
    """Yield a session that nobody vouches for, or that is said to be both read of and known at first hand."""
    one = placed.value
    if bool(one.source) == bool(one.by):
        what = "ada 'sumber' dan ada 'oleh'" if one.source else "kegiatan ini tidak punya 'sumber' atau 'oleh'"
        fix = "tulis 'sumber' bila diberitakan; tulis 'oleh' dan 'dicatat' bila lembaga itu mencatatnya sendiri"
        yield placed.problem("sumber" if one.source else "", what, fix)
    elif bool(one.by) != bool(one.recorded):
        fix = (
            "tulis di 'dicatat' tanggal laporannya diterima" if one.by else "hapus 'dicatat'; tanggalnya ada di sumber"
        )
        what = "'oleh' tanpa 'dicatat'" if one.by else "'dicatat' tanpa 'oleh'"
        yield placed.problem("oleh" if one.by else "dicatat", what, fix)


def _date(placed: Placed[Session], known: Known, day: date) -> Iterator[Problem]:
    """Yield a session that was not held yet. An edit may be newer than the last commit, so what was recorded counts."""
    one = placed.value
    source = known.checked.get(one.source or "")
    if one.recorded and one.day.day > one.recorded:
        what = "'tanggal' sesudah 'dicatat'"
        yield placed.problem(
            "tanggal", what, "periksa kedua tanggal itu; yang dicatat hanya kegiatan yang sudah berlangsung"
        )
    elif one.day.day > max(day, one.recorded or day, source.checked if source else day):
        fix = "periksa tahunnya; rencana dicatat sesudah berlangsung"
        yield placed.problem("tanggal", "'tanggal' kegiatan ini belum tiba", fix)


def _kind(placed: Placed[Session]) -> Iterator[Problem]:
    one = placed.value
    if (one.kind == "lainnya") != bool(one.other_kind):
        what = "'jenis-lain' ditulis bila, dan hanya bila, lembaganya lainnya"
        fix = "tulis jenisnya, bukan namanya; contoh: pertemuan tingkat kecamatan"
        yield placed.problem("jenis-lain" if one.other_kind else "lembaga", what, fix)
    if one.other_kind in get_args(Kind):
        yield placed.problem("jenis-lain", f"'{one.other_kind}' sudah ada di pilihan", "tulis di 'lembaga'")
    if one.institutions == 0:
        yield placed.problem("jumlah-lembaga", "'jumlah-lembaga' 0", "hapus baris ini bila jumlahnya tidak diketahui")


def _people(placed: Placed[Session]) -> Iterator[Problem]:
    """Yield where women and men are told though one of them are few, or do not make the whole."""
    one = placed.value
    for key, group, other in (("perempuan", one.women, one.men), ("laki-laki", one.men, one.women)):
        if group and not other:
            fix = f"tulis keduanya, atau hapus; keduanya hanya bila masing-masing {LEAST} orang atau lebih"
            yield placed.problem(key, f"'{key}' ditulis sendirian, sehingga sisanya dapat dihitung", fix)
            return
        if group and group.least < LEAST:
            fix = "hapus 'perempuan' dan 'laki-laki'; isi 'orang' saja"
            yield placed.problem(key, f"'{key}' kurang dari {LEAST} orang", fix)
            return
    if one.women and one.men and one.people and not _may_be(one.people, one.women, one.men):
        what = f"perempuan dan laki-laki tidak mungkin berjumlah {told(one.people)}"
        yield placed.problem("orang", what, "periksa ketiga jumlah itu di laporannya")


def _may_be(whole: People, one: People, other: People) -> bool:
    """Whether two groups can make a whole, given how exactly each is known."""
    too_few = one.most is not None and other.most is not None and one.most + other.most < whole.least
    return not too_few and (whole.most is None or one.least + other.least <= whole.most)


def _small_group(placed: Placed[Session]) -> Iterator[Problem]:
    """Yield a small group that is told exactly, with its district: neighbours would know who was there."""
    one = placed.value
    if one.districts and one.people == BANDS[FEW]:
        what = f"kurang dari {LEAST} orang, padahal kecamatannya disebut"
        yield placed.problem("kecamatan", what, "tulis kecamatan: []")
    for key, group in (("orang", one.people), ("perempuan", one.women), ("laki-laki", one.men)):
        if one.districts and group and group.exact and LEAST <= group.least < SMALL:
            what = f"kelompok kurang dari {SMALL} orang ditulis tepat, padahal kecamatannya disebut"
            yield placed.problem(key, what, "tulis rentangnya: 5-9 atau 10-19")
    papers = [answers.papers for question in one.questions for answers in (question.before, question.after)]
    if one.districts and papers and min(papers) < SMALL:
        what = f"kurang dari {SMALL} kertas, padahal kecamatannya disebut: besar kelompoknya terbaca tepat"
        yield placed.problem("sebelum-sesudah", what, "hapus bagian ini; bahas hasilnya dengan pemandunya saja")


def _evaluation(placed: Placed[Session]) -> Iterator[Problem]:
    """Yield what the papers of the evaluation contradict. Who comes late has only the second paper, so never more."""
    one = placed.value
    for number, question in enumerate(one.questions):
        for key, answers in (("sebelum", question.before), ("sesudah", question.after)):
            at = ("sebelum-sesudah", number, key)
            if answers.right is not None and answers.right > answers.papers:
                what = f"yang sesuai {answers.right}, kertasnya hanya {answers.papers}"
                yield placed.problem(at, what, "tulis yang sesuai lebih dulu: 12 dari 30")
            elif one.people and one.people.most is not None and answers.papers > one.people.most:
                what = f"kertasnya {answers.papers}, padahal orangnya {told(one.people)}"
                yield placed.problem(at, what, "periksa jumlah orang dan jumlah kertas di laporannya")


def told(people: People) -> str:
    """Return a number as it is written in a record."""
    if people.exact:
        return str(people.least)
    if people.most is None:
        return f"{people.least} atau lebih"
    return FEW if people.least < LEAST else f"{people.least}-{people.most}"
