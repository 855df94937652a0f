"""What staff read when something is wrong: a folder a mistake, with the exact report.

Each folder of tests/mistakes/ is laid over tests/example/, the site of another regency. A new report is written with
`TERANG_TULIS_LAPORAN=1`, and read by a person before it is committed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import check
from nik_numbers import numbers
from terang import site

TESTS = Path(__file__).parent
MISTAKES = sorted(path.name for path in (TESTS / "mistakes").iterdir())


def _too_large(project: Path) -> None:
    (project / "data/angka/besar.yml").write_text("# isi\n" * 200_000, encoding="utf-8")


def _nothing_there(project: Path) -> None:
    (project / "data/aturan.yml").unlink()


def _small_count(project: Path) -> None:
    _replace(project / "data/angka/dinas.yml", "jumlah: 60", f"jumlah: {SMALL}")


def _small_count_in_the_log(project: Path) -> None:
    _replace(project / "data/koreksi.yml", "sebelum: 90", f"sebelum: {SMALL}")


def _small_count_in_a_sentence(project: Path) -> None:
    _replace(project / "content/index.md", "Baca", f"Di satu desa tercatat {SMALL} kasus. Baca")


def _small_count_in_a_release(project: Path) -> None:
    path = project / "data/rilis/kasus-per-tahun/2026-11-24.json"
    _replace(path, '"value": 60', f'"value": {SMALL}')


def _picture(project: Path) -> None:
    Image.new("RGB", (8, 8)).save(project / "content/materi/peta.png")


def _large_picture(project: Path) -> None:
    path = project / "content/materi/peta.png"
    Image.frombytes("RGB", (700, 700), random.Random(5).randbytes(700 * 700 * 3)).save(path)


def _few_people(project: Path) -> None:
    _replace(project / "data/penyuluhan/2026.yml", 'orang: "<5"', f"orang: {SMALL}")


def _nik_in_disguise(project: Path) -> None:
    digits = next(numbers(1))
    path = project / "content/tentang/index.md"
    path.write_text(path.read_text("utf-8") + f"\nNomornya **{digits[:6]}** lalu {digits[6:]}.\n", encoding="utf-8")


def _photo(project: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "S"
    Image.new("RGB", (8, 8)).save(project / "content/tentang/foto.jpg", exif=exif)


def _signed_picture(project: Path) -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"tEXt", b"Author\0Petugas"),
        (b"IDAT", zlib.compress(b"\0\0", 0)),
        (b"IEND", b""),
    )
    (project / "content/tentang/foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))


def _document(project: Path) -> None:
    (project / "arsip").mkdir()
    (project / "arsip/surat.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Author(Petugas)>>endobj\n"
        b"trailer<</Root 1 0 R/Info 4 0 R>>\n"
    )


def _broken_document(project: Path) -> None:
    (project / "arsip").mkdir()
    (project / "arsip/surat.docx").write_bytes(b"PK\x03\x04 rusak")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


REMINDER = re.compile(r"\n(?=(?:Nomor|Materi) yang perlu)")  # what follows the report, and stops nothing
SMALL = 5 - 2  # no file of this project may hold such a count, not even as an example
MADE: dict[str, Callable[[Path], None]] = {  # what a folder cannot hold
    "terlalu-besar": _too_large,
    "berkas-wajib-tidak-ada": _nothing_there,
    "angka-kecil": _small_count,
    "koreksi-memuat-angka-kecil": _small_count_in_the_log,
    "hitungan-kecil-di-kalimat": _small_count_in_a_sentence,
    "rilis-angka-kecil": _small_count_in_a_release,
    "gambar-tanpa-keterangan": _picture,
    "gambar-terlalu-besar": _large_picture,
    "penyuluhan-orang-sedikit": _few_people,
    "nik-tersamar": _nik_in_disguise,
    "gambar-menyimpan-tempat": _photo,
    "gambar-menyimpan-keterangan": _signed_picture,
    "dokumen-menyimpan-nama": _document,
    "dokumen-tidak-terbaca": _broken_document,
}


def project_with(mistake: str, folder: Path) -> Path:
    """Return a copy of the example site with one mistake laid over it."""
    project = folder / mistake
    shutil.copytree(TESTS / "example", project)
    report = shutil.ignore_patterns("laporan.txt")
    shutil.copytree(TESTS / "mistakes" / mistake, project, symlinks=True, dirs_exist_ok=True, ignore=report)
    if make := MADE.get(mistake):
        make(project)
    return project


@pytest.mark.parametrize("mistake", MISTAKES)
def test_report(mistake: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the command that staff run; whatever the mistake, it never ends in a traceback."""
    code = check.main(["periksa", "--anotasi", "--akar", str(project_with(mistake, tmp_path))])
    printed = capsys.readouterr()
    annotations = [line for line in printed.out.splitlines(keepends=True) if line.startswith("::error ")]
    report = REMINDER.split(printed.out.removeprefix("".join(annotations)))[0]
    expected = TESTS / "mistakes" / mistake / "laporan.txt"
    if os.environ.get("TERANG_TULIS_LAPORAN"):
        expected.write_text(report, encoding="utf-8")
    assert (code, printed.err) == (1, "")
    assert annotations, "this mistake went unnoticed"
    assert report == expected.read_text(encoding="utf-8")


def test_the_example_itself_is_without_problems() -> None:
    assert site.load(TESTS / "example")[1] == []
