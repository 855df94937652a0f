"""Another regency takes the site over by changing content/ and data/ only; what it writes is text and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pikepdf
import pytest

from test_typeset import words

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests" / "example"
OURS = re.compile(rb"serang|dkbp3a|banten|sipeka|pandeglang", re.IGNORECASE)
MATERIAL = """---
judul: Kartu
ringkasan: Nomor yang perlu.
templat: materi.html
jenis: kartu
pintu: [sekolah]
audiens: [guru]
tema: [bercerita]
tempat: Sekolah
durasi: 5 menit
kompetensi: K0
kertas: [a6]
sumber: [layanan-contoh]
versi: "1.0"
tanggal: 2026-11-23
tinjau-lagi: 2027-05-23
lisensi: CC BY-SA 4.0
diperiksa: 2026-11-23
---

## Tujuan

Nomornya dekat.

## Cara memakai

Simpan.

## Isi

Telepon 129.
"""
# Written at the end of every text that staff may write. Nothing of it may become an element, an attribute or a value.
HOSTILE = """<x-y on=1>&{{911*911}}"'"""
WRITTEN = re.compile(
    r"^( *(?:- )?(?:nama|wilayah|teks|judul|koreksi|untuk|cara-periksa|singkat|tentang|penerbit|catatan|tidak-ada"
    r"|arti|aturan|mencapai|kegiatan|isi"
    r"|alasan|penjelasan|tanya|pertanyaan|kepala-baris|ringkasan|tempat|biaya|label): )([A-Z][^:\n]*)$",
    re.MULTILINE,
)


def neighbour(project: Path) -> Path:
    """Make `project` the site of another regency, with our hooks and overrides as they are."""
    shutil.copytree(EXAMPLE, project)
    (project / "content/materi/kartu.md").write_text(MATERIAL, encoding="utf-8")
    return engine(project)


def engine(project: Path) -> Path:
    """Copy beside content/ and data/ all that a build needs."""
    for name in ("mkdocs.yml", "tugas.py", "requirements.txt"):
        shutil.copy2(ROOT / name, project)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", ".terang"))
    return project


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tugas.py", "situs", "--python-ini"]
    settings = {key: value for key, value in os.environ.items() if key != "TERANG_ALAMAT"}
    return subprocess.run(command, cwd=project, env=settings, capture_output=True, encoding="utf-8", check=False)


def spoil(project: Path) -> None:
    quoted = HOSTILE.replace("'", "''")
    for path in [*(project / "data").rglob("*.yml"), *(project / "content").rglob("*.md")]:
        head, *body = path.read_text("utf-8").partition("\n---\n")
        path.write_text(WRITTEN.sub(rf"\1'\2 {quoted}'", head) + "".join(body), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = neighbour(tmp_path_factory.mktemp("situs") / "tetangga")
    spoil(project)
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def texts(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its path from the root of the site, PDFs as what can be read in them and about them."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                read = "".join(words(pdf, page) for page in range(len(pdf.pages)))
                yield name, read.encode() + pdf.Root.Metadata.read_bytes() + str(dict(pdf.docinfo.items())).encode()
        elif path.is_file():
            yield name, path.read_bytes()


def test_nothing_of_ours_is_left(built: Path) -> None:
    assert {"materi/kartu/kartu.pdf", "index.html", "404.html", "search/search_index.json"} <= {
        name for name, _ in texts(built)
    }
    found = {name: set(OURS.findall(text)) for name, text in texts(built)}
    assert {name: words for name, words in found.items() if words} == {}
    assert all(OURS.search(name.encode()) is None for name in found)


def test_its_own_names_are_everywhere(built: Path) -> None:
    for name, text in texts(built):
        if name.endswith(("index.html", ".pdf")) and not name.startswith(
            ("bantuan/", "cuaca/")
        ):  # they give nothing away
            assert b"Cerah" in text, name


def test_what_staff_write_stays_text(built: Path) -> None:
    seen = 0
    for path in built.rglob("*.html"):
        document = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
        for element in document.iter():
            assert element.tag != "x-y", path
            assert "on" not in element.attrib, path
            seen += (element.text or "").count(HOSTILE)
        assert b"829921" not in path.read_bytes()
    assert seen > 30
