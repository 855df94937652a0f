"""Releases: tables as they stood on a day, kept for ever in data/rilis/NAME/DAY.json.

A release holds only what was published, and nobody edits it: what is cited today can be read in ten years. It is
written by one command, and checked like everything else in data/ before a page is made from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from terang import archive_text, disclosure
from terang.problems import Problem, ProblemsFound
from terang.public import PublicData, PublicRelease, PublicTable
from terang.sources import SMALL_COUNT, read_text

FOLDER = "data/rilis"
_RESTORE = "kembalikan berkas aslinya dari riwayat; rilis tidak pernah diubah"
_WITHDRAW = "hapus rilis ini dari repositori beserta riwayatnya, lalu buat rilis baru"


def plan(public: PublicData, day: date) -> dict[str, str]:
    """Return the release of every table that is not as it was in its latest one, as text by its path.

    Raises:
        ProblemsFound: such a table has a release of that day or a later one already.
    """
    made: dict[str, str] = {}
    problems: list[Problem] = []
    for slug, table in public.tables.items():
        releases = public.releases.get(slug, ())
        if releases and releases[0].table == table:
            continue
        release = PublicRelease(day, table)
        if releases and releases[0].day >= day:
            what = f"tabel ini berubah, tetapi sudah dirilis dengan tanggal {releases[0].day.isoformat()}"
            problems.append(Problem(_path(release), 0, 0, what, "pakai tanggal sesudahnya"))
        made[_path(release)] = archive_text.written(release)
    if problems:
        raise ProblemsFound(problems)
    return made


def _path(release: PublicRelease) -> str:
    return f"{FOLDER}/{release.table.slug}/{release.day.isoformat()}.json"


def load(
    root: Path, paths: Sequence[str], tables: Collection[str], threshold: int
) -> tuple[Mapping[str, tuple[PublicRelease, ...]], list[Problem]]:
    """Return the releases of each table, the latest first, and every problem with them.

    `tables` are the names of the tables that there are, those with a problem included.
    """
    found: dict[str, list[PublicRelease]] = {}
    problems: list[Problem] = []
    for path in sorted(paths, reverse=True):
        release, wrong = _read(root, path)
        problems += wrong
        if release is None:
            continue
        problems += _disclosed(path, release.table, threshold)
        if release.table.slug not in tables:
            what = f"tabel '{release.table.slug}' tidak ada lagi, padahal rilisnya punya alamat tetap"
            problems.append(Problem(path, 0, 0, what, f"kembalikan data/tabel/{release.table.slug}.yml"))
        found.setdefault(release.table.slug, []).append(release)
    return {slug: tuple(releases) for slug, releases in found.items()}, problems


def _read(root: Path, path: str) -> tuple[PublicRelease | None, list[Problem]]:
    text, problems = read_text(root, path, tabs_allowed=False)
    if text is None or problems:
        return None, problems
    try:
        release = archive_text.read(text)
    except archive_text.UnreadableError:
        return None, [Problem(path, 0, 0, "rilis ini tidak dapat dibaca", _RESTORE)]
    if path != _path(release):
        return None, [Problem(path, 0, 0, "nama dan isi rilis ini tidak cocok", _RESTORE)]
    return release, [
        Problem(path, number, 1, "ada hitungan kecil di rilis ini, yang bisa mengenali seseorang", _WITHDRAW)
        for number, line in enumerate(text.split("\n"), start=1)
        if SMALL_COUNT.search(line)
    ]


def _disclosed(path: str, table: PublicTable, threshold: int) -> Iterator[Problem]:
    """Yield what may not be published by the rules of today, whatever they were on the day of the release."""
    totals = table.totals
    cells = [cell for row in table.rows for cell in row.cells]
    cells += [totals.all, *totals.rows, *totals.columns] if totals else []
    for cell in cells:
        figures = (*((cell.figure,) if cell.figure else ()), *cell.others)
        shown = [(cell.value, cell.figure.unit if cell.figure else table.unit)]
        shown += [(figure.value, figure.unit) for figure in figures]
        if any(disclosure.points_to_someone(value, unit, threshold) for value, unit in shown):
            what = f"ada hitungan 1 sampai {threshold - 1} di rilis ini, yang bisa mengenali seseorang"
            yield Problem(path, 0, 0, what, _WITHDRAW)
            return
