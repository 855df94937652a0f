"""How many other truths publish the very same site: the strongest test of disclosure control, at length.

    python tests/bench/non_interference.py [--truths 500] [--seed 1]

Prints how many truths differ in how many bytes after a release (must be 0), and, of truths that are published for the
first time, how many have the very same cells hidden: which cells are hidden says a little about what they hold.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "hooks")]

from hidden_truths import BY_DISTRICT, BY_TYPE, TRUTH, World, differing, other_truths  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--truths", type=int, default=500)
    parser.add_argument("--first", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        released(Path(folder) / "rilis", options.truths, options.seed)
        first(Path(folder), options.first, options.seed)


def released(folder: Path, count: int, seed: int) -> None:
    """Tell `count` truths to a site that has published one of them, and compare all that readers get."""
    world = World.made(folder, _drawn(folder))
    world.tell(TRUTH)
    before = world.published()
    by_type, by_district = world.hidden()
    inner = len(by_type & BY_TYPE.keys()), len(by_district & BY_DISTRICT.keys())
    print(f"hidden: {inner[0]} of {len(BY_TYPE)} cells by type, {inner[1]} of {len(BY_DISTRICT)} districts")
    began, seen, different, size = time.monotonic(), set[str](), 0, 0
    for truth in islice(other_truths(TRUTH, world, seed), count):
        world.tell(truth)
        seen.add(repr(truth))
        now = world.published()
        different += bool(differing(before, now))
        size = sum(map(len, now.values()))
    took = time.monotonic() - began
    print(f"truths {count}, different ones {len(seen)}; sites that differ {different}; {size} bytes each; {took:.0f} s")


def _drawn(folder: Path) -> Path:
    drawn = folder / "gambar"
    drawn.mkdir(parents=True, exist_ok=True)
    return drawn


def first(folder: Path, count: int, seed: int) -> None:
    """Publish `count` truths, each as if it were the first."""
    world = World.made(folder / "semula", _drawn(folder))
    world.tell(TRUTH)
    hidden = world.hidden()
    same = 0
    for number, truth in enumerate(islice(other_truths(TRUTH, world, seed), count)):
        other = World.made(folder / f"lain-{number}", _drawn(folder))
        other.tell(truth)
        same += not any(outcome.problems for outcome in other.outcomes) and other.hidden() == hidden
    print(f"published for the first time: {same} of {count} truths have the same cells hidden")


if __name__ == "__main__":
    main()
