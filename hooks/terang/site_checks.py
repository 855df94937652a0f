"""What is checked once all pages are there: where they lead, what the guard finds, numbers, reviews, and the print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from terang import (
    blocks,
    calm,
    channels,
    content,
    guard,
    library,
    markup,
    outreach_checks,
    personal_data,
    reviews,
    sources,
)
from terang.blocks import BlockData
from terang.content import Page
from terang.facts import Facts
from terang.library import Shelf
from terang.problems import Problem, ProblemsFound
from terang.shapes import meant
from terang.take_along import TakeAlong

PRINTED = ("tempat", "cetak", "surat")  # blocks whose files are set by typst


class Written(NamedTuple):
    """What there is to check: the files of content/ by their path below `root`, and the pages made from them.

    `to_publish`: a review that has run out since it was written stops nothing.
    """

    root: Path
    paths: tuple[str, ...]
    pages: Mapping[str, Page]
    to_publish: bool


def check(facts: Facts, written: Written, shelf: Shelf, cache: Path) -> list[Problem]:
    """Return every problem but those of single pages; `cache` is a folder for what the guard has found clean."""
    root, pages = written.root, written.pages
    words = facts.policy.telling_words
    problems = [*_menu(facts, root), *personal_data.check(root)]
    problems += [] if written.to_publish else reviews.over(pages.values(), facts.day)
    problems += library.check_slugs(facts.library, shelf)
    problems += outreach_checks.check_materials(facts.outreach.written, shelf.slugs)
    problems += guard.check(root, facts.acknowledged, facts.policy.copies, facts.day, cache)
    problems += calm.check_contacts(facts.register, words)
    problems += calm.check(pages.values(), list(written.paths), words)
    return problems


def numbers(facts: Facts, written: Written) -> list[Problem]:
    """Return the numbers that pages mention and data/layanan.yml does not hold, or holds no longer."""
    registers, _ = sources.files(written.root, "data", (".yml",))
    texts = [*_texts(written.root, [*written.paths, *registers]), *_made(written.pages.values())]
    return list(channels.check(facts.register, facts.policy.numbers, facts.day, texts))


def unprintable(pages: Iterable[Page], data: BlockData, along: TakeAlong) -> Iterator[Problem]:
    """Yield what only the typesetter notices: a letter that the fonts lack, a heading level left out."""
    yield from along.problems()
    for page in pages:
        try:
            for fence in markup.fences(page.document.body):
                if fence.name in PRINTED and (placed := content.options(fence.text, fence.name, page.path, 0)[0]):
                    blocks.files(placed.value, data)
        except ProblemsFound as found:
            yield from found.problems


def _menu(facts: Facts, root: Path) -> Iterator[Problem]:
    """Yield what the menu on every page leads to that is no page, not even one with a problem of its own."""
    written, _ = sources.files(root, "content", (".md",))
    known = [content.address(path.removeprefix("content/")) for path in written]
    for key, items in (("menu", facts.identity.menu), ("menu-lain", facts.identity.more)):
        for index, item in enumerate(items):
            if item.address not in known:
                what = f"tidak ada halaman di alamat '{item.address}'"
                yield facts.settings.problem((key, index, "alamat"), what, meant(item.address, known))


def _texts(root: Path, paths: Iterable[str]) -> Iterator[channels.Text]:
    for path in paths:
        if path.endswith((".md", ".yml")) and (root / path).stat().st_size <= sources.MAX_BYTES:
            yield channels.Text(path, (root / path).read_text("utf-8", errors="replace"))


def _made(pages: Iterable[Page]) -> Iterator[channels.Text]:
    for page in pages:
        if page.generated:
            yield channels.Text(page.document.path, page.generated, line=0)
