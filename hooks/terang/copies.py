"""Links to copies that somebody uploaded: they vanish, they change, and they earn from what is not theirs.

Readers are sent to the publisher. A source in the register may be a copy where it says why (`salinan`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from terang.problems import Problem
from terang.records.registers import Source
from terang.shapes import Placed

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)


def links(text: str, hosts: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the address and the host of each link to a copy."""
    for match in _ADDRESS.finditer(text):
        if host := copy_at(match[0], hosts):
            yield text.count("\n", 0, match.start()) + 1, match[0], host


def copy_at(address: str, hosts: Collection[str]) -> str | None:
    """Return which of `hosts` an address belongs to, or None."""
    try:
        name = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return next((host for host in hosts if name == host or name.endswith(f".{host}")), None)


def check(sources: Iterable[Placed[Source]], hosts: Collection[str]) -> Iterator[Problem]:
    """Yield the sources that are copies and do not say why."""
    for placed in sources:
        host = copy_at(placed.value.url, hosts)
        if host and not placed.value.copied:
            what = f"alamat ini salinan di {host}, bukan laman penerbitnya"
            yield placed.problem("alamat", what, "tulis alamat di situs penerbit, atau alasannya di kolom 'salinan'")
        elif placed.value.copied and not host:
            what = "'salinan' diisi, tetapi alamatnya bukan salinan yang dikenal"
            yield placed.problem("salinan", what, "hapus kolom 'salinan'")
