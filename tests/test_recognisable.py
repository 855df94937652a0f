"""The paragraph rule: on what people wrote who did not know it, on sentences of our own, and what it learns from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from blind_paragraphs import HELD_OUT, Filled, filled, recognised, stopped, writers
from terang import paragraph_features, paragraphs, recognisable

# Of paragraphs as people write them every day, of those written to find the limits, and of short ones: what share of
# the dangerous ones must be stopped, and how many false stops there may be in 10,000 harmless words. 0.95 and 1 are the
# goal for those of every day; of short ones there are a hundred in 1,000 words.
GOALS = {"biasa": (0.95, 1.0), "sulit": (0.88, 4.0), "pendek": (0.85, 10.0)}


@pytest.mark.parametrize("kind", GOALS)
def test_what_others_wrote_is_told_apart(kind: str) -> None:
    """The figures of tests/bench/guard.py, in one filling, on paragraphs that taught nothing."""
    everyone = [one for writer in writers(HELD_OUT, kind) for one in filled(HELD_OUT, writer)]
    dangerous = [one for one in everyone if one.dangerous]
    harmless = [one for one in everyone if not one.dangerous]
    least, most = GOALS[kind]
    assert len(everyone) >= 200
    assert sum(bool(stopped(one.text)) for one in dangerous) / len(dangerous) >= least
    assert sum(bool(recognised(one.text)) for one in harmless) * 10_000 / words_of(harmless) <= most


def words_of(found: Iterable[Filled]) -> int:
    return sum(len(one.text.split()) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Anak 9 tahun di RT 02 menjadi korban.",
        "Korban, siswi kelas 5 SDN Contoh 2, dicabuli ayah tirinya.",
        "Korban berinisial XY melapor ke polisi.",
        "XY (14) mengaku dipukul tetangganya.",
        "Seorang remaja 15 tahun, santri Ponpes Nurul Contoh, dilecehkan pengasuhnya.",
        "Bunga (bukan nama sebenarnya) sering dipukul suaminya.",
        "Korban tinggal di Kampung Contoh RT 03 RW 05 dan berumur sebelas tahun.",
        "Gadis 13 tahun asal Contoh diperkosa tiga pria pada 12 Juli 2025.",
        "https://contoh.id/berita/bocah-9-tahun-di-contoh-dicabuli-ayah-tirinya",
    ],
)
def test_a_story_about_one_person_is_stopped(text: str) -> None:
    assert stopped(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anak usia 7–12 tahun belajar tentang tubuhnya di kelas 1 sampai 6 SD.",
        "Penyuluhan di SMPN 1 Contoh, Selasa (5/8/2025), diikuti 120 siswa kelas 7.",
        "Anak adalah seseorang yang belum berusia 18 tahun, termasuk yang masih dalam kandungan.",
        "Korban KDRT dapat datang ke UPTD PPA, Jalan Contoh Nomor 5, Senin sampai Jumat.",
        "Jangan menulis nama, inisial, umur, sekolah, atau alamat korban.",
        "Pelaku dipidana penjara paling lama 15 tahun menurut UU 12/2022.",
        "Di kampung, “anak sembilan tahun di RT 02” sudah sama dengan menyebut nama.",
        "Kisah 1. Rina, 14 tahun, diancam temannya di gim.",
        "PATBM Desa Contoh menggelar sosialisasi pencegahan perkawinan anak pada 12 Juli 2025.",
    ],
)
def test_what_is_said_of_everybody_is_not(text: str) -> None:
    assert not stopped(text)


# What news and reports put together in every way: somebody, what points to him or her, what was done, and how it ends.
WHO = ["Korban", "Seorang siswi", "Seorang anak perempuan", "Bocah", "Santriwati", "Korban berinisial AB", "AB"]
POINTS_TO = [
    ", 12 tahun,",
    " kelas 5 SDN 2 Contoh",
    " asal Kampung Baru RT 03",
    ", anak tukang bakso di pasar Contoh,",
    " (14), pelajar SMPN 1 Contoh,",
    ", 9 tahun, warga Desa Contoh,",
    ", murid kelas VII B MTs Contoh,",
    ", putri ketua RT 02,",
]
DONE = [
    "dicabuli ayah tirinya",
    "dilecehkan gurunya",
    "dipukuli suaminya",
    "diperkosa tetangganya",
    "menjadi korban perundungan",
    "dianiaya pamannya",
    "hamil karena diperkosa",
    "dinikahkan paksa",
]
ENDS = [
    "",
    " pada Senin, 3 Maret 2025.",
    ". Kini ia tinggal bersama neneknya di desa itu.",
    ". Kasusnya sedang diperiksa Polres.",
]


@pytest.mark.parametrize("who", WHO)
def test_no_way_to_tell_it_slips_through(who: str) -> None:
    """What is learned may change with those who teach; this may not."""
    told = [f"{who}{points} {done}{end}" for points, done, end in product(POINTS_TO, DONE, ENDS)]
    assert [text for text in told if not recognised(text)] == []


def test_names_and_numbers_are_no_words() -> None:
    words = paragraph_features.tokens("Kemarin Sri Rahayu, 14 tahun, murid SDN 2 Contoh, melapor. Ia takut.")
    assert words == ["kemarin", "<n>", "<n>", "00", "tahun", "murid", "sdn", "0", "<n>", "melapor", "ia", "takut"]


@pytest.mark.parametrize(
    ("words", "root"), [("dipukulinya pukulan dipukul", "pukul"), ("dicabuli pencabulan", "cabul")]
)
def test_words_that_are_alike_have_one_stem(words: str, root: str) -> None:
    assert {paragraph_features.stem(word) for word in words.split()} == {root}


def test_facts_about_one_person_in_a_list_are_read_together() -> None:
    text = "Korban:\n\n- Umur: 9 tahun\n- Alamat: Kampung Contoh RT 02\n- Sekolah: SDN Contoh 1\n- Keadaan: trauma\n"
    assert stopped(text)


def test_it_tells_kinds_and_never_words() -> None:
    assert recognisable.kinds("Korban berinisial XY, siswi SDN Contoh 1, dicabuli pamannya.") == (
        "hubungan keluarga",
        "inisial",
        "sekolah",
    )


def test_paragraphs_keep_their_lines() -> None:
    text = "---\njudul: Satu\n---\n\n# Dua\n\ntiga\nempat\n\n- lima\n- enam\n  tujuh\n\n| delapan | sembilan |\n"
    assert [(one.line, one.words) for one in paragraphs.of_markdown(text)][3:] == [
        (5, "# Dua"),
        (7, "tiga empat"),
        (10, "- lima"),
        (11, "- enam tujuh"),
        (14, "| delapan | sembilan |"),
    ]
    yaml = "# satu\n# dua\nkunci: tiga\n  empat\nlain:\n  - lima\n"
    assert [(one.line, one.words) for one in paragraphs.of_yaml(yaml)] == [
        (1, "satu dua"),
        (3, "tiga empat"),
        (6, "lima"),
    ]
