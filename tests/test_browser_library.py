"""Finding a material on a small phone: by links alone, and quicker with the script, which shows just the same."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import library_site
from conftest import Host
from test_browser_accessibility import AXE, CHECK, LEVELS, WIDER

PHONE = {"width": 360, "height": 640}
TITLES = (
    "() => [...document.querySelectorAll('.materi > li > a')].filter(a => a.checkVisibility()).map(a => a.innerText)"
)
HEADING = "() => (document.querySelector('.daftar-materi h2') || document.querySelector('h1')).innerText"
OPTIONS = """() => [...document.querySelectorAll(".saring li:not([hidden]) a")].map(a => [a.dataset.nama, a.href,
  a.querySelector("small").innerText || a.querySelector("small").textContent, a.getAttribute("aria-current")])"""
OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = library_site.made(tmp_path_factory.mktemp("perpustakaan"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def pages(browser: Browser, *, scripts: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts, viewport=PHONE)
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from pages(browser, scripts=True)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    yield from pages(browser, scripts=False)


def seen(page: Page) -> tuple[str, list[str]]:
    return page.evaluate(HEADING), page.evaluate(TITLES)


def option(page: Page, name: str) -> None:
    page.evaluate(OPEN)
    page.locator(f".saring a[data-nama='{name}']").click()


def test_links_alone_lead_to_what_fits(plain: Page, site: str) -> None:
    plain.goto(f"{site}materi/")
    assert seen(plain)[0] == "8 materi"
    option(plain, "Sekolah")
    assert plain.url == f"{site}materi/saring/sekolah/"
    option(plain, "sampai 45 menit")
    assert plain.url == f"{site}materi/saring/sekolah/45-menit/"
    heading, titles = seen(plain)
    assert heading == "5 materi: Sekolah, sampai 45 menit"
    assert titles == ["Kartu contoh", "Satu materi", "Tiga materi", "Dua materi", "Pelajaran contoh"]
    plain.locator(".terpilih a[data-hapus=pintu]").click()
    assert plain.url == f"{site}materi/saring/45-menit/"
    plain.locator(".terpilih a[data-hapus=lain]").click()
    assert plain.url == f"{site}materi/"


def test_the_script_shows_what_the_page_of_the_address_shows(page: Page, plain: Page, site: str) -> None:
    for start in ("materi/", "materi/saring/sekolah/", "materi/sekolah/"):
        page.goto(site + start)
        names = page.locator(".saring a").evaluate_all("all => all.map(one => one.dataset.nama)")
        for name in names if start == "materi/" else names[::2]:
            page.goto(site + start)
            held = page.evaluate("document.querySelector('.daftar-materi').dataset.pintu")
            page.evaluate("window.still = true")
            option(page, name)
            page.wait_for_load_state()
            in_place = page.evaluate("window.still === true")
            assert in_place or (held and name in ("Sekolah", "Keluarga")), name
            plain.goto(page.url)
            assert seen(page) == seen(plain), (start, name)
            if not held:  # what the page holds it can count
                assert sorted(map(str, page.evaluate(OPTIONS))) == sorted(map(str, plain.evaluate(OPTIONS))), (
                    start,
                    name,
                )
            chips = ".terpilih li:not([hidden]) a"
            assert page.locator(chips).all_inner_texts() == plain.locator(chips).all_inner_texts()


def test_two_filters_and_the_way_back(page: Page, site: str) -> None:
    page.goto(f"{site}materi/")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    option(page, "Sekolah")
    option(page, "K0 (siapa saja)")
    assert page.url == f"{site}materi/saring/sekolah/k0/"
    assert seen(page)[0] == "3 materi: Sekolah, K0 (siapa saja)"
    assert page.title() == "3 materi: Sekolah, K0 (siapa saja) · Cerah"
    expect(page.locator(".daftar-materi [role=status]")).to_have_text("3 materi: Sekolah, K0 (siapa saja)")
    page.go_back()
    assert page.url == f"{site}materi/saring/sekolah/"
    assert seen(page)[0] == "6 materi: Sekolah"
    page.go_back()
    assert page.url == f"{site}materi/"
    assert seen(page)[0] == "8 materi"
    assert page.title() == "Materi · Cerah"
    page.go_forward()
    assert seen(page)[0] == "6 materi: Sekolah"
    assert requests == [], "nothing was fetched"


def test_a_filter_is_taken_away_and_the_focus_is_not_lost(page: Page, site: str) -> None:
    page.goto(f"{site}materi/")
    option(page, "Sekolah")
    page.locator(".terpilih a[data-hapus=pintu]").click()
    assert page.url == f"{site}materi/"
    assert seen(page)[0] == "8 materi"
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_a_reload_shows_the_same_and_back_still_works(page: Page, site: str) -> None:
    page.goto(f"{site}materi/")
    option(page, "Sekolah")
    option(page, "sampai 10 menit")
    before = seen(page)
    page.reload()
    assert seen(page) == before
    page.go_back()
    page.wait_for_function("() => document.querySelector('.materi').checkVisibility()")
    expect(page.locator("h1, .daftar-materi h2").filter(has_text="6 materi: Sekolah")).to_be_visible()


def test_links_lead_to_the_same_places_after_the_address_has_changed(page: Page, site: str) -> None:
    page.goto(f"{site}materi/")
    option(page, "Sekolah")
    option(page, "sampai 45 menit")
    page.get_by_role("link", name="Satu materi").click()
    assert page.url == f"{site}materi/satu/"
    page.goto(f"{site}materi/")
    option(page, "Sekolah")
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Butuh bantuan").click()
    assert page.url == f"{site}bantuan/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lists_and_doors_can_be_used_by_everybody(browser: Browser, site: str, scheme: str) -> None:
    with browser.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        context.add_init_script(path=AXE)
        page = context.new_page()
        for path in ("materi/", "materi/sekolah/", "materi/saring/sekolah/45-menit/", "materi/pelajaran-contoh/"):
            page.goto(site + path)
            page.evaluate(OPEN)
            assert page.evaluate(CHECK, LEVELS) == [], path
            assert page.evaluate(WIDER) == [], path
        page.goto(f"{site}materi/")
        option(page, "Sekolah")
        assert page.evaluate(CHECK, LEVELS) == []
