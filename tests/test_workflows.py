"""The workflows: least privilege, nothing that can change under our feet, and the same commands as people use."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TEST_COMMAND = "python3 tugas.py uji"


def test_zizmor_finds_nothing() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert zizmor
    command = [zizmor, "--offline", "--no-progress", "--persona", "auditor", "--strict-collection", ".github"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout
    assert "No findings" in result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    def test_actions_are_pinned_with_their_version(self, path: Path) -> None:
        used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
        assert used
        assert [action for action in used if not PINNED.fullmatch(action)] == []

    def test_nothing_is_allowed_but_what_a_job_asks_for(self, path: Path) -> None:
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] == {}
        assert all(job["permissions"] and job["timeout-minutes"] for job in workflow["jobs"].values())

    def test_strangers_cannot_reach_secrets(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
        assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_the_published_site_takes_its_date_from_the_calendar() -> None:
    """Built every day off the full hour, with the beginning of the day (UTC): dates pass while nobody commits."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "terbit.yml").read_text("utf-8"))
    (schedule,) = workflow[True]["schedule"]  # `on` is a truth value in YAML 1.1
    minute, hour, *every_day = schedule["cron"].split()
    assert every_day == ["*", "*", "*"]
    assert int(minute) not in (0, 30)
    assert int(hour) < 17, "else it is the next day in Serang already"
    steps = workflow["jobs"]["bangun"]["steps"]
    (build,) = [step["run"] for step in steps if "tugas.py situs" in step.get("run", "")]
    shown = build.replace("python3 tugas.py situs", "sh -c 'echo $SOURCE_DATE_EPOCH'")
    before = _midnight()
    told = int(subprocess.check_output(["bash", "-c", shown], text=True))
    assert told in (before, _midnight())


def _midnight() -> int:
    return int(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp())


def test_there_is_one_test_command() -> None:
    ci = [line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert ci[-1] == f"exec {TEST_COMMAND}"
    assert TEST_COMMAND in (ROOT / "README.md").read_text("utf-8")
    assert "bash .ci/run" in (ROOT / ".github" / "workflows" / "periksa.yml").read_text("utf-8")
