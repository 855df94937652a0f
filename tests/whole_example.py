"""The example site with all that the examples of blocks add to it, for tests of what is made of many records."""

from __future__ import annotations

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ADDED = TESTS / "blocks/data"


def project(folder: Path) -> Path:
    """Return a copy in `folder`; the example's own pages keep the numbers that they name."""
    target = Path(shutil.copytree(TESTS / "example", folder / "contoh"))
    register = target / "data/layanan.yml"
    own = register.read_text(encoding="utf-8")
    shutil.copytree(ADDED, target / "data", dirs_exist_ok=True)
    known, *others = register.read_text(encoding="utf-8").split("\n- id: ")
    assert known.startswith("- id: polisi")  # the example has it too
    register.write_text("\n- id: ".join([own.rstrip("\n"), *others]), encoding="utf-8")
    return target
