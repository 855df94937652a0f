"""What was made of some bytes in earlier runs, by the same rules, kept in one file. What nobody asks for is forgotten.

Only a speed-up: what is not here is made again. For what is large, or made seldom, see terang.kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

_HERE = Path(__file__).parent


class Remembered:
    """Kept in `file` from one run to the next; without a file, nothing is kept."""

    def __init__(self, file: Path | None, rules: Iterable[str], given: Iterable[str] = ()) -> None:
        """`rules`: the files here that make it, `given`: what they go by; if any changes, nothing is remembered."""
        self._file = file
        judged_by = [*((_HERE / rule).read_bytes() for rule in rules), *(one.encode() for one in given)]
        parts = b"".join(hashlib.sha256(one).digest() for one in judged_by)
        self._rules = hashlib.sha256(parts).digest()
        self._before = _read(file) if file else {}
        self._now: dict[str, str] = {}

    def get(self, kind: str, raw: bytes) -> str | None:
        """Return what was made of these bytes, read as such a `kind` of file; None if nobody knows."""
        key = self._key(kind, raw)
        if key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def add(self, kind: str, raw: bytes, made: str = "") -> None:
        """Remember what was made of these bytes; "" where it is enough to know that nothing was found in them."""
        self._now[self._key(kind, raw)] = made

    def keep(self, spare: int = 500) -> None:
        """Write down what was asked for or made this time, and of the rest only the newest `spare`."""
        rest = [key for key in self._before if key not in self._now]
        whole = {key: self._before[key] for key in rest[max(0, len(rest) - spare) :]} | self._now
        if self._file and whole != self._before:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._file.parent, delete=False, encoding="utf-8") as waiting:
                json.dump(whole, waiting, ensure_ascii=False)
            Path(waiting.name).replace(self._file)

    def _key(self, kind: str, raw: bytes) -> str:
        return hashlib.sha256(b"\0".join((self._rules, kind.encode(), raw))).hexdigest()[:32]


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):  # not there yet, or rubbish
        return {}
    return {key: made for key, made in found.items() if isinstance(made, str)} if isinstance(found, dict) else {}
