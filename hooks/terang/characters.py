"""Characters that people cannot see, and that therefore may not stand in content or data."""

from __future__ import annotations

import unicodedata

_INVISIBLE = {
    "\N{NO-BREAK SPACE}": "spasi tak-putus (biasanya terbawa dari Word)",
    "\N{ZERO WIDTH SPACE}": "spasi tak terlihat",
    "\N{ZERO WIDTH NON-JOINER}": "tanda tak terlihat",
    "\N{ZERO WIDTH JOINER}": "tanda tak terlihat",
    "\N{SOFT HYPHEN}": "tanda penggal tak terlihat",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "tanda tak terlihat (BOM)",
    "\N{LINE SEPARATOR}": "pemisah baris yang tidak lazim",
    "\N{PARAGRAPH SEPARATOR}": "pemisah baris yang tidak lazim",
}


def forbidden(char: str, *, tabs_allowed: bool = True) -> str | None:
    """Return what is wrong with `char`, in Indonesian, or None."""
    if char in _INVISIBLE:
        return _INVISIBLE[char]
    if char == "\t":
        return None if tabs_allowed else "tab"
    category = unicodedata.category(char)
    if category in ("Cc", "Cf"):  # control characters; marks that turn the reading direction
        return f"tanda kendali yang tak terlihat (U+{ord(char):04X})"
    if category in ("Co", "Cn", "Cs"):  # private use: each computer shows something else
        return f"huruf yang tidak dikenal (U+{ord(char):04X})"
    return None
