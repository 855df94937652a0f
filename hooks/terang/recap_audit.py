"""What an attacker can learn from all recaps together, from every earlier release and from totals known elsewhere.

The audit needs only what is committed, so that it is run again wherever the site is built. It takes a solver of linear
programs; a verdict of "nothing" is kept by everything that it depends on, and without recaps no solver is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from terang.problems import Problem
from terang.recap_release import releases, table
from terang.records.recaps import TOTAL as TOTAL_LABEL
from terang.records.recaps import Recap
from terang.sdc.tables import TOTAL, Key, KnownTotal, Rule
from terang.sdc.verdicts import Exposure, Kind, Reason, Remedy
from terang.shapes import Placed

LEARNED = {
    Kind.SMALL: "ada angka kecil yang tampil",
    Kind.EXACT: "isi yang ditutup di sini dapat dihitung dari angka lain",
    Kind.INTERVAL: "isi yang ditutup di sini dapat diperkirakan terlalu tepat dari angka lain",
    Kind.INSIDER: "isi yang ditutup di sini dapat dihitung oleh orang yang mengenal satu kasus",
    Kind.INCREMENT: "selisihnya dengan rilis lain adalah angka kecil, atau dapat dihitung",
    Kind.INCONSISTENT: "angka di sini tidak sejalan dengan rilis lain atau dengan angka yang sudah diumumkan",
}
REASONS = {
    Reason.TOO_FEW: "kasusnya terlalu sedikit untuk tabel yang begitu rinci",
    Reason.SMALL_TOTAL: "jumlah seluruhnya sendiri adalah angka kecil",
    Reason.SMALL_INCREMENT: "yang bertambah sejak rilis sebelumnya terlalu sedikit",
    Reason.OVERLAPPING_SPANS: "masanya hanya sebagian sama dengan rilis yang sudah terbit",
    Reason.LINKED_TABLES: "tiga tabel atau lebih memakai dimensi yang sama secara melingkar",
    Reason.CHANGED_CATEGORIES: "daftar isinya berbeda dari rilis yang sudah terbit",
    Reason.INCONSISTENT: "angka pada rilis yang sudah terbit tidak saling cocok",
}
REMEDIES = {
    Remedy.POOL_YEARS: "gabungkan beberapa tahun: ubah 'tahun' pada tabel itu di data/aturan.yml",
    Remedy.MERGE_ZONES: "gabungkan isi yang sedikit kasusnya: pakai zona, atau ringkas daftar di data/buku-kerja.yml",
    Remedy.DROP_DIMENSION: "kurangi rinciannya: hapus satu dimensi atau satu tabel di data/aturan.yml",
    Remedy.WAIT: "tunggu sampai rilis berikutnya",
    Remedy.WITHDRAW: "hapus berkas rilis ini dari data/rekap/ sebelum dikirim",
}


def remedy(remedies: Sequence[Remedy]) -> str:
    """Return what to do, in the order in which it is worth trying."""
    return "; atau ".join(REMEDIES[one] for one in remedies) or REMEDIES[Remedy.WITHDRAW]


def learned(exposure: Exposure) -> str:
    """Return what an attacker learns, without any count."""
    if exposure.reason is not None:
        return REASONS[exposure.reason]
    return LEARNED[exposure.kind]


def check(
    recaps: Sequence[Placed[Recap]], threshold: int, known: Sequence[KnownTotal], cache: Path | None
) -> Iterator[Problem]:
    """Yield a problem for every cell of the recaps that is exposed. `cache` keeps verdicts, None judges every time."""
    if not recaps:
        return
    told = releases([placed.value for placed in recaps])
    kept = cache / f"{_identity(told, threshold, known)}.aman" if cache else None
    if kept and kept.exists():
        return
    from terang.sdc.audit import audit  # loads the solver

    exposures = audit(told, Rule(threshold), known)
    for exposure in exposures:
        yield _problem(exposure, recaps)
    if kept and not exposures:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch()


def _identity(*facts: object) -> str:
    """Return a name for everything that the verdict depends on: the counts, and who judges them."""
    judges = sorted((Path(__file__).parent / "sdc").glob("*.py"))
    parts = [repr(facts), version("highspy"), version("numpy"), *(path.read_text(encoding="utf-8") for path in judges)]
    return sha256("\0".join(parts).encode()).hexdigest()


def _problem(exposure: Exposure, recaps: Sequence[Placed[Recap]]) -> Problem:
    of = exposure.release
    same = [p for p in recaps if (p.value.day, p.value.start, p.value.end) == (of.day, of.span.start, of.span.end)]
    named = [p for p in same if p.value.name == exposure.table and table(p.value) in of.tables]
    placed = (named or same or list(recaps))[0]
    key = _place(placed.value, exposure.cell) if named else ()
    return placed.problem(key, learned(exposure), remedy(exposure.remedies))


def _place(recap: Recap, cell: Key) -> tuple[str | int, ...]:
    """Return where a cell stands in its record."""
    words = [TOTAL_LABEL if name == TOTAL else name for name in cell]
    labels = [row.label for row in recap.rows]
    if not words or words[0] not in labels:
        return ()
    column = recap.columns.index(words[1]) if len(words) > 1 and words[1] in recap.columns else 0
    return ("baris", labels.index(words[0]), "isi", column)
