"""The folder data/: every file read once, its records found by name, and what is wrong gathered on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from terang.problems import Problem
from terang.shapes import Placed, R, many, one
from terang.sources import Document, files, read_yaml

KEPT = re.compile(r"data/rilis/[a-z0-9-]+/\d{4}-\d\d-\d\d\.json")
_ID = re.compile(rb"^[\s-]*id:[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """Records of one kind. `failed` are ids that stand in its files but could not be used.

    What refers to such an id is not a second problem, so `known` holds both.
    """

    placed: tuple[Placed[R], ...]
    failed: frozenset[str] = frozenset()

    @property
    def by_id(self) -> dict[str, R]:
        """The records that can be used, in the order in which they are written; of two with one id the first."""
        found: dict[str, R] = {}
        for placed in self.placed:
            found.setdefault(str(getattr(placed.value, "id")), placed.value)  # noqa: B009
        return found

    @property
    def known(self) -> frozenset[str]:
        return self.failed | self.by_id.keys()


class Folder:
    """Reads records from data/; a record that fails is left out, the rest go on."""

    def __init__(self, root: Path) -> None:
        found, problems = files(root, "data", (".yml",), kept=KEPT)
        self.paths = [path for path in found if path.endswith(".yml")]
        self.kept = [path for path in found if not path.endswith(".yml")]  # what commands wrote, see terang.archive
        self._documents: dict[str, Document] = {}
        self._written: dict[str, frozenset[str]] = {}
        for path in self.paths:
            document, wrong = read_yaml(root, path)
            problems += wrong
            self._written[path] = frozenset(match[1].decode() for match in _ID.finditer((root / path).read_bytes()))
            if document:
                self._documents[path] = document
        self._unreadable = problems
        self.problems: list[Problem] = []  # what is found later, in what could be read

    def told(self) -> list[Problem]:
        """Return every problem, but on a line that could not be read only why it could not."""
        lines = {(problem.path, problem.line) for problem in self._unreadable}
        return [*self._unreadable, *(p for p in self.problems if (p.path, p.line) not in lines)]

    def list(self, pattern: str, model: type[R], *, may_be_empty: bool = False) -> tuple[Placed[R], ...]:
        """Return the records of every file that fits `pattern`, in the order of file names.

        `may_be_empty`: a file of comments only is a list without items, and no problem.
        """
        found: list[Placed[R]] = []
        for path in self._matching(pattern):
            document = self._documents.get(path)
            if document and not (may_be_empty and document.data is None):
                records, problems = many(document, model)
                found += records
                self.problems += problems
        return tuple(found)

    def register(self, pattern: str, model: type[R], *, may_be_empty: bool = False) -> Register[R]:
        """Return the records of every file that fits `pattern`; a second one of the same id is a problem."""
        register = Register(self.list(pattern, model, may_be_empty=may_be_empty))
        self.problems += _twins(register)
        return Register(register.placed, self.written(pattern) - register.by_id.keys())

    def written(self, pattern: str) -> frozenset[str]:
        """Return every id that stands in the files that fit `pattern`, at any depth, usable or not."""
        return frozenset().union(*(self._written[path] for path in self._matching(pattern)))

    def one(self, path: str, model: type[R]) -> Placed[R] | None:
        """Return the one record of a file that must be there."""
        if path not in self.paths:
            self.problems.append(Problem(path, 0, 0, "berkas ini belum ada", "salin contohnya dari panduan, lalu isi"))
        if path not in self._documents:
            return None
        record, problems = one(self._documents[path], model)
        self.problems += problems
        return record

    def each(self, pattern: str, model: type[R]) -> Register[R]:
        """Return the records of files that hold one each; the name of the file is the id."""
        placed: list[Placed[R]] = []
        failed: set[str] = set()
        for path in self._matching(pattern):
            record = self.one(path, model)
            placed += [record] if record else []
            failed |= set() if record else {Path(path).stem}
        return Register(tuple(placed), frozenset(failed))

    def _matching(self, pattern: str) -> Iterator[str]:
        return (path for path in self.paths if Path(path).match(pattern))


def _twins(register: Register[R]) -> Iterator[Problem]:
    first: dict[str, Placed[R]] = {}
    for placed in register.placed:
        name = str(getattr(placed.value, "id"))  # noqa: B009 - every register's record has one
        if name in first:
            what = f"'{name}' sudah dipakai di {first[name].document.path}"
            yield placed.problem("id", what, "beri id yang lain")
        first.setdefault(name, placed)
