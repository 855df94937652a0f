"""Sentences about workbooks that several checks use, and the words by which rows of totals are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from terang.records.workbooks import plain
from terang.workbook.dates import OLDEST, Remark, Wrong

ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
LIKE_TEMPLATE = "beri judul kolom seperti di buku kerja templat"
ONE_COUNT_A_ROW = "susun ulang: satu kolom untuk isinya, satu kolom Jumlah kasus, satu baris satu gabungan"
NO_ROW = ("tidak satu pun isi baris ini dikenali", "hapus baris ini bila hanya catatan atau tanda tangan")
CALCULATE = "buka di Excel, simpan, lalu ulangi; atau tulis hasilnya"
WHOLE = "tulis angka saja: 12; untuk tidak ada, tulis 0 atau -"
UNMERGE = "pisahkan sel itu (Unmerge Cells), lalu isi setiap barisnya"
_DAY_FIRST = "tulis hari lebih dulu: 31/07/2025"
WRONG_DATES: Mapping[Wrong, tuple[str, str]] = {
    "empty": ("kosong", "isi tanggalnya; tahunnya menentukan ke rekap mana baris ini masuk"),
    "no-date": ("bukan tanggal yang dikenali", _DAY_FIRST),
    "month": ("bulannya tidak ada; mungkin bulan ditulis lebih dulu", _DAY_FIRST),
    "calendar": ("tanggal itu tidak ada di kalender", "periksa hari dan bulannya"),
    "future": ("tanggalnya belum terjadi", "periksa tahunnya"),
    "old": (f"tanggalnya sebelum tahun {OLDEST}", "periksa tahunnya"),
}
DATES: Mapping[Remark, str] = {
    "text": "tanggal ditulis sebagai teks; dibaca hari, bulan, lalu tahun",
    "two-digits": "tahun ditulis dua angka; dibaca sebagai 20..",
    "either": "hari dan bulannya bisa tertukar; tahunnya tetap sama, jadi rekapnya tidak berubah",
}
_TOTAL = re.compile(
    r"(sub|grand)? ?(jumlah|total)"
    r"( (seluruh(nya)?|keseluruhan|semua|umum|akhir|kasus|korban|laporan|jumlah|total|kecamatan|bulan|tahun|[0-9]{4}))*"
)


def is_total(values: Sequence[object]) -> bool:
    """Whether a row is a sum of others: one of its cells says so and nothing else."""
    for value in values:
        if isinstance(value, str) and len(value) < 60 and ("umlah" in value.casefold() or "otal" in value.casefold()):
            return bool(_TOTAL.fullmatch(plain(value)))
    return False


def years(span: range) -> str:
    """Return "2026", or "2024 sampai 2026"."""
    return str(span[0]) if len(span) == 1 else f"{span[0]} sampai {span[-1]}"
