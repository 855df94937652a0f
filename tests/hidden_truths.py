"""Many truths behind one publication: what the site would be, had the hidden counts been others.

A truth is a workbook of the agency's. It goes the whole way: import, protection, files in data/, pages and downloads.
All of a release's alternatives have the same published counts, so nothing that anyone can read may differ by a byte.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path

from folders import contents
from terang import importing, markup, site
from terang.importing import Order, Outcome
from terang.problems import as_text
from workbooks import HEADINGS, write

TESTS = Path(__file__).parent
RENDER = markup.Renderer(site.NAMES, None)  # each text once: most pages are the same in every truth
Key = tuple[str, ...]
Counts = Mapping[Key, int]

# Every count of 1 to 4 is made, as nowhere else in the project. The largest of all stand beside the smallest, so that
# they must be hidden too: what is drawn or said of the highest is then drawn or said of something hidden.
PLACES = ("Rumah", "Sekolah", "Jalan", "Kantor", "Pasar", "Daring")
BY_TYPE: Counts = {
    (kind, place): count
    for kind, counts in {
        "Fisik": (29, 14, 25, 39, 31, 30),
        "Psikis": (24, 61, 5 - 3, 28, 21, 19),
        "Seksual": (24, 5 - 2, 24, 23, 13, 38),
        "Lainnya": (13, 25, 31, 25, 30, 17),
    }.items()
    for place, count in zip(PLACES, counts, strict=True)
}
BY_DISTRICT: Counts = {("Hulu",): 5 - 1, ("Hilir",): 518, ("Tengah",): 322}
YEARS = (2021, 2023)
DAY = date(2024, 2, 1)
# The example's two groups are too few to hide among: nothing could be shown beside them.
PLACE = """\
  - id: tempat
    nama: Tempat kejadian
    petunjuk: Jenis tempatnya saja.
    isi: [{nama: Rumah}, {nama: Sekolah}, {nama: Jalan}, {nama: Kantor}, {nama: Pasar}, {nama: Daring}]
"""
# Pages that show the two tables in every way in which a table can be shown.
PAGE = """\
---
judul: Rekap
ringkasan: Tabel dari register.
---

Tabel menurut jenis.

```grafik
data: rekap-2023-jenis-kelompok
jenis: kelompok
```

```grafik
data: rekap-2023-jenis-kelompok
jenis: kelipatan
```

```tabel
data: rekap-2021-2023-kecamatan
```

```peta
judul: Menurut kecamatan
data: rekap-2021-2023-kecamatan
batas: [5, 20, 50, 100]
```
"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened: cases of 2023 by type and place, and cases of three years by district."""

    by_type: Counts
    by_district: Counts

    def rows(self) -> Iterator[list[object]]:
        """Yield one row a case. Those of 2023 come first; how types and districts meet is of no table."""
        cases = [key for key, count in self.by_type.items() for _ in range(count)]
        places = [key[0] for key, count in self.by_district.items() for _ in range(count)]
        for number, place in enumerate(places):
            kind, where = cases[number] if number < len(cases) else cases[0]
            year = YEARS[1] if number < len(cases) else YEARS[0]
            yield [date(year, 1 + number % 12, 1 + number % 28), place, kind, where]


@dataclass(slots=True)
class World:
    """A project with the example's settings, and an officer with a workbook beside it."""

    project: Path
    workbook: Path
    outcomes: list[Outcome] = field(default_factory=list)

    @classmethod
    def made(cls, folder: Path, drawn: Path) -> World:
        """Return a world in `folder`; `drawn`: a folder of drawings, found by what is on them, that worlds share."""
        project = Path(shutil.copytree(TESTS / "example", folder / "situs", ignore=shutil.ignore_patterns(".terang")))
        (project / ".terang").mkdir()
        (project / ".terang/cache").symlink_to(drawn)
        (project / "overrides").symlink_to(TESTS.parent / "overrides")
        for path, old, new in (
            ("data/buku-kerja.yml", "  - id: jumlah\n", PLACE + "  - id: jumlah\n"),
            ("data/aturan.yml", "[jenis, kelompok]", "[jenis, tempat]"),
        ):
            text = (project / path).read_text("utf-8")
            assert old in text
            (project / path).write_text(text.replace(old, new), encoding="utf-8")
        (project / "content/data/rekap.md").write_text(PAGE, encoding="utf-8")
        return cls(project, folder / "kasus.xlsx")

    def tell(self, truth: Truth) -> None:
        """Import a workbook that holds `truth`, for the year and for the three years together."""
        headings = (*HEADINGS[:3], "Tempat kejadian")
        write(self.workbook, {"Kasus": [headings, *truth.rows()]})
        for first in (YEARS[1], YEARS[0]):
            order = Order(self.workbook, date(first, 1, 1), date(YEARS[1], 12, 31), (), DAY, False)
            self.outcomes.append(importing.run(self.project, order))
        self.workbook.unlink()

    def published(self, *, downloads: bool = True) -> dict[str, bytes]:
        """Return everything that readers can get: what is committed, each page, each download."""
        found, problems = site.load(self.project, "https://contoh.id/")
        assert found is not None
        assert not problems, as_text(problems)
        pages = {
            page.path: repr((found.head(page), found.body(page, str, RENDER(page.document.body).html)))
            for page in found.pages.values()
        }
        return (
            contents(self.project / "data")
            | {path: text.encode() for path, text in pages.items()}
            | (found.files() if downloads else {})
        )

    def hidden(self) -> tuple[set[Key], set[Key]]:
        """Return the cells, margins too, that are hidden in the two tables; TOTAL is "Jumlah"."""
        found, _ = site.load(self.project)
        assert found is not None
        assert found.facts.recaps is not None
        cells: dict[str, set[Key]] = {}
        for placed in found.facts.recaps.placed:
            recap = placed.value
            cells[recap.name] = {
                (row.label, column)[: len(recap.dimensions)]
                for row in recap.rows
                for column, count in zip(recap.columns, row.cells, strict=True)
                if count is None
            }
        return cells["jenis-kelompok"], cells["kecamatan"]


def alternatives(counts: Counts, hidden: set[Key], chance: random.Random) -> Iterator[Counts]:
    """Yield other counts that publish the same: a long walk over the whole numbers that the shown sums allow.

    A step adds 1 to some hidden cells and takes 1 from others, at most six in all, so that every shown sum stays.
    """
    cells = [key for key in counts if key in hidden]
    sums = _shown_sums(counts, hidden)
    steps: list[Mapping[Key, int]] = []
    while len(steps) < 200:
        some = chance.sample(cells, min(len(cells), chance.choice((2, 3, 4, 4, 6))))
        step = {cell: chance.choice((-1, 1)) for cell in some}
        if not any(sum(step.get(cell, 0) for cell in one) for one in sums):
            steps.append(step)
    now = dict(counts)
    while True:
        for _ in range(chance.randrange(1, 400)):
            step, times = chance.choice(steps), chance.randrange(1, 9)
            moved = {cell: now[cell] + times * n for cell, n in step.items()}
            if min(moved.values()) >= 0:
                now |= moved
        yield dict(now)


def _shown_sums(counts: Counts, hidden: set[Key]) -> list[set[Key]]:
    """Return the cells under each margin that is shown."""
    width = len(next(iter(counts)))
    axes = [sorted({key[place] for key in counts}) for place in range(width)]
    margins = [key for key in product(*([*axis, "Jumlah"] for axis in axes)) if "Jumlah" in key and key not in hidden]
    return [
        {cell for cell in counts if all(want in ("Jumlah", one) for want, one in zip(margin, cell, strict=True))}
        for margin in margins
    ]


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the addresses of what is not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def other_truths(truth: Truth, world: World, seed: int) -> Iterator[Truth]:
    """Yield truths that publish what `truth` does, never the same twice in a row."""
    by_type, by_district = world.hidden()
    chance = random.Random(seed)
    walks = alternatives(truth.by_type, by_type, chance), alternatives(truth.by_district, by_district, chance)
    for kinds, places in zip(*walks, strict=True):
        yield Truth(kinds, places)


TRUTH = Truth(BY_TYPE, BY_DISTRICT)
