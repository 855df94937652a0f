"""What a picture file says besides its picture: where it was taken, when, with which phone, by whom.

PNG, JPEG and WebP are read part by part; only the parts that draw the picture are let through, so a kind of metadata
that nobody thought of is found too. Of Exif, which way is up and how large is harmless; a screenshot has no more.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
UNREADABLE = (
    ".heic",
    ".heif",
    ".tif",
    ".tiff",
    ".gif",
    ".bmp",
    ".avif",
    ".jxl",
    ".dng",
    ".psd",
    ".mp4",
    ".mov",
    ".m4a",
    ".mp3",
)
_PNG_PICTURE = set(
    "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
_WEBP_PICTURE = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}
_GPS = 0x8825
# Exif: orientation, resolution, size, colours, pointers to more, versions
_HARMLESS = {
    *(0x0001, 0x0002, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769),
    *(0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005, 0xA401, 0xA402, 0xA403, 0xA406),
}
_POINTERS = (0x8769, _GPS, 0xA005)
_XMP_HARMLESS = re.compile(
    rb"x:xmpmeta|x:xmptk|rdf:\w+|xmlns(?::\w+)?|xml:lang|exif:(?:PixelXDimension|PixelYDimension|ColorSpace|UserComment)"
    rb"|tiff:(?:\w*Resolution\w*|Orientation|ImageWidth|ImageLength)"
)


class Said(NamedTuple):
    """A thing that the file tells. `place`: it is where the picture was taken."""

    what: str  # Indonesian, without what it says
    place: bool = False


def read(raw: bytes) -> list[Said]:
    """Return what a picture tells besides itself, each kind once, in order; a broken file tells that it is broken."""
    try:
        return list(dict.fromkeys(_read(raw)))
    except (struct.error, IndexError, ValueError):
        return [Said("bagian yang tidak dapat dibaca")]


def _read(raw: bytes) -> Iterator[Said]:
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(raw)
    elif raw.startswith(b"\xff\xd8"):
        yield from _jpeg(raw)
    elif raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        yield from _webp(raw)
    else:
        yield Said("bagian yang tidak dapat dibaca")


def _png(raw: bytes) -> Iterator[Said]:
    at = 8
    while at < len(raw):
        size, kind = struct.unpack(">I4s", raw[at : at + 8])
        name, body = kind.decode("latin-1"), raw[at + 8 : at + 8 + size]
        if name == "eXIf":
            yield from _exif(body)
        elif name in ("tEXt", "zTXt", "iTXt"):
            yield from _text(body, name)
        elif name not in _PNG_PICTURE:
            yield Said("waktu dibuat" if name == "tIME" else "bagian tambahan")
        at += size + 12
        if name == "IEND":
            break
    else:
        raise ValueError  # it ends before its end
    if at < len(raw):
        yield Said("isi lain sesudah gambarnya")


def _text(body: bytes, name: str) -> Iterator[Said]:
    key, _, value = body.partition(b"\0")
    if key == b"XML:com.adobe.xmp":
        yield from _xmp(value)
    elif key != b"Software" or name != "tEXt" or len(value) > 80:
        yield Said("keterangan tertulis")


def _jpeg(raw: bytes) -> Iterator[Said]:
    at = 2
    while at < len(raw):
        marker, kind = raw[at], raw[at + 1]
        if marker != 0xFF:
            raise ValueError
        if kind in (0xFF, 0x01) or 0xD0 <= kind <= 0xD7:
            at += 1 if kind == 0xFF else 2
            continue
        if kind == 0xD9:
            break
        size = struct.unpack(">H", raw[at + 2 : at + 4])[0]
        body = raw[at + 4 : at + 2 + size]
        yield from _segment(kind, body)
        at += 2 + size
        if kind == 0xDA:
            at = _after_scan(raw, at)
    else:
        raise ValueError  # it ends before its end
    if raw[at + 2 :].strip(b"\0"):
        yield Said("isi lain sesudah gambarnya")


def _after_scan(raw: bytes, at: int) -> int:
    """Return where the picture's data end: at a marker that is none of theirs."""
    while (at := raw.find(b"\xff", at)) >= 0 and at + 1 < len(raw):
        if raw[at + 1] != 0 and not 0xD0 <= raw[at + 1] <= 0xD7 and raw[at + 1] != 0xFF:
            return at
        at += 1 if raw[at + 1] == 0xFF else 2
    raise ValueError


def _segment(kind: int, body: bytes) -> Iterator[Said]:
    if kind == 0xE1 and body.startswith(b"Exif\0"):
        yield from _exif(body[6:])
    elif kind == 0xE1 and body.startswith(b"http://ns.adobe.com/xap/"):
        yield from _xmp(body.partition(b"\0")[2])
    elif kind == 0xE0 and body.startswith(b"JFIF\0"):
        if body[12] or body[13]:
            yield Said("gambar kecil dari foto asli")
    elif kind == 0xED:
        yield Said("keterangan pemotret atau judul foto")
    elif kind == 0xFE:
        yield Said("keterangan tertulis")
    elif 0xE0 <= kind <= 0xEF and not (kind == 0xE2 and body.startswith(b"ICC_PROFILE")) and kind != 0xEE:
        yield Said("bagian tambahan dari kamera")


def _webp(raw: bytes) -> Iterator[Said]:
    at, end = 12, 8 + struct.unpack("<I", raw[4:8])[0]
    while at < min(end, len(raw)):
        name, size = raw[at : at + 4].decode("latin-1"), struct.unpack("<I", raw[at + 4 : at + 8])[0]
        body = raw[at + 8 : at + 8 + size]
        if name == "EXIF":
            yield from _exif(body.removeprefix(b"Exif\0\0"))
        elif name == "XMP ":
            yield from _xmp(body)
        elif name not in _WEBP_PICTURE:
            yield Said("bagian tambahan")
        at += 8 + size + size % 2
    if at < len(raw):
        yield Said("isi lain sesudah gambarnya")


def _exif(body: bytes) -> Iterator[Said]:
    order = {b"II": "<", b"MM": ">"}.get(body[:2])
    if not order:
        raise ValueError
    waiting, seen = [struct.unpack(order + "I", body[4:8])[0]], set[int]()
    while waiting:
        at = waiting.pop()
        if not at or at in seen:
            continue
        seen.add(at)
        count = struct.unpack(order + "H", body[at : at + 2])[0]
        for index in range(count):
            entry = at + 2 + 12 * index
            tag, _, _, value = struct.unpack(order + "HHII", body[entry : entry + 12])
            if tag == _GPS:
                yield Said("tempat foto diambil (GPS)", place=True)
            elif tag not in _HARMLESS and not (tag == 0x9286 and b"Screenshot" in body):
                yield Said("kapan, dengan apa, atau oleh siapa foto diambil")
            if tag in _POINTERS and tag != _GPS:
                waiting.append(value)
        following = body[at + 2 + 12 * count : at + 6 + 12 * count]
        if len(following) == 4 and struct.unpack(order + "I", following)[0]:
            yield Said("gambar kecil dari foto asli")


def _xmp(body: bytes) -> Iterator[Said]:
    names = set(re.findall(rb"<([A-Za-z]\w*:\w+)|\s([A-Za-z]\w*:\w+)\s*=", body))
    told = {name for pair in names for name in pair if name and not _XMP_HARMLESS.fullmatch(name)}
    if any(b"GPS" in name or b"Location" in name for name in told):
        yield Said("tempat foto diambil (GPS)", place=True)
    elif told or not names:
        yield Said("kapan, dengan apa, atau oleh siapa foto diambil")
