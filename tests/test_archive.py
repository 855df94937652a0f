"""Releases: exact, written once, never changed, and checked as strictly as what people write."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import rilis
from folders import contents
from terang import archive, archive_text, loading, release
from terang.changes import changes
from terang.periods import PartialDate, Period
from terang.problems import ProblemsFound
from terang.public import (
    Missing,
    PublicCell,
    PublicData,
    PublicFigure,
    PublicMetadata,
    PublicRelease,
    PublicRow,
    PublicSource,
    PublicSystem,
    PublicTable,
    PublicTotals,
    Ratio,
    Suppressed,
    Value,
)

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests/example"
DAY = date(2026, 11, 24)
LETTERS = "aé–\"'\\/<>&={}[]:;,\t\u2028\u00a0😀0 "


def facts(root: Path) -> PublicData:
    loaded, problems = loading.load(root)
    assert loaded
    assert problems == []
    return loaded.public


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "proyek"))


def test_the_real_tables_come_back_exactly_as_they_were() -> None:
    for table in facts(ROOT).tables.values():
        release = PublicRelease(DAY, table)
        assert archive_text.read(archive_text.written(release)) == release


def test_every_real_table_has_a_release_that_can_still_be_read() -> None:
    """A field of `public` that is renamed breaks what was frozen before; then a reader of the old form is needed."""
    public = facts(ROOT)
    assert public.releases.keys() == public.tables.keys()


def test_whatever_a_table_holds_comes_back() -> None:
    """Tables of hostile text, every kind of value, dates known to the year, with and without totals."""
    for seed in range(300):
        release = PublicRelease(date(2020 + seed % 80, 1 + seed % 12, 1 + seed % 28), _any_table(random.Random(seed)))
        text = archive_text.written(release)
        assert archive_text.read(text) == release
        assert archive_text.written(archive_text.read(text)) == text


def _any_table(chance: random.Random) -> PublicTable:
    def text() -> str:
        return "".join(chance.choice(LETTERS) for _ in range(chance.randrange(12)))

    sources = [
        PublicSource(f"s{n}", text(), text(), "https://x.id/", chance.choice([None, some_date()]), DAY, text())
        for n, some_date in enumerate([lambda: PartialDate(DAY, "month"), lambda: PartialDate(DAY, "year")])
    ]
    system = PublicSystem("s", text(), text(), text(), agency=text(), confirmed=chance.choice([None, DAY]))
    values: list[Value] = [0, 5, Decimal("50.70"), Decimal("0.001"), Ratio(1, 4), Suppressed(5), Suppressed(None)]

    def cell() -> PublicCell:
        value = chance.choice([*values, Missing(text())])
        if isinstance(value, Missing):
            return PublicCell(value, None)
        end = PartialDate(DAY, chance.choice(["day", "month", "year"]))
        period, source = Period(date(2020, 1, 1), end), chance.choice(sources)
        figure = PublicFigure(
            text(), text(), system, text(), text(), "kasus", value, chance.random() < 0.5, period, source, text(), ""
        )
        return PublicCell(value, figure, (figure,) * chance.randrange(2))

    columns = tuple(text() for _ in range(chance.randrange(1, 4)))
    rows = tuple(PublicRow(text(), tuple(cell() for _ in columns), text()) for _ in range(chance.randrange(4)))
    totals = PublicTotals(cell(), tuple(cell() for _ in rows), tuple(cell() for _ in columns))
    return PublicTable(
        "t",
        text(),
        text(),
        text(),
        system,
        "kasus",
        text(),
        columns,
        rows,
        text(),
        (text(),),
        text(),
        text(),
        chance.choice([None, totals]),
        PublicMetadata(concept=text()),
    )


def freeze(project: Path, day: date) -> list[str]:
    """Release what is in `project` and return the files of tables that were written."""
    files, problems = release.plan(project, day)
    if problems:
        raise ProblemsFound(problems)
    release.write(project, files)
    return [file.path for file in files if file.path.startswith("data/rilis/")]


def test_what_changed_is_frozen_and_only_that(project: Path) -> None:
    before = contents(project)
    path = "data/rilis/kasus-per-tahun/2026-11-24.json"
    assert freeze(project, DAY) == [path]
    frozen = contents(project)
    assert frozen.keys() - before.keys() == {path}
    assert freeze(project, date(2026, 11, 25)) == []
    for register in ("angka/dinas", "terbit"):  # as if it had always been so: a silent change is another problem
        _change(project / f"data/{register}.yml", "jumlah: 60", "jumlah: 61")
    with pytest.raises(ProblemsFound, match="sudah dirilis dengan tanggal 2026-11-24"):
        freeze(project, DAY)
    assert contents(project)[path] == frozen[path]
    assert freeze(project, date(2026, 11, 25)) == [path.replace("24", "25")]
    releases = facts(project).releases["kasus-per-tahun"]
    assert [release.day.day for release in releases] == [25, 24]
    (change,) = changes(releases[1].table, releases[0].table)
    assert [cell.value for cell in (change.before, change.after) if cell] == [60, 61]
    assert freeze(project, date(2026, 11, 26)) == []


def test_the_command_freezes(project: Path) -> None:
    assert rilis.main(["--akar", str(project), "--tanggal", "2026-11-24"]) == 0
    assert (project / "data/rilis/kasus-per-tahun/2026-11-24.json").is_file()
    assert rilis.main(["--akar", str(project), "--tanggal", "2026-11-24"]) == 0


def test_nothing_is_frozen_while_there_is_a_problem(project: Path) -> None:
    _change(project / "data/angka/dinas.yml", "jumlah: 60", "jumlah: enam")
    assert rilis.main(["--akar", str(project)]) == 1
    assert not (project / "data/rilis").exists()


def test_no_release_replaces_a_later_one(project: Path) -> None:
    public = facts(project)
    (table,) = public.tables.values()
    later = PublicRelease(date(2027, 1, 1), replace(table, title="Lain"))
    two = replace(
        public,
        tables={"baru": replace(table, slug="baru"), table.slug: table},
        releases={table.slug: (later,)},
    )
    with pytest.raises(ProblemsFound, match="sudah dirilis dengan tanggal 2027-01-01"):
        archive.plan(two, DAY)


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _with_float(told: dict) -> None:
    told["release"]["table"]["rows"][0]["cells"][0]["value"] = 60.0


BROKEN: dict[str, Callable[[dict], object]] = {
    "another format": lambda told: told.update(format=2),
    "no source": lambda told: told["sources"].clear(),
    "a number as text": lambda told: told["release"]["table"]["rows"][0]["cells"][0].update(value="60"),
    "no exact number": _with_float,
    "true for one": lambda told: told["release"]["table"]["rows"][0]["cells"][0].update(value=True),
    "no such day": lambda told: told["release"].update(day="2026-02-30"),
    "an unknown field": lambda told: told["release"]["table"].update(nik="x"),
    "a missing field": lambda told: told["release"]["table"].pop("title"),
    "a table without rows": lambda told: told["release"]["table"].update(rows=None),
    "another kind of value": lambda told: told["release"]["table"]["rows"][0]["cells"][0].update(value={"Rahasia": {}}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_was_tampered_with_is_refused(name: str, project: Path) -> None:
    freeze(project, DAY)
    path = project / "data/rilis/kasus-per-tahun/2026-11-24.json"
    told = json.loads(path.read_text("utf-8"))
    BROKEN[name](told)
    with pytest.raises(archive_text.UnreadableError):
        archive_text.read(json.dumps(told))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"a": 1, "a": 2}', "NaN", "[" * 100_000, "{" * 3, "\u0000"])
def test_what_is_no_release_at_all_is_refused(text: str) -> None:
    with pytest.raises(archive_text.UnreadableError):
        archive_text.read(text)


@pytest.mark.parametrize("place", ["value", "figure", "other", "total"])
def test_a_count_that_points_to_someone_is_found_wherever_it_stands(place: str, project: Path) -> None:
    """No file of this project may hold such a count, so it is made here."""
    small = 5 - 2
    (table,) = facts(project).tables.values()
    cell = next(cell for row in table.rows for cell in row.cells if cell.figure)
    assert cell.figure
    figure = replace(cell.figure, value=small)
    bad = {
        "value": replace(cell, value=small),
        "figure": replace(cell, figure=figure),
        "other": replace(cell, others=(figure,)),
        "total": cell,
    }[place]
    totals = PublicTotals(replace(cell, value=small)) if place == "total" else None
    broken = replace(table, rows=(PublicRow("2020", (bad,)),), totals=totals)
    path = project / "data/rilis/kasus-per-tahun/2026-11-24.json"
    path.parent.mkdir(parents=True)
    path.write_text(archive_text.written(PublicRelease(DAY, broken)), encoding="utf-8")
    _, problems = loading.load(project)
    assert [problem.what for problem in problems] == [
        "ada hitungan 1 sampai 4 di rilis ini, yang bisa mengenali seseorang"
    ]
    assert str(small) not in problems[0].fix


def test_changes_are_told_by_place(project: Path) -> None:
    (table,) = facts(project).tables.values()
    assert list(changes(table, table)) == []
    fewer = replace(table, rows=table.rows[1:])
    (gone,) = changes(table, fewer)
    assert (gone.row, gone.after) == (table.rows[0].label, None)
    (new,) = changes(fewer, table)
    assert (new.row, new.before) == (table.rows[0].label, None)
    assert list(changes(table, replace(table, title="Lain", caveats=()))) == []
    alike = replace(table, rows=(table.rows[0], table.rows[0]))
    assert len(list(changes(replace(table, rows=()), alike))) == 2
