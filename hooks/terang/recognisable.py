"""The paragraph rule: whether what is written about somebody lets others recognise them.

"Anak 9 tahun di RT 02" is an identity in a village. So a paragraph is stopped when it speaks of one person and gives
two clues of different kinds, or a name, or initials. It is not stopped for what it says of everybody ("anak 7 sampai
12 tahun"), of an event ("penyuluhan di SMPN 1 ..., Selasa 5 Agustus"), or of an office and its address.

The rule knows words, not meaning. What it stops without need is acknowledged in data/izin.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from terang import clues, names
from terang.clues import Clue

ENOUGH, ENOUGH_OF_WHAT_WAS_DONE = 2.0, 1.5
# What may or should happen, to nobody yet
_IF = re.compile(r"\b(?:kalau|jika|bila|apabila|seandainya|andaikan|misalnya|contohnya)\b")
# Whoever is spoken of as one: a person of whom something has been done, said, or told
_ONE = re.compile(
    r"\b(?:seorang (?!pun)|korban(?! (?:kekerasan|kdrt|tppo|tindak|perkosaan|pelecehan|perundungan|bullying|dapat|bisa|boleh|"
    r"berhak|harus|wajib|perlu|tidak perlu|sering|selalu|atau|dan|yang (?:datang|ingin|mau|butuh)))|korbannya|penyintas (?:itu|ini|"
    r"tersebut)|bocah|gadis|siswi|santriwati|mahasiswi|pelajar putri|remaja putri|ibu muda|"
    r"(?:anak|siswa|santri|murid|pelajar|remaja|perempuan|wanita|bayi|balita|pria|lelaki|istri|ibu|guru|ustaz|ustadz)"
    r" (?:itu|tersebut|ini)|pelaku(?:nya)? (?:adalah|ialah|yang (?:juga|merupakan)|merupakan|diduga|berinisial|ditangkap)|"
    r"tersangka|terduga pelaku|terlapor|dia|ia)\b",
)
# What was done to one
_DONE = re.compile(
    r"\b(?:(?:telah |sudah |kerap |sering |diduga )?di(?:cabuli|perkosa|rudapaksa|lecehkan|aniaya|pukul(?:i)?|setubuhi|"
    r"siksa|sodomi|culik|nikahkan|kawinkan|tampar|tendang|rundung|bully|gauli|hamili|jual|sekap|raba|paksa|ancam|peras|"
    r"telantarkan|bunuh|bakar|jambak|kurung|nodai)\b|mencabuli|memperkosa|menyetubuhi|merudapaksa|menganiaya|menghamili|"
    r"melecehkan|memukuli|hamil\b|melahirkan|menjadi korban|jadi korban|mengalami (?:kekerasan|pelecehan|perundungan|luka|"
    r"trauma|pencabulan|pemerkosaan)|pencabulan (?:terhadap|oleh|yang)|pemerkosaan (?:terhadap|oleh|yang)|"
    r"persetubuhan|korban pencabulan|korban pemerkosaan|korban persetubuhan|kejadian (?:itu|tersebut|ini) |peristiwa (?:itu|"
    r"tersebut)|menimpa|mengaku (?:telah |sudah |kerap )?(?:di|men)|melaporkan (?:kejadian|peristiwa|suami|ayah|bapak)|"
    r"ditangkap|diamankan|ditahan|bunuh diri|meninggal dunia|kabur dari rumah|visum)",
)
# Said of everybody: rules, advice, and what has not happened
_EVERYBODY = re.compile(
    r"\b(?:setiap (?:anak|orang|korban|siswa|perempuan)|semua (?:anak|orang|korban|siswa)|para (?:korban|siswa|santri|guru|"
    r"orang tua|peserta|pelajar|murid)|sebanyak \d+|\d{2,} (?:siswa|santri|peserta|orang|pelajar|murid|guru|kader|warga|anak|"
    r"korban|kasus)|diikuti|dihadiri|peserta|penyuluhan|sosialisasi|pelatihan|rapat|rakor|seminar|lokakarya|kegiatan|"
    r"diselenggarakan|digelar|menggelar|kunjungan|peringatan|deklarasi|lomba|diresmikan|apel|siaran pers|jam layanan|buka "
    r"setiap|beralamat|kantor)\b",
)
# An invented story, which needs neither a real school nor a real place; and advice on what gives somebody away
_MADE_UP = re.compile(r"\b(?:rekaan|bukan (?:kisah|kejadian|orang|kasus) nyata)\b")
_ADVICE = re.compile(
    r"dirahasiakan|merahasiakan|jangan (?:me)?(?:nulis|tulis|nyebut|sebut|muat|nyebar|sebar)|contoh (?:yang )?(?:salah|keliru|buruk)|"
    r"sama dengan menyebut|membuka identitas|bisa dikenali|mengenali"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
# Without one of these, nothing below can be said of one person; most text ends here
_MAY_TELL = re.compile(
    r"usia|umur|\d (?:tahun|thn|th)\b|belas tahun|lahir|\(\d\d?[) ]|nama|inisial| binti? |a\.n\.|\b[a-z]{2,3}, \d"
)
_PERSONAL = {"umur", "hubungan keluarga", "nama", "inisial", "ciri lain"}


def kinds(paragraph: str) -> tuple[str, ...]:
    """Return which clues let somebody be recognised in `paragraph`, or none when nobody can be.

    `paragraph`: as a reader sees it, in one line. The kinds are Indonesian words, never what was written.
    """
    small = clues.lower(paragraph)
    if _ADVICE.search(small) and ("“" in paragraph or '"' in paragraph or "‘" in paragraph):
        paragraph = _QUOTED.sub(_unless_real, paragraph)
        small = clues.lower(paragraph)
    one, done = bool(_ONE.search(small)), bool(_DONE.search(small))
    if not one and not done and not _MAY_TELL.search(small):
        return ()
    found = _strongest([*clues.find(paragraph), *names.find(paragraph)])
    if _MADE_UP.search(small):
        found = [clue for clue in found if clue.kind in ("sekolah", "alamat", "inisial") and clue.weight >= 1]
    if not found:
        return ()
    everybody, only_if = bool(_EVERYBODY.search(small)), bool(_IF.search(small))
    told = tuple(sorted(clue.kind for clue in found))
    others = [clue for clue in found if clue.kind not in ("nama", "inisial", "umur", "tanggal") and clue.weight >= 1]
    if any(clue.weight >= 3 for clue in found) and (one or done or others):
        return told
    weight = sum(clue.weight for clue in found)
    if len(found) < 2 or only_if or weight < (ENOUGH_OF_WHAT_WAS_DONE if done else ENOUGH):
        return ()
    personal = [clue for clue in found if clue.kind in _PERSONAL and clue.weight >= 1]
    if everybody and not personal:
        return ()
    if done and (one or personal):
        return told
    if everybody:
        return ()
    if one and personal:
        return told
    has = {clue.kind for clue in found if clue.weight >= 1}
    return told if "umur" in has and has & {"alamat", "sekolah"} else ()


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
