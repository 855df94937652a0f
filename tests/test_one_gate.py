"""Nothing but the gate decides whether figures may be compared: no module and no template does so by itself.

Two ways to decide are looked for: reading how long a period is, and setting an aspect of one thing against the same
aspect of another (`figure.unit == table.unit`). Whoever has another reason for it says so here. What is put into a
variable first is not seen: this keeps honest people honest, no more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "hooks/terang"
TEMPLATES = ROOT / "overrides/blocks"
LENGTHS = {"is_partial_year", "is_a_year_or_more", "is_whole_year", "is_moment", "is_as_long_as", "may_be", "meets"}
ASPECTS = {"area", "system", "unit", "group", "people", "measure", "period", "completeness", "wider"}

REASONS: dict[str, str] = {
    "comparison.py": "the gate",
    "like_for_like.py": "computes what the gate allows; finds the people and the year of a rate",
    "periods.py": "says what a length of time is",
    "public.py": "gives the fact its name",
    "indonesian.py": "writes a whole year as a number",
    "handouts.py": "finds the services of a place",
    "recap_release.py": "finds what an attacker reads elsewhere of the same counts",
    "downloads/statements.py": "gives the fact to whoever downloads it",
    "chart_drawing.py": "writes where a bar ends",
    "chart_bars.py": "hatches a bar",
    "chart_ranges.py": "of what the gate lets on one axis, spans only what is said of one time",
    "chart_timeline.py": "hatches a bar; names the other numbers said of the same time",
    "blocks/reading.py": "finds the latest whole year, and the latest part of each other year, to speak of",
    "blocks/pernyataan.py": "lists the site's own area first",
    "blocks/tempat.py": "finds the services of a place",
    "blocks/notices.py": "tells only of years without a whole figure; names the larger place or group",
    "records/figures.py": "parts add up to their total, and statements of one thing that do not agree are explained",
    "isi-tabel.html": "hatches a cell and writes its dates; names a unit that is not the table's",
    "kalimat.html": "writes dates once where all of a row share them",
}


def decisions(path: Path) -> Iterator[str]:
    """Yield each place of a file where it may decide by itself."""
    return _in_template(path) if path.suffix == ".html" else _in_module(path)


def _in_module(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in LENGTHS:
            yield f"line {node.lineno}: {node.attr}"
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            parts = [part for side in sides for part in (side.elts if isinstance(side, ast.Tuple) else [side])]
            names = [part.attr for part in parts if isinstance(part, ast.Attribute) and part.attr in ASPECTS]
            if len(names) > len(set(names)):
                yield f"line {node.lineno}: {names[0]} against {names[0]}"


def _in_template(path: Path) -> Iterator[str]:
    parsed = jinja2.Environment().parse(path.read_text("utf-8"))
    for get in parsed.find_all(nodes.Getattr):
        if get.attr in LENGTHS:
            yield f"line {get.lineno}: {get.attr}"
    for compare in parsed.find_all(nodes.Compare):
        sides = [compare.expr, *(operand.expr for operand in compare.ops)]
        names = [side.attr for side in sides if isinstance(side, nodes.Getattr) and side.attr in ASPECTS]
        if len(names) > len(set(names)):
            yield f"line {compare.lineno}: {names[0]} against {names[0]}"


FILES = {path.relative_to(CORE).as_posix(): path for path in sorted(CORE.rglob("*.py"))} | {
    path.name: path for path in sorted(TEMPLATES.glob("*.html"))
}


@pytest.mark.parametrize("name", sorted(FILES.keys() - REASONS.keys()))
def test_no_one_else_decides(name: str) -> None:
    assert list(decisions(FILES[name])) == []


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_is_still_needed(name: str) -> None:
    assert list(decisions(FILES[name]))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.py", "def f(a, b):\n    return a.unit == b.unit\n"),
        ("x.py", "def f(a, b):\n    return (a.unit, a.id) != (b.unit, b.id)\n"),
        ("x.py", "ok = [f for f in x if f.is_partial_year]\n"),
        ("x.html", "{% if a.unit != b.unit %}x{% endif %}"),
        ("x.html", "{{ 'x' if a.is_partial_year }}"),
    ],
)
def test_a_decision_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(list(decisions(tmp_path / name))) == 1
