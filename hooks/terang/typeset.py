"""A page on paper: sanitised HTML or plain values in, a tagged PDF out, the same bytes on every machine.

typst does the work and enforces PDF/UA-1: it refuses a document without title or language, a picture without text,
a skipped heading level, a letter that the fonts lack. Only the fonts of this project are used. Everything that a
reader sees besides the page itself is written in the print template (overrides/cetak/).
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from terang import palette
from terang.kept import digest, kept, release
from terang.problems import Problem, ProblemsFound
from terang.typst_code import check, string, to_typst

__all__ = ["Basis", "Reference", "Sheet", "check", "drawn", "made", "to_typst"]

PICTURE_PPI = 72  # a point is a pixel: templates of pictures give their size in points


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as it is printed; `published` and `checked` are dates in words."""

    title: str
    publisher: str
    published: str  # "" when the page shows no date
    url: str
    checked: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A regulation as it is printed, with its articles; `waits`: nobody has read the text that is cited."""

    rule: str  # "UU 12/2022 (TPKS)"
    articles: tuple[str, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a printed page says about itself, each text as it is printed. Empty means that nothing is printed."""

    title: str
    summary: str
    kind: str
    audience: tuple[str, ...]
    setting: str
    duration: str
    competence: str
    prepare: tuple[str, ...]
    version: str
    date: str
    next_review: str
    license: str
    author: str
    site: str  # name of the site
    area: str
    publisher: str  # the agency
    endorsement: str  # sentence that says whether the agency stands behind it
    reviews: tuple[str, ...]  # "Nama, bidang, tanggal"; none: nobody has reviewed it
    sources: tuple[Reference, ...]
    basis: tuple[Basis, ...] = ()
    age: str = ""  # of children who take part
    group: str = ""  # how many take part
    paper: str = "a4"
    loose: tuple[str, ...] = ()  # headings whose text stands on a sheet of its own
    address: str = ""  # of the newest version; "" while nobody knows where the site will stand
    qr: str = ""  # the same as a drawing (SVG)
    language: str = "id"
    region: str = "ID"


def made(
    sheet: Sheet,
    html: str,
    *,
    path: str,
    template: Path,
    fonts: Path,
    timestamp: int,
    picture: bool = False,
    images: Mapping[str, Path] | None = None,
) -> bytes:
    """Return the PDF of `html` as `template` sets it, or a picture (PNG) of its only page.

    `path` names the Markdown file in problems. `timestamp` is the creation date in seconds since 1970 (UTC).
    `images` gives the file of every `src`. Raises ProblemsFound when the page cannot be printed.
    """
    images = images or {}
    root = Path(os.path.commonpath([template.parent.resolve(), *(file.resolve().parent for file in images.values())]))
    inside = {src: f"/{file.resolve().relative_to(root).as_posix()}" for src, file in images.items()}
    source = _main(to_typst(html, path, inside), f"/{template.resolve().relative_to(root).as_posix()}")
    return _compile(_Job(source, _json(asdict(sheet)), path, root, fonts, timestamp, picture))


def drawn(
    values: Mapping[str, object], *, path: str, template: Path, fonts: Path, timestamp: int, cache: Path | None
) -> bytes:
    """Return the PDF that `template` draws from `values` alone, with its function `lembar`.

    `path` names the file in problems that the values come from; `cache` is a folder for finished sheets; the rest is
    as for `made`.
    """
    source = f'#import {string(f"/{template.name}")}: lembar\n#lembar(json(bytes(sys.inputs.at("lembar"))))\n'
    job = _Job(source, _json(values), path, template.parent.resolve(), fonts, timestamp)
    used = digest(*sorted(template.parent.glob("*.typ")), *sorted(fonts.glob("*.ttf")), Path(__file__))
    facts = (release("typst"), source, job.values, str(timestamp), used)
    return kept(cache, facts, ".pdf", lambda: _compile(job))


@dataclass(frozen=True, slots=True)
class _Job:
    """What typst is asked to set."""

    source: str
    values: str
    path: str  # in problems
    root: Path  # above every file that it may read
    fonts: Path
    timestamp: int
    picture: bool = False


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _main(code: str, template: str) -> str:
    return f'#import {string(template)}: *\n#lembar(json(bytes(sys.inputs.at("lembar"))), {code})\n'


def _compile(job: _Job) -> bytes:
    import typst  # 80 MB on disk: loaded only when something must be set

    try:
        compiler = typst.Compiler(
            root=job.root,
            font_paths=_fonts(job.fonts),
            ignore_system_fonts=True,
            sys_inputs={"lembar": job.values},
        )
        if job.picture:
            made, warnings = compiler.compile_with_warnings(job.source.encode(), format="png", ppi=PICTURE_PPI)
        else:
            made, warnings = compiler.compile_with_warnings(
                job.source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=job.timestamp
            )
    except typst.TypstError as error:
        raise ProblemsFound([_explained(job.path, error.message, error.diagnostic)]) from error
    if warnings or not isinstance(made, bytes):  # a font that is not there, for one, is only a warning to typst
        raise ProblemsFound(_explained(job.path, warning.message, warning.diagnostic) for warning in warnings)
    return palette.packed(made) if job.picture else made


@functools.cache
def _fonts(folder: Path) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _explained(path: str, message: str, diagnostic: str) -> Problem:
    """Return what typst complains about in words that an editor can act on."""
    if match := re.search(r"the text `\"(.+?)\"` could not be displayed", message):
        what = f"huruf '{match[1]}' tidak ada dalam huruf cetak"
        return Problem(path, 0, 0, f"{what}, jadi PDF tidak bisa dibuat", "ganti huruf itu dengan kata atau tanda lain")
    if "tidak muat" in message:  # said by the templates of cards and posters
        fix = "kurangi kata, atau pindahkan sebagian ke sisi belakang"
        return Problem(path, 0, 0, "isinya terlalu banyak untuk satu kartu, poster, atau salindia", fix)
    if "heading" in message and "level" in message:
        fix = "pakai ## untuk bagian, ### untuk langkah, tanpa melompati tingkat"
        return Problem(path, 0, 0, "tingkat judul dilompati, jadi PDF tidak bisa dibuat", fix)
    where = " ".join(diagnostic.split())[:300]
    return Problem(path, 0, 0, f"PDF tidak bisa dibuat: {message}", f"minta bantuan pengelola situs; sebutkan: {where}")
