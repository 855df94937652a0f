"""Documents as Word files (DOCX), for those who fill them in and change them: parts of materials, letters.

Real headings, lists and tables, so that whoever changes it keeps a document that can be read aloud; what is to be
filled in stands in square brackets and is marked. The same text gives the same bytes: every date in it is the date of
its text's version, and no person is named in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from terang.html_tree import Element, Node, find, leads_within, one_space, text

FONT = "Arial"  # on every office computer; the project's own fonts are not
_GAP = re.compile(r"(\[[^\[\]\n]{1,90}\])")  # [nama sekolah]
_STYLES = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "u": "underline"}
_LINES = frozenset({"a", "abbr", "br", "code", "del", "img", "input", "kbd", "label", "mark", "q", "s", "small", "span",
                    "sub", "sup", "ins", *_STYLES})  # fmt: skip
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the oldest date that a ZIP can hold


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; `footer` stands below every page."""

    title: str
    summary: str
    publisher: str
    footer: str
    day: date
    gap: str  # stands where a service has no number yet: whoever adopts the document writes it there
    language: str = "id-ID"
    titled: bool = True  # a letter has no title above it


def made(nodes: Sequence[Node], about: About) -> bytes:
    """Return the file that holds `nodes`, the clean HTML below the part's own heading."""
    document = docx.Document()
    _settings(document, about)
    writer = _Writer(document, about.gap)
    if about.titled and not any(isinstance(node, Element) and node.tag == "h3" for node in nodes[:3]):
        document.add_paragraph(about.title, style="Title")
    writer.blocks(nodes, document)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _settings(document: Any, about: About) -> None:
    properties, moment = document.core_properties, datetime(about.day.year, about.day.month, about.day.day)
    properties.title, properties.comments, properties.language = about.title, about.summary, about.language
    properties.author = properties.last_modified_by = about.publisher
    properties.created = properties.modified = moment
    properties.revision = 1
    package = document.part.package
    for name in [name for name, part in package.rels.items() if part.reltype.endswith("/thumbnail")]:
        del package.rels[name]  # a picture of the library's own empty page
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # would win over the name
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), FONT)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0, 0, 0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), about.language)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    footer = section.footer.paragraphs[0]
    footer.add_run(about.footer).font.size = Pt(8)


class _Writer:
    def __init__(self, document: Any, gap: str) -> None:
        self.document = document
        self.gap = gap
        self.styles = {style.name: style.style_id for style in document.styles}

    def paragraph(self, where: Any, style: str | None = None) -> Any:
        """Return a new paragraph; the library itself looks a style up in all of them, twice."""
        made = where.add_paragraph()
        if style:
            made._p.style = self.styles[style]
        return made

    def blocks(self, nodes: Iterable[Node], where: Any, style: str | None = None) -> None:
        """Write blocks into a document or a cell."""
        run: list[Node] = []
        for node in [*nodes, Element("")]:
            if isinstance(node, str) or node.tag in _LINES:
                run.append(node)
                continue
            if text(run).strip() or any(isinstance(child, Element) for child in run):
                self.line(run, self.paragraph(where, style))
            run = []
            if node.tag:
                self.block(node, where)

    def block(self, element: Element, where: Any) -> None:
        tag = element.tag
        if tag in ("h3", "h4", "h5"):
            self.line(element.children, self.paragraph(where, f"Heading {int(tag[1]) - 2}"))
        elif tag == "ul" and "kanal" in element.classes:
            for service in element.elements:
                self.service(service, self.paragraph(where))
        elif tag in ("ul", "ol"):
            self.items(element, where)
        elif tag == "table":
            self.table(element)
        elif tag == "blockquote":
            self.blocks(element.children, where, "Quote")
        elif tag == "p":
            self.line(element.children, where.add_paragraph())
        elif tag == "hr":
            where.add_paragraph()
        else:  # what only holds others: a div, a note
            self.blocks(element.children, where)

    def items(self, element: Element, where: Any, level: int = 0) -> None:
        numbered = element.tag == "ol"
        suffix = f" {min(level, 2) + 1}" if level else ""
        number = self.numbering(f"List Number{suffix}") if numbered else None
        for item in element.elements:
            own = [node for node in _unwrapped(item.children) if isinstance(node, str) or node.tag not in ("ul", "ol")]
            boxed = text(own).lstrip().startswith("☐")
            style = "Normal" if boxed else f"List {'Number' if numbered else 'Bullet'}{suffix}"
            paragraph = self.paragraph(where, style)
            if number is not None and not boxed:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = (
                    number  # the library has no way to begin at 1 again
                )
            self.line(own, paragraph)
            for below in item.elements:
                if below.tag in ("ul", "ol"):
                    self.items(below, where, level + 1)

    def service(self, item: Element, paragraph: Any) -> None:
        """Write a service on short lines, so that its number is found: who answers, the number, what it is for."""
        parts: list[Node] = []
        for part in item.elements:
            if part.tag == "details":  # when it was checked: of use on the page, not in a document that is adopted
                continue
            line = [self.gap] if "kanal-tunggu" in part.classes else part.children
            parts += [*([Element("br")] if parts else []), *line]
        self.line(parts, paragraph)

    def numbering(self, style: str) -> int:
        """Return the number of a new list of this style that begins at 1."""
        root = self.document.part.numbering_part.element
        used = self.document.styles[style].element.pPr.numPr.numId.val
        made = root.add_num(root.num_having_numId(used).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def table(self, element: Element) -> None:
        rows = [row.elements for row in find(element, "tr")]
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return
        table = self.document.add_table(rows=len(rows), cols=columns, style="Table Grid")
        for number, (cells, row) in enumerate(zip(rows, table._tbl.tr_lst, strict=True)):
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if number == 0 and all(cell.tag == "th" for cell in cells):
                row.trPr.append(OxmlElement("w:tblHeader"))  # said again on every page, and read aloud as a head
            for cell, place in zip(cells, row.tc_lst, strict=False):
                self.cell(cell, _Cell(place, table))
        self.document.add_paragraph()

    def cell(self, cell: Element, place: Any) -> None:
        """A cell without words is room to write: a line, and one more for each line break."""
        first, nodes, bold = place.paragraphs[0], cell.children, cell.tag == "th"
        if all(isinstance(node, str) or node.tag in _LINES for node in nodes):
            self.line(nodes, first, bold=bold)
            return
        self.blocks(nodes, place)
        first._p.getparent().remove(first._p)  # a new cell holds an empty line

    def line(self, nodes: Sequence[Node], paragraph: Any, **style: bool) -> None:
        """Write a line of text into a paragraph."""
        self.runs(one_space(nodes), paragraph, style)

    def runs(self, nodes: Iterable[Node], paragraph: Any, style: dict[str, bool]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.words(node, paragraph, style)
            elif node.tag == "br":
                paragraph.add_run().add_break()
            elif node.tag == "q" or leads_within(node):
                self.runs(["“", *node.children, "”"], paragraph, style)
            else:
                marked = {_STYLES[node.tag]: True} if node.tag in _STYLES else {}
                self.runs(node.children, paragraph, style | marked)

    def words(self, words: str, paragraph: Any, style: dict[str, bool]) -> None:
        for part in _GAP.split(words):
            if part:
                run = paragraph.add_run(part)
                for name, wanted in style.items():
                    setattr(run, name, wanted or None)  # None: as the style of the paragraph says
                if _GAP.fullmatch(part):
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _unwrapped(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield what stands in an item of a list, whether Markdown put it into a paragraph or not."""
    for node in nodes:
        yield from node.children if isinstance(node, Element) and node.tag == "p" else (node,)


def _repacked(body: bytes) -> bytes:
    """Return a ZIP with the same files, in one order and with one date: the library writes the hour of the build."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        names = sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name))  # it must come first
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            packed.writestr(entry, given.read(name))
    return out.getvalue()
