"""A page for each district: the numbers first, who serves it and how surely that is known, and nothing invented."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import html5lib
import pytest
import yaml
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
SCREENS = [{"width": 360, "height": 640}, {"width": 320, "height": 568}]
LAST_NUMBER_AND_WAY_OUT = """() => [[...document.querySelectorAll(".ringkas a")].at(-1).getBoundingClientRect().bottom,
  document.querySelector("nav.keluar").getBoundingClientRect().top]"""


def written(name: str) -> list[dict[str, str]]:
    return yaml.load((ROOT / f"data/{name}.yml").read_text("utf-8"), yaml.BaseLoader)


DISTRICTS = {
    entry["id"]: entry for entry in yaml.load((ROOT / "data/kecamatan.yml").read_text("utf-8"), yaml.BaseLoader)
}
COMMANDS = {entry["id"]: entry["nama"] for entry in written("polisi")}
SOURCES = {entry["id"]: entry for name in ("sumber", "rujukan") for entry in written(name)}
CARRIED = [entry for entry in written("layanan") if "kontak" in entry]
ALL = pytest.mark.parametrize("name", DISTRICTS)
# How the page puts each status; none may be told as certain.
SAID = {
    "disebut-sumber": "Dinas dan polisi belum memastikannya.",
    "sumber-berbeda": "Bisa juga ",
    "simpulan": "Kami menyimpulkannya dari berita tentang kecamatan lain.",
    "tidak-ditemukan": "belum kami temukan.",
}


def page(site: Path, name: str) -> str:
    return (site / f"bantuan/tempat/{name}/index.html").read_text("utf-8")


def words(html: str) -> str:
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return " ".join(" ".join(root.find(".//main").itertext()).split())


@ALL
def test_the_numbers_come_first(built_site: Path, name: str) -> None:
    main = page(built_site, name).split("<main", 1)[1]
    before_the_first_heading = main.split("<h2", 1)[0]
    links = re.findall(r'href="((?:tel:|https://wa\.me/)[^"]*)"', before_the_first_heading)
    assert links == ["tel:110", "tel:129", "https://wa.me/628111129129"]
    shown = re.findall(r"<b>([^<]*)</b>", before_the_first_heading)
    assert shown == [entry["nomor"] for entry in CARRIED]


@ALL
def test_who_serves_it_is_told_with_how_that_is_known(built_site: Path, name: str) -> None:
    told = words(page(built_site, name)).split("Kantor setempat", 1)[1].split("Layanan kabupaten", 1)[0]
    police = DISTRICTS[name]["polisi"]
    commands = police.get("kantor", [])
    assert SAID[police["status"]] in told
    assert [key for key, command in COMMANDS.items() if command in told] == [key for key in COMMANDS if key in commands]
    if police["status"] in ("disebut-sumber", "sumber-berbeda"):
        assert all(SOURCES[source]["penerbit"] in told for source in police["sumber"])
    assert "Telepon 110 diterima kantor polisi setempat." in told


@ALL
def test_the_services_of_the_regency_wait_and_say_what_works_today(built_site: Path, name: str) -> None:
    told = words(page(built_site, name)).split("Layanan kabupaten", 1)[1]
    for entry in written("layanan"):
        if entry["wilayah"] == "Kabupaten Serang" and entry.get("kantor") != "ya":
            assert f"{entry['nama']} {entry['untuk']} Menunggu konfirmasi dinas. {entry['menunggu']}" in told


@ALL
def test_a_language_is_told_only_with_its_source_and_never_how_many_speak_it(built_site: Path, name: str) -> None:
    told = words(page(built_site, name))
    spoken = DISTRICTS[name].get("bahasa", [])
    assert re.findall(r"Bahasa (\w+) dipakai di", told) == [entry["nama"] for entry in spoken]
    for entry in spoken:
        assert all(f"menurut {SOURCES[source]['penerbit']}" in told for source in entry["sumber"])
    assert "%" not in told
    assert "persen" not in told


def test_only_the_districts_that_the_facts_name_have_a_language() -> None:
    named = {"baros", "cikeusal", "ciomas", "padarincang", "pamarayan", "petir"}
    assert {name for name, entry in DISTRICTS.items() if "bahasa" in entry} == named


@ALL
def test_its_card_and_its_poster_are_offered_where_they_lie(built_site: Path, name: str) -> None:
    html = page(built_site, name)
    links = re.findall(r'href="\.\./\.\./cetak/([^"]*)" download', html)
    assert links == [f"kartu-lipat-{name}.pdf", f"poster-a4-{name}.pdf"]
    for link in links:
        body = (built_site / "bantuan/cetak" / link).read_bytes()
        assert body.startswith(b"%PDF")
        kilobytes = int(re.search(rf"{link}.*?PDF, (\d+) KB", html, re.DOTALL)[1])  # type: ignore[index]
        assert kilobytes == -(-len(body) // 1000)


@ALL
def test_it_is_light_and_needs_nothing_else(built_site: Path, name: str) -> None:
    html = page(built_site, name)
    assert len(gzip.compress(html.encode(), 6)) <= 15_000
    assert not re.search(r"<(img|iframe|object|embed)\b|<script[^>]* src=|<link[^>]*stylesheet", html)


def test_all_are_listed_by_the_alphabet(built_site: Path) -> None:
    html = (built_site / "bantuan/tempat/index.html").read_text("utf-8")
    listed = re.findall(r'<a href="([a-z-]+)/">([^<]+)</a>', html)
    assert listed == sorted(((key, entry["nama"]) for key, entry in DISTRICTS.items()), key=lambda one: one[1])
    assert 'href="tempat/"' in (built_site / "bantuan/index.html").read_text("utf-8")


def test_browser_shows_the_numbers_on_the_first_screen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    below = {}
    for name in ("", *(f"{key}/" for key in DISTRICTS)):
        page.goto(f"{address}bantuan/tempat/{name}", wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        for size in SCREENS:
            page.set_viewport_size(size)
            last, way_out = page.evaluate(LAST_NUMBER_AND_WAY_OUT)
            if last > way_out:
                below[name, size["width"]] = last
    page.close()
    assert below == {}
