"""Pages that nobody had to write: Markdown that a person could have written, made from what is in data/.

There is one renderer, one search index and one look, so a generated page is a head and a block like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from terang.public import PublicData


@dataclass(frozen=True, slots=True)
class Generated:
    """One page. `origin` is the file in data/ that it comes from: where its problems are told, and mended."""

    path: str  # below content/, "data/angka/ks-2020-total.md"
    text: str
    origin: str


def generated(public: PublicData) -> Iterator[Generated]:
    """Yield every page that is made from `public`."""
    yield from ()
