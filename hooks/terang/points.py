"""Points for and against a paragraph that no single rule of `terang.recognisable` stops: is it about one person?

A story about somebody has small words that rules and news of events lack ("itu", "sudah", "kini"), and the other way
round ("harus", "setiap", "sebanyak 40"). The points were fitted by logistic regression to the paragraphs with even ids
of tests/guard/paragraf.yml, to about 150 sentences of our own and to texts of this site, then rounded to halves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from terang import speaks_of
from terang.clues import Clue

ENOUGH = 1.5
_BEGIN, _A_KIND, _A_WEIGHT, _LENGTH = -5.0, 1.0, 0.5, -1.0
_CLUES = {
    **{"umur": 0.5, "kelas": 2.5, "sekolah": 1.0, "alamat": 3.0, "hubungan keluarga": 2.0, "tanggal": -1.5},
    **{"ciri lain": 3.0, "pekerjaan": 0.5, "nama": 0.5, "inisial": 1.0},
}
_SPEAKS = [
    (3.0, speaks_of.DONE),
    (1.5, speaks_of.ABOUT),
    (2.5, speaks_of.ONE),
    (-2.5, speaks_of.EVERYBODY),
    (-1.5, speaks_of.IF),
    (-7.0, speaks_of.MADE_UP),
]
_MOST = 3  # times that a small word counts
_SMALL_WORDS = [
    (
        0.5,
        r"\b(?:sudah|telah|kini|kemarin|tadi|semalam|akhirnya|ternyata|sempat|waktu itu|saat itu|sejak|belum lama|"
        r"baru saja|malam itu|dulu|lalu|sekarang|masih|kembali)\b",
    ),
    (0.5, r"\b\w+ (?:itu|tersebut|tadi)\b"),
    (-1.5, r"\b(?:harus|wajib|dapat|boleh|bisa|perlu|jangan|hendaknya|sebaiknya|berhak|diminta|dilarang|mari)\b"),
    (
        -1.0,
        r"\b(?:para|semua|setiap|banyak|mereka|anak-anak|orang-orang|ibu-ibu|warga|masyarakat|siapa pun|siapa saja|"
        r"seseorang|umumnya)\b",
    ),
    (-0.5, r"\b(?:anda|kamu|kita|aku|saya|kami|bapak/ibu)\b"),
    (-1.5, r"\b(?:undang-undang|uu|pasal|permen\w*|peraturan|perda|ayat)\b"),
    (
        -2.0,
        r"\b\d{2,}\s+(?:orang|siswa|peserta|anak|kasus|warga|kader|desa|juta|ribu|persen|santri|guru|keluarga)|\b(?:ratusan|"
        r"puluhan|persen|sebanyak|jumlah|angka)\b",
    ),
    (-2.0, r"\b(?:mengatakan|menjelaskan|menyebut|berharap|mengajak|menurut|kata|ujar|mengimbau)\b"),
]
_COMPILED = [(points, re.compile(pattern)) for points, pattern in _SMALL_WORDS]


def of(found: Sequence[Clue], small: str) -> float:
    """Return the points of a paragraph in small letters, in which these clues stand, the strongest of each kind."""
    points = _BEGIN + _LENGTH * math.log(len(small.split()) + 1)
    points += sum((_CLUES.get(clue.kind, 0) + _A_WEIGHT) * clue.weight + _A_KIND for clue in found)
    points += sum(worth for worth, pattern in _SPEAKS if pattern.search(small))
    return points + sum(worth * min(_MOST, len(pattern.findall(small))) for worth, pattern in _COMPILED)
