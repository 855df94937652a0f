"""The library of materials: what there is, for whom, and in which order it is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from terang import vocabulary
from terang.problems import Problem
from terang.records.days import Commemoration
from terang.records.library import Competence, Door, Library, Theme
from terang.records.materials import Material
from terang.shapes import Placed, meant, one
from terang.sources import Document
from terang.vocabulary import LEVELS

FOLDER = "materi/"  # below content/, and below the site
SETTINGS = "data/materi.yml"
RELATED = 4
SLOTS = {"5-menit": 5, "45-menit": 45, "90-menit": 90}  # of a door, in minutes


@dataclass(frozen=True)
class Entry:
    """One material in the library. `slug` is the name of its file."""

    slug: str
    material: Material

    @cached_property
    def words(self) -> frozenset[str]:
        """What it answers to when someone looks for a material."""
        return vocabulary.words(self.material)

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.slug}/"

    @property
    def rank(self) -> tuple[int, int, str]:
        """First what anyone may lead, then what is short: nobody should meet first what is not for them yet."""
        return LEVELS.index(self.material.competence), self.material.minutes, self.material.title.casefold()


@dataclass(frozen=True)
class Shelf:
    """The whole library. `entries` stand in the order in which they are shown."""

    library: Library
    days: Mapping[str, Commemoration]
    entries: tuple[Entry, ...] = ()
    slugs: frozenset[str] = field(default=frozenset())  # of every file, those that could not be read too
    today: date = date.min  # with which the dates of reviews are compared

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def by_word(self) -> Mapping[str, frozenset[str]]:
        """Return the slugs of the materials that answer to a word."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            for word in entry.words:
                found.setdefault(word, set()).add(entry.slug)
        return {word: frozenset(slugs) for word, slugs in found.items()}

    @cached_property
    def doors(self) -> Mapping[str, Door]:
        return {door.id: door for door in self.library.doors}

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        return {theme.id: theme for theme in self.library.themes}

    @cached_property
    def levels(self) -> Mapping[str, Competence]:
        return {level.id: level for level in self.library.levels}

    def chosen(self, slugs: Iterable[str]) -> list[Entry]:
        """Return the materials of these slugs, in this order; those that could not be read are left out."""
        return [self.by_slug[slug] for slug in slugs if slug in self.by_slug]

    def behind(self, door: str) -> list[Entry]:
        """Return the materials behind a door."""
        return [entry for entry in self.entries if door in entry.material.doors]

    def related(self, slug: str) -> list[Entry]:
        """Return a few others on the same themes, those behind the same doors and for the same level first."""
        mine = self.by_slug[slug].material
        others = [entry for entry in self.entries if entry.slug != slug and _shared(mine, entry.material)]
        mine_level = LEVELS.index(mine.competence)
        others.sort(key=lambda e: (max(0, e.rank[0] - mine_level), -_shared(mine, e.material), e.rank))
        return others[:RELATED]


EMPTY = Shelf(Library.model_construct(checked=date.min, year=0, levels=(), themes=(), doors=()), {})


def _shared(mine: Material, other: Material) -> int:
    themes = len(set(mine.themes) & set(other.themes))
    return themes and 2 * themes + len(set(mine.doors) & set(other.doors))


def entries(documents: Iterable[tuple[str, Document]]) -> list[Entry]:
    """Return the materials among pages, given by their path below content/, in the order in which they are shown."""
    found: list[Entry] = []
    for path, document in documents:
        if is_material(document):
            placed, _ = one(document, Material)
            found += [Entry(PurePosixPath(path).stem, placed.value)] if placed else []
    return sorted(found, key=lambda entry: entry.rank)


def is_material(document: Document) -> bool:
    """Whether a page is a material."""
    return isinstance(document.data, dict) and document.data.get("templat") == "materi.html"


def check(placed: Placed[Library], days: Collection[str], reserved: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the arrangement itself. `reserved` are words that addresses of filters use already."""
    library = placed.value
    used = set(reserved)
    named = [("tema", index, theme.id) for index, theme in enumerate(library.themes)]
    named += [("pintu", index, door.id) for index, door in enumerate(library.doors)]
    for key, index, name in named:
        if name in used:
            what = f"'{name}' sudah dipakai untuk pintu, tema, waktu, jenis, atau tingkat yang lain"
            yield placed.problem((key, index, "id"), what, "beri id yang lain")
        used.add(name)
    for index, level in enumerate(library.levels):
        if level.id in [one.id for one in library.levels[:index]]:
            yield placed.problem(("tingkat", index, "id"), f"'{level.id}' tertulis dua kali", "hapus salah satu")
    for missing in LEVELS:
        if missing not in [one.id for one in library.levels]:
            what = f"tingkat {missing} belum dijelaskan"
            yield placed.problem("tingkat", what, f"tambahkan butir dengan id: {missing}")
    for at, door in enumerate(library.doors):
        for number, term in enumerate(door.plan):
            for index, day in enumerate(term.days):
                if day not in days:
                    where = ("pintu", at, "rencana", number, "hari", index)
                    fix = meant(day, list(days))
                    yield placed.problem(where, f"hari '{day}' tidak ada di data/hari-peringatan.yml", fix)


def check_slugs(placed: Placed[Library], shelf: Shelf) -> Iterator[Problem]:
    """Yield the materials that a door names and that are not there, or that take longer than the time it gives."""
    for at, door in enumerate(placed.value.doors):
        start = (("5-menit", door.start.five), ("45-menit", door.start.forty_five), ("90-menit", door.start.ninety))
        for slot, slugs in start:
            yield from _unknown(placed, ("pintu", at, "mulai", slot), slugs, shelf)
            for index, entry in enumerate(shelf.by_slug.get(slug) for slug in slugs):
                if entry and entry.material.minutes > SLOTS[slot]:
                    what = f"'{entry.slug}' perlu {entry.material.duration}, lebih lama dari {SLOTS[slot]} menit"
                    where = ("pintu", at, "mulai", slot, index)
                    yield placed.problem(where, what, "pindahkan ke waktu yang lebih lama, atau hapus dari sini")
        for number, term in enumerate(door.plan):
            yield from _unknown(placed, ("pintu", at, "rencana", number, "materi"), term.materials, shelf)


def _unknown(
    placed: Placed[Library], where: tuple[str | int, ...], slugs: Sequence[str], shelf: Shelf
) -> Iterator[Problem]:
    for index, slug in enumerate(slugs):
        if slug not in shelf.slugs:
            fix = meant(slug, list(shelf.slugs))
            yield placed.problem((*where, index), f"materi '{slug}' tidak ada di content/{FOLDER}", fix)


def check_material(placed: Placed[Material], shelf: Shelf) -> Iterator[Problem]:
    """Yield what of a material does not fit into the library: unknown doors or themes, too low a level, its place."""
    record = placed.value
    for key, words, known in (("pintu", record.doors, shelf.doors), ("tema", record.themes, shelf.themes)):
        for index, word in enumerate(words):
            if word not in known:
                yield placed.problem((key, index), f"{key} '{word}' tidak ada di {SETTINGS}", meant(word, list(known)))
    if record.led:
        needed = max((shelf.themes[name].leader for name in record.themes if name in shelf.themes), default="K0")
        if record.competence < needed:
            why = next(name for name in record.themes if name in shelf.themes and shelf.themes[name].leader == needed)
            what = f"'kompetensi' {record.competence}, padahal tema '{why}' perlu pemandu {needed}"
            yield placed.problem("kompetensi", what, f"tulis kompetensi: {needed}, atau hapus tema itu")
    path = PurePosixPath(placed.document.path)
    if path.parent.as_posix() != f"content/{FOLDER.rstrip('/')}":
        what = f"materi ini tidak di dalam content/{FOLDER}"
        yield Problem(placed.document.path, 0, 0, what, "pindahkan berkasnya ke situ")


def check_titles(found: Iterable[Placed[Material]]) -> Iterator[Problem]:
    """Yield the materials whose titles are the same but for capitals: nobody could tell them apart in a list."""
    first: dict[str, str] = {}
    for placed in found:
        title = " ".join(placed.value.title.casefold().split())
        if title in first:
            what = f"judulnya sama dengan {first[title]}, kecuali huruf besarnya"
            yield placed.problem("judul", what, "beri judul yang membedakan kedua materi")
        first.setdefault(title, placed.document.path)
