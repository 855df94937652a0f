"""Numbers in the shape of a NIK, of nobody, made in memory; the ways to disguise one; and what only looks like one."""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable, Iterator

from terang.nik import PROVINCES

Look = Callable[[random.Random], str]


def numbers(count: int, seed: int = 5) -> Iterator[str]:
    """Yield `count` numbers: of men and women, from regencies and cities of every province."""
    chance = random.Random(seed)
    for _ in range(count):
        place = chance.choice(sorted(PROVINCES)), chance.choice((chance.randint(1, 40), chance.randint(71, 79)))
        born = chance.randint(1, 31) + chance.choice((0, 40)), chance.randint(1, 12), chance.randint(0, 99)
        yield "{:02}{:02}{:02}{:02}{:02}{:02}{:04}".format(
            *place, chance.randint(1, 60), *born, chance.randint(1, 9999)
        )


def parts(digits: str, sizes: tuple[int, ...]) -> list[str]:
    """Return `digits` in parts of these sizes."""
    found = []
    for size in sizes:
        found.append(digits[:size])
        digits = digits[size:]
    return found


FOURS, PLACE_BIRTH_SERIAL = (4, 4, 4, 4), (6, 6, 4)
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u2064\u180e\u3164\u2800\ufe0f"
SCRIPTS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x0E50, 0x1040, 0x17E0, 0x1D7CE, 0x1D7D8, 0xA9D0)
SPELLED = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
JOINING = ("lalu", "kemudian", "dan", "terus", "lanjut", "spasi")


def _random_parts(digits: str, chance: random.Random, signs: str) -> str:
    found = digits[0]
    for digit in digits[1:]:
        found += (chance.choice(signs) if chance.random() < 0.4 else "") + digit
    return found


DISGUISES: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda d, _: d,
    "in a sentence": lambda d, _: f"Anak itu ber-NIK {d}, katanya.",
    "spaces": lambda d, c: " ".join(parts(d, c.choice((FOURS, PLACE_BIRTH_SERIAL, (1,) * 16, (2,) * 8)))),
    "dots": lambda d, c: ".".join(parts(d, c.choice((FOURS, PLACE_BIRTH_SERIAL, (2, 4, 6, 4), (1,) * 16)))),
    "dashes": lambda d, c: c.choice("-–—‑−‐").join(parts(d, c.choice((FOURS, PLACE_BIRTH_SERIAL)))),  # noqa: RUF001
    "slashes": lambda d, c: "/".join(parts(d, c.choice((FOURS, PLACE_BIRTH_SERIAL, (2, 2, 2, 2, 2, 2, 4))))),
    "any sign anywhere": lambda d, c: _random_parts(d, c, " .-/"),
    "invisible characters": lambda d, c: c.choice(HIDDEN).join(d),
    "other spaces": lambda d, c: c.choice("\u00a0\u2009\u202f\u3000").join(parts(d, FOURS)),
    "digits of another script": lambda d, c: d.translate({48 + n: c.choice(SCRIPTS) + n for n in range(10)}),
    "raised or circled digits": lambda d, c: d.translate(
        str.maketrans("0123456789", c.choice(("⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾")))
    ),
    "keycaps": lambda d, _: "".join(f"{digit}\ufe0f\u20e3" for digit in d),
    "struck through": lambda d, _: "".join(f"{digit}\u0336" for digit in d),
    "letters for 0 and 1": lambda d, c: d.replace("0", c.choice("Oo")).replace("1", c.choice("lI")),
    "words between groups": lambda d, c: f" {c.choice(JOINING)} ".join(parts(d, c.choice((FOURS, PLACE_BIRTH_SERIAL)))),
    "announced, with other words": lambda d, _: "NIK: depannya {}, tanggalnya {}, sisanya {}".format(
        *parts(d, PLACE_BIRTH_SERIAL)
    ),
    "decimal references": lambda d, _: "".join(f"&#{ord(digit)};" for digit in d),
    "hexadecimal references": lambda d, _: "".join(f"&#x{ord(digit):x};" for digit in d),
    "named references between": lambda d, c: c.choice(("&nbsp;", "&shy;", "&ensp;", "&ZeroWidthSpace;")).join(
        parts(d, FOURS)
    ),
    "line breaks": lambda d, c: c.choice(("\n", "\r\n", "\n> ", "<br>", "  \n")).join(parts(d, FOURS)),
    "emphasis between digits": lambda d, c: c.choice(("**{}**{}", "_{}_{}", "`{}`{}", "~~{}~~{}")).format(d[:6], d[6:]),
    "tags between digits": lambda d, c: c.choice(
        ("<b>{}</b>{}", '<span class="x">{}</span>{}', "{}<!-- x -->{}")
    ).format(d[:7], d[7:]),
    "in a link": lambda d, _: f"[{d[:4]}](https://contoh.go.id/a){d[4:]}",
    "in an address": lambda d, c: c.choice(("https://contoh.go.id/cek?nik={}", "https://contoh.go.id/warga/{}")).format(
        d
    ),
    "in an escaped address": lambda d, _: "https://contoh.go.id/?q=" + "".join(f"%{ord(digit):x}" for digit in d),
    "base64": lambda d, c: base64.b64encode(c.choice(("{}", "NIK {}", "data: {} selesai")).format(d).encode()).decode(),
    "spelled in words": lambda d, c: c.choice((" ", "-", ", ")).join(SPELLED[int(digit)] for digit in d),
    "glued to its name": lambda d, c: c.choice(("NIK{}", "nik_{}", "KTP#{}", "id{}x")).format(d),
    "in YAML": lambda d, _: f'- keterangan: "{d[:4]} {d[4:]}"\n',
    "several in a row": lambda d, c: c.choice((" ", ", ", "\n")).join((d, d[::1])),
}


def _figure(chance: random.Random, low: int = 0, high: int = 9_999_999) -> str:
    return f"{chance.randint(low, high):,}".replace(",", ".")


def _day(chance: random.Random) -> tuple[int, int, int]:
    return chance.randint(1, 28), chance.randint(1, 12), chance.randint(1950, 2030)


def _civil_servant(chance: random.Random) -> str:
    day, month, year = _day(chance)
    parted = (f"{year}{month:02}{day:02}", f"{chance.randint(1990, 2025)}{chance.randint(1, 12):02}")
    return chance.choice(("", " ")).join((*parted, str(chance.randint(1, 2)), f"{chance.randint(1, 99):03}"))


def _ean(chance: random.Random) -> str:
    digits = chance.choice(("978", "979", "899")) + "".join(str(chance.randint(0, 9)) for _ in range(10))
    return chance.choice((digits, "-".join(parts(digits, (3, 3, 4, 2, 1)))))


def _dates(chance: random.Random) -> str:
    one, other = _day(chance), _day(chance)
    sign = chance.choice("-/.")
    written = [sign.join((f"{d:02}", f"{m:02}", str(y))) for d, m, y in (one, other)]
    if chance.random() < 0.5:
        written = [f"{y}-{m:02}-{d:02}" for d, m, y in (one, other)]
    hour = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    return chance.choice(
        (
            f"{written[0]} - {written[1]}",
            f"{written[0]} s.d. {written[1]}",
            f"{written[0]} {hour} - {hour}",
            f"{written[0]}T{hour}:{chance.randint(0, 59):02}.{chance.randint(0, 999):03}+07:00",
            f"{written[0]} {hour} WIB, {written[1]} {hour} WIB",
        )
    )


def _phone(chance: random.Random) -> str:
    number = f"08{chance.randint(11, 99)}{chance.randint(10**6, 10**8 - 1)}"
    return chance.choice((number, f"+62 {number[1:4]}-{number[4:8]}-{number[8:]}", f"{number} / 0254-{number[4:10]}"))


def _regulation(chance: random.Random) -> str:
    number, year, part = chance.randint(1, 999), chance.randint(1999, 2026), chance.randint(1, 9)
    return chance.choice(
        (
            f"UU {number % 40 + 1}/{year} Pasal {number % 99} ayat ({part})",
            f"463/Kep.{number}-Huk.DKBP3A/{year}",
            f"800.1.{part}.{part}/{number}/BKPSDM/{year}",
            f"400.{part}.{part}/{number}/{year}",
            f"Nomor {number} Tahun {year} dan {part} Tahun 2023",
        )
    )


def _web(chance: random.Random) -> str:
    year, month, day = chance.randint(2010, 2026), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(
        (
            f"https://nasional.kompas.com/read/{year}/{month:02}/{day:02}/{chance.randint(10**7, 10**8 - 1)}/judul",
            f"https://www.facebook.com/dinas/posts/{chance.randint(10**15, 10**16 - 1)}",
            f"https://contoh.go.id/?p={chance.randint(100, 10**7)}",
            f"https://news.detik.com/berita/d-{chance.randint(10**6, 10**7)}/judul-berita",
            f"https://x.com/dinas/status/{chance.randint(10**18, 2 * 10**18)}",
            f"https://contoh.id/a/{chance.randint(10**8, 10**10)}/b-{chance.randint(10, 9999)}",
        )
    )


def _account(chance: random.Random) -> str:
    digits = "".join(str(chance.randint(0, 9)) for _ in range(20))
    return chance.choice(
        (
            digits[:10],
            f"{digits[:3]}-{digits[3:5]}-{digits[5:12]}-{digits[12]}",
            "-".join(parts(digits, (4, 2, 6, 2, 1))),
            f"8808 {digits[:4]} {digits[4:8]} {digits[8:12]}",  # a virtual account
            digits[:15],
        )
    )


def _tax(chance: random.Random) -> str:
    digits = "".join(str(chance.randint(0, 9)) for _ in range(15))
    plain = f"{digits[:2]}.{digits[2:5]}.{digits[5:8]}.{digits[8]}-{digits[9:12]}.{digits[12:]}"
    return chance.choice((plain, digits, f"0{digits}"))


def _place(chance: random.Random) -> str:
    decimals = chance.choice((4, 5, 6, 7, 9))
    south, east = -chance.uniform(5.8, 6.5), chance.uniform(105.6, 106.6)
    return f"{south:.{decimals}f}{chance.choice((', ', ' ', ',', ' / '))}{east:.{decimals}f}"


def _statistics(chance: random.Random) -> str:
    row = [_figure(chance, 1000) for _ in range(chance.randint(2, 7))]
    years = [str(chance.randint(1990, 2030)) for _ in range(5)]
    counts = [str(chance.randint(5, 999)) for _ in range(chance.randint(3, 9))]
    return chance.choice(
        (
            "| " + " | ".join(row) + " |",
            " ".join(row),
            ", ".join(years),
            f"isi: [{', '.join(str(chance.randint(1000, 9999)) for _ in range(4))}]",
            ";".join(counts),
            ", ".join(counts),
            f"Rp{_figure(chance, 10**15, 10**16 - 1)}",
            f"Rp {_figure(chance, 10**11, 10**12 - 1)},00",
            f"{chance.uniform(0, 1):.16f}",
            f"tahun {years[0]} ada {counts[0]} kasus, tahun {years[1]} ada {counts[1]} kasus",
            f"{chance.uniform(0, 100):.2f}, {chance.uniform(0, 100):.2f}, {chance.uniform(0, 100):.2f} persen",
        )
    )


def _hash(chance: random.Random) -> str:
    raw = chance.randbytes(32)
    return chance.choice(
        (
            raw.hex(),
            raw[:20].hex(),
            base64.b64encode(raw).decode(),
            str(uuid.UUID(bytes=raw[:16], version=4)),
            raw.hex()[:16],
        )
    )


def _school(chance: random.Random) -> str:
    numbers = [
        str(chance.choice((10, 20, 30, 40, 50, 60, 69, 70)) * 10**6 + chance.randint(1, 999_999)) for _ in range(3)
    ]
    return chance.choice((f"NPSN {numbers[0]}", " ".join(numbers), ", ".join(numbers), f"NSM 1212360{numbers[0][3:]}"))


LOOK_ALIKES: dict[str, Look] = {
    "number of a civil servant (NIP)": lambda c: f"NIP {_civil_servant(c)}",
    "ISBN and EAN": _ean,
    "dates with times": _dates,
    "telephone numbers": _phone,
    "laws, decrees and letters": _regulation,
    "addresses with numbers": _web,
    "bank accounts": _account,
    "tax numbers (NPWP)": _tax,
    "coordinates": _place,
    "statistical figures": _statistics,
    "hashes": _hash,
    "numbers of schools (NPSN)": _school,
    "paths of a drawing": lambda c: (
        "M" + " ".join(f"{c.uniform(0, 900):.2f},{c.uniform(0, 900):.2f}" for _ in range(6))
    ),
    "codes of regions": lambda c: f"36.04.{c.randint(1, 29):02}.{c.randint(1001, 2020)}, 3604{c.randint(10, 300):03}",
    "versions and addresses of computers": lambda c: (
        f"v{c.randint(1, 30)}.{c.randint(0, 20)}.{c.randint(0, 99)} "
        + ".".join(str(c.randint(1, 254)) for _ in range(4))
    ),
}
