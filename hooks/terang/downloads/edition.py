"""What one folder of downloads holds: a table as it is now, or as it was released on a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from terang import indonesian
from terang.public import PublicTable

FOLDER = "unduhan/"
LATEST = "terbaru"
LICENSES = {  # by the name that stands on pages: its id, and where it can be read
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in the files for readers; overrides/blocks/kata-unduhan.html holds the words.

    Pairs instead of mappings, so that an edition can be remembered.
    """

    columns: tuple[tuple[str, str], ...]  # what each column means
    labels: tuple[tuple[str, str], ...]  # what each entry of the metadata is called
    sheets: tuple[str, str]  # names of the two sheets: data, and what is told of them
    parts: tuple[tuple[str, str], ...]  # headings on the second sheet
    catalogue: tuple[tuple[str, str], ...]  # title and summary of all tables together
    unconfirmed: str  # with {} for who could confirm
    unwritten: str
    unreleased: str
    citation: str  # with {publisher}, {year}, {title}, {edition}, {license}, {address}
    edition: str  # with {} for the day of a release

    def of(self, group: str, key: str) -> str:
        pairs: Mapping[str, str] = dict(getattr(self, group))
        return pairs[key]


@dataclass(frozen=True, slots=True)
class Edition:
    """A table, and the day of the release that it is. `released` is None while it is not as in any release.

    `site` is the address of the site with a slash at its end, or "" when nobody has said where it will stand: then
    addresses are relative.
    """

    table: PublicTable
    released: date | None
    frozen: bool  # this is the folder of the release, not the one of what is latest
    words: Words
    site: str

    @property
    def folder(self) -> str:
        """Where the files are: "unduhan/kasus/terbaru/" or "unduhan/kasus/2026-11-24/"."""
        return f"{FOLDER}{self.table.slug}/{self.version if self.frozen else LATEST}/"

    @property
    def page(self) -> str:
        """Where it is described: "data/tabel/kasus/" or "data/tabel/kasus/2026-11-24/"."""
        return f"data/tabel/{self.table.slug}/{self.version + '/' if self.frozen else ''}"

    @property
    def version(self) -> str:
        """The day of the release, or a word that says that there is none."""
        return self.released.isoformat() if self.released else "belum-dirilis"

    @property
    def citation(self) -> str:
        """How to name this edition in a text, with the permanent address of its page where that is known."""
        table, words = self.table, self.words
        day = self.released or table.checked
        edition = words.edition.format(indonesian.day(day)) if self.released else words.unreleased
        place = f"data/tabel/{table.slug}/{day.isoformat()}/" if self.released else f"data/tabel/{table.slug}/"
        return " ".join(
            words.citation.format(
                publisher=table.publisher,
                year=day.year,
                title=f"{table.title}, {table.area}",
                edition=edition,
                license=table.license,
                address=self.site + place if self.site else "",
            ).split()
        )


def file_name(table: PublicTable, suffix: str) -> str:
    """Return a name that says what is in the file and of where: "kasus-per-tahun-kabupaten-serang.csv".

    `suffix` is what follows, with its own mark: ".csv", or "-batang.svg" for a chart.
    """
    area = re.sub(r"[^a-z0-9]+", "-", table.area.casefold()).strip("-")
    told = f"-{area}-" in f"-{table.slug}-"
    return f"{table.slug}{'' if told else '-' + area}{suffix}"
