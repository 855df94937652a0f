"""Pages that nobody had to write: Markdown that a person could have written, made from what is in data/.

There is one renderer, one search index and one look, so a generated page is a head and a block like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from terang.public import PublicData, PublicRelease, PublicTable


@dataclass(frozen=True, slots=True)
class Generated:
    """One page. `origin` is the file in data/ that it comes from: where its problems are told, and mended."""

    path: str  # below content/, "data/angka/ks-2020-total.md"
    text: str
    origin: str


def generated(public: PublicData, fill: Callable[..., str]) -> Iterator[Generated]:
    """Yield every page that is made from `public`. `fill` fills a template of overrides/halaman with values."""
    for slug, table in public.tables.items():
        yield _of_table(table, fill)
        for release in public.releases.get(slug, ()):
            yield _of_release(release, fill)


def _of_table(table: PublicTable, fill: Callable[..., str]) -> Generated:
    return Generated(
        f"data/tabel/{table.slug}/index.md", fill("himpunan.md", table=table), f"data/tabel/{table.slug}.yml"
    )


def _of_release(release: PublicRelease, fill: Callable[..., str]) -> Generated:
    day, slug = release.day.isoformat(), release.table.slug
    text = fill("rilis.md", table=release.table, release=release)
    return Generated(f"data/tabel/{slug}/{day}.md", text, f"data/rilis/{slug}/{day}.json")
