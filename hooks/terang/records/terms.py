"""Other names: what people type when they look for what the site calls otherwise (data/istilah.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from terang.problems import Problem
from terang.shapes import List, Placed, Record, Text


class Term(Record):
    """`name` is the site's own word; whoever types one of `also` finds it too."""

    name: Text = Field(alias="istilah")
    also: List[Text] = Field(alias="juga")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the site's own first."""
        return (self.name, *self.also)


def check(terms: Sequence[Placed[Term]]) -> Iterator[Problem]:
    """Yield every name that search could not use: without a letter, or written twice."""
    seen: dict[str, str] = {}
    for placed in terms:
        if not placed.value.also:
            fix = "tulis paling sedikit satu nama lain, atau hapus istilah ini"
            yield placed.problem("juga", "'juga' masih kosong", fix)
        for key, name in _written(placed.value):
            plain = " ".join(re.findall(r"\w+", name.casefold()))
            if not re.search(r"[^\W\d_]", name):
                yield placed.problem(key, f"'{name}' tidak berisi huruf", "tulis kata yang diketik orang")
            elif plain in seen:
                what = f"'{name}' sudah ditulis pada istilah '{seen[plain]}'"
                yield placed.problem(key, what, "tulis di satu istilah saja")
            seen.setdefault(plain, placed.value.name)


def _written(term: Term) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("istilah",), term.name
    for index, name in enumerate(term.also):
        yield ("juga", index), name
