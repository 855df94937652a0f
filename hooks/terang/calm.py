"""Words that must not be seen in passing, nor stay behind: in titles, addresses and file names of the help pages.

A browser cannot be made to forget, and a message that someone was sent shows the title of its link. So what remains of
a help page says nothing about it. The words are those of data/aturan.yml (`kata-tenang`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import unquote

from terang import markup
from terang.content import Page
from terang.problems import Problem
from terang.records.services import Service
from terang.shapes import Placed
from terang.telling import telling

SECTION = "bantuan/"
TEMPLATE = "bantuan.html"
_HEADING = re.compile(r"#(?!#)(.*)|<h1\b[^>]*>(.*)", re.IGNORECASE)
_FRAGMENT = re.compile(r"\]\(\s*<?[^)\s>]*#([^)\s>]+)")


def check(pages: Iterable[Page], files: Iterable[str], words: Collection[str]) -> Iterator[Problem]:
    """Yield what would give a help page away. `files` are all those below content/, by their path from the root."""
    for path in files:
        if path.startswith(f"content/{SECTION}"):
            yield from _path(path, words)
    for page in pages:
        inside = page.address.startswith(SECTION)
        if inside != (page.head.template == TEMPLATE):
            what = f"halaman di bawah content/{SECTION} harus memakai templat {TEMPLATE}"
            fix = f"tulis templat: {TEMPLATE}"
            if not inside:
                what, fix = (
                    f"templat {TEMPLATE} hanya untuk content/{SECTION}",
                    "pindahkan berkasnya, atau ganti templat",
                )
            yield page.document.problem(("templat",), what, fix)
        if inside:
            yield from _page(page, words)


def _path(path: str, words: Collection[str]) -> Iterator[Problem]:
    if word := telling(path.removeprefix("content/"), words):
        what = f"nama berkas atau foldernya memuat kata '{word}', yang tinggal di riwayat ponsel pembaca"
        yield Problem(path, 0, 0, what, "ganti namanya dengan kata yang tidak menceritakan isinya")


def _page(page: Page, words: Collection[str]) -> Iterator[Problem]:
    document = page.document
    fix = "pakai kata yang tidak menceritakan isinya, misalnya Info layanan"
    if page.generated:  # nobody wrote its name, so it is judged here and not among the files
        for problem in _path(page.path, words):
            yield Problem(document.path, 0, 0, problem.what, problem.fix)
    for key, text in (("judul", page.head.title), ("ringkasan", page.head.summary)):
        if word := telling(text, words):
            yield document.problem((key,), f"'{key}' memuat kata '{word}', yang terlihat orang lain", fix)
    fences = markup.fences(document.body)
    blocks = {line for fence in fences for line in range(fence.line, fence.line + fence.text.count("\n") + 3)}
    for offset, line in enumerate(document.body.split("\n")):
        if offset + 1 in blocks:
            continue
        number = document.body_line + offset
        heading = _HEADING.match(line)
        if heading and (word := telling(heading[1] or heading[2], words)):
            yield Problem(
                document.path, number, 1, f"judul di halaman memuat kata '{word}', yang terlihat sekilas", fix
            )
        for match in _FRAGMENT.finditer(line):
            if word := telling(unquote(match[1]), words):
                what = f"tautan ke '#{match[1]}' memuat kata '{word}', yang tinggal di riwayat ponsel pembaca"
                also = "beri bagian itu nama lain, misalnya: ## Judulnya {#bagian-2}"
                yield Problem(document.path, number, match.start(1), what, also)


def check_contacts(register: Sequence[Placed[Service]], words: Collection[str]) -> Iterator[Problem]:
    """Yield names under which a phone would list a number for all to see. The number itself they may hold."""
    said = [word for word in words if not word.isdecimal()]
    for placed in register:
        if word := telling(placed.value.contact, said):
            what = f"'kontak' memuat kata '{word}', yang terlihat di ponsel siapa pun yang menyimpannya"
            yield placed.problem("kontak", what, "pakai nama yang tidak menceritakan isinya, misalnya Info 129")
