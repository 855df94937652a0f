"""Nothing needs a script: words, drawings, tables, downloads, numbers to call, the way out, and the page on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from site_pages import kinds_of_pages, neutral

ROOT = Path(__file__).resolve().parents[1]
SCREENS = [{"width": 360, "height": 640}, {"width": 320, "height": 256}, {"width": 1280, "height": 800}]
TEXT = """() => {
  document.getElementById("pencarian")?.remove();
  return document.body.innerText;
}"""
SHOWN = (
    "css => [...document.querySelectorAll(css)].filter(one => one.checkVisibility() && one.clientHeight > 40).length"
)
# What is folded away has no inner text.
CALLS = """() => [...document.querySelectorAll("a")]
  .map(link => [link.getAttribute("href"), link.innerText || link.textContent])
  .filter(([href]) => /^(tel|sms|mailto|whatsapp):|\\/\\/[^/]*(wa\\.me|whatsapp)/.test(href))"""
# The last thing in the body, so that nothing can lie over it; looked for at its middle and near its four corners.
EXIT = """end => {
  scrollTo(0, end ? document.documentElement.scrollHeight : 0);
  const link = document.querySelector("body > :last-child a[href^='https://']");
  if (!link) return "is not last in the body";
  const {left, top, right, bottom} = link.getBoundingClientRect();
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return "is not on the screen";
  if (right - left < 48 || bottom - top < 48) return "is too small";
  const places = [[left + right, top + bottom], [left + 16 + left + 16, top + 16 + top + 16],
    [right - 16 + right - 16, bottom - 16 + bottom - 16]].map(place => place.map(sum => sum / 2));
  const hit = places.every(([x, y]) => document.elementFromPoint(x, y) === link);
  return hit ? "" : "lies under something";
}"""
ONLY_ON_SCREENS = [
    ".lompat", "nav.keluar", "header nav", "nav.jejak", "nav.isi-samping", "details.isi-lipat", ".kaki nav", ".tombol",
    ".unduh", ".cari-kotak",
]  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport=SCREENS[0])
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class Seen:
    """What one page shows without scripts, and what it says with them."""

    words: str
    words_with_scripts: str
    downloads: list[str]
    calls: list[tuple[str, str]]
    way_out: dict[tuple[int, bool], str]  # what is wrong with it, by width and whether at the end of the page


@pytest.fixture(scope="module")
def seen(page: Page, browser: Browser, address: str, built_site: Path) -> dict[str, Seen]:
    """Every page, opened once without scripts and once with them."""
    found = {}
    with browser.new_context(viewport=SCREENS[0]) as scripted:
        other = scripted.new_page()
        for path in kinds_of_pages(built_site):
            page.set_viewport_size(SCREENS[0])
            page.goto(address + path)
            other.goto(address + path)
            downloads = page.eval_on_selector_all("a[download]", "links => links.map(link => link.href)")
            calls, way_out = page.evaluate(CALLS), {}
            for size, end in product(SCREENS, (False, True)):
                page.set_viewport_size(size)
                way_out[size["width"], end] = page.evaluate(EXIT, end)
            page.set_viewport_size(SCREENS[0])
            found[path] = Seen(page.evaluate(TEXT), other.evaluate(TEXT), downloads, calls, way_out)
    return found


def test_every_page_says_the_same(seen: dict[str, Seen]) -> None:
    for path, one in seen.items():
        assert one.words == one.words_with_scripts, path
        assert len(one.words) > (100 if neutral(path) else 400), path


def test_charts_and_tables_are_seen(page: Page, address: str) -> None:
    drawn = 0
    for source in (ROOT / "content").rglob("*.md"):
        text = source.read_text("utf-8")
        charts = len(re.findall(r"^```(?:grafik|peta)$", text, re.MULTILINE))
        tables = charts + len(re.findall(r"^```tabel$", text, re.MULTILINE))
        if tables:
            page.goto(address + source.relative_to(ROOT / "content").with_suffix("").as_posix() + "/")
            assert page.evaluate(SHOWN, ".grafik .grafik-gambar > svg") == charts, source
            assert page.evaluate(SHOWN, ".grafik table") == tables, source
            drawn += charts
    assert drawn > 5


def test_everything_to_download_is_there(page: Page, seen: dict[str, Seen]) -> None:
    files = {file for one in seen.values() for file in one.downloads}
    kinds = {file.rpartition(".")[2] for file in files}
    assert kinds == {"csv", "docx", "ics", "json", "svg", "png", "pdf", "vcf", "xlsx", "zip"}
    answers = {file: page.request.get(file) for file in sorted(files)}
    assert [file for file, answer in answers.items() if answer.status != 200 or len(answer.body()) < 200] == []


def links_by_file() -> dict[str, str]:
    """Return the number of each channel in data/layanan.yml by its link, made here from nothing but that file."""
    entries = yaml.load((ROOT / "data/layanan.yml").read_text("utf-8"), yaml.BaseLoader)
    links = {}
    for entry in entries:
        if number := entry.get("nomor"):
            dialled = re.sub(r"[ -]", "", number)
            abroad = re.sub("^0", "62", dialled)
            links[
                {
                    "telepon": f"tel:+{abroad}" if dialled.startswith("0") else f"tel:{dialled}",
                    "whatsapp": f"https://wa.me/{abroad}",
                    "surel": f"mailto:{number}",
                    "web": f"https://{number}",
                }[entry["jenis"]]
            ] = number
    return links


def test_every_number_that_can_be_called_is_one_of_ours(seen: dict[str, Seen]) -> None:
    known = links_by_file()
    for path, one in seen.items():
        for href, words in one.calls:
            assert href in known, path
            assert known[href] in words.replace("\n", ""), path
    callable_ = {href for href in known if not href.startswith("https:") or "wa.me" in href}
    assert {href for href, _ in seen["bantuan/"].calls} == callable_
    assert {"tel:110", "tel:129"} <= callable_


def test_the_way_out_is_always_at_hand(seen: dict[str, Seen]) -> None:
    faults = {
        (path, *where): said
        for path, one in seen.items()
        for where, said in one.way_out.items()
        if said and not neutral(path)  # there, one has already left
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("end_of_body", "said"),
    [
        ('<nav>{exit}</nav><div></div>', "is not last in the body"),
        ('<nav style="position: absolute; top: 0">{exit}</nav>', "is not on the screen"),
        ('<nav class="f"><a href="https://x.example/">x</a></nav>', "is too small"),
        ('<p class="f" style="z-index: 9; width: 90px; height: 90px">x</p><nav class="f">{exit}</nav>', "lies under"),
    ],
)  # fmt: skip
def test_a_way_out_that_is_not_at_hand_is_found(page: Page, address: str, end_of_body: str, said: str) -> None:
    exit_link = '<a href="https://x.example/" style="display: block; padding: 30px">x</a>'
    style = "<style>.f { position: fixed; bottom: 0; margin: 0 } body { height: 2000px }</style>"
    body = style + end_of_body.format(exit=exit_link)
    page.route("**/rusak", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}rusak")
    page.unroute("**/rusak")
    assert said in page.evaluate(EXIT, True)


@pytest.mark.parametrize("path", ["", "bantuan/"])
def test_the_way_out_leads_out(page: Page, address: str, path: str) -> None:
    neutral = "https://www.bmkg.go.id/"
    page.route(f"{neutral}**", lambda route: route.fulfill(body="<title>Cuaca</title>", content_type="text/html"))
    page.goto(address + path)
    page.locator("body > :last-child a").click()
    page.wait_for_url(neutral)
    page.unroute(f"{neutral}**")


@pytest.mark.parametrize("path", ["", "bantuan/", "cari/", "data/survei/", "materi/kalau-anak-bercerita/"])
def test_paper_gets_the_content_and_nothing_to_press(page: Page, address: str, path: str) -> None:
    page.set_viewport_size(SCREENS[2])
    page.goto(address + path)
    page.emulate_media(media="print")
    for css in ONLY_ON_SCREENS:
        for part in page.locator(css).all():
            assert not part.is_visible(), css
    assert page.locator("h1").is_visible()
    assert page.locator("aside.pengesahan").is_visible()
    page.emulate_media(media="screen")
    assert page.locator("nav.keluar").is_visible()
