"""Packs: unpacked into an empty folder, and opened from there with the network off."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import materials
from materials import ADDRESS, CARD, FORM, MADE, SESSION
from terang import site
from terang.blocks import paket
from terang.content import options
from terang.offline import body
from terang.take_along import NAMES

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    folder = materials.project(tmp_path_factory.mktemp("materi") / "contoh")
    materials.written(folder, SESSION, "Sapa peserta.", f"Sapa peserta.\n\n{materials.PICTURE}")
    return materials.loaded(folder)


def pack(whole: site.Site, door: str) -> bytes:
    made = whole.data.packs(door)
    assert made
    return made.body


@pytest.fixture(scope="module")
def unpacked(whole: site.Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paket")
    with zipfile.ZipFile(io.BytesIO(pack(whole, "sekolah"))) as packed:
        packed.extractall(folder)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# What is in it


def test_every_material_of_the_door_is_in_it_in_every_form(whole: site.Site, unpacked: Path) -> None:
    slugs = {entry.slug for entry in whole.data.shelf.behind("sekolah")}
    assert slugs > set(MADE)
    assert {Path(name).stem for name in files(unpacked) if name.startswith("baca/") and name.endswith(".html")} == slugs
    for folder, suffix in (("pdf", ".pdf"), ("salindia", "-salindia.pdf"), ("gambar", ".png"), ("dokumen", ".docx")):
        there = {name for name in files(unpacked) if name.startswith(f"{folder}/")}
        of = {name for slug in slugs for name in materials.files(whole, slug) if name.endswith(suffix)}
        of -= {name for name in of if folder == "pdf" and name.endswith("-salindia.pdf")}
        assert there == {f"{folder}/{name}" for name in of}
        for name in there:
            made = {k: v for slug in slugs for k, v in materials.files(whole, slug).items()}
            assert (unpacked / name).read_bytes() == made[Path(name).name]
    assert {"mulai.html", "DAFTAR-ISI.txt", "LISENSI.txt", "baca/gambar-contoh.png"} <= set(files(unpacked))


def test_a_door_has_only_its_own_and_the_whole_has_all(whole: site.Site) -> None:
    family = zipfile.ZipFile(io.BytesIO(pack(whole, "keluarga"))).namelist()
    assert [name for name in family if name.startswith("baca/")] == ["baca/kartu-contoh.html"]
    read = [name for name in zipfile.ZipFile(io.BytesIO(pack(whole, "semua"))).namelist() if name.startswith("baca/")]
    assert sum(name.endswith(".html") for name in read) == len(whole.data.shelf.entries)


def test_a_door_without_materials_has_no_pack(whole: site.Site) -> None:
    assert whole.data.packs("tidak-ada") is None


def test_names_are_safe_on_a_flash_drive(unpacked: Path) -> None:
    names = files(unpacked)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"([a-z0-9-]+/)?[A-Za-z0-9-]+\.[a-z]+", name), name
        assert len(name) < 100
        assert Path(name).stem.casefold() not in RESERVED


def test_the_list_of_contents_can_be_checked(unpacked: Path) -> None:
    said = (unpacked / "DAFTAR-ISI.txt").read_text("utf-8")
    listed = {name: (int(size), mark) for mark, size, name in re.findall(r"^([0-9a-f]{64}) +(\d+)  (\S+)$", said, re.M)}
    assert listed.keys() == set(files(unpacked)) - {"DAFTAR-ISI.txt"}
    for name, (size, mark) in listed.items():
        content = (unpacked / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (size, mark)
    assert "Templat contoh (versi 1.2)\n    pdf/templat-contoh.pdf, " in said
    assert "&" not in said


def test_the_licence_is_told(unpacked: Path) -> None:
    said = (unpacked / "LISENSI.txt").read_text("utf-8")
    assert "CC BY-SA 4.0" in said
    assert "SIL Open Font License" in said


def test_a_material_from_who_keeps_its_own_licence(tmp_path: Path) -> None:
    folder = materials.project(tmp_path / "contoh")
    materials.written(folder, FORM, "lisensi: CC BY-SA 4.0", "lisensi: CC BY-NC-SA 3.0 IGO")
    made = pack(materials.loaded(folder), "sekolah")
    said = zipfile.ZipFile(io.BytesIO(made)).read("LISENSI.txt").decode()
    assert re.search(r"CC BY-NC-SA 3\.0 IGO: tidak untuk dijual\.\n.*\n\n?- Templat contoh\n", said)


def test_its_name_does_not_tell_on_who_saves_it() -> None:
    """A phone lists its downloads by name."""
    assert NAMES == {"penyintas": "pendamping"}


# Equal bytes


def test_equal_materials_give_equal_bytes(whole: site.Site) -> None:
    """Also when nothing is taken from the cache; every file in it has the day of the newest material."""
    packer = replace(whole.along.packer, cache=None)
    press = replace(whole.along.press, cache=None)
    again = replace(whole.along, packer=packer, press=press, _members={}, _packs={})
    for door in ("sekolah", "semua"):
        made = again.pack(door)
        assert made
        assert made.body == pack(whole, door)
        assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(made.body)).infolist()} == {
            (2026, 11, 23, 0, 0, 0)
        }


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: materials.written(folder, FORM, "Isi semua kurung siku.", "Isi semuanya."),
        lambda folder: (folder / f"content/materi/{CARD}.md").unlink(),
        lambda folder: (folder / "data/situs.yml").write_text(
            (folder / "data/situs.yml").read_text("utf-8").replace("nama: Cerah", "nama: Terbit"), "utf-8"
        ),
    ],
)
def test_a_pack_changes_with_what_is_in_it(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folder = materials.project(tmp_path / "contoh")
    before = pack(materials.loaded(folder), "sekolah")
    change(folder)
    assert pack(materials.loaded(folder), "sekolah") != before
    assert len(list((folder / site.CACHE).glob("*.sekolah.zip"))) == 1, "what nobody needs is not kept"


# Without the internet


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser of a small phone with the network off, and every address that it asks for."""
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 640})
    context.set_default_timeout(5_000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context, asked
    context.close()


@pytest.fixture
def start(offline: tuple[BrowserContext, list[str]], unpacked: Path) -> Iterator[Page]:
    page = offline[0].new_page()
    page.on("console", lambda message: pytest.fail(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto((unpacked / "mulai.html").as_uri())
    yield page
    page.close()


def test_every_link_works_and_nothing_is_asked_of_the_network(
    start: Page, offline: tuple[BrowserContext, list[str]], unpacked: Path
) -> None:
    html = [name for name in files(unpacked) if name.endswith(".html")]
    reached: set[str] = set()
    offline[1].clear()
    for name in html:
        start.goto((unpacked / name).as_uri())
        for href in start.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))"):
            if href.startswith("tel:"):
                continue
            assert not re.match(r"[a-z]+:|/", href), "only relative links"
            target = Path(unquote(urlsplit(urljoin(start.url, href)).path))
            assert target.is_file(), href
            reached.add(target.relative_to(unpacked.resolve()).as_posix())
            if (anchor := urlsplit(href).fragment) and target == Path(unquote(urlsplit(start.url).path)):
                assert start.locator(f"#{anchor}").count() == 1
        assert start.evaluate("document.documentElement.scrollWidth") == 360, f"{name} is wider than a phone"
        assert start.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert reached == set(files(unpacked)) - {"baca/gambar-contoh.png"}, "whatever is in it is linked"
    assert {urlsplit(url).scheme for url in offline[1]} == {"file"}
    pages_and_pictures = [(unpacked / name).resolve().as_uri() for name in [*html, "baca/gambar-contoh.png"]]
    assert sorted(set(offline[1])) == sorted(pages_and_pictures)


def found(page: Page, asked: str) -> list[str]:
    page.get_by_role("searchbox").fill(asked)
    return page.locator("#hasil h3").all_inner_texts()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("templat", ["Templat contoh"]),  # its title
        ("kurung SIKU", ["Templat contoh"]),  # its text
        ("kurung mimbar", []),  # every word must occur
        ("hadirin sekalian", ["Kultum contoh"]),
        ("belakang", ["Kartu dua sisi", "Lembar balik contoh"]),  # the summary before the text
        ("<script>", []),
    ],
)
def test_search_finds(start: Page, asked: str, expected: list[str]) -> None:
    titles = found(start, asked)
    assert titles == expected
    status = start.get_by_role("status").inner_text()
    told = f"{len(titles)} materi ditemukan." if titles else "Tidak ada materi dengan kata itu. Coba kata lain."
    assert status == told
    assert start.locator("#daftar").is_hidden()


def test_search_gives_the_list_back(start: Page) -> None:
    assert found(start, "templat")
    start.get_by_role("searchbox").fill("")
    assert start.locator("#daftar").is_visible()
    assert start.locator("#hasil").is_hidden()


def test_what_was_found_opens(start: Page) -> None:
    found(start, "kurung siku")
    start.locator("#hasil h3 a").click()
    assert start.title() == "Templat contoh"
    assert "Isi semua kurung siku." in start.locator("main").inner_text()
    start.get_by_role("link", name="Kembali ke semua materi").click()
    assert start.title() == "Materi: Sekolah"


def test_without_its_script_it_is_a_list(browser: Browser, unpacked: Path) -> None:
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        page = context.new_page()
        page.goto((unpacked / "mulai.html").as_uri())
        assert page.locator("form").is_hidden()
        assert page.locator(".paket-daftar h3:visible").count() == len(
            [name for name in files(unpacked) if name.startswith("baca/") and name.endswith(".html")]
        )
        assert page.get_by_role("heading", name="Mulai dari mana").is_visible()


def test_its_pages_are_valid_html(unpacked: Path) -> None:
    for name in files(unpacked):
        if name.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse((unpacked / name).read_text("utf-8"))


def test_a_page_says_who_may_lead_and_who_has_seen_it(unpacked: Path) -> None:
    said = re.sub(r"<[^>]+>", " ", (unpacked / "baca/pelajaran-contoh.html").read_text("utf-8"))
    assert "K1: sudah ikut orientasi" in " ".join(unescape(said).split())
    assert "Ketua Himpunan Contoh, psikolog anak, 23 November 2026" in said
    assert "Belum ditinjau oleh ahli." in (unpacked / f"baca/{SESSION}.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a href="lain.md">kata</a>', '<a href="lain.html">kata</a>'),
        ('<a href="lain.md#bagian">kata</a>', '<a href="lain.html#bagian">kata</a>'),
        ('<a href="/materi/lain/">kata</a>', '<a href="lain.html">kata</a>'),
        ('<a href="tak-ada.md">kata <b>tebal</b></a>', "kata <b>tebal</b>"),
        ('<a href="../bantuan/index.md">kata</a>', "kata"),
        ('<a href="/bantuan/">kata</a>', "kata"),
        ('<a href="#bagian">kata</a>', '<a href="#bagian">kata</a>'),
        ('<a class="kanal-nomor" href="tel:129">129</a>', '<a class="kanal-nomor" href="tel:129">129</a>'),
        ('<a class="kanal-nomor" href="https://wa.me/62" rel="x">0811</a>', "0811"),
        ('<a href="https://contoh.id/a/?b&amp;c">kata</a>', "kata (contoh.id/a/?b&amp;c)"),
        ('<a href="mailto:a@contoh.id">kata</a>', "kata"),
        ('<a id="x">kata</a>', "kata"),
    ],
)
def test_no_link_leads_out(html: str, made: str) -> None:
    assert body(f"<p>{html}</p>", "materi/ini.md", {"materi/lain/": "lain.html"}) == f"<p>{made}</p>"


# Where it is offered


def test_its_size_is_told_before_the_tap(whole: site.Site) -> None:
    data = whole.data.on_page(lambda address: f"../{address}")
    placed, problems = options("pintu: semua", "paket", "x.md", 1)
    assert placed, problems
    html = paket.render(placed.value, data)
    count = len(pack(whole, "semua"))
    assert f"<small>ZIP, {len(whole.data.shelf.entries)} materi, {-(-count // 1000)} KB</small>" in html
    assert 'href="../materi/paket/semua.zip" download' in html
    assert paket.files(placed.value, data) == {"materi/paket/semua.zip": pack(whole, "semua")}
    assert ADDRESS.encode() in zipfile.ZipFile(io.BytesIO(pack(whole, "semua"))).read("mulai.html")


def test_the_start_page_says_whom_to_call(whole: site.Site) -> None:
    """Whoever opens a pack may need a number before any of its pages."""
    start = zipfile.ZipFile(io.BytesIO(pack(whole, "semua"))).read("mulai.html").decode()
    first = start[: start.index('id="daftar"')]
    assert 'href="tel:110"' in first
    assert 'href="tel:129"' in first
