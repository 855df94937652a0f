"""What may never be in the repository, which is public for ever: files of cases, and columns of a person.

The value is never repeated in the report, which is public too. What is said of people elsewhere: `terang.guard`.
"""

from __future__ import annotations

import re
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


def check(root: Path) -> Iterator[Problem]:
    """Yield every file of cases in the project, and every line of content/ and data/ that is about a person."""
    for path in sent(root):
        name = path.relative_to(root).as_posix()
        if CASE_FILES.search(path.name):
            what = "berkas seperti ini bisa memuat data orang, jadi tidak boleh ada di sini"
            yield Problem(name, 0, 0, what, WITHDRAW)
        elif path.suffix in _READ and name.startswith(("content/", "data/")):
            yield from _lines(path, name)


def sent(folder: Path) -> Iterator[Path]:
    """Yield every file of the project that is sent with it, and so is public."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in _NOT_SENT:
            continue
        if path.is_dir():
            yield from sent(path)
        else:
            yield path


def _lines(path: Path, name: str) -> Iterator[Problem]:
    text = path.read_bytes().decode("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), start=1):
        of_a_material = name.startswith("content/materi/") and _AGES.fullmatch(line)
        if _KEY.match(line) and not of_a_material:
            fix = "hapus bagian ini; data orang tidak pernah masuk ke sini, juga yang sudah disamarkan"
            yield Problem(name, number, 0, "ada kolom data orang", fix)
