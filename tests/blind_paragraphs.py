"""Paragraphs by people who had not read the rules, with made names, schools and places put in, in memory.

The files of tests/guard/ hold placeholders only; each is by another writer. Those of latihan/ teach the rule
(tests/bench/fit_points.py); those of ujian/ only measure it, and nobody looks at them while the rule is made. "biasa"
is written as people write every day, "sulit" to find the limits: most of the dangerous ones without a name, most of the
harmless ones near the line.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

import nik_numbers
from terang import nik, paragraphs, phone_numbers, recognisable

ROOT = Path(__file__).resolve().parents[1]
LEARNED, HELD_OUT = (ROOT / "tests/guard" / name for name in ("latihan", "ujian"))
_BEGIN = "ra su di ma nu ko sa fi li ha wa yu an ri de la mi no ta ki".split()
_END = "ni ti ma ra wan din ya sih lia rini dah nah yati wati man tun roh mah yana jar".split()
_PLACES = "suka karang tanjung pasir cipa gunung parung kebon mekar sumur".split()
_PLACE_ENDS = "mulya sari jaya raya maju indah asih wangi baru harja".split()
_MONTHS = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember").split()


class Filled(NamedTuple):
    """A paragraph as it could have been written. `dangerous`: somebody could be recognised."""

    id: int
    dangerous: bool
    text: str


def _word(chance: random.Random) -> str:
    return (chance.choice(_BEGIN) + chance.choice(_END)).capitalize()


def _name(chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(chance.choice((1, 2, 2, 3))))


def _place(chance: random.Random) -> str:
    return (chance.choice(_PLACES) + chance.choice(_PLACE_ENDS)).capitalize()


def _initials(chance: random.Random) -> str:
    letters = [chance.choice("ABDEFHIKLMNRSTWYZ") for _ in range(chance.choice((1, 2, 2, 3)))]
    return chance.choice(("".join(letters), ".".join(letters) + "."))


def _school(chance: random.Random) -> str:
    kind = chance.choice(
        ("SDN", "SD Negeri", "SMPN", "SMP", "SMP Negeri", "MTs", "MTsN", "MI", "SMK", "SMAN", "Madrasah Aliyah")
    )
    number = f"{chance.randint(1, 9)} " if kind.endswith(("N", "Negeri")) else ""
    return f"{kind} {number}{_place(chance)}"


def _boarding_school(chance: random.Random) -> str:
    return chance.choice(("Nurul", "Darul", "Al-", "Raudlatul ", "Miftahul ")).strip() + chance.choice(
        (f" {_word(chance)}", _word(chance).lower() if chance.random() < 0.1 else f" {_place(chance)}")
    )


def _date(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2023, 2026)
    weekday = chance.choice(("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"))
    short = f"{day} {_MONTHS[month - 1]}"
    figures = f"{day}/{month}/{year}"
    return chance.choice((short, f"{short} {year}", f"{weekday}, {short} {year}", f"{weekday} ({figures})", figures))


def _phone(chance: random.Random) -> str:
    digits = str(chance.randint(10**9, 10**10 - 1))
    return chance.choice(
        (f"08{digits}", f"08{digits[:2]}-{digits[2:6]}-{digits[6:]}", f"+62 8{digits[:2]} {digits[2:6]} {digits[6:]}")
    )


FILL = {
    "nama": _name,
    "nama2": _name,
    "pejabat": lambda c: c.choice(("", "H. ", "Hj. ", "Dr. ")) + _name(c) + c.choice(("", "", ", S.Sos.", ", M.Si.")),
    "inisial": _initials,
    "sekolah": _school,
    "pesantren": _boarding_school,
    "desa": _place,
    "kecamatan": lambda c: c.choice(
        "Ciruas Kragilan Cikande Kramatwatu Anyar Cinangka Pamarayan Tirtayasa Baros".split()
    ),
    "alamat": lambda c: (
        _place(c) + c.choice(("", "", f" Blok {c.choice('ABCD')}{c.randint(1, 9)}", f" Nomor {c.randint(1, 40)}"))
    ),
    "rt": lambda c: c.choice((f"{c.randint(1, 20):02}", f"{c.randint(1, 20):02}/{c.randint(1, 9):02}")),
    "tanggal": _date,
    "umur": lambda c: str(c.randint(5, 17)),
    "kelas": lambda c: c.choice(("4", "5", "6", "VII", "8", "IX")),
    "akun": lambda c: "@" + _word(c).lower() + c.choice(("_", ".", "")) + str(c.randint(10, 99)),
    "telepon": _phone,
    "nik": lambda c: next(nik_numbers.numbers(1, c.randint(0, 10**6))),
}


def writers(folder: Path, kind: str = "") -> list[str]:
    """Return the names of those who wrote the paragraphs in `folder`: of all of them, or of one kind."""
    return sorted(path.stem for path in folder.glob(f"{kind}*.yml"))


def filled(folder: Path, writer: str, seed: int = 1) -> Iterator[Filled]:
    """Yield every paragraph of a writer, filled with what the seed makes; the same each time."""
    for entry in yaml.safe_load((folder / f"{writer}.yml").read_text("utf-8")):
        chance = random.Random(f"{seed}/{writer}/{entry['id']}")
        made = {key: fill(chance) for key, fill in FILL.items()}  # one person has one name throughout
        text = entry["teks"].format_map(made)
        yield Filled(entry["id"], entry["berbahaya"] == "ya", text)


def recognised(text: str) -> tuple[str, ...]:
    """Return for what the paragraph rule stops a page with this text, or nothing."""
    return tuple(kind for one in paragraphs.of_markdown(text) for kind in recognisable.kinds(one.words))


def stopped(text: str) -> tuple[str, ...]:
    """Return for what the whole guard stops a page with this text; a number that nobody registered is no false stop."""
    why = [*recognised(text), *(["nik"] if nik.is_in(text) else [])]
    why += ["telepon"] if any(len(number.dialled) > 6 for number in phone_numbers.find(text)) else []
    return tuple(why)


def paragraphs_of_this_site() -> Iterator[str]:
    """Yield what stands in content/ and data/, all of which may be published."""
    for folder in ("content", "data"):
        for path in sorted((ROOT / folder).rglob("*")):
            if read := {".md": paragraphs.of_markdown, ".yml": paragraphs.of_yaml}.get(path.suffix):
                yield from (one.words for one in read(path.read_text("utf-8")))
