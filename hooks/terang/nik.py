"""The number of a person (NIK), or of a family's card, wherever it stands in a text and whatever stands in between.

Sixteen digits: province, regency and district; day (a woman's plus 40), month and year of birth; a serial number. A
family's card has the same shape, with the day on which it was made. Any such number is told, since nobody can see
whose it is; so what only looks like one is told apart by how it is written: dates and times, amounts of money,
coordinates, decimals, the addresses that platforms make. Where the words say that a NIK follows, nothing is excused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from terang import disguise

# Province codes of the Ministry of Home Affairs
PROVINCES = frozenset(
    {*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}
)
_LENGTH = 16
_LOOKS = "OoIl"  # letters that people type, or a scanner reads, for 0 and 1
_TO_DIGIT = str.maketrans("OoIl", "0011")
_GROUP = re.compile(rf"[{_LOOKS}]*[0-9][0-9{_LOOKS}]*|(?<![A-Za-z])(?:[{_LOOKS}]{{3,}}|[{_LOOKS}])(?![A-Za-z])")
_JOINING = (
    r"lalu|dan|terus|kemudian|lanjut|dilanjutkan|selanjutnya|berikutnya|setelah itu|sambung|disambung|diikuti|disusul|"
    r"spasi|strip|titik|garis miring|depan|tengah|belakang|awal|akhir"
)
_GAP = re.compile(
    rf"[ \t]{{0,3}}[.,\-/:·•+|]?[ \t]{{0,3}}|[ \t]*\n[ \t>]*"
    rf"|[ \t]*[,.;:]?[ \t\n]{{1,3}}(?:{_JOINING})[ \t]*[,.:]?[ \t\n]{{0,3}}",
    re.IGNORECASE,
)
# Where to look at all: most text holds no such row, and is read only this far
_ROW = re.compile(
    rf"(?<![0-9{_LOOKS}])[0-9{_LOOKS}]"
    rf"(?:(?:[ \t]{{0,3}}[.,\-/:·•+|]?[ \t]{{0,3}}|[ \t]*\n[ \t>]*)[0-9{_LOOKS}]){{{_LENGTH - 1}}}"
)
_MARKED = re.compile(r"[0-9][*_`~\\<\]\[!]|[*_`~\\>\])][0-9]")  # marks at a digit, which a reader does not see
_JOINED_ROW = re.compile(rf"[0-9][ \t]?[,.;:]?[ \t\n]{{1,3}}(?:{_JOINING})[ \t\n,.:]", re.IGNORECASE)
_NEAR = re.compile(r"[^0-9\n]{0,24}\n?[^0-9\n]{0,12}")  # what may stand between where the words say that it is one
_CUE = re.compile(
    r"(?<![a-z])(?:n\.?i\.?k|e-?ktp|ktp|(?:no|nomor)[. ]{0,2}(?:kk|identitas|induk|penduduk|kependudukan|kartu)"
    r"|kartu keluarga|induk kependudukan|kartu tanda penduduk)(?![a-z])"
)
_CUE_REACH = 60  # characters before the number
_PARTED = ("664", "6424", "62224", "2222224", "22222222", "88", "1" * 16)  # how people part it, with commas too
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![\d.,/-])(?:{_DAY}([-/. ]){_MONTH}\1{_YEAR}|{_YEAR}([-/.]){_MONTH}\2{_DAY})(?![\d]|[.,/-]\d)"
    r"(?:T?[ ,]*(?:pukul |jam )?[012]?\d[.:][0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)?"
)
_TIME = re.compile(r"(?<![\d.,:/-])[012]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])")
_MONEY = re.compile(r"(?:Rp|IDR|USD|US\$)[ .]{0,2}(?:\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?)(?!\d)", re.IGNORECASE)
_PLACE = re.compile(r"(?<![\d.])-?(?:\d|1[01])[.,]\d{3,}°?(?:[ ]*[,;/|][ ]*|[ ]+)(?:9[5-9]|1[0-4]\d)[.,]\d{3,}(?!\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,])\d{3}){2,}(?!\d|\1\d)")
# Addresses whose numbers were made by a platform
_PLATFORM = re.compile(
    r"https?://(?:[\w-]+\.)*(?:facebook|fb|instagram|youtube|tiktok|twitter|x|threads|linkedin|google|goo|medium)"
    r"\.[a-z]{1,3}/\S*",
    re.IGNORECASE,
)
_EXCUSED = (_PLATFORM, _DATE, _TIME, _MONEY, _PLACE)
_ALONE = re.compile(r"(?<![0-9A-Za-z.,])[0-9]{16}(?![0-9A-Za-z]|[.,]\d)")


class _Digits(NamedTuple):
    """A run of digits: where it stands, and whether letters stand at its side."""

    start: int
    end: int
    digits: str
    glued: bool


def lines(text: str, *, drawn: bool = False) -> list[int]:
    """Return the lines of `text` (from 1) on which such a number begins, each once.

    `drawn`: what is drawn or computed, an SVG for example, where numbers in a row mean nothing.
    """
    seen = disguise.characters(text)
    found = set(_lines(seen, drawn))
    if not drawn:
        stripped = disguise.spelled(disguise.words(seen) if _MARKED.search(seen) else seen)
        if stripped != seen:
            found |= set(_lines(stripped, drawn))
    for line, inside in disguise.encoded(text):
        if any(_lines(disguise.characters(inside), drawn=False)):
            found.add(line)
    return sorted(found)


def is_in(text: str) -> bool:
    """Whether `text` holds such a number."""
    return bool(lines(text))


def _lines(text: str, drawn: bool) -> Iterator[int]:
    cues = [match.end() for match in _CUE.finditer(text.replace("İ", "I").lower())]
    for start in [*_plain(text, drawn), *_announced(text, cues)]:
        yield text.count("\n", 0, start) + 1


def _plain(text: str, drawn: bool) -> Iterator[int]:
    """Yield where one stands that is not excused by how it is written."""
    if drawn:
        yield from (match.start() for match in _ALONE.finditer(text) if has_its_shape(match[0]))
        return
    for begin, end in _paragraphs(text):
        part = text[begin:end]
        for pattern in _EXCUSED:
            part = pattern.sub(lambda match: re.sub(r"[^\n]", "#", match[0]), part)
        for chain in _chains(part, _GAP):
            for window in _windows(chain, part):
                if _is_one(window) and not _figures(part, window):
                    yield begin + window[0].start
                    break


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each paragraph in which digits stand close enough together."""
    last = 0
    for match in sorted([*_ROW.finditer(text), *_JOINED_ROW.finditer(text)], key=lambda match: match.start()):
        if match.start() >= last:
            begin = text.rfind("\n\n", 0, match.start()) + 1
            end = text.find("\n\n", match.end())
            last = end if end >= 0 else len(text)
            yield begin, last


def _announced(text: str, cues: list[int]) -> Iterator[int]:
    for cue in cues:
        part = text[cue : cue + _CUE_REACH + 300]
        for chain in _chains(part, _NEAR):
            if chain[0].start > _CUE_REACH:
                break
            for first in range(len(chain)):
                window = _upto(chain, first)
                if window and window[0].start <= _CUE_REACH and _is_one(window):
                    yield cue + window[0].start
                    break


def _chains(text: str, gap: re.Pattern[str]) -> Iterator[list[_Digits]]:
    """Yield the runs of digits that only a `gap` parts."""
    chain: list[_Digits] = []
    for group in _groups(text):
        if chain and not gap.fullmatch(text, chain[-1].end, group.start):
            yield chain
            chain = []
        chain.append(group)
    if chain:
        yield chain


def _groups(text: str) -> Iterator[_Digits]:
    for match in _GROUP.finditer(text):
        start, end, run = match.start(), match.end(), match[0]
        before, after = text[start - 1 : start], text[end : end + 1]
        glued = before.isalpha() or after.isalpha()
        if glued:  # letters at its side are those of a word
            bare = run.strip(_LOOKS)
            start, end, run = start + run.find(bare), start + run.find(bare) + len(bare), bare
            if not bare:
                continue
        yield _Digits(start, end, run, glued)


def _windows(chain: list[_Digits], text: str) -> Iterator[list[_Digits]]:
    """Yield the parts of a chain that could be one: all of it, an equal share, or what one sign holds together."""
    total = sum(len(group.digits) for group in chain)
    if total < _LENGTH:
        return
    if total % _LENGTH == 0:
        first = 0
        while first < len(chain):
            window = _upto(chain, first)
            if not window:
                break
            yield window
            first += len(window)
    for group in chain:
        if len(group.digits) == _LENGTH:
            yield [group]
    if len(chain) < 2 or total == _LENGTH:
        return
    gaps = [text[one.end : two.start] for one, two in pairwise(chain)]
    first = 0
    while first < len(chain):
        last = first
        while last < len(gaps) and gaps[last] == gaps[first]:
            last += 1
        if last > first and sum(len(group.digits) for group in chain[first : last + 1]) == _LENGTH:
            yield chain[first : last + 1]
        first = max(last, first + 1)


def _upto(chain: list[_Digits], first: int) -> list[_Digits]:
    """Return the groups from `first` on that hold exactly as many digits as are wanted, or none."""
    count = 0
    for last in range(first, len(chain)):
        count += len(chain[last].digits)
        if count >= _LENGTH:
            return chain[first : last + 1] if count == _LENGTH else []
    return []


def _is_one(window: list[_Digits]) -> bool:
    if len(window) > 1 and any(group.glued for group in window):
        return False
    run = "".join(group.digits for group in window)
    if sum(char.isdigit() for char in run) < (4 if len(window) == 1 else 6):
        return False
    return has_its_shape(run.translate(_TO_DIGIT))


def _figures(text: str, window: list[_Digits]) -> bool:
    """Whether a window is rather part of a decimal, of a word that holds more digits, or a row of figures."""
    start, end = window[0].start, window[-1].end
    if re.search(r"\d[.,]$", text[max(0, start - 2) : start]) or re.match(r"[.,]\d", text[end : end + 2]):
        return True
    written = text[start:end]
    if len(window) == 1:
        word = re.search(r"[0-9A-Za-z]*$", text[max(0, start - 80) : start])
        rest = re.match(r"[0-9A-Za-z]*", text[end : end + 80])
        return bool(re.search(r"\d", (word[0] if word else "") + (rest[0] if rest else "")))
    if re.search(r"[,|]", written):
        return "".join(str(len(group.digits)) for group in window) not in _PARTED
    figures = written.split()
    return len(figures) > 1 and all(map(_THOUSANDS.fullmatch, figures))


def has_its_shape(digits: str) -> bool:
    """Whether sixteen digits can be such a number."""
    province, regency, district = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day, month, serial = int(digits[6:8]), int(digits[8:10]), int(digits[12:])
    return (
        province in PROVINCES
        and (1 <= regency <= 69 or 71 <= regency <= 79)  # regencies, then cities
        and district > 0
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= month <= 12
        and serial > 0
        and len(set(digits)) > 1  # sixteen ones are a row of something else
    )
