"""What staff write, and the pictures and documents beside it, must not let anyone be recognised.

Two tiers. A number of a person, the place where a photo was taken, and what cannot be looked into always stop. Clues to
a person, links to copies, and names of who made a file stop unless data/izin.yml lets them through, for which see
`terang.acknowledgements`. No problem repeats what it has found: reports are as public as the file. Telephone numbers
are those of `terang.channels`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from terang import (
    acknowledgements,
    copies,
    document_metadata,
    nik,
    paragraphs,
    personal_data,
    picture_metadata,
    recognisable,
)
from terang.acknowledgements import Finding, finding
from terang.problems import Problem
from terang.records.acknowledgements import Acknowledgement
from terang.remembered import Remembered
from terang.shapes import Placed
from terang.sources import CASE_FILES

_WRITTEN = ("content/", "data/", "overrides/")
_PARAGRAPHS = {
    ".md": paragraphs.of_markdown,
    ".yml": paragraphs.of_yaml,
    ".html": paragraphs.of_html,
    ".svg": paragraphs.of_html,
    ".txt": paragraphs.of_words,
    ".typ": paragraphs.of_words,
}
_DRAWN = (".svg", ".css", ".js")
_OTHERS = document_metadata.READ + document_metadata.OLD + picture_metadata.UNREADABLE
_NOT_READ = ("hooks/", ".requirements/", "requirements.txt")  # code, and fingerprints of packages
_REGISTERS = ("data/sumber.yml", "data/rujukan.yml")  # whose copies are judged by `copies.check`
RULES = (
    *("disguise.py", "nik.py", "paragraphs.py", "guard.py"),
    *("clues.py", "names.py", "speaks_of.py", "paragraph_features.py", "points.py", "points.txt", "recognisable.py"),
)
_UNSEEN = "isi berkas ini tidak dapat diperiksa"
NO_STORY = "tulis jumlah dan layanannya saja, bukan cerita tentang seseorang"
NO_NUMBER = f"hapus nomornya; {personal_data.WITHDRAW}"
NIK = "ada nomor 16 angka yang berbentuk NIK"


def check(
    root: Path,
    acknowledged: Sequence[Placed[Acknowledgement]],
    hosts: Collection[str],
    day: date,
    cache: Path | None = None,
) -> Iterator[Problem]:
    """Yield what must be mended in the files of the project.

    `hosts`: where copies lie; `day`: the build's; `cache`: a folder that remembers which files were clean.
    """
    clean = Remembered(cache / "penjaga.json" if cache else None, RULES)
    yield from acknowledgements.judge(_found(root, hosts, clean), acknowledged, day)
    clean.keep()


def _found(root: Path, hosts: Collection[str], clean: Remembered) -> Iterator[Finding]:
    for path in personal_data.sent(root):
        name, suffix = path.relative_to(root).as_posix(), path.suffix.lower()
        if CASE_FILES.search(path.name):  # refused as a whole
            continue
        if suffix in picture_metadata.SUFFIXES:
            yield from picture(name, path.read_bytes())
        elif suffix in _OTHERS:
            if name.startswith(_WRITTEN[:2]):  # there, its kind is a problem already
                continue
            if suffix in document_metadata.READ:
                yield from document(name, path.read_bytes(), suffix)
            else:
                yield Finding(Problem(name, 0, 0, _UNSEEN, "simpan sebagai PNG, JPG, atau PDF, atau hapus"))
        elif not name.startswith(_NOT_READ) and (raw := path.read_bytes()) and _is_text(raw):
            text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
            kind = f"{suffix} {name.startswith(_WRITTEN)}"
            if clean.get(kind, raw) is None:
                found = list(_text(name, suffix, text))
                yield from found
                if not found:
                    clean.add(kind, raw)
            if name.startswith(_WRITTEN) and name not in _REGISTERS:
                yield from _links(name, text, hosts)


def picture(name: str, raw: bytes, known: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what a picture tells besides itself. `known`: fingerprints that were let through."""
    said = picture_metadata.read(raw)
    fix = "buka gambarnya, ambil tangkapan layar, lalu simpan tangkapan itu sebagai gantinya"
    if place := [one.what for one in said if one.place]:
        yield Finding(Problem(name, 0, 0, f"gambar ini menyimpan {place[0]}", fix))
    elif said and acknowledgements.fingerprint(raw) not in known:
        what = f"gambar ini menyimpan {', '.join(one.what for one in said)}"
        yield finding(name, 0, what, fix, "keterangan-berkas", raw)


def document(
    name: str, raw: bytes, suffix: str, authors: Collection[str] = (), known: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield what a document tells of who made it, and of people. `authors`: who may be named as such."""
    try:
        named, text = document_metadata.read(raw, suffix)
    except document_metadata.Unreadable:
        yield Finding(Problem(name, 0, 0, _UNSEEN, "simpan ulang tanpa kata sandi, atau hapus"))
        return
    if not named <= set(authors) and acknowledgements.fingerprint(raw) not in known:
        what, fix = "berkas ini menyimpan nama orang yang membuatnya", "hapus di menu Berkas > Info > Periksa dokumen"
        yield finding(name, 0, what, fix, "keterangan-berkas", raw)
    if nik.is_in(text):
        yield Finding(Problem(name, 0, 0, f"di dalam berkas ini {NIK}", NO_NUMBER))
    if name.startswith("site/"):  # what the site prints has been read where it was written
        return
    for one in paragraphs.of_document(text):
        yield from paragraph(name, 0, one.words)


def paragraph(name: str, line: int, words: str, known: Collection[str] = ()) -> Iterator[Finding]:
    """Yield whether `words` let somebody be recognised."""
    if (kinds := recognisable.kinds(words)) and acknowledgements.fingerprint(words) not in known:
        what = f"kalimat ini bisa membuat seseorang dikenali ({', '.join(kinds)})"
        yield finding(name, line, what, NO_STORY, "petunjuk-orang", words)


def _is_text(raw: bytes) -> bool:
    return b"\0" not in raw[:2000] or raw[:2] in (b"\xff\xfe", b"\xfe\xff")


def _text(name: str, suffix: str, text: str) -> Iterator[Finding]:
    for line in nik.lines(text, drawn=suffix in _DRAWN):
        yield Finding(Problem(name, line, 0, NIK, NO_NUMBER))
    if name.startswith(_WRITTEN) and suffix in _PARAGRAPHS:
        for one in _PARAGRAPHS[suffix](text):
            yield from paragraph(name, one.line, one.words)


def _links(name: str, text: str, hosts: Collection[str]) -> Iterator[Finding]:
    for line, address, host in copies.links(text, hosts):
        what = f"tautan ini menuju salinan di {host}, bukan ke penerbitnya"
        fix = "tautkan laman penerbitnya, atau tulis sebagai sumber di data/rujukan.yml"
        yield finding(name, line, what, fix, "salinan", address)
