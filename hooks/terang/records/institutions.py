"""Who does what: agencies, units, associations and people's groups that promise, handle or prevent."""

from __future__ import annotations

from pydantic import Field

from terang.shapes import Record, Slug, Text


class Institution(Record):
    """One institution (data/lembaga.yml), never a private person. All else in data/ refers to it by its id."""

    id: Slug
    name: Text = Field(alias="nama")
