"""The guard: what it stops in files and on the finished site, what may be let through, and that it repeats nothing."""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import check
import test_built
from blind_paragraphs import LEARNED, filled, writers
from nik_numbers import DISGUISES, numbers
from terang import (
    acknowledgements,
    document_metadata,
    guard,
    picture_metadata,
    site,
)
from terang.built import check_built
from terang.problems import as_annotations, as_summary, as_text

TESTS = Path(__file__).parent
ROOT = TESTS.parent
STORY = "Bulan lalu seorang anak 9 tahun di **RT 02** menjadi korban, kata [tetangganya](index.md)."
NEVER = date.min


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(TESTS / "example", tmp_path / "situs")


def found(root: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.what) for problem in guard.check(root, (), ("scribd.com",), NEVER)]


def permit(project: Path, path: str, rule: str, name: str) -> None:
    (project / "data/izin.yml").write_text(
        f"- berkas: {path}\n  aturan: {rule}\n  sidik: {name}\n  alasan: Contoh rekaan.\n  oleh: Kepala bidang\n"
        "  sampai: 2027-06-30\n",
        encoding="utf-8",
    )


def test_nothing_in_this_repository_lets_anyone_be_recognised() -> None:
    assert found(ROOT) == []


# Letting through


def test_a_paragraph_let_through_passes_also_on_the_finished_site(project: Path, tmp_path: Path) -> None:
    page = project / "content/tentang/index.md"
    page.write_text(page.read_text("utf-8") + f"\n{STORY}\n", encoding="utf-8")
    (problem,) = site.load(project)[1]
    name = re.findall(r"\[izin: petunjuk-orang ([0-9a-f]{12})\]", problem.what)[0]
    permit(project, "content/tentang/index.md", "petunjuk-orang", name)
    loaded, problems = site.load(project)
    assert problems == []
    built = test_built.site.__wrapped__(tmp_path / "hasil")
    html = (
        "<p>Bulan lalu seorang anak 9 tahun di <strong>RT 02</strong> menjadi korban, "
        "kata <a href='.'>tetangganya</a>.</p>"
    )
    index = built / "data/index.html"
    index.write_text(index.read_text("utf-8").replace("</main>", f"{html}</main>"), encoding="utf-8")
    assert loaded
    assert [p.what for p in check_built(built, test_built.PROMISE)] == [problem.what]
    let_through = replace(test_built.PROMISE, acknowledged=loaded.let_through)
    assert list(check_built(built, let_through)) == []


def test_it_passes_in_no_other_file(project: Path) -> None:
    for name in ("index", "privasi"):
        page = project / f"content/tentang/{name}.md"
        page.write_text(page.read_text("utf-8") + f"\n{STORY}\n", encoding="utf-8")
    first, _ = site.load(project)[1]
    permit(project, "content/tentang/index.md", "petunjuk-orang", re.findall(r"([0-9a-f]{12})\]", first.what)[0])
    assert [problem.path for problem in site.load(project)[1]] == ["content/tentang/privasi.md"]


@pytest.mark.parametrize("disguise", ["as it is", "spaces"])
def test_a_nik_is_never_let_through(disguise: str, project: Path) -> None:
    text = DISGUISES[disguise](next(numbers(1)), random.Random(1))
    page = project / "content/tentang/index.md"
    page.write_text(page.read_text("utf-8") + f"\n{text}\n", encoding="utf-8")
    permit(project, "content/tentang/index.md", "petunjuk-orang", acknowledgements.fingerprint(text))
    assert guard.NIK in [problem.what for problem in site.load(project)[1]]


# No full value in any output


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_report_repeats_a_nik(
    disguise: str, project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    digits = next(numbers(1, seed=len(disguise)))
    written = DISGUISES[disguise](digits, random.Random(disguise))
    path = project / "data/catatan.txt"
    path.write_text(f"{written}\n", encoding="utf-8")
    summary = tmp_path / "ringkasan.md"
    assert check.main(["periksa", "--anotasi", "--ringkasan", str(summary), "--akar", str(project)]) == 1
    out = capsys.readouterr().out + summary.read_text("utf-8")
    assert guard.NIK in out
    assert written.strip() not in out
    assert digits not in re.sub(r"\D", "", re.sub(r"[0-9a-f]{12}\]", "", out))


def test_no_report_repeats_what_lets_somebody_be_recognised() -> None:
    for one in (one for writer in writers(LEARNED, "sulit") for one in filled(LEARNED, writer)):
        problems = [f.problem for f in guard.paragraph("content/a.md", 1, " ".join(one.text.split()))]
        out = as_text(problems) + as_annotations(problems) + as_summary(problems)
        own = {"Perbaiki", "Perlu", "Situs", "Semua", "Tidak", "Masalah", "Tempat"}
        said = set(re.findall(r"[A-Z]\w{4,}", one.text)) - own
        assert [word for word in said if word in out] == []


# Pictures and documents


def _saved(kind: str, **how: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 20, 20)).save(file, kind, **how)
    return file.getvalue()


def _exif(**tags: object) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # which way is up
    if "gps" in tags:
        exif.get_ifd(0x8825)[1] = "S"
    if "maker" in tags:
        exif[0x010F] = tags["maker"]
    return exif


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_without_metadata_passes(kind: str) -> None:
    assert picture_metadata.read(_saved(kind)) == []
    assert picture_metadata.read(_saved(kind, exif=_exif())) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_where_a_photo_was_taken_is_found(kind: str) -> None:
    assert any(said.place for said in picture_metadata.read(_saved(kind, exif=_exif(gps=True))))


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d">'
    b"<dc:creator><rdf:Seq><rdf:li>Seseorang</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)
SPOILED: dict[str, Callable[[], bytes]] = {
    "maker of the phone, JPEG": lambda: _saved("JPEG", exif=_exif(maker="x")),
    "maker of the phone, PNG": lambda: _saved("PNG", exif=_exif(maker="x")),
    "maker of the phone, WebP": lambda: _saved("WEBP", exif=_exif(maker="x")),
    "XMP, JPEG": lambda: _saved("JPEG", xmp=XMP),
    "XMP, WebP": lambda: _saved("WEBP", xmp=XMP),
    "comment": lambda: _saved("JPEG", comment=b"Seseorang"),
    "text in a PNG": lambda: _saved("PNG", pnginfo=_signed()),
    "something behind a JPEG": lambda: _saved("JPEG") + b"\0\0\0 ftypmp42",
    "something behind a PNG": lambda: _saved("PNG") + b"lain",
    "something behind a WebP": lambda: _saved("WEBP") + b"lain",
    "part of a camera": lambda: _saved("JPEG").replace(b"\xff\xdb", b"\xff\xe2\x00\x06MPF\0\xff\xdb", 1),
    "IPTC": lambda: _saved("JPEG").replace(b"\xff\xdb", b"\xff\xed\x00\x06Phot\xff\xdb", 1),
    "broken": lambda: _saved("PNG")[:60],
    "no picture": lambda: b"GIF89a",
}


def _signed() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", "Seseorang")
    return info


@pytest.mark.parametrize("what", SPOILED)
def test_what_a_picture_says_besides_itself_is_found(what: str) -> None:
    said = picture_metadata.read(SPOILED[what]())
    assert said
    assert not any("Seseorang" in one.what for one in said)


def _pdf(text: str = "", author: str = "") -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 600))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = f"BT /F1 12 Tf 20 300 Td ({text}) Tj ET 0 0 0 rg 0 280 600 60 re f"  # and a black bar over it
        page.obj.Contents = pdf.make_stream(drawn.encode())
        if author:
            pdf.docinfo["/Author"] = author
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def _office(part: str, xml: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, xml)
    return file.getvalue()


NAMED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "PDF": (".pdf", lambda: _pdf(author="Seseorang")),
    "Word": (".docx", lambda: _office("docProps/core.xml", "<x><dc:creator>Seseorang</dc:creator></x>")),
    "last editor": (".docx", lambda: _office("docProps/core.xml", "<cp:lastModifiedBy>Seseorang</cp:lastModifiedBy>")),
    "comment in Word": (".docx", lambda: _office("word/comments.xml", '<w:comment w:author="Seseorang"/>')),
    "OpenDocument": (".odt", lambda: _office("meta.xml", "<meta:initial-creator>Seseorang</meta:initial-creator>")),
}


@pytest.mark.parametrize("kind", NAMED)
def test_who_made_a_document_is_found(kind: str, project: Path) -> None:
    suffix, make = NAMED[kind]
    (project / f"surat{suffix}").write_bytes(make())
    ((path, what),) = found(project)
    assert path == f"surat{suffix}"
    assert what.startswith("berkas ini menyimpan nama orang yang membuatnya")
    assert "Seseorang" not in what


def test_a_number_below_a_black_bar_is_found(project: Path) -> None:
    digits = next(numbers(1))
    (project / "surat.pdf").write_bytes(_pdf(f"Nomor {digits[:8]} {digits[8:]}"))
    (project / "surat.docx").write_bytes(
        _office("word/document.xml", f"<w:p><w:t>{digits[:9]}</w:t><w:t>{digits[9:]}</w:t></w:p>")
    )
    assert found(project) == [(name, f"di dalam berkas ini {guard.NIK}") for name in ("surat.docx", "surat.pdf")]


def test_a_story_in_a_document_is_found(project: Path) -> None:
    (project / "surat.pdf").write_bytes(_pdf("Korban, siswi SDN Contoh 1, berumur 9 tahun."))
    ((_, what),) = found(project)
    assert what.startswith("kalimat ini bisa membuat seseorang dikenali (sekolah, umur)")


@pytest.mark.parametrize("name", ["foto.heic", "surat.doc", "rekaman.mp3", "berkas.zip", "terkunci.pdf"])
def test_what_cannot_be_looked_into_is_refused(name: str, project: Path) -> None:
    (project / name).write_bytes(b"\0\1\2")
    assert found(project) == [(name, "isi berkas ini tidak dapat diperiksa")]


# The finished site

DIGITS = next(numbers(1, seed=9))
SPOILED_SITE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "in a table": ("unduhan/a.csv", lambda: f"nomor;isi\n{DIGITS};x\n".encode()),
    "in JSON": ("unduhan/a.json", lambda: f'{{"a": [{{"b": "{DIGITS[:6]} {DIGITS[6:]}"}}]}}'.encode()),
    "in a feed": ("umpan.xml", lambda: f"<feed><title>{DIGITS}</title></feed>".encode()),
    "in a drawing": ("a.svg", lambda: f"<svg><text>{DIGITS}</text></svg>".encode()),
    "in a calendar": ("a.ics", lambda: f"SUMMARY:{DIGITS}".encode()),
    "in a PDF": ("a.pdf", lambda: _pdf(DIGITS)),
    "a number to call": ("a.csv", lambda: b"nomor;isi\n0812-0000-1111;x\n"),
    "a place in a photo": ("a.jpg", lambda: _saved("JPEG", exif=_exif(gps=True))),
    "who made a PDF": ("b.pdf", lambda: _pdf(author="Seseorang")),
}


@pytest.mark.parametrize("what", SPOILED_SITE)
def test_the_last_gate_stops_it(what: str, tmp_path: Path) -> None:
    built = test_built.site.__wrapped__(tmp_path)
    path, make = SPOILED_SITE[what]
    (built / path).parent.mkdir(parents=True, exist_ok=True)
    (built / path).write_bytes(make())
    (problem,) = check_built(built, test_built.PROMISE)
    assert problem.path == f"site/{path}"
    assert not {DIGITS, "Seseorang", "0812-0000-1111"} & set(re.split(r"[ ';]", problem.what))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{DIGITS[:4]}<b>{DIGITS[4:8]}</b>{DIGITS[8:]}</p>",
        f'<a href="#isi" title="{DIGITS}">x</a>',
        f'<svg><title>{DIGITS}</title><path d="M0 0"/></svg>',
        f"<p>{''.join(f'&#{ord(digit)};' for digit in DIGITS)}</p>",
    ],
)
def test_the_last_gate_reads_pages_and_their_attributes(html: str, tmp_path: Path) -> None:
    built = test_built.site.__wrapped__(tmp_path)
    index = built / "data/index.html"
    index.write_text(index.read_text("utf-8").replace("</main>", f"{html}</main>"), encoding="utf-8")
    assert [problem.what for problem in check_built(built, test_built.PROMISE)] == [guard.NIK]


def test_a_publisher_may_stand_in_its_documents(tmp_path: Path) -> None:
    built = test_built.site.__wrapped__(tmp_path)
    (built / "a.pdf").write_bytes(_pdf(author="Terbitan Contoh"))
    promise = replace(test_built.PROMISE, authors=frozenset({"Terbitan Contoh"}))
    assert list(check_built(built, promise)) == []


# What was clean before


def test_only_what_was_clean_is_remembered(project: Path, tmp_path: Path) -> None:
    digits = next(numbers(1))
    (project / "data/catatan.txt").write_text(digits, encoding="utf-8")
    cache = tmp_path / "ingatan"
    first = list(guard.check(project, (), (), NEVER, cache))
    assert [problem.path for problem in first] == ["data/catatan.txt"]
    assert (cache / "penjaga.json").is_file()
    assert list(guard.check(project, (), (), NEVER, cache)) == first
    page = project / "content/index.md"
    page.write_text(page.read_text("utf-8") + f"\n{digits}\n", encoding="utf-8")
    assert [problem.path for problem in guard.check(project, (), (), NEVER, cache)] == [
        "content/index.md",
        "data/catatan.txt",
    ]


@pytest.mark.parametrize("what", ["in JSON", "in a PDF", "a number to call", "a place in a photo"])
def test_what_comes_into_a_site_that_was_clean_is_found(what: str, tmp_path: Path) -> None:
    built, cache = test_built.site.__wrapped__(tmp_path), tmp_path / "ingatan"
    assert list(check_built(built, test_built.PROMISE, cache=cache)) == []
    path, make = SPOILED_SITE[what]
    (built / path).parent.mkdir(parents=True, exist_ok=True)
    (built / path).write_bytes(make())
    for _ in range(2):
        assert [one.path for one in check_built(built, test_built.PROMISE, cache=cache)] == [f"site/{path}"]


def test_a_number_that_leaves_the_register_stops_a_site_that_was_clean(tmp_path: Path) -> None:
    built, cache = test_built.site.__wrapped__(tmp_path), tmp_path / "ingatan"
    (built / "a.csv").write_bytes(b"nomor;isi\n0812-0000-1111;x\n")
    known = replace(test_built.PROMISE, numbers=test_built.PROMISE.numbers | {"6281200001111"})
    assert list(check_built(built, known, cache=cache)) == []
    assert [one.path for one in check_built(built, test_built.PROMISE, cache=cache)] == ["site/a.csv"]


def test_every_suffix_of_a_document_is_known_once() -> None:
    every = [*document_metadata.READ, *document_metadata.OLD, *picture_metadata.SUFFIXES, *picture_metadata.UNREADABLE]
    assert len(every) == len(set(every))
