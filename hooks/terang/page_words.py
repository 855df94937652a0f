"""What the templates in overrides/ show about a page, as words: its head, its sources, what news is about."""

from __future__ import annotations

from pathlib import Path

from terang import blocks, bodies, indonesian, material_page
from terang.blocks import BlockData, Shared
from terang.content import Page
from terang.public import PublicSource
from terang.records.heads import Head
from terang.records.materials import Material
from terang.records.news import News
from terang.take_along import TakeAlong

FIGURES = "data/"  # pages below it may show a picture where they are linked; no other, so that none tells on a reader


def place(page: Page) -> dict[str, object]:
    """Return what other pages show about a page, and whether it stands on the map of the site."""
    return {"judul": page.head.title, "di_peta": page.head.template != "polos.html"}


def of(page: Page, data: BlockData, along: TakeAlong) -> dict[str, object]:
    """Return the words that the templates find under `page.meta`."""
    head = page.head
    meta = place(page) | {
        "ringkasan": head.summary,
        "template": head.template,
        "title": head.title,
        "description": head.summary,
        "diperiksa": indonesian.day(head.checked) if head.checked else "",
        "ditinjau": [{"oleh": r.by, "bidang": r.field, "tanggal": indonesian.day(r.day)} for r in head.reviews],
        "sumber": [_source(data.public.sources[name]) for name in head.sources],
        "search": {"exclude": head.template in ("cari.html", "polos.html") or not page.listed},
    }
    if isinstance(head, Head):
        meta["bahasa"] = head.language
    if page.path.startswith(FIGURES) and (picture := _shared(page, data)):
        meta |= {"gambar": {"alamat": picture.address, "alt": picture.alt}}
    if isinstance(head, Material):
        meta |= material_page.words(Path(page.path).stem, head, data.shelf, data.public.sources)
        meta |= {"berkas": along.words(page, data), "tags": list(head.audience)}
        meta["kegiatan"] = len(data.outreach.with_material(Path(page.path).stem))
    if isinstance(head, News):
        meta |= _news(head, data)
    return meta


def _news(head: News, data: BlockData) -> dict[str, object]:
    """Return what is shown of a piece of news beside its text; "" stands for the editors."""
    tracked, shelf = data.commitments.tracked, data.shelf
    promises = [tracked[name].promise for name in head.promises if name in tracked]
    return {
        "tanggal": indonesian.day(head.date),
        "jenis": head.kind,
        "ditulis_oleh": _writer(head.written_by, data),
        "diperiksa_identitas": head.cleared
        and {"oleh": _writer(head.cleared.by, data), "tanggal": indonesian.day(head.cleared.day)},
        "janji": [{"judul": promise.title, "alamat": promise.address} for promise in promises],
        "materi": [{"judul": e.material.title, "alamat": e.address} for e in shelf.chosen(head.materials)],
    }


def _writer(name: str, data: BlockData) -> str:
    return data.by_id[name].name if name in data.by_id else ""


def _shared(page: Page, data: BlockData) -> Shared | None:
    """Return the first picture on `page` that is made to be sent on."""
    pictures = (blocks.shared(options, data) for options in bodies.options(page))
    return next((picture for picture in pictures if picture), None)


def _source(source: PublicSource) -> dict[str, str]:
    return {
        "bukti": source.evidence,
        "judul": source.title,
        "penerbit": source.publisher,
        "terbit": indonesian.partial_date(source.published) if source.published else "",
        "alamat": source.url,
        "diperiksa": indonesian.day(source.checked),
    }
