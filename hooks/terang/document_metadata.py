"""What a document says besides its pages: who wrote it, on whose computer. And what its pages say, as text.

PDF, Word, Excel, PowerPoint and OpenDocument. Black bars over a name hide nothing: the text below them is read as well.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

PDF = ".pdf"
OFFICE = (
    ".docx",
    ".docm",
    ".dotx",
    ".xlsx",
    ".xlsm",
    ".xltx",
    ".pptx",
    ".ppsx",
    ".odt",
    ".ods",
    ".odp",
    ".odg",
    ".epub",
)
READ = (PDF, *OFFICE)
OLD = (".doc", ".xls", ".ppt", ".rtf", ".pages", ".one", ".msg", ".eml", ".zip", ".rar", ".7z")  # not read; refused
_MOST = 40_000_000  # bytes of one part of a document
_PEOPLE = re.compile(
    rb"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|Manager)>([^<]+)<"
    rb"|<dc:creator>\s*<rdf:(?:Seq|Bag)>\s*<rdf:li[^>]*>([^<]+)<"
    rb"|(?:w:author=|<person [^>]*displayName=)\"([^\"]+)\""
)


class Unreadable(Exception):  # noqa: N818 - said of the file, not of the program
    """The document is broken or locked."""


def read(raw: bytes, suffix: str) -> tuple[frozenset[str], str]:
    """Return who is named as a writer of a document, and its text. Raises Unreadable."""
    return _pdf(raw) if suffix == PDF else _office(raw)


def _pdf(raw: bytes) -> tuple[frozenset[str], str]:
    import pypdfium2  # only where there is a PDF: to load it takes as long as to check all pages

    try:
        document = pypdfium2.PdfDocument(raw)
        said = document.get_metadata_dict(skip_empty=True)
        text = "\n\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    named = {said["Author"]} if "Author" in said else set[str]()
    return frozenset(named | _people(raw)), text.replace("\r\n", "\n").replace("\ufffe", "-")


def _office(raw: bytes) -> tuple[frozenset[str], str]:
    named: set[str] = set()
    words: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            for part in package.infolist():
                if part.filename.endswith((".xml", ".xhtml", ".html", ".rels")) and part.file_size <= _MOST:
                    xml = package.read(part)
                    named |= _people(xml)
                    words.append(_words(xml))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Unreadable from error
    return frozenset(named), "\n\n".join(words)


def _people(raw: bytes) -> set[str]:
    found = ("".join(part.decode("utf-8", "replace") for part in parts) for parts in _PEOPLE.findall(raw))
    return {unescape(name).strip() for name in found} - {""}


def _words(xml: bytes) -> str:
    text = xml.decode("utf-8", "replace")
    text = re.sub(r"</(?:w:p|a:p|text:p|text:h|si|row|table:table-row|p|li|h\d)>", "\n", text)
    text = re.sub(r"</(?:w:tc|c|v|t|table:table-cell|td)>", " ", text)
    return unescape(re.sub(r"<[^<>]*>", "", text))
