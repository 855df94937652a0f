"""What a build costs: the whole site, one edit while serving, and how both grow with the number of pages.

    python tests/bench/build.py [--runs 5] [--pages 200,400] [--install]

Needs the packages of `tugas.py situs` in the Python that runs it. Works in copies of the project in a temporary folder;
nothing in the project changes. Prints, in seconds of the clock:

    whole site     `tugas.py situs`, with nothing drawn before (cold) and again (warm), with its peak memory
    edit           `tugas.py sajikan`: from saving a file until the page that is asked for shows the change.
                   "first new figure": a number that was never drawn, when nothing was since the server started;
                   "new figure": the next one; "old figure": back to one that was drawn; "text": a sentence
    more pages     the site with so many pages more, of 400 words with a table and a note, warm, and the ratio between
                   the first and the last: at twice the pages more than 2 would mean that it does not grow in a line
    from nothing   (--install) a copy without .venv: packages from the cache, then the site, by `tugas.py situs`

Medians of --runs. On a busy machine compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from terang import recognisable  # noqa: E402 - the path comes first

PROJECT = ("content", "data", "hooks", "overrides", "mkdocs.yml", "requirements.txt", "tugas.py")
PATIENCE = 120  # seconds until a page that does not come is given up

# What is edited: a number that stands in no conflict and adds up to nothing, and a sentence on the same page.
STATEMENTS, STATEMENT = "data/angka/dinas.yml", "ks-2021-total"
PAGE, SENTENCE, ADDRESS = (
    "content/data/kasus-per-tahun.md",
    "Kosong di grafik bukan berarti nol.",
    "data/kasus-per-tahun/",
)
NEW_NUMBER = 901  # and upwards; no figure is near it

WORDS = 400  # on a page of the corpus
HEAD = """---
judul: Halaman {number}
ringkasan: {summary}.
diperiksa: 2026-11-23
ditinjau: []
sumber: []
---
"""


class Run(NamedTuple):
    """One command: how long it took in seconds, and the most memory that a process of it held in MB."""

    seconds: float
    memory: float


def copy_project(target: Path) -> Path:
    target.mkdir(parents=True)
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, target / name)
    return target


def build(project: Path, *words: str) -> Run:
    """Build the site once, by the command that people use. Stops everything when that fails."""
    log = project / "build.log"
    with log.open("wb") as file:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "tugas.py", "situs", *words], cwd=project, stdout=file, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(log.read_text("utf-8"))
    return Run(seconds, used.ru_maxrss / 1024)


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """Serve `project` for a while; gives the address, with a slash at the end, once there is a page."""
    process = subprocess.Popen(
        [sys.executable, "tugas.py", "sajikan", "--python-ini"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        wait_for(found.group(), "</html>")
        yield found.group()
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(address: str, text: str) -> None:
    """Return once the page at `address` holds `text`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as response:
                if text in response.read().decode():
                    return
        except urllib.error.URLError:  # not up yet
            pass
        time.sleep(0.02)
    sys.exit(f"{address} does not show '{text}'")


def edit(file: Path, text: str, address: str, shown: str) -> float:
    """Save `text` and return the seconds until the page shows `shown`."""
    time.sleep(1)  # the machine rests as long as between the edits of a person who is quick
    began = time.monotonic()
    file.write_text(text, encoding="utf-8")
    wait_for(address, shown)
    return time.monotonic() - began


def edits(project: Path, runs: int) -> dict[str, list[float]]:
    """Return the seconds of each kind of edit."""
    data, page = project / STATEMENTS, project / PAGE
    figures, prose = data.read_text("utf-8"), page.read_text("utf-8")
    pattern = re.compile(rf"(- id: {STATEMENT}\n(?:  .*\n)*?  jumlah: )(\d+)")
    found = pattern.search(figures)
    assert found, f"{STATEMENT} is gone from {STATEMENTS}"
    assert SENTENCE in prose, f"the sentence is gone from {PAGE}"
    (project / "data/terbit.yml").unlink()  # what is recorded may not be edited freely
    times: dict[str, list[float]] = {"first new figure": [], "new figure": [], "old figure": [], "text": []}
    build(project, "--python-ini")  # everything is drawn, so the server starts without what draws
    for run in range(runs):
        with serving(project) as site:
            address = site + ADDRESS
            for number, kind in enumerate(("first new figure", "new figure"), NEW_NUMBER + 2 * run):
                changed = pattern.sub(rf"\g<1>{number}", figures)
                times[kind].append(edit(data, changed, address, f">{number}<"))
            times["old figure"].append(edit(data, figures, address, f">{found[2]}<"))
            sentence = f"Kalimat ke-{run}."
            times["text"].append(edit(page, prose.replace(SENTENCE, sentence), address, sentence))
    return times


def prose(project: Path, seed: int) -> Callable[[int], str]:
    """Return what writes about so many words: sentences of the pages that are there, with no clue to anybody."""
    written = " ".join(path.read_text("utf-8") for path in sorted(project.glob("content/materi/*.md")))
    found = sorted(set(re.findall(r"(?<=[.] )[A-Z][a-z]+(?:,? [a-z]+){3,12}(?=[.])", written)))
    sentences = [sentence for sentence in found if not recognisable.seen(f"{sentence}.")[0]]
    chance = random.Random(seed)
    return lambda number: ". ".join(chance.choices(sentences, k=max(1, number // 7)))


def corpus(project: Path, count: int) -> Path:
    """Add `count` pages to `project`; the same ones each time."""
    some = prose(project, count)
    folder = project / "content" / "korpus"
    folder.mkdir()
    for number in range(count):
        parts = [HEAD.format(number=number, summary=some(12))]
        for _ in range(4):
            parts += [f"## {some(3)}\n", f"{some(WORDS // 8)}.\n", f"- {some(10)}\n- {some(10)}\n"]
            parts += [f"{some(WORDS // 10)}.\n"]
        parts += ['!!! note "Catatan"\n', f"    {some(20)}.\n", "| Nama | Isi |\n|---|---|"]
        parts += [f"| {some(1)} | {some(3)} |" for _ in range(6)]
        (folder / f"halaman-{number}.md").write_text("\n".join(parts) + "\n", encoding="utf-8")
    return project


def repeat(runs: int, one: Callable[[], Run]) -> Run:
    """Return the median time and the most memory of some runs."""
    all_runs = [one() for _ in range(runs)]
    return Run(statistics.median(run.seconds for run in all_runs), max(run.memory for run in all_runs))


def show(name: str, run: Run) -> None:
    print(f"{name:<28}{run.seconds:>7.1f} s{run.memory:>8.0f} MB", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="What a build costs.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", default="200,400", help="sizes of the corpus; empty for none")
    parser.add_argument("--install", action="store_true", help="also from nothing, with the packages' cache")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "site"))

        def cold() -> Run:
            shutil.rmtree(project / ".terang", ignore_errors=True)
            return build(project, "--python-ini")

        show("whole site, cold", repeat(options.runs, cold))
        show("whole site, warm", repeat(options.runs, lambda: build(project, "--python-ini")))
        for kind, times in edits(copy_project(Path(folder, "served")), options.runs).items():
            spread = f"({min(times):.1f} to {max(times):.1f})"
            print(f"edit, {kind:<22}{statistics.median(times):>7.1f} s   {spread}", flush=True)
        print("goal: at most 3 s for an edit\n")

        sizes = [int(size) for size in options.pages.split(",") if size]
        grown: list[Run] = []
        for size in sizes:
            larger = corpus(copy_project(Path(folder, f"pages-{size}")), size)
            build(larger, "--python-ini")
            grown.append(repeat(max(1, options.runs // 2), lambda project=larger: build(project, "--python-ini")))  # type: ignore[misc]
            show(f"{size} pages more, warm", grown[-1])
        if len(grown) > 1:
            slower = grown[-1].seconds / grown[0].seconds
            print(f"{sizes[-1] / sizes[0]:.1f} times the pages: {slower:.2f} times the time\n")
        if options.install:
            new = copy_project(Path(folder, "new"))
            shutil.copytree(ROOT / ".requirements", new / ".requirements")
            show("from nothing", build(new))
            print("goal: at most 90 s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
