"""The Jinja environment of blocks: everything is escaped, and a name that is not there is an error.

The theme's own environment escapes nothing, so HTML made from data is rendered here and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from terang import indonesian
from terang.public import Missing, PublicFigure, Ratio, Suppressed


@cache
def environment(*templates: Path) -> Environment:
    """Return the environment for the templates in the folders `templates` (overrides/blocks).

    The same one every time, so that a rebuild compiles again only the templates that have changed.
    """
    made = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "number": indonesian.number,
        "day": indonesian.day,
        "partial_date": indonesian.partial_date,
        "moments": indonesian.moments,
        "without_year": indonesian.without_year,
        "period": indonesian.period,
        "inside": indonesian.inside,
        "listing": indonesian.listing,
        "size": indonesian.size,
        "end": _end,
    }
    made.tests |= {
        "suppressed": lambda value: isinstance(value, Suppressed),
        "missing": lambda value: isinstance(value, Missing),
        "ratio": lambda value: isinstance(value, Ratio),
        "from_new_year": _from_new_year,
    }
    return made


def inlined(path: Path) -> str:
    """Return a style sheet or script without its comments: they guide who works on it, and would travel with pages."""
    return re.sub(r"/\*.*?\*/\s*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def texts(*templates: Path, plain: bool = False) -> Callable[..., str]:
    """Return what fills a template of the folders `templates` with values: text with its head, or a whole page.

    `plain`: of text that is no HTML, in which nothing needs to be escaped.
    """
    made = environment(*templates)
    made.filters["quoted"] = _quoted
    made = made.overlay(autoescape=False) if plain else made

    def fill(template: str, /, **values: object) -> str:
        return made.get_template(template).render(**values)

    return fill


def _quoted(text: str) -> Markup:
    """Return a text as YAML reads it back. What cannot be seen is told where it was written, and left out here."""
    return Markup(json.dumps("".join(char for char in text if char.isprintable()), ensure_ascii=False))


def tidy(html: str) -> str:
    """Return `html` without blank lines and line ends' spaces, which Markdown would take for paragraphs."""
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def _end(figure: PublicFigure) -> str:
    """How far a figure reaches: "2024" for a whole year, "15 Desember 2025" or "Agustus 2025" for a part of one."""
    period = figure.period
    return str(period.last_day.year) if period.is_whole_years else indonesian.partial_date(period.end)


def _from_new_year(figure: PublicFigure) -> bool:
    """Counted from 1 January, within one calendar year: "untuk 2025 sampai Agustus" is then exact."""
    start = figure.period.start
    return (start.month, start.day) == (1, 1) and start.year == figure.period.last_day.year
