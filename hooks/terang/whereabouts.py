"""On which page each table, each contradiction and the list of institutions is shown."""

from __future__ import annotations

from collections.abc import Iterable

from terang import content, markup
from terang.blocks.given import Whereabouts
from terang.content import Page


def of(found: Iterable[Page]) -> Whereabouts:
    """Return where tables and contradictions are shown: on a page that somebody wrote, if there is one."""
    tables: dict[str, str] = {}
    conflicts: list[str] = []
    institutions: list[str] = []
    for page in sorted((page for page in found if page.listed), key=lambda page: bool(page.generated)):
        for fence in markup.fences(page.document.body):
            if fence.name not in ("grafik", "tabel", "perbedaan", "lembaga"):
                continue
            placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
            table = getattr(placed.value, "table", None) if placed else None
            if table and fence.name != "perbedaan":
                tables.setdefault(table, page.address)
            elif placed and fence.name == "perbedaan" and not table:
                conflicts.append(page.address)
            elif placed and getattr(placed.value, "part", "") == "rincian":
                institutions.append(page.address)
    return Whereabouts(tables, *((found[0] if found else "") for found in (conflicts, institutions)))
