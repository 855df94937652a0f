"""The paragraph rule: whether what is written about somebody lets others recognise them.

"Anak 9 tahun di RT 02" is an identity in a village. So a paragraph is stopped when it speaks of one person and gives
two clues of different kinds, or a name, or initials. It is not stopped for what it says of everybody ("anak 7 sampai
12 tahun"), of an event ("penyuluhan di SMPN 1 ..., Selasa 5 Agustus"), or of an office and its address.

The rule knows words, not meaning. What it stops without need is acknowledged in data/izin.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from terang import clues, names, points, speaks_of
from terang.clues import Clue

# How much of clues is enough: of one person to whom something was done, of what is about such things, of anybody
OF_DONE, OF_ABOUT, OF_ANYBODY = 1.0, 1.5, 2.0
SHORTEST = 3  # spaces: a person, what was done and a clue do not fit into less
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_PERSONAL = {"umur", "kelas", "hubungan keluarga", "nama", "inisial", "ciri lain", "pekerjaan"}


@lru_cache(maxsize=50_000)  # menus, captions and values come again and again
def kinds(paragraph: str) -> tuple[str, ...]:
    """Return which clues let somebody be recognised in `paragraph`, or none when nobody can be.

    `paragraph`: as a reader sees it, in one line. The kinds are Indonesian words, never what was written.
    """
    if paragraph.count(" ") < SHORTEST:
        return ()
    if ("“" in paragraph or '"' in paragraph or "‘" in paragraph) and speaks_of.WARNS.search(clues.lower(paragraph)):
        paragraph = _QUOTED.sub(_unless_real, paragraph)
    found = _strongest([*clues.find(paragraph), *names.find(paragraph)])
    if sum(clue.weight for clue in found) < OF_DONE:
        return ()
    small = clues.lower(paragraph)
    if speaks_of.MADE_UP.search(small):
        found = [clue for clue in found if clue.kind in ("sekolah", "alamat", "inisial") and clue.weight >= 1]
    one, done = bool(speaks_of.ONE.search(small)), bool(speaks_of.DONE.search(small))
    told = tuple(sorted(clue.kind for clue in found))
    listed = any(clue.kind == "umur" for clue in found) and "korban" in small
    others = listed or any(
        clue.kind not in ("nama", "inisial", "umur", "tanggal") and clue.weight >= 1 for clue in found
    )
    if any(clue.weight >= 3 for clue in found) and (one or done or others):
        return told
    if not found or speaks_of.IF.search(small):
        return ()
    about = bool(speaks_of.ABOUT.search(small))
    if _enough(found, one=one, done=done, about=about, rather=small) or points.of(found, small) > points.ENOUGH:
        return told
    return ()


def _enough(found: Sequence[Clue], *, one: bool, done: bool, about: bool, rather: str) -> bool:
    """Whether the clues of a paragraph are enough for what it speaks of. `rather`: its words, which may be advice."""
    weight = sum(clue.weight for clue in found)
    strongest = max((clue.weight for clue in found if clue.kind != "tanggal"), default=0)
    personal = sum(clue.kind in _PERSONAL and clue.weight >= 1 for clue in found)
    if speaks_of.EVERYBODY.search(rather):
        return done and one and weight >= OF_ANYBODY and personal > 1 and not speaks_of.ADVISES.search(rather)
    if done and weight >= OF_DONE and (one or personal or weight >= OF_ANYBODY):
        return True
    if about and weight >= OF_ABOUT and len(found) > 1 and strongest >= 1 and (one or personal):
        return True
    child = any(clue.kind in ("umur", "kelas") and clue.weight >= 1 for clue in found)
    if one and child and personal + any(clue.kind in ("alamat", "sekolah") and clue.weight >= 1 for clue in found) > 1:
        return True
    return one and about and strongest >= 1 and not speaks_of.ADVISES.search(rather)


def _unless_real(quoted: re.Match[str]) -> str:
    """An example of what not to write names nobody and no school; what does stays, to be stopped."""
    inside = quoted[0][1:-1]
    real = any(clue.weight >= 2 for clue in names.find(inside)) or any(c.kind == "sekolah" for c in clues.find(inside))
    return quoted[0] if real else " … "


def _strongest(found: Sequence[Clue]) -> list[Clue]:
    """Return the strongest clue of each kind."""
    best: dict[str, Clue] = {}
    for clue in found:
        if clue.kind not in best or clue.weight > best[clue.kind].weight:
            best[clue.kind] = clue
    return list(best.values())
