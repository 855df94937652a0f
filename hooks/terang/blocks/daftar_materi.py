"""`daftar-materi`: materials with what one must know to choose, and filters that are links (see `terang.filters`)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from terang import filters
from terang.blocks.given import BlockData, Finding
from terang.shapes import List, Record, Slug, YesNo


class Options(Record):
    """Which materials; without words all of them. A page whose own title says what it lists needs no heading here."""

    words: List[Slug] = Field(alias="saring", default=())
    heading: YesNo = Field(alias="berjudul", default=True)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if filters.read(data.shelf, options.words) is None:
        what = f"'{', '.join(options.words)}' bukan satu pintu dan satu saringan lain"
        yield "saring", what, "tulis paling banyak satu pintu dan satu waktu, jenis, tingkat, atau tema"


def render(options: Options, data: BlockData) -> str:
    """Return the list, and how to narrow or to widen it."""
    shelf = data.shelf
    selection = filters.read(shelf, options.words) or filters.Selection()
    entries = filters.results(shelf, selection)
    return data.render(
        "daftar-materi.html",
        heading=options.heading,
        entries=entries,
        selection=selection,
        chosen={"pintu": None, "lain": None}
        | {
            "pintu" if choice.facet == "pintu" else "lain": (choice, selection.without(choice).address)
            for choice in filters.chosen(shelf, selection)
        },
        facets=filters.options(shelf, selection),
        levels=shelf.levels,
        everything=filters.Selection().address,
        base=filters.ADDRESS,
    )
