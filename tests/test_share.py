"""The card that messengers show: its shape, its weight, and what is burnt into it."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from chart_tables import TABLES, WORDS
from terang import chart_share, charts, site
from terang.blocks import grafik, penyuluhan, peta, shared
from terang.blocks.described import SHARED
from terang.bodies import options
from terang.built import SHARED as SHARED_IN_SITE
from terang.built import SHARED_LIMIT
from terang.public import PublicTable
from terang.site import Site

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "overrides/fonts"
EACH = pytest.mark.parametrize(("kind", "shown"), TABLES.values(), ids=TABLES.keys())


@pytest.fixture(scope="module")
def real() -> Site:
    made, problems = site.load(ROOT)
    assert made
    assert problems == []
    return made


def chunks(png: bytes) -> list[bytes]:
    """Return the names of the parts of a PNG."""
    names, at = [], 8
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        names.append(name)
        at += length + 12
    return names


def card(shown: PublicTable, kind: str, words: charts.Words = WORDS) -> str:
    drawing = charts.draw(shown, kind, words)
    return chart_share.card(drawing, charts._marks(drawing, None), words, "Public Sans")


def written(svg: str) -> str:
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


@EACH
def test_title_source_date_and_site_are_burnt_in(kind: str, shown: PublicTable) -> None:
    text = written(card(shown, kind))
    for sentence in (WORDS.title, *WORDS.share):
        assert sentence in text


@EACH
def test_every_mark_of_the_chart_is_on_the_card(kind: str, shown: PublicTable) -> None:
    """A chart that is cut has each of its breaks in one part only, and every part is on the card."""
    svg = card(shown, kind)
    parts = re.findall(
        r'<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" viewBox="0 (\d+) \S+ (\d+)"', svg
    )
    drawing = charts.draw(shown, kind, WORDS)
    strips = [(int(top), int(top) + int(high)) for *_, top, high in parts]
    shown_px = [strip for number, strip in enumerate(strips) if not number or strip != drawing.head]
    assert shown_px[0][0] == 0
    assert shown_px[-1][1] == drawing.height
    assert all(end == begin for (_, end), (begin, _) in pairwise(shown_px))
    assert {end for _, end in shown_px[:-1]} <= set(drawing.breaks)
    for x, y, wide, high, *_ in parts:
        assert float(x) >= 56
        assert float(x) + float(wide) <= 1200 - 55
        assert float(y) + float(high) <= 630


@pytest.mark.parametrize("letters", [10, 60, 200])
def test_a_long_title_and_many_sources_stay_on_the_card(letters: int) -> None:
    words = replace(WORDS, title="Judul yang panjang " * (letters // 19 + 1), share=("a", "Sumber " * (letters // 7)))
    kind, shown = TABLES["dinas-per-tahun"]
    lines = re.findall(r'<text x="56" y="(\d+)"', card(shown, kind, words))
    assert all(0 < int(y) < 630 for y in lines)


def test_text_from_data_cannot_become_markup() -> None:
    words = replace(WORDS, title='<script>"&', share=("<b>", "</svg><i>", "&"))
    kind, shown = TABLES["dinas-per-tahun"]
    assert not re.search(r"<(script|b|i)\b", card(shown, kind, words))


def test_a_picture_has_the_shape_that_messengers_show_and_tells_nothing_else() -> None:
    kind, shown = TABLES["dinas-per-tahun"]
    drawing = charts.draw(shown, kind, WORDS)
    made = [charts.shared_picture(drawing, WORDS, font="Public Sans", fonts=FONTS, cache=None) for _ in range(2)]
    assert made[0] == made[1]
    assert struct.unpack(">II", made[0][16:24]) == (1200, 630)
    assert set(chunks(made[0])) == {b"IHDR", b"IDAT", b"IEND"}


def test_every_real_chart_has_one_within_the_limit(real: Site) -> None:
    pictures = {name: body for name, body in real.files().items() if name.endswith(SHARED)}
    drawn = [o for page in real.pages.values() for o in options(page) if isinstance(o, grafik.Options | peta.Options)]
    assert len(drawn) >= 10
    made = {picture.address for options in drawn if (picture := shared(options, real.data))}
    met = [o for page in real.pages.values() for o in options(page) if isinstance(o, penyuluhan.Options)]
    made |= {name for o in met for name in penyuluhan.files(o, real.data) if name.endswith(SHARED)}
    assert made == set(pictures)
    assert {name: len(body) for name, body in pictures.items() if len(body) > SHARED_LIMIT} == {}
    assert {struct.unpack(">II", body[16:24]) for body in pictures.values()} == {(1200, 630)}


def test_only_pages_of_figures_have_a_preview(real: Site) -> None:
    shown = {path for path, page in real.pages.items() if "gambar" in real.head(page)}
    assert shown
    assert all(path.startswith("data/") for path in shown)
    for path in shown:
        assert real.head(real.pages[path])["gambar"]["alt"], path  # type: ignore[index]


def test_the_last_gate_knows_these_pictures_by_the_same_name() -> None:
    assert SHARED == SHARED_IN_SITE
