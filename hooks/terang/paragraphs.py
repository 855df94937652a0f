"""What stands together in a file, as a reader takes it in: paragraphs, list items, rows, headings, values.

Each comes in one line without marks, with the line on which it begins. A list of facts about one person ("Nama: ...",
"Umur: ...") is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from terang import disguise

_FACT = re.compile(r"\|?\s*(?:[-*+]|\d+[.)])?\s*[*_]{0,2}[A-Z][A-Za-z/ ]{1,24}[*_]{0,2}\s*[:=|][*_]{0,2}\s*\S")
_OWN = re.compile(r"\s*(?:#{1,6}\s|\||(?:[-*+]|\d+[.)])\s|!!!|\?\?\?|[a-z0-9-]+:(?:\s|$)|```|~~~|---)")
_VALUE = re.compile(r"(\s*)(?:-\s+)*(?:[\w-]+:(?:\s+|$)|-\s+)?")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
_SPACE = re.compile(r"\s+")


class Paragraph(NamedTuple):
    """`line` counts from 1. `words` is one line."""

    line: int
    words: str


def of_markdown(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page, its head and its blocks too."""
    yield from _joined(_markdown(disguise.words(disguise.characters(text))))


def of_yaml(text: str) -> Iterator[Paragraph]:
    """Yield the values and the comments of a YAML file."""
    yield from _joined(_yaml(disguise.characters(text)))


def of_words(text: str) -> Iterator[Paragraph]:
    """Yield the lines of what has been read out of a page or a table already."""
    yield from _joined(enumerate(disguise.characters(text).split("\n"), start=1))


def of_html(text: str) -> Iterator[Paragraph]:
    """Yield the words between the tags of a template."""
    seen = disguise.words(disguise.characters(text))
    yield from of_words(_TAG.sub(lambda match: "\n" * match[0].count("\n") + " ", seen))


def of_document(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, whose lines end where the paper does."""
    seen = re.sub(r"(?<![.!?:;\n])\n(?=[^\n])", " ", disguise.characters(text))
    yield from _joined(enumerate(seen.split("\n"), start=1))


def _markdown(text: str) -> Iterator[tuple[int, str]]:
    begin, open_lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.lstrip("> \t")
        if not bare or _OWN.match(bare):
            yield begin, " ".join(open_lines)
            begin, open_lines = number, []
        if bare:
            begin = begin if open_lines else number
            open_lines.append(_TAG.sub(" ", bare))
    yield begin, " ".join(open_lines)


def _yaml(text: str) -> Iterator[tuple[int, str]]:
    begin, depth, open_lines = 0, 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        comment = line.lstrip().startswith("#")
        match = _VALUE.match(line)
        indent = len(line) - len(line.lstrip())
        goes_on = (
            bool(open_lines)
            and bool(line.strip())
            and (
                (comment and open_lines[-1].startswith("#"))
                or (not comment and match is not None and not match[0].strip() and indent > depth)
            )
        )
        if not goes_on:
            yield begin, " ".join(part.lstrip("# ") for part in open_lines)
            begin, depth, open_lines = number, indent, []
        if line.strip():
            open_lines.append(line.strip() if comment or match is None else line[match.end() :].strip().strip("'\">|"))
    yield begin, " ".join(part.lstrip("# ") for part in open_lines)


def _joined(parts: Iterator[tuple[int, str]]) -> Iterator[Paragraph]:
    """Yield each part in one line; and facts that follow each other once more, together."""
    facts: list[tuple[int, str]] = []
    for line, part in parts:
        words = _SPACE.sub(" ", _ADDRESS.sub(_as_words, part)).strip()
        if words:
            yield Paragraph(line, words)
        if _FACT.match(words):
            facts.append((line, words))
        elif words:
            yield from _together(facts)
            facts = []
    yield from _together(facts)


def _together(facts: list[tuple[int, str]]) -> Iterator[Paragraph]:
    if len(facts) > 1:
        yield Paragraph(facts[0][0], "; ".join(words for _, words in facts))


def _as_words(match: re.Match[str]) -> str:
    """The words in a web address, which tell as much as a title."""
    path = re.sub(r"^(?:https?://|www\.)[^/]*", "", match[0])
    longest = max(path.split("/"), key=lambda part: part.count("-"), default="")
    return f" ; {longest.replace('-', ' ')} ; " if longest.count("-") >= 4 else " "
