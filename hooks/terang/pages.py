"""Pages that nobody had to write: Markdown that a person could have written, made from what is in data/.

There is one renderer, one search index and one look, so a generated page is a head and a block like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from terang import filters, indonesian
from terang.blocks.given import BlockData
from terang.filters import Selection
from terang.library import FOLDER, SETTINGS
from terang.public import PublicRelease
from terang.records.districts import District
from terang.tracking import Tracked

PLACES = "bantuan/tempat/"
DISTRICTS = "data/kecamatan.yml"


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


Fill = Callable[..., str]  # fills a template of overrides/halaman with values


def generated(data: BlockData, origins: Mapping[str, str], fill: Fill) -> Iterator[Generated]:
    """Yield every page that is made from the public data. `origins`: the file of each statement and table, by name."""
    yield from _statements(data, origins, fill)
    for slug, table in data.public.tables.items():
        yield Generated(f"data/tabel/{slug}/index.md", fill("himpunan.md", table=table), origins[slug])
        for release in data.public.releases.get(slug, ()):
            yield _of_release(release, fill)
    if data.districts.all:
        yield Generated(f"{PLACES}index.md", fill("semua-tempat.md"), DISTRICTS)
    for district in data.districts.all:
        yield _of_district(district, data, fill)
    for door in data.shelf.library.doors:
        yield Generated(f"{FOLDER}{door.id}.md", fill("pintu.md", door=door), SETTINGS)
    for promise in data.commitments.tracked.values():
        yield _of_promise(promise, origins, fill)
    yield from _events(data, fill)
    for selection in filters.selections(data.shelf):
        yield _of_selection(selection, data, fill)
    for promise in data.commitments.tracked.values():
        yield _of_promise(promise, origins, fill)


def _events(data: BlockData, fill: Fill) -> Iterator[Generated]:
    """One page an event. What is held every year has one title, so then its date tells which."""
    titles = Counter(one.event.title for one in data.agenda.occasions)
    for one in data.agenda.occasions:
        when = indonesian.moments(one.event.start, one.event.end)
        title = one.event.title if titles[one.event.title] == 1 else f"{one.event.title}, {when}"
        summary = data.words("kepala-acara.html", satu=one)["ringkasan"]
        text = fill("acara.md", satu=one, title=title, summary=summary)
        yield Generated(f"{one.address.rstrip('/')}.md", text, one.origin)


def _of_selection(selection: Selection, data: BlockData, fill: Fill) -> Generated:
    """A page for what a filter leaves. It is reached from lists, and would drown the index of search."""
    chosen = filters.chosen(data.shelf, selection)
    head = data.words("kata-saring.html", chosen=chosen, count=filters.count(data.shelf, selection))
    text = fill("saring.md", words=selection.words, title=head["judul"], summary=head["ringkasan"])
    return Generated(f"{selection.address.rstrip('/')}.md", text, SETTINGS, listed=False)


def _of_release(release: PublicRelease, fill: Fill) -> Generated:
    name = f"{release.table.slug}/{release.day.isoformat()}"
    text = fill("rilis.md", table=release.table, release=release)
    return Generated(f"data/tabel/{name}.md", text, f"data/rilis/{name}.json", listed=False)


def _statements(data: BlockData, origins: Mapping[str, str], fill: Fill) -> Iterator[Generated]:
    """One page a statement, at an address that hangs on its id alone."""
    figures = data.public.figures.values()
    heads = {figure.id: data.words("kepala-pernyataan.html", figure=figure) for figure in figures}
    short = Counter(head["judul"] for head in heads.values())
    exact = Counter(head["judul_tepat"] for head in heads.values())
    for figure in figures:
        head = heads[figure.id]
        title = head["judul"] if short[head["judul"]] == 1 else head["judul_tepat"]
        title = title if exact[head["judul_tepat"]] == 1 else f"{title} [{figure.id}]"
        text = fill("pernyataan.md", figure=figure, title=title, summary=head["ringkasan"])
        yield Generated(f"{figure.address.rstrip('/')}.md", text, origins[figure.id], listed=False)


def _of_promise(one: Tracked, origins: Mapping[str, str], fill: Fill) -> Generated:
    text = fill("janji.md", one=one, sources=[source.id for source in one.sources])
    return Generated(f"{one.promise.address.rstrip('/')}.md", text, origins[one.promise.id])


def _of_district(district: District, data: BlockData, fill: Fill) -> Generated:
    names = [*district.police.sources, *(name for spoken in district.languages for name in spoken.sources)]
    known = [data.public.sources[name] for name in dict.fromkeys(names) if name in data.public.sources]
    checked = min((source.checked for source in known), default=None)
    text = fill("tempat.md", district=district, checked=checked, sources=[source.id for source in known])
    return Generated(f"{PLACES}{district.id}.md", text, DISTRICTS, listed=False)
