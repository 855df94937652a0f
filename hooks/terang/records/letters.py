"""Letters and prepared texts that readers may take to an agency (data/surat.yml).

A letter asks for something for many: a session, a correction. It has no place for what happened to anyone, and its text
says so where people might be tempted. The short text for a phone is neutral, for whoever sees the screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pydantic import Field

from terang.problems import Problem
from terang.shapes import Day, List, Placed, Record, Slug, Text, meant

LONGEST = 500  # characters of a prepared text: longer ones are cut by some phones


class Letter(Record):
    """One letter, and the same in short for a message."""

    id: Slug
    title: Text = Field(alias="judul")
    subject: Text = Field(alias="perihal")
    to: Slug = Field(alias="kepada")  # id in data/lembaga.yml
    paragraphs: List[Text] = Field(alias="isi")
    blanks: List[Text] = Field(alias="isian", default=())  # each printed with room to write by hand
    closing: Text = Field(alias="penutup", default="")
    message: Text = Field(alias="pesan")
    checked: Day = Field(alias="diperiksa")


def check(found: Iterable[Placed[Letter]], institutions: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with letters."""
    for placed in found:
        letter = placed.value
        if letter.to not in institutions:
            what = f"lembaga '{letter.to}' tidak ada di data/lembaga.yml"
            yield placed.problem("kepada", what, meant(letter.to, list(institutions)))
        if not letter.paragraphs:
            yield placed.problem("isi", "'isi' masih kosong", "tulis paling sedikit satu alinea")
        if len(letter.message) > LONGEST:
            what = f"'pesan' terlalu panjang ({len(letter.message)} huruf, paling banyak {LONGEST})"
            yield placed.problem("pesan", what, "pendekkan; sisanya bisa ditanyakan sesudah dijawab")
