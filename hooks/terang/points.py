"""How much in a paragraph says that somebody could be recognised from it: points, learned from examples.

What each feature of `terang.paragraph_features` is worth stands in points.txt: logistic regression on the paragraphs of
tests/guard/latihan/, written by people who did not know the rules. It is made by tests/bench/fit_points.py, and never
changed by hand; what it reaches on paragraphs that it has not seen is measured by tests/bench/guard.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("points.txt")
# What a paragraph starts with; more than 0 in the end stops it. In a title or a row there is less to say much with.
BEGIN, BEGIN_SHORT = "(begin)", "(begin, short)"
SHORT = 12  # words


def of(features: Mapping[str, float], words: int) -> float:
    """Return the points of a paragraph with these features and so many words."""
    worth = _worth()
    return worth[BEGIN_SHORT if words <= SHORT else BEGIN] + sum(
        worth.get(name, 0.0) * amount for name, amount in features.items()
    )


@cache
def _worth() -> dict[str, float]:
    lines = FILE.read_text("utf-8").splitlines()
    return {name: float(points) for name, points in (line.rsplit("\t", 1) for line in lines)}
