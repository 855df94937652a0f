"""The ledger of what was shown (data/terbit.yml), and the log of what changed since (data/koreksi.yml)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from terang.shapes import Day, Record, Slug, Text

# What makes a statement this one and no other, as its keys are written: none of it changes without an entry in the log.
# Notes may be worded better at any time; they are not here.
Stated = Literal[
    "jumlah", "kira-kira", "satuan", "wilayah", "sistem", "ukuran", "kelompok", "dari", "sampai", "sumber"
]  # fmt: skip


class Recorded(Record):
    """One statement as it was first shown, and when. Written by `tugas.py rilis`, never by hand."""

    id: Slug
    day: Day = Field(alias="tanggal")
    amount: Text = Field(alias="jumlah")
    approximate: Text = Field(alias="kira-kira", default="tidak")
    unit: Text = Field(alias="satuan")
    area: Text = Field(alias="wilayah")
    system: Text = Field(alias="sistem")
    measure: Text = Field(alias="ukuran")
    group: Text = Field(alias="kelompok")
    start: Text = Field(alias="dari")
    end: Text = Field(alias="sampai")
    source: Text = Field(alias="sumber")

    @property
    def stated(self) -> dict[Stated, str]:
        """What was shown, by the keys that staff know."""
        return self.model_dump(by_alias=True, exclude={"id", "day"})  # type: ignore[return-value]


class Change(Record):
    """One entry of the log: what was said before, what is said now, why, and who says so."""

    id: Slug
    day: Day = Field(alias="tanggal")
    statement: Slug = Field(alias="pernyataan")
    # koreksi: it was wrong. pembaruan: its own publisher has replaced it. penarikan: it must not be used any more.
    kind: Literal["koreksi", "pembaruan", "penarikan"] = Field(alias="jenis")
    part: Stated = Field(alias="bagian", default="jumlah")
    before: Text = Field(alias="sebelum", default="")
    after: Text = Field(alias="sesudah", default="")
    reason: Text = Field(alias="sebab")
    by: Text = Field(alias="menurut")
    source: Slug = Field(alias="sumber")
