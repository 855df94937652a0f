"""Where the exit link leads: a page that says nothing about its visitor, nor about where they were.

Someone else may be looking when it opens. So no search engine, mail, social network, shop or account page, which greet
people by name and show what they did before (GOV.UK's rule for "Exit this page"); no short link, which its owner can
turn elsewhere; no words in the address, which stay in the history.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from terang.shapes import Record, Text, refuse

OWN = "sendiri"  # in place of an address: content/cuaca.md
# A part of a host's name, between its dots.
PERSONAL_NAMES = frozenset(
    "account accounts akun login mail webmail email inbox my sso "
    "google gmail youtube bing yahoo duckduckgo yandex baidu ecosia brave startpage "
    "facebook instagram threads whatsapp telegram tiktok twitter linkedin pinterest reddit snapchat line discord zoom "
    "outlook live hotmail office microsoft microsoftonline icloud apple proton protonmail zoho "
    "netflix spotify vidio amazon ebay shopee tokopedia lazada bukalapak blibli gojek grab traveloka dana ovo paypal "
    "chatgpt openai gemini claude".split()
)
PERSONAL_HOSTS = frozenset({"x.com", "t.me", "wa.me", "fb.com", "m.me"})
SHORTENERS = frozenset("bit.ly s.id tinyurl.com t.co goo.gl linktr.ee is.gd cutt.ly rebrand.ly shorturl.at".split())
PERSONAL_PATHS = frozenset(
    "login masuk signin akun account accounts profil profile inbox dashboard search cari pencarian".split()
)
_ADDRESS = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[^\s<>\"]*)?")


def _destination(value: str) -> str:
    if value == OWN:
        return value
    fix = f"contoh: https://www.bmkg.go.id/, atau tulis {OWN}"
    match = _ADDRESS.fullmatch(value)
    if not match:
        raise refuse(f"harus alamat lengkap yang mulai dari https://, tertulis '{value}'", fix)
    parts = urlsplit(value)
    host, steps = match[1].removeprefix("www."), parts.path.casefold().strip("/").split("/")
    if "?" in value or "#" in value:
        raise refuse(f"memuat tanda ? atau #, tertulis '{value}'", "hapus tanda itu dan semua sesudahnya")
    if "bantuan" in steps:
        raise refuse(f"menuju halaman bantuan, tertulis '{value}'", f"pilih situs lain yang netral, {fix}")
    if host in SHORTENERS:
        raise refuse(f"memakai alamat pendek, yang tujuannya bisa diganti orang: '{value}'", "tulis alamat aslinya")
    if host in PERSONAL_HOSTS or not PERSONAL_NAMES.isdisjoint(host.split(".")) or steps[0] in PERSONAL_PATHS:
        what = f"menuju situs yang menampilkan akun atau kebiasaan pemakainya: '{value}'"
        raise refuse(what, f"pilih laman cuaca atau berita, {fix}")
    return value


class Exit(Record):
    """The exit link (`keluar` in data/situs.yml)."""

    title: Text = Field(alias="judul")
    url: Annotated[Text, AfterValidator(_destination)] = Field(alias="alamat")  # https://..., or OWN
