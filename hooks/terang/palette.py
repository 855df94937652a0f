"""A picture of few colours, packed small: people send it on with data that they pay for."""

from __future__ import annotations

import io

COLOURS = 48  # text in four colours, and the shades of its edges


def packed(png: bytes) -> bytes:
    """Return the same picture with at most COLOURS colours, less than half as large, and nothing else in the file."""
    from PIL import Image  # loaded only when a picture is made

    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG")
    return out.getvalue()
