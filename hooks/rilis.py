"""Release what is in data/: write down for good what is shown from today on.

python hooks/rilis.py [--tanggal 2026-11-24] [--coba] [--akar FOLDER]
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from terang import release
from terang.problems import as_text


def main(arguments: list[str] | None = None) -> int:
    """Release, or with --coba only say what a release would write. Returns the exit code: 1 for a problem."""
    parser = argparse.ArgumentParser(prog="rilis")
    parser.add_argument("--tanggal", type=date.fromisoformat, default=None)
    parser.add_argument("--coba", action="store_true")
    parser.add_argument("--akar", type=Path, default=Path.cwd())
    options = parser.parse_args(arguments)

    files, problems = release.plan(options.akar, options.tanggal or date.today())
    if problems:
        sys.stdout.write(as_text(problems))
        return 1
    if not files:
        print("Semua angka sudah tercatat. Tidak ada yang perlu ditulis.")
        return 0
    if options.coba:
        for file in files:
            print(f"Belum tercatat: {file.count}. Untuk mencatatnya, jalankan python3 tugas.py rilis,")
            print(f"atau tempel baris berikut di akhir {file.path}:\n\n```yaml\n{file.added.strip()}\n```\n")
        return 0
    release.write(options.akar, files)
    for file in files:
        print(f"{file.path}: {file.count} dicatat.")
    return 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # a word from a file may not fit the code page of a Windows console
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
