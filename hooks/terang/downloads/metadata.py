"""What one must know to use a table, entry by entry: the page, the workbook and the JSON tell the same.

Where only the agency could say it and nobody has, the entry says that it is not confirmed. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from terang import indonesian
from terang.downloads.edition import LICENSES, Edition

INDICATOR = ("konsep", "definisi", "interpretasi", "metode", "ukuran", "satuan", "klasifikasi")  # MS-Ind


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is told. `open` is what is said instead, or besides, while it is not confirmed or written."""

    key: str
    label: str
    texts: tuple[str, ...]
    open: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """All that is told, in sentences; one word alone stays a word."""
        if len(self.texts) < 2:
            return "".join(self.texts)
        return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in self.texts)


def description(edition: Edition) -> tuple[Entry, ...]:
    """Return who counts what, how, how completely, until when, and how to use it."""
    table, words = edition.table, edition.words
    told, system = table.metadata, table.system
    asked = words.unconfirmed.format(system.agency or system.name)

    def entry(key: str, *texts: str, otherwise: str = "", always: bool = False, url: str = "") -> Entry:
        known = tuple(dict.fromkeys(filter(None, texts)))
        return Entry(key, words.of("labels", key), known, otherwise if always or not known else "", url)

    return (
        entry("yang-dihitung", told.definition or indonesian.listing(_measures(edition))),
        entry("siapa", system.agency or system.name, system.about),
        entry("cara", system.collected, otherwise=asked, always=system.confirmed is None),
        entry("tidak-terhitung", system.omits, told.omits, otherwise=words.unwritten),
        entry("kelengkapan", told.completeness, otherwise=words.unwritten),
        entry("wilayah", table.area),
        entry("masa", indonesian.period(table.period)),
        entry("satuan", table.unit),
        entry("pembaruan", told.updated or system.updated, otherwise=asked),
        entry("kontak", told.contact or system.contact, otherwise=asked),
        entry("diperiksa", indonesian.day(table.checked)),
        entry("rilis", indonesian.day(edition.released) if edition.released else "", otherwise=words.unreleased),
        entry("penerbit", table.publisher),
        entry("lisensi", table.license, url=LICENSES[table.license][1] if table.license in LICENSES else ""),
    )


def indicator(edition: Edition) -> Iterator[Entry]:
    """Yield what the data standard asks of an indicator: concept, definition, measure, unit, classification, ..."""
    told, words = edition.table.metadata, edition.words
    texts = (
        told.concept,
        told.definition,
        told.interpretation,
        told.method,
        told.measure,
        edition.table.unit,
        told.classification,
    )
    for key, text in zip(INDICATOR, texts, strict=True):
        yield Entry(key, words.of("labels", key), (text,) if text else (), "" if text else words.unwritten)


def _measures(edition: Edition) -> list[str]:
    return list(dict.fromkeys(figure.measure for figure in edition.table.figures))
