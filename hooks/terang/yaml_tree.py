"""YAML text as plain lists, mappings and text, with the place of every key and value.

Built on PyYAML's events, so that nothing of YAML 1.1 is guessed and nothing is expanded: anchors, aliases, tags,
merge keys, directives and second documents are refused, as are repeated and look-alike keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from terang.characters import forbidden
from terang.yaml_syntax import explain

MAX_DEPTH = 12
MAX_NODES = 50_000
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOMOGLYPHS = str.maketrans("аеорсухіјѕ", "aeopcyxijs")  # Cyrillic; so that what is meant is still read
_READER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times as fast, the same events

_BEYOND_UNICODE = (ValueError, OverflowError)  # what the reader in Python raises of "\\UFFFFFFFF"

Plain = str | None | list["Plain"] | dict[str, "Plain"]
KeyPath = tuple[str | int, ...]
Complaint = tuple["Mark", str, str]


class Mark(NamedTuple):
    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """`broken` means that `data` must not be used; `complaints` are (place, what, fix)."""

    data: Plain = None
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    broken: bool = False


def parse(text: str, offset: int = 0) -> Tree:
    """Return `text` as a tree. `offset` is the number of lines that stand before it in its file."""
    tree, error = _read(text, offset, _READER)
    if error and _READER is not yaml.SafeLoader:  # how far it came before the error is not the same on every machine
        tree = _read(text, offset, yaml.SafeLoader)[0]
    if error:
        tree.complaints.append(_syntax_error(text, offset, error))
    tree.broken = tree.broken or error is not None
    return tree


def _read(text: str, offset: int, reader: type) -> tuple[Tree, Exception | None]:
    """Return what `reader` makes of `text`, and the error that ended the reading."""
    builder = _Builder(text.split("\n"), offset)
    try:
        builder.document(iter(yaml.parse(text, Loader=reader)))
    except _TooMuch:
        builder.tree.broken = True
    except (yaml.YAMLError, *_BEYOND_UNICODE) as error:
        return builder.tree, error
    return builder.tree, None


def _syntax_error(text: str, offset: int, error: Exception) -> Complaint:
    """Read once more with the reader in Python: its messages are the same on every machine."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as same:
        error = same
    except (yaml.YAMLError, *_BEYOND_UNICODE):
        pass
    if not isinstance(error, yaml.MarkedYAMLError):
        return Mark(1 + offset, 1), *explain("", [], 0, 0)
    place = error.problem_mark or error.context_mark
    if error.context and re.search("quoted scalar|flow", error.context) and error.context_mark:
        place = error.context_mark  # where a quote or bracket opens says more than where the file ends
    line, column = (place.line, place.column) if place else (0, 0)
    return Mark(line + 1 + offset, column + 1), *explain(error.problem or "", text.split("\n"), line, column)


class _TooMuch(Exception):  # noqa: N818 - the complaint is made; this only ends the reading
    """Raised so that the rest is not read: deep or long enough, PyYAML needs minutes for it."""


class _Builder:
    def __init__(self, lines: list[str], offset: int) -> None:
        self.tree = Tree()
        self.lines = lines
        self.offset = offset
        self.nodes = 0

    def document(self, events: Iterator[Event]) -> None:
        """Take the first document; a second one is refused."""
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self.complain(event, "perintah yang diawali % tidak dipakai", "hapus baris yang diawali %")
            elif isinstance(event, NodeEvent):
                if documents > 1:
                    self.complain(event, "ada lebih dari satu bagian ---", "pindahkan bagian kedua ke berkas lain")
                    self.skip(event, events)
                else:
                    self.tree.data = self.node(event, events, ())

    def node(self, event: Event, events: Iterator[Event], path: KeyPath) -> Plain:
        self.nodes += 1
        self.tree.values[path] = self.mark(event)
        if self.nodes > MAX_NODES:
            self.complain(event, f"isinya lebih dari {MAX_NODES} butir", "bagi menjadi beberapa berkas")
            raise _TooMuch
        if isinstance(event, AliasEvent):
            self.complain(event, f"rujukan '*{event.anchor}' tidak dipakai", "tulis ulang isinya di sini")
            return None
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        if event.anchor:
            what = f"penanda '&{event.anchor}' tidak dipakai"
            self.complain(event, what, "hapus penanda itu dan tulis isinya apa adanya")
        if event.tag and event.tag != "!":
            self.complain(event, f"tanda jenis '{event.tag}' tidak dipakai", "hapus kata yang diawali tanda seru")
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if len(path) >= MAX_DEPTH:
            self.complain(event, f"susunannya lebih dari {MAX_DEPTH} tingkat", "sederhanakan susunannya")
            raise _TooMuch
        if isinstance(event, SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def scalar(self, event: ScalarEvent) -> str | None:
        if not event.style:  # plain: not quoted, not folded
            if event.value in ("", "~", "null"):
                return None
            start, end = event.start_mark, event.end_mark
            for line in self.lines[start.line + 1 : end.line + 1] if start and end else ():
                if line.lstrip().startswith("- "):  # YAML would silently join the two items
                    what = f"baris sesudahnya tidak sejajar: '{line.strip()}'"
                    self.complain(event, what, "samakan jumlah spasi di depan tanda -")
        if not (event.value.isascii() and event.value.isprintable()):
            hidden = (forbidden(char, tabs_allowed=False) for char in event.value if char != "\n")
            if first := next(filter(None, hidden), None):
                self.complain(event, f"ada {first}", "hapus tanda itu, lalu ketik ulang bagian ini")
        return event.value

    def sequence(self, events: Iterator[Event], path: KeyPath) -> list[Plain]:
        items: list[Plain] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self.node(event, events, (*path, len(items))))
        return items

    def mapping(self, events: Iterator[Event], path: KeyPath) -> dict[str, Plain]:
        entries: dict[str, Plain] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self.key(event, events, entries, path)
            value = next(events)
            if key is None:
                self.skip(value, events)
            else:
                entries[key] = self.node(value, events, (*path, key))
        return entries

    def key(self, event: Event, events: Iterator[Event], entries: dict[str, Plain], path: KeyPath) -> str | None:
        """Return the key, or None when its value must be left out."""
        if not isinstance(event, ScalarEvent):
            self.complain(event, "nama kolom harus satu kata", "tulis nama kolom, titik dua, lalu isinya")
            self.skip(event, events)
            return None
        key = event.value
        if key in entries:
            first = self.tree.keys[(*path, key)].line
            self.complain(event, f"'{key}' ditulis dua kali (pertama di baris {first})", "hapus salah satu")
            return None
        if foreign := next((char for char in key if not char.isascii() and char.isalpha()), None):
            name = unicodedata.name(foreign, "tanpa nama").lower()
            self.complain(event, f"'{key}' memuat huruf asing yang mirip: {name}", "ketik ulang nama kolom itu")
            key = key.translate(_HOMOGLYPHS)
        if not KEY.fullmatch(key):
            plain = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "nama-kolom"
            fix = f"pakai huruf kecil, angka, dan tanda hubung: {plain}"
            self.complain(event, f"nama kolom '{key}' tidak boleh begitu", fix)
            key = plain
        if key in entries:
            return None
        self.tree.keys[(*path, key)] = self.mark(event)
        return key

    def skip(self, event: Event, events: Iterator[Event]) -> None:
        """Pass over a node with all that is in it."""
        depth = 0
        while True:
            depth += isinstance(event, SequenceStartEvent | MappingStartEvent)
            depth -= isinstance(event, SequenceEndEvent | MappingEndEvent)
            if depth == 0:
                return
            event = next(events)

    def mark(self, event: Event) -> Mark:
        start = event.start_mark
        if start and start.line >= len(
            self.lines
        ):  # the reader in C counts a line more than a last one without its end
            return Mark(len(self.lines) + self.offset, len(self.lines[-1]) + 1)
        return Mark(start.line + 1 + self.offset, start.column + 1) if start else Mark(1 + self.offset, 1)

    def complain(self, event: Event, what: str, fix: str) -> None:
        self.tree.complaints.append((self.mark(event), what, fix))
