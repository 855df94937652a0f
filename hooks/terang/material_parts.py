"""The parts of a material: what a reader must find below its head, by its kind, in this order.

Someone who stands before a class has no time to search. So every material of a kind has the same parts under the same
words, its steps say how long each takes, and where children or adults may tell what happened to them, it says what to
do then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from terang import markup
from terang.problems import Problem
from terang.records.materials import LED, Material
from terang.shapes import Placed, meant

TELLING = "Kalau ada yang bercerita"
TELLING_BLOCK = "bercerita"
TELLING_THEME = "bercerita"  # a material of this theme is itself what to do then
SLIDES, CONTENTS = "Salindia", "Isi"
SLIDE_LINES = 5  # of a slide: more is read aloud, and nobody listens

FILLED_IN = ("SOP", "templat", "formulir")  # documents, that an office changes to its own
_SESSION = ("Tujuan", "Sebelum mulai", "Langkah", "Katakan dan jangan katakan", TELLING, "Evaluasi")
_SHOWN = ("Tujuan", "Cara memakai", CONTENTS, TELLING)
_READ = ("Tujuan", "Sebelum mulai", TELLING)
_DOCUMENT = ("Tujuan", "Sebelum mulai", CONTENTS, TELLING)
PARTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("RPP", "lokakarya", "pengajian", "permainan", "lembar balik"), _SESSION),
    "kultum": tuple("Naskah" if name == "Langkah" else name for name in _SESSION),
    **dict.fromkeys(("kartu", "poster"), _SHOWN),
    **dict.fromkeys(("panduan", "daftar periksa", "kuis"), _READ),
    **dict.fromkeys(FILLED_IN, _DOCUMENT),
}
OWN_SHEETS = ("kartu", "kultum", "lembar balik", "poster")  # kinds whose whole print is laid out around their parts
STEPS = ("Langkah", "Naskah")  # parts whose headings are steps with minutes
_STEP = re.compile(r"([1-9][0-9]?)\. (.+) \(([1-9][0-9]{0,2}) menit\)")
_HEADING = re.compile(r"(#{2,3}) +(.*?)(?: *\{#[^}]*\})? *#* *")


@dataclass(slots=True)
class Part:
    """A heading of the second or third level with what stands below it. `line` is its line in the file."""

    title: str
    line: int
    lines: list[str] = field(default_factory=list)  # of its own text, blocks with their fences
    below: list[Part] = field(default_factory=list)  # headings of the third level

    @property
    def empty(self) -> bool:
        return not self.below and not any(line.strip() for line in self.lines)


def parts(body: str, first_line: int) -> list[Part]:
    """Return the parts of a body that starts on line `first_line` of its file. Headings inside fences are text."""
    fenced = {
        number for fence in markup.fences(body) for number in range(fence.line, fence.line + fence.text.count("\n") + 3)
    }
    found: list[Part] = []
    for number, line in enumerate(body.split("\n"), start=1):
        heading = None if number in fenced else _HEADING.fullmatch(line)
        if heading and heading[1] == "##":
            found.append(Part(heading[2], first_line + number - 1))
        elif heading and found:
            found[-1].below.append(Part(heading[2], first_line + number - 1))
        elif found:
            (found[-1].below[-1] if found[-1].below else found[-1]).lines.append(line)
    return found


def required(material: Material) -> tuple[str, ...]:
    """Return the parts that a material must have."""
    names = PARTS[material.kind]
    return tuple(name for name in names if name != TELLING or TELLING_THEME not in material.themes)


def check(placed: Placed[Material]) -> Iterator[Problem]:
    """Yield what is wrong with the parts of a material."""
    document = placed.document
    found = parts(document.body, document.body_line)
    names = required(placed.value)
    yield from _order(document.path, document.body_line, found, names)
    yield from _loose(placed, found)
    for part in found:
        if part.title in names and part.empty:
            yield _at(part, document.path, f"bagian '{part.title}' masih kosong", "tulis isinya di bawah judul itu")
        if part.title in names and part.title in STEPS:
            yield from _steps(placed, part)
        if part.title == TELLING:
            yield from _telling(document.path, part)
        if part.title == SLIDES:
            yield from _slides(placed, part)


def _order(path: str, first_line: int, found: Sequence[Part], names: Sequence[str]) -> Iterator[Problem]:
    titles = [part.title for part in found]
    last = -1  # place of the required part before
    before = ""
    for name in names:
        if name not in titles:
            yield _missing(path, first_line, found, name, before, names)
            continue
        place = titles.index(name)
        if place < last:
            fix = f"pindahkan ke sesudah '## {before}'"
            yield _at(found[place], path, f"bagian '{name}' tidak pada tempatnya", fix)
        else:
            last, before = place, name
        for again in found[place + 1 :]:
            if again.title == name:
                yield _at(again, path, f"bagian '{name}' ada dua", "satukan keduanya")


def _missing(
    path: str, first_line: int, found: Sequence[Part], name: str, before: str, names: Sequence[str]
) -> Problem:
    for part in found:
        if part.title not in names and meant(part.title, [name]) == f"mungkin maksud Anda '{name}'?":
            return _at(part, path, f"bagian '{part.title}' tidak dikenal", f"mungkin maksud Anda '## {name}'?")
    after = next((part for part in found if part.title == before), None)
    where = f"sesudah bagian '{before}'" if after else "di awal isi"
    return Problem(
        path, after.line if after else first_line, 0, f"bagian '{name}' belum ada", f"tulis '## {name}' {where}"
    )


def _steps(placed: Placed[Material], part: Part) -> Iterator[Problem]:
    path, record = placed.document.path, placed.value
    if not part.below:
        fix = "tulis tiap langkah seperti ini: ### 1. Pembuka (5 menit)"
        yield _at(part, path, f"bagian '{part.title}' belum punya langkah", fix)
        return
    minutes = 0
    readable = True
    for number, step in enumerate(part.below, start=1):
        match = _STEP.fullmatch(step.title)
        if not match:
            readable = False
            fix = f"tulis seperti ini: ### {number}. Pembuka (5 menit)"
            yield _at(step, path, f"langkah '{step.title}' tanpa nomor atau tanpa menit", fix)
            continue
        minutes += int(match[3])
        if int(match[1]) != number:
            yield _at(
                step,
                path,
                f"langkah ke-{number} bernomor {match[1]}",
                f"tulis ### {number}. {match[2]} ({match[3]} menit)",
            )
    if readable and minutes != record.minutes:
        what = f"'durasi' {record.duration}, tetapi menit semua langkah berjumlah {minutes}"
        yield placed.problem("durasi", what, f"tulis durasi: {minutes} menit, atau betulkan menit langkahnya")


def _loose(placed: Placed[Material], found: Sequence[Part]) -> Iterator[Problem]:
    """A sheet that is handed over alone: in a document, what stands below a heading of its contents; else a part."""
    kind = placed.value.kind
    contents = next((part.below for part in found if part.title == CONTENTS), [])
    titles = [re.sub(r"^[0-9]{1,2}\. ", "", part.title) for part in (contents if kind in FILLED_IN else found)]
    for index, name in enumerate(placed.value.loose):
        where = ("lembar-lepas", index)
        if kind in OWN_SHEETS:
            yield placed.problem(where, f"{kind} tidak punya lembar lepas", "hapus baris 'lembar-lepas'")
        elif name not in titles:
            yield placed.problem(where, f"judul '{name}' tidak ada di bawah", meant(name, titles))


def _telling(path: str, part: Part) -> Iterator[Problem]:
    if not any(re.fullmatch(rf"`{{3,}} *{TELLING_BLOCK}", line.strip()) for line in _all_lines(part)):
        fix = f"tulis blok {'`' * 3}{TELLING_BLOCK} dengan baris 'untuk: anak' atau 'untuk: dewasa'"
        yield _at(part, path, f"bagian '{part.title}' belum memuat blok '{TELLING_BLOCK}'", fix)


def _slides(placed: Placed[Material], part: Part) -> Iterator[Problem]:
    path, kind = placed.document.path, placed.value.kind
    if kind not in LED:
        yield _at(part, path, f"{kind} tidak memakai salindia", "hapus bagian ini")
    for slide in part.below:
        count = sum(bool(re.match(r"\s*([-*+]|\d+\.) ", line)) for line in slide.lines)
        if count > SLIDE_LINES:
            what = f"salindia '{slide.title}' memuat {count} baris, paling banyak {SLIDE_LINES}"
            yield _at(slide, path, what, "bagi menjadi dua salindia, atau pendekkan")


def _all_lines(part: Part) -> Iterator[str]:
    yield from part.lines
    for below in part.below:
        yield from below.lines


def _at(part: Part, path: str, what: str, fix: str) -> Problem:
    return Problem(path, part.line, 1, what, fix)
