"""The rules that the agency sets: for its figures with their caveats, and for the calm of the help pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from terang.records.recap_policy import RecapPolicy
from terang.shapes import List, Record, Text, WholeNumber, refuse

LEAST = 5  # sentences are checked for counts from 1 to 4, whatever the agency sets for figures
# A rate made of fewer than 20 events is mostly chance: its standard error is more than a fifth of it (the rule of the
# US National Center for Health Statistics), and the site's own rule for small numbers asks for as many.
RELIABLE = 20


def _threshold(value: int) -> int:
    if value < LEAST:
        raise refuse(f"tidak boleh lebih kecil daripada {LEAST}, tertulis '{value}'", f"tulis {LEAST} atau lebih")
    return value


def _rates_from(value: int) -> int:
    if value < RELIABLE:
        raise refuse(f"tidak boleh lebih kecil daripada {RELIABLE}, tertulis '{value}'", f"tulis {RELIABLE} atau lebih")
    return value


class Verification(Record):
    """How long a number counts as right after someone has checked it (`nomor`)."""

    days: WholeNumber = Field(alias="berlaku")
    grace_days: WholeNumber = Field(alias="tenggang")  # then still shown, as not checked again
    withdrawn: Text = Field(alias="ditarik")  # for readers, in place of a number; {tanggal} is when it was last checked


class Silence(Record):
    """How long a promise may go without news before its page says so (`komitmen`)."""

    days: WholeNumber = Field(alias="tanpa-kabar", default=180)


class Policy(Record):
    """data/aturan.yml."""

    # counts from 1 to one below it are never written nor shown
    threshold: Annotated[WholeNumber, AfterValidator(_threshold)] = Field(alias="ambang")
    # a rate is made only of counts of at least so many
    rates_from: Annotated[WholeNumber, AfterValidator(_rates_from)] = Field(alias="per-100000-mulai", default=RELIABLE)
    caveats: List[Text] = Field(alias="catatan-tetap")
    recaps: RecapPolicy | None = Field(alias="rekap", default=None)
    numbers: Verification = Field(alias="nomor")
    promises: Silence = Field(alias="komitmen", default=Silence())
    copies: List[Text] = Field(alias="tempat-salinan", default=("scribd.com", "slideshare.net"))  # see terang.copies
    # what no title, summary, address or file name below /bantuan/ may hold, see the file on how a word is read
    telling_words: List[Text] = Field(alias="kata-tenang", default=())
