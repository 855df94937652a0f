"""Which HTML may stand on a page: a list of what is allowed, told before rendering and enforced after it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

import nh3

TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd label li mark "
    "ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "details": {"open"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ALIGNED = {"left": "kiri", "center": "tengah", "right": "kanan"}
_EMPTY = frozenset("br hr img".split())
_CLOSED_BY_THE_NEXT = frozenset("dd dt li p tbody td tfoot th thead tr".split())
MAX_DEPTH = 50  # elements in elements; at some hundred it runs out of stack


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
    return re.sub(r'(<t[dh]\b[^<>]*?) align="(left|center|right)"([^<>]*>)', _aligned, safe)


def _aligned(cell: re.Match[str]) -> str:
    before, side, after = cell.groups()
    if 'class="' in before + after:
        return (before + after).replace('class="', f'class="{_ALIGNED[side]} ', 1)
    return f'{before} class="{_ALIGNED[side]}"{after}'


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and (_scheme(value) or _as_read(value).startswith("//")):
        return None  # no request leaves the site
    return value


def _as_read(address: str) -> str:
    """An address as browsers read it: they drop spaces around it and line ends in it, and take \\ for /."""
    return re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")


def _scheme(address: str) -> str:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", _as_read(address))
    return scheme[1].lower() if scheme else ""


def forbidden_html(html: str) -> list[tuple[str, str]]:
    """Return what the allow-list would drop from `html`: (as written, for example "<script" or "onclick=")."""
    finder = _Forbidden()
    finder.feed(html)
    finder.close()
    return finder.found


class _Forbidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str]] = []
        self.open: list[str] = []

    def close(self) -> None:
        super().close()
        self._leave(self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append((f"<{tag}", f"tanda HTML <{tag}> tidak boleh dipakai"))
            return
        if tag not in _EMPTY:
            self.open.append(tag)
        if len(self.open) == MAX_DEPTH:
            self.found.append(("", f"susunannya lebih dari {MAX_DEPTH} tingkat"))
        for name, value in attrs:
            allowed = name in _ATTRIBUTES["*"] or name in _ATTRIBUTES.get(tag, ())
            if not allowed:
                self.found.append((f"{name}=", f"'{name}' pada <{tag}> tidak boleh dipakai"))
            elif any(map(_hidden, value or "")):
                self.found.append((f"{name}=", f"'{name}' pada <{tag}> memuat tanda yang tak terlihat"))
            elif name == "href" and _scheme(value or "") not in {"", *_SCHEMES}:
                self.found.append((value or "", f"tautan ini tidak boleh dipakai: '{(value or '')[:40]}'"))
            elif name == "src" and _kept(tag, name, value or "") is None:
                self.found.append((value or "", "gambar dari situs lain tidak boleh dipakai"))

    handle_startendtag = handle_starttag  # in HTML, <details/> opens like <details>

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            last = len(self.open) - 1 - self.open[::-1].index(tag)
            self._leave(self.open[last + 1 :])
            del self.open[last:]

    def _leave(self, tags: list[str]) -> None:
        for tag in tags:
            if tag not in _CLOSED_BY_THE_NEXT:
                self.found.append((f"<{tag}", f"tanda HTML <{tag}> tidak ditutup"))

    def handle_charref(self, name: str) -> None:
        self._reference(f"#{name}")

    def handle_entityref(self, name: str) -> None:
        self._reference(name)

    def _reference(self, name: str) -> None:
        if any(map(_hidden, unescape(f"&{name};"))):
            self.found.append((f"&{name}", f"'&{name};' adalah tanda yang tak terlihat"))

    def handle_pi(self, data: str) -> None:
        self.found.append(("<?", "tanda <? tidak boleh dipakai"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("<!", "tanda <! tidak boleh dipakai"))

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)


def _hidden(char: str) -> bool:
    return char not in "\t\n" and unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co")
