"""One commit gives one site, byte for byte, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from folders import differences

# Two machines that differ in all that a build must not depend on. Nothing drawn earlier is used.
MACHINES = {
    "a": {"env": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, "umask": 0o022},
    "folder lain/b": {"env": {"TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2026"}, "umask": 0o077},
}


def test_two_machines_build_the_same_bytes(tmp_path: Path, copy_project: Callable[[Path], Path]) -> None:
    builds = []
    for folder, machine in MACHINES.items():
        project = copy_project(tmp_path / folder)
        process = subprocess.Popen(
            [sys.executable, "tugas.py", "situs", "--python-ini"],
            cwd=project,
            env={**os.environ, **machine["env"]},
            umask=machine["umask"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        builds.append((project, process))
    for _, process in builds:
        output, _ = process.communicate()
        assert process.returncode == 0, output.decode()
    one, other = (project / "site" for project, _ in builds)
    assert differences(one, other) == []
