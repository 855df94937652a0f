"""Packs: the materials of one door, or all of them, as a folder that works without the internet.

A start page that opens from a flash drive and finds things, every material as a page and as its files, a list of
contents with checksums, the licence. Everything that a reader sees besides the materials is in overrides/paket.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from terang import html, offline, security
from terang.channels import Channel
from terang.html_tree import parse, text
from terang.kept import digest, kept
from terang.library import Entry, Shelf
from terang.printing import Taken
from terang.public import PublicSource
from terang.records.identity import Identity
from terang.records.library import Door

ALL = "semua"
FOLDERS = {"pdf": "pdf", "salindia": "salindia", "gambar": "gambar", "dokumen": "dokumen"}  # by kind of file
READ = "baca"
NUMBERS = "nomor-utama.html"  # the block that shows them
START, CONTENTS, LICENCE = "mulai.html", "DAFTAR-ISI.txt", "LISENSI.txt"
_PACKED = frozenset({".pdf", ".png", ".docx"})  # packed already: packing again saves nothing


@dataclass(frozen=True, slots=True)
class Member:
    """A material ready to be put into packs. `html` is its clean body, its links from the site's root."""

    entry: Entry
    path: str  # of its Markdown, below content/
    html: str
    files: tuple[Taken, ...]
    sources: tuple[PublicSource, ...]
    pictures: Mapping[str, Path]  # in its body, by their src
    mark: str  # a hash of all of this

    @property
    def page(self) -> str:
        """Where in a pack it is read."""
        return f"{READ}/{self.entry.slug}.html"

    def place(self, file: Taken) -> str:
        """Return where in a pack one of its files lies."""
        return f"{FOLDERS[file.kind]}/{self.entry.slug}{file.name}{file.suffix}"


@dataclass(frozen=True, slots=True)
class Packer:
    """What making packs needs besides the materials."""

    overrides: Path
    identity: Identity
    shelf: Shelf
    numbers: Sequence[Channel]  # that work today: whoever holds a pack may need one before reading anything
    site: str  # where the site will stand, or ""
    cache: Path | None

    def pack(self, door: Door | None, members: Sequence[Member]) -> bytes:
        """Return the pack of a door, or of the whole library (None). It changes only with what is in it."""
        suffix = f".{door.id if door else ALL}.zip"

        def make() -> bytes:
            for old in self.cache.glob(f"*{suffix}") if self.cache else ():
                old.unlink(missing_ok=True)  # megabytes, with every sentence that is mended
            return self._made(door, members)

        return kept(self.cache, self._facts(door, members), suffix, make)

    def _facts(self, door: Door | None, members: Sequence[Member]) -> Iterator[str]:
        blocks = self.overrides / "blocks"
        yield digest(*sorted((self.overrides / "paket").iterdir()), *sorted(blocks.glob("kata-*")), blocks / NUMBERS)
        yield digest(Path(__file__), Path(offline.__file__), *self._looks())
        yield repr(self.numbers)
        yield from (self.site, self.identity.model_dump_json(), door.model_dump_json() if door else ALL)
        yield self.shelf.library.model_dump_json(include={"levels", "themes", "doors"})
        yield from (member.mark for member in members)

    def _looks(self) -> tuple[Path, ...]:
        folder = self.overrides / "gaya"
        return (folder / "situs.css", folder / "paket.css", self.overrides / "skrip/paket.js")

    def _made(self, door: Door | None, members: Sequence[Member]) -> bytes:
        *styles, script = (_tidy(html.inlined(path)) for path in self._looks())  # tidy, for the hash of what is sent
        style = "\n".join(styles)
        folders = (self.overrides / "paket", self.overrides / "blocks")
        page, plain = html.texts(*folders), html.texts(*folders, plain=True)
        newest = max(member.entry.material.date for member in members)
        given = {
            "door": door,
            "members": members,
            "shelf": self.shelf,
            "identity": self.identity,
            "numbers": self.numbers,
            "site": self.site,
            "edition": newest,
            "style": Markup(style),  # our own file
        }
        files = {member.place(file): file.body for member in members for file in member.files}
        inside = {member.entry.address: f"{member.entry.slug}.html" for member in members}
        for member in members:
            read = Markup(offline.body(member.html, member.path, inside))  # clean, see terang.allowed_html
            words = {**given, "member": member, "body": read, "policy": security.policy(style)}
            files[member.page] = _written(page("baca.html", **words))
            files |= {f"{READ}/{src}": picture.read_bytes() for src, picture in member.pictures.items()}
        searching = {
            "policy": security.policy(style, script=script),
            "script": Markup(script),
            "index": _index(members),
        }
        files[START] = _written(page(START, **given, **searching))
        files[LICENCE] = _written(plain(LICENCE, **given), gap="\n\n")
        listed = {name: (len(body), sha256(body).hexdigest()) for name, body in sorted(files.items())}
        files[CONTENTS] = _written(plain(CONTENTS, **given, listed=listed), gap="\n\n")
        return _zipped(files, newest)


def _tidy(text: str, gap: str = "\n") -> str:
    """Return a text without what its template left: spaces at the ends of lines, and more than `gap` between them."""
    return re.sub(r"[ \t]*\n(?:[ \t]*\n)+", gap, text).strip()


def _written(text: str, gap: str = "\n") -> bytes:
    return f"{_tidy(text, gap)}\n".encode()


def _index(members: Sequence[Member]) -> Markup:
    """Return what the start page searches, as JSON that may stand in a page."""
    words = [_words(member.html) for member in members]
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))  # no mark is left in it


@lru_cache(maxsize=1000)  # a material is in the pack of each of its doors
def _words(page: str) -> str:
    """Return every word of the body of a page once."""
    return " ".join(sorted(set(re.findall(r"\w{2,}", text(parse(page)[0].children).casefold()))))


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files, key=lambda name: (name != START, "/" in name, name)):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()
