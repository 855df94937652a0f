"""CSV twice, for no one form is read rightly by both: that of RFC 4180, and the one that an Indonesian Excel opens.

With Indonesian settings a spreadsheet takes ; for the border of a column and , for the decimal sign, and takes UTF-8
for something else unless a mark says so. A program that follows the standard needs the opposite.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from terang.downloads.edition import Edition
from terang.downloads.statements import COLUMNS, Cell, iso, statements
from terang.periods import PartialDate

CONSTANT = ("tabel", "rilis", "peringatan", "penerbit", "lisensi")  # the same in every row: a row must stand alone
HEADER = (*COLUMNS, *CONSTANT)
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # by which Excel knows UTF-8
# What a spreadsheet would run. The last four are full-width: some run those too.
FORMULA = re.compile(r"^[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def for_programs(edition: Edition) -> bytes:
    """Return the statements as `programs` writes them."""
    return programs(HEADER, _rows(edition))


def for_spreadsheets(edition: Edition) -> bytes:
    """Return the statements as `spreadsheets` writes them."""
    return spreadsheets(HEADER, _rows(edition))


def programs(header: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    r"""Return rows with a comma between columns, a decimal point, `\n` at line ends, UTF-8 without mark."""
    return _written(header, rows, delimiter=",", line_end="\n", number=str).encode()


def spreadsheets(header: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    r"""Return rows with ; between columns, a decimal comma, `\r\n` at line ends, and the mark that Excel wants."""
    text = _written(header, rows, delimiter=";", line_end="\r\n", number=lambda value: str(value).replace(".", ","))
    return (MARK + text).encode()


def _rows(edition: Edition) -> Iterator[dict[str, Cell]]:
    table = edition.table
    constant: dict[str, Cell] = {
        "tabel": table.title,
        "rilis": edition.version,
        "peringatan": " ".join(table.caveats),
        "penerbit": table.publisher,
        "lisensi": table.license,
    }
    return (statement | constant for statement in statements(table))


def _written(
    header: Sequence[str],
    rows: Iterable[Mapping[str, Cell]],
    *,
    delimiter: str,
    line_end: str,
    number: Callable[[int | Decimal], str],
) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _plain(value, number) for key, value in row.items()})
    return out.getvalue()


def _plain(value: Cell, number: Callable[[int | Decimal], str]) -> str:
    """Return a cell as text. Text that a spreadsheet would run is disarmed by ' before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, date | PartialDate):
        return iso(value)
    text = " ".join(value.split())
    return f"'{text}" if FORMULA.match(text) else text
