"""The blocks that staff may place in Markdown, by the name of their fence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from terang.blocks import (
    angka,
    banding,
    catatan,
    grafik,
    himpunan,
    kanal,
    katalog,
    koreksi,
    perbedaan,
    pernyataan,
    sumber,
    tabel,
    templat,
)
from terang.blocks.given import BlockData, Finding
from terang.public import PublicFigure
from terang.shapes import Record

__all__ = ["BLOCKS", "Block", "BlockData", "figures", "files"]


class Block(Protocol):
    """A module of this package. Each takes its own `Options`, so the registry cannot say which."""

    @property
    def Options(self) -> type[Record]: ...  # noqa: N802 - the name of a class

    def check(self, options: Any, data: BlockData) -> Iterator[Finding]: ...

    def render(self, options: Any, data: BlockData) -> str: ...


BLOCKS: Mapping[str, Block] = {
    "grafik": grafik,
    "tabel": tabel,
    "angka": angka,
    "banding": banding,
    "pernyataan": pernyataan,
    "koreksi": koreksi,
    "sumber": sumber,
    "perbedaan": perbedaan,
    "kanal": kanal,
    "catatan": catatan,
    "himpunan": himpunan,
    "katalog": katalog,
    "templat": templat,
}


def files(options: Record, data: BlockData) -> dict[str, bytes]:
    """Return the files that a checked block links to, by their address in the site: {"unduhan/….csv": …}."""
    if isinstance(options, grafik.Options):
        return grafik.files(options, data)
    if isinstance(options, tabel.Options):
        return tabel.files(options, data)
    if isinstance(options, himpunan.Options):
        return himpunan.files(options, data)
    if isinstance(options, katalog.Options):
        return katalog.files(options, data)
    if isinstance(options, templat.Options):
        return templat.files(options, data)
    return {}


def figures(options: Record, data: BlockData) -> tuple[PublicFigure, ...]:
    """Return the figures that a checked block shows; none of one that tells of differences itself."""
    if isinstance(options, grafik.Options | tabel.Options):
        return data.public.tables[options.table].figures
    if isinstance(options, angka.Options):
        return (data.public.figures[options.figure],)
    return banding.shown(options, data) if isinstance(options, banding.Options) else ()
