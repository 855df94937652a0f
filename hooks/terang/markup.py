"""Markdown as we allow it: which extensions, which HTML, and where blocks stand in it.

A block is a fence with `key: value` lines. While Markdown is rendered it leaves a token behind, with a word in it
that is new in every run, so that no one can write one; after the HTML is clean, tokens give way to blocks.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import markdown
from markdown.extensions.toc import slugify

from terang.allowed_html import forbidden_html
from terang.kept import release
from terang.remembered import Remembered

_SECRET = secrets.token_hex(8)
_NO_SECRET = "\0"  # stands for it in what is kept
_TOKEN = re.compile(f"<div>{_SECRET}:([a-z-]+):([A-Za-z0-9_=-]*)</div>")

# Python-Markdown's time grows with the square of what it reads: 8,000 open brackets take it 17 seconds.
MAX_PAGE = 30_000  # characters: ten printed sheets
MAX_MARKS = 1_000  # of "[", and of "<"
MAX_RUN = 200  # lines without an empty one between them

TAKEN = frozenset({"daftar", "isi", "menu", "tentang"})  # ids in overrides/

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences",
]  # fmt: skip


class Fence(NamedTuple):
    """A block as it stands in a page: its name, its text, and the line (from 1) in the body where it opens."""

    name: str
    text: str
    line: int


def extension_configs(blocks: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return the settings of EXTENSIONS, with a fence for each of `blocks`."""
    return {
        "tables": {"use_align_attribute": True},  # a style attribute would not pass the content security policy
        "toc": {"permalink": False, "slugify": _anchor},
        "footnotes": {"BACKLINK_TITLE": "Kembali ke catatan {} di teks"},  # else it is English
        "pymdownx.superfences": {
            "disable_indented_code_blocks": True,
            "custom_fences": [{"name": name, "class": name, "format": partial(_token, name)} for name in blocks],
        },
    }


def _anchor(words: str, separator: str) -> str:
    """Return the anchor of a heading, never one that the templates use: "Isi" is a part of many materials."""
    name = slugify(words, separator)
    return f"bagian-{name}" if name in TAKEN else name


def _token(name: str, source: str, *_args: object, **_kwargs: object) -> str:
    encoded = base64.urlsafe_b64encode(source.encode()).decode()
    return f"<div>{_SECRET}:{name}:{encoded}</div>"


class Rendered(NamedTuple):
    """What Markdown became: HTML with tokens for blocks, and what of it may not stand on a page."""

    html: str
    forbidden: list[tuple[str, str]]  # see terang.allowed_html


class Renderer:
    """Markdown as `render` makes it, each text once; what was rendered in earlier runs comes from `cache`, a folder."""

    def __init__(self, blocks: tuple[str, ...], cache: Path | None) -> None:
        self._blocks = blocks
        given = (*map(release, ("markdown", "pymdown-extensions")), *blocks)
        rules = ("markup.py", "allowed_html.py")
        self._known = Remembered(cache / "markdown.json" if cache else None, rules, given)
        self._now: dict[str, Rendered] = {}  # a page is checked, printed and packed

    def __call__(self, body: str) -> Rendered:
        """Return what `body` became."""
        if body not in self._now:
            self._now[body] = self._rendered(body)
        return self._now[body]

    def _rendered(self, body: str) -> Rendered:
        raw = body.encode("utf-8", "surrogatepass")
        if told := self._known.get(".md", raw):
            html, forbidden = json.loads(told)
            return Rendered(html.replace(_NO_SECRET, _SECRET), [(written, what) for written, what in forbidden])
        html = render(body, self._blocks)
        forbidden = forbidden_html(html)
        if _NO_SECRET not in html:
            self._known.add(".md", raw, json.dumps([html.replace(_SECRET, _NO_SECRET), forbidden]))
        return Rendered(html, forbidden)

    def keep(self) -> None:
        """Keep for the next run what was rendered in this one."""
        self._known.keep()


def render(body: str, blocks: tuple[str, ...]) -> str:
    """Return `body` as HTML with tokens for blocks; links between pages stay as they were written."""
    try:
        return _converter(blocks).reset().convert(body)
    except BaseException:
        _converter.cache_clear()  # it stopped halfway, and would go on from there with the next page
        raise


@cache
def _converter(blocks: tuple[str, ...]) -> markdown.Markdown:
    """One for all pages: to make one takes as long as to convert a short page."""
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=extension_configs(blocks))


def too_much(body: str) -> str | None:
    """Return why `body` would keep Markdown busy for minutes, in Indonesian, or None."""
    if len(body) > MAX_PAGE:
        return f"halaman ini terlalu panjang ({len(body)} huruf, paling banyak {MAX_PAGE})"
    for mark in "[<":
        if body.count(mark) > MAX_MARKS:
            return f"terlalu banyak tanda {mark} di halaman ini ({body.count(mark)}, paling banyak {MAX_MARKS})"
    run = max(len(lines.strip("\n").split("\n")) for lines in re.split(r"\n[ \t]*(?=\n)", body))
    if run > MAX_RUN:
        return f"ada {run} baris berturut-turut tanpa baris kosong (paling banyak {MAX_RUN})"
    return None


def place_blocks(html: str, block: Callable[[str, str], str]) -> str:
    """Replace each token in clean HTML by `block(name, text)`."""
    return _TOKEN.sub(lambda match: block(match[1], _decoded(match[2])), html)


def rendered_blocks(html: str) -> list[tuple[str, str]]:
    """Return name and text of each block that Markdown found."""
    return [(match[1], _decoded(match[2])) for match in _TOKEN.finditer(html)]


def _decoded(encoded: str) -> str:
    return base64.urlsafe_b64decode(encoded).decode()


def fences(body: str) -> Iterator[Fence]:
    """Yield the fences that a reader of the Markdown sees, named or not, with their lines."""
    lines = body.split("\n")
    number = 0
    while number < len(lines):
        opening = re.fullmatch(r"(\s*)(`{3,}|~{3,})\s*([a-z-]*).*", lines[number])
        number += 1
        if not opening:
            continue
        start, (indent, ticks, name) = number, opening.groups()
        inside: list[str] = []
        while number < len(lines) and not re.fullmatch(rf"\s*{ticks[0]}{{{len(ticks)},}}\s*", lines[number]):
            inside.append(lines[number].removeprefix(indent))
            number += 1
        number += 1
        yield Fence(name, "\n".join(inside), start)
