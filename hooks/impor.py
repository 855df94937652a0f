"""From the agency's workbook to files that may be committed; see terang.importing.

python hooks/impor.py BERKAS.xlsx (--tahun 2026 | --dari 2024-01-01 --sampai 2026-12-31)
                      [--lembar NAMA ...] [--tanggal 2027-01-20] [--uji] [--akar FOLDER]

Whatever goes wrong, no word of the workbook may reach the screen, so nothing but known sentences is printed: an error
of the program is named by its kind alone, and there is no traceback.
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent))

from terang import importing
from terang.importing import Made, Order, Outcome

HELP = """\
Cara pakai:  python3 tugas.py impor BERKAS.xlsx --tahun 2026

  --tahun 2026                               rekap satu tahun penuh
  --dari 2024-01-01 --sampai 2026-12-31      rekap gabungan beberapa tahun penuh
  --lembar NAMA                              lembar yang dibaca: namanya, nomornya, atau semua; boleh berkali-kali
  --tanggal 2027-01-20                       tanggal rilis, kalau bukan hari ini
  --uji                                      hanya laporkan, jangan tulis apa pun
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong without repeating it: an argument may be the name of a file that names a person."""

    def error(self, message: str) -> NoReturn:
        print(f"Perintahnya tidak lengkap atau keliru.\n\n{HELP}", file=sys.stderr)
        sys.exit(2)


def main(arguments: list[str] | None = None) -> int:
    """Run the import. Returns the exit code: 0 when it is done or nothing changed, 1 when something must be mended."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in ("-h", "--help", "bantuan"):
        print(HELP)
        return 0
    try:
        order, root = _order(words)
        return _report(importing.run(root, order), trial=order.trial)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a traceback could hold what stands in a cell
        print(f"Impor berhenti karena kesalahan program ({type(error).__name__}). Tidak ada yang ditulis.")
        print("    Perbaiki: simpan ulang buku kerja sebagai .xlsx, lalu ulangi. Bila tetap berhenti, beri tahu")
        print("    pengembang kesalahan di atas saja. Jangan kirimkan buku kerjanya.")
        return 1


def _order(arguments: list[str]) -> tuple[Order, Path]:
    parser = _Parser(prog="tugas.py impor", add_help=False)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--tahun", type=int)
    parser.add_argument("--dari", type=date.fromisoformat)
    parser.add_argument("--sampai", type=date.fromisoformat)
    parser.add_argument("--lembar", action="append", default=[])
    parser.add_argument("--tanggal", type=date.fromisoformat, default=date.today())
    parser.add_argument("--uji", action="store_true")
    parser.add_argument("--akar", type=Path, default=Path.cwd())
    given = parser.parse_args(arguments)
    if (given.tahun is None) == (given.dari is None) or (given.dari is None) != (given.sampai is None):
        parser.error("")
    if given.tahun is not None and not 2000 <= given.tahun <= 2100:
        parser.error("")
    start = given.dari or date(given.tahun, 1, 1)
    end = given.sampai or date(given.tahun, 12, 31)
    return Order(given.workbook, start, end, tuple(given.lembar), given.tanggal, given.uji), given.akar


def _report(outcome: Outcome, *, trial: bool) -> int:
    for line in outcome.read:
        print(line)
    _listed("Yang perlu Anda ketahui", outcome.remarks)
    if outcome.problems:
        _listed("Yang harus diperbaiki", outcome.problems)
        print("\nTidak ada yang ditulis.")
        return 1
    _listed("Tabel", [_table(made) for made in outcome.made])
    if outcome.unchanged:
        print("\nTidak ada yang berubah sejak rilis terakhir, jadi tidak ada yang ditulis.")
    elif trial:
        print("\nIni uji coba. Tidak ada yang ditulis.")
    else:
        _listed("Ditulis", outcome.written)
        print("\nSelesai. Hanya berkas di atas yang boleh dikirim; buku kerjanya tetap di komputer ini.")
    return 0


def _table(made: Made) -> str:
    if not made.small and not made.protecting:
        return f"{made.recap.name}: tidak ada sel yang ditutup."
    return (
        f"{made.recap.name}: {made.cells} sel; ditutup {made.small} sel karena kecil, "
        f"dan {made.protecting} sel supaya yang kecil tidak dapat dihitung."
    )


def _listed(title: str, lines: list[str]) -> None:
    if lines:
        print(f"\n{title}")
        for line in lines:
            print(f"- {line}")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a word of the settings may not fit the code page of a console
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
