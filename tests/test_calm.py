"""The words that a help page may not show in passing: how one is read, and where the exit may lead."""

from __future__ import annotations

import pytest

from terang.records.way_out import Exit
from terang.shapes import one
from terang.sources import Document
from terang.telling import telling

WORDS = ("lapor", "kdrt", "rumah aman")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cara melapor", "lapor"),
        ("LAPORAN", "lapor"),
        ("kdrt-di-rumah.md", "kdrt"),
        ("Rumah_Aman", "rumah aman"),
        ("rumah-aman/", "rumah aman"),
        ("Info layanan", None),
        ("halaman", None),
        ("rumah yang aman", None),
        ("", None),
    ],
)
def test_telling(text: str, word: str | None) -> None:
    assert telling(text, WORDS) == word


def test_a_word_of_signs_only_is_no_word() -> None:
    assert telling("Info", ("-", "_")) is None


def refused(address: str) -> str:
    record, problems = one(Document("data/situs.yml", {"judul": "Keluar", "alamat": address}), Exit)
    assert bool(record) != bool(problems)
    return problems[0].what if problems else ""


@pytest.mark.parametrize(
    "address",
    ["https://www.bmkg.go.id/", "https://www.antaranews.com/", "https://id.wikipedia.org/", "sendiri"],
)
def test_the_exit_may_lead_to(address: str) -> None:
    assert refused(address) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://www.google.com/", "akun atau kebiasaan"),
        ("https://www.google.co.id/", "akun atau kebiasaan"),
        ("https://mail.contoh.go.id/", "akun atau kebiasaan"),
        ("https://m.youtube.com/", "akun atau kebiasaan"),
        ("https://web.whatsapp.com/", "akun atau kebiasaan"),
        ("https://x.com/", "akun atau kebiasaan"),
        ("https://shopee.co.id/", "akun atau kebiasaan"),
        ("https://contoh.go.id/login", "akun atau kebiasaan"),
        ("https://contoh.go.id/akun/saya", "akun atau kebiasaan"),
        ("https://s.id/cuaca", "alamat pendek"),
        ("https://contoh.go.id/bantuan/", "halaman bantuan"),
        ("https://contoh.go.id/proyek/bantuan/satu/", "halaman bantuan"),
        ("bantuan/", "alamat lengkap"),
        ("http://www.bmkg.go.id/", "alamat lengkap"),
        ("https://127.0.0.1:8000/", "alamat lengkap"),
        ("javascript:alert(1)", "alamat lengkap"),
        ("https://www.bmkg.go.id/?q=serang", "tanda ? atau #"),
        ("https://www.bmkg.go.id/#cuaca", "tanda ? atau #"),
    ],
)
def test_the_exit_may_not_lead_to(address: str, why: str) -> None:
    assert why in refused(address)
