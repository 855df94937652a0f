"""What the last gate stops: each row spoils a good site in one place and names the problem that must be found."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import terang.site
from conftest import ROOT
from terang.built import check_built
from terang.built_help import Promise
from terang.built_site import read_site
from terang.problems import Problem

STYLE = "body{color:#111}"
SCRIPT = "(() => {})();"


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


POLICY = f"default-src 'none'; style-src {digest(STYLE)}; img-src 'self' data:"
HELP_POLICY = f"{POLICY}; script-src {digest(SCRIPT)}"

PAGE = """\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">
<style>{style}</style>{script}
</head>
<body>
<aside class="pengesahan"><p>Belum disahkan.</p></aside>
<main id="isi">
{body}
</main>
<a class="keluar" href="https://www.bmkg.go.id/" rel="nofollow noopener noreferrer">Keluar</a>
</body>
</html>
"""
BODIES = {
    "index.html": '<a href="bantuan/">Bantuan</a> <a href="data/#tabel">Data</a> <a href="#isi">Isi</a>',
    "bantuan/index.html": (
        '<h1>Info</h1><a href="tel:129">129</a> <a href="tel:110">110</a> <a href="..">Beranda</a>'
        ' <a href="https://wa.me/628111129129">08111-129-129</a> <a href="#isi">Isi</a>'
    ),
    "data/index.html": (
        '<h2 id="tabel">Tabel</h2><a href="../unduhan/kasus.csv" download>CSV</a>'
        '<svg viewBox="0 0 1 1"><title>Grafik</title><rect width="1" height="1"/></svg>'
    ),
    "404.html": '<a href="/bantuan/">Bantuan</a>',
}
PROMISE = Promise(
    phones=("129", "110"),
    numbers=frozenset({"129", "110", "628111129129"}),
    script=SCRIPT,
    exit="https://www.bmkg.go.id/",
    words=("kekerasan", "lapor", "rumah aman"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with nothing wrong."""
    for number, (path, body) in enumerate(BODIES.items()):
        policy, script = (HELP_POLICY, f"<script>{SCRIPT}</script>") if "bantuan/" in path else (POLICY, "")
        page = PAGE.format(policy=policy, title=f"Halaman {number}", style=STYLE, script=script, body=body)
        write(tmp_path / path, page)
    write(tmp_path / "unduhan/kasus.csv", "tahun;jumlah\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(site: Path) -> list[Problem]:
    return list(check_built(site, PROMISE))


def test_a_good_site_passes(site: Path) -> None:
    assert found(site) == []


def test_a_good_site_passes_below_another_address(site: Path) -> None:
    write(site / "404.html", (site / "404.html").read_text("utf-8").replace('"/bantuan/"', '"/proyek/bantuan/"'))
    assert list(check_built(site, PROMISE, root="/proyek/")) == []
    assert list(check_built(site, PROMISE, root="/proyek")) == []
    assert [problem.path for problem in found(site)] == ["site/404.html"]


# What is put in place of the first text, and a part of the problem that it makes.
SPOILED_PAGES = [
    ("</main>", '<a href="tidak-ada/">x</a></main>', "tautan 'tidak-ada/' tidak menuju ke mana pun"),
    ("</head>", '<link rel="alternate" href="../umpan.xml"></head>', "tautan '../umpan.xml' tidak menuju ke mana pun"),
    ("</main>", '<a href="../bantuan">x</a></main>', "tautan '../bantuan' tidak menuju ke mana pun"),
    ("</main>", '<a href="#tidak-ada">x</a></main>', "bagian '#tidak-ada' tidak ada"),
    ("</main>", '<a href="../bantuan/#nomor">x</a></main>', "bagian '#nomor' tidak ada"),
    ("</main>", '<a href="/bantuan/">x</a></main>', "tautan '/bantuan/' tidak jalan di alamat lain"),
    ("</main>", '<a href="../bantuan/?q=kata">x</a></main>', "menaruh kata di alamat halaman"),
    ("</main>", '<a href="../unduhan/lain.csv" download>x</a></main>', "tautan '../unduhan/lain.csv'"),
    ("</main>", '<a href="javascript:alert(1)">x</a></main>', "<a> menjalankan skrip lewat alamat"),
    ("</main>", '<img src="https://contoh.id/x.png" alt=""></main>', "mengambil berkas dari situs lain"),
    ("</main>", '<img src="//contoh.id/x.png" alt=""></main>', "mengambil berkas dari situs lain"),
    ("</main>", '<img src="x.png" srcset="//contoh.id/x.png 2x" alt=""></main>', "//contoh.id/x.png"),
    ("</main>", '<img src="hilang.png" alt=""></main>', "berkas 'hilang.png' tidak ada"),
    ("</main>", '<p data-pekerja="hilang.js"></p></main>', "berkas 'hilang.js' tidak ada"),
    ("</main>", '<svg><image href="https://contoh.id/x.png"/></svg></main>', "dari situs lain"),
    ("</main>", '<script src="https://contoh.id/x.js"></script></main>', "dari situs lain"),
    ("</main>", "<script>alert(1)</script></main>", "ada skrip di dalam halaman"),
    ("</main>", '<p onclick="alert(1)">x</p></main>', "lewat atribut onclick"),
    ("</main>", '<p style="color:red">x</p></main>', "<p> memakai atribut style"),
    ("</main>", '<iframe src="https://contoh.id/"></iframe></main>', "ada <iframe> di halaman"),
    ("</main>", '<form action="https://contoh.id/"></form></main>', "formulir mengirim isian"),
    ("</main>", '<p id="isi">x</p></main>', "id 'isi' dipakai 2 kali"),
    ("</head>", '<link rel="stylesheet" href="https://contoh.id/x.css"></head>', "dari situs lain"),
    ("</head>", '<link rel="preconnect" href="https://contoh.id"></head>', "dari situs lain"),
    ("</head>", '<link rel="manifest" href="x.json"></head>', "untuk dipasang di ponsel"),
    ("</head>", '<meta http-equiv="refresh" content="0; url=x"></head>', "halaman berpindah sendiri"),
    ("</head>", "<style>p{}</style></head>", "tidak diizinkan kebijakan keamanannya"),
    ("</head>", "<style>@import url(//contoh.id/x.css);</style></head>", "dari situs lain"),
    ("</head>", '<meta property="og:image" content="../unduhan/kasus.csv"></head>', "tidak akan tampil di WhatsApp"),
    ("</head>", '<meta property="og:image" content="https://contoh.id/hilang.png"></head>', "hilang.png' tidak ada"),
    (STYLE, STYLE + " ", "tidak diizinkan kebijakan keamanannya"),
    ('http-equiv="Content-Security-Policy"', 'name="lain"', "tidak ada kebijakan keamanan"),
    ("default-src 'none'", "default-src 'self'", "tidak mulai dari default-src 'none'"),
    ("style-src 'sha256", "style-src 'unsafe-inline' 'sha256", "kebijakan keamanan mengizinkan 'unsafe-inline'"),
    ("img-src 'self'", "img-src https://contoh.id", "kebijakan keamanan mengizinkan https://contoh.id"),
    ('<meta charset="utf-8">', "<style>p{}</style>", "kebijakan keamanan datang terlambat"),
    ('lang="id"', 'lang="xx"', "bahasa halaman 'xx' tidak dikenal"),
    ('lang="id"', "", "bahasa halaman '' tidak dikenal"),
    ("<title>Halaman 2</title>", "", "halaman tanpa judul"),
    ("Halaman 2", "Halaman 1", "judul 'Halaman 1' sama dengan judul bantuan/index.html"),
    ("no-referrer", "unsafe-url", "dari mana pembacanya datang"),
    ('class="pengesahan"', "", "belum disahkan"),
    ("nofollow noopener noreferrer", "nofollow", "tidak ada tautan keluar cepat"),
]


@pytest.mark.parametrize(("old", "new", "what"), SPOILED_PAGES)
def test_a_spoiled_page_is_stopped(
    site: Path, tmp_path_factory: pytest.TempPathFactory, old: str, new: str, what: str
) -> None:
    cache = tmp_path_factory.mktemp("ingatan")
    assert list(check_built(site, PROMISE, cache=cache)) == []
    page = site / "data/index.html"
    text = page.read_text("utf-8")
    assert old in text
    write(page, text.replace(old, new, 1))
    problems = found(site)
    assert [problem for problem in problems if problem.path == "site/data/index.html" and what in problem.what]
    for _ in ("read", "remembered"):
        assert list(check_built(site, PROMISE, cache=cache)) == problems


LIST_SCRIPT = "(() => { 'daftar'; })();"


@pytest.mark.parametrize(
    ("path", "script", "rule", "what"),
    [
        ("materi/index.html", LIST_SCRIPT, f"; script-src {digest(LIST_SCRIPT)}", ""),
        ("materi/saring/sekolah/index.html", LIST_SCRIPT, f"; script-src {digest(LIST_SCRIPT)}", ""),
        ("data/lain/index.html", LIST_SCRIPT, f"; script-src {digest(LIST_SCRIPT)}", "bukan skrip daftar materi"),
        ("materi/index.html", LIST_SCRIPT + " ", f"; script-src {digest(LIST_SCRIPT)}", "bukan skrip daftar materi"),
        ("materi/index.html", SCRIPT, f"; script-src {digest(SCRIPT)}", "bukan skrip daftar materi"),
        ("materi/index.html", LIST_SCRIPT, "", "tidak tepat satu skrip ini saja"),
        ("materi/index.html", LIST_SCRIPT, "; script-src 'self'", "tidak tepat satu skrip ini saja"),
    ],
)
def test_only_lists_of_materials_run_their_script(site: Path, path: str, script: str, rule: str, what: str) -> None:
    page = PAGE.format(policy=POLICY + rule, title="Materi", style=STYLE, script=f"<script>{script}</script>", body="x")
    write(site / path, page)
    problems = list(check_built(site, replace(PROMISE, list_script=LIST_SCRIPT)))
    assert [problem.path for problem in problems] == [f"site/{path}"] * bool(what)
    assert all(what in problem.what for problem in problems)


# The same, on a help page.
SPOILED_HELP = [
    ("</body>", "<p>x</p></body>", "bukan bagian terakhir halaman"),
    ('class="keluar" ', "", "bukan bagian terakhir halaman"),
    ("https://www.bmkg.go.id/", "https://contoh.id/", "menuju 'https://contoh.id/', bukan tujuan"),
    (SCRIPT, SCRIPT + " ", "skrip di halaman ini bukan satu-satunya"),
    (f"<script>{SCRIPT}</script>", "", "skrip di halaman ini bukan satu-satunya"),
    ("</main>", "<script>alert(1)</script></main>", "skrip di halaman ini bukan satu-satunya"),
    ("</main>", '<script type="speculationrules">{}</script></main>', "skrip di halaman ini bukan satu-satunya"),
    ("script-src 'sha", "script-src 'self' 'sha", "kebijakan keamanan tidak tepat satu skrip ini saja: 'self'"),
    (f"; script-src {digest(SCRIPT)}", "", "kebijakan keamanan tidak tepat satu skrip ini saja: tidak ada"),
    ("; script-src", "; connect-src 'self'; script-src", "tidak tepat satu skrip ini saja"),
    ("</main>", "<form></form></main>", "ada <form> di halaman bantuan"),
    ("</main>", "<button>x</button></main>", "ada <button> di halaman bantuan"),
    ("</head>", '<meta property="og:image" content="x.png"></head>', "ada pratinjau bergambar"),
    ("</head>", '<link rel="prefetch" href="../data/"></head>', "mengambil '../data/' sebelum diminta"),
    ("<title>Halaman 1", "<title>Cara Melapor", "judul memuat kata 'lapor'"),
    ("</head>", '<meta name="description" content="Kekerasan"></head>', "pratinjau memuat kata 'kekerasan'"),
    ("</head>", '<meta property="og:title" content="Kekerasan"></head>', "pratinjau memuat kata 'kekerasan'"),
    ("<h1>Info", "<h1>Rumah <b>Aman</b>", "judul di halaman memuat kata 'rumah aman'"),
    ("</main>", '<a href="../unduhan/kasus.csv" download="lapor.csv">x</a></main>', "nama unduhan memuat kata 'lapor'"),
    ("data:image/svg+xml,%3Csvg/%3E", "lapor.png", "gambar tab memuat kata 'lapor'"),
    (
        "</main>",
        '<h2 id="rumah-aman">x</h2><a href="#rumah-aman">x</a></main>',
        "alamat bagian memuat kata 'rumah aman'",
    ),
    ("wa.me/628111129129", "wa.me/628111129129?text=tolong", "membawa kata-kata"),
    ("</main>", '<a href="https://www.facebook.com/sharer.php?u=x">x</a></main>', "ada tombol berbagi ke facebook.com"),
    ("</main>", '<a href="https://t.me/share/url">x</a></main>', "ada tombol berbagi ke t.me"),
    ("wa.me/628111129129", "wa.me/6281200000000", "tautan menghubungi nomor yang tidak ada"),
    ("08111-129-129", "0812-0000-0000", "nomor '0812…00' tidak ada di data/layanan.yml"),
    ("08111-129-129", "0812-<wbr>0000-<b>0000</b>", "nomor '0812…00' tidak ada di data/layanan.yml"),
    ("tel:129", "tel:112", "nomor 129 tidak bisa ditelepon"),
]


@pytest.mark.parametrize(("old", "new", "what"), SPOILED_HELP)
def test_a_spoiled_help_page_is_stopped(site: Path, old: str, new: str, what: str) -> None:
    page = site / "bantuan/index.html"
    text = page.read_text("utf-8")
    assert old in text
    write(page, text.replace(old, new, 1))
    assert [problem for problem in found(site) if problem.path == "site/bantuan/index.html" and what in problem.what]


def leave_to_ourselves(site: Path) -> Promise:
    """Let the way out of every page lead to our own neutral page, which has neither warning nor way out."""
    for path in BODIES:
        here = "/" if path == "404.html" else "../" * path.count("/")
        page = site / path
        write(page, page.read_text("utf-8").replace("https://www.bmkg.go.id/", f"{here}cuaca/"))
    page = PAGE.format(policy=POLICY, title="Cuaca", style=STYLE, script="", body="<p>Cuaca</p>")
    write(site / "cuaca/index.html", re.sub(r"<aside.*?</aside>|<a class=\"keluar\".*?</a>", "", page))
    return replace(PROMISE, exit="sendiri")


def test_a_site_may_be_left_to_its_own_neutral_page(site: Path) -> None:
    promise = leave_to_ourselves(site)
    assert list(check_built(site, promise)) == []
    assert [p.path for p in check_built(site, PROMISE)] == ["site/bantuan/index.html"]


NOISE = "".join(hashlib.sha256(bytes([number % 256, number // 256])).hexdigest() for number in range(1200))


def heavy(letters: int) -> Callable[[Path], None]:
    """Put so many letters that cannot be packed into the help page."""

    def spoil(site: Path) -> None:
        page = site / "bantuan/index.html"
        write(page, page.read_text("utf-8").replace("</main>", f"<p>{NOISE[:letters]}</p></main>"))

    return spoil


def four_pictures(site: Path) -> None:
    pictures = "".join(f'<img src="{number}.png" alt="">' for number in range(4))
    write(
        site / "data/index.html", (site / "data/index.html").read_text("utf-8").replace("</main>", pictures + "</main>")
    )
    for number in range(4):
        write(site / f"data/{number}.png", "gambar")


def preview(path: str, address: str = "https://contoh.id/proyek/unduhan/kasus.csv") -> Callable[[Path], None]:
    """Name a picture that messengers show where the page at `path` is linked."""

    def spoil(site: Path) -> None:
        meta = f'<meta property="og:image" content="{address}"></head>'
        write(site / path, (site / path).read_text("utf-8").replace("</head>", meta))

    return spoil


def taken(path: str, size: int) -> Callable[[Path], None]:
    """Put a file of this size where materials are taken along."""

    def spoil(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        whole = {".png": picture, ".pdf": document}.get(Path(path).suffix, bytes)
        (site / path).write_bytes(whole(size))

    return spoil


def document(size: int) -> bytes:
    """A PDF of so many bytes without a word in it."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n%"
    )
    end = b"\ntrailer<</Root 1 0 R>>\n"
    return body + b"." * (size - len(body) - len(end)) + end


def picture(size: int) -> bytes:
    """A PNG of so many bytes, as far as anyone looks into it here."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", len(body), name) + body + bytes(4)

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", bytes(size - 32)) + chunk(b"IEND", b"")


def test_a_page_of_figures_may_show_a_picture_where_it_is_linked(site: Path) -> None:
    preview("data/index.html")(site)
    write(site / "404.html", (site / "404.html").read_text("utf-8").replace('"/bantuan/"', '"/proyek/bantuan/"'))
    (site / "unduhan/kasus-bagikan.png").write_bytes(picture(250_000))
    assert list(check_built(site, PROMISE, root="/proyek/")) == []


SPOILED_SITES: list[tuple[Callable[[Path], object], str]] = [
    (lambda site: (site / "bantuan/index.html").unlink(), "halaman bantuan tidak ada"),
    (
        lambda site: write(site / "bantuan/index.html", (site / "index.html").read_text("utf-8")),
        "nomor 129 tidak bisa ditelepon",
    ),
    (heavy(32_000), "batasnya 15 KB"),
    (lambda site: write(site / "bantuan/lapor-diri.pdf", "%PDF"), "alamatnya memuat kata 'lapor'"),
    (four_pictures, "halaman perlu 5 permintaan"),
    (lambda site: write(site / "x.js", "localStorage.setItem('a', 1)"), "bisa meninggalkan jejak"),
    (lambda site: write(site / "x.js", "navigator.serviceWorker.register('x')"), "bisa meninggalkan jejak"),
    (lambda site: write(site / "x.js", "document.cookie = 'a=1'"), "bisa meninggalkan jejak"),
    (lambda site: write(site / "x.svg", "<svg><script>1</script></svg>"), "gambar menjalankan skrip"),
    (lambda site: write(site / "x.svg", '<svg onload="alert(1)"/>'), "gambar menjalankan skrip"),
    (lambda site: write(site / "x.css", "p{background:url(https://contoh.id/x.png)}"), "gaya mengambil berkas"),
    (preview("bantuan/index.html"), "halaman bantuan tampil dengan gambar"),
    (lambda site: (site / "unduhan/a-bagikan.png").write_bytes(bytes(250_001)), "batasnya 250 KB"),
    (taken("materi/x/x.png", 250_001), "gambar untuk WhatsApp seberat 250 KB, batasnya 250 KB"),
    (taken("materi/x/x.pdf", 300_001), "lembar cetak seberat 300 KB, batasnya 300 KB"),
    (taken("materi/paket/sekolah.zip", 15_000_001), "paket materi seberat 15000 KB, batasnya 15000 KB"),
    (taken("materi/paket/semua.zip", 60_000_001), "paket semua materi seberat 60000 KB, batasnya 60000 KB"),
    (lambda site: (site / "unduhan/a-bagikan.png").write_bytes(picture(250_001)), "batasnya 250 KB"),
    (lambda site: (site / "lain.csv").symlink_to(site / "unduhan/kasus.csv"), "hanya penunjuk (symlink)"),
]


@pytest.mark.parametrize(("spoil", "what"), SPOILED_SITES)
def test_a_spoiled_site_is_stopped(site: Path, spoil: Callable[[Path], object], what: str) -> None:
    spoil(site)
    assert [problem for problem in found(site) if what in problem.what]


def test_a_help_page_at_its_limit_passes(site: Path) -> None:
    heavy(24_000)(site)
    assert found(site) == []


@pytest.mark.parametrize(
    ("path", "size"),
    [("x/x.png", 250_000), ("x/x.pdf", 300_000), ("paket/a.zip", 15_000_000), ("paket/semua.zip", 60_000_000)],
)
def test_what_is_taken_along_may_weigh_its_limit(site: Path, path: str, size: int) -> None:
    taken(f"materi/{path}", size)(site)
    assert found(site) == []


def test_an_endorsed_site_needs_no_warning(site: Path) -> None:
    page = site / "data/index.html"
    write(page, page.read_text("utf-8").replace('class="pengesahan"', ""))
    assert list(check_built(site, PROMISE, endorsed=True)) == []


def test_a_page_that_is_remembered_is_the_page(built_site: Path, tmp_path: Path) -> None:
    read = read_site(built_site, "/", tmp_path)
    assert (tmp_path / "halaman-situs.json").is_file()
    assert read_site(built_site, "/", tmp_path) == read


def test_the_real_site_passes_and_is_whole(built_site: Path) -> None:
    loaded, problems = terang.site.load(ROOT)
    assert loaded
    assert problems == []
    assert list(check_built(built_site, loaded.promise, cache=ROOT / terang.site.CACHE)) == []  # as when it was built
    assert {"index.html", "404.html", "bantuan/index.html", "cari/index.html"} <= {
        path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")
    }
