"""What staff write, read strictly: text files inside content/ and data/, YAML and front matter with line numbers.

Every scalar stays text (or None where nothing is written); a shape decides what it means. So 0254 keeps its
zero, 10:30 stays a time and "no" stays a word, which YAML 1.1 readers get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from terang import yaml_tree
from terang.characters import forbidden
from terang.problems import Problem
from terang.yaml_tree import KeyPath, Mark, Plain

MAX_BYTES = 1_000_000
MAX_LINE = 5_000
NAME = re.compile(r"[A-Za-z0-9._-]+")  # what is a web address as it stands, on every computer
# Workbooks, tables and databases, which may hold people; terang.personal_data refuses them everywhere.
CASE_FILES = re.compile(r"\.(xlsx?|xlsm|xlsb|xltx?|ods|fods|csv|tsv|accdb|mdb|sav|dta)$", re.IGNORECASE)
# "1 dari 4 korban" is a survey's ratio and points to nobody
SMALL_COUNT = re.compile(
    r"(?<![\d.,/–-])(?<!dari )[1-4][*_]*[ \t]+[*_]*(kasus|korban|laporan|perkara)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as plain data. `values` and `keys` tell where each value and each key stands."""

    path: str  # from the project's root, with /
    data: Plain
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    body: str = ""  # Markdown after the front matter; lines keep their numbers
    body_line: int = 1  # the line on which `body` starts

    def mark(self, path: KeyPath) -> Mark:
        """Return where `path` stands, or its nearest parent that stands somewhere."""
        while path not in self.keys and path not in self.values and path:
            path = path[:-1]
        return self.keys.get(path) or self.values.get(path) or Mark(1, 1)

    def problem(self, path: KeyPath, what: str, fix: str) -> Problem:
        """Return a problem at the key (or the list item) that `path` names."""
        mark = self.mark(path)
        return Problem(self.path, mark.line, mark.column, what, fix)


def files(
    root: Path, folder: str, suffixes: tuple[str, ...], kept: re.Pattern[str] | None = None
) -> tuple[list[str], list[Problem]]:
    """Return the files below `root/folder` that end in one of `suffixes`, sorted, and what is wrong with the rest.

    `kept` fits the paths of files that commands write, whatever they end in; they are returned too.

    Links are refused, so that nothing outside the folder can be published; so are names that differ only in
    upper and lower case, which overwrite each other on Windows and macOS.
    """
    if (root / folder).is_symlink() or not (root / folder).is_dir():
        fix = f"buat folder {folder} yang asli, lalu pindahkan berkasnya ke situ"
        return [], [Problem(folder, 0, 0, "folder ini tidak ada, atau hanya tautan ke tempat lain", fix)]
    found: list[str] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in _walk(root / folder):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            problems.append(
                Problem(name, 0, 0, "berkas ini hanya tautan ke tempat lain", "ganti tautan dengan berkas aslinya")
            )
        elif path.name.startswith(".") or CASE_FILES.search(path.name):
            continue
        elif not NAME.fullmatch(path.name):
            plain = re.sub(r"[^A-Za-z0-9._]+", "-", path.name).strip("-")
            fix = f"pakai huruf, angka, dan tanda hubung saja: {plain}"
            problems.append(Problem(name, 0, 0, f"nama '{path.name}' tidak boleh begitu", fix))
        elif path.is_dir():
            continue
        elif path.suffix not in suffixes and not (kept and kept.fullmatch(name)):
            fix = f"hapus berkas itu, atau beri akhiran {' atau '.join(suffixes)}"
            problems.append(
                Problem(name, 0, 0, f"jenis berkas '{path.suffix or path.name}' tidak dipakai di sini", fix)
            )
        else:
            found.append(name)
            if twin := seen.get(name.casefold()):
                what = f"namanya sama dengan '{twin}' kecuali huruf besarnya"
                problems.append(Problem(name, 0, 0, what, "ganti salah satu namanya"))
            seen.setdefault(name.casefold(), name)
    return found, problems


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
            yield from _walk(path)


def read_yaml(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file. Returns no document when its text cannot be trusted."""
    text, problems = read_text(root, path, tabs_allowed=False)
    if text is None or problems:
        return None, problems
    document, problems = _document(path, text, offset=0)
    return document, [*problems, *_small_counts(path, text)]


def read_page(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read one Markdown file: front matter between two lines `---`, then the body."""
    text, problems = read_text(root, path, tabs_allowed=True)
    if text is None or problems:
        return None, problems
    return page(path, text)


def page(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Return a page's text as a document. `path` is where its problems are told."""
    lines = text.split("\n")
    if lines[0] != "---":
        what = "halaman ini belum punya kepala (judul dan keterangannya)"
        return None, [Problem(path, 1, 1, what, "mulai berkas dengan baris ---, lalu judul: ..., lalu baris ---")]
    if "---" not in lines[1:]:
        return None, [Problem(path, 1, 1, "kepala halaman tidak ditutup", "tambahkan baris --- sesudah kepala halaman")]
    end = lines.index("---", 1)
    head = "\n".join(lines[1:end])
    if "\t" in head:
        before = head[: head.index("\t")].split("\n")
        mark = Mark(len(before) + 1, len(before[-1]) + 1)
        return None, [Problem(path, *mark, "ada tab di kepala halaman", "ganti tab dengan spasi")]
    document, problems = _document(path, head, offset=1)
    problems += _small_counts(path, text)
    if document is None:
        return None, problems
    body = "\n".join(lines[end + 1 :])
    return Document(path, document.data, document.values, document.keys, body, end + 2), problems


def read_text(root: Path, path: str, *, tabs_allowed: bool) -> tuple[str | None, list[Problem]]:
    """Read one file as text, or say why its characters cannot be trusted."""
    raw = (root / path).read_bytes()
    if len(raw) > MAX_BYTES:
        return None, [Problem(path, 0, 0, "berkas ini lebih dari 1 MB", "bagi menjadi beberapa berkas")]
    try:
        text = raw.decode("utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, 0, "huruf di berkas ini bukan UTF-8", "simpan ulang berkas sebagai UTF-8")]
    return text, list(_suspicious(path, text, tabs_allowed))


def _suspicious(path: str, text: str, tabs_allowed: bool) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            what = f"baris ini terlalu panjang ({len(line)} huruf, paling banyak {MAX_LINE})"
            yield Problem(path, number, 1, what, "bagi menjadi beberapa baris")
        if line.isascii() and line.isprintable():
            continue
        for column, char in enumerate(line, start=1):
            if hidden := forbidden(char, tabs_allowed=tabs_allowed):
                fix = "hapus tanda itu, lalu ketik ulang bagian ini"
                if char == "\t":
                    fix = "ganti tab dengan spasi"
                yield Problem(path, number, column, f"ada {hidden}", fix)
                break  # one a line is enough to find it


def _small_counts(path: str, text: str) -> Iterator[Problem]:
    """Yield the lines with a count that could point to a person, comments too: all of the repository is public."""
    for number, line in enumerate(text.split("\n"), start=1):
        if SMALL_COUNT.search(line):
            what = "ada hitungan 1 sampai 4, yang bisa mengenali seseorang"
            yield Problem(path, number, 1, what, 'tulis "kurang dari 5", atau hapus')


def _document(path: str, text: str, offset: int) -> tuple[Document | None, list[Problem]]:
    tree = yaml_tree.parse(text, offset)
    problems = [Problem(path, mark.line, mark.column, what, fix) for mark, what, fix in tree.complaints]
    if tree.broken:
        return None, problems
    return Document(path, tree.data, tree.values, tree.keys), problems
