"""From the rows of a workbook to counts by category: the only thing that is kept of a row is the category it adds to.

A row is looked at once. Its values are local to one call and gone with it; to notice a row that stands twice, a digest
with a key of this run is kept instead, from which nothing can be read.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from terang.records.workbooks import COUNT, DATE, MONTH, YEAR
from terang.workbook import contents, dates, headings, words
from terang.workbook.contents import Refused
from terang.workbook.findings import Findings, Place, Stop
from terang.workbook.headings import Headings
from terang.workbook.layout import Layout, lay_out
from terang.workbook.sheets import Row, Sheet
from terang.workbook.wanted import Wanted

Key = tuple[str, ...]
Wrong = list[tuple[Place, str, str]]
_YEARS = {DATE: dates.of_date, YEAR: dates.of_year, MONTH: dates.of_month}


@dataclass(slots=True)
class Reading:
    """What was counted, by table and category; and the sheets that were read."""

    counts: dict[str, Counter[Key]]
    sheets: list[tuple[Sheet, Layout]] = field(default_factory=list)


def read(sheets: Iterable[Sheet], wanted: Wanted, titles: Headings, findings: Findings) -> Reading:
    """Count the rows of `sheets`. With a problem among `findings` the counts must not be used."""
    reading = Reading({name: Counter() for name in wanted.tables})
    for sheet in sheets:
        try:
            layout = lay_out(sheet, wanted, titles, findings)
        except Stop:
            continue
        _Body(sheet, layout, wanted, titles, findings).read(reading.counts)
        reading.sheets.append((sheet, layout))
    if len({layout.header.aggregated for _, layout in reading.sheets}) > 1:
        what = "sebagian lembar berisi satu baris satu kasus, sebagian lagi berisi jumlah"
        findings.problem(Place(), what, "pilih satu bentuk dengan --lembar, supaya tidak ada yang terhitung dua kali")
    return reading


class _Body:
    """Reads what stands below the header of one sheet."""

    def __init__(self, sheet: Sheet, layout: Layout, wanted: Wanted, titles: Headings, findings: Findings) -> None:
        self._at, self._rows, self._layout = sheet.at, sheet.rows, layout
        self._wanted, self._titles, self._findings = wanted, titles, findings
        self._secret = secrets.token_bytes(32)
        self._seen: dict[bytes, int] = {}
        self._years: set[int] = set()
        self._counted = False

    def read(self, counts: Mapping[str, Counter[Key]]) -> None:
        header = self._layout.header
        for number, row in enumerate(self._rows(), start=1):
            self._personal(number, row)
            if number <= header.last or all(value is None for value in row):
                continue
            if number == header.last + 1 and headings.is_numbering(row):
                continue
            if words.is_total(row):
                self._findings.remark(self._at(number), "baris jumlah dilewati, supaya tidak terhitung dua kali")
            elif self._titles.repeats(row, header):
                self._findings.remark(self._at(number), "judul kolom yang diulang dilewati")
            else:
                self._row(number, row, counts)
        if not self._counted:
            self._nothing()

    def _personal(self, number: int, row: Row) -> None:
        for column, value in enumerate(row, start=1):
            if contents.is_personal_number(value):
                what = "ada nomor 16 angka seperti NIK; tidak dibaca dan tidak disimpan"
                self._findings.remark(self._at(number, column), what)

    def _row(self, number: int, row: Row, counts: Mapping[str, Counter[Key]]) -> None:
        wrong: Wrong = []
        if self._is_elsewhen(number, row, wrong):
            return
        self._counted = True
        merged = self._report_merged(number)
        found = self._categories(number, row, merged, wrong)
        many = self._many(number, row, wrong)
        if wrong and len(wrong) == len(self._layout.columns) > 1:
            wrong = [(self._at(number), *words.NO_ROW)]
        for place, what, fix in wrong:
            self._findings.problem(place, what, fix)
        if wrong or merged:
            return
        self._twice(number, row)
        if number in self._layout.anatomy.hidden_rows:
            self._findings.remark(self._at(number), "baris ini tersembunyi, tetapi ikut dihitung")
        for name, dimensions in self._wanted.tables.items():
            counts[name][tuple(self._wanted.category(dimension, found) for dimension in dimensions)] += many

    def _value(self, number: int, row: Row, column: int, wrong: Wrong) -> object:
        """Return what a cell holds, or Stop when a formula in it has no usable result."""
        value = row[column - 1] if column <= len(row) else None
        place = self._at(number, column)
        if isinstance(value, str) and value in words.ERRORS:
            wrong.append((place, "rumus di sel ini menghasilkan kesalahan", "perbaiki rumusnya, atau tulis hasilnya"))
            return Stop
        if (number, column) in self._layout.anatomy.formulas:
            if value is None:
                wrong.append((place, "rumus di sel ini belum punya hasil", words.CALCULATE))
                return Stop
            self._findings.remark(place, "sel ini berisi rumus; yang dipakai hasil terakhir yang tersimpan")
        return value

    def _is_elsewhen(self, number: int, row: Row, wrong: Wrong) -> bool:
        """Whether the row is surely of other years than those to be released."""
        kind = self._layout.period
        if kind is None:
            return False
        column = self._layout.columns[kind]
        value = self._value(number, row, column, wrong)
        if value is Stop:
            return False
        found = _YEARS[kind](value, self._wanted.today)
        place = self._at(number, column)
        if isinstance(found, str):
            what, fix = words.WRONG_DATES[found]
            wrong.append((place, f"kolom '{self._wanted.name(kind)}' {what}", fix))
            return False
        for remark in found.remarks:
            self._findings.remark(place, words.DATES[remark])
        if found.year is None:
            return False
        self._years.add(found.year)
        if found.year in self._wanted.years:
            return False
        self._findings.remark(place, f"baris ini di luar {words.years(self._wanted.years)}, jadi tidak dihitung")
        return True

    def _categories(self, number: int, row: Row, merged: set[int], wrong: Wrong) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind in self._wanted.needed:
            column = self._layout.columns[kind]
            if column in merged:
                continue
            value = self._value(number, row, column, wrong)
            category = self._wanted.choices[kind].read(value) if value is not Stop else Stop
            if isinstance(category, str):
                found[kind] = category
            elif isinstance(category, Refused):
                wrong.append((self._at(number, column), *self._refused(kind, category)))
        return found

    def _refused(self, kind: str, category: Refused) -> tuple[str, str]:
        allowed = f"pilih salah satu: {', '.join(self._wanted.choices[kind].names)}"
        if category.empty:
            return f"kolom '{self._wanted.name(kind)}' kosong", allowed
        what = f"isi kolom '{self._wanted.name(kind)}' tidak ada dalam daftar"
        return what, f"mungkin maksudnya '{category.close}'; {allowed}" if category.close else allowed

    def _many(self, number: int, row: Row, wrong: Wrong) -> int:
        """Return how many cases a row stands for."""
        if not self._layout.header.aggregated:
            return 1
        column = self._layout.columns[COUNT]
        value = self._value(number, row, column, wrong)
        if value is Stop:
            return 0
        found = contents.count(value)
        place = self._at(number, column)
        if found is None:
            wrong.append((place, f"kolom '{self._wanted.name(COUNT)}' harus angka bulat", words.WHOLE))
            return 0
        if found.dash:
            self._findings.remark(place, "tanda - dibaca sebagai 0")
        if found.text:
            self._findings.remark(place, "angkanya ditulis sebagai teks, tetap dibaca")
        return found.value

    def _twice(self, number: int, row: Row) -> None:
        """Notice a row that says the same as an earlier one."""
        header = self._layout.header
        apart = header.ordinal | ({self._layout.columns[COUNT]} if header.aggregated else set())
        told = [str(value) for column, value in enumerate(row, start=1) if column not in apart]
        digest = hashlib.blake2b("\0".join(told).encode(), key=self._secret, digest_size=16).digest()
        first = self._seen.setdefault(digest, number)
        if first == number:
            return
        place, what = self._at(number), f"baris ini sama dengan baris {first}"
        if header.aggregated:
            self._findings.problem(place, f"{what}, selain jumlahnya", "hapus salah satu, atau jumlahkan keduanya")
        elif any(column <= len(row) and row[column - 1] is not None for column in header.other):
            self._findings.problem(place, f"{what}, sampai ke kolom yang tidak dibaca", "hapus salah satu")
        else:
            what = "isinya sama dengan baris di atasnya; keduanya dihitung. Bila salah salin, hapus satu, lalu ulangi"
            self._findings.remark(place, what)

    def _report_merged(self, number: int) -> set[int]:
        """Tell of merged cells in a row. Returns the columns that are read and lie in them."""
        columns: set[int] = set()
        for one in self._layout.merged.get(number, ()):
            columns |= {column for column in self._layout.columns.values() if one.left <= column <= one.right}
            if number == max(one.top, self._layout.header.last + 1):
                ends = f"{get_column_letter(one.left)}{one.top}:{get_column_letter(one.right)}{one.bottom}"
                self._findings.problem(self._at(one.top, one.left), f"sel {ends} digabung", words.UNMERGE)
        return columns

    def _nothing(self) -> None:
        years = words.years(self._wanted.years)
        if self._years:
            seen = ", ".join(map(str, sorted(self._years)))
            what, fix = (
                f"tidak ada baris dari {years}; tahun yang ada: {seen}",
                "periksa --tahun, atau pilih lembar lain",
            )
        else:
            what, fix = "tidak ada baris yang berisi", "pilih lembar yang berisi kasus"
        self._findings.problem(self._at(), what, fix)
