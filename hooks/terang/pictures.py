"""Pictures that staff add are small enough for a phone. What hides in them: see `terang.picture_metadata`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from terang.picture_metadata import SUFFIXES
from terang.problems import Problem

MAX_BYTES = 1_000_000


def check(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Yield which pictures among `paths`, given from `root`, are too large."""
    for path in paths:
        size = (root / path).stat().st_size if path.endswith(SUFFIXES) else 0
        if size > MAX_BYTES:
            fix = "kecilkan gambarnya, misalnya sampai lebarnya 1200 titik, lalu simpan ulang"
            yield Problem(path, 0, 0, f"gambar ini {size / 1e6:.1f} MB, paling besar 1 MB".replace(".", ","), fix)
