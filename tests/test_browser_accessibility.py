"""Whether people can use the pages: with assistive technology, on a small phone, in the dark, enlarged four times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_pages import kinds_of_pages, neutral

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
SMALLEST = {"width": 320, "height": 568}
ENLARGED = {"width": 320, "height": 256}  # what is left of 1280 x 1024 at 400 %: WCAG 2.2, 1.4.10

COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CHECK = """look => axe.run({runOnly: look, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]})
  .then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target}`)))"""
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")].map(element => [element, element.getBoundingClientRect().right])
    .filter(([element, right]) => right > room + .5 && getComputedStyle(element).position !== "absolute")
    .map(([element, right]) => `${element.localName}.${element.getAttribute("class")} ends at ${right}`);
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *:not(svg, .tersembunyi)")]
  .filter(element => element.clientWidth && getComputedStyle(element).overflowX !== "visible")
  .map(element => [element, element.scrollWidth - element.clientWidth])
  .filter(([, hidden]) => hidden > 0)
  .map(([element, hidden]) => `${element.localName}.${element.getAttribute("class")} hides ${hidden} px`)"""
SPILLS = """() => [...document.querySelectorAll("svg:has(text)")].flatMap(drawing => {
  const {left, right, top, bottom} = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll("text")].filter(text => text.checkVisibility()).filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1;
  }).map(text => `the drawing cuts '${text.textContent}'`);
})"""
SMALL_TEXT = """smallest => [...document.querySelectorAll("body *")].filter(element => element.checkVisibility()
    && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map(element => [element, parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM?.().a ?? 1)])
  .filter(([, size]) => size < smallest - .05)
  .map(([element, size]) => `${element.localName} '${element.textContent.trim()}' ${size.toFixed(1)} px`)"""
CHART_TEXTS = "document.querySelectorAll('.grafik-gambar svg text').length"
# axe does not judge what lies on a drawing: WCAG 2.2, 1.4.3 for words and 1.4.11 for marks.
FAINT = """() => {
  const luminance = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  };
  const marks = [["text", "fill", 4.5], [".isi-1, .isi-2", "fill", 3], [".tepi-1, .tepi-2, .tepi-teks", "stroke", 3]];
  return [...document.querySelectorAll(".grafik")].flatMap(frame => marks.flatMap(([css, paint, least]) =>
    [...frame.querySelectorAll(`.grafik-gambar svg :is(${css})`)].map(mark => getComputedStyle(mark)[paint])
      .filter(colour => colour !== "none" && !colour.startsWith("url"))
      .filter(colour => contrast(colour, getComputedStyle(frame).backgroundColor) < least)
      .map(colour => `${css} in ${colour}`)));
}"""
LOW = """least => [...document.querySelectorAll(
    ".keluar a, .tombol, .kanal-nomor, .unduh a, .pintu a, .kepala nav a, .kaki nav a, button, input"
  )].filter(element => element.checkVisibility())
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([, {width, height}]) => Math.min(width, height) < least - .05)
  .map(([element, {width, height}]) => `${element.textContent.trim()} ${width.toFixed(1)} x ${height.toFixed(1)}`)"""
# Bring each link and control into view as the Tab key would, and look whether something lies over it.
COVERED = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter(element => element.checkVisibility())
  .filter(element => {
    element.focus();
    const {left, top, right, bottom} = element.getClientRects()[0];
    const inView = [Math.max(top, 0), Math.min(bottom, innerHeight)], middle = (inView[0] + inView[1]) / 2;
    const hit = document.elementFromPoint(Math.max(left, 0) + Math.min(right - left, innerWidth) / 2, middle);
    return !hit || !(element.contains(hit) || hit.contains(element) && !hit.closest(".keluar"));
  }).map(element => element.textContent.trim() || element.id)"""
END = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const leaves = [...document.querySelectorAll("footer *")].filter(element => !element.children.length);
  const exit = document.querySelector("body > .keluar").getBoundingClientRect();
  const last = leaves.at(-1).getBoundingClientRect();
  return last.bottom <= exit.top || last.right <= exit.left;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that holds still, and has axe in it wherever it goes."""
    context = browser.new_context(reduced_motion="reduce", viewport=PHONE)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def axe(page: Page) -> list[str]:
    """Return what axe finds at both widths; in the dark only the colours are others."""
    found = []
    for size in (PHONE, DESK):
        for scheme, look in (("light", LEVELS), ("dark", COLOURS)):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found += [f"{size['width']} {scheme} {what}" for what in page.evaluate(CHECK, look)]
    return found


def wider(page: Page) -> list[str]:
    """Return what makes the page scroll sideways, or is cut off, on the smallest phones."""
    found = []
    for size in (PHONE, SMALLEST):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {what}" for look in (WIDER, CUT_OFF, SPILLS) for what in page.evaluate(look)]
    return found


def small_text(page: Page) -> list[str]:
    page.set_viewport_size(PHONE)
    return page.evaluate(SMALL_TEXT, 12)


def faint_marks(page: Page) -> list[str]:
    """Return the words and marks of drawings that are too near in colour to what lies behind them."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {what}" for what in page.evaluate(FAINT)]
    return found


def small_targets(page: Page) -> list[str]:
    page.set_viewport_size(PHONE)
    return page.evaluate(LOW, 48)


def covered(page: Page) -> list[str]:
    """Return the links and controls that cannot be reached when the page is enlarged four times."""
    page.set_viewport_size(ENLARGED)
    found = page.evaluate(WIDER) + page.evaluate(COVERED)
    return found if page.evaluate(END) else [*found, "the end of the page"]


CHECKS: list[Callable[[Page], list[str]]] = [axe, wider, small_text, faint_marks, small_targets, covered]


@pytest.fixture(scope="module")
def faults(page: Page, address: str, built_site: Path) -> dict[str, dict[str, list[str]]]:
    """What each check finds on each page; every page is opened once."""
    found: dict[str, dict[str, list[str]]] = {check.__name__: {} for check in CHECKS}
    for path in kinds_of_pages(built_site):
        page.goto(address + path)
        for check in CHECKS:
            if neutral(path) and check is covered:  # it has nothing that could cover
                continue
            if said := check(page):
                found[check.__name__][path] = said
    return found


@pytest.mark.parametrize("check", [check.__name__ for check in CHECKS])
def test_every_page_can_be_used(check: str, faults: dict[str, dict[str, list[str]]]) -> None:
    assert faults[check] == {}


def test_search_results_can_be_used(page: Page, address: str) -> None:
    page.goto(f"{address}cari/")
    page.get_by_role("searchbox").fill("laporan")
    expect(page.get_by_role("status")).to_contain_text("ditemukan")
    assert {check.__name__: check(page) for check in CHECKS} == {check.__name__: [] for check in CHECKS}


def test_both_urgent_numbers_stand_on_the_first_screen_of_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}bantuan/")
    end = page.locator(".keluar").bounding_box()["y"]
    for number in ("110", "129"):
        box = page.locator(f".kanal a[href='tel:{number}']").first.bounding_box()
        assert box["y"] + box["height"] <= end, number


def test_charts_have_text_that_can_be_measured(page: Page, address: str) -> None:
    page.goto(f"{address}data/kasus-per-tahun/")
    assert page.evaluate(CHART_TEXTS) > 5


BAD = """<!doctype html><html lang="id"><title>x</title>
<style>
.lead, svg, .keluar {{ width: 300px }} .keluar {{ position: fixed; bottom: 0; left: 0; height: 100px; background: red }}
</style>
<main><h1>Judul</h1>{bad}<p style="height: 200px">isi</p></main>
<footer><p>akhir</p></footer><nav class="keluar" aria-label="x"><a href="/">Keluar</a></nav>"""
TINY_TEXT = '<text y="50" font-size="20" fill="#777">kecil</text>'
TINY_CHART = f'<div class="grafik-gambar"><svg viewBox="0 0 600 100">{TINY_TEXT}</svg></div>'


@pytest.mark.parametrize(
    ("check", "bad", "said"),
    [
        (axe, '<p style="color: #aaa">pudar</p>', "color-contrast"),
        (axe, '<img src="data:,">', "image-alt"),
        (axe, "<h4>lompat</h4>", "heading-order"),
        (axe, '<p><a href="/a">a</a><br><a href="/b">b</a></p>' * 3, "target-size"),
        (wider, '<table><tr><td style="min-width: 340px">x</td></tr></table>', "320: td.null ends at"),
        (wider, '<div style="overflow: hidden"><b style="padding-left: 400px">x</b></div>', "360: div.null hides"),
        (wider, TINY_CHART.replace("kecil", "panjang " * 9), "320: the drawing cuts 'panjang"),
        (small_text, TINY_CHART, "text 'kecil' 10.0 px"),
        (faint_marks, f'<figure class="grafik" style="background: #fff">{TINY_CHART}</figure>', "text in rgb(119, 119"),
        (small_targets, '<p><a class="tombol" href="/">unduh</a></p>', "unduh"),
        (covered, '<a style="position: fixed; bottom: 9px" href="/">tertutup</a>', "tertutup"),
        (covered, "", "the end of the page"),
    ],
)
def test_what_cannot_be_used_is_found(
    page: Page, address: str, check: Callable[[Page], list[str]], bad: str, said: str
) -> None:
    page.route("**/rusak", lambda route: route.fulfill(body=BAD.format(bad=bad), content_type="text/html"))
    page.goto(f"{address}rusak")
    page.unroute("**/rusak")
    assert said in "\n".join(check(page))
