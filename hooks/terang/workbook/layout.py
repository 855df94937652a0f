"""How one sheet is laid out: which of its columns are read, and what about its form keeps it from being read."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from terang.records.workbooks import COUNT, DATE, MONTH, YEAR
from terang.workbook import words
from terang.workbook.anatomy import MAX_COLUMNS, MAX_ROWS, Anatomy, Range
from terang.workbook.findings import Findings, Stop
from terang.workbook.headings import Header, Headings
from terang.workbook.sheets import Sheet
from terang.workbook.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet that can be read. `columns` are read and no others; `merged` are merged cells in them, by row."""

    header: Header
    anatomy: Anatomy
    period: str | None  # the column that tells the year
    columns: dict[str, int]  # by id
    merged: dict[int, list[Range]]

    @property
    def left(self) -> list[int]:
        """The columns that have a heading and are not read."""
        headed = self.header.other | self.header.ordinal | set(self.header.columns.values())
        return sorted(headed - set(self.columns.values()))


def lay_out(sheet: Sheet, wanted: Wanted, titles: Headings, findings: Findings) -> Layout:
    """Return how to read a sheet; raises Stop, with the reasons among `findings`, when it cannot be read."""
    anatomy = sheet.anatomy()
    if anatomy.rows > MAX_ROWS or anatomy.columns > MAX_COLUMNS:
        what = f"lembar ini lebih dari {MAX_ROWS} baris atau {MAX_COLUMNS} kolom"
        raise findings.stop(sheet.place, what, "salin hanya baris dan kolom yang dipakai ke buku kerja baru")
    header = sheet.header(titles)
    if header is None:
        raise findings.stop(sheet.place, "judul kolomnya tidak dikenali", words.LIKE_TEMPLATE)
    period = next((name for name in (DATE, YEAR, MONTH) if name in header.columns), None)
    kinds = [name for name in (period, *wanted.needed, COUNT) if name in header.columns]
    columns = {kind: header.columns[kind] for kind in kinds if kind}
    _check(sheet, header, columns, wanted, findings)
    _remarks(sheet, header, columns, period, anatomy, wanted, findings)
    return Layout(header, anatomy, period, columns, _merged(anatomy, header, columns))


def _check(sheet: Sheet, header: Header, columns: dict[str, int], wanted: Wanted, findings: Findings) -> None:
    if len(header.categories) > 1:  # every such column holds counts; taken for a list of cases it would be wrong
        column, name = min(header.categories.items())
        what = f"isi '{name}' dipakai sebagai judul kolom"
        raise findings.stop(sheet.at(header.last, column), what, words.ONE_COUNT_A_ROW)
    stopped = False
    for kind in columns:
        if kind in header.twice:
            first, second = header.twice[kind]
            what = f"kolom ini dan kolom {get_column_letter(first)} sama-sama berjudul '{wanted.name(kind)}'"
            fix = "ganti judul kolom yang bukan tentang korban, misalnya dengan menambahkan kata pelaku"
            findings.problem(sheet.at(header.last, second), what, fix)
            stopped = True
    for kind in wanted.needed:
        if kind not in header.columns:
            _missing(sheet, header, kind, wanted, findings)
            stopped = True
    if stopped:
        raise Stop


def _missing(sheet: Sheet, header: Header, kind: str, wanted: Wanted, findings: Findings) -> None:
    name = wanted.name(kind)
    near = next((column for column, close in header.close.items() if close == kind), 0)
    if near:
        what = f"judul kolom ini tidak dikenali, padahal mungkin '{name}'"
        findings.problem(sheet.at(header.last, near), what, f"tulis judulnya: {name}")
    else:
        what = f"kolom '{name}' tidak ada, padahal tabelnya memerlukan"
        findings.problem(sheet.at(header.last), what, f"tambahkan kolom berjudul '{name}'")


def _remarks(
    sheet: Sheet,
    header: Header,
    columns: dict[str, int],
    period: str | None,
    anatomy: Anatomy,
    wanted: Wanted,
    findings: Findings,
) -> None:
    if header.first != header.last:
        findings.remark(sheet.at(header.first), "judul kolomnya dua baris, dibaca bersama")
    for kind, column in columns.items():
        if any(first <= column <= last for first, last in anatomy.hidden_columns):
            findings.remark(sheet.at(0, column), f"kolom '{wanted.name(kind)}' tersembunyi, tetapi dibaca")
    if period in (None, MONTH):
        what = f"tidak ada kolom tanggal atau tahun; yang tanpa tahun dianggap dari {words.years(wanted.years)}"
        findings.remark(sheet.place, what)


def _merged(anatomy: Anatomy, header: Header, columns: dict[str, int]) -> dict[int, list[Range]]:
    """Return by row the merged cells below the header that reach into a column that is read."""
    found: dict[int, list[Range]] = {}
    for one in anatomy.merged:
        if one.bottom > header.last and any(one.left <= column <= one.right for column in columns.values()):
            for row in range(max(one.top, header.last + 1), min(one.bottom, anatomy.rows) + 1):
                found.setdefault(row, []).append(one)
    return found
