"""Keep every table as it is today, under an address that never changes.

python hooks/rilis.py [--tanggal TAHUN-BULAN-TANGGAL] [--akar FOLDER]
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from terang import archive, site
from terang.problems import ProblemsFound, as_text


def main(arguments: list[str] | None = None) -> int:
    """Write the releases. Returns the exit code: 0 when that was done, 1 when something must be mended first."""
    parser = argparse.ArgumentParser(prog="rilis.py")
    parser.add_argument("--tanggal", type=date.fromisoformat, default=date.today())
    parser.add_argument("--akar", type=Path, default=Path.cwd())
    options = parser.parse_args(arguments)
    loaded, problems = site.load(options.akar)
    if loaded is None or problems:
        sys.stdout.write(as_text(problems))
        return 1
    try:
        written = archive.freeze(options.akar, loaded.facts.public, options.tanggal)
    except ProblemsFound as found:
        sys.stdout.write(str(found))
        return 1
    for path in written:
        print(path)
    print(f"{len(written)} tabel dirilis." if written else "Tidak ada tabel yang berubah sejak rilis terakhir.")
    return 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # a word from a file may not fit the code page of a Windows console
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
