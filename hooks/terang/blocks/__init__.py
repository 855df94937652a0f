"""The blocks that staff may place in Markdown, by the name of their fence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from terang.blocks import (
    acara,
    agenda,
    ajakan,
    angka,
    banding,
    bercerita,
    berita,
    catatan,
    cetak,
    daftar_materi,
    dasar_hukum,
    grafik,
    himpunan,
    janji,
    kanal,
    katalog,
    komitmen,
    koreksi,
    lembaga,
    paket,
    penyuluhan,
    perbedaan,
    perjalanan,
    pernyataan,
    peta,
    pintu,
    sumber,
    surat,
    tabel,
    tempat,
    templat,
    tingkat,
)
from terang.blocks.given import BlockData, Finding, Shared
from terang.public import PublicFigure
from terang.shapes import Record

__all__ = ["BLOCKS", "Block", "BlockData", "Shared", "figures", "files", "shared"]


class Block(Protocol):
    """A module of this package. Each takes its own `Options`, so the registry cannot say which."""

    @property
    def Options(self) -> type[Record]: ...  # noqa: N802 - the name of a class

    def check(self, options: Any, data: BlockData) -> Iterator[Finding]: ...

    def render(self, options: Any, data: BlockData) -> str: ...


BLOCKS: Mapping[str, Block] = {
    "grafik": grafik,
    "peta": peta,
    "tabel": tabel,
    "angka": angka,
    "banding": banding,
    "pernyataan": pernyataan,
    "koreksi": koreksi,
    "sumber": sumber,
    "perbedaan": perbedaan,
    "kanal": kanal,
    "tempat": tempat,
    "cetak": cetak,
    "catatan": catatan,
    "himpunan": himpunan,
    "katalog": katalog,
    "templat": templat,
    "paket": paket,
    "bercerita": bercerita,
    "tingkat": tingkat,
    "dasar-hukum": dasar_hukum,
    "pintu": pintu,
    "daftar-materi": daftar_materi,
    "agenda": agenda,
    "acara": acara,
    "berita": berita,
    "surat": surat,
    "ajakan": ajakan,
    "lembaga": lembaga,
    "perjalanan": perjalanan,
    "komitmen": komitmen,
    "janji": janji,
    "penyuluhan": penyuluhan,
}


def files(options: Record, data: BlockData) -> dict[str, bytes]:
    """Return the files that a checked block links to, by their address in the site: {"unduhan/….csv": …}."""
    if isinstance(options, grafik.Options):
        return grafik.files(options, data)
    if isinstance(options, peta.Options):
        return peta.files(options, data)
    if isinstance(options, tabel.Options):
        return tabel.files(options, data)
    if isinstance(options, himpunan.Options):
        return himpunan.files(options, data)
    if isinstance(options, katalog.Options):
        return katalog.files(options, data)
    if isinstance(options, komitmen.Options):
        return komitmen.files(options, data)
    if isinstance(options, templat.Options):
        return templat.files(options, data)
    if isinstance(options, tempat.Options):
        return tempat.files(options, data)
    if isinstance(options, cetak.Options):
        return cetak.files(options, data)
    if isinstance(options, paket.Options):
        return paket.files(options, data)
    if isinstance(options, pintu.Options):
        return pintu.files(options, data)
    if isinstance(options, penyuluhan.Options):
        return penyuluhan.files(options, data)
    if isinstance(options, agenda.Options):
        return agenda.files(options, data)
    if isinstance(options, acara.Options):
        return acara.files(options, data)
    if isinstance(options, surat.Options):
        return surat.files(options, data)
    return {}


def shared(options: Record, data: BlockData) -> Shared | None:
    """Return the picture to be sent on that a checked block makes, if it makes one."""
    if isinstance(options, grafik.Options):
        return grafik.shared(options, data)
    if isinstance(options, peta.Options):
        return peta.shared(options, data)
    return None


def figures(options: Record, data: BlockData) -> tuple[PublicFigure, ...]:
    """Return the figures that a checked block shows; none of one that tells of differences itself."""
    if isinstance(options, grafik.Options | tabel.Options):
        return data.public.tables[options.table].figures
    if isinstance(options, angka.Options):
        return (data.public.figures[options.figure],)
    if isinstance(options, peta.Options):
        return peta.figures(options, data)
    return banding.shown(options, data) if isinstance(options, banding.Options) else ()
