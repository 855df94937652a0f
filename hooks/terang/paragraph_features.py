"""What a paragraph is made of, as numbers by name: for `terang.points`, which has learned what each is worth.

Its clues, what it speaks of, and both together, in the whole and within one sentence; and its words, their stems and
pairs. Names and numbers are no words: a capital inside a sentence counts as "<n>", digits as zeros. Only where a
sentence begins a name can not be told from a word; so no paragraph that teaches may hold a real one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from terang import clues, names, speaks_of
from terang.clues import Clue

SPOKEN_OF = {
    "one": speaks_of.ONE,
    "done": speaks_of.DONE,
    "about": speaks_of.ABOUT,
    "everybody": speaks_of.EVERYBODY,
    "advice": speaks_of.ADVISES,
    "if": speaks_of.IF,
}
_CROSSED = ("one", "done", "about")
_BESIDE = {"done": speaks_of.DONE, "about": speaks_of.ABOUT}
_TOKEN = re.compile(r"[a-zà-ÿé]+(?:-[a-z]+)?|\d+|[A-Z][\w'’-]*|[?!:|@(\"“]")
_ACRONYM = re.compile(r"[A-Z0-9]{2,}")
_DIGIT = re.compile(r"\d")
_NAME = "<n>"
_APART = ("clue", "weight", "speaks ", "done ", "one ", "about ", "beside ")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_PREFIX = re.compile(r"^(?:di|me(?:ng|ny|m|n)?|pe(?:ng|ny|m|n|r)?|ber|ter|ke|se)(?=[a-z]{4,})")
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:nya|kan|an|i|ku|mu|na|lah)$")
# where a count stops to count
_MANY = {"clues": 3.0, "weight": 5.0, "names": 5.0, "of-it": 3.0, "this": 2.0, "harm": 3.0}


def strongest(found: Iterable[Clue]) -> list[Clue]:
    """Return the strongest clue of each kind."""
    best: dict[str, Clue] = {}
    for clue in found:
        if clue.kind not in best or clue.weight > best[clue.kind].weight:
            best[clue.kind] = clue
    return list(best.values())


def of(paragraph: str, found: Sequence[Clue]) -> dict[str, float]:
    """Return the features of a paragraph in one line, in which these clues stand, the strongest of each kind."""
    words = tokens(paragraph)
    made = {f"word {one}": 1.0 for one in words}
    made |= {f"pair {one} {other}": 1.0 for one, other in pairwise(words)}
    stems = [stem(word) for word in words]
    made |= {f"stem {one}": 1.0 for one in stems}
    made |= {f"stems {one} {other}": 1.0 for one, other in pairwise(stems)}
    small = clues.lower(paragraph)
    made |= _of_clues(found, small)
    made |= _of_sentences(paragraph)
    made |= _of_harm(small, made)
    return made | {
        "length": math.log(len(words) + 1) / 4,
        "names": _share("names", words.count(_NAME)),
        "of-it": _share("of-it", sum(word.endswith("nya") for word in words)),
        "this": _share("this", words.count("itu") + words.count("tersebut")),
    }


def _of_clues(found: Sequence[Clue], small: str) -> dict[str, float]:
    weights: Mapping[str, float] = {clue.kind: clue.weight / 2 for clue in found}
    together = _share("weight", sum(clue.weight for clue in found))
    made = {f"clue {kind}": weight for kind, weight in weights.items()}
    made |= {"clues": _share("clues", len(found)), "weight": together}
    for name, pattern in SPOKEN_OF.items():
        if pattern.search(small):
            made[f"speaks {name}"] = 1.0
            if name in _CROSSED:
                made[f"{name} weight"] = together
                made |= {f"{name} {kind}": weight for kind, weight in weights.items()}
    return made


def _of_sentences(paragraph: str) -> dict[str, float]:
    """Tell which clues, and whether any name, stand in one sentence with what was done, or with what it is about."""
    made: dict[str, float] = {}
    most = dict.fromkeys(_BESIDE, 0)
    for sentence in _SENTENCE.split(paragraph):
        small = clues.lower(sentence)
        said = [name for name, pattern in _BESIDE.items() if pattern.search(small)]
        if not said:
            continue
        kinds = {clue.kind for clue in (*clues.find(sentence), *names.find(sentence))}
        kinds |= {_NAME} if _NAME in tokens(sentence) else set()
        for name in said:
            most[name] = max(most[name], len(kinds))
            made |= {f"beside {name} {kind}": 1.0 for kind in kinds}
    return made | {f"beside {name}": _share("clues", count) for name, count in most.items() if count}


def _of_harm(small: str, made: Mapping[str, float]) -> dict[str, float]:
    """Tell how many words of violence there are; without any, whatever else is said is judged apart."""
    hard, soft = (len(set(pattern.findall(small))) for pattern in (speaks_of.HARM, speaks_of.SOFT))
    told = {"harm": _share("harm", hard), f"harm {min(hard, 2)}": 1.0, f"harm {min(hard, 1)} {min(soft, 2)}": 1.0}
    if hard:
        return told
    apart = {name: amount for name, amount in made.items() if name.startswith(_APART)}
    return told | {f"no harm {name}": amount for name, amount in apart.items()}


def tokens(paragraph: str) -> list[str]:
    """Return the words of a paragraph, in small letters, without names and numbers."""
    found: list[str] = []
    begins = True
    for match in _TOKEN.finditer(paragraph):
        word = match[0]
        if word[0].isdigit():
            word = "0" * min(len(word), 3)
        elif word[0].isupper() and not begins and not _ACRONYM.fullmatch(word):
            word = _NAME
        found.append(word if word == _NAME else _DIGIT.sub("0", word.lower()))
        begins = paragraph[match.end() : match.end() + 1] in (".", "?", "!", ":")
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without what Indonesian puts before and behind it; roughly, for words that are alike."""
    return _SUFFIX.sub("", _PREFIX.sub("", _SUFFIX.sub("", word)))


def _share(name: str, count: float) -> float:
    return min(_MANY[name], count) / _MANY[name]
