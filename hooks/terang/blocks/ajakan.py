"""`ajakan`: a prepared text to send to an office by WhatsApp or e-mail, as soon as such a channel is confirmed.

A text that goes to a wrong number is read by a stranger. So the link appears only for a channel of the register that an
office has tried and whose check still holds; until then the page says what is known, and the letter can be carried.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pydantic import Field

from terang.blocks.given import BlockData, Finding
from terang.channels import Channel
from terang.letters import REGISTER
from terang.records.letters import Letter
from terang.shapes import List, Record, Slug, meant

KINDS = ("whatsapp", "surel")  # that can carry a text


class Options(Record):
    """Which letter's short text, and by which channels of data/layanan.yml."""

    letter: Slug = Field(alias="surat")
    channels: List[Slug] = Field(alias="kanal")


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    if options.letter not in data.letters:
        yield "surat", f"surat '{options.letter}' tidak ada di {REGISTER}", meant(options.letter, list(data.letters))
    if not options.channels:
        yield "kanal", "'kanal' masih kosong", "tulis id layanan dengan 'kantor: ya' di data/layanan.yml"
    by_id = {one.id: one for one in data.offices}
    for name in options.channels:
        channel = by_id.get(name)
        if name in (one.id for one in data.services):
            what = f"layanan '{name}' untuk orang yang butuh bantuan, bukan untuk permohonan"
            yield "kanal", what, "pilih layanan dengan 'kantor: ya' di data/layanan.yml"
        elif channel is None:
            yield "kanal", f"layanan '{name}' tidak ada di data/layanan.yml", meant(name, list(by_id))
        elif channel.kind not in KINDS:
            what = f"layanan '{name}' berjenis {channel.kind}, yang tidak bisa membawa teks"
            yield "kanal", what, f"pilih layanan berjenis {' atau '.join(KINDS)}"


def render(options: Options, data: BlockData) -> str:
    """Return the links to confirmed channels, or what is known of those that are not."""
    letter = data.letters[options.letter]
    by_id = {one.id: one for one in data.offices}
    chosen = [by_id[name] for name in options.channels]
    links = [(one, href(one, letter)) for one in chosen if one.confirmed]
    return data.render("ajakan.html", letter=letter, links=links, waiting=[one for one in chosen if not one.confirmed])


def href(channel: Channel, letter: Letter) -> str:
    """Return the link that opens a message with the letter's short text in it. Nothing is sent by opening it."""
    text = quote(letter.message, safe="")
    if channel.kind == "whatsapp":
        return f"{channel.href}?text={text}"
    return f"{channel.href}?subject={quote(letter.subject, safe='')}&body={text}"
