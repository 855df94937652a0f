"""Read one finished page as a browser would meet it: what it links to, what it loads, what it would run.

In: HTML. Out: a `Page`. Nothing is judged here but what no page may ever contain (`Page.refused`).
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from terang import phone_numbers
from terang.phone_numbers import Written

# Links in the head that only name another address; every other kind makes the browser fetch something.
NAMES_ONLY = {"alternate", "author", "canonical", "license", "next", "prev"}
FETCHED_AHEAD = {"dns-prefetch", "modulepreload", "preconnect", "prefetch", "preload", "prerender"}
# With what each element loads, by the attributes that hold an address.
LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# The way out must not tell the neutral site where its visitor was, nor lend it a name; no other link has all three.
WAY_OUT = {"nofollow", "noopener", "noreferrer"}
DATA_SCRIPTS = {"application/json", "application/ld+json"}  # never run, so no policy needs to allow them
FETCHED_BY_SCRIPTS = (".js", ".json")  # what a data- attribute names for the page's script to fetch
PREVIEWS = {"og:image", "og:image:url", "og:image:secure_url", "twitter:image"}
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Within a line: these do not part a number from the rest of it.
INLINE = frozenset("a abbr b code em i mark q s small span strong sub sup u wbr".split())
REFUSED_TAGS = {"applet", "base", "embed", "frame", "iframe", "object"}
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+(?!url\())["']?([^"')\s;]+)""")

Attributes = dict[str, str]


class Address(NamedTuple):
    """An address as written in the page."""

    href: str
    line: int


class Said(NamedTuple):
    """Words in the page, or about it, with their line."""

    text: str
    line: int


class Refusal(NamedTuple):
    """Something that no page may contain; `what` and `fix` in Indonesian."""

    line: int
    what: str
    fix: str


@dataclass
class Last:
    """The last child of <body>, and the ways out in it."""

    tag: str
    classes: list[str]
    exits: list[Address] = field(default_factory=list)


@dataclass
class Page:
    """What one page holds. `loads` are fetched with the page; `later` only when they come into view."""

    language: str = ""
    title: str = ""
    policy: str = ""
    referrer: str = ""
    ids: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    links: list[Address] = field(default_factory=list)
    exits: list[Address] = field(default_factory=list)
    loads: list[Address] = field(default_factory=list)
    later: list[Address] = field(default_factory=list)
    shared: list[Address] = field(default_factory=list)  # pictures that messengers show where the page is linked
    styles: list[str] = field(default_factory=list)  # that stand in the page, as a policy calls them
    scripts: list[Said] = field(default_factory=list)  # that stand in the page and would run
    tags: dict[str, int] = field(default_factory=dict)  # each element's name, with the line of its first use
    metas: dict[str, Said] = field(default_factory=dict)  # what it says about itself: "description", "og:title", ...
    icons: list[Address] = field(default_factory=list)
    headings: list[Said] = field(default_factory=list)  # <h1>
    kept_as: list[Said] = field(default_factory=list)  # the names that downloads are given
    ahead: list[Address] = field(default_factory=list)  # what is fetched, or prepared, before anyone asks for it
    last: Last | None = None
    text: str = ""  # what a reader reads, each block on lines of its own
    numbers: list[Written] = field(default_factory=list)  # in that, whatever could be dialled

    @property
    def rules(self) -> dict[str, list[str]]:
        """The content security policy: each directive with its sources."""
        return {name: sources for name, *sources in (rule.split() for rule in self.policy.split(";") if rule.strip())}

    @staticmethod
    def hashed(text: str) -> str:
        """Return what a policy calls a style or script that stands inside the page."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    refused: list[Refusal] = field(default_factory=list)


def read_page(html: str) -> Page:
    """Return what `html` holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    page = reader.page
    page.text = "".join(reader.words)
    page.numbers = list(phone_numbers.find(page.text))
    return page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._text: list[str] | None = None  # of the <title>, <style>, <script> or <h1> being read
        self._line = 0  # on which that began
        self._open: list[str] = []
        self.words: list[str] = []
        self._drawings = 0  # depth of <svg>, whose <title> is not the page's

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self._nest(tag, given, line)
        self._take_common(tag, given, line)
        match tag:
            case "html":
                self.page.language = given.get("lang", "")
            case "svg":
                self._drawings += 1
            case "title" | "style" | "h1" if not (tag == "title" and self._drawings):
                self._text, self._line = [], line
            case "a":
                self._take_link(given, line)
            case "link":
                self._take_head_link(given, line)
            case "meta":
                self._take_meta(given, line)
            case "script":
                if "src" not in given and given.get("type") not in DATA_SCRIPTS:
                    self._text, self._line = [], line
            case "form" if "action" in given:
                self._refuse(line, "formulir mengirim isian ke server", "hapus atribut action")
            case _ if tag in REFUSED_TAGS:
                self._refuse(line, f"ada <{tag}> di halaman", f"hapus <{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.words.append("\n")
        while tag in self._open and self._open.pop() != tag:
            pass
        if tag == "svg":
            self._drawings -= 1
        elif tag in ("title", "style", "script", "h1") and self._text is not None:
            self._take_text(tag, "".join(self._text))
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
        if not {"style", "script"}.intersection(self._open):
            self.words.append(data)

    def _take_text(self, tag: str, text: str) -> None:
        if tag == "title":
            self.page.title = text.strip()
        elif tag == "script":
            self.page.scripts.append(Said(text, self._line))
        elif tag == "h1":
            self.page.headings.append(Said(text.strip(), self._line))
        else:
            self.page.styles.append(Page.hashed(text))
            self.page.loads += [Address(href, self.getpos()[0]) for href in CSS_ADDRESS.findall(text)]

    def _nest(self, tag: str, given: Attributes, line: int) -> None:
        page = self.page
        page.tags.setdefault(tag, line)
        if self._open[-1:] == ["body"]:
            page.last = Last(tag, given.get("class", "").split())
        if tag not in INLINE:
            self.words.append("\n")
        if tag not in VOID:
            self._open.append(tag)

    def _take_common(self, tag: str, given: Attributes, line: int) -> None:
        page = self.page
        page.classes.update(given.get("class", "").split())
        if "id" in given:
            page.ids.append(given["id"])
        waits = given.get("loading") == "lazy"
        found = [given[name] for name in LOADING.get(tag, ()) if name in given]
        found += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        (page.later if waits else page.loads).extend(Address(href, line) for href in found)
        for name, value in given.items():
            if name == "style":
                self._refuse(
                    line, f"<{tag}> memakai atribut style", "pakai kelas, dan tulis gayanya di overrides/gaya/"
                )
            elif name.startswith("on"):
                self._refuse(line, f"<{tag}> menjalankan skrip lewat atribut {name}", f"hapus atribut {name}")
            elif name.startswith("data-") and value.endswith(FETCHED_BY_SCRIPTS):
                page.later.append(Address(value, line))
            elif value.strip().lower().startswith(("javascript:", "vbscript:", "data:text/html")):
                self._refuse(line, f"<{tag}> menjalankan skrip lewat alamat", "tulis alamat halaman yang biasa")

    def _take_link(self, given: Attributes, line: int) -> None:
        if "href" not in given:
            return
        address = Address(given["href"], line)
        self.page.links.append(address)
        if given.get("download"):
            self.page.kept_as.append(Said(given["download"], line))
        if WAY_OUT.issubset(given.get("rel", "").split()):
            self.page.exits.append(address)
            if self.page.last:
                self.page.last.exits.append(address)

    def _take_head_link(self, given: Attributes, line: int) -> None:
        kinds = set(given.get("rel", "").lower().split())
        if "manifest" in kinds or any(kind.startswith("apple-") for kind in kinds):
            self._refuse(
                line, "halaman menawarkan diri untuk dipasang di ponsel", "hapus <link> itu: ia meninggalkan jejak"
            )
        if "alternate" in kinds:  # nothing is fetched, but who follows it must arrive
            self.page.links.append(Address(given.get("href", ""), line))
        if "icon" in kinds:
            self.page.icons.append(Address(given.get("href", ""), line))
        if kinds & FETCHED_AHEAD:
            self.page.ahead.append(Address(given.get("href", ""), line))
        if not kinds <= NAMES_ONLY:
            self.page.loads.append(Address(given.get("href", ""), line))

    def _take_meta(self, given: Attributes, line: int) -> None:
        equivalent = given.get("http-equiv", "").lower()
        if equivalent == "content-security-policy":
            self.page.policy = given.get("content", "")
            if self.page.loads or self.page.styles:
                self._refuse(line, "kebijakan keamanan datang terlambat", "taruh tepat setelah <meta charset>")
        elif equivalent == "refresh":
            self._refuse(line, "halaman berpindah sendiri", "hapus <meta http-equiv=refresh>")
        elif name := (given.get("name") or given.get("property", "")).lower():
            self.page.metas[name] = Said(given.get("content", ""), line)
            if name == "referrer":
                self.page.referrer = given.get("content", "")
            elif name in PREVIEWS:
                self.page.shared.append(Address(given.get("content", ""), line))

    def _refuse(self, line: int, what: str, fix: str) -> None:
        self.page.refused.append(Refusal(line, what, fix))
