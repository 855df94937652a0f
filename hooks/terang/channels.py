"""Help channels as they may be shown today: a number that nobody has checked again is first doubted, then withdrawn.

A withdrawn channel has no number any more, whatever wants to show it; in its place stands what works today. A page
cannot change once it is published, so the day of the check is always printed beside the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from terang import indonesian, phone_numbers
from terang.problems import Problem
from terang.records.policy import Verification
from terang.records.services import Service
from terang.shapes import Placed

REGISTER = "data/layanan.yml"
SOON = 30  # days before its end in which a number is named, so that there is time to call
Standing = Literal["berlaku", "lewat", "ditarik"]


class Channel(Service):
    """A service as it stands on the day of the build: "lewat" is shown, but as not checked again; "ditarik" is gone."""

    standing: Standing = "berlaku"
    holds_until: date = date.max  # the last day on which its check counts

    @property
    def confirmed(self) -> bool:
        """Somebody has tried it, and that still counts: only then readers are sent there with a request."""
        return bool(self.number and self.checked_by) and self.standing == "berlaku"


@dataclass(frozen=True, slots=True)
class Text:
    """What someone wrote, for the numbers in it. `line` is where it begins in the file; 0 for text that was made."""

    path: str
    words: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Due:
    """A line of the report on the register: what to check or to find out, where, and what becomes of it."""

    path: str
    line: int
    name: str
    number: str  # "" when nobody knows it yet
    holds_until: date
    what: str  # Indonesian


def today(services: Iterable[Service], build: date) -> date:
    """Return the day to compare with: the build's, but no earlier than anything in the register has been checked.

    A copy without history has no date of its own, and an edit may be newer than the last commit.
    """
    return max([build, *(service.checked for service in services)])


def channels(placed: Sequence[Placed[Service]], rules: Verification, day: date) -> tuple[Channel, ...]:
    """Return every service as it may be shown on `day`."""
    return tuple(_channel(one.value, rules, day) for one in placed)


def _channel(service: Service, rules: Verification, day: date) -> Channel:
    until = _until(service, rules)
    standing: Standing = "berlaku"
    if service.number and day > until:
        standing = "lewat" if day <= until + timedelta(days=rules.grace_days) else "ditarik"
    changed: dict[str, object] = {"standing": standing, "holds_until": until}
    if standing == "ditarik":
        last = indonesian.day(service.checked)
        changed |= {"number": "", "waiting": rules.withdrawn.replace("{tanggal}", last)}
    return Channel.model_construct(None, **{**dict(service), **changed})


def _until(service: Service, rules: Verification) -> date:
    return service.valid_until or service.checked + timedelta(days=rules.days)


def due(placed: Sequence[Placed[Service]], rules: Verification, day: date) -> list[Due]:
    """Return what staff should check again, or have still to find out, the most urgent first."""
    found: list[Due] = []
    for one in placed:
        service, until = one.value, _until(one.value, rules)
        if service.number and day + timedelta(days=SOON) <= until:
            continue
        line = one.document.mark(one.path).line
        found.append(Due(one.document.path, line, service.name, service.number, until, _what(service, rules, day)))
    return sorted(found, key=lambda one: (not one.number, one.holds_until, one.line))


def _what(service: Service, rules: Verification, day: date) -> str:
    until = _until(service, rules)
    last = until + timedelta(days=rules.grace_days)
    if not service.number:
        return "nomornya belum diketahui"
    if day <= until:
        return f"berlaku sampai {indonesian.day(until)}"
    if day <= last:
        return f"tampil sebagai belum dicek ulang, ditarik sesudah {indonesian.day(last)}"
    return f"sudah ditarik, terakhir dicek {indonesian.day(service.checked)}"


def check(
    placed: Sequence[Placed[Service]], rules: Verification, day: date, texts: Iterable[Text]
) -> Iterator[Problem]:
    """Yield the numbers in `texts` that the register does not hold, and those that run out but cannot be withdrawn."""
    shown = channels(placed, rules, day)
    known = {one.value.dialled for one in placed if one.value.number}
    gone = {one.value.dialled: one for one, now in zip(placed, shown, strict=True) if now.standing == "ditarik"}
    mentions: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for line, column, number in _numbers(text):
            if number.dialled in gone:
                mentions[number.dialled].append(f"{text.path}:{line}" if line else text.path)
            elif number.dialled not in known:
                yield _unlisted(text, line, column, number)
    for called, one in gone.items():
        if one.value.emergency or mentions[called]:
            yield _expired(one, sorted(mentions[called], key=lambda place: place.startswith(REGISTER)))


def _numbers(text: Text) -> Iterator[tuple[int, int, phone_numbers.Written]]:
    for offset, words in enumerate(text.words.split("\n")):
        if text.path == REGISTER and words.lstrip(" -").startswith("nomor:"):
            continue  # the register itself, judged by its own rules
        for number in phone_numbers.find(words):
            yield (text.line + offset, number.start + 1, number) if text.line else (0, 0, number)


def _unlisted(text: Text, line: int, column: int, number: phone_numbers.Written) -> Problem:
    if not number.dialled:
        what = f"nomor '{number.shown}' memuat huruf yang mirip angka"
        return Problem(text.path, line, column, what, "ganti huruf O dengan 0, dan huruf l atau I dengan 1")
    what = f"nomor '{number.shown}' tidak ada di {REGISTER}"
    return Problem(text.path, line, column, what, "daftarkan di sana dengan sumbernya, atau hapus dari sini")


def _expired(one: Placed[Service], places: Sequence[str]) -> Problem:
    service = one.value
    what = f"nomor {service.number} terakhir dicek {indonesian.day(service.checked)}, sudah lewat masa tenggang"
    if places:
        more = f" dan {len(places) - 1} tempat lain" if len(places) > 1 else ""
        what = f"{what}, dan masih ditulis di {places[0]}{more}"
    fix = "hubungi nomor itu, lalu tulis tanggal hari ini di 'diperiksa' dan yang memeriksa di 'oleh'"
    return one.problem("diperiksa", what, fix)
