"""What somebody has looked at and let through, with the reason and an end (data/izin.yml)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from terang.shapes import Day, Fingerprint, Record, Text

Rule = Literal["petunjuk-orang", "salinan", "keterangan-berkas"]


class Acknowledgement(Record):
    """One thing in one file that the guard would stop. `fingerprint` is the one that it names in its problem."""

    file: Text = Field(alias="berkas")
    rule: Rule = Field(alias="aturan")
    fingerprint: Fingerprint = Field(alias="sidik")
    reason: Text = Field(alias="alasan")
    by: Text = Field(alias="oleh")  # a position, no name
    until: Day = Field(alias="sampai")
