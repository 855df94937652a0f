"""The guard once more, on the finished site: what templates put together has been seen by nobody before.

Pages with their attributes, data to download, feeds, drawings, pictures and documents. What data/izin.yml let
through in a file is let through here by its fingerprint.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from terang import document_metadata, guard, nik, paragraphs, picture_metadata
from terang.acknowledgements import Finding
from terang.built_help import Promise
from terang.built_page import Page
from terang.built_site import BuiltSite
from terang.phone_numbers import find
from terang.problems import Problem
from terang.remembered import Remembered

_DATA = (".csv", ".json", ".jsonld", ".xml", ".txt", ".vcf", ".ics", ".webmanifest")
_DRAWN = (".svg", ".css", ".js")
_READ = (*picture_metadata.SUFFIXES, *document_metadata.READ, *_DATA, *_DRAWN)
_RULES = ("built_guard.py", "built_page.py", "document_metadata.py", "picture_metadata.py", "phone_numbers.py")
_FOR_PEOPLE = (".csv", ".vcf", ".txt", ".xml", ".ics")  # where a number could be called
_SPOKEN = re.compile(r"""\b(?:alt|title|aria-label|content|data-\w+)="([^"]{15,})\"""")
_DRAWING = "d|points|viewBox|transform|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|class|id|rel|integrity"
_WRITTEN = re.compile(rf"""\s(?!(?:{_DRAWING})=)[\w:-]+="([^"]*\d[^"]*)\"""")  # where a number could stand


def check(built: BuiltSite, promise: Promise, cache: Path | None = None) -> Iterator[Problem]:
    """Yield what must not be published. `cache`: a folder that remembers which files were clean."""
    clean = _remembered(cache, promise)
    seen: set[str] = set()  # menus and footers are on every page
    stopped = False
    for path in (*built.pages, *sorted(built.files - built.pages.keys())):
        suffix = posixpath.splitext(path)[1].lower()
        if path not in built.pages and suffix not in _READ:
            continue
        raw = (built.folder / path).read_bytes()
        if clean.get(suffix, raw) is None:
            page = built.pages.get(path)
            name = f"site/{path}"
            found = _page(name, page, raw.decode(), promise, seen) if page else _file(name, raw, suffix, promise)
            problems = [one.problem for one in found]
            yield from problems
            stopped = stopped or bool(problems)
            clean.add(suffix, raw)
    if not stopped:  # else a page counts as clean whose lines were told on another
        clean.keep()


def _remembered(cache: Path | None, promise: Promise) -> Remembered:
    given = (promise.numbers, promise.authors, promise.acknowledged)
    return Remembered(
        cache / "penjaga-situs.json" if cache else None,
        (*guard.RULES, *_RULES),
        ("\n".join(sorted(one)) for one in given),
    )


def _page(name: str, page: Page, raw: str, promise: Promise, seen: set[str]) -> Iterator[Finding]:
    spoken = "\n".join(_SPOKEN.findall(raw))
    words = f"{page.text}\n{spoken}"
    lines = [line for line in words.split("\n") if line.strip() and line not in seen]
    seen.update(line for line in lines if len(line) > 40)
    if nik.is_in(words) or nik.is_in("\n\n".join(dict.fromkeys(_WRITTEN.findall(raw)))):
        yield Finding(Problem(name, 0, 0, guard.NIK, guard.NO_NUMBER))
    for one in paragraphs.of_words("\n".join(lines)):
        yield from guard.paragraph(name, 0, one.words, promise.acknowledged)


def _file(name: str, raw: bytes, suffix: str, promise: Promise) -> Iterator[Finding]:
    if suffix in picture_metadata.SUFFIXES:
        yield from guard.picture(name, raw, promise.acknowledged)
    elif suffix in document_metadata.READ:
        yield from guard.document(name, raw, suffix, promise.authors, promise.acknowledged)
    else:
        text = raw.decode()
        for line in nik.lines(text, drawn=suffix in _DRAWN):
            yield Finding(Problem(name, line, 0, guard.NIK, guard.NO_NUMBER))
        if suffix in _FOR_PEOPLE:
            for number in find(text):
                if number.dialled not in promise.numbers:
                    what = f"nomor '{number.shown}' tidak ada di data/layanan.yml"
                    yield Finding(Problem(name, 0, 0, what, "pakai nomor dari data/layanan.yml"))
