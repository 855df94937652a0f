"""typst, which sets pages on paper: what it is asked for, and what it complains about.

It enforces PDF/UA-1: it refuses a document without title or language, a picture without text, a skipped heading level,
a letter that the fonts lack. Only the fonts of this project are used.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terang import palette
from terang.problems import Problem, ProblemsFound

PICTURE_PPI = 72  # a point is a pixel: templates of pictures give their size in points


@dataclass(frozen=True, slots=True)
class Job:
    """What typst is asked to set."""

    source: str  # typst code
    values: str  # JSON, for the template
    path: str  # in problems
    root: Path  # above every file that it may read
    fonts: Path
    timestamp: int  # seconds since 1970 (UTC)
    picture: bool = False


def made(job: Job) -> bytes:
    """Return the PDF of a job, or the picture (PNG) of its only page. Raises ProblemsFound.

    A part of a PDF that tells of itself (`berhalaman` in overrides/cetak/materi.typ) is set tighter where its last page
    is nearly empty and the tighter one needs a page less.
    """
    import typst  # 80 MB on disk: loaded only when something must be set

    try:
        if job.picture:
            made, warnings = _compiler(job).compile_with_warnings(_read(job), format="png", ppi=PICTURE_PPI)
        else:
            made, warnings = _without_short_ends(job).compile_with_warnings(
                _read(job), format="pdf", pdf_standards=["ua-1"], timestamp=job.timestamp
            )
    except typst.TypstError as error:
        raise ProblemsFound([_explained(job.path, error.message, error.diagnostic)]) from error
    if warnings or not isinstance(made, bytes):  # a font that is not there, for one, is only a warning to typst
        raise ProblemsFound(_explained(job.path, warning.message, warning.diagnostic) for warning in warnings)
    return palette.packed(made) if job.picture else made


def _without_short_ends(job: Job) -> Any:
    """Return a compiler whose parts are set as tightly as spares them a page. What was laid out is not done again."""
    compiler = _compiler(job)
    try:
        loose = _parts(compiler)
    except RuntimeError:
        return compiler  # which tells better what is wrong
    short = {part for part, told in loose.items() if told["coba"]}
    if not short:
        return compiler
    tighter = _compiler(job, short)
    tight = _parts(tighter)
    spared = {part for part in short if tight[part]["halaman"] < loose[part]["halaman"]}
    if spared == short:
        return tighter
    return _compiler(job, spared) if spared else compiler


def _parts(compiler: Any) -> dict[str, dict[str, Any]]:
    """Return what the parts of a document tell of themselves, by their names."""
    return {told["bagian"]: told for told in json.loads(compiler.query("<termuat>", field="value"))}


def _compiler(job: Job, tight: Collection[str] = ()) -> Any:
    """Return a compiler for a job; the parts named in `tight` are set tighter."""
    import typst

    return typst.Compiler(
        input=_read(job),
        root=job.root,
        font_paths=_fonts(job.fonts),
        ignore_system_fonts=True,
        sys_inputs={"lembar": job.values, "rapat": " ".join(sorted(tight))},
    )


def _read(job: Job) -> bytes:
    return job.source.encode()


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
