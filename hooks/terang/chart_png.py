"""A chart that stands alone, as a picture."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import vl_convert

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(svg: bytes, fonts: Path, scale: int) -> bytes:
    """Return a PNG of `svg` at `scale` times its size, with text in a font from the folder `fonts`."""
    vl_convert.register_font_directory(str(fonts))
    return smaller(vl_convert.svg_to_png(svg.decode(), scale=scale))


def smaller(png: bytes) -> bytes:
    """Pack the pixels of a PNG again: vl-convert packs for speed, and makes files four times as large.

    Only what a picture cannot be shown without is kept: the names of such parts begin with a capital.
    """
    chunks, at = [], len(_SIGNATURE)
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        chunks.append((name, png[at + 8 : at + 8 + length]))
        at += length + 12
    pixels = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    kept = [(name, data) for name, data in chunks if name[:1].isupper() and name not in (b"IDAT", b"IEND")]
    packed = [*kept, (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in packed
    )
