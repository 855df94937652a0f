"""Put a finished site in place of the old one.

A folder cannot be replaced in one step everywhere, so there are two renames with the old site kept beside
until the new one stands. Whenever it is stopped, a whole site is at `target` or at `set_aside(target)`,
and the next call puts it back.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def publish(new: Path, target: Path) -> None:
    """Move the folder `new` to `target`. Both must be on one file system; `new` is gone afterwards."""
    recover(target)
    if not new.is_dir():
        raise FileNotFoundError(new)
    aside = set_aside(target)
    if target.exists():
        target.rename(aside)
    try:
        new.rename(target)
    except OSError:  # on Windows, a file that is open in another program
        recover(target)
        raise
    recover(target)


def recover(target: Path) -> None:
    """Put the old site back if a stopped call left none, and remove it if the new one stands."""
    aside = set_aside(target)
    if not aside.exists():
        return
    if target.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(target)


def set_aside(target: Path) -> Path:
    """Where the old site waits while the new one takes its place."""
    return target.with_name(f".{target.name}-lama")


if __name__ == "__main__":
    recover(Path(sys.argv[1]))
