"""What a problem is, and how staff see it: plain text, an annotation on a pull request, a summary page.

Checks are generators of problems; only an edge (a command, the engine's adapter) prints them or exits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MAX_TEXT = 300  # characters of one text; our own have half of that
_AS_ENTITY = {ord(char): f"&#{ord(char)};" for char in "\\`|<>[]*_@#&~$:."}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `line` and `column` count from 1; 0 means the whole file."""

    path: str  # from the project's root, with /
    line: int
    column: int
    what: str  # the mistake, with the word as it was written; Indonesian
    fix: str  # one thing to do; Indonesian


class ProblemsFound(Exception):  # noqa: N818 - it reports, it is not an error of the program
    """Raised at an edge where work cannot go on. Carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(as_text(self.problems))


def place(problem: Problem) -> str:
    """`file:line:column`, as editors and people read it."""
    parts = [_plain(problem.path)]
    if problem.line:
        parts.append(str(problem.line))
        if problem.column:
            parts.append(str(problem.column))
    return ":".join(parts)


def as_text(problems: Iterable[Problem]) -> str:
    """Return the report that staff read, sorted by file and line, with the count at its end."""
    found = sorted(set(problems))
    blocks = [f"{place(p)}: {_plain(p.what)}\n    Perbaiki: {_plain(p.fix)}\n" for p in found]
    return "\n".join([*blocks, f"{len(found)} masalah ditemukan. Situs belum diterbitkan.\n"])


def as_annotations(problems: Iterable[Problem]) -> str:
    """Return GitHub workflow commands, one a problem, that mark the line in a pull request."""
    return "".join(
        f"::error file={_property(p.path)},line={max(p.line, 1)},col={max(p.column, 1)},"
        f"title=Perlu diperbaiki::{_message(p.what)}%0APerbaiki: {_message(p.fix)}\n"
        for p in sorted(set(problems))
    )


def as_summary(problems: Iterable[Problem]) -> str:
    """Return the summary of a pull request's check, in Markdown."""
    found = sorted(set(problems))
    if not found:
        return "## Semua pemeriksaan lulus\n\nTidak ada masalah pada isi dan data.\n"
    rows = "".join(f"| <code>{_cell(place(p))}</code> | {_cell(p.what)} | {_cell(p.fix)} |\n" for p in found)
    return (
        f"## {len(found)} hal perlu diperbaiki\n\n"
        "Situs belum diterbitkan. Perbaiki baris di bawah ini, lalu simpan lagi.\n\n"
        f"| Tempat | Masalah | Perbaiki |\n|---|---|---|\n{rows}"
    )


def _plain(text: str) -> str:
    """One line that can be seen: a word from a file may be long, span lines, or hold what steers a terminal."""
    seen = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in " ".join(text.split()))
    return seen if len(seen) <= MAX_TEXT else seen[: MAX_TEXT - 1] + "…"


def _message(text: str) -> str:
    return _plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text that cannot end its table cell, nor become a link, a tag or a mention."""
    return _plain(text).translate(_AS_ENTITY)
