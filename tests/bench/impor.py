"""What an import costs: `tugas.py impor` on a register of 20,000 cases with names, in seconds and peak memory.

    python tests/bench/impor.py [--rows 20000] [--runs 3]

Needs the packages of `tugas.py situs` in the Python that runs it. Works in a copy of the example site in a temporary
folder. The goal is at most 10 seconds and 300 MB; the workbook is made of random syllables and removed.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = (
    *("No", "Tanggal", "Nama korban", "NIK", "Alamat", "No HP", "Kecamatan", "Jenis", "Kelompok"),
    *("Umur", "Sekolah", "Kronologi"),
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project, workbook = Path(folder, "situs"), Path(folder, "kasus.xlsx")
        shutil.copytree(ROOT / "tests/example", project)
        write(workbook, options.rows)
        command = (
            *(sys.executable, str(ROOT / "hooks/impor.py"), str(workbook)),
            *("--tahun", "2026", "--tanggal", "2027-01-20", "--akar", str(project), "--uji"),
        )
        seconds = []
        for _ in range(options.runs):
            began = time.monotonic()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.monotonic() - began)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = workbook.stat().st_size / 1e6
    print(f"{options.rows} rows, {len(COLUMNS)} columns, {size:.1f} MB")
    print(f"{statistics.median(seconds):.1f} s (goal 10), peak memory {memory:.0f} MB (goal 300)")


def write(path: Path, rows: int) -> None:
    """Write a register of so many cases, each with a person that nobody is."""
    chance = random.Random(20)

    def word(syllables: int) -> str:
        return "".join(chance.choice("kstnmrl") + chance.choice("aiueo") for _ in range(syllables)).capitalize()

    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Kasus")
        sheet.write_row(0, 0, COLUMNS)
        for number in range(1, rows + 1):
            sheet.write_row(
                number,
                0,
                [
                    number,
                    date(2026, chance.randint(1, 12), chance.randint(1, 28)),
                    f"{word(3)} {word(2)}",
                    "".join(chance.choice("0123456789") for _ in range(16)),
                    f"{word(3)} {word(4)}, RT {chance.randint(10, 99)}",
                    f"08{chance.randint(10**9, 10**10)}",
                    chance.choice(("Hulu", "Hilir", "Tengah")),
                    chance.choice(("Fisik", "Psikis", "Seksual", "Lainnya")),
                    chance.choice(("Anak", "Perempuan")),
                    chance.randint(5, 60),
                    f"SD {word(2)}",
                    " ".join(word(2) for _ in range(20)),
                ],
            )


if __name__ == "__main__":
    main()
