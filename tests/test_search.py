"""Search as readers use it: in a browser, on the real site, with nothing kept and nothing fetched too early."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_pages import one_of_many, pages
from terang import search
from terang.problems import ProblemsFound
from terang.records import terms
from terang.records.terms import Term
from terang.shapes import many
from terang.sources import Document, read_yaml

TESTS = Path(__file__).parent
STEMMER = TESTS.parent / "overrides/assets/javascripts/lunr/min/lunr.id.min.js"
STEMS = list(csv.reader((TESTS / "stems.tsv").read_text("utf-8").splitlines()[1:], delimiter="\t"))
PHONE = {"width": 360, "height": 740}
ASSETS = "assets/javascripts"
FIRST_SEARCH = {
    f"{ASSETS}/lunr/min/lunr.id.min.js",
    f"{ASSETS}/lunr/min/lunr.stemmer.support.min.js",
    "search/search_index.json",
}
KEPT = """async () => ({
  storage: [localStorage.length, sessionStorage.length, document.cookie],
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING_KEPT = {"storage": [0, 0, ""], "databases": 0, "caches": 0, "workers": 0}


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page on a phone, with what its scripts complain of: one for all, for it takes seconds to read the index."""
    context = browser.new_context(viewport=PHONE)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()


@pytest.fixture
def page(opened: tuple[Page, list[str]], address: str) -> Iterator[Page]:
    """The search page, its box empty. A script's error, or a breach of the content security policy, fails the test."""
    page, complaints = opened
    if page.url != f"{address}cari/":
        page.goto(f"{address}cari/")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    yield page
    said = complaints.copy()
    complaints.clear()
    assert said == []


@pytest.fixture
def find(page: Page) -> Callable[[str], list[str]]:
    """Return a function that types words and returns the titles found, best first."""

    def typed(words: str) -> list[str]:
        box = page.get_by_role("searchbox")
        box.fill("")
        expect(page.get_by_role("status")).to_have_text("")
        box.fill(words)
        expect(page.get_by_role("status")).to_contain_text("halaman")
        return page.locator("#pencarian li > a").all_inner_texts()

    return typed


def shown(page: Page) -> bool:
    return page.locator("#pencarian li").count() > 0


@pytest.mark.parametrize(
    "forms",
    [
        ["lapor", "laporan", "melaporkan", "pelapor", "LAPORKAN", "laporannya"],
        ["damping", "didampingi", "pendampingan"],
        ["telepon", "menelepon"],
        ["percaya", "dipercaya"],
    ],
)
def test_every_form_of_a_word_finds_the_same_pages(find: Callable[[str], list[str]], forms: list[str]) -> None:
    first = find(forms[0])
    assert first
    assert {form: find(form) for form in forms} == dict.fromkeys(forms, first)


@pytest.mark.parametrize(("typed", "on_site"), [("ponpes", "pesantren"), ("telp", "telepon"), ("wanita", "perempuan")])
def test_other_names_find_what_the_site_calls_otherwise(
    find: Callable[[str], list[str]], typed: str, on_site: str
) -> None:
    best = find(on_site)[:10]  # thirty are shown: of more, which ones hangs on how often each page says the word
    assert best
    assert set(best) <= set(find(typed))


def test_the_site_uses_the_words_that_other_names_lead_to(page: Page, find: Callable[[str], list[str]]) -> None:
    document, _ = read_yaml(TESTS.parent, "data/istilah.yml")
    assert document is not None
    placed, wrong = many(document, Term)
    assert wrong == [*terms.check(placed)] == []
    for term in placed:
        find(term.value.name)
        expect(page.get_by_role("status")).to_contain_text("ditemukan")


def test_words_that_are_not_finished_or_misspelt_find_similar_pages(
    page: Page, find: Callable[[str], list[str]]
) -> None:
    assert find("kekera")
    expect(page.get_by_role("status")).to_contain_text("mirip")
    assert find("telpeon")


def test_help_comes_first_under_its_calm_title(find: Callable[[str], list[str]], built_site: Path) -> None:
    (calm,) = [doc["title"] for doc in index(built_site) if doc["location"] == "bantuan/"]
    assert find("lapor")[0] == calm
    for typed in ("KDRT", "suami memukul", "dipaksa menikah", "dibully", "pelecehan", "pemerkosaan"):
        assert find(typed)[0] == calm


def test_the_search_page_itself_is_not_found(built_site: Path) -> None:
    assert not [doc for doc in index(built_site) if doc["location"].startswith("cari/")]


def test_statements_are_found_on_the_page_that_lists_them(built_site: Path) -> None:
    """A hundred pages of one number each would drown the others, and make the index twice as heavy."""
    docs = index(built_site)
    assert not [doc for doc in docs if one_of_many(doc["location"])]
    (listed,) = [doc for doc in docs if doc["location"] == "data/angka/#kabupaten-serang-dinas"]
    assert "103 kasus" in listed["text"]


def index(site: Path) -> list[dict[str, str]]:
    docs: list[dict[str, str]] = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return docs


def test_a_result_says_where_it_is_and_marks_the_word(page: Page, find: Callable[[str], list[str]]) -> None:
    find("laporan")
    result = page.locator("#pencarian li").filter(has=page.get_by_role("link", name="Cara membaca angka", exact=True))
    expect(result.locator("small")).to_have_text("Data")
    assert {word.lower() for word in result.locator("mark").all_inner_texts()} <= {"laporan", "laporannya", "aduan"}
    expect(page.locator("#daftar")).to_be_hidden()


def test_nothing_found_says_what_to_do(page: Page, find: Callable[[str], list[str]]) -> None:
    assert find("qwxz") == []
    expect(page.get_by_role("status")).to_have_text("Tidak ada halaman yang cocok.")
    expect(page.locator(".saran")).to_be_visible()
    expect(page.locator("#daftar")).to_be_visible()


@pytest.mark.parametrize("typed", ["<img src=x onerror=alert(1)>", "a:b ^~* +-", "lapor* -anak", "\\", "the", "—"])
def test_whatever_is_typed_is_only_text(page: Page, typed: str) -> None:
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).to_contain_text("halaman")
    assert page.locator("#pencarian img").count() == 0


def test_nothing_is_fetched_before_the_box_is_used(browser: Browser, address: str, built_site: Path) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}cari/", wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == ["cari/", f"{ASSETS}/cari.js"]
    asked.clear()
    page.get_by_role("searchbox").focus()
    page.get_by_role("searchbox").fill("rahasia")
    expect(page.get_by_role("status")).to_contain_text("ditemukan")
    worker = search.worker(file.relative_to(built_site).as_posix() for file in built_site.rglob("*.js"))
    assert set(asked) == FIRST_SEARCH | {worker}
    page.context.close()


def test_nothing_typed_is_kept(page: Page, find: Callable[[str], list[str]]) -> None:
    before = page.url, page.evaluate("history.length"), page.evaluate("history.state")
    find("lapor")
    assert (page.url, page.evaluate("history.length"), page.evaluate("history.state")) == before
    assert page.evaluate(KEPT) == NOTHING_KEPT
    page.locator("#pencarian li a").first.click()
    page.wait_for_url("**/bantuan/**")
    assert "?" not in page.url
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert not shown(page)


def test_a_keyboard_is_enough(page: Page, find: Callable[[str], list[str]]) -> None:
    box = page.get_by_role("searchbox")
    box.focus()
    page.keyboard.type("lapor")
    expect(page.get_by_role("status")).to_contain_text("ditemukan")
    links = page.locator("#pencarian li a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bantuan/**")


def test_without_scripts_every_page_is_listed(browser: Browser, address: str, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}cari/")
    expect(page.locator("#pencarian")).to_be_hidden()
    listed = page.locator("#daftar a").evaluate_all("links => links.map(link => link.href)")
    others = ("cari/", "cuaca/", "404.html")
    expected = [page for page in pages(built_site) if page not in others and not one_of_many(page)]
    assert sorted(listed) == sorted(address + page for page in expected)
    context.close()


def test_when_the_index_does_not_arrive_the_list_stays(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search_index.json", lambda route: route.abort())
    page.goto(f"{address}cari/")
    page.get_by_role("searchbox").fill("lapor")
    expect(page.get_by_role("status")).to_contain_text("tidak dapat dimuat")
    expect(page.locator("#daftar")).to_be_visible()
    page.unroute("**/search_index.json")
    page.get_by_role("searchbox").fill("laporan")
    expect(page.get_by_role("status")).to_contain_text("ditemukan")
    context.close()


def test_stems_are_those_of_snowball_except_where_ours_are_written_beside_them(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate(STEMMER.read_text("utf-8"))
    ours = page.evaluate("words => words.map(indonesian.stem)", [row[0] for row in STEMS])
    page.close()
    assert len(STEMS) >= 300
    assert dict(zip([row[0] for row in STEMS], ours, strict=True)) == {row[0]: row[-1] for row in STEMS}


def test_only_what_search_uses_is_published(built_site: Path) -> None:
    published = [path.relative_to(built_site).as_posix() for path in (built_site / "assets").rglob("*.*")]
    assert [path for path in published if not search.uses(path)] == []
    assert {*search.OURS, search.ASKED_FOR, search.worker(published)} <= set(published)


@pytest.mark.parametrize("names", [[], ["search.1a.min.js", "search.2b.min.js"]])
def test_a_theme_without_one_worker_is_a_problem(names: list[str]) -> None:
    with pytest.raises(ProblemsFound, match="mkdocs-material"):
        search.worker(f"{ASSETS}/workers/{name}" for name in names)


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ([("KDRT", ["dipukul suami"]), ("kawin", ["nikah"])], []),
        ([("KDRT", [])], ["'juga' masih kosong"]),
        ([("kawin", ["nikah", "Nikah"])], ["'Nikah' sudah ditulis pada istilah 'kawin'"]),
        ([("kawin", ["nikah"]), ("rundung", ["bully", "nikah"])], ["'nikah' sudah ditulis pada istilah 'kawin'"]),
        ([("telepon", ["129"])], ["'129' tidak berisi huruf"]),
    ],
)
def test_other_names_that_search_could_not_use_are_problems(
    written: list[tuple[str, list[str]]], problems: list[str]
) -> None:
    document = Document("data/istilah.yml", [{"istilah": name, "juga": also} for name, also in written])
    placed, wrong = many(document, Term)
    assert wrong == []
    assert [problem.what for problem in terms.check(placed)] == problems
