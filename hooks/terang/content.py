"""The pages that staff wrote: heads, blocks and links checked before the first one is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from terang import (
    allowed_html,
    blocks,
    legal_basis,
    library,
    markup,
    material_parts,
    news,
    pictures,
    text_checks,
    yaml_tree,
)
from terang.blocks import BLOCKS, BlockData
from terang.comparison import Level, judge, why
from terang.markup import Rendered
from terang.pages import Generated
from terang.problems import Problem
from terang.records import heads, materials
from terang.records.heads import Head
from terang.records.materials import Material
from terang.records.news import News
from terang.shapes import Placed, Record, meant, one
from terang.sources import Document, files, page, read_page

NAMES = tuple(BLOCKS)
SUFFIXES = (".md", ".png", ".jpg", ".webp")
# Downloads are written to unduhan/; the engine leaves out templates/, and takes a README for an index.
_TAKEN = re.compile(r"content/(unduhan/|templates/|(.*/)?README\.md$)", re.IGNORECASE)


# Pages that the templates in overrides/ link to: from every page, from that of a statement or a promise, from feeds.
LINKED = (
    "agenda/",
    "agenda/arsip/",
    "bantuan/",
    "berita/",
    "cari/",
    "cuaca/",
    "data/",
    "data/angka/",
    "data/koreksi/",
    "komitmen/",
    "materi/",
    "tentang/",
    "tentang/aksesibilitas/",
    "tentang/privasi/",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page below content/. `head` is a Head, a Material for what is printed and taught, or News."""

    path: str  # below content/, "data/index.md"
    document: Document
    head: Head | Material | News
    generated: str = ""  # the text of a page that nobody wrote, see terang.pages
    listed: bool = True  # in the search index and in the list of all pages

    @property
    def address(self) -> str:
        return address(self.path)


def address(path: str) -> str:
    """Return where the page at `path` below content/ is published, from the site's root: "" or "data/tahun-2025/"."""
    stem = path.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return f"{stem}/" if stem else ""


@dataclass(frozen=True, slots=True)
class Written:
    """What is below content/: its files, and those of pages as documents by their path there."""

    files: tuple[str, ...]
    documents: tuple[tuple[str, Document], ...]
    problems: tuple[Problem, ...]


def read(root: Path) -> Written:
    """Read what staff wrote. A page that cannot be read is a problem, and left out."""
    found, problems = files(root, "content", SUFFIXES)
    documents: list[tuple[str, Document]] = []
    for path in found:
        if _TAKEN.match(path):
            fix = "ganti nama berkas itu, atau pindahkan ke folder lain"
            problems.append(Problem(path, 0, 0, "nama ini sudah dipakai oleh situs", fix))
        if path.endswith(".md"):
            document, wrong = read_page(root, path)
            problems += wrong
            documents += [(path.removeprefix("content/"), document)] if document else []
    problems += pictures.check(root, found)
    return Written(tuple(path.removeprefix("content/") for path in found), tuple(documents), tuple(problems))


def load(
    written: Written,
    data: BlockData,
    failed: Collection[str],
    generated: Iterable[Generated],
    render: Callable[[str], Rendered],
) -> tuple[dict[str, Page], list[Problem]]:
    """Return the pages by path, and every problem with them.

    `render` makes HTML of Markdown, see terang.markup. `failed` are names of records that are a problem already; what
    refers to them is not a second one.
    """
    problems = list(written.problems)
    made = {page.path: page for page in generated}
    known = {*written.files, *made}
    found = [(path, "", document) for path, document in written.documents]
    for path, one_made in made.items():
        document, wrong = page(one_made.origin, one_made.text)
        problems += wrong
        found += [(path, one_made.text, document)] if document else []
    hidden = {path for path, _, document in found if _unpublished(document)}
    known -= hidden
    pages: dict[str, Page] = {}
    by_address: dict[str, Page] = {}
    shelved: list[Placed[Material]] = []
    for path, text, document in found:
        placed, wrong = _head(document)
        problems += wrong
        if placed is None:
            continue
        entry = Page(path, document, placed.value, text, listed=not text or made[path].listed)
        if twin := by_address.get(entry.address):  # the engine would let the later entry replace the other
            what, where = f"alamatnya sama dengan content/{twin.path}", document.path
            if text and not twin.generated:
                what, where = f"alamatnya dipakai oleh halaman yang dibuat dari {document.path}", twin.document.path
            problems.append(Problem(where, 0, 0, what, "ganti nama salah satu berkas"))
        by_address.setdefault(entry.address, entry)
        if path not in hidden:
            pages.setdefault(path, entry)
        if isinstance(placed.value, Material):
            shelved.append(placed)
        problems += _more_about(placed, data, failed)
        problems += _body(entry, data, failed, known, hidden, render)
    problems += library.check_titles(shelved)
    problems += news.strangers(written.documents)
    return pages, problems + list(_missing(known))


def _missing(known: Collection[str]) -> Iterator[Problem]:
    for address in LINKED:
        paths = (f"{address.rstrip('/')}.md", f"{address}index.md")
        if not any(path in known for path in paths):
            what = "halaman ini belum ada, padahal halaman lain menautkannya"
            yield Problem(f"content/{paths[0]}", 0, 0, what, f"buat berkas itu, atau content/{paths[1]}")


def _head(document: Document) -> tuple[Placed[Head] | Placed[Material] | Placed[News] | None, list[Problem]]:
    if library.is_material(document):
        return one(document, Material)
    return one(document, News) if news.is_news(document) else one(document, Head)


def _unpublished(document: Document) -> bool:
    return isinstance(document.data, dict) and document.data.get("terbit") == "tidak"


def _more_about(
    placed: Placed[Head] | Placed[Material] | Placed[News], data: BlockData, failed: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong between the keys of a head, and with what it refers to."""
    yield from legal_basis.sources(placed, data.public.sources, failed)
    if isinstance(placed.value, Material):
        yield from materials.check(placed)
        yield from material_parts.check(placed)
        yield from legal_basis.check(placed, data.public.sources, failed)
        yield from library.check_material(placed, data.shelf)
    elif isinstance(placed.value, News):
        known = news.Known(data.by_id, data.commitments.tracked, data.shelf.slugs, failed)
        yield from news.check(placed, known)
    else:
        yield from heads.check(placed)


def _body(
    page: Page,
    data: BlockData,
    failed: Collection[str],
    known: Collection[str],
    hidden: Collection[str],
    render: Callable[[str], Rendered],
) -> Iterator[Problem]:
    document = page.document
    if why := markup.too_much(document.body):
        yield Problem(document.path, document.body_line, 0, why, "bagi menjadi beberapa bagian, atau beberapa halaman")
        return
    try:
        html, forbidden = render(document.body)
    except RecursionError:
        what = f"susunannya lebih dari {allowed_html.MAX_DEPTH} tingkat"
        yield Problem(document.path, document.body_line, 0, what, "kurangi daftar di dalam daftar")
        return
    yield from text_checks.links(page.path, document, html, known, hidden)
    yield from text_checks.silent_pictures(document, html)
    for written, what in forbidden:
        yield text_checks.at(document, written, what, "hapus, atau tulis dengan Markdown biasa")
    fences = list(markup.fences(document.body))
    for fence in fences:
        line = document.body_line + fence.line - 1
        if fence.name not in BLOCKS:
            what = f"blok '{fence.name}' tidak dikenal" if fence.name else "blok ini belum bernama"
            yield Problem(document.path, line, 1, what, meant(fence.name, list(BLOCKS)))
            continue
        yield from _block(document.path, fence, line, data, failed)
    yield from _neighbours(page, fences, data, failed)
    rendered = sorted((name, text.split()) for name, text in markup.rendered_blocks(allowed_html.clean(html)))
    expected = sorted((fence.name, fence.text.split()) for fence in fences if fence.name in BLOCKS)
    if rendered != expected:  # what stands in lists loses spaces on its way
        read = sum(block in rendered for block in expected)
        what = f"ada {len(expected)} blok tertulis, tetapi {read} yang terbaca"
        if read == len(expected):
            what = "ada blok yang tidak ditulis di awal baris"
        fix = "beri baris kosong sebelum dan sesudah setiap blok, dan tutup setiap blok dengan ```"
        yield Problem(document.path, document.body_line, 0, what, fix)


def options(text: str, name: str, path: str, line: int) -> tuple[Placed[Record] | None, list[Problem]]:
    """Return the checked options of the block `name`; `line` is where its fence opens."""
    tree = yaml_tree.parse(text, offset=line)
    document = Document(path, tree.data or {}, tree.values, tree.keys)
    problems = [Problem(path, mark.line, mark.column, what, fix) for mark, what, fix in tree.complaints]
    if tree.broken or problems:
        return None, problems
    return one(document, BLOCKS[name].Options)


def _block(path: str, fence: markup.Fence, line: int, data: BlockData, failed: Collection[str]) -> Iterator[Problem]:
    if re.search(r"^\s*(```|~~~)", fence.text, re.MULTILINE):
        yield Problem(path, line, 1, f"blok '{fence.name}' tidak ditutup", f"tambahkan baris {'`' * 3} sesudah isinya")
        return
    placed, problems = options(fence.text, fence.name, path, line)
    yield from problems
    if placed and not _mentioned(placed.value) & set(failed):
        for key, what, fix in BLOCKS[fence.name].check(placed.value, data):
            yield placed.problem(key, what, fix)


def _mentioned(record: Record) -> set[str]:
    """Return every word that a block's options hold, those in lists too."""
    values = record.model_dump().values()
    return {str(word) for value in values for word in (value if isinstance(value, tuple) else (value,))}


def _neighbours(page: Page, fences: list[markup.Fence], data: BlockData, failed: Collection[str]) -> Iterator[Problem]:
    """Yield which headline figures stand side by side though they may not: where there is room, they share a line."""
    lines = page.document.body.split("\n")
    for pair in pairwise(fences):
        one, other = pair
        between = lines[one.line + one.text.count("\n") + 2 : other.line - 1]
        if {one.name, other.name} != {"angka"} or any(line.strip() for line in between):
            continue
        line = page.document.body_line + other.line - 1
        read = [options(fence.text, fence.name, page.document.path, line)[0] for fence in pair]
        placed = [p for p in read if p and not list(BLOCKS[one.name].check(p.value, data))]
        if len(placed) < 2 or any(_mentioned(p.value) & set(failed) for p in placed):
            continue
        figures = [figure for p in placed for figure in blocks.figures(p.value, data)]
        verdict = judge(*figures)
        if verdict.level is Level.REFUSED:
            what = f"'{figures[0].id}' dan '{figures[1].id}' tidak boleh berdampingan ({why(verdict.reasons[0])})"
            yield placed[1].problem("pernyataan", what, "beri kalimat di antara keduanya, atau hapus salah satu")
