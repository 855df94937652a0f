"""Whether a file is a workbook that can be read safely: before anything in it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from terang.workbook.findings import Findings, Place

MAX_FILE = 40_000_000  # bytes; 20,000 rows have about 2 million
MAX_UNPACKED = 300_000_000
MAX_STRINGS = 80_000_000  # bytes of the table of texts, which the reader holds in memory
SAVE_AS = "buka di Excel atau LibreOffice, pilih Simpan Sebagai, lalu pilih jenis Excel (.xlsx)"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: workbooks before 2007, and any workbook with a password
_STRINGS = "xl/sharedStrings.xml"


def check(path: Path, findings: Findings) -> None:
    """Raise Stop, with the reason among `findings`, unless the file can be read."""
    nothing = Place()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except (OSError, ValueError):
        what, fix = "berkasnya tidak dapat dibuka", "periksa letak dan namanya; tutup dulu bila sedang terbuka di Excel"
        raise findings.stop(nothing, what, fix) from None
    if size > MAX_FILE:
        what = f"berkasnya lebih dari {MAX_FILE // 1_000_000} MB"
        raise findings.stop(nothing, what, "hapus gambar di dalamnya, atau bagi menjadi satu berkas satu tahun")
    if not start.strip(b"\0 \r\n\t"):
        raise findings.stop(nothing, "berkasnya kosong", "pilih berkas yang berisi, atau mulai dari buku kerja templat")
    if start.startswith(_OLD):
        _old(path, findings)
    if not start.startswith(b"PK"):
        text = b"\0" not in start
        what = "ini berkas teks (CSV), bukan buku kerja" if text else "ini bukan buku kerja Excel"
        raise findings.stop(nothing, what, SAVE_AS)
    _package(path, findings)


def _old(path: Path, findings: Findings) -> None:
    """A password hides a new workbook inside an old container, in which one stream has a telling name."""
    encrypted = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
    if encrypted:
        fix = "buka di Excel dengan sandinya, pilih File > Info > Protect Workbook > Encrypt with Password, "
        fix += "kosongkan sandinya, lalu simpan sebagai salinan di komputer ini"
        raise findings.stop(Place(), "buku kerja ini dikunci dengan sandi", fix)
    raise findings.stop(Place(), "ini buku kerja Excel lama (.xls)", SAVE_AS)


def _package(path: Path, findings: Findings) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = {info.filename: info for info in package.infolist()}
            _kind(parts, package, findings)
            _size(parts, findings)
            for name in parts:
                if name.endswith((".xml", ".rels")):
                    _declares_entities(package, name, findings)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        what, fix = "berkasnya rusak atau terpotong", "ambil salinan yang utuh, atau simpan ulang dari Excel"
        raise findings.stop(Place(), what, fix) from None


def _kind(parts: dict[str, zipfile.ZipInfo], package: zipfile.ZipFile, findings: Findings) -> None:
    if "xl/workbook.bin" in parts:
        raise findings.stop(Place(), "ini buku kerja Excel biner (.xlsb)", SAVE_AS)
    if "mimetype" in parts and package.open("mimetype").read(60).endswith(b"spreadsheet"):
        raise findings.stop(Place(), "ini lembar kerja OpenDocument (.ods)", SAVE_AS)
    if "[Content_Types].xml" not in parts or not any(name.startswith("xl/worksheets/") for name in parts):
        raise findings.stop(Place(), "ini bukan buku kerja Excel", SAVE_AS)


def _size(parts: dict[str, zipfile.ZipInfo], findings: Findings) -> None:
    """The reader never unpacks more of a part than its declared size, so that a false one only cuts it short."""
    unpacked = sum(info.file_size for info in parts.values())
    strings = parts[_STRINGS].file_size if _STRINGS in parts else 0
    if unpacked > MAX_UNPACKED or strings > MAX_STRINGS:
        what = "isinya terlalu besar setelah dibuka"
        raise findings.stop(Place(), what, "bagi menjadi satu berkas satu tahun, tanpa gambar dan lembar lain")


def _declares_entities(package: zipfile.ZipFile, name: str, findings: Findings) -> None:
    """No workbook declares entities, except one that is made to fill the memory."""
    with package.open(name) as part:
        start = part.read(4096).replace(b"\0", b"")
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise findings.stop(Place(), "isinya tidak seperti buku kerja Excel", SAVE_AS)
