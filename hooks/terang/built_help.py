"""What the finished help pages owe those who open them, beyond what every page owes.

They are small and calm, they run one known script and nothing else, and the way out is the last thing in them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from terang.built_page import Page
from terang.built_site import BuiltSite
from terang.phone_numbers import dialled
from terang.problems import Problem
from terang.telling import telling

HELP = "bantuan/"
NEUTRAL = "cuaca/index.html"  # our own page to leave to: it says nothing, so it has neither warning nor way out
CALLS = ("tel", "sms", "whatsapp")
CHATS = ("wa.me", "api.whatsapp.com")
SHARES = ("facebook.com", "twitter.com", "x.com", "t.me", "social-plugins.line.me", "linkedin.com", "pinterest.com")
FIELDS = ("button", "form", "input", "select", "textarea")
SHOWN_ELSEWHERE = ("description", "og:description", "og:title", "og:site_name", "twitter:description", "twitter:title")
PICTURES_ELSEWHERE = ("og:image", "og:image:url", "og:video", "twitter:image")

Found = tuple[int, str, str]  # line, what, fix


@dataclass(frozen=True)
class Promise:
    """What the site's own data say must hold. `phones` must be offered on the first help page."""

    phones: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()  # every number that any page may offer, as it is dialled
    script: str = ""  # the one that stands in every help page
    list_script: str = ""  # the one that may stand in a page with a list of materials
    exit: str = ""  # where the way out leads, or "sendiri"
    words: tuple[str, ...] = field(default=())  # that would give a help page away
    authors: frozenset[str] = frozenset()  # who documents may name as their writer
    acknowledged: frozenset[str] = frozenset()  # fingerprints of what data/izin.yml lets through


def check_help(built: BuiltSite, promise: Promise) -> Iterator[Problem]:
    """Yield every problem of the help section."""
    yield from _first_page(built, promise)
    for path in sorted(built.files):
        if path.startswith(HELP) and (word := telling(path, promise.words)):
            what = f"alamatnya memuat kata '{word}', yang tinggal di riwayat ponsel pembaca"
            yield Problem(f"site/{path}", 0, 0, what, "ganti nama berkasnya")
    for path, page in built.pages.items():
        if path.startswith(HELP):
            for check in (_way_out, _script, _nothing_else, _calm, _asks_nothing):
                yield from (Problem(f"site/{path}", *where) for where in _placed(check(built, path, page, promise)))


def _placed(found: Iterator[Found]) -> Iterator[tuple[int, int, str, str]]:
    return ((line, 0, what, fix) for line, what, fix in found)


def _first_page(built: BuiltSite, promise: Promise) -> Iterator[Problem]:
    path = HELP + "index.html"
    page = built.pages.get(path)
    if page is None:
        yield Problem(f"site/{path}", 0, 0, "halaman bantuan tidak ada", "buat content/bantuan/index.md")
        return
    offered = {link.href for link in page.links}
    for phone in promise.phones:
        if not offered.intersection((f"tel:{phone}", f"tel:+{phone}")):
            what = f"nomor {phone} tidak bisa ditelepon dari halaman ini"
            yield Problem(f"site/{path}", 0, 0, what, "tambahkan kanalnya")


def _way_out(built: BuiltSite, path: str, page: Page, promise: Promise) -> Iterator[Found]:
    fix = "jangan ubah akhir overrides/bantuan.html"
    if page.last is None or "keluar" not in page.last.classes or not page.last.exits:
        yield 0, "tombol keluar cepat bukan bagian terakhir halaman, jadi bisa tertutup", fix
    for link in page.exits:
        own = built.resolve(path, link.href)[0] == NEUTRAL
        if not (own if promise.exit == "sendiri" else link.href == promise.exit):
            yield link.line, f"tombol keluar cepat menuju '{link.href}', bukan tujuan di data/situs.yml", fix


def _script(_built: BuiltSite, _path: str, page: Page, promise: Promise) -> Iterator[Found]:
    if [said.text for said in page.scripts] != [promise.script]:
        line = page.scripts[0].line if page.scripts else 0
        what = "skrip di halaman ini bukan satu-satunya yang boleh ada"
        yield line, what, "sertakan overrides/skrip/bantuan.js sekali, dan tidak ada skrip lain"
    allowed = page.rules.get("script-src", [])
    others = sorted({"connect-src", "worker-src", "script-src-elem", "script-src-attr"} & page.rules.keys())
    if allowed != [page.hashed(promise.script)] or others:
        said = " ".join([*allowed, *others]) or "tidak ada"
        what = f"kebijakan keamanan tidak tepat satu skrip ini saja: {said}"
        yield 1, what, "pakai kebijakan dari pengaturan situs apa adanya"


def _nothing_else(_built: BuiltSite, _path: str, page: Page, _promise: Promise) -> Iterator[Found]:
    for tag in FIELDS:
        if tag in page.tags:
            yield page.tags[tag], f"ada <{tag}> di halaman bantuan", "hapus: halaman bantuan tidak meminta isian"
    for name in PICTURES_ELSEWHERE:
        if name in page.metas:
            yield page.metas[name].line, f"ada pratinjau bergambar ({name})", "hapus <meta> itu"
    for address in page.ahead:
        yield address.line, f"mengambil '{address.href}' sebelum diminta", "hapus <link> itu"


def _calm(built: BuiltSite, path: str, page: Page, promise: Promise) -> Iterator[Found]:
    said = [("judul", page.title, 1)]
    said += [
        ("pratinjau", page.metas[name].text, page.metas[name].line) for name in SHOWN_ELSEWHERE if name in page.metas
    ]
    said += [("judul di halaman", heading.text, heading.line) for heading in page.headings]
    said += [("nama unduhan", name.text, name.line) for name in page.kept_as]
    said += [("gambar tab", href, line) for href, line in page.icons if not href.startswith("data:")]
    for link in page.links:
        parts = urlsplit(link.href)
        if parts.scheme or parts.netloc:
            continue
        target, anchor = built.resolve(path, link.href)
        if not target.endswith(".html"):
            said.append(("nama unduhan", posixpath.basename(target), link.line))
        if target.startswith(HELP):
            said.append(("alamat bagian", unquote(anchor), link.line))
    for where, text, line in said:
        if word := telling(text, promise.words):
            yield (
                line,
                f"{where} memuat kata '{word}', yang terlihat orang lain",
                "pakai kata yang tidak menceritakan isi",
            )


def _asks_nothing(_built: BuiltSite, _path: str, page: Page, _promise: Promise) -> Iterator[Found]:
    for link in page.links:
        parts = urlsplit(link.href)
        host = parts.netloc.removeprefix("www.")
        if parts.query and (not parts.netloc or host in CHATS):
            yield link.line, f"tautan '{link.href}' membawa kata-kata", "hapus tanda tanya dan sesudahnya"
        elif host in SHARES and (parts.query or "share" in parts.path):
            yield link.line, f"ada tombol berbagi ke {host}", "hapus: membagikan halaman ini bisa membahayakan pembaca"


def check_numbers(page: Page, numbers: frozenset[str]) -> Iterator[Found]:
    """Yield the numbers on any page, as link or as text, that are not in the register."""
    fix = "pakai nomor dari data/layanan.yml"
    for link in page.links:
        parts = urlsplit(link.href)
        number = parts.path if parts.scheme in CALLS else parts.path.strip("/") if parts.netloc in CHATS else None
        if number is not None and dialled(number) not in numbers:
            yield link.line, f"tautan menghubungi nomor yang tidak ada di data/layanan.yml: '{link.href[:8]}…'", fix
    for written in page.numbers:
        if written.dialled not in numbers:
            yield 0, f"nomor '{written.shown}' tidak ada di data/layanan.yml", fix
