"""The help pages as people wrote them: short where it matters, in one order, calm from outside, only known numbers."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from terang import markup, site
from terang.content import Page

ROOT = Path(__file__).resolve().parents[1]
HELP = "bantuan/"
SITUATIONS = {
    "sekarang", "untukku", "cerita-anak", "melihat", "internet", "sekolah", "pesantren", "tenang", "disebut",
    "penolong",
}  # fmt: skip
PARTS = ["Hubungi", "Yang bisa kamu katakan", "Sesudah itu", "Jangan", "Halaman lain"]
WORDS_A_SENTENCE, WORDS_IN_STEPS = 12, 45  # no page needs an exception
# What must never be promised, offered or said, however it is put.
NEVER = re.compile(
    r"tidak pernah ke polisi|visum (itu )?(gratis|cuma-cuma)|\bmediasi\b|khilaf|aib|ternoda|kesucian|kehormatan|oknum",
    re.IGNORECASE,
)
PHONE_LIKE = re.compile(r"(?:\+62|\b0)[\d -]{7,}\d|\b1\d{2}\b")
SCREENS = [{"width": 360, "height": 640}, {"width": 320, "height": 568}]
END_OF_STEPS = """() => [document.querySelector("main > ol").getBoundingClientRect().bottom,
  document.querySelector("nav.keluar").getBoundingClientRect().top]"""


def load() -> dict[str, Page]:
    """Return the published help pages by their names: "index", "sekarang"."""
    loaded, problems = site.load(ROOT)
    assert loaded
    assert problems == []
    found = {path: page for path, page in loaded.pages.items() if path.startswith(HELP) and not page.generated}
    return {path.removeprefix(HELP).removesuffix(".md"): page for path, page in found.items()}


PAGES = load()
HELP_PAGES = pytest.mark.parametrize("name", PAGES)
SITUATION_PAGES = pytest.mark.parametrize("name", sorted(SITUATIONS))


def body(name: str) -> str:
    return PAGES[name].document.body


def first_screen(name: str) -> str:
    """Return what stands before the second heading; the first is the title."""
    return re.split(r"^## ", body(name), maxsplit=1, flags=re.MULTILINE)[0]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[×/'’-][^\W_]+)*", text)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of Markdown as they are read aloud: without blocks, tags and the addresses of links."""
    text = re.sub(r"```.*?```|<[^>]+>|\{:.*?\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for line in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text):
        line = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line.strip()).replace("*", "")
        yield from (one for one in re.split(r"(?:(?<=[.!?])|(?<=[.!?]”))\s+", line) if words(one))


def part(name: str, heading: str) -> str:
    return re.split(r"^## ", body(name).split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def channels(text: str) -> list[str]:
    return re.findall(r"[a-z0-9-]+", re.search(r"```kanal\npilih: \[(.*?)\]\n```", text)[1])  # type: ignore[index]


@HELP_PAGES
def test_sentences_on_the_first_screen_are_short(name: str) -> None:
    long = [one for one in sentences(first_screen(name)) if len(words(one)) > WORDS_A_SENTENCE]
    assert long == []


@SITUATION_PAGES
def test_a_situation_begins_with_three_short_steps(name: str) -> None:
    steps = re.findall(r"^\d+\. .+$", first_screen(name), re.MULTILINE)
    assert body(name).lstrip().startswith("1. ")
    assert len(steps) == 3
    assert len(words(" ".join(sentences("\n".join(steps))))) <= WORDS_IN_STEPS


@SITUATION_PAGES
def test_a_situation_has_its_parts_in_order(name: str) -> None:
    headings = re.findall(r"^## (.+)$", body(name), re.MULTILINE)
    assert [heading for heading in headings if heading in PARTS] == PARTS
    assert 1 <= len(channels(part(name, "Hubungi"))) <= 3
    assert 2 <= len(re.findall(r"^- “", part(name, "Yang bisa kamu katakan"), re.MULTILINE)) <= 4
    assert len(re.findall(r"^- Jangan|^- .*[:?] [Jj]angan", part(name, "Jangan"), re.MULTILINE)) >= 3


def test_the_first_page_leads_to_every_other_in_few_steps() -> None:
    doors = set(re.findall(r"\]\(([a-z-]+)\.md\)", part("index", "Apa yang harus saya lakukan sekarang?")))
    assert doors == SITUATIONS
    near = {"index"} | set(re.findall(r"\]\(([a-z-]+)\.md\)", body("index")))
    assert near == PAGES.keys()


@HELP_PAGES
def test_a_page_says_that_leaving_erases_nothing(name: str) -> None:
    said = "does not erase your history" if name == "en" else "tidak menghapus riwayat"
    assert said in body(name) or name == "index"
    assert "](ponsel.md)" in body(name) or name in ("ponsel", "en")


@HELP_PAGES
def test_from_outside_a_page_is_calm(name: str) -> None:
    rules = yaml.load((ROOT / "data/aturan.yml").read_text("utf-8"), yaml.BaseLoader)
    head = PAGES[name].head
    seen = " ".join((head.title, head.summary, PAGES[name].path)).lower()
    seen = re.sub("[-_]", " ", seen.replace(HELP, ""))
    assert [word for word in rules["kata-tenang"] if word in seen] == []
    assert not re.search(r"\b(aman|safe)\b", seen)
    assert (head.template, bool(head.checked)) == ("bantuan.html", True)


@HELP_PAGES
def test_every_number_is_in_the_register(name: str) -> None:
    entries = yaml.load((ROOT / "data/layanan.yml").read_text("utf-8"), yaml.BaseLoader)
    known = {re.sub(r"\D", "", entry["nomor"]) for entry in entries if entry.get("nomor")}
    written = {re.sub(r"\D", "", number) for number in PHONE_LIKE.findall(body(name))}
    called = set(re.findall(r"\(tel:\+?(\d+)\)", body(name)))
    assert written | called <= known
    assert "wa.me" not in body(name)


@HELP_PAGES
def test_a_page_never_says(name: str) -> None:
    assert not NEVER.findall(body(name))


def test_what_is_never_said_would_be_found() -> None:
    assert NEVER.search("Ini rahasia, tidak pernah ke polisi.")
    assert NEVER.search("Visum gratis di rumah sakit.")
    assert PHONE_LIKE.findall("Telepon 119 atau 0254-1234567.") == ["119", "0254-1234567"]
    assert list(sentences("- [Satu](a.md). Dua *tiga*?\n\n1. “Empat.” Lima")) == [
        "Satu.",
        "Dua tiga?",
        "“Empat.”",
        "Lima",
    ]


def test_pages_in_languages_of_the_regency_wait() -> None:
    for name in ("su", "jv-serang"):
        assert (ROOT / f"content/{HELP}{name}.md").is_file()
        assert name not in PAGES


@HELP_PAGES
def test_a_page_is_light(name: str, built_site: Path) -> None:
    page = (built_site / PAGES[name].address / "index.html").read_bytes()
    assert len(gzip.compress(page, 6)) <= 15_000
    language = PAGES[name].head
    assert f'<html lang="{getattr(language, "language", "id")}">'.encode() in page


def test_browser_shows_the_first_steps_on_the_first_screen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    below = {}
    for name, size in ((name, size) for name in sorted(SITUATIONS) for size in SCREENS):
        page.set_viewport_size(size)
        page.goto(f"{address}{HELP}{name}/")
        end, exit_control = page.evaluate(END_OF_STEPS)
        if end > exit_control:
            below[name, size["width"]] = end
    page.close()
    assert below == {}


def test_blocks_are_read_as_blocks() -> None:
    """`sentences` leaves out what the register says; it must be there, or numbers would be missing."""
    assert {name for name in PAGES if not any(f.name == "kanal" for f in markup.fences(body(name)))} == {
        "cetak",
        "ponsel",
    }
