"""Learn what the features of a paragraph are worth, and write hooks/terang/points.txt.

    python tests/bench/fit_points.py [--only-measure]

Needs the packages of `tugas.py uji`, and those of .requirements/latih.txt in the same folder:
`.venv/bin/pip install --require-hashes -r .requirements/latih.txt`.

First each writer of tests/guard/latihan/ is judged by what the others teach: how many dangerous paragraphs would be
stopped at the price of one false stop in 10,000 harmless words of the everyday kind. Then all of them teach, and this
site's own paragraphs a little: they are harmless. `MANY` of one feature are needed, so that nothing of a single
paragraph is learned; a feature counts by how unevenly the two kinds have it (Wang and Manning 2012, "Baselines and
Bigrams").
"""

# ruff: noqa: E402 - the paths come first
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from blind_paragraphs import LEARNED, filled, paragraphs_of_this_site, writers
from terang import points, recognisable

MANY = 3
OWN, OWN_PIECE = 0.3, 0.05  # what a paragraph of this site counts beside one that was written to teach
OURS, TIMES = "sendiri", 3.0  # few, of forms that others seldom write
LEAST = 0.03  # a feature that is worth less is left out
PIECES = re.compile(r"[|“”\"]")  # what stands apart on a page: the cells of a table, a title, what is said
BUDGET = 1 / 10_000  # false stops for each harmless word
BUDGET_SHORT = 1 / 1_000  # and where it has few words: of such texts there are about a hundred in 1,000 words


class Example(NamedTuple):
    features: dict[str, float]
    dangerous: bool
    weight: float
    words: int


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only-measure", action="store_true")
    only_measure = parser.parse_args().only_measure
    by_writer = {name: list(_examples(name)) for name in writers(LEARNED)}
    own = list(_own())
    told: dict[str, list[tuple[Example, float]]] = {}
    for held in by_writer:
        worth = learn([one for name in by_writer if name != held for one in by_writer[name]] + own)
        told[held] = [(one, score(one, worth)) for one in by_writer[held]]
    level = threshold([one for held in writers(LEARNED, "biasa") for one in told[held]], BUDGET)
    short = threshold([one for held in writers(LEARNED, "pendek") for one in told[held]], BUDGET_SHORT)
    print(f"levels {level:.2f}, for short ones {short:.2f}")
    for kind, level_of_it in (("biasa", level), ("sulit", level), ("pendek", short)):
        names = writers(LEARNED, kind)
        for name in names:
            print(f"{name}: {_figures(told[name], level_of_it)}")
        print(f"all {kind}: {_figures([one for name in names for one in told[name]], level_of_it)}")
    if not only_measure:
        worth = learn([one for examples in by_writer.values() for one in examples] + own)
        worth[points.BEGIN_SHORT] = worth[points.BEGIN] - short
        worth[points.BEGIN] -= level
        lines = [f"{name}\t{round(value, 2):g}" for name, value in sorted(worth.items())]
        points.FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(lines)} features written to {points.FILE.relative_to(ROOT)}")


def _examples(writer: str) -> Iterator[Example]:
    for one in filled(LEARNED, writer):
        weight = TIMES if writer == OURS else 1.0
        yield Example(recognisable.seen(one.text)[1], one.dangerous, weight, len(one.text.split()))


def _own() -> Iterator[Example]:
    """Yield this site's paragraphs, and with less weight their pieces."""
    for paragraph in paragraphs_of_this_site():
        for number, words in enumerate(dict.fromkeys([paragraph, *PIECES.split(paragraph)])):
            if features := recognisable.seen(words)[1]:
                yield Example(features, False, OWN_PIECE if number else OWN, len(words.split()))


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Return what each feature is worth, and with what a paragraph begins."""
    some = [one for one in examples if one.features]
    vectors = DictVectorizer()
    matrix = csr_matrix(vectors.fit_transform([one.features for one in some]))
    often = np.asarray((matrix != 0).sum(axis=0)).ravel() >= MANY
    matrix = matrix[:, often]
    dangerous = np.array([one.dangerous for one in some])
    uneven = _uneven(matrix, dangerous)
    fit = LogisticRegression(C=1.0, max_iter=5000)
    fit.fit(matrix @ diags(uneven), dangerous, sample_weight=[one.weight for one in some])
    found = zip(vectors.get_feature_names_out()[often], fit.coef_[0] * uneven, strict=True)
    worth = {str(name): float(value) for name, value in found if abs(value) >= LEAST}
    return {**worth, points.BEGIN: float(fit.intercept_[0])}


def _uneven(matrix: csr_matrix, dangerous: np.ndarray) -> np.ndarray:
    """Return for each feature how far its shares of the two kinds are apart: the logarithm of their ratio."""
    shares = [np.asarray(matrix[kind].sum(axis=0)).ravel() + 1 for kind in (dangerous, ~dangerous)]
    ratio = np.log((shares[0] / shares[0].sum()) / (shares[1] / shares[1].sum()))
    return np.asarray(np.abs(ratio))


def score(one: Example, worth: dict[str, float]) -> float:
    if not one.features:
        return -np.inf
    return worth[points.BEGIN] + sum(worth.get(name, 0.0) * amount for name, amount in one.features.items())


def threshold(scored: Sequence[tuple[Example, float]], budget: float) -> float:
    """Return the score that so few harmless paragraphs exceed as the budget allows."""
    harmless = sorted((score for one, score in scored if not one.dangerous), reverse=True)
    allowed = int(budget * sum(one.words for one, _ in scored if not one.dangerous))
    return harmless[allowed]


def _figures(scored: Sequence[tuple[Example, float]], level: float) -> str:
    dangerous = [score > level for one, score in scored if one.dangerous]
    false = sum(score > level for one, score in scored if not one.dangerous)
    return f"{np.mean(dangerous):.1%} of {len(dangerous)} dangerous stopped, {false} false stops"


if __name__ == "__main__":
    main()
