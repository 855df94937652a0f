"""A page on paper: sanitised HTML or plain values in, a tagged PDF out, the same bytes on every machine.

typst does the work and enforces PDF/UA-1: it refuses a document without title or language, a picture without text,
a skipped heading level, a letter that the fonts lack. Only the fonts of this project are used. Everything that a
reader sees besides the page itself is written in the print template (overrides/cetak/).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from terang.problems import Problem, ProblemsFound
from terang.typst_code import check, string, to_typst

__all__ = ["Reference", "Sheet", "check", "drawn", "pdf", "to_typst"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as it is printed; `published` and `checked` are dates in words."""

    title: str
    publisher: str
    published: str  # "" when the page shows no date
    url: str
    checked: str


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
    age: str = ""  # of children who take part
    group: str = ""  # how many take part
    paper: str = "a4"
    address: str = ""  # of the newest version; "" while nobody knows where the site will stand
    qr: str = ""  # the same as a drawing (SVG)
    language: str = "id"
    region: str = "ID"


def pdf(
    sheet: Sheet,
    html: str,
    *,
    path: str,
    template: Path,
    fonts: Path,
    timestamp: int,
    images: Mapping[str, Path] | None = None,
    cache: Path | None = None,
) -> bytes:
    """Return the PDF of `html` in the frame that `template` draws.

    `path` names the Markdown file in problems. `timestamp` is the creation date in seconds since 1970 (UTC).
    `images` gives the file of every `src`. `cache` is a folder for finished PDFs. Raises ProblemsFound when the
    page cannot be printed.
    """
    images = images or {}
    root = Path(os.path.commonpath([template.parent.resolve(), *(file.resolve().parent for file in images.values())]))
    inside = {src: f"/{file.resolve().relative_to(root).as_posix()}" for src, file in images.items()}
    source = _main(to_typst(html, path, inside), f"/{template.resolve().relative_to(root).as_posix()}")
    return _made(source, asdict(sheet), path, root, template, fonts, timestamp, images, cache)


def drawn(
    values: Mapping[str, object], *, path: str, template: Path, fonts: Path, timestamp: int, cache: Path | None
) -> bytes:
    """Return the PDF that `template` draws from `values` alone, with its function `lembar`.

    `path` names the file in problems that the values come from; the rest is as for `pdf`.
    """
    source = f'#import {string(f"/{template.name}")}: lembar\n#lembar(json(bytes(sys.inputs.at("lembar"))))\n'
    return _made(source, values, path, template.parent.resolve(), template, fonts, timestamp, {}, cache)


def _made(
    source: str,
    given: Mapping[str, object],
    path: str,
    root: Path,
    template: Path,
    fonts: Path,
    timestamp: int,
    images: Mapping[str, Path],
    cache: Path | None,
) -> bytes:
    values = json.dumps(given, ensure_ascii=False, sort_keys=True)
    kept = cache and cache / f"{_key(source, values, timestamp, template, fonts, images)}.pdf"
    if kept and kept.is_file():
        return kept.read_bytes()
    made = _compile(source, values, path, root, fonts, timestamp)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(made)
        part.replace(kept)  # whole or not at all, also when two builds run
    return made


def _main(code: str, template: str) -> str:
    return f'#import {string(template)}: *\n#lembar(json(bytes(sys.inputs.at("lembar"))), {code})\n'


def _compile(source: str, values: str, path: str, root: Path, fonts: Path, timestamp: int) -> bytes:
    import typst  # 80 MB on disk: loaded only when something must be set

    try:
        compiler = typst.Compiler(
            root=root,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
            ignore_system_fonts=True,
            sys_inputs={"lembar": values},
        )
        made, warnings = compiler.compile_with_warnings(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
        )
    except typst.TypstError as error:
        raise ProblemsFound([_explained(path, error.message, error.diagnostic)]) from error
    if warnings or not isinstance(made, bytes):  # a font that is not there, for one, is only a warning to typst
        raise ProblemsFound(_explained(path, warning.message, warning.diagnostic) for warning in warnings)
    return made


def _explained(path: str, message: str, diagnostic: str) -> Problem:
    """Return what typst complains about in words that an editor can act on."""
    if match := re.search(r"the text `\"(.+?)\"` could not be displayed", message):
        what = f"huruf '{match[1]}' tidak ada dalam huruf cetak"
        return Problem(path, 0, 0, f"{what}, jadi PDF tidak bisa dibuat", "ganti huruf itu dengan kata atau tanda lain")
    if "heading" in message and "level" in message:
        fix = "pakai ## untuk bagian, ### untuk langkah, tanpa melompati tingkat"
        return Problem(path, 0, 0, "tingkat judul dilompati, jadi PDF tidak bisa dibuat", fix)
    where = " ".join(diagnostic.split())[:300]
    return Problem(path, 0, 0, f"PDF tidak bisa dibuat: {message}", f"minta bantuan pengelola situs; sebutkan: {where}")


def _key(source: str, values: str, timestamp: int, template: Path, fonts: Path, images: Mapping[str, Path]) -> str:
    """Return a name that changes with anything that can change the PDF."""
    digest = hashlib.sha256()
    for part in _parts(source, values, timestamp, template, fonts, images):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _parts(
    source: str, values: str, timestamp: int, template: Path, fonts: Path, images: Mapping[str, Path]
) -> Iterator[bytes]:
    yield from (text.encode() for text in (version("typst"), source, values, str(timestamp)))
    for file in (*sorted(template.parent.glob("*.typ")), *sorted(fonts.glob("*.ttf")), *sorted(images.values())):
        yield file.name.encode()
        yield file.read_bytes()
