"""The paragraph rule: whether what is written about somebody lets others recognise them.

"Anak 9 tahun di RT 02" is an identity in a village. So a paragraph is stopped when it gives a clue to somebody, and its
points say that it tells of one person to whom something was done: not of everybody ("anak 7 sampai 12 tahun"), of an
event ("penyuluhan di SMPN 1 ..., Selasa 5 Agustus"), or of an office and its address.

The rule knows words, not meaning. What it stops without need is acknowledged in data/izin.yml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from terang import clues, names, paragraph_features, points, speaks_of
from terang.clues import Clue

SHORTEST = 3  # spaces: a person, what was done and a clue do not fit into less
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_REAL = ("sekolah", "alamat", "inisial")  # what an invented story does not need


@lru_cache(maxsize=50_000)  # menus, captions and values come again and again
def kinds(paragraph: str) -> tuple[str, ...]:
    """Return which clues let somebody be recognised in `paragraph`, or none when nobody can be.

    `paragraph`: as a reader sees it, in one line. The kinds are Indonesian words, never what was written.
    """
    found, features = seen(paragraph)
    enough = found and points.of(features, len(paragraph.split())) > 0
    return tuple(sorted(clue.kind for clue in found)) if enough else ()


def seen(paragraph: str) -> tuple[list[Clue], dict[str, float]]:
    """Return the clues of a paragraph, the strongest of each kind, and its features; none without a clue."""
    if paragraph.count(" ") < SHORTEST:
        return [], {}
    if ("“" in paragraph or '"' in paragraph or "‘" in paragraph) and speaks_of.WARNS.search(clues.lower(paragraph)):
        paragraph = _QUOTED.sub(_unless_real, paragraph)
    found = paragraph_features.strongest([*clues.find(paragraph), *names.find(paragraph)])
    if found and speaks_of.MADE_UP.search(clues.lower(paragraph)):
        found = [clue for clue in found if clue.kind in _REAL and clue.weight >= 1]
    if all(clue.kind == "tanggal" for clue in found):  # a day alone points to nobody
        return [], {}
    return found, paragraph_features.of(paragraph, found)


def _unless_real(quoted: re.Match[str]) -> str:
    """An example of what not to write names nobody and no school; what does stays, to be stopped."""
    inside = quoted[0][1:-1]
    real = any(clue.weight >= 2 for clue in names.find(inside)) or any(c.kind == "sekolah" for c in clues.find(inside))
    return quoted[0] if real else " … "
