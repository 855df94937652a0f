"""A page on paper: sanitised HTML or plain values in, a tagged PDF out, the same bytes on every machine.

Everything that a reader sees besides the page itself is written in the print template (overrides/cetak/).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from terang import typesetter
from terang.kept import digest, kept, release
from terang.typesetter import Job
from terang.typst_code import check, string, to_typst

__all__ = ["Basis", "Reference", "Sheet", "check", "drawn", "made", "to_typst"]


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
    return typesetter.made(Job(source, _json(asdict(sheet)), path, root, fonts, timestamp, picture))


def drawn(
    values: Mapping[str, object], *, path: str, template: Path, fonts: Path, timestamp: int, cache: Path | None
) -> bytes:
    """Return the PDF that `template` draws from `values` alone, with its function `lembar`.

    `path` names the file in problems that the values come from; `cache` is a folder for finished sheets; the rest is
    as for `made`.
    """
    source = f'#import {string(f"/{template.name}")}: lembar\n#lembar(json(bytes(sys.inputs.at("lembar"))))\n'
    job = Job(source, _json(values), path, template.parent.resolve(), fonts, timestamp)
    code = (Path(__file__), Path(typesetter.__file__))
    used = digest(*sorted(template.parent.glob("*.typ")), *sorted(fonts.glob("*.ttf")), *code)
    facts = (release("typst"), source, job.values, str(timestamp), used)
    return kept(cache, facts, ".pdf", lambda: typesetter.made(job))


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _main(code: str, template: str) -> str:
    return f'#import {string(template)}: *\n#lembar(json(bytes(sys.inputs.at("lembar"))), {code})\n'
