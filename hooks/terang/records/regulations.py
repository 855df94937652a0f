"""A regulation in the register of sources: whether it still holds, how much of its text was seen, and by whom checked.

What was read is told apart from what is only known from others; nobody who cites it should have to guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from terang.problems import Problem
from terang.shapes import List, Placed, R, Record, Slug, Text, refuse

# Of a source: the document itself, one that tells of it, general knowledge, or one that may never be used.
Evidence = Literal["naskah", "kedua", "umum", "dilarang"]
UNCHECKED = "belum"


def _article(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,3}[A-Z]{0,2}", value.strip()):
        raise refuse(f"harus nomor pasal, tertulis '{value}'", "tulis nomornya saja: 41, atau 76E")
    return value.strip()


def _id_or_nothing(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", value.strip()):
        raise refuse(f"harus id aturan, tertulis '{value}'", "contoh: permendikdasmen-6-2026")
    return value.strip()


class Article(Record):
    """One article, told in a sentence of ours. `belum`: nobody has seen its text."""

    number: Annotated[str, BeforeValidator(_article)] = Field(alias="pasal")
    says: Text = Field(alias="isi")
    evidence: Literal["naskah", "kedua", "belum"] = Field(alias="bukti", default="belum")
    source: Slug | None = Field(alias="sumber", default=None)


class Regulation(Record):
    """What is known of a regulation."""

    short: Text = Field(alias="singkat")
    status: Literal["berlaku", "diubah", "dicabut"]
    by: Annotated[str, BeforeValidator(_id_or_nothing)] = Field(alias="oleh", default="")  # what changed or revoked it
    seen: Literal["utuh", "sebagian", "ringkasan", "belum"] = Field(alias="dilihat", default="belum")
    checked: Text = Field(alias="dicek", default=UNCHECKED)  # who with a law degree, and when
    articles: List[Article] = Field(alias="pasal", default=())


def check(placed: Placed[R], rule: Regulation, known: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the regulation of a source; `known` are the ids of all sources."""
    if rule.status != "berlaku" and not rule.by:
        fix = "tulis id aturan yang mengubah atau mencabutnya"
        yield placed.problem(("aturan", "status"), f"aturan ini {rule.status}, tetapi 'oleh' belum diisi", fix)
    if rule.by and rule.by not in known:
        fix = "tambahkan lebih dulu di data/rujukan.yml"
        yield placed.problem(("aturan", "oleh"), f"aturan '{rule.by}' tidak ada", fix)
    seen: set[str] = set()
    for index, article in enumerate(rule.articles):
        where = ("aturan", "pasal", index)
        if article.number in seen:
            yield placed.problem((*where, "pasal"), f"pasal {article.number} tertulis dua kali", "satukan keduanya")
        seen.add(article.number)
        if article.source and article.source not in known:
            fix = "tambahkan lebih dulu di data/rujukan.yml"
            yield placed.problem((*where, "sumber"), f"sumber '{article.source}' tidak ada", fix)
        if article.evidence != "belum" and not article.source:
            what = f"pasal {article.number} sudah dibaca, tetapi 'sumber' belum diisi"
            yield placed.problem((*where, "bukti"), what, "tulis id sumber tempat pasal itu terbaca, atau bukti: belum")
