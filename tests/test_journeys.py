"""How a case travels: what is drawn never overlaps, and says the same as the page for those whom it is about."""

from __future__ import annotations

import gzip
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from terang import journey_drawing, loading
from terang.chart_drawing import width
from terang.journey_drawing import NARROW, WIDE, Box, Layout, Link
from terang.records.journeys import Step

ROOT = Path(__file__).resolve().parents[1]
SVG = "{http://www.w3.org/2000/svg}"
HEADS = ("Layanan", "Polisi dan hukum")
LONG = "Wajib untuk kekerasan seksual, paling lambat 3×24 jam"
WAY = (
    Box("1. Kontak pertama", ("SAPA 129, UPTD PPA",), 0, (Link(1, "Ada bahaya"), Link(2, "Sudah aman"))),
    Box("2. Aman dulu", ("Polisi",), 1, (Link(2, "Sesudah aman"),)),
    Box("3. Penjelasan hak", ("UPTD PPA", "Batas 3×24 jam"), 0, (Link(3, ""), Link(4, LONG, must=True))),
    Box("4. Rencana bersama", ("UPTD PPA, korban",), 0, (Link(4, "Bila korban memilih melapor"), Link(5, ""))),
    Box("5. Laporan", ("Polisi, pendamping",), 1, (Link(5, ""),)),
    Box("6. Pulih", ("korban",), 0, ()),
)


@pytest.fixture(scope="module")
def steps() -> tuple[Step, ...]:
    facts, _ = loading.load(ROOT)
    assert facts
    assert facts.journey
    return facts.journey


def drawn(boxes: tuple[Box, ...], wide: int) -> ElementTree.Element:
    page = journey_drawing.svg(boxes, HEADS, wide)
    return ElementTree.fromstring(page.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def test_a_box_stands_below_all_that_lead_to_it() -> None:
    assert journey_drawing.rows(WAY) == [0, 1, 2, 3, 4, 5]
    assert list(journey_drawing.crossed(WAY)) == []


def test_two_boxes_may_share_a_row_but_not_a_place() -> None:
    start = Box("a", (), 0, (Link(1, ""), Link(2, ""), Link(3, "")))
    boxes = (start, Box("b", (), 0, ()), Box("c", (), 1, ()), Box("d", (), 1, ()))
    assert journey_drawing.rows(boxes) == [0, 1, 1, 2]
    assert list(journey_drawing.crossed(boxes)) == [(0, 3, 2)]


@pytest.mark.parametrize(
    ("columns", "links", "crossings"),
    [
        ((0, 0, 0), {0: (1, 2), 1: (2,)}, [(0, 2, 1)]),  # straight down through the next
        ((0, 1, 0), {0: (1, 2), 1: (2,)}, []),  # past the one beside it
        ((0, 1, 1), {0: (1, 2), 1: (2,)}, [(0, 2, 1)]),  # across, and down through another
    ],
)
def test_an_arrow_through_a_box_is_found(
    columns: tuple[int, ...], links: dict[int, tuple[int, ...]], crossings: list[tuple[int, int, int]]
) -> None:
    boxes = [
        Box(str(n), (), column, tuple(Link(to, "") for to in links.get(n, ()))) for n, column in enumerate(columns)
    ]
    assert list(journey_drawing.crossed(boxes)) == crossings


@pytest.mark.parametrize("wide", [NARROW, WIDE])
def test_texts_and_boxes_do_not_overlap(wide: int) -> None:
    picture = drawn(WAY, wide)
    frames = [
        tuple(float(rect.get(name, 0)) for name in ("x", "y", "width", "height")) for rect in picture.iter(f"{SVG}rect")
    ]
    assert len(frames) == len(WAY)
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(frames, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
    bold = {id(text) for group in picture.iter(f"{SVG}g") if group.get("font-weight") for text in group}
    spots = []
    for text in picture.iter(f"{SVG}text"):
        left, base = float(text.get("x", 0)), float(text.get("y", 0))
        right = left + width(text.text or "", 14, bold=id(text) in bold)
        assert right <= wide
        spots.append((left, base - 11, right, base + 3))
        for x, y, across, high in frames:
            inside = x <= left and right <= x + across and y <= base - 11 and base + 3 <= y + high
            outside = right <= x or left >= x + across or base + 3 <= y or base - 11 >= y + high
            assert inside or outside, text.text
    for one, other in combinations(spots, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_lines_tell_apart_what_is_demanded_what_depends_and_what_follows() -> None:
    ways = [path for path in drawn(WAY, NARROW).iter(f"{SVG}path") if path.get("stroke-width")]
    kinds = {(path.get("stroke-width"), path.get("stroke-dasharray")): path.get("d", "").count("M") for path in ways}
    assert kinds == {("1.5", "5 4"): 4, ("1.5", None): 3, ("4", None): 1}


def test_words_are_escaped_and_hidden_from_screen_readers() -> None:
    page = journey_drawing.svg([Box("<b>", ("a & b",), 0, ())], ("<i>", ""), NARROW)
    assert "&lt;b&gt;" in page
    assert "a &amp; b" in page
    assert "<i>" not in page
    assert ' aria-hidden="true"' in page
    assert " style=" not in page


def test_every_word_that_no_box_holds_is_named() -> None:
    box = Box("1. Penanggungjawaban", ("Pertanggungjawaban",), 0, (Link(1, "Sebagaimana-mestinya-saja"),))
    long = ["Penanggungjawaban", "Pertanggungjawaban", "Sebagaimana-mestinya-saja"]
    assert list(journey_drawing.too_long([box, Box("2. Pulih", (), 0, ())], HEADS)) == long


def test_both_pictures_are_light() -> None:
    for wide in (NARROW, WIDE):
        assert len(gzip.compress(journey_drawing.svg(WAY, HEADS, wide).encode())) < 5_000
    assert Layout(WAY, HEADS, NARROW).height > Layout(WAY, HEADS, WIDE).height


def test_the_real_way_agrees_with_the_page_for_those_whom_it_is_about(steps: tuple[Step, ...]) -> None:
    """The same number of steps, the same limits of time with the same articles (content/bantuan/sesudah.md)."""
    page = (ROOT / "content/bantuan/sesudah.md").read_text("utf-8")
    assert len(steps) == len(re.findall(r"^[0-9]+\. \*\*", page, re.MULTILINE))
    limits = [limit for step in steps for limit in step.limits]
    assert {limit.time for limit in limits} == set(re.findall(r"[0-9]×24 jam|30 hari", page))
    for limit in limits:
        assert re.search(rf"\*\*{limit.time}.*{re.escape(limit.basis)}\b", page), limit.basis


def test_sexual_violence_always_reaches_the_police(steps: tuple[Step, ...]) -> None:
    demanded = [(step, arrow) for step in steps for arrow in step.next if arrow.must]
    (step, arrow), *others = demanded
    assert others == []
    assert (step.id, arrow.to) == ("hak", "polisi")
    assert "3×24 jam" in arrow.when
    assert next(one for one in steps if one.id == arrow.to).lane == "hukum"


def test_costs_are_told_only_where_a_source_tells_them(steps: tuple[Step, ...]) -> None:
    assert [step.id for step in steps if step.cost] == ["menghubungi"]


@pytest.mark.parametrize("viewport", [360, 1280])
def test_in_a_browser_every_word_stays_inside(viewport: int, browser: Browser, address: str) -> None:
    """Also in a wide font; one picture is shown, and the list has a step for each of its boxes."""
    page = browser.new_page(viewport={"width": viewport, "height": 800}, bypass_csp=True)
    page.goto(f"{address}komitmen/perjalanan/")
    page.add_style_tag(content="body { font-family: 'DejaVu Sans', Verdana, sans-serif }")
    spilt = page.evaluate(
        """() => [...document.querySelectorAll('.perjalanan svg')].filter(svg => svg.getClientRects().length)
        .map(svg => {
            const frames = [...svg.querySelectorAll('rect')].map(rect => rect.getBBox())
            return [frames.length, [...svg.querySelectorAll('text')].filter(text => {
                const word = text.getBBox(), right = word.x + word.width
                const home = frames.find(f => f.x < word.x && word.x < f.x + f.width
                    && f.y < word.y && word.y < f.y + f.height)
                return right > (home ? home.x + home.width : svg.viewBox.baseVal.width)
            }).map(text => text.textContent)]
        })"""
    )
    assert spilt == [[page.locator(".langkah > li").count(), []]]
    page.close()
