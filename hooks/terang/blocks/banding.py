"""`banding`: figures side by side, as far as the gate lets them: as they are, for the same months, or per 100,000.

Two numbers are shown, never their difference, a percentage of change or a word for it: readers see which is larger,
and a number of reports that is larger does not mean more violence. Where two counts lie no further apart than chance
alone may put them, that is said, because it is what readers cannot see.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from pydantic import Field

from terang import like_for_like
from terang.blocks.angka import Address, conflicts_about
from terang.blocks.given import BlockData, Finding
from terang.blocks.notices import PAIR, notices
from terang.comparison import Level, judge, why
from terang.like_for_like import NoRate, Rate
from terang.public import PublicConflict, PublicFigure
from terang.shapes import List, Record, Slug, Text, meant

MOST = 4  # more do not stand side by side on any screen
ASIDE = "hapus salah satu, atau taruh di blok tersendiri"

NO_RATE: dict[NoRate, tuple[str, str]] = {
    "counted": ("satuannya bukan kasus atau korban", "pilih pernyataan lain"),
    "hidden": ("angkanya disembunyikan", "pilih pernyataan lain"),
    "approximate": ("angkanya hanya kira-kira", "pilih pernyataan lain"),
    "year": ("masanya bukan satu tahun penuh", "pilih pernyataan untuk setahun penuh"),
    "small": ("hitungannya lebih kecil daripada 'per-100000-mulai' di data/aturan.yml", "pilih pernyataan lain"),
    "people": (
        "jumlah penduduk untuk wilayah, kelompok, dan tahun itu tidak ada",
        "tambahkan pernyataan bersatuan jiwa untuk kelompok yang sama, atau tulis cara: berdampingan",
    ),
}


class Options(Record):
    """Which statements, and what is made of them."""

    figures: List[Slug] = Field(alias="pernyataan")
    way: Literal["berdampingan", "bulan-sama", "per-100000"] = Field(alias="cara", default="berdampingan")
    title: Text = Field(alias="judul", default="")
    page: Address = Field(alias="lanjut", default="")  # which page tells of contradictions


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong, and what the gate refuses."""
    known, names = data.public.figures, options.figures
    unknown = [name for name in names if name not in known]
    for name in unknown:
        yield "pernyataan", f"pernyataan '{name}' tidak ada di data/angka/", meant(name, list(known))
    for name in (name for name in names if data.public.withdrawn(name)):
        yield "pernyataan", f"'{name}' sudah ditarik di data/koreksi.yml", "pakai pernyataan lain"
    least = 1 if options.way == "per-100000" else 2
    most = 2 if options.way == "bulan-sama" else MOST
    if not least <= len(names) <= most or len(set(names)) < len(names):
        count = str(most) if least == most else f"{least} sampai {most}"
        yield "pernyataan", f"'pernyataan' harus berisi {count} pernyataan yang berbeda", "contoh: [satu, dua]"
    elif not unknown:
        yield from _refused(options, [known[name] for name in names], data)


def _refused(options: Options, figures: list[PublicFigure], data: BlockData) -> Iterator[Finding]:
    for one, other in combinations(figures, 2):
        verdict = judge(one, other)
        if verdict.level is Level.REFUSED:
            what = f"'{one.id}' dan '{other.id}' tidak boleh dibandingkan ({why(verdict.reasons[0])})"
            yield "pernyataan", what, ASIDE
            return
    if options.way == "bulan-sama":
        one, other = figures
        if reason := like_for_like.unlike(one, other):
            what = f"'{one.id}' dan '{other.id}' tidak boleh dibandingkan bulan demi bulan ({why(reason)})"
            yield "pernyataan", what, "pilih dua tahun dari hitungan yang sama, atau tulis cara: berdampingan"
        elif one.period.start.year == other.period.start.year:
            what = f"'{one.id}' dan '{other.id}' dari tahun yang sama"
            yield "pernyataan", what, "pilih satu pernyataan dari tiap tahun"
    for figure in figures if options.way == "per-100000" else ():
        found = _rate(figure, data)
        if not isinstance(found, Rate):
            what, fix = NO_RATE[found]
            yield "pernyataan", f"'{figure.id}' tidak bisa dihitung per 100.000: {what}", fix


def _rate(figure: PublicFigure, data: BlockData) -> Rate | NoRate:
    public = data.public
    return like_for_like.rate(figure, public.standing, public.conflicts, public.rates_from)


def shown(options: Options, data: BlockData) -> tuple[PublicFigure, ...]:
    """Return the statements that readers see, in the order in which they are written; none when there are none."""
    figures = tuple(data.public.figures[name] for name in options.figures)
    if options.way != "bulan-sama":
        return figures
    one, other = figures
    return like_for_like.same_months(one, other, data.public.standing, data.public.conflicts) or ()


def _beyond(figure: PublicFigure, shown: tuple[PublicFigure, ...], data: BlockData) -> list[PublicConflict]:
    """The contradictions of `figure` that hold more than what is shown beside it."""
    return [conflict for conflict in conflicts_about(figure, data) if not set(conflict.figures) <= set(shown)]


def render(options: Options, data: BlockData) -> str:
    """Return the figures with their notices, or that there are none to set side by side."""
    asked = tuple(data.public.figures[name] for name in options.figures)
    figures = shown(options, data)
    rates = [found for figure in figures if isinstance(found := _rate(figure, data), Rate)]
    return data.render(
        "banding.html",
        title=options.title,
        page=options.page,
        conflicts={figure.id: _beyond(figure, figures, data) for figure in figures},
        way=options.way,
        asked=asked,
        figures=figures,
        rates={rate.count.id: rate for rate in rates} if options.way == "per-100000" else {},
        verdict=judge(*(figures or asked)),
        notices=notices(figures, PAIR),
        chance=len(figures) == 2 and like_for_like.within_chance(*figures),
    )
