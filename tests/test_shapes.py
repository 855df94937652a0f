"""Plain data to records: what each type takes, what it says when it cannot, and that all is said at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from terang.periods import PartialDate
from terang.shapes import Day, DayOrMonth, List, Record, Slug, Text, WebAddress, WholeNumber, YesNo, many, meant, one
from terang.sources import Document, read_yaml


class Part(Record):
    name: Text = Field(alias="nama")
    count: WholeNumber = Field(alias="jumlah", default=0)


class Whole(Record):
    name: Text = Field(alias="nama")
    kind: Literal["batang", "titik"] = Field(alias="jenis", default="batang")
    day: Day | None = Field(alias="tanggal", default=None)
    published: DayOrMonth | None = Field(alias="terbit", default=None)
    slug: Slug = Field(alias="id", default="x")
    address: WebAddress = Field(alias="alamat", default="https://contoh.id")
    sure: YesNo = Field(alias="pasti", default=False)
    words: List[Text] = Field(alias="kata", default=())
    part: Part | None = Field(alias="bagian", default=None)
    parts: List[Part] = Field(alias="baris", default=())


def written(folder: Path, text: str) -> Document:
    (folder / "a.yml").write_text(text, encoding="utf-8")
    document, problems = read_yaml(folder, "a.yml")
    assert document
    assert not problems
    return document


def problems_with(folder: Path, text: str) -> list[str]:
    record, problems = one(written(folder, text), Whole)
    assert bool(record) != bool(problems)
    return [f"{p.line}:{p.column} {p.what} | {p.fix}" for p in problems]


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("nama: '  Contoh  '", "name", "Contoh"),
        ("tanggal: 2024-02-29", "day", date(2024, 2, 29)),
        ("tanggal:", "day", None),
        ("terbit: 2025-07", "published", PartialDate(date(2025, 7, 1), "month")),
        ("terbit: 2025", "published", PartialDate(date(2025, 1, 1), "year")),
        ("id: kasus-2025-jul31", "slug", "kasus-2025-jul31"),
        ("alamat: http://a-b.go.id:8080/c?d=e#f", "address", "http://a-b.go.id:8080/c?d=e#f"),
        ("pasti: ya", "sure", True),
        ("pasti: tidak", "sure", False),
        ("kata: []", "words", ()),
        ("kata: [0254, no]", "words", ("0254", "no")),
        ("bagian: {nama: A, jumlah: 0}", "part", Part(nama="A", jumlah="0")),
        ("bagian: {nama: A, jumlah: ' 7 '}", "part", Part(nama="A", jumlah="7")),
    ],
)
def test_a_value_is_what_was_written(tmp_path: Path, line: str, key: str, value: object) -> None:
    text = line if line.startswith("nama") else f"nama: A\n{line}"
    placed, problems = one(written(tmp_path, text), Whole)
    assert problems == []
    assert placed
    assert getattr(placed.value, key) == value


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "tanggal: 2025-02-30",
            "'tanggal' tidak ada di kalender, tertulis '2025-02-30' | periksa bulan dan tanggalnya",
        ),
        ("tanggal: 2025-7-3", "'tanggal' harus tanggal, tertulis '2025-7-3' | tulis tahun-bulan-tanggal: 2025-07-31"),
        (
            "tanggal: 1899-01-01",
            "'tanggal' harus tanggal, tertulis '1899-01-01' | tulis tahun-bulan-tanggal: 2025-07-31",
        ),
        (
            "tanggal: 2025-07",
            "'tanggal' harus tanggal lengkap, tertulis '2025-07' | tulis tahun-bulan-tanggal: 2025-07-31",
        ),
        ("terbit: ٢٠٢٥", "'terbit' harus tanggal, tertulis '٢٠٢٥' | tulis tahun-bulan-tanggal: 2025-07-31"),
        ("terbit: 2025-13", "'terbit' tidak ada di kalender, tertulis '2025-13' | periksa bulan dan tanggalnya"),
        (
            "id: Kasus_1",
            "'id' harus huruf kecil, angka, dan tanda hubung, tertulis 'Kasus_1' | contoh: kasus-per-tahun",
        ),
        ("id: -a", "'id' harus huruf kecil, angka, dan tanda hubung, tertulis '-a' | contoh: kasus-per-tahun"),
        ("alamat: javascript:alert(1)", "'alamat' harus alamat web lengkap, tertulis 'javascript:alert(1)' | salin"),
        ("alamat: https://a.id/ b", "'alamat' harus alamat web lengkap, tertulis 'https://a.id/ b' | salin dari bilah"),
        ("alamat: https://u@a.id/", "'alamat' harus alamat web lengkap, tertulis 'https://u@a.id/' | salin dari bilah"),
        ("pasti: yes", "'pasti' harus ya atau tidak, tertulis 'yes' | tulis ya atau tidak"),
        (
            "kata: satu",
            "'kata' harus daftar, tertulis 'satu' | tulis tiap butir di baris baru yang diawali tanda -, atau di",
        ),
        (
            "kata:",
            "'kata' harus daftar, masih kosong | tulis tiap butir di baris baru yang diawali tanda -, atau di antara",
        ),
        ("kata: [a, '']", "'kata' masih kosong | isi, atau hapus kolom ini bila tidak wajib"),
        ("jenis: batan", "'jenis' tidak boleh 'batan' | mungkin maksud Anda 'batang'?"),
        ("jenis: kue", "'jenis' tidak boleh 'kue' | pilih salah satu: batang, titik"),
        ("jenis:", "'jenis' harus satu kata, masih kosong | pilih salah satu: batang, titik"),
        ("jenis: [batang]", "'jenis' harus satu kata, tertulis daftar | pilih salah satu: batang, titik"),
        ("bagian: x", "'bagian' tidak sesuai, tertulis 'x' | bandingkan dengan contoh di bagian atas berkas"),
        (
            "bagian: {nama: A, jumlah: 1.234}",
            "'jumlah' harus angka bulat, tertulis '1.234' | tulis angka saja, tanpa titik",
        ),
        (
            "bagian: {nama: A, jumlah: 007}",
            "'jumlah' harus angka bulat, tertulis '007' | tulis angka saja, tanpa titik",
        ),
        ("bagian: {nama: A, jumlah: ٩}", "'jumlah' harus angka bulat, tertulis '٩' | tulis angka saja, tanpa titik"),
        ("bagian: {nama: A, jumla: 9}", "'jumla' tidak dikenal | mungkin maksud Anda 'jumlah'?"),
        ("nama-nama: x", "'nama-nama' tidak dikenal | mungkin maksud Anda 'nama'?"),
    ],
)
def test_what_is_said_of_a_value(tmp_path: Path, line: str, told: str | None) -> None:
    seen = problems_with(tmp_path, f"nama: A\n{line}")
    if told is None:
        assert seen in (
            [],
            [f"2:1 {line.split(':')[0]!r} harus tulisan, masih kosong | tulis isinya sesudah titik dua"],
        )
    else:
        assert len(seen) == 1
        assert seen[0].split(" ", 1)[1].startswith(told)


def test_everything_wrong_with_a_record_is_told_at_once_each_at_its_place(tmp_path: Path) -> None:
    text = """
jenis: kue
tanggal: besok
baris:
  - nama: A
    jumlah: seratus
  - jumlah: 7
  - nma: B
lain-lain: x
"""
    assert problems_with(tmp_path, text.strip()) == [
        "1:1 'nama' belum diisi | tambahkan baris 'nama: ...'",
        "1:1 'jenis' tidak boleh 'kue' | pilih salah satu: batang, titik",
        "2:1 'tanggal' harus tanggal, tertulis 'besok' | tulis tahun-bulan-tanggal: 2025-07-31",
        "5:5 'jumlah' harus angka bulat, tertulis 'seratus' | tulis angka saja, tanpa titik atau koma: 100",
        "6:5 'nama' belum diisi | tambahkan baris 'nama: ...'",  # although the next one is misspelt
        "7:5 'nma' tidak dikenal | mungkin maksud Anda 'nama'?",
        "8:1 'lain-lain' tidak dikenal | pilih salah satu: "
        "alamat, bagian, baris, id, jenis, kata, nama, pasti, tanggal, terbit",
    ]


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("- nama: A\n- nama: B\n", 2, []),
        ("[]", 0, []),
        ("- nama: A\n- {}\n- x\n-\n", 1, [2, 3, 4]),
        ("nama: A\n", 0, [1]),
        ("", 0, [1]),
    ],
)
def test_a_list_gives_what_can_be_read(tmp_path: Path, text: str, found: int, told: list[int]) -> None:
    records, problems = many(written(tmp_path, text), Whole)
    assert (len(records), [p.line for p in problems]) == (found, told)


@pytest.mark.parametrize(
    ("word", "choices", "hint"),
    [
        ("kasuss", ["korban", "kasus"], "mungkin maksud Anda 'kasus'?"),
        ("", ["b", "a"], "pilih salah satu: a, b"),
        ("x", [], "periksa ejaannya"),
        ("x", [f"nama{n}" for n in range(13)], "periksa ejaannya"),
    ],
)
def test_what_may_have_been_meant(word: str, choices: list[str], hint: str) -> None:
    assert meant(word, choices) == hint
