"""What may never be in the repository, which is public for ever: files of cases, columns of a person, their NIK.

The value is never repeated in the report, which is public too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from terang.problems import Problem
from terang.sources import CASE_FILES

# Built or borrowed; everything else in the project's folder is sent with it.
_NOT_SENT = {".git", ".venv", ".terang", ".site-lama", "site", "tests", "__pycache__", "node_modules"}
_READ = {".yml", ".yaml", ".md"}
WITHDRAW = "pindahkan ke luar folder proyek; bila sudah terlanjur dikirim, segera beri tahu pengelola repositori"
# A key that only a list of people has. "nama" and "alamat" alone are also those of a service or of a source.
_KEY = re.compile(
    r"""[\s\-{]*["']?(
    nik | no[ _-]?(nik|kk|ktp) | nomor[ _-]?(induk|ktp|kk)[a-z _-]*
    | (nama|inisial|umur|usia|alamat|sekolah|hp|telepon|kelas)[ _-]?(lengkap[ _-]?)?
      (korban|anak|pelaku|terlapor|pelapor|ibu|ayah|wali|saksi)
    | nama[ _-]?lengkap | nama[ _-]?sekolah | inisial | umur | usia | alamat[ _-]?(rumah|lengkap) | kronologi[a-z _-]*
    | (tanggal|tgl|tempat)[ _-]?lahir | ttl | (no|nomor)[ _-]?(hp|wa|telp|telepon)
    )["']?\s*:""",
    re.IGNORECASE | re.VERBOSE,
)
# For which children a material is: never of one child, so always from an age to another.
_AGES = re.compile(r"usia: \d{1,2}–\d{1,2} tahun\b.*")
# Province codes of the Ministry of Home Affairs
_PROVINCES = {
    *range(11, 20),
    21,
    *range(31, 37),
    *range(51, 54),
    *range(61, 66),
    *range(71, 77),
    81,
    82,
    *range(91, 98),
}
_SIXTEEN = re.compile(r"(?<![0-9])[0-9](?:[ .\-/]?[0-9]){15}(?![0-9])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def check(root: Path) -> Iterator[Problem]:
    """Yield every file of cases in the project, and every line of content/ and data/ that is about a person."""
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        if CASE_FILES.search(path.name):
            what = "berkas seperti ini bisa memuat data orang, jadi tidak boleh ada di sini"
            yield Problem(name, 0, 0, what, WITHDRAW)
        elif path.suffix in _READ and name.startswith(("content/", "data/")):
            yield from _lines(path, name)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in _NOT_SENT:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _lines(path: Path, name: str) -> Iterator[Problem]:
    text = path.read_bytes().decode("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), start=1):
        of_a_material = name.startswith("content/materi/") and _AGES.fullmatch(line)
        if _KEY.match(line) and not of_a_material:
            fix = "hapus bagian ini; data orang tidak pernah masuk ke sini, juga yang sudah disamarkan"
            yield Problem(name, number, 0, "ada kolom data orang", fix)
        if is_nik(line):
            yield Problem(name, number, 0, "ada nomor 16 angka yang berbentuk NIK", f"hapus nomornya; {WITHDRAW}")


def is_nik(line: str) -> bool:
    """Whether a line holds a number in the shape of a NIK, whatever stands between its digits.

    Province, regency and district, day of birth (a woman's plus 40), month, year, serial number.
    """
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", line))
    return any(_has_its_shape(re.sub(r"\D", "", match[0])) for match in _SIXTEEN.finditer(plain))


def _has_its_shape(digits: str) -> bool:
    province, day, month, serial = int(digits[:2]), int(digits[6:8]), int(digits[8:10]), int(digits[12:])
    return province in _PROVINCES and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12 and serial > 0
