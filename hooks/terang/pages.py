"""Pages that nobody had to write: Markdown that a person could have written, made from what is in data/.

There is one renderer, one search index and one look, so a generated page is a head and a block like any other.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from terang.blocks.given import BlockData


@dataclass(frozen=True, slots=True)
class Generated:
    """One page. `origin` is the file in data/ that it comes from: where its problems are told, and mended.

    One that is not `listed` is reached from another page, and stands neither in the search index nor in the list of
    all pages, which it would drown.
    """

    path: str  # below content/, "data/angka/ks-2020-total.md"
    text: str
    origin: str
    listed: bool = True


def generated(data: BlockData, origins: Mapping[str, str]) -> Iterator[Generated]:
    """Yield every page that is made from the public data. `origins`: the file of each statement, by its id."""
    yield from _statements(data, origins)


def _statements(data: BlockData, origins: Mapping[str, str]) -> Iterator[Generated]:
    """One page a statement, at an address that hangs on its id alone."""
    figures = data.public.figures.values()
    heads = {figure.id: data.words("kepala-pernyataan.html", figure=figure) for figure in figures}
    short = Counter(head["judul"] for head in heads.values())
    exact = Counter(head["judul_tepat"] for head in heads.values())
    for figure in figures:
        head = heads[figure.id]
        title = head["judul"] if short[head["judul"]] == 1 else head["judul_tepat"]
        title = title if exact[head["judul_tepat"]] == 1 else f"{title} [{figure.id}]"
        text = (
            f"---\njudul: {_quoted(title)}\nringkasan: {_quoted(head['ringkasan'])}\n"
            f"diperiksa: {figure.source.checked}\n---\n\n```pernyataan\nid: {figure.id}\n```\n"
        )
        yield Generated(f"{figure.address.rstrip('/')}.md", text, origins[figure.id], listed=False)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back. What cannot be seen is told where it was written, and left out here."""
    return json.dumps("".join(char for char in text if char.isprintable()), ensure_ascii=False)
