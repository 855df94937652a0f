"""What a cell of a category or of a count may hold, and the category that it stands for.

A word that is not in the list is never repeated: it may be a name. What it is close to is a word of the list.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from terang.records.workbooks import Choice, plain

MAX_COUNT = 100_000
_PERSONAL = re.compile(r"\d{16}")
_BETWEEN = re.compile(r"[\s.\-/'’`]|[^\x00-\x7f]")


def is_personal_number(value: object) -> bool:
    """Whether a cell holds a number as long as a NIK (16 digits), whatever stands between them."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        return 10**15 <= abs(value) < 10**16
    if not isinstance(value, str) or len(value) < 16:
        return False
    return bool(_PERSONAL.search(_BETWEEN.sub("", value)))


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that stands for no category. `close` is the allowed word that it may be a slip of, or ""."""

    empty: bool = False
    close: str = ""


@dataclass(slots=True)
class Choices:
    """The list of one column."""

    names: tuple[str, ...]
    _by_word: dict[str, str] = field(default_factory=dict)
    _ages: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, choices: Iterable[Choice]) -> Choices:
        listed = tuple(choices)
        made = cls(tuple(choice.name for choice in listed))
        for choice in listed:
            made._by_word |= {plain(word): choice.name for word in (choice.name, *choice.synonyms)}
            if choice.youngest is not None:
                made._ages.append((choice.youngest, choice.oldest or choice.youngest, choice.name))
        return made

    def read(self, value: object) -> str | Refused:
        """Return the category that a cell stands for."""
        if value is None or (isinstance(value, str) and not value.strip(" -–")):
            return Refused(empty=True)
        if isinstance(value, str):
            word = plain(value)
            if word in self._by_word:
                return self._by_word[word]
            years = re.fullmatch(r"(\d{1,3})( (tahun|th|thn))?", word)
            if self._ages and years:
                return self._age(int(years[1]))
            close = difflib.get_close_matches(word, self._by_word, 1, 0.75)
            return Refused(close=self._by_word[close[0]] if close else "")
        if self._ages and isinstance(value, int | float) and not isinstance(value, bool):
            return self._age(int(value))
        return Refused()

    def _age(self, years: int) -> str | Refused:
        return next((name for youngest, oldest, name in self._ages if youngest <= years <= oldest), Refused())


@dataclass(frozen=True, slots=True)
class Count:
    """A count, and whether it was written as a dash or as text."""

    value: int
    dash: bool = False
    text: bool = False


def count(value: object) -> Count | None:
    """Return the count in a cell, None when it holds none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return Count(value) if 0 <= value <= MAX_COUNT else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text in ("-", "–", "—"):
        return Count(0, dash=True)
    return Count(int(text), text=True) if re.fullmatch(r"\d{1,6}", text) else None
