"""One commit gives one site, byte for byte, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from folders import differences

# A machine that differs from this one in all that a build must not depend on. Nothing drawn earlier is used.
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2026"}


def test_another_machine_builds_the_same_bytes(
    tmp_path: Path, copy_project: Callable[[Path], Path], built_site: Path
) -> None:
    project = copy_project(tmp_path / "folder lain/proyek")
    result = subprocess.run(
        [sys.executable, "tugas.py", "situs", "--python-ini"],
        cwd=project,
        env={**os.environ, **OTHER},
        umask=0o077,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, (result.stdout + result.stderr).decode()
    assert differences(built_site, project / "site") == []
