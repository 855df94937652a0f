"""How a word of `kata-tenang` in data/aturan.yml is read."""

from __future__ import annotations

import re
from collections.abc import Iterable


def telling(text: str, words: Iterable[str]) -> str | None:
    """Return the first of `words` that `text` holds, also inside another word, or None.

    Capitals do not matter, and whatever is neither letter nor digit counts as a space: "KDRT", "Melapor", "rumah-aman".
    """
    plain = _plain(text)
    return next((word for word in words if _plain(word) and _plain(word) in plain), None)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
