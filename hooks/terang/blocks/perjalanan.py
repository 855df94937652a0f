"""`perjalanan`: how a case travels between institutions, as a picture and as the list that it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from pydantic import Field

from terang import journey_drawing
from terang.blocks.given import BlockData, Finding
from terang.journey_drawing import NARROW, WIDE, Box, Link
from terang.shapes import Record, Text

FILE = "data/perjalanan.yml"


class Options(Record):
    """What stands above the picture."""

    title: Text = Field(alias="judul")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what cannot be drawn."""
    steps = data.journey
    if not steps:
        yield "", f"belum ada langkah di {FILE}", "isi berkas itu lebih dulu"
        return
    boxes, words = _boxes(data), _words(data)
    for source, to, through in journey_drawing.crossed(boxes):
        what = f"panah dari '{steps[source].id}' ke '{steps[to].id}' melewati kotak '{steps[through].id}'"
        yield "", what, f"ubah 'jalur' salah satunya di {FILE}, atau hapus panah itu"
    for word in dict.fromkeys(journey_drawing.too_long(boxes, _heads(words))):
        yield "", f"kata '{word}' tidak muat di kotak gambar", f"pakai kata yang lebih pendek di {FILE}"


def render(options: Options, data: BlockData) -> str:
    """Return the figure and the list."""
    boxes, heads = _boxes(data), _heads(_words(data))
    return data.render(
        "perjalanan.html",
        title=options.title,
        narrow=Markup(journey_drawing.svg(boxes, heads, NARROW)),
        wide=Markup(journey_drawing.svg(boxes, heads, WIDE)),
        steps=data.journey,
        titles={step.id: step.title for step in data.journey},
        institutions={one.id: one for one in data.institutions},
        sources=data.public.sources,
    )


def _words(data: BlockData) -> Mapping[str, str]:
    return data.words("kata-perjalanan.html")


def _heads(words: Mapping[str, str]) -> tuple[str, str]:
    return words["layanan"], words["hukum"]


def _boxes(data: BlockData) -> list[Box]:
    """Return the steps as they are drawn; what an arrow leads to that is not there is a problem already."""
    called = {one.id: one.called for one in data.institutions}
    order = {step.id: number for number, step in enumerate(data.journey)}
    limit = _words(data)["batas"]
    made = []
    for number, step in enumerate(data.journey):
        who = [called[name] for name in step.institutions if name in called] + list(step.people)
        times = dict.fromkeys(time.time for time in step.limits)
        lines = [", ".join(who), *(limit.format(time) for time in times)]
        links = [Link(order[arrow.to], arrow.when, arrow.must) for arrow in step.next if arrow.to in order]
        made.append(Box(f"{number + 1}. {step.title}", tuple(lines), int(step.lane == "hukum"), tuple(links)))
    return made
