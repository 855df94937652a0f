"""What was shown of each statement, and whether every change since is in the log. Knows the private figures.

A later statement never silently replaces an earlier one. The ledger holds what each said when it was first shown; from
there the log of corrections must lead, entry by entry, to what it says today. What the ledger does not hold yet is new
and may still be edited freely.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args

from pydantic import ValidationError

from terang.problems import Problem
from terang.records.figures import COUNTED, Amount, Below, Known, OneIn, Statement
from terang.records.ledger import Change, Recorded, Stated
from terang.shapes import Placed, meant

PARTS: tuple[Stated, ...] = get_args(Stated)
_NEEDS_NO_QUOTES = re.compile(r"(?!null$)[A-Za-z0-9]([A-Za-z0-9 (),/–-]*[A-Za-z0-9),])?")

T = TypeVar("T")
Said = dict[Stated, str]  # what a statement says, part by part, as staff write it


@dataclass(frozen=True, slots=True)
class History:
    """The life of one statement. `versions` are one more than the changes of its parts; the oldest comes first."""

    shown_since: date | None  # None: not yet in the ledger
    changes: tuple[Change, ...]  # the oldest first; a withdrawal is the last
    versions: tuple[Statement, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether the statement must not be used any more."""
        return any(change.kind == "penarikan" for change in self.changes)

    def steps(self, versions: Sequence[T]) -> Iterator[tuple[Change, str, T, T]]:
        """Yield each change with the part that it changes ("" for none), and what stood before and after it.

        `versions` are this history's, in the same order, in any form.
        """
        at = 0
        for change in self.changes:
            if change.kind == "penarikan":
                yield change, "", versions[-1], versions[-1]
            else:
                yield change, change.part, versions[at], versions[at + 1]
                at += 1


@dataclass(frozen=True, slots=True)
class Books:
    """data/terbit.yml by id, and data/koreksi.yml, as far as they could be read."""

    recorded: Mapping[str, Placed[Recorded]]
    log: Sequence[Placed[Change]]


def histories(
    statements: Sequence[Placed[Statement]], books: Books, known: Known, threshold: int
) -> tuple[dict[str, History], list[Problem]]:
    """Return the history of every statement that has a sound one, and every problem with the two books."""
    problems = [*_vanished(books, known), *_unknown(books, known)]
    log: dict[str, list[Placed[Change]]] = {}
    for change in sorted(books.log, key=lambda change: change.value.day):
        log.setdefault(change.value.statement, []).append(change)
    found: dict[str, History] = {}
    first = {placed.value.id: placed for placed in reversed(statements)}  # a second one of an id is a problem already
    for name, placed in reversed(first.items()):
        history, wrong = _history(placed, books.recorded.get(name), log.get(name, []), known, threshold)
        problems += wrong
        found |= {name: history} if history else {}
    return found, problems


def unrecorded(histories: Mapping[str, History], threshold: int) -> list[dict[str, str]]:
    """Return what the ledger lacks, as it was first shown. The day is there only if a change proves an earlier one."""
    return [
        {"id": name}
        | ({"tanggal": history.changes[0].day.isoformat()} if history.changes else {})
        | {str(part): text for part, text in _shown(_said(history.versions[0]), threshold).items()}
        for name, history in histories.items()
        if history.shown_since is None
    ]


def appended(ledger: str, entries: Sequence[Mapping[str, str]], day: date) -> str:
    """Return the text of the ledger with `entries` at its end. Nothing that it holds is touched."""
    made = ledger if ledger.endswith("\n") or not ledger else ledger + "\n"
    for entry in entries:
        since = min(day.isoformat(), entry.get("tanggal", day.isoformat()))
        parts = {"id": entry["id"], "tanggal": since} | {key: text for key, text in entry.items() if key != "tanggal"}
        if parts["kira-kira"] == "tidak":
            del parts["kira-kira"]
        made += "\n- " + "\n  ".join(f"{key}: {_quoted(text)}" for key, text in parts.items()) + "\n"
    return made


def _vanished(books: Books, known: Known) -> Iterator[Problem]:
    for name, entry in books.recorded.items():
        if name not in known.statements:
            what = f"'{name}' sudah tampil sejak {entry.value.day}, tetapi tidak ada lagi di data/angka/"
            yield entry.problem("id", what, "kembalikan ke sana, lalu tarik lewat data/koreksi.yml")


def _unknown(books: Books, known: Known) -> Iterator[Problem]:
    for change in books.log:
        name, source = change.value.statement, change.value.source
        if name not in known.statements:
            what = f"pernyataan '{name}' tidak ada di data/angka/"
            yield change.problem("pernyataan", what, meant(name, list(known.statements)))
        if source not in known.sources:
            fix = meant(source, list(known.sources))
            fix = fix if fix.startswith("mungkin") else "tambahkan lebih dulu di data/sumber.yml"
            yield change.problem("sumber", f"sumber '{source}' tidak ada di data/sumber.yml", fix)


def _history(
    placed: Placed[Statement],
    entry: Placed[Recorded] | None,
    changes: Sequence[Placed[Change]],
    known: Known,
    threshold: int,
) -> tuple[History | None, list[Problem]]:
    """Follow the log from what was first shown. The first wrong step ends it: what follows rests on that one."""
    today = _shown(_said(placed.value), threshold)
    edits = [change for change in changes if change.value.kind != "penarikan"]
    said = today | {change.value.part: change.value.before for change in reversed(edits)}
    said = said if entry is None else dict(entry.value.stated)
    versions: list[Statement] = []
    for index, change in enumerate(changes):
        last = index == len(changes) - 1
        if problem := next(_misplaced(change, entry, last=last), None):
            return None, [problem]
        if change in edits:
            if problem := next(_misstep(change, said, threshold), None):
                return None, [problem]
            version = _version(placed, said, known)
            said[change.value.part] = change.value.after
            if version is None or _version(placed, said, known) is None:
                what = f"isinya tidak boleh begitu untuk '{change.value.part}'"
                return None, [change.problem("bagian", what, "tulis sebelum dan sesudah seperti di data/angka/")]
            versions.append(version)
    problems = list(_silent(placed, entry, edits, _shown(said, threshold), today))
    if problems:
        return None, problems
    steps = tuple(change.value for change in changes)
    return History(entry.value.day if entry else None, steps, (*versions, placed.value)), []


def _misplaced(change: Placed[Change], entry: Placed[Recorded] | None, *, last: bool) -> Iterator[Problem]:
    """Yield why an entry of the log cannot stand where it does, or as it is filled in."""
    value = change.value
    if entry and value.day < entry.value.day:
        what = f"tertanggal {value.day}, padahal angkanya baru tampil sejak {entry.value.day}"
        yield change.problem("tanggal", what, "periksa tanggalnya")
    if value.kind == "penarikan":
        if value.before or value.after:
            yield change.problem("jenis", "penarikan tidak mengubah isi", "hapus sebelum dan sesudah")
        if not last:
            what = f"'{value.statement}' sudah ditarik, jadi tidak dapat diubah lagi sesudahnya"
            yield change.problem("jenis", what, "hapus catatan yang sesudahnya, atau catatan ini")
    elif not value.before or not value.after:
        yield change.problem("", "belum menyebut 'sebelum' dan 'sesudah'", "tambahkan keduanya")
    elif value.before == value.after:
        yield change.problem("sesudah", "sama dengan 'sebelum'", "tulis isi yang baru, atau hapus catatan ini")


def _misstep(change: Placed[Change], said: Said, threshold: int) -> Iterator[Problem]:
    """Yield why an entry does not go on from what was `said` until then. Small counts are not repeated."""
    value, part = change.value, change.value.part
    for key, text in (("sebelum", value.before), ("sesudah", value.after)):
        if part == "jumlah" and _is_small(text, said["satuan"], threshold):
            what = f"'{key}' memuat angka 1 sampai {threshold - 1}, yang bisa mengenali seseorang"
            yield change.problem(key, what, f'tulis "<{threshold}", dan hapus angka aslinya dari riwayat')
            return
    then = _shown(said, threshold)[part]
    if _shown(said | {part: value.before}, threshold)[part] != then:
        what = f"'sebelum' tertulis '{value.before}', padahal yang tampil waktu itu '{then}'"
        yield change.problem("sebelum", what, f"tulis {part} yang tampil waktu itu: {then}")


def _silent(
    placed: Placed[Statement], entry: Placed[Recorded] | None, edits: Sequence[Placed[Change]], said: Said, today: Said
) -> Iterator[Problem]:
    """Yield what a statement says today that neither the ledger nor the log knows."""
    for part in PARTS:
        if said[part] == today[part]:
            continue
        logged = [change for change in edits if change.value.part == part]
        if logged:
            what = f"'sesudah' tertulis '{said[part]}', padahal di data/angka/ tertulis '{today[part]}'"
            yield logged[-1].problem("sesudah", what, "samakan keduanya, atau tambahkan catatan untuk perubahan itu")
        elif entry:
            what = f"'{part}' tampil sebagai '{said[part]}' sejak {entry.value.day}, di sini tertulis '{today[part]}'"
            yield placed.problem(part, what, "kembalikan, atau catat perubahannya di data/koreksi.yml")


def _version(placed: Placed[Statement], said: Said, known: Known) -> Statement | None:
    """Return the statement as it was when it said that; None if it could never have stood in data/angka/."""
    written = placed.document.data
    for step in placed.path:
        written = written[step]  # type: ignore[index]
    assert isinstance(written, dict)
    try:
        version = Statement.model_validate({**written, **said})
    except ValidationError:
        return None
    stands = version.area in known.areas and version.system in known.systems and version.source in known.sources
    return version if stands else None


def _said(statement: Statement) -> Said:
    end = statement.end
    return {
        "jumlah": _written(statement.amount),
        "kira-kira": "ya" if statement.approximate else "tidak",
        "satuan": statement.unit,
        "wilayah": statement.area,
        "sistem": statement.system,
        "ukuran": statement.measure,
        "kelompok": statement.group,
        "dari": statement.start.isoformat(),
        "sampai": end.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[end.precision]],
        "sumber": statement.source,
    }


def _written(amount: Amount) -> str:
    if isinstance(amount, OneIn):
        return f"{amount.part} dari {amount.whole}"
    if isinstance(amount, Below):
        return f"<{amount.threshold}"
    return str(amount).replace(".", ",")


def _is_small(amount: str, unit: str, threshold: int) -> bool:
    return unit in COUNTED and re.fullmatch(r"[0-9]{1,9}", amount) is not None and 0 < int(amount) < threshold


def _shown(said: Said, threshold: int) -> Said:
    """Return `said` as it may be shown under today's threshold, which may be higher than on the day it was recorded."""
    amount = said["jumlah"]
    hidden = re.fullmatch(r"<([0-9]{1,9})", amount)
    if _is_small(amount, said["satuan"], threshold) or (hidden and int(hidden[1]) < threshold):
        return said | {"jumlah": f"<{threshold}"}
    return said


def _quoted(text: str) -> str:
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else json.dumps(text, ensure_ascii=False)
