"""Recaps as files that may be committed: one a table, the same bytes for the same counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from terang.records.recaps import HIDDEN, Recap

HEAD = """\
# Dibuat oleh `python3 tugas.py impor`. Jangan diubah dengan tangan; rilis baru dibuat dengan perintah yang sama.
# 'ditutup': disembunyikan supaya tidak ada orang yang bisa dikenali. Yang ditutup tidak selalu kecil.
"""


def text(recap: Recap) -> str:
    """Return the file of a recap."""
    lines = [
        f"tabel: {recap.name}",
        f"wilayah: {recap.area}",
        f"sistem: {recap.system}",
        f"ukuran: {_word(recap.measure)}",
        f"kelompok: {_word(recap.group)}",
        f"satuan: {recap.unit}",
        f"dari: {recap.start.isoformat()}",
        f"sampai: {recap.end.isoformat()}",
        f"rilis: {recap.day.isoformat()}",
        f"sumber: {recap.source}",
        f"dimensi: [{', '.join(recap.dimensions)}]",
        f"kolom: [{', '.join(map(_word, recap.columns))}]",
        "baris:",
    ]
    for row in recap.rows:
        cells = ", ".join(HIDDEN if count is None else str(count) for count in row.cells)
        lines += [f"  - label: {_word(row.label)}", f"    isi: [{cells}]"]
    return HEAD + "\n".join(lines) + "\n"


def _word(text: str) -> str:
    """Return text as a YAML scalar: in quotes, for a category may look like a number or hold a comma."""
    return json.dumps(text, ensure_ascii=False)


def write(root: Path, recaps: Sequence[Recap]) -> list[str]:
    """Write the files of one release, all or none, and return their paths. None of them may exist."""
    made: list[Path] = []
    try:
        for recap in recaps:
            path = root / recap.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text(recap))
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return [recap.path for recap in recaps]
