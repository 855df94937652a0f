"""What readers are told before they see figures together: on each real page once, in words, and only what is so."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from one_figure import CHILDREN, ONE, RADIO, SIMFONI, WOMEN, period, real
from terang import content, html, markup, site
from terang.blocks import banding
from terang.blocks.notices import CONFLICT, PAGE, PAIR, TABLE, across, notices
from terang.comparison import Code
from terang.content import NAMES
from terang.public import PublicFigure
from terang.site import Site

ROOT = Path(__file__).resolve().parents[1]
# Words that would claim a change, its size, or a cause.
CLAIMS = re.compile(r"\b(naik|turun|meningkat|menurun|melonjak|persen|selisih|akibat)\b|%", re.IGNORECASE)


@cache
def the_site() -> Site:
    made, problems = site.load(ROOT)
    assert made
    assert problems == []
    return made


def body(path: str) -> str:
    page = the_site().pages[path]
    return the_site().body(page, lambda address: address, markup.render(page.document.body, NAMES))


def told(text: str) -> list[str]:
    return [unescape(re.sub("<.*?>", "", found)) for found in re.findall(r'<p class="pemberitahuan">(.*?)</p>', text)]


MIXED = "Jangan mencampur angka di halaman ini."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", []),  # each of its two figures says of itself that it is a part of a year
        (
            "data/kasus-per-tahun.md",
            [
                f"{MIXED} Kelompoknya berbeda: perempuan dan anak, atau anak saja. Jangan dijumlahkan.",
                "Angka 2025 hanya sampai Agustus.",
            ],
        ),
        (
            "data/simfoni.md",
            [
                f"{MIXED} Kabupaten Serang termasuk dalam Provinsi Banten, jadi angkanya jangan dijumlahkan.",
                "Angka 2024 hanya sampai 22 Desember, dan angka 2025 hanya sampai 15 Desember.",
                "Angka 2025 hanya sampai 15 Desember.",
            ],
        ),
        ("data/siapa-yang-mengalami.md", ["Satuannya berbeda: korban dan kasus. Angka 2025 hanya sampai Juli."]),
        ("data/survei.md", [f"{MIXED} Sumbernya berbeda: SPHPN 2024 dan SNPHAR 2024."]),
        ("data/tahun-2025.md", ["Angka 2025 hanya sampai Agustus."]),
    ],
)
def test_the_pages(path: str, expected: list[str]) -> None:
    assert told(body(path)) == expected


def test_a_page_tells_before_its_first_figure() -> None:
    text = body("data/simfoni.md")
    assert text.count(MIXED) == 1
    assert text.index(MIXED) < text.index("<figure")


@pytest.mark.parametrize("path", [path for path in the_site().pages if path.startswith("data/")])
def test_no_notice_says_what_a_fixed_caveat_says(path: str) -> None:
    caveats = " ".join(real().caveats)
    sentences = [f"{part.strip()}." for notice in told(body(path)) for part in notice.split(".") if part.strip()]
    assert not [sentence for sentence in sentences if sentence in caveats]


OTHER: dict[Code, PublicFigure] = {
    "place": replace(ONE, id="b", area="Kota", wider=()),
    "part-of-place": replace(ONE, id="b", area="Provinsi", wider=()),
    "system": replace(ONE, id="b", system=SIMFONI),
    "unit": replace(ONE, id="b", unit="korban"),
    "shared-group": replace(ONE, id="b", group="anak", people=CHILDREN),
    "group": replace(ONE, id="b", group="laki-laki", people=frozenset({"laki-laki"})),
    "measure": replace(ONE, id="b", measure="Ditangani"),
    "length": replace(ONE, id="b", period=period("2025-01-01", "2025-08-01")),
    "end": replace(ONE, id="b", period=period("2024-01-01", "2024-12"), source=RADIO),
    "completeness": replace(ONE, id="b", completeness="Sebagian langsung ke polisi."),
    "partial": replace(ONE, id="b", period=period("2025-02-01", "2025-02-19")),
}
WORDS: dict[Code, str] = {
    "place": "Daerahnya berbeda: Kabupaten dan Kota.",
    "part-of-place": "Kabupaten termasuk dalam Provinsi, jadi angkanya jangan dijumlahkan.",
    "system": "Sumbernya berbeda: Dinas dan SIMFONI-PPA.",
    "unit": "Satuannya berbeda: kasus dan korban.",
    "shared-group": "Kelompoknya berbeda: perempuan dan anak, atau anak saja. Jangan dijumlahkan.",
    "group": "Kelompoknya berbeda: perempuan dan anak; laki-laki.",
    "measure": "Yang dihitung tidak sama.",
    "length": "Masanya tidak sama, jadi jangan dihitung selisihnya.",
    "end": "Tanggal akhirnya tidak disebut, jadi masanya belum tentu sama.",
    "completeness": "Yang tidak ikut terhitung berbeda.",
    "partial": "Ada angka yang hanya untuk 1 Februari sampai 19 Februari 2025. "
    "Jangan dibandingkan dengan setahun penuh.",
}


def test_every_reason_that_is_told_is_tried() -> None:
    assert set(WORDS) == {*TABLE, *PAGE, *CONFLICT, *PAIR}


@pytest.mark.parametrize("code", WORDS)
def test_the_words_of_a_reason(code: Code) -> None:
    (notice,) = notices([ONE, OTHER[code]], [code])
    words = html.environment(ROOT / "overrides/blocks").get_template("pemberitahuan.html").make_module({})
    assert str(getattr(words, "semua")([notice])) == WORDS[code]  # noqa: B009 - a macro, which no type knows of


def test_a_part_of_a_year_is_no_news_beside_the_whole() -> None:
    part = replace(ONE, id="b", period=period("2024-01-01", "2024-07-31"))
    assert notices([ONE, part], TABLE) == ()
    later = replace(part, id="c", period=period("2024-01-01", "2024-09-30"))
    (notice,) = notices([part, later], TABLE)
    assert notice.figures == (later,)  # one of a year is enough: the last


def test_groups_that_only_overlap_are_not_told_of_a_page() -> None:
    girls_and_women = replace(ONE, id="b", group="perempuan segala usia", people=WOMEN | {"anak perempuan"})
    children = replace(ONE, id="c", group="anak", people=CHILDREN)
    assert across([[girls_and_women], [children]]) == ()
    assert [notice.code for notice in across([[ONE], [children]])] == ["shared-group"]


def test_what_differs_within_one_block_is_told_there_not_above_the_page() -> None:
    assert across([[ONE, OTHER["unit"]]]) == ()


@pytest.mark.parametrize("way", ["berdampingan", "bulan-sama"])
@pytest.mark.parametrize(
    "pair",
    [
        ("ks-2024-total-a", "ks-2025-jul31-total"),  # 157 and 68
        ("ks-2020-total", "ks-2021-total"),
        ("ks-2024-jul", "ks-2025-jul-total"),
        ("ks-2020-sep", "ks-2021-sep"),
    ],
)
def test_two_years_never_become_a_percentage_or_a_claim(way: str, pair: tuple[str, str]) -> None:
    placed, problems = content.options(f"pernyataan: [{', '.join(pair)}]\ncara: {way}", "banding", "x.md", 1)
    assert placed, problems
    assert isinstance(placed.value, banding.Options)
    assert list(banding.check(placed.value, the_site().data)) == []
    shown = re.sub("<.*?>", "", banding.render(placed.value, the_site().data))
    without = shown.replace("jadi jangan dihitung selisihnya", "")
    assert not CLAIMS.search(without)
    figures = banding.shown(placed.value, the_site().data)
    allowed = {str(figure.value) for figure in figures}
    assert set(re.findall(r"\b\d{2,3}\b(?! \w+ \d{4})", re.sub(r"\d{1,2} \w+ \d{4}|\d{4}", "", shown))) <= allowed


def test_unlike_lengths_are_told_where_they_stand_side_by_side() -> None:
    placed, _ = content.options("pernyataan: [ks-2024-total-a, ks-2025-jul31-total]", "banding", "x.md", 1)
    assert placed
    shown = banding.render(placed.value, the_site().data)
    assert told(shown) == ["Masanya tidak sama, jadi jangan dihitung selisihnya. Yang tidak ikut terhitung berbeda."]
