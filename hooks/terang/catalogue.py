"""Tables and conflicts as staff define them, filled with published figures, or every reason why they cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from terang.comparison import Level, judge, why
from terang.problems import Problem
from terang.public import (
    Missing,
    PublicCell,
    PublicConflict,
    PublicFigure,
    PublicMetadata,
    PublicRow,
    PublicSystem,
    PublicTable,
)
from terang.records.tables import Conflict, Row, Table
from terang.shapes import Placed, meant

LICENSE = "CC BY-SA 4.0"


def table(
    placed: Placed[Table],
    slug: str,
    figures: Mapping[str, PublicFigure],
    areas: Mapping[str, str],
    systems: Mapping[str, PublicSystem],
    caveats: tuple[str, ...],
    publisher: str,
) -> tuple[PublicTable | None, list[Problem]]:
    """Return the published form of a table, or what is wrong with it."""
    record = placed.value
    problems = [*_unknown(placed, figures, areas, systems), *_shape(placed)]
    if problems:
        return None, problems
    rows = tuple(_row(row, figures, len(record.columns)) for row in record.rows)
    public = PublicTable(
        slug=slug,
        title=record.title,
        question=record.question,
        area=areas[record.area],
        system=systems[record.system],
        unit=record.unit,
        row_heading=record.row_heading,
        columns=record.columns,
        rows=rows,
        note=record.note,
        caveats=caveats,
        license=LICENSE,
        publisher=publisher,
        metadata=PublicMetadata(**record.metadata.model_dump()),
    )
    return public, list(_unfair(placed, public))


def empty(caveats: tuple[str, ...], publisher: str) -> PublicTable:
    """Return what all tables of the site have in common; the rest is to be filled in."""
    nobody = PublicSystem("", "", "", "")
    return PublicTable("", "", "", "", nobody, "", "", (), (), "", caveats, LICENSE, publisher)


def _unknown(
    placed: Placed[Table],
    figures: Mapping[str, PublicFigure],
    areas: Mapping[str, str],
    systems: Mapping[str, PublicSystem],
) -> Iterator[Problem]:
    record = placed.value
    for key, word, known in (("wilayah", record.area, areas), ("sistem", record.system, systems)):
        if word not in known:
            yield placed.problem(key, f"'{key}' {word} tidak dikenal", meant(word, list(known)))
    for number, row in enumerate(record.rows):
        for key, names in (("isi", row.statements), ("lain", row.others)):
            for index, name in enumerate(names):
                if name not in figures:
                    fix = meant(name, list(figures))
                    yield placed.problem(("baris", number, key, index), f"pernyataan '{name}' tidak ada", fix)


def _shape(placed: Placed[Table]) -> Iterator[Problem]:
    record = placed.value
    if not record.rows or not any(row.statements for row in record.rows):
        yield placed.problem("baris", "tabel ini belum punya angka", "isi paling sedikit satu baris dengan pernyataan")
    for number, row in enumerate(record.rows):
        if bool(row.statements) == bool(row.missing):
            fix = "tulis salah satu: isi bila ada angkanya, tidak-ada dengan alasannya bila tidak ada"
            yield placed.problem(("baris", number), f"baris '{row.label}' harus punya 'isi' atau 'tidak-ada'", fix)
        elif row.statements and len(row.statements) != len(record.columns):
            what = f"baris '{row.label}' punya {len(row.statements)} angka, kolomnya {len(record.columns)}"
            yield placed.problem(("baris", number, "isi"), what, "samakan banyaknya dengan 'kolom'")


def _row(row: Row, figures: Mapping[str, PublicFigure], columns: int) -> PublicRow:
    if row.missing:
        return PublicRow(row.label, (PublicCell(Missing(row.missing), None),) * columns, row.note)
    chosen = [figures[name] for name in row.statements]
    others = [figures[name] for name in row.others]
    cells = (
        PublicCell(figure.value, figure, tuple(other for other in others if _of_one_group(figure, other)))
        for figure in chosen
    )
    return PublicRow(row.label, tuple(cells), row.note)


def _of_one_group(figure: PublicFigure, other: PublicFigure) -> bool:
    return not judge(figure, other).has("group", "shared-group")


def _unfair(placed: Placed[Table], table: PublicTable) -> Iterator[Problem]:
    """Every figure is what the table's head says, and fits those in its row and its column; see `comparison`."""
    fitting: list[tuple[int, int, PublicFigure]] = []
    for number, row in enumerate(table.rows):
        yield from _others(placed, table, number, row)
        for index, cell in enumerate(row.cells):
            if cell.figure is None:
                continue
            key = ("baris", number, "isi", index)
            wrong = list(_foreign(placed, table, cell.figure, key, ("wilayah", "sistem", "satuan")))
            wrong = wrong or list(_apart(placed, cell.figure, key, fitting))
            yield from wrong
            if not wrong:
                fitting.append((number, index, cell.figure))


def _others(placed: Placed[Table], table: PublicTable, number: int, row: PublicRow) -> Iterator[Problem]:
    """What is shown beside a figure speaks of the same people and the same days; its unit may differ."""
    beside = {other.id: (cell.figure, other) for cell in row.cells if cell.figure for other in cell.others}
    for index, name in enumerate(placed.value.rows[number].others):
        key = ("baris", number, "lain", index)
        if name not in beside:
            what = f"'{name}' tidak satu kelompok dengan angka mana pun di baris ini"
            yield placed.problem(key, what, "hapus dari sini, atau pindahkan ke baris yang sesuai")
            continue
        figure, other = beside[name]
        wrong = list(_foreign(placed, table, other, key, ("wilayah", "sistem")))
        if not wrong and not judge(figure, other).has("same-days"):
            what = f"'{name}' tidak berbicara tentang masa yang sama dengan '{figure.id}'"
            wrong = [placed.problem(key, what, "pindahkan ke barisnya sendiri")]
        yield from wrong


def _apart(
    placed: Placed[Table],
    figure: PublicFigure,
    key: tuple[str | int, ...],
    fitting: Sequence[tuple[int, int, PublicFigure]],
) -> Iterator[Problem]:
    """Yield why a figure may not stand in its column, which is one axis, or in its row, which is one time."""
    _, number, _, index = key
    for row, column, earlier in fitting:
        verdict = judge(earlier, figure)
        if column == index and verdict.level is not Level.AXIS:
            what = f"'{figure.id}' tidak boleh satu kolom dengan '{earlier.id}' ({why(verdict.reasons[0])})"
            yield placed.problem(key, what, "pakai pernyataan lain, atau buat kolom tersendiri")
            return
        if row == number and verdict.has("crossed"):
            what = f"'{figure.id}' tidak boleh satu baris dengan '{earlier.id}', karena masanya berbeda"
            yield placed.problem(key, what, "pakai pernyataan untuk masa yang sama, atau buat baris tersendiri")
            return


def _foreign(
    placed: Placed[Table],
    table: PublicTable,
    figure: PublicFigure,
    key: tuple[str | int, ...],
    aspects: tuple[str, ...],
) -> Iterator[Problem]:
    """Yield in which of `aspects` a figure is not what the head of its table says."""
    for name, mine, tables in (
        ("wilayah", figure.area, table.area),
        ("sistem", figure.system.name, table.system.name),
        ("satuan", figure.unit, table.unit),
    ):
        if name in aspects and mine != tables:
            what = f"'{figure.id}' berbeda {name} dari tabelnya: {mine} dan {tables}"
            yield placed.problem(key, what, "pakai pernyataan lain, atau buat tabel tersendiri")


def withdrawn(tables: Sequence[Placed[Table]], names: Collection[str]) -> Iterator[Problem]:
    """Yield where a table shows one of the statements `names`, which must not be used any more."""
    for placed in tables:
        for number, row in enumerate(placed.value.rows):
            for key, statements in (("isi", row.statements), ("lain", row.others)):
                for index, name in enumerate(statements):
                    if name in names:
                        what = f"'{name}' sudah ditarik di data/koreksi.yml"
                        fix = "pakai pernyataan lain, atau tulis tidak-ada dengan alasannya"
                        yield placed.problem(("baris", number, key, index), what, fix)


def conflict(
    placed: Placed[Conflict], figures: Mapping[str, PublicFigure], withdrawn: Collection[str] = ()
) -> tuple[PublicConflict | None, list[Problem]]:
    """Return the published form of a conflict, or what is wrong with it."""
    record = placed.value
    problems = [
        placed.problem(("pernyataan", index), f"pernyataan '{name}' tidak ada", meant(name, list(figures)))
        for index, name in enumerate(record.statements)
        if name not in figures
    ]
    problems += [
        placed.problem(("pernyataan", index), f"'{name}' sudah ditarik di data/koreksi.yml", "hapus dari perbedaan ini")
        for index, name in enumerate(record.statements)
        if name in withdrawn
    ]
    if len(set(record.statements)) < 2:
        problems.append(
            placed.problem(
                "pernyataan", "perbedaan perlu paling sedikit dua pernyataan", "tambahkan pernyataan yang berbeda"
            )
        )
    if record.chosen and record.chosen not in record.statements:
        fix = meant(record.chosen, list(record.statements))
        problems.append(placed.problem("dipakai", f"'{record.chosen}' tidak ada di daftar pernyataan", fix))
    problems = problems or list(_unrelated(placed, [figures[name] for name in record.statements]))
    if problems:
        return None, problems
    return PublicConflict(
        id=record.id,
        title=record.title,
        figures=tuple(figures[name] for name in record.statements),
        chosen=figures[record.chosen] if record.chosen else None,
        reason=record.reason,
        explanation=record.explanation,
        ask=record.ask,
    ), []


def _unrelated(placed: Placed[Conflict], figures: Sequence[PublicFigure]) -> Iterator[Problem]:
    """Yield why figures cannot contradict each other: they do not even speak of one thing."""
    verdict = judge(*figures)
    if verdict.level is Level.REFUSED:
        what = f"pernyataan-pernyataan ini tidak tentang hal yang sama ({why(verdict.reasons[0])})"
        yield placed.problem("pernyataan", what, "hapus yang tidak sesuai, atau buat butir tersendiri")


def uncovered(pairs: Sequence[tuple[str, str]], conflicts: Sequence[Placed[Conflict]]) -> Iterator[tuple[str, str]]:
    """Yield the contradicting pairs of statements that no conflict explains."""
    explained = [set(placed.value.statements) for placed in conflicts]
    for one, other in pairs:
        if not any({one, other} <= names for names in explained):
            yield one, other
