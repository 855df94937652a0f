"""What more materials cost: a build with so many more of them, when nothing was made before, and after another edit.

    python tests/bench/materials.py [--count 100] [--runs 3]

Works in copies of the project in a temporary folder. The materials are lessons of 500 words for all doors, lengths and
levels, so that every filter grows. Prints medians in seconds of the clock, and the difference for each material.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from itertools import cycle, product
from pathlib import Path

from build import build, copy_project, prose

GOAL = 0.15  # seconds for each material more
EDITED = "content/tentang/index.md"
DOORS = ["sekolah", "pesantren", "majelis-taklim", "keluarga", "desa", "penyintas"]
THEMES = ["tubuh", "relasi", "internet", "perundungan", "hak", "mitos"]
HEAD = """---
judul: Pelajaran ke-{number}
ringkasan: {summary}.
templat: materi.html
jenis: {kind}
pintu: [{door}, {other}]
audiens: [guru]
tema: [{theme}]
tempat: Kelas
durasi: {minutes} menit
peserta: 15–36 orang
kompetensi: {level}
sumber: [who2017-anak]
versi: "1.0"
tanggal: 2026-11-25
tinjau-lagi: 2027-05-25
lisensi: CC BY-SA 4.0
diperiksa: 2026-11-25
ditinjau: []
---

"""
PARTS = ["Tujuan", "Sebelum mulai", "Langkah", "Katakan dan jangan katakan", "Kalau ada yang bercerita", "Evaluasi"]


def shelve(project: Path, count: int) -> Path:
    """Add `count` materials to `project`, of the words of the pages that are there; the same ones each time."""
    some = prose(project, count)
    minutes, levels, kinds = (
        cycle((10, 30, 60, 120)),
        cycle(("K1", "K2", "K3")),
        cycle(("RPP", "lokakarya", "permainan")),
    )

    for number in range(count):
        long = next(minutes)
        head = HEAD.format(
            number=number,
            summary=some(12),
            kind=next(kinds),
            door=DOORS[number % 6],
            other=DOORS[(number + 1) % 6],
            theme=THEMES[number % len(THEMES)],
            minutes=long,
            level=next(levels),
        )
        body = []
        for part in PARTS:
            body += [f"## {part}\n", f"{some(40)}.\n", f"- {some(10)}\n- {some(10)}\n"]
            if part == "Langkah":
                body += [f"### {step}. {some(2)} ({long // 5} menit)\n\n{some(40)}.\n" for step in range(1, 6)]
            if part == "Kalau ada yang bercerita":
                body += ["```bercerita\nuntuk: anak\n```\n"]
        (project / f"content/materi/pelajaran-{number}.md").write_text(head + "\n".join(body), encoding="utf-8")
    return project


def measured(projects: list[Path], runs: int) -> list[tuple[float, float]]:
    """Return for each project the seconds of a build when nothing was made before, and after another page was edited.

    In turn, for a machine may be slower in one minute than in the next.
    """
    cold: dict[Path, list[float]] = {project: [] for project in projects}
    warm: dict[Path, list[float]] = {project: [] for project in projects}
    for run in range(runs):
        for project in projects:
            shutil.rmtree(project / ".terang", ignore_errors=True)
            cold[project].append(build(project, "--python-ini").seconds)
        for again, project in product(range(5), projects):
            page = project / EDITED
            page.write_text(f"{page.read_text('utf-8')}\nKalimat {run}-{again}.\n", encoding="utf-8")
            warm[project].append(build(project, "--python-ini").seconds)
    return [(statistics.median(cold[project]), statistics.median(warm[project])) for project in projects]


def main() -> int:
    parser = argparse.ArgumentParser(description="What more materials cost.")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        projects = [copy_project(Path(folder, "site")), shelve(copy_project(Path(folder, "more")), options.count)]
        without, more = measured(projects, options.runs)
    for name, before, after in zip(("nothing made before", "another page edited"), without, more, strict=True):
        each = (after - before) / options.count
        print(f"{name:<22}{before:>7.1f} s{after:>8.1f} s with {options.count} more: {each:.3f} s each")
    print(f"goal: less than {GOAL} s each, and nothing after an edit elsewhere")
    return 0


if __name__ == "__main__":
    sys.exit(main())
