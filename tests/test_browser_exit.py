"""Leaving a help page: at once, blank, for good, and never by accident. A real Chromium, with its back/forward cache.

GOV.UK's component "Exit this page" has sixteen tests (alphagov/govuk-frontend, exit-this-page.puppeteer.test.js and its
accessibility test). What each of them asks is asked again here, under "The sixteen"; the rest is what they leave open:
what Back and Forward show afterwards, a neutral site that does not answer, and what else may look like three Shifts.
"""

from __future__ import annotations

import base64
import functools
import http.server
import io
import json
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

import tugas
from conftest import BROWSER_FLAGS, Host
from test_browser_accessibility import AXE, CHECK, LEVELS
from test_browser_without_scripts import EXIT

TESTS = Path(__file__).parent
PHONE, SMALL, DESK = ({"width": w, "height": h} for w, h in ((360, 640), (320, 256), (1280, 800)))
HELP = [f"bantuan/{name}" for name in ("", "satu/", "dua/", "tiga/", "empat/", "lima/")]
HELP_PAGE = """\
---
judul: Info {name}
ringkasan: Nomor yang bisa dihubungi.
templat: bantuan.html
---

{links} [Turun](#turun) [Materi](../materi/index.md) [Sumber]({outside}sumber)

{lines}

## Turun

Isi.
"""
CONTROL, SKIP = "body > .keluar a", ".lompat a[data-keluar]"
GONE = "document.documentElement.classList.contains('pergi')"
STATUS = ".keluar [role=status]"


class Outside(http.server.BaseHTTPRequestHandler):
    """Every other site: `netral` is where the way out leads, `diam` takes the request and never answers, and
    `kosong` answers that there is nothing to show, so that the browser stays where it is.
    """

    silent = threading.Event()
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        if self.path == "/diam":
            self.silent.wait(60)
            return
        if self.path == "/kosong":
            self.asked.append(self.path)
            self.send_response(204)
            self.end_headers()
            return
        body = f"<!doctype html><title>{self.path}</title><p>{self.path}<p><a href='/lanjut'>lanjut</a>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def serve(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> tuple[http.server.ThreadingHTTPServer, str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture(scope="module")
def outside() -> Iterator[str]:
    server, address = serve(Outside)
    yield address
    Outside.silent.set()
    server.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Path], outside: str) -> Iterator[str]:
    """The example site with six help pages, built as people build it; its way out leads to `outside`."""
    project = copy_project(tmp_path_factory.mktemp("keluar") / "proyek")
    for folder in ("content", "data"):
        shutil.rmtree(project / folder)
        shutil.copytree(TESTS / "example" / folder, project / folder)
    for path in HELP[1:]:
        name = path.split("/")[1]
        links = " ".join(f"[{other}]({other}.md)" for other in ("index", *(p.split("/")[1] for p in HELP[1:])))
        lines = "\n\n".join(["Satu baris."] * 40)
        page = HELP_PAGE.format(name=name, links=links, lines=lines, outside="https://sumber.example/")
        (project / f"content/bantuan/{name}.md").write_text(page, encoding="utf-8")
    index = project / "content/bantuan/index.md"
    index.write_text(index.read_text("utf-8") + "\n[satu](satu.md)\n", encoding="utf-8")
    command = [sys.executable, "tugas.py", "situs", "--python-ini"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    for page in (project / "site").rglob("*.html"):  # other sites are on this machine, and http, while tests run
        text = page.read_text("utf-8")
        text = text.replace("https://www.bmkg.go.id/", f"{outside}netral").replace("https://sumber.example/", outside)
        page.write_text(text, encoding="utf-8")
    server, address = serve(functools.partial(Host, directory=str(project / "site")))
    yield address
    server.shutdown()


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[Browser]:
    """A Chromium with its back/forward cache, as people have it; the tests' own starts without."""
    chromium = browser.browser_type.launch(
        executable_path=tugas.find_browser(),
        args=BROWSER_FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def context(keeping: Browser) -> Iterator[BrowserContext]:
    made = keeping.new_context(viewport=PHONE)
    made.set_default_timeout(5_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A new tab. A script that fails, or breaks the policy, fails the test."""
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield made
    made.close()
    assert [text for text in wrong if "ERR_" not in text] == []


def lead(page: Page, address: str) -> None:
    """Let the way out lead to `address`."""
    page.eval_on_selector_all("a[data-keluar]", f"links => links.forEach(link => link.href = '{address}')")


def stay(page: Page, outside: str) -> None:
    """Let the way out lead nowhere, so that one can look at what is left behind."""
    lead(page, f"{outside}kosong")


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


# The sixteen


@pytest.fixture
def plain(keeping: Browser, site: str) -> Iterator[Page]:
    """A help page in a browser that runs no scripts."""
    with keeping.new_context(java_script_enabled=False, viewport=PHONE) as made:
        opened = made.new_page()
        opened.goto(f"{site}bantuan/satu/")
        yield opened


def test_01_without_scripts_the_button_leads_out(plain: Page, outside: str) -> None:
    plain.locator(CONTROL).click()
    plain.wait_for_url(f"{outside}netral")


def test_02_without_scripts_the_skip_link_leads_out(plain: Page, outside: str) -> None:
    plain.locator(SKIP).focus()
    plain.keyboard.press("Enter")
    plain.wait_for_url(f"{outside}netral")


def test_03_the_button_leads_out(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    page.locator(CONTROL).click()
    page.wait_for_url(f"{outside}netral")


def test_04_the_skip_link_leads_out(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.lompat a[data-keluar]')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{outside}netral")


@pytest.mark.parametrize("link", [CONTROL, SKIP], ids=["05_button", "06_skip_link"])
def test_05_06_the_page_is_blank_once_it_is_used(page: Page, site: str, outside: str, link: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    stay(page, outside)
    page.locator(link).focus()
    page.keyboard.press("Enter")
    assert page.evaluate(GONE)
    assert blank_part(page.screenshot()) == 1.0
    assert page.evaluate("document.body.innerText.trim()") == "Memuat."
    assert page.title() == "Memuat"
    assert page.evaluate("document.querySelector('link[rel=icon]').getAttribute('href')") == "data:,"


def test_07_three_shifts_lead_out(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    shift(page, 3)
    page.wait_for_url(f"{outside}netral")


@pytest.mark.parametrize(
    ("presses", "said", "filled"),
    [
        pytest.param(1, "Tekan Shift dua kali lagi untuk keluar.", 1, id="08_once"),
        pytest.param(2, "Tekan Shift satu kali lagi untuk keluar.", 2, id="09_twice"),
    ],
)
def test_08_09_each_press_is_announced(page: Page, site: str, presses: int, said: str, filled: int) -> None:
    page.goto(f"{site}bantuan/satu/")
    expect(page.locator(".tekanan")).not_to_be_visible()
    shift(page, presses)
    expect(page.locator(STATUS)).to_have_text(said)
    dots = page.locator(".tekanan i").evaluate_all("dots => dots.map(dot => getComputedStyle(dot).borderTopWidth)")
    assert dots == ["8px"] * filled + ["2px"] * (3 - filled)
    expect(page.locator(".tekanan")).to_be_visible()


def test_10_leaving_is_announced(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    stay(page, outside)
    shift(page, 3)
    expect(page.locator("[role=alert]")).to_have_text("Memuat.")


@pytest.fixture
def still(keeping: Browser, site: str) -> Iterator[Page]:
    """A help page whose time only moves when it is told to. A context has one clock for all of its pages."""
    with keeping.new_context(viewport=PHONE) as made:
        opened = made.new_page()
        opened.clock.install(time=0)
        opened.goto(f"{site}bantuan/satu/")
        opened.clock.pause_at(60_000)
        yield opened


def test_11_too_long_a_pause_is_announced(still: Page) -> None:
    shift(still, 2)
    still.clock.run_for(4_900)
    expect(still.locator(STATUS)).to_have_text("Tekan Shift satu kali lagi untuk keluar.")
    still.clock.run_for(200)
    expect(still.locator(STATUS)).to_have_text("Tidak jadi keluar.")
    expect(still.locator(".tekanan")).not_to_be_visible()
    still.clock.run_for(5_000)
    expect(still.locator(STATUS)).to_have_text("")
    shift(still, 2)
    assert not still.evaluate(GONE)


def changed(page: Page, site: str, pattern: str, put: str) -> None:
    """Open a help page of which one part is not what the script expects."""

    def fulfill(route: Route) -> None:
        answer = route.fetch()
        text, count = re.subn(pattern, put, answer.text(), flags=re.DOTALL)
        assert count
        route.fulfill(response=answer, body=text)

    page.route("**/bantuan/satu/", fulfill)
    page.goto(f"{site}bantuan/satu/")
    page.unroute("**/bantuan/satu/")


def test_12_a_browser_that_lacks_what_the_script_needs_follows_the_link(page: Page, site: str, outside: str) -> None:
    page.add_init_script("delete Element.prototype.closest")
    page.goto(f"{site}bantuan/satu/")
    page.locator(CONTROL).click()
    page.wait_for_url(f"{outside}netral")


NOT_THERE = [
    pytest.param(r'<nav class="keluar".*?</nav>|<a data-keluar.*?</a>', "", False, id="13_no_control_at_all"),
    pytest.param(
        r'<a data-keluar href="([^"]*)"[^>]*>(.*?)</a>', r'<svg><a data-keluar href="\1"><text>\2</text></a></svg>',
        True, id="14_of_another_kind",
    ),
    pytest.param(r"<a data-keluar.*?</a>", "", False, id="15_no_link"),
    pytest.param(r'<p class="memuat".*?</p>|<p class="tersembunyi".*?</p>', "", True, id="no_words"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "put", "leaves"), NOT_THERE)
def test_13_14_15_a_part_that_is_missing_breaks_nothing(
    page: Page, site: str, outside: str, pattern: str, put: str, leaves: bool
) -> None:
    changed(page, site, pattern, put)
    shift(page, 3)
    if leaves:
        page.wait_for_url(f"{outside}netral")
    else:
        assert not page.evaluate(GONE)
        page.locator("main a", has_text="dua").click()
        page.wait_for_url(f"{site}bantuan/dua/")


def test_16_nothing_hinders_assistive_technology(keeping: Browser, site: str, outside: str) -> None:
    with keeping.new_context(reduced_motion="reduce", viewport=DESK) as made:
        made.add_init_script(path=AXE)
        opened = made.new_page()
        for scheme, presses in product(("light", "dark"), (0, 2)):
            opened.emulate_media(color_scheme=scheme)
            opened.goto(f"{site}bantuan/satu/")
            shift(opened, presses)
            assert opened.evaluate(CHECK, LEVELS) == [], (scheme, presses)
        stay(opened, outside)
        shift(opened, 3)
        assert opened.evaluate(GONE)
        # Of a page that is blank nothing is asked but that it is no trap for a screen reader.
        assert [
            fault for fault in opened.evaluate(CHECK, LEVELS) if not re.match("landmark|page-has|region", fault)
        ] == []
        tree = opened.locator("body").aria_snapshot()
        assert tree == "- alert: Memuat."


# At once


def blank_part(png: bytes) -> float:
    """Return how much of the picture has one colour."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return max(count for count, _ in picture.getcolors(2**24)) / (picture.width * picture.height)


# From the tap to the second frame after it: by then the first, which is blank, is on the screen.
CLOCK = """() => addEventListener("click", event => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const shown = [...document.querySelectorAll("body *")].filter(one => one.checkVisibility());
    console.log(JSON.stringify([performance.now() - event.timeStamp, shown.map(one => one.className), document.title]));
  }));
}, true)"""


def tap(page: Page, site: str, outside: str) -> tuple[float, list[float]]:
    """Tap the way out to a site that never answers. Return the milliseconds until the page was blank, by its own
    clock, and how much of each frame was blank. Nothing can be asked of a browser that waits for a site, so both are
    told by the browser itself.
    """
    page.goto(f"{site}bantuan/satu/")
    lead(page, f"{outside}diam")
    frames: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Page.screencastFrame", lambda frame: frames.append(blank_part(base64.b64decode(frame["data"]))))
    session.send("Page.startScreencast", {"format": "png"})
    page.wait_for_timeout(100)
    page.evaluate(CLOCK)
    with page.expect_console_message() as said:
        page.locator(CONTROL).click(no_wait_after=True)
    took, shown, title = json.loads(said.value.text)
    assert (shown, title) == (["memuat"], "Memuat")
    page.wait_for_timeout(100)
    return took, frames


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (SMALL, "dark"), (DESK, "light")], ids=["360", "320-dark", "1280"]
)
def test_a_tap_blanks_the_screen_though_the_neutral_site_hangs(
    context: BrowserContext, site: str, outside: str, size: dict[str, int], scheme: str
) -> None:
    times: list[float] = []
    while len(times) < 3 and not any(took <= 100 for took in times):  # a busy machine adds, and never takes away
        page = context.new_page()
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        took, frames = tap(page, site, outside)
        page.close()
        times.append(took)
        assert frames[0] < 0.99
        assert frames[-1] >= 0.995
    assert min(times) <= 100


def test_a_neutral_site_that_never_answers_gives_way_to_our_own_blank_page(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    lead(page, f"{outside}diam")
    page.locator(CONTROL).click(no_wait_after=True)
    page.wait_for_url(f"{site}cuaca/", timeout=8_000)
    assert helpful(page) == []
    assert page.title() == "Cuaca"
    assert not re.search(r"terang|cerah|bantu|129|110", page.locator("html").inner_text(), re.IGNORECASE)
    assert page.locator("a").evaluate_all("links => links.map(link => link.href)") == [f"{outside}netral"]


def test_a_neutral_site_that_refuses_leaves_nothing_behind(page: Page, site: str) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        page.goto(f"{site}bantuan/satu/")
        lead(page, address)
        page.locator(CONTROL).click(no_wait_after=True)
        while (shown := run(page, "location.href")) == f"{site}bantuan/satu/":
            page.wait_for_timeout(10)
    assert shown == "chrome-error://chromewebdata/"  # the browser's own word about a site that it cannot reach
    assert entries(page)[-1] == address
    assert helpful(page) == []


# For good


def ask(page: Page, method: str, **given: object) -> dict[str, Any]:
    """Ask the browser itself about this tab. While one page gives way to another there is nobody to ask."""
    for _ in range(200):
        try:
            session = page.context.new_cdp_session(page)
            answer = session.send(method, given)
            session.detach()
            return answer
        except Error:
            page.wait_for_timeout(10)
    raise TimeoutError(method)


def history(page: Page) -> tuple[int, list[dict[str, Any]]]:
    """Return where this tab is, and all that Back and Forward can reach in it."""
    found = ask(page, "Page.getNavigationHistory")
    return found["currentIndex"], found["entries"]


def entries(page: Page) -> list[str]:
    return [entry["url"] for entry in history(page)[1]]


def helpful(page: Page) -> list[str]:
    return [url for url in entries(page) if "/bantuan/" in url]


def press(page: Page, by: int) -> bool:
    """Press Back (-1) or Forward (1). Return whether it led anywhere.

    Playwright's own waits for an event that a page from the back/forward cache does not fire.
    """
    now, found = history(page)
    if not 0 <= now + by < len(found):
        return False
    ask(page, "Page.navigateToHistoryEntry", entryId=found[now + by]["id"])
    while history(page)[0] == now or not run(page, "document.readyState === 'complete'"):
        page.wait_for_timeout(5)
    return True


def run(page: Page, expression: str) -> Any:
    return ask(page, "Runtime.evaluate", expression=expression)["result"]["value"]


def seen(page: Page) -> str:
    """Return the address, the title and the words on the screen."""
    return str(run(page, "[location.href, document.title, document.body.innerText].join(' ')"))


def walk(page: Page, site: str, outside: str, path: list[str]) -> None:
    """Come from another site, and go through `path` by links: names of help pages, or what else one does there."""
    page.goto(f"{outside}mulai")
    page.evaluate(f"location.href = '{site}bantuan/satu/'")
    page.wait_for_url(f"{site}bantuan/satu/")
    for step in path:
        if step == "back":
            press(page, -1)
            press(page, 1)
        elif step == "Sumber":
            page.get_by_role("link", name=step).click()
            page.wait_for_url(f"{outside}sumber")
            press(page, -1)
        else:
            page.locator("main a", has_text=step).first.click()
            page.wait_for_url("**#turun" if step == "Turun" else f"**/{step.lower()}/")
            if step == "Materi":
                page.locator(".pintu-bantuan").click()
                page.locator("main a", has_text="satu").click()
                page.wait_for_url(f"{site}bantuan/satu/")


PATHS = [
    [],
    ["dua"],
    ["dua", "tiga", "empat", "lima", "satu"],
    ["lima", "dua", "lima", "dua", "lima"],
    ["Turun", "tiga", "Turun", "empat"],  # to a place in the page, which is an entry of its own
    ["dua", "Sumber", "tiga"],  # to another site, and back
    ["dua", "back", "tiga"],
    ["dua", "Materi", "tiga", "Materi", "empat"],  # over other pages of this site
]
PRESSES = "BBBFFFBFBB"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(path) or "one")
def test_nothing_of_the_help_pages_is_left_behind_back_and_forward(
    page: Page, site: str, outside: str, path: list[str]
) -> None:
    walk(page, site, outside, path)
    assert len(helpful(page)) == 1
    if len(path) % 2:
        page.locator(CONTROL).click()
    else:
        shift(page, 3)
    page.wait_for_url(f"{outside}netral")
    assert helpful(page) == []
    shown = []
    for way in PRESSES:
        press(page, -1 if way == "B" else 1)
        shown.append(seen(page))
    assert [words for words in shown if re.search(r"/bantuan/|Info|Satu baris", words)] == []


def test_without_the_script_back_leads_to_help_pages(plain: Page, outside: str) -> None:
    """What the script is for: the same path without it, so that the test above could fail."""
    for name in ("dua", "tiga"):
        plain.locator("main a", has_text=name).first.click()
        plain.wait_for_url(f"**/{name}/")
    plain.locator(CONTROL).click()
    plain.wait_for_url(f"{outside}netral")
    assert len(helpful(plain)) == 3
    press(plain, -1)
    assert "/bantuan/tiga/" in seen(plain)


def test_the_back_forward_cache_is_on(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    page.evaluate("addEventListener('pageshow', event => window.woken = event.persisted)")
    page.get_by_role("link", name="Sumber").click()
    page.wait_for_url(f"{outside}sumber")
    press(page, -1)
    assert run(page, "window.woken")
    assert not run(page, GONE)  # nobody left: it is shown as it was


def test_a_page_that_was_left_leaves_again_when_it_is_woken(page: Page, site: str, outside: str) -> None:
    walk(page, site, outside, [])
    page.evaluate("addEventListener('pageshow', event => window.woken = event.persisted)")
    stay(page, outside)
    page.locator(CONTROL).click()
    page.wait_for_function(GONE)
    Outside.asked.clear()
    press(page, -1)  # before any neutral site has been shown: the page that was left is still an entry
    assert "/mulai" in seen(page)
    press(page, 1)
    assert run(page, "window.woken")
    assert run(page, GONE)
    assert seen(page).endswith("Memuat Memuat.")
    page.wait_for_url(f"{site}cuaca/", timeout=8_000)
    assert Outside.asked == ["/kosong"]
    assert helpful(page) == []


@pytest.mark.parametrize(
    ("how", "link"),
    [
        ("Control", "dua"),  # a modifier opens elsewhere, and the reader has chosen so
        ("", "target"),
        ("", "download"),
        ("", "tel"),
        ("", "wa"),
    ],
)
def test_what_is_no_step_within_the_help_pages_is_left_alone(page: Page, site: str, how: str, link: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    page.evaluate(
        """([site]) => {
          const main = document.querySelector("main");
          const add = (name, href, more = {}) =>
            main.prepend(Object.assign(document.createElement("a"), {textContent: name, href, ...more}));
          add("target", site + "bantuan/dua/", {target: "_blank"});
          add("download", site + "bantuan/dua/", {download: "nama.html"});
          add("tel", "tel:129");
          add("wa", "https://wa.me/628111129129");
          addEventListener("click", event => { window.prevented = event.defaultPrevented; event.preventDefault(); });
        }""",
        [site],
    )
    page.locator("main a", has_text=link).first.click(modifiers=[how] if how else [])
    assert page.evaluate("prevented") is False
    assert not page.evaluate(GONE)


def test_a_modifier_does_not_keep_the_way_out_from_leaving(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    page.locator(CONTROL).click(modifiers=["Control"])
    page.wait_for_url(f"{outside}netral")


# Never by accident

# Each action is what a person does with a keyboard, as the events that it makes.
RANDOM = """([seed, sequences]) => {
  const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 4294967296;
  const pick = list => list[Math.floor(next() * list.length)];
  const send = (type, key, held = {}) => (document.activeElement || document.body).dispatchEvent(
    new KeyboardEvent(type, {key, bubbles: true, ...held}));
  const down = (key, held) => send("keydown", key, held), up = (key, held) => send("keyup", key, held);
  const letters = [..."abcdefghijklmnopqrstuvwxyz", "Tab", "Enter", "ArrowDown", "Backspace", "Escape", " ", "F5"];
  const pressed = {
    alone: () => { down("Shift", {shiftKey: true}); up("Shift"); },
    held: () => { for (let i = 0; i < 9; i++) down("Shift", {shiftKey: true, repeat: i > 0}); up("Shift"); },
    capital: () => {
      const key = pick(letters);
      down("Shift", {shiftKey: true});
      for (let i = 0; i < 1 + next() * 3; i++) { down(key, {shiftKey: true}); up(key, {shiftKey: true}); }
      up("Shift");
    },
    rolled: () => {  // Shift is let go before the letter
      const key = pick(letters);
      down("Shift", {shiftKey: true}); down(key, {shiftKey: true}); up("Shift"); up(key);
    },
    letter: () => { const key = pick(letters); down(key); up(key); },
    chord: () => {
      const other = pick([["Control", "ctrlKey"], ["Alt", "altKey"], ["Meta", "metaKey"]]);
      const first = next() < .5, held = {[other[1]]: true};
      const both = [["Shift", {...held, shiftKey: true}], [other[0], {...held, shiftKey: first}]];
      for (const [key, now] of first ? both.reverse() : both) down(key, now);
      up("Shift", held); up(other[0]);
    },
    mouse: () => {
      down("Shift", {shiftKey: true});
      document.body.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, shiftKey: true}));
      up("Shift");
    },
  };
  let naive = 0, exits = 0;
  addEventListener("keyup", event => { if (event.key === "Shift") naive += 1; });
  let naively = 0;
  for (let sequence = 0; sequence < sequences; sequence++) {
    let lone = 0;
    naive = 0;
    for (let step = 0; step < 2 + next() * 12; step++) {
      let name = pick(["alone", "alone", "alone", "held", "capital", "rolled", "letter", "chord", "mouse"]);
      if (name === "alone" || name === "held") {
        if (lone === 2) name = "letter"; else lone += 1;
      }
      if (name !== "alone" && name !== "held") lone = 0;
      pressed[name]();
    }
    pressed.letter();
    naively += naive > 2;
    if (document.documentElement.classList.contains("pergi")) { exits += 1; break; }
  }
  pressed.alone(); pressed.alone(); pressed.alone();
  return [exits, naively, document.documentElement.classList.contains("pergi")];
}"""


def test_ten_thousand_sequences_without_three_lone_shifts_never_leave(page: Page, site: str, outside: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    stay(page, outside)
    exits, naively, left = page.evaluate(RANDOM, [20261124, 10_000])
    assert exits == 0
    assert naively > 5_000  # whoever only counts Shifts would have left
    assert left  # and three in a row do leave


def test_real_keys_without_three_lone_shifts_never_leave(page: Page, site: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    chosen = random.Random(2026)
    lone = 0
    for _ in range(300):
        key = chosen.choice(["Shift", "Shift", "Shift+A", "Shift+Tab", "b", "Tab", "Control+Shift", "ArrowDown"])
        if key == "Shift":
            key, lone = ("c", 0) if lone == 2 else (key, lone + 1)
        else:
            lone = 0
        page.keyboard.press(key)
    assert not page.evaluate(GONE)
    assert page.url.startswith(f"{site}bantuan/satu/")


def test_shift_held_down_counts_once(page: Page, site: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    for _ in range(8):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert page.locator(".keluar").get_attribute("data-tekan") == "1"


@pytest.mark.parametrize("field", ["input", "textarea", "select", "p contenteditable"])
def test_typing_is_not_leaving(page: Page, site: str, outside: str, field: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    stay(page, outside)
    page.evaluate(f"document.querySelector('main').innerHTML = `<{field} id='kotak'></{field.split()[0]}>`")
    page.locator("#kotak").focus()
    shift(page, 4)
    assert not page.evaluate(GONE)
    page.locator("#kotak").blur()
    shift(page, 3)
    assert page.evaluate(GONE)


def test_a_pause_of_more_than_five_seconds_starts_again(still: Page, outside: str) -> None:
    stay(still, outside)
    for _ in range(4):
        shift(still, 1)
        still.clock.run_for(5_100)
    assert not still.evaluate(GONE)
    for _ in range(2):
        shift(still, 1)
        still.clock.run_for(4_900)
    shift(still, 1)
    assert still.evaluate(GONE)


# Always at hand

TYPES = ["", "404.html", "bantuan/", "bantuan/satu/", "cari/", "data/", "materi/", "tentang/privasi/"]
STATES = ["start", "end", "menu", "search"]


def bring(page: Page, state: str) -> None:
    """Bring a page into a state. Where there is no menu or search to open, all that folds is opened instead."""
    if state == "menu" and page.locator(".ke-menu a").is_visible():
        page.locator(".ke-menu a").click()
    elif state == "search" and page.locator("#kata-cari").count():
        page.locator("#kata-cari").fill("data")
        expect(page.get_by_role("status")).to_contain_text("ditemukan")
        page.locator("#kata-cari").focus()
    elif state in ("menu", "search"):
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")


@pytest.mark.parametrize("size", [PHONE, SMALL, DESK], ids=lambda size: str(size["width"]))
def test_the_way_out_can_be_tapped_on_every_kind_of_page_in_every_state(
    page: Page, site: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    tried = Counter[str]()
    for path in TYPES:
        page.goto(site + path)
        lead(page, "https://netral.example/")  # EXIT asks for an address of the kind that is published
        for state in STATES:
            bring(page, state)
            if state in ("start", "end"):
                assert page.evaluate(EXIT, state == "end") == "", (path, state)
            page.locator(CONTROL).click(trial=True)
            tried[state] += 1
    assert tried == dict.fromkeys(STATES, len(TYPES))


def test_on_a_help_page_it_is_at_the_bottom_right(page: Page, site: str) -> None:
    for size in (PHONE, SMALL, DESK):
        page.set_viewport_size(size)
        page.goto(f"{site}bantuan/satu/")
        box = page.locator(CONTROL).bounding_box()
        assert box["x"] + box["width"] > size["width"] - 24
        assert box["y"] + box["height"] > size["height"] - 24
        assert min(box["width"], box["height"]) >= 48


def test_it_can_be_seen_in_colours_forced_by_the_reader_and_does_not_move(keeping: Browser, site: str) -> None:
    with keeping.new_context(forced_colors="active", reduced_motion="reduce", viewport=PHONE) as made:
        opened = made.new_page()
        opened.goto(f"{site}bantuan/satu/")
        shift(opened, 1)
        style = "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderTopStyle]"
        assert opened.locator(CONTROL).evaluate(style) == ["2px", "solid"]
        widths = opened.locator(".tekanan i").evaluate_all(
            "dots => dots.map(dot => getComputedStyle(dot).borderTopWidth)"
        )
        assert widths == ["8px", "2px", "2px"]
        assert opened.evaluate("document.getAnimations().length") == 0


def test_nothing_of_it_is_printed(page: Page, site: str) -> None:
    page.goto(f"{site}bantuan/satu/")
    shift(page, 1)
    page.emulate_media(media="print")
    for part in page.locator(".keluar, .keluar *, .memuat, .lompat").all():
        assert not part.is_visible()


def test_nothing_is_kept_and_nothing_is_fetched_ahead(page: Page, site: str, outside: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}bantuan/satu/")
    shift(page, 2)
    page.wait_for_timeout(300)
    assert [url for url in asked if not url.startswith("data:")] == [f"{site}bantuan/satu/"]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    shift(page, 1)
    page.wait_for_url(f"{outside}netral")
