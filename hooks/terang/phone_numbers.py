"""Whatever a reader could dial, found in running text: in prose, behind tel: and behind wa.me.

It must find a number that nobody has put in the register, and must leave alone what only looks like one: years, dates
and times, prices, numbers of laws and letters, postal and area codes, numbers of identity, coordinates, counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_DIGIT = "[0-9OoIl]"  # letters that people type, or a scanner reads, for 0 and 1
_LINK = re.compile(
    r"(?:\b(?:tel|sms|whatsapp):(?://)?|wa\.me/(?:\+)?|api\.whatsapp\.com/send/?\?phone=)(?P<number>[0-9A-Za-z+-]+)"
)
# What holds digits that nobody dials. Masked before the search.
_OTHER_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|!?\[[^\]]*\]:\s*\S+")
_DATE_OR_TIME = re.compile(
    r"(?<!\d)\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d(?!\d)|(?<!\d)[012]?\d[.:]\d\d ?[–-] ?[012]?\d[.:]\d\d(?!\d)"
)
_SHORTEST = 9  # digits of a number with its area; less is a version, a file, a page
_BEGIN = r"(?<!\w)(?<!\d[.,-])"
_FULL = re.compile(
    rf"{_BEGIN}(?P<number>"
    rf"(?:\(?\+?62\)?[ .-]?|[0Oo])[ .-]?8[1-9OoIl](?:[ .-]?{_DIGIT}){{7,10}}"  # mobile
    rf"|\(?(?:\+?62\)?[ .-]?\(?|0)[2-79]\d{{1,2}}\)?[ .-]?(?:[ .-]?{_DIGIT}){{5,8}}"  # landline with its area
    r"|\+[1-9]\d{0,2}(?:[ .-]?\d){6,12}"  # abroad
    r")(?!\w)(?![.,]\d)"
)
# Three digits are a number to call only where the words say so.
_CALLING = (
    r"telepon|telpon|telp|tlp|hubungi|menghubungi|kontak|panggil|call center|call|hotline|nomor|layanan|sms|wa|"
    r"whatsapp|polisi|ambulans|ambulan|sapa|pakai|memakai|tekan|putar|dial|petugas"
)
_CODE = r"(?:1[0-9OoIl]{2}|[Il][0-9OoIl]{2}|14\d{3}|1500[ -]?\d{3})"
_NO_COUNT = (
    r"(?![\w%]|[.,/-]\d|/|\s*(?:tahun|kasus|korban|laporan|persen|anak|perempuan|orang|warga|desa|kecamatan|sekolah|"
    r"pesantren|ribu|juta|halaman|kali|km|meter|jam|hari|menit|kantor|unit|pos|lembaga|daerah|kabupaten|[kKM]B)\b)"
)
_MARKS = r"[*_`\"'(\[]*"
_SHORT = re.compile(rf"\b(?:{_CALLING})\b[:.]?(?:\s+[a-z]+)?\s+{_MARKS}(?P<number>{_CODE}){_NO_COUNT}", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\w.,/-])(?P<number>021-1\d\d|1\d\d(?= ext\b))(?!\w)")  # old form of a code; an extension
# Every pattern here needs one of these; most lines have none.
_HINT = re.compile(r"\d|[IiLl][OoIiLl]{2}|\b(?:tel|sms|whatsapp):|wa\.me|phone=")
_NEXT = re.compile(rf"[*_`\"')\]]*(?:\s*[,/]\s*|\s+)(?:(?:atau|dan|lalu)\s+)?{_MARKS}(?P<number>{_CODE}){_NO_COUNT}")


class Written(NamedTuple):
    """A number as it stands in a text, and as it is dialled: "129", "628111129129", or "" if letters are among it."""

    text: str
    start: int
    dialled: str

    @property
    def shown(self) -> str:
        """Enough to find it by, and no more: reports can be read by anyone, and it may be somebody's own number."""
        digits = self.text if len(self.text) <= 6 else f"{self.text[:4]}…{self.text[-2:]}"
        return digits.strip()


def dialled(number: str) -> str:
    """Return `number` as it is called: short codes as they are, all others from the country's code on, without +."""
    digits = re.sub(r"[^0-9A-Za-z]", "", number)
    if not digits.isdecimal():
        return ""
    return f"62{digits[1:]}" if digits.startswith("0") else digits


def find(text: str) -> Iterator[Written]:
    """Yield every number of `text` in the order of their places; offsets are those of `text`."""
    plain = text if text.isascii() else "".join(map(_digit, text))
    if not _HINT.search(plain):
        return
    found: list[Written] = []

    def take(match: re.Match[str]) -> None:
        found.append(Written(match["number"], match.start("number"), dialled(match["number"])))

    def masked(pattern: re.Pattern[str]) -> str:
        return pattern.sub(lambda match: " " * len(match[0]), plain)

    for match in _LINK.finditer(plain):
        take(match)
    for pattern in (_LINK, _OTHER_ADDRESSES, _DATE_OR_TIME):
        plain = masked(pattern)
    for match in _FULL.finditer(plain):
        if len(re.findall(_DIGIT, match["number"])) >= _SHORTEST:
            take(match)
    plain = masked(_FULL)
    for match in _ALONE.finditer(plain):
        take(match)
    for match in _SHORT.finditer(plain):
        following: re.Match[str] | None = match
        while following:
            take(following)
            following = _NEXT.match(plain, following.end())
    yield from sorted(set(found), key=lambda one: one.start)


def _digit(char: str) -> str:
    """A digit of any script as its ASCII twin, a dash as a hyphen; one character stays one character."""
    if char.isascii():
        return char
    value = unicodedata.decimal(char, None)
    if value is not None:
        return str(value)
    return "-" if unicodedata.category(char) == "Pd" else char
