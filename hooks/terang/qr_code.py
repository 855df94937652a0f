"""An address as a QR code, for cards and posters that hang where light is poor and paper gets wet."""

from __future__ import annotations

import functools
import io

import segno

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks for


@functools.cache  # one address stands on every sheet, and choosing its mask takes longer than setting one
def svg(address: str) -> str:
    """Return a drawing of `address`: it bears a loss of 25 % (level Q) where that takes no more room than 15 % (M)."""
    least, better = (segno.make_qr(address, error=level, boost_error=False) for level in "mq")
    code = better if better.version == least.version else least
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET, xmldecl=False, nl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode()
