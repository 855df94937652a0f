"""HTML as typst code: the small set of tags that a page on paper may have, and a problem for every other.

A page becomes an array of its parts, each with its items; which of them stand on paper, and where, is the template's.
Inside them the code names what a thing is (`tabel`, `isian`, `kanal`, ..., which the template defines, and typst's own
`heading`, `list`, ...). Text is written only as string literals, where nothing but \\ and " has a meaning, so no text
can become code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from terang.html_tree import Element, Node, find, leads_within, one_space, parse, split, text
from terang.problems import Problem, ProblemsFound

WRAPPED = {
    "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "sub": "sub", "sup": "super",
    "del": "strike", "s": "strike", "ins": "underline", "u": "underline",
}  # fmt: skip
PLAIN = frozenset({"abbr", "code", "kbd", "label", "mark", "small", "span"})  # printed as the text around them
INLINE = frozenset({"a", "br", "img", "input", "q", *WRAPPED, *PLAIN})
SERVICE = ("nama", "untuk", "nomor", "tunggu", "catatan", "cek")  # parts of overrides/blocks/kanal.html
MAX_DEPTH = 40
_BOX = re.compile(r'((?:\{(?:par\()?)*)"☐ ?')  # a line to tick off, as staff write it
# "1. Pembuka (5 menit)": a step of a session; "1. Tenang": one that takes as long as it takes
_STEP = re.compile(r"(?:(\d{1,2})\. (?=\S))?(.*?)(?: \((\d{1,3}) menit\))?")


def check(html: str, path: str, images: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """Yield what keeps `html`, made from the Markdown file `path`, from being printed."""
    yield from _Writer(path, images or {}).read(html)[1]


def to_typst(html: str, path: str = "", images: Mapping[str, str] | None = None) -> str:
    """Return sanitised HTML as typst code. `images` maps each src to a file for typst. Raises ProblemsFound."""
    code, problems = _Writer(path, images or {}).read(html)
    if problems:
        raise ProblemsFound(problems)
    return code


def string(words: str) -> str:
    """Return `words` as a typst string literal."""
    safe = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{{{ord(match[0]):x}}}", safe) + '"'


class _Writer:
    def __init__(self, path: str, images: Mapping[str, str]) -> None:
        self.path = path
        self.images = images
        self.problems: list[Problem] = []

    def read(self, html: str) -> tuple[str, list[Problem]]:
        root, depth = parse(html)
        if depth > MAX_DEPTH:
            self.refuse("isi halaman bertingkat terlalu dalam", "kurangi daftar di dalam daftar")
            return "", self.problems
        return self.sections(root.children), self.problems

    def refuse(self, what: str, fix: str) -> str:
        self.problems.append(Problem(self.path, 0, 0, f"{what}, jadi PDF tidak bisa dibuat", fix))
        return '""'

    # Parts of a page begin at an h2, items of a part at an h3. What becomes of them is the template's business.

    def sections(self, nodes: Sequence[Node]) -> str:
        before, parts = split(nodes, "h2")
        opens = any(isinstance(node, Element) or node.strip() for node in before)
        written = [*([self.section(None, before)] if opens else []), *(self.section(*part) for part in parts)]
        return "(" + "".join(f"\n{part}," for part in written) + "\n)"

    def section(self, head: Element | None, nodes: Sequence[Node]) -> str:
        name = " ".join(text(head.children).split()) if head else ""
        title = self.inline(head.children) if head else '""'
        before, items = split(nodes, "h3")
        written = "".join(f"\n  {self.item(item, rest)}," for item, rest in items)
        return f"(nama: {string(name)}, judul: {title}, isi: {_block(self.blocks(before))}, butir: ({written}))"

    def item(self, head: Element, nodes: list[Node]) -> str:
        """A heading with what follows it; a table at its end comes apart, so that like items can share one."""
        words = " ".join(text(head.children).split())
        number, plain, minutes = _STEP.fullmatch(words).groups("") if words else ("", "", "")  # type: ignore[union-attr]
        title = self.inline(head.children)
        title = title.replace(f'"{number}. ', '"', 1) if number else title
        title = re.sub(rf' \({minutes} menit\)"(}}*)$', r'"\1', title) if minutes else title
        last = next((node for node in reversed(nodes) if not isinstance(node, str) or node.strip()), None)
        table = last if isinstance(last, Element) and last.tag == "table" else None
        rest = self.blocks(node for node in nodes if node is not table)
        given = f"({self.table(table)},)" if table else "()"
        return (
            f'(nomor: "{number}", menit: {minutes or 0}, teks: {string(plain)}, judul: {title}, '
            f"isi: {_block(rest)}, tabel: {given})"
        )

    # Blocks

    def blocks(self, nodes: Iterable[Node]) -> list[str]:
        code: list[str] = []
        run: list[Node] = []
        for node in [*nodes, Element("")]:
            if isinstance(node, str) or node.tag in INLINE:
                run.append(node)
                continue
            if text(run).strip() or any(isinstance(child, Element) for child in run):
                code.append(f"par({self.inline(run)})")
            run = []
            if node.tag:
                code += self.block(node)
        return code

    def block(self, element: Element) -> list[str]:
        tag, children = element.tag, element.children
        if tag in ("p", "figcaption", "caption"):
            return [f"par({self.inline(children)})"]
        if tag in ("h2", "h3", "h4"):
            depth = max(int(tag[1]) - 2, 1)  # the template adds an offset, for a part may become a document of its own
            return [f"heading(depth: {depth}, {self.inline(children)})"]
        if tag == "ul" and "kanal" in element.classes:
            return [self.services(element)]
        if tag in ("ul", "ol"):
            return [self.items(element)]
        if tag == "blockquote":
            return [f"quote(block: true, {_block(self.blocks(children))})"]
        if tag == "table":
            return [f"tabel({self.table(element)})"]
        if tag == "dl":
            return [self.terms(element)]
        if tag == "hr":
            return ["pembatas()"]
        if tag == "details" or "admonition" in element.classes:
            return [self.box(element)]
        if tag == "div":
            return self.blocks(children)
        return [self.refuse(f"bagian <{tag}> tidak bisa dicetak", "tulis dengan paragraf, daftar, atau tabel biasa")]

    def content(self, nodes: Sequence[Node]) -> str:
        """What stands in a list item or a cell: a bare line where it is only a line."""
        if all(isinstance(node, str) or node.tag in INLINE for node in nodes):
            return self.inline(nodes)
        return _block(self.blocks(nodes))

    def items(self, element: Element) -> str:
        found = element.elements
        for child in found:
            if child.tag != "li":
                what = f"bagian <{child.tag}> tidak bisa dicetak di dalam daftar"
                self.refuse(what, "mulai tiap butir dengan tanda -")
        name, start = ("list", "") if element.tag == "ul" else ("enum", element.attributes.get("start", ""))
        first = f"start: {int(start)}, " if start.isdecimal() else ""
        if "task-list" in element.classes:
            first = "marker: [], "  # its boxes are the marks
        written = [self.content(child.children) for child in found]
        if name == "list" and written and all(re.match(_BOX, code) for code in written):
            first, written = "marker: kotak(false), ", [re.sub(_BOX, r'\1"', code, count=1) for code in written]
        return f"{name}({first}{', '.join(written)})"

    def services(self, element: Element) -> str:
        """The block of services: each with its parts by name, so that the template can make the number large."""
        written: list[str] = []
        for item in element.elements:
            parts: dict[str, list[str]] = {name: [] for name in SERVICE}
            for part in item.elements:
                name = next((name for name in SERVICE if f"kanal-{name}" in part.classes), "catatan")
                for small in _taken_out(part, "small") if name == "nomor" else ():  # what it is for, beside the number
                    parts["untuk"].append(self.inline(small.children))
                parts[name].append(self.inline(_words(part)))
            written.append("(" + "".join(f"{name}: {_block(code)}, " for name, code in parts.items()) + "), ")
        return f"kanal(({''.join(written)}))"

    def terms(self, element: Element) -> str:
        code: list[str] = []
        pending: list[str] = []
        for child in _flat(element.children):
            if child.tag == "dt":
                pending.append(self.inline(child.children))
            elif child.tag == "dd":
                code.append(f"terms.item({_block(pending)}, {self.content(child.children)})")
                pending = []
            else:
                self.refuse(f"bagian <{child.tag}> tidak bisa dicetak di dalam daftar istilah", "tulis sebagai tabel")
        return f"terms({', '.join(code)})"

    def table(self, element: Element) -> str:
        """The parts of a table; the template decides how wide a column is."""
        cells = [row.elements for row in find(element, "tr")]
        if not cells or not all(cell.tag == "th" for cell in cells[0]):
            return self.refuse("ada tabel tanpa baris judul", "beri tabel itu baris judul kolom")
        if any(len(row) != len(cells[0]) for row in cells) or any(
            cell.attributes.get(span, "1") != "1" for row in cells for cell in row for span in ("colspan", "rowspan")
        ):
            what = "ada tabel dengan sel gabungan atau baris yang tidak lengkap"
            return self.refuse(what, "isi setiap sel tabel itu")
        title = self.inline([node for caption in find(element, "caption") for node in caption.children])
        head = "".join(f"{self.inline(cell.children)}, " for cell in cells[0])
        body = "".join(f"{self.cell(cell)}, " for row in cells[1:] for cell in row)
        return f"(judul: {title}, kepala: ({head}), isi: ({body}))"

    def cell(self, cell: Element) -> str:
        """A cell without words is room to write: one line, and one more for each line break."""
        if not text(cell.children).strip() and all(child.tag == "br" for child in cell.elements):
            return f"isian({len(cell.elements) + 1})"
        content = self.content(cell.children)
        return f"strong({content})" if cell.tag == "th" else content

    def box(self, element: Element) -> str:
        """A note beside the text; what is folded away on the screen lies open on paper."""
        kind = next((name for name in element.classes if name != "admonition"), "")
        children = element.elements
        titled = bool(children) and (children[0].tag == "summary" or "admonition-title" in children[0].classes)
        title = self.inline(children[0].children) if titled else '""'
        return f"catatan({string(kind)}, {title}, {_block(self.blocks(children[titled:]))})"

    # Lines of text

    def inline(self, nodes: Sequence[Node]) -> str:
        return _block(self.line(one_space(nodes)))

    def line(self, nodes: Iterable[Node]) -> list[str]:
        return [string(node) if isinstance(node, str) else self.mark(node) for node in nodes if node != ""]

    def mark(self, element: Element) -> str:
        tag = element.tag
        if tag == "br":
            return "linebreak()"
        if tag == "img":
            return self.image(element)
        if tag == "input":
            return f"kotak({'true' if 'checked' in element.attributes else 'false'})"
        if "footnote-backref" in element.classes:  # the way back up, of use only on a screen
            return '""'
        inside = _block(self.line(element.children))
        if tag in WRAPPED:
            return f"{WRAPPED[tag]}({inside})"
        if tag == "a" and re.match(r"(https?|tel|mailto):", element.attributes.get("href", "")):
            shown = "kanal-nomor" in element.classes or not element.attributes["href"].startswith("http")
            return f"{'link' if shown else 'tautan'}({string(element.attributes['href'])}, {inside})"
        if tag == "q" or leads_within(element):  # a link within the site leads nowhere on paper: its words are a title
            return _block(['"“"', inside, '"”"'])
        if tag == "a" or tag in PLAIN:
            return inside
        return self.refuse(f"bagian <{tag}> tidak bisa dicetak di dalam kalimat", "tulis sebagai kalimat biasa")

    def image(self, element: Element) -> str:
        src, alt = element.attributes.get("src", ""), element.attributes.get("alt", "").strip()
        if not alt:
            return self.refuse(f"gambar '{src}' belum punya keterangan", f"tulis ![apa yang terlihat]({src})")
        if src not in self.images:
            return self.refuse(f"gambar '{src}' tidak ditemukan", "periksa nama berkas gambar itu")
        return f"gambar({string(self.images[src])}, {string(alt)})"


def _block(code: Sequence[str]) -> str:
    return "{" + "; ".join(code or ['""']) + "}"


def _taken_out(element: Element, tag: str) -> Iterator[Element]:
    """Take the elements called `tag` out of `element`, and yield them."""
    for child in element.elements:
        if child.tag == tag:
            element.children.remove(child)
            yield child
        else:
            yield from _taken_out(child, tag)


def _words(part: Element) -> list[Node]:
    """What one part of a service says, also what is folded away on the screen."""
    if part.tag == "details":
        return [node for child in part.elements for node in (*child.children, " ")]
    return part.children if part.tag == "p" else [part]


def _flat(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield from _flat(node.children) if node.tag == "div" else (node,)
