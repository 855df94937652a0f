"""Check the finished site, whatever engine built it: the last gate before it replaces the published one.

A protection that lives only in a hook or a template can vanish behind a green build, so what is promised
to readers is looked for here in the bytes that they would get.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from terang import built_guard
from terang.built_help import HELP, NEUTRAL, Promise, check_help, check_numbers
from terang.built_page import Address, Page
from terang.built_site import BuiltSite, read_site
from terang.problems import Problem

PAGE_LIMIT, HELP_LIMIT = 40_000, 15_000  # bytes with gzip, with all that is fetched before anyone interacts
SHARED, SHARED_LIMIT = "-bagikan.png", 250_000  # bytes of a picture that people send on, most of them on mobile data
LISTS = "materi/"  # pages below it may filter their list without loading another page
# What else is taken along, by its path, in bytes, with what it is called and how it becomes lighter.
HEAVIEST = {
    rf".*{SHARED}|materi/.*\.png": (
        SHARED_LIMIT,
        "gambar untuk WhatsApp",
        "kurangi isi gambarnya, misalnya baris tabelnya",
    ),
    r"materi/.*\.pdf": (300_000, "lembar cetak", "kecilkan gambarnya, atau bagi materinya"),
    r"materi/paket/(?!semua\.).*\.zip": (15_000_000, "paket materi", "kecilkan gambar di dalam materinya"),
    r"materi/paket/semua\.zip": (
        60_000_000,
        "paket semua materi",
        "kecilkan gambar di dalam materinya",
    ),  # a flash drive
}
PAGE_REQUESTS, HELP_REQUESTS = 4, 1
LANGUAGES = {"id", "en", "su", "jv-x-serang"}
SAFE_SOURCES = re.compile(r"'none'|'self'|data:|'sha256-[A-Za-z0-9+/]{43}='")
# Whatever a browser would keep, or a worker that would outlive the visit.
KEEPS = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|serviceWorker|document\.cookie|cookieStore|caches\.open)\b"
)
RUNS_IN_DRAWING = re.compile(
    r"<script|\son\w+\s*=|<foreignObject|href\s*=\s*[\"'](?:https?:)?//|javascript:", re.IGNORECASE
)
CSS_ELSEWHERE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")
# What a file of each kind may not contain, with what to say of it.
FORBIDDEN = {
    ".js": (KEEPS, "skrip bisa meninggalkan jejak di ponsel pembaca", "hapus bagian itu, atau jangan terbitkan"),
    ".svg": (RUNS_IN_DRAWING, "gambar menjalankan skrip atau mengambil dari situs lain", "buat ulang gambarnya"),
    ".css": (CSS_ELSEWHERE, "gaya mengambil berkas dari situs lain", "simpan berkasnya di situs ini"),
}

Found = tuple[int, str, str]  # line, what, fix


def check_built(
    site: Path, promise: Promise, *, endorsed: bool = False, root: str = "/", cache: Path | None = None
) -> Iterator[Problem]:
    """Yield every problem of the site in the folder `site`.

    `promise`: what the data say must hold. `endorsed`: the agency stands behind this edition, so pages need not warn
    that it does not. `root`: the path under which the site is served. `cache`: a folder that remembers which files have
    been read before.
    """
    built = read_site(site, root, cache)
    for path, page in built.pages.items():
        for line, what, fix in _scripts(path, page, promise):
            yield Problem(f"site/{path}", line, 0, what, fix)
        for check in (_refused, _identity, _policy, _loads, _links, _anchors_once, _weight, _previews):
            yield from (Problem(f"site/{path}", line, 0, what, fix) for line, what, fix in check(built, path, page))
        for line, what, fix in check_numbers(page, promise.numbers):
            yield Problem(f"site/{path}", line, 0, what, fix)
        if not endorsed and "pengesahan" not in page.classes and path != NEUTRAL:
            what = "tidak menyebut bahwa isinya belum disahkan"
            yield Problem(f"site/{path}", 0, 0, what, "sertakan partials/pengesahan.html")
    yield from _titles(built.pages)
    yield from check_help(built, promise)
    yield from _other_files(built)
    yield from built_guard.check(built, promise, cache)


def _refused(_built: BuiltSite, _path: str, page: Page) -> Iterator[Found]:
    yield from page.refused


def _scripts(path: str, page: Page, promise: Promise) -> Iterator[Found]:
    """Yield the scripts inside a page that are not the known one. The help pages have their own, judged with them."""
    if path.startswith(HELP) or not page.scripts:
        return
    known = [promise.list_script] if promise.list_script and path.startswith(LISTS) else []
    if [said.text for said in page.scripts] != known:
        what = "ada skrip di dalam halaman, yang bukan skrip daftar materi"
        yield page.scripts[0].line, what, "pindahkan skrip ke berkas sendiri, atau hapus"
    elif page.rules.get("script-src") != [page.hashed(promise.list_script)]:
        yield (
            1,
            "kebijakan keamanan tidak tepat satu skrip ini saja",
            "pakai kebijakan dari pengaturan situs apa adanya",
        )


def _identity(built: BuiltSite, path: str, page: Page) -> Iterator[Found]:
    if page.language not in LANGUAGES:
        yield 1, f"bahasa halaman '{page.language}' tidak dikenal", 'tulis <html lang="id">'
    if not page.title:
        yield 1, "halaman tanpa judul", "isi judul di bagian atas berkasnya"
    if page.referrer != "no-referrer":
        yield 1, "halaman memberi tahu situs lain dari mana pembacanya datang", "sertakan partials/dokumen.html"
    ways = (
        urlsplit(link.href).scheme == "https" or built.resolve(path, link.href)[0] == NEUTRAL for link in page.exits
    )
    if not any(ways) and path != NEUTRAL:
        yield 1, "tidak ada tautan keluar cepat", "sertakan partials/keluar.html"


def _policy(_built: BuiltSite, _path: str, page: Page) -> Iterator[Found]:
    fix = "pakai kebijakan dari pengaturan situs apa adanya"
    if not page.policy:
        yield 1, "tidak ada kebijakan keamanan (Content-Security-Policy)", fix
        return
    rules = page.rules
    if rules.get("default-src") != ["'none'"]:
        yield 1, "kebijakan keamanan tidak mulai dari default-src 'none'", fix
    for source in sorted({source for sources in rules.values() for source in sources}):
        if not SAFE_SOURCES.fullmatch(source):
            yield 1, f"kebijakan keamanan mengizinkan {source}", fix
    for style in page.styles:
        if style not in rules.get("style-src", []):
            yield 1, "gaya di dalam halaman tidak diizinkan kebijakan keamanannya, jadi tidak akan tampil", fix


def _loads(built: BuiltSite, path: str, page: Page) -> Iterator[Found]:
    for href, line in [*page.loads, *page.later]:
        parts = urlsplit(href)
        if parts.netloc or parts.scheme not in ("", "data"):
            yield line, f"halaman mengambil berkas dari situs lain: '{href}'", "simpan berkasnya di situs ini"
        elif not parts.scheme and built.resolve(path, href)[0] not in built.files:
            yield line, f"berkas '{href}' tidak ada", "betulkan alamatnya, atau hapus"


def _links(built: BuiltSite, path: str, page: Page) -> Iterator[Found]:
    for link in page.links:
        parts = urlsplit(link.href)
        if parts.scheme or parts.netloc:
            continue
        if parts.query:
            yield link.line, f"tautan '{link.href}' menaruh kata di alamat halaman", "hapus tanda tanya dan sesudahnya"
        if parts.path.startswith("/") and path != "404.html":
            yield link.line, f"tautan '{link.href}' tidak jalan di alamat lain", "tulis alamat relatif"
            continue
        yield from _target(built, path, link)


def _target(built: BuiltSite, path: str, link: Address) -> Iterator[Found]:
    target, anchor = built.resolve(path, link.href)
    if target not in built.files:
        yield link.line, f"tautan '{link.href}' tidak menuju ke mana pun", "betulkan alamatnya, atau hapus tautannya"
    elif anchor and anchor != "top" and target in built.pages and anchor not in built.pages[target].ids:
        yield link.line, f"bagian '#{anchor}' tidak ada di halaman yang dituju", "samakan dengan judul bagian di sana"


def _anchors_once(_built: BuiltSite, _path: str, page: Page) -> Iterator[Found]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield 0, f"id '{name}' dipakai {count} kali", "beri tiap bagian nama sendiri"


def _weight(built: BuiltSite, path: str, page: Page) -> Iterator[Found]:
    limit, most = (HELP_LIMIT, HELP_REQUESTS) if path.startswith(HELP) else (PAGE_LIMIT, PAGE_REQUESTS)
    inside = {built.resolve(path, load.href)[0] for load in page.loads if not urlsplit(load.href).scheme}
    fetched = {path} | (inside & built.files)
    weight = sum(built.weight(name) for name in fetched)
    if weight > limit:
        what = f"halaman seberat {weight / 1000:.0f} KB, batasnya {limit // 1000} KB"
        yield 0, what, "kecilkan gambar atau bagi halaman"
    if len(fetched) > most:
        yield 0, f"halaman perlu {len(fetched)} permintaan, batasnya {most}", "satukan gaya dan gambar ke halaman"


def _previews(built: BuiltSite, path: str, page: Page) -> Iterator[Found]:
    for href, line in page.shared:
        parts = urlsplit(href)
        if path.startswith(HELP):
            yield line, "halaman bantuan tampil dengan gambar saat tautannya dikirim", "hapus <meta> gambar itu"
        elif parts.scheme not in ("http", "https"):
            yield line, f"gambar '{href}' tidak akan tampil di WhatsApp", "tulis alamat lengkap, mulai dari https://"
        elif parts.path.removeprefix(built.root).lstrip("/") not in built.files:
            yield line, f"gambar untuk dikirim '{href}' tidak ada", "betulkan alamatnya, atau hapus"


def _titles(pages: dict[str, Page]) -> Iterator[Problem]:
    by_title: dict[str, list[str]] = defaultdict(list)
    for path, page in pages.items():
        by_title[page.title].append(path)
    for title, paths in by_title.items():
        for path in paths[1:]:
            what = f"judul '{title}' sama dengan judul {paths[0]}"
            yield Problem(f"site/{path}", 0, 0, what, "beri judul yang membedakan kedua halaman")


def _other_files(built: BuiltSite) -> Iterator[Problem]:
    for path in sorted(built.files):
        if (built.folder / path).is_symlink():
            yield Problem(f"site/{path}", 0, 0, "berkas ini hanya penunjuk (symlink)", "ganti dengan berkas aslinya")
        yield from _heavy(built, path)
        suffix = posixpath.splitext(path)[1]
        if suffix in FORBIDDEN:
            pattern, what, fix = FORBIDDEN[suffix]
            text = (built.folder / path).read_text("utf-8")
            if match := pattern.search(text):
                line = text.count("\n", 0, match.start()) + 1
                yield Problem(f"site/{path}", line, 0, f"{what}: '{match.group().strip()}'", fix)


def _heavy(built: BuiltSite, path: str) -> Iterator[Problem]:
    for pattern, (limit, name, fix) in HEAVIEST.items():
        if re.fullmatch(pattern, path) and (size := (built.folder / path).stat().st_size) > limit:
            what = f"{name} seberat {size / 1000:.0f} KB, batasnya {limit // 1000} KB"
            yield Problem(f"site/{path}", 0, 0, what, fix)
