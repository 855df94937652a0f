"""Pictures that staff add: small enough, what their name says, and with nothing hidden in them.

A photograph tells where and when it was taken, and with whose telephone. That is refused rather than taken out: what is
committed is published, for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from terang.problems import Problem

MAX_BYTES = 1_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# Blocks of a file that hold words or data about it: EXIF with the place (GPS), XMP, IPTC, comments.
_TELLING_PNG = {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}
_TELLING_WEBP = {b"EXIF", b"XMP "}
_QUIET_JPEG = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's colour transform
_COMMENT, _SCAN = 0xFE, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD9)}  # JPEG markers without a length


def check(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with the pictures among `paths`, which are given from `root`."""
    for path in paths:
        kind = _KINDS.get(Path(path).suffix)
        if kind is None:
            continue
        name, telling = kind
        body = (root / path).read_bytes()
        if len(body) > MAX_BYTES:
            fix = "kecilkan gambarnya, misalnya sampai lebarnya 1200 titik, lalu simpan ulang"
            yield Problem(path, 0, 0, f"gambar ini {len(body) / 1e6:.1f} MB, paling besar 1 MB".replace(".", ","), fix)
            continue
        try:
            found = telling(body)
        except (ValueError, IndexError):
            yield Problem(path, 0, 0, f"isi berkas ini bukan gambar {name}", f"simpan ulang gambarnya sebagai {name}")
            continue
        if found:
            what = "gambar ini memuat data tersembunyi, yang bisa memuat tempat (GPS), waktu, atau nama"
            yield Problem(path, 0, 0, what, "buat tangkapan layar dari gambar itu, lalu pakai tangkapan layarnya")


def _png(body: bytes) -> bool:
    if not body.startswith(_PNG):
        raise ValueError
    place = len(_PNG)
    found = False
    while body[place + 4 : place + 8] != b"IEND":
        size, kind = int.from_bytes(body[place : place + 4], "big"), body[place + 4 : place + 8]
        if len(kind) < 4:
            raise ValueError
        found |= kind in _TELLING_PNG
        place += 12 + size
    return found


def _jpeg(body: bytes) -> bool:
    if not body.startswith(_JPEG):
        raise ValueError
    place = 2
    while True:
        if body[place] != 0xFF:
            raise ValueError
        marker = body[place + 1]
        if marker == _SCAN:  # then the picture itself
            return False
        if marker == 0xFF or marker in _ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        if marker == _COMMENT or (0xE0 <= marker <= 0xEF and marker not in _QUIET_JPEG):
            return True
        place += 2 + int.from_bytes(body[place + 2 : place + 4], "big")


def _webp(body: bytes) -> bool:
    if body[:4] != b"RIFF" or body[8:12] != b"WEBP":
        raise ValueError
    place = 12
    while place + 8 <= len(body):
        size = int.from_bytes(body[place + 4 : place + 8], "little")
        if body[place : place + 4] in _TELLING_WEBP:
            return True
        place += 8 + size + size % 2
    return False


_KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    ".png": ("PNG", _png),
    ".jpg": ("JPEG", _jpeg),
    ".webp": ("WebP", _webp),
}
