"""Markdown as we allow it: which extensions, which HTML, and where blocks stand in it.

A block is a fence with `key: value` lines. While Markdown is rendered it leaves a token behind, made of characters
that sources may not contain, so that no one can write one; after the HTML is clean, tokens give way to blocks.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from typing import Any, NamedTuple

import markdown
import nh3

_TOKEN = re.compile("<div>\ue000([a-z]+):([A-Za-z0-9_=-]*)\ue001</div>")

TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd label li mark "
    "ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "details": {"open"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ALIGNED = {"left": "kiri", "center": "tengah", "right": "kanan"}

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
        "toc": {"permalink": False},
        "pymdownx.superfences": {
            "disable_indented_code_blocks": True,
            "custom_fences": [{"name": name, "class": name, "format": partial(_token, name)} for name in blocks],
        },
    }


def _token(name: str, source: str, *_args: object, **_kwargs: object) -> str:
    encoded = base64.urlsafe_b64encode(source.encode()).decode()
    return f"<div>\ue000{name}:{encoded}\ue001</div>"


def render(body: str, blocks: tuple[str, ...]) -> str:
    """Return `body` as HTML with tokens for blocks; links between pages stay as they were written."""
    return markdown.markdown(body, extensions=EXTENSIONS, extension_configs=extension_configs(blocks))


def clean(html: str) -> str:
    """Return only what the allow-list lets through. What it would drop is a problem long before; this is the lock."""
    safe = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style"},
    )
    return re.sub(r'align="(left|center|right)"', lambda match: f'class="{_ALIGNED[match[1]]}"', safe)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and re.match(r"[a-z]+:|//", value, re.IGNORECASE):
        return None  # no request leaves the site
    return value


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


def forbidden_html(html: str) -> list[tuple[str, str]]:
    """Return what the allow-list would drop from `html`: (as written, for example "<script" or "onclick=")."""
    finder = _Forbidden()
    finder.feed(html)
    finder.close()
    return finder.found


class _Forbidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append((f"<{tag}", f"tanda HTML <{tag}> tidak boleh dipakai"))
            return
        for name, value in attrs:
            allowed = name in _ATTRIBUTES["*"] or name in _ATTRIBUTES.get(tag, ())
            if not allowed:
                self.found.append((f"{name}=", f"'{name}' pada <{tag}> tidak boleh dipakai"))
            elif name == "href" and not self.safe(value or ""):
                self.found.append((value or "", f"tautan ini tidak boleh dipakai: '{(value or '')[:40]}'"))
            elif name == "src" and _kept(tag, name, value or "") is None:
                self.found.append((value or "", "gambar dari situs lain tidak boleh dipakai"))

    @staticmethod
    def safe(address: str) -> bool:
        scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:", address)
        return not scheme or scheme[1].lower() in _SCHEMES
