"""Which files the guard has read before, to the last byte and by the same rules, and found nothing in.

Only a speed-up: a file that is not here is read again. What had something in it is never here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_HERE = Path(__file__).parent


class FoundClean:
    """Kept in `file` from one run to the next; without a file, nothing is kept."""

    def __init__(self, file: Path | None, rules: Iterable[str], given: Iterable[str] = ()) -> None:
        """`rules`: the files here that judge, `given`: what they go by; if any changes, nothing counts as read."""
        self._file = file
        judged_by = [*((_HERE / rule).read_bytes() for rule in rules), *(one.encode() for one in given)]
        parts = b"".join(hashlib.sha256(one).digest() for one in judged_by)
        self._rules = hashlib.sha256(parts).digest()
        self._before: set[str] = set()
        if self._file and self._file.is_file():
            self._before = set(self._file.read_text("ascii", errors="ignore").split())
        self._now: set[str] = set()

    def knows(self, kind: str, raw: bytes) -> bool:
        """Whether these bytes, read as such a `kind` of file, have been found clean before."""
        key = self._key(kind, raw)
        if key in self._before:
            self._now.add(key)
        return key in self._before

    def add(self, kind: str, raw: bytes) -> None:
        """Remember that nothing was found in these bytes."""
        self._now.add(self._key(kind, raw))

    def keep(self) -> None:
        """Write down what was clean this time, and only that."""
        if self._file and self._now != self._before:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            waiting = self._file.with_suffix(".baru")
            waiting.write_text("\n".join(sorted(self._now)), "ascii")
            waiting.replace(self._file)

    def _key(self, kind: str, raw: bytes) -> str:
        return hashlib.sha256(b"\0".join((self._rules, kind.encode(), raw))).hexdigest()[:32]
