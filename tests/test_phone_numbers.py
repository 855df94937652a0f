"""What is a number to call, and what only looks like one."""

from __future__ import annotations

import random

import pytest

from terang.phone_numbers import dialled, find

# No file holds a number that could be somebody's own: these are put together here, from nothing but zeros and ones.
OWN = "0812" + "0" * 8
WRITTEN = [
    (OWN, OWN),
    (f"{OWN[:4]}-{OWN[4:8]}-{OWN[8:]}", OWN),
    (f"{OWN[:4]} {OWN[4:8]} {OWN[8:]}", OWN),
    (f"{OWN[:4]}.{OWN[4:8]}.{OWN[8:]}", OWN),
    (f"+62{OWN[1:]}", OWN),
    (f"+62 {OWN[1:4]}-{OWN[4:8]}-{OWN[8:]}", OWN),
    (f"(+62) {OWN[1:]}", OWN),
    (f"62{OWN[1:]}", OWN),
    (f"**{OWN}**", OWN),
    (f"WA:{OWN}", OWN),
    (f"{OWN}/{OWN}1", OWN),
    (OWN.translate(str.maketrans("0128", "٠١٢٨")), OWN),
    (OWN.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0128"}), OWN),  # digits as wide as Chinese letters
    (f"{OWN[:4]}\N{EN DASH}{OWN[4:8]}\N{NON-BREAKING HYPHEN}{OWN[8:]}", OWN),
    ("(021) 8000 0000", "02180000000"),
    ("021-80000000", "02180000000"),
    ("0254-200000", "0254200000"),
    ("+62 254 200000", "0254200000"),
    ("+1 800 000 0000", "18000000000"),
    ("021-129", "021129"),
    ("Telepon 112", "112"),
    ("Hubungi layanan 112.", "112"),
    ("pakai **112**", "112"),
    ("call center: 14000", "14000"),
    ("Hubungi 1500 000", "1500000"),
    ("119 ext 8", "119"),
    ("[telepon](tel:112)", "112"),
    ("<a href='tel:+62211'>", "62211"),
    (f"https://wa.me/62{OWN[1:]}?text=tolong", OWN),
    (f"https://api.whatsapp.com/send?phone=62{OWN[1:]}", OWN),
    (f"sms:{OWN}", OWN),
]


@pytest.mark.parametrize(("text", "number"), WRITTEN)
def test_found(text: str, number: str) -> None:
    for around in ("{}", "Kata {}, kata.", "- {}\n", "| {} |", "({})"):
        whole = around.format(text)
        assert dialled(number) in [written.dialled for written in find(whole)], whole


@pytest.mark.parametrize("text", ["Telepon IlO.", "nomor LLO", "hubungi iLo"])
def test_a_number_of_letters_alone_is_seen(text: str) -> None:
    """Typed so, nobody could call it; it is shown to whoever wrote it."""
    assert [written.dialled for written in find(text)] == [""]


def test_every_number_of_a_list_is_found() -> None:
    assert [written.dialled for written in find("Telepon 110, 112 atau 129.")] == ["110", "112", "129"]
    assert [written.start for written in find("Telepon 110, 112 atau 129.")] == [8, 13, 22]


@pytest.mark.parametrize(
    "text", ["Telepon 11O", "hubungi l10", "pakai I29", f"O{OWN[1:]}", f"{OWN[:6]}O{OWN[7:]}", "tel:11O"]
)
def test_letters_among_the_digits(text: str) -> None:
    (written,) = find(text)
    assert written.dialled == ""


def test_a_report_does_not_spread_a_number() -> None:
    (written,) = find(f"Hubungi {OWN}")
    assert written.shown == "0812…00"


LOOK_ALIKES = [
    "2026-11-23", "23.11.2026", "08-11-2025", "08.11.2025 10.30", "08-11-2025 10:30", "08.00-15.00", "08.15–16.00 WIB",
    "UU Nomor 112 Tahun 2024", "UU 12/2022", "Perpres 55/2024", "Nomor 110/2023", "470/0215/DKBP3A/2025",
    "Pasal 184", "Rp 081.500.000", "Rp150.000", "1.500.000 jiwa", "50,78 persen", "0,25", "kode pos 42182",
    "36.04.05.2001", "-6.1234567, 106.1234567", "ISBN 978-602-0000-00-0", "layanan 150 kasus", "telepon 120 kali",
    "129 kasus pada 2024", "110 anak", "tahun 2024 2025 2026", "2021–2025", "healing119.id", "pukul 10.30",
    "petugas PDF 119 KB",
    "https://contoh.id/2025/0812" + "0" * 8 + "/berita", "surel@contoh0812" + "0" * 8 + ".id",
    "#0812aa", "a0812" + "0" * 8 + "b", "0" * 16, "1" * 18, "nomor 5", "hubungi 3 orang", "ke 150 desa",
    "versi 04016392",
]  # fmt: skip


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_left_alone(text: str) -> None:
    assert list(find(text)) == []


def test_numbers_of_other_kinds_are_left_alone() -> None:
    """Thousands of each kind, made here by chance but always the same."""
    chance = random.Random(2026)

    def digits(count: int) -> str:
        return "".join(chance.choice("0123456789") for _ in range(count))

    kinds = {
        "identity": lambda: f"36{digits(14)}",
        "civil servant": lambda: f"19{digits(16)}",
        "rupiah": lambda: f"Rp {chance.randint(1, 999)}.{digits(3)}.{digits(3)}",
        "date": lambda: f"{chance.randint(1, 28):02}-{chance.randint(1, 12):02}-{chance.randint(1990, 2030)}",
        "law": lambda: f"Nomor {chance.randint(1, 200)} Tahun {chance.randint(1945, 2026)}",
        "letter": lambda: f"{digits(3)}/{digits(4)}/DKBP3A/{chance.randint(2015, 2026)}",
        "place": lambda: f"-{chance.randint(5, 7)}.{digits(6)}, 106.{digits(6)}",
        "region": lambda: f"36.04.{digits(2)}.{digits(4)}",
        "time": lambda: f"{chance.randint(0, 23):02}.{chance.randint(0, 59):02}",
        "year": lambda: f"tahun {chance.randint(1900, 2099)}",
        "count": lambda: f"{chance.randint(100, 999)} kasus",
    }
    for kind, make in kinds.items():
        wrong = [text for text in (f"Kata {make()} kata." for _ in range(2000)) if list(find(text))]
        assert wrong == [], kind


@pytest.mark.parametrize(
    ("written", "called"),
    [("129", "129"), ("0811-1129-129", "628111129129"), ("+62 811 1129 129", "628111129129"), ("12O", "")],
)
def test_dialled(written: str, called: str) -> None:
    assert dialled(written) == called
