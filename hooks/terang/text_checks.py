"""What is wrong with the text of a page, as its HTML shows it: links that lead nowhere, pictures without words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from html import unescape

from terang.problems import Problem
from terang.shapes import meant
from terang.sources import Document


def links(
    path: str, document: Document, html: str, known: Collection[str], hidden: Collection[str]
) -> Iterator[Problem]:
    """Yield the links and pictures of a page that lead to no file.

    `path` is the page's own below content/; `known` are those of all files there, `hidden` of pages not yet published.
    """
    for attribute, _, address in re.findall(r"""(href|src)=(["'])(.*?)\2""", html, re.DOTALL):
        target = unescape(address).split("#")[0].split("?")[0]
        if not target or re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
            continue
        where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if where in hidden:
            what = f"tautan ke '{target}' menuju halaman yang belum terbit"
            yield at(document, target, what, "hapus tautan ini sampai halaman itu terbit")
        elif where not in known:
            word = "tautan" if attribute == "href" else "gambar"
            alike = [file for file in known if file.endswith(".md") == (attribute == "href")]
            fix = meant(where, alike) if alike else "simpan gambarnya di sebelah halaman ini"
            if target.endswith("/"):
                fix = "tautkan berkasnya, misalnya ../data/index.md"
            yield at(document, target, f"{word} ke '{target}' tidak menemukan berkas", fix)


def silent_pictures(document: Document, html: str) -> Iterator[Problem]:
    """Yield the pictures that say nothing to those who cannot see them."""
    for image in re.findall(r"<img\b[^>]*>", html):
        if not re.search(r"""\balt=(["'])\s*[^"'\s]""", image):
            address = unescape((re.search(r"""\bsrc=(["'])(.*?)\1""", image) or ["", "", ""])[2])
            fix = f"tulis ![apa yang terlihat]({address})"
            yield at(document, address, f"gambar '{address}' belum punya keterangan", fix)


def at(document: Document, written: str, what: str, fix: str) -> Problem:
    """Return a problem on the first line of the body that holds `written`."""
    for number, line in enumerate(document.body.split("\n")):
        if written.lower() in line.lower():
            column = line.lower().index(written.lower()) + 1
            return Problem(document.path, document.body_line + number, column, what, fix)
    return Problem(document.path, document.body_line, 0, what, fix)
