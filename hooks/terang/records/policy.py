"""The rules that the agency sets for its figures, and the caveats that stand with every one of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from terang.records.recap_policy import RecapPolicy
from terang.shapes import List, Record, Text, WholeNumber, refuse

LEAST = 5  # sentences are checked for counts from 1 to 4, whatever the agency sets for figures


def _threshold(value: int) -> int:
    if value < LEAST:
        raise refuse(f"tidak boleh lebih kecil daripada {LEAST}, tertulis '{value}'", f"tulis {LEAST} atau lebih")
    return value


class Policy(Record):
    """data/aturan.yml."""

    # counts from 1 to one below it are never written nor shown
    threshold: Annotated[WholeNumber, AfterValidator(_threshold)] = Field(alias="ambang")
    caveats: List[Text] = Field(alias="catatan-tetap")
    recaps: RecapPolicy | None = Field(alias="rekap", default=None)
