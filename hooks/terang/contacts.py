"""Numbers as a file that a phone takes into its contacts (vCard 3.0, which old phones read too).

Escaped and folded by RFC 6350, sections 3.2 and 3.4; version 3.0 (RFC 2426) asks for the same. It holds a name and a
number, and nothing about what they are for: whoever picks up the phone may see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WIDEST = 75  # bytes of a line, without its end


def vcard(contacts: Iterable[tuple[str, str]]) -> bytes:
    """Return one card for each (name, number as it is dialled: "129", "+628111129129")."""
    lines: list[str] = []
    for name, number in contacts:
        written = _escaped(name)
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"N:;{written};;;", f"FN:{written}"]
        lines += [f"TEL;TYPE=VOICE:{number}", "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    return re.sub(r"\r\n|\r|\n", r"\\n", re.sub(r"([\\,;])", r"\\\1", text))


def _folded(line: str) -> bytes:
    """Break a long line before a character, never inside one; what follows begins with a space."""
    out, used = bytearray(), 0
    for char in line:
        size = len(char.encode())
        if used + size > WIDEST:
            out += b"\r\n "
            used = 1
        out += char.encode()
        used += size
    return bytes(out + b"\r\n")
