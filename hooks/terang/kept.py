"""What a build has made, kept for the next one under a name that changes with all that the file depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept(folder: Path | None, facts: Iterable[str], suffix: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, from `folder` if it was made before of the same `facts`; None makes it every time.

    Safe for builds side by side: a file is there whole or not at all.
    """
    if folder is None:
        return make()
    path = folder / (key(facts) + suffix)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        made = make()
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(made)
    Path(file.name).replace(path)
    return made


def key(facts: Iterable[str]) -> str:
    """Return a name that any change to the facts changes."""
    whole = sha256()
    for fact in facts:
        told = fact.encode("utf-8", "surrogatepass")
        whole.update(len(told).to_bytes(8, "big") + told)
    return whole.hexdigest()[:40]


@cache
def release(library: str) -> str:
    """Return the name and version of a library that makes files."""
    return f"{library} {version(library)}"


def digest(*files: Path) -> str:
    """Return a hash of the contents and names of files. Each is read again only once it has changed."""
    return " ".join(_digest(file, *_state(file)) for file in files)


def _state(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=2000)  # fonts and templates are the same for hundreds of files
def _digest(file: Path, _changed: int, _size: int) -> str:
    return f"{file.name} {sha256(file.read_bytes()).hexdigest()}"
