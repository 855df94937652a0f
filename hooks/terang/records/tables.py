"""Which statements stand together as one table, and which contradict each other."""

from __future__ import annotations

from pydantic import Field

from terang.shapes import List, Record, Slug, Text


class Row(Record):
    """One line of a table: one statement a column, or why there is none."""

    label: Text
    statements: List[Slug] = Field(alias="isi", default=())
    others: List[Slug] = Field(alias="lain", default=())  # these contradict, and are shown beside
    missing: Text = Field(alias="tidak-ada", default="")
    note: Text = Field(alias="catatan", default="")


class Table(Record):
    """A curated table (data/tabel/NAME.yml); its name is the file's."""

    title: Text = Field(alias="judul")
    question: Text = Field(alias="pertanyaan")
    area: Slug = Field(alias="wilayah")
    system: Slug = Field(alias="sistem")
    unit: Text = Field(alias="satuan")
    row_heading: Text = Field(alias="kepala-baris")
    columns: List[Text] = Field(alias="kolom")
    rows: List[Row] = Field(alias="baris")
    note: Text = Field(alias="catatan", default="")


class Conflict(Record):
    """Statements that do not agree (data/perbedaan.yml). None is dropped; one may lead, with its reason."""

    id: Slug
    title: Text = Field(alias="judul")
    statements: List[Slug] = Field(alias="pernyataan")
    chosen: Slug | None = Field(alias="dipakai", default=None)
    reason: Text = Field(alias="alasan")
    explanation: Text = Field(alias="penjelasan")
    ask: Text = Field(alias="tanya")
