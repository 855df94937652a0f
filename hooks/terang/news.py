"""News: what has happened, told so that nobody can be recognised, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from terang.problems import Problem
from terang.records.news import EDITORS, OF_THE_SITE, News
from terang.shapes import Placed, meant, one
from terang.sources import Document

FOLDER = "berita/"  # below content/, and below the site
FEED = f"{FOLDER}umpan.xml"
TEMPLATE = "berita.html"
RULES = "content/tentang/menulis-berita.md"


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of news. `slug` is the name of its file."""

    slug: str
    news: News

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.slug}/"


@dataclass(frozen=True, slots=True)
class Known:
    """What news may refer to. `failed`: what stands in data/ but could not be used, which is told elsewhere."""

    institutions: Collection[str]
    promises: Collection[str]
    materials: Collection[str]
    failed: Collection[str]


def is_news(document: Document) -> bool:
    """Whether a page is a piece of news."""
    return isinstance(document.data, dict) and document.data.get("templat") == TEMPLATE


def stories(documents: Iterable[tuple[str, Document]]) -> tuple[Story, ...]:
    """Return what is published among pages, given by their path below content/, the newest first."""
    found: list[Story] = []
    for path, document in documents:
        placed = one(document, News)[0] if is_news(document) else None
        if placed and placed.value.published:
            found.append(Story(PurePosixPath(path).stem, placed.value))
    return tuple(sorted(found, key=lambda story: (story.news.date, story.slug), reverse=True))


def check(placed: Placed[News], known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the head of one piece of news."""
    news = placed.value
    yield from _writer(placed, ("ditulis-oleh",), news.written_by, known)
    if news.cleared:
        yield from _writer(placed, ("ditinjau-tanpa-identitas", "oleh"), news.cleared.by, known)
    elif news.published:
        what = "belum ada yang memeriksa bahwa tidak seorang pun bisa dikenali dari berita ini"
        fix = f"minta orang lain membacanya menurut {RULES}, lalu isi 'ditinjau-tanpa-identitas'"
        yield placed.problem("", what, fix)
    if not news.sources and news.kind != OF_THE_SITE:
        what = "'sumber' masih kosong"
        yield placed.problem("sumber", what, f"tulis id sumber; hanya '{OF_THE_SITE}' boleh tanpa sumber")
    for key, names, ids, where in (
        ("janji", news.promises, known.promises, "data/komitmen/"),
        ("materi", news.materials, known.materials, "content/materi/"),
    ):
        for index, name in enumerate(names):
            if name not in ids and name not in known.failed:
                yield placed.problem((key, index), f"{key} '{name}' tidak ada di {where}", meant(name, list(ids)))
    path = PurePosixPath(placed.document.path)
    if path.parent.as_posix() != f"content/{FOLDER.rstrip('/')}":
        yield Problem(placed.document.path, 0, 0, f"berita ini tidak di dalam content/{FOLDER}", "pindahkan ke situ")


def strangers(documents: Iterable[tuple[str, Document]]) -> Iterator[Problem]:
    """Yield the pages in the folder of news that are none: they would get by without the rules for news."""
    for path, document in documents:
        if path.startswith(FOLDER) and path != f"{FOLDER}index.md" and not is_news(document):
            what = f"halaman di dalam content/{FOLDER} harus memakai templat {TEMPLATE}"
            yield document.problem(("templat",), what, f"tulis templat: {TEMPLATE}, atau pindahkan berkasnya")


def _writer(placed: Placed[News], key: tuple[str, ...], name: str, known: Known) -> Iterator[Problem]:
    if name not in (EDITORS, *known.institutions, *known.failed):
        what = f"'{key[-1]}' {name} bukan lembaga di data/lembaga.yml, dan bukan '{EDITORS}'"
        yield placed.problem(key, what, "tulis id lembaga atau 'redaksi'; jangan tulis nama orang")
