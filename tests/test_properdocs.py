"""The site does not hang on one engine: another one makes the same site, which passes the same checks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import tugas
from folders import differences

DATE = os.environ.get("SOURCE_DATE_EPOCH", tugas.NO_COMMIT)  # as for the site that it is compared with


def test_properdocs_builds_the_same_site(
    tmp_path: Path, with_drawings: Callable[[Path], Path], built_site: Path
) -> None:
    project = with_drawings(tmp_path / "proyek")
    steps = (
        ["-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", ".terang/baru"],
        ["hooks/check.py", "terbitkan", ".terang/baru", "site"],
    )
    for step in steps:
        result = subprocess.run(
            [sys.executable, *step],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DATE},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
    assert differences(project / "site", built_site) == []
