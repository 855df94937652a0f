"""From the agency's workbook to files that may be committed: read, count, protect, audit, write. On its own computer.

Only protected tables leave this module; true counts and rows end with `run`. What is said names cells and words of the
settings, never what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from terang import loading, recap_audit, recap_files, recap_release
from terang.problems import as_text
from terang.recap_loading import RecapData
from terang.records.recap_policy import RecapTable
from terang.records.recaps import Recap, years
from terang.sdc.tables import PrivateRelease, Release, Rule
from terang.workbook import aggregation, opening, reading, sheets
from terang.workbook.findings import Findings, Place, Stop
from terang.workbook.reading import Reading
from terang.workbook.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asked for."""

    workbook: Path
    start: date
    end: date
    sheets: tuple[str, ...]
    day: date  # of the release
    trial: bool  # only report


@dataclass(frozen=True, slots=True)
class Made:
    """One table of the release. `small` and `protecting` are numbers of cells, not of people."""

    recap: Recap
    cells: int
    small: int
    protecting: int


@dataclass(slots=True)
class Outcome:
    """What is reported. With `problems` nothing was written."""

    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  # one line a sheet: its columns
    made: list[Made] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    unchanged: bool = False


def run(root: Path, order: Order) -> Outcome:
    """Import a workbook into the project in `root`."""
    outcome, findings = Outcome(), Findings()
    try:
        books = _books(root, findings)
        tables = _tables(books, order, findings)
        wanted = aggregation.wanted(books, tables, range(order.start.year, order.end.year + 1), order.day)
        opening.check(order.workbook, findings)
        found = _read(books, wanted, order, findings)
        outcome.read = list(_told(found, wanted))
        if not findings.problems:
            _release(root, books, tables, found, order, findings, outcome)
    except Stop:
        pass
    outcome.problems = [str(told) for told in findings.problems]
    outcome.remarks = [str(told) for told in findings.remarks]
    return outcome


def _books(root: Path, findings: Findings) -> RecapData:
    """Return the settings and earlier releases. The site must be without problems: they are what protects people."""
    facts, problems = loading.load(root)
    site = Place(name="Situs ini")
    if problems or facts is None:
        what = f"isi dan datanya belum lolos pemeriksaan, mulai dari {as_text(problems[:1]).splitlines()[0]}"
        raise findings.stop(site, what, "jalankan: python3 tugas.py periksa")
    if facts.recaps is None:
        raise findings.stop(site, "belum ada aturan rekap", "tulis bagian 'rekap' di data/aturan.yml")
    if facts.recaps.policy.source is None:
        fix = "daftarkan register dinas di data/sumber.yml, lalu tulis id-nya sebagai 'sumber' di bagian 'rekap'"
        raise findings.stop(Place(name="data/aturan.yml"), "rekap belum punya sumber", fix)
    return facts.recaps


def _tables(books: RecapData, order: Order, findings: Findings) -> list[RecapTable]:
    """Return the tables that the policy has for so many years."""
    asked = Place(name="Masa rekap")
    if (order.start.month, order.start.day, order.end.month, order.end.day) != (1, 1, 12, 31):
        fix = "pakai --tahun 2026, atau --dari 2024-01-01 --sampai 2026-12-31"
        raise findings.stop(asked, "rekap hanya untuk tahun penuh, dari 1 Januari sampai 31 Desember", fix)
    if order.end < order.start:
        raise findings.stop(asked, "masanya berakhir sebelum dimulai", "periksa --dari dan --sampai")
    if order.day <= order.end:
        fix = "tunggu sampai tahunnya selesai; dari angka yang berjalan, tambahannya bisa menunjuk orang"
        raise findings.stop(asked, "tahunnya belum selesai", fix)
    length = order.end.year - order.start.year + 1
    tables = [table for table in books.policy.tables if table.years == length]
    if not tables:
        allowed = ", ".join(f"{count} tahun" for count in books.policy.lengths()) or "tidak ada"
        raise findings.stop(asked, f"tidak ada tabel untuk {length} tahun", f"yang ada di data/aturan.yml: {allowed}")
    return tables


def _read(books: RecapData, wanted: Wanted, order: Order, findings: Findings) -> Reading:
    titles = aggregation.headings(books)
    with sheets.opened(order.workbook, books.workbook.known_words) as found:
        chosen = sheets.chosen(found, order.sheets, titles, findings)
        return reading.read(chosen, wanted, titles, findings)


def _told(found: Reading, wanted: Wanted) -> Iterator[str]:
    for sheet, layout in found.sheets:
        form = "satu baris satu gabungan" if layout.header.aggregated else "satu baris satu kasus"
        columns = ", ".join(f"{wanted.name(kind)} ({sheet.letter(column)})" for kind, column in layout.columns.items())
        left = ", ".join(map(sheet.letter, layout.left)) or "tidak ada"
        yield f"{sheet.place}: {form}. Kolom yang dibaca: {columns}. Kolom yang dilewati: {left}."


def _release(
    root: Path,
    books: RecapData,
    tables: Sequence[RecapTable],
    found: Reading,
    order: Order,
    findings: Findings,
    outcome: Outcome,
) -> None:
    """Protect what was counted, and write it unless it was published before."""
    from terang.sdc.suppression import protect  # loads the solver
    from terang.sdc.verdicts import Unpublishable

    policy, rule = books.policy, Rule(books.threshold)
    counted = (policy.area, policy.system, policy.measure, policy.group, policy.unit)
    private = PrivateRelease(
        recap_release.span(counted, order.start, order.end), aggregation.private(books, tables, found.counts)
    )
    earlier = recap_release.releases(placed.value for placed in books.placed)
    release = _published_before(private, earlier)
    outcome.unchanged = release is not None
    if release is None:
        try:
            release = protect(private, order.day, rule, earlier, books.known)
        except Unpublishable as refused:
            what = f"tidak diterbitkan: {recap_audit.REASONS[refused.reason]}"
            place = Place(name=f"Tabel {refused.table or 'rekap'}")
            raise findings.stop(place, what, recap_audit.remedy(refused.remedies)) from None
    made = list(recap_release.recaps(release, policy, policy.source or ""))
    outcome.made = [_made(recap, release, private, books.threshold) for recap in made]
    if outcome.unchanged:
        return
    _same_day(root, made, findings)
    if not order.trial:
        outcome.written = _written(root, made, findings)


def _published_before(private: PrivateRelease, earlier: Sequence[Release]) -> Release | None:
    """Return the latest release of the same years when all that it shows still holds.

    To publish it once more would only tell that nothing, or something hidden, has changed.
    """
    same = [release for release in earlier if release.span == private.span]
    if not same:
        return None
    latest = max(same, key=lambda release: release.day)
    true = {table.name: table for table in private.tables}
    if {table.name: table.dimensions for table in latest.tables} != {
        name: one.dimensions for name, one in true.items()
    }:
        return None
    shown = (
        (true[table.name].count(key), count)
        for table in latest.tables
        for key, count in table.cells.items()
        if count is not None
    )
    return latest if all(count == now for now, count in shown) else None


def _same_day(root: Path, made: Sequence[Recap], findings: Findings) -> None:
    if any((root / recap.path).exists() for recap in made):
        span = years(made[0].start, made[0].end)
        what = f"sudah ada rilis untuk {span} pada hari yang sama, dengan angka lain"
        fix = "hapus dulu rilis hari ini bila belum dikirim; kalau sudah, beri tanggal lain dengan --tanggal"
        raise findings.stop(Place(name="Rekap"), what, fix)


def _written(root: Path, made: Sequence[Recap], findings: Findings) -> list[str]:
    """Write the release, and take it back if the site does not accept it."""
    paths = recap_files.write(root, made)
    _, problems = loading.load(root)
    if not problems:
        return paths
    for path in paths:
        (root / path).unlink()
    what = f"situs menolak rekap yang baru dibuat: {problems[0].what}"
    raise findings.stop(Place(name="Rekap"), what, problems[0].fix)


def _made(recap: Recap, release: Release, private: PrivateRelease, threshold: int) -> Made:
    """Count the hidden cells of a table, by why they are hidden. Said on the screen only, and never written."""
    cells = next(table.cells for table in release.tables if table.name == recap.name)
    true = next(table for table in private.tables if table.name == recap.name)
    hidden = [key for key, count in cells.items() if count is None]
    small = sum(0 < true.count(key) < threshold for key in hidden)
    return Made(recap, len(cells), small, len(hidden) - small)
