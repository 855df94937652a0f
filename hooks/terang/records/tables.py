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


class Metadata(Record):
    """What the data standard asks of an indicator, and what this table needs told beyond what its system tells.

    The first six are those of MS-Ind (BPS Regulation 5/2020); the unit is the table's.
    """

    concept: Text = Field(alias="konsep", default="")
    definition: Text = Field(alias="definisi", default="")
    interpretation: Text = Field(alias="interpretasi", default="")
    method: Text = Field(alias="metode", default="")
    measure: Text = Field(alias="ukuran", default="")
    classification: Text = Field(alias="klasifikasi", default="")
    omits: Text = Field(alias="tidak-terhitung", default="")
    completeness: Text = Field(alias="kelengkapan", default="")
    updated: Text = Field(alias="pembaruan", default="")  # instead of the system's
    contact: Text = Field(alias="kontak", default="")  # instead of the system's


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
    metadata: Metadata = Metadata()


class Conflict(Record):
    """Statements that do not agree (data/perbedaan.yml). None is dropped; one may lead, with its reason."""

    id: Slug
    title: Text = Field(alias="judul")
    statements: List[Slug] = Field(alias="pernyataan")
    chosen: Slug | None = Field(alias="dipakai", default=None)
    reason: Text = Field(alias="alasan")
    explanation: Text = Field(alias="penjelasan")
    ask: Text = Field(alias="tanya")
