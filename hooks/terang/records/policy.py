"""The rules that the agency sets for its figures, and the caveats that stand with every one of them."""

from __future__ import annotations

from pydantic import Field

from terang.shapes import List, Record, Text, WholeNumber


class Policy(Record):
    """data/aturan.yml."""

    threshold: WholeNumber = Field(alias="ambang")  # counts from 1 to one below it are never written nor shown
    caveats: List[Text] = Field(alias="catatan-tetap")
