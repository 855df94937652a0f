"""Finding a material by plain pages: one page for each filter, and for each door with one filter more.

A filter is a word in the address (/materi/saring/sekolah/45-menit/), so it can be sent to someone, and works without a
script. Every word belongs to one facet, and no two facets share a word; so a material fits an address when it has all
of its words. A script on the page does the same with the same words, see overrides/skrip/daftar.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from terang.library import FOLDER, Entry, Shelf
from terang.vocabulary import KINDS, TIMES, kind_word, level_word

ADDRESS = f"{FOLDER}saring/"
Facet = Literal["pintu", "waktu", "jenis", "tingkat", "tema"]
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True, slots=True)
class Choice:
    """A word to filter by. `name` is how readers know it; that of a time is in overrides/blocks."""

    facet: Facet
    word: str
    name: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What a page shows: what stands behind a door, what has one word of another facet, or both; or everything."""

    door: str = ""
    other: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for word in (self.door, self.other) if word)

    @property
    def address(self) -> str:
        """Where it is published; all materials stand on the first page of the library."""
        return f"{ADDRESS}{'/'.join(self.words)}/" if self.words else FOLDER

    def with_(self, choice: Choice) -> Selection:
        """Return the selection with this word in place of the one that it has of its kind."""
        return Selection(choice.word, self.other) if choice.facet == "pintu" else Selection(self.door, choice.word)

    def without(self, choice: Choice) -> Selection:
        """Return the selection without this word."""
        return Selection("", self.other) if choice.facet == "pintu" else Selection(self.door, "")


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that can be set from a page, with how many materials it leads to."""

    choice: Choice
    selection: Selection
    count: int
    current: bool


def choices(shelf: Shelf) -> tuple[Choice, ...]:
    """Return every word there is, facet by facet."""
    return (
        *(Choice("pintu", door.id, door.name) for door in shelf.library.doors),
        *(Choice("waktu", time, time) for time in TIMES),
        *(Choice("jenis", kind_word(kind), kind) for kind in KINDS),
        *(Choice("tingkat", level_word(level.id), level.name) for level in shelf.library.levels),
        *(Choice("tema", theme.id, theme.name) for theme in shelf.library.themes),
    )


def selections(shelf: Shelf) -> Iterator[Selection]:
    """Yield every selection with a page of its own: of one word, or of a door with one more; none without a result."""
    facets = _facets(shelf)
    doors = [word for word in facets if facets[word] == "pintu"]
    others = [word for word in facets if facets[word] != "pintu"]
    for door in ("", *doors):
        for other in ("", *others):
            selection = Selection(door, other)
            if selection.words and count(shelf, selection):
                yield selection


def read(shelf: Shelf, written: Iterable[str]) -> Selection | None:
    """Return the selection of these words, or None: at most one door, and at most one word of another facet."""
    facets = _facets(shelf)
    given = list(written)
    doors = [word for word in given if facets.get(word) == "pintu"]
    others = [word for word in given if facets.get(word, "pintu") != "pintu"]
    if len(doors) > 1 or len(others) > 1 or len(doors) + len(others) != len(given):
        return None
    return Selection("".join(doors), "".join(others))


def results(shelf: Shelf, selection: Selection) -> list[Entry]:
    """Return the materials of a selection, in the order in which they are shown."""
    fitting = _fitting(shelf, selection)
    return [entry for entry in shelf.entries if entry.slug in fitting]


def count(shelf: Shelf, selection: Selection) -> int:
    """Return how many materials a selection has."""
    return len(_fitting(shelf, selection))


def _fitting(shelf: Shelf, selection: Selection) -> frozenset[str]:
    """Return their slugs: each page asks how many every other choice leads to."""
    answering = [shelf.by_word.get(word, frozenset[str]()) for word in selection.words]
    return frozenset.intersection(*answering) if answering else frozenset(shelf.by_slug)


def options(shelf: Shelf, selection: Selection) -> dict[Facet, list[Option]]:
    """Return what else can be chosen from a page, facet by facet, without what leads to nothing."""
    found: dict[Facet, list[Option]] = {facet: [] for facet in FACETS}
    for choice in choices(shelf):
        leads = selection.with_(choice)
        if many := count(shelf, leads):
            found[choice.facet].append(Option(choice, leads, many, choice.word in selection.words))
    return found


def chosen(shelf: Shelf, selection: Selection) -> list[Choice]:
    """Return the choices of a selection, the door first."""
    by_word = {choice.word: choice for choice in choices(shelf)}
    return [by_word[word] for word in selection.words]


def _facets(shelf: Shelf) -> dict[str, Facet]:
    return {choice.word: choice.facet for choice in choices(shelf)}
