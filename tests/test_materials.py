"""The head of a material: what staff must say about it, and what they read when they did not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terang import material_parts, shapes, sources
from terang.problems import Problem
from terang.records.materials import Material, check, cited

ROOT = Path(__file__).resolve().parents[1]
MATERIALS = [p.name for p in (ROOT / "content/materi").glob("*.md") if "templat: materi.html" in p.read_text("utf-8")]
HEAD = {
    "judul": "Kalau anak bercerita",
    "ringkasan": "Satu kalimat.",
    "templat": "materi.html",
    "jenis": "panduan",
    "pintu": "[sekolah]",
    "audiens": "[guru, orang tua]",
    "tema": "[bercerita]",
    "tempat": "Sekolah",
    "durasi": "45 menit",
    "kompetensi": "K1",
    "sumber": "[satu, dua]",
    "versi": '"1.0"',
    "tanggal": "2026-11-23",
    "tinjau-lagi": "2027-05-23",
    "lisensi": "CC BY-SA 4.0",
    "diperiksa": "2026-11-23",
    "ditinjau": "[]",
}


def read(folder: Path, head: dict[str, str]) -> tuple[Material | None, list[Problem]]:
    page = folder / "content/materi/contoh.md"
    page.parent.mkdir(parents=True)
    lines = [f"{key}: {value}" for key, value in head.items()]
    page.write_text("\n".join(["---", *lines, "---", "", "Isi."]), encoding="utf-8")
    document, problems = sources.read_page(folder, "content/materi/contoh.md")
    assert document, problems
    placed, problems = shapes.one(document, Material)
    return (placed.value, list(check(placed))) if placed else (None, problems)


def test_a_complete_head_is_read(tmp_path: Path) -> None:
    material, problems = read(tmp_path, HEAD)
    assert problems == []
    assert material
    assert material.audience == ("guru", "orang tua")
    assert material.version == "1.0"
    assert material.reviews == ()
    assert material.paper == ("a4",)
    assert material.minutes == 45
    assert not material.led


@pytest.mark.parametrize(
    ("key", "value", "what", "fix"),
    [
        (
            "durasi",
            "setengah jam",
            "'durasi' harus jumlah menit, tertulis 'setengah jam'",
            "tulis seperti ini: 45 menit",
        ),
        ("versi", "satu", "'versi' harus nomor versi, tertulis 'satu'", "tulis seperti ini: 1.0"),
        ("kompetensi", "K4", "'kompetensi' tidak boleh 'K4'", "pilih salah satu: K0, K1, K2, K3"),
        ("jenis", "panduann", "'jenis' tidak boleh 'panduann'", "mungkin maksud Anda 'panduan'?"),
        ("lisensi", "bebas", "'lisensi' tidak boleh 'bebas'", "pilih salah satu: CC BY-NC-SA 3.0 IGO, CC BY-SA 4.0"),
        ("audiens", "[]", "'audiens' masih kosong", "tulis untuk siapa materi ini: [guru, orang tua]"),
        ("audiens", "[guru, guru]", "'guru' tertulis dua kali", "hapus salah satu"),
        ("sumber", "[]", "'sumber' masih kosong", "tulis id sumber dari data/rujukan.yml"),
        ("dasar", "[satu]", "'satu' tertulis dua kali", "hapus salah satu"),
        (
            "dasar",
            "[UU 12/2022]",
            "'dasar' harus id aturan, boleh dengan pasalnya, tertulis 'UU 12/2022'",
            "contoh: uu-12-2022/41",
        ),
        ("pintu", "[]", "'pintu' masih kosong", "tulis di pintu mana materi ini ditaruh, misalnya [sekolah]"),
        ("tema", "[]", "'tema' masih kosong", "tulis temanya, misalnya [tubuh]"),
        ("tema", "[tubuh, tubuh]", "'tubuh' tertulis dua kali", "hapus salah satu"),
        ("kertas", "[a7]", "'kertas' tidak boleh 'a7'", "pilih salah satu: a3, a4, a5, a6"),
        ("kertas", "[]", "'kertas' masih kosong", "tulis ukuran kertasnya, misalnya [a4]"),
        (
            "usia",
            "9 tahun",
            "'usia' harus dari umur sampai umur, tertulis '9 tahun'",
            "tulis seperti ini: 7–9 tahun, kelas 1–3",
        ),
        (
            "audiens",
            "[murid]",
            "anak ikut serta, tetapi 'usia' belum diisi",
            "tambahkan baris seperti ini: usia: 7–9 tahun, kelas 1–3",
        ),
        (
            "jenis",
            "RPP",
            "RPP dibawakan di depan orang, tetapi 'peserta' belum diisi",
            "tambahkan baris seperti ini: peserta: 15–36 anak",
        ),
        (
            "tanggal",
            "2026-02-30",
            "'tanggal' tidak ada di kalender, tertulis '2026-02-30'",
            "periksa bulan dan tanggalnya",
        ),
        (
            "tinjau-lagi",
            "2026-11-23",
            "'tinjau-lagi' harus sesudah 'tanggal'",
            "tulis tanggal peninjauan berikutnya, paling lama setahun lagi",
        ),
        (
            "tinjau-lagi",
            "2028-11-23",
            "'tinjau-lagi' lebih dari setahun sesudah 'tanggal'",
            "tulis tanggal yang lebih dekat; materi tua bisa memuat aturan yang sudah dicabut",
        ),
        ("tinggi", "3", "'tinggi' tidak dikenal", None),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, key: str, value: str, what: str, fix: str | None) -> None:
    head = HEAD | {key: value}
    _, problems = read(tmp_path, head)
    (problem,) = problems
    assert problem.what == what
    assert fix in (None, problem.fix)
    assert problem.line == list(head).index(key) + 2


@pytest.mark.parametrize(
    ("kind", "paper", "refused"),
    [
        ("kartu", "[a6]", False),
        ("kartu", "[a4]", True),
        ("poster", "[a4, a3]", False),
        ("poster", "[a5]", True),
        ("panduan", "[a5]", False),
    ],
)
def test_cards_and_posters_have_their_own_paper(tmp_path: Path, kind: str, paper: str, refused: bool) -> None:
    _, problems = read(tmp_path, HEAD | {"jenis": kind, "kertas": paper})
    assert [problem.what.startswith(f"{kind} tidak dicetak") for problem in problems] == [True] * refused


def test_a_regulation_is_cited_whole_or_by_article() -> None:
    assert cited("uu-12-2022/41") == ("uu-12-2022", "41")
    assert cited("pma-73-2022") == ("pma-73-2022", "")


@pytest.mark.parametrize("missing", [key for key in HEAD if key != "ditinjau"])
def test_what_a_reader_needs_may_not_be_left_out(tmp_path: Path, missing: str) -> None:
    _, problems = read(tmp_path, {key: value for key, value in HEAD.items() if key != missing})
    assert [problem.what for problem in problems] == [f"'{missing}' belum diisi"]


@pytest.mark.parametrize("path", sorted(MATERIALS))
def test_the_materials_that_we_publish_are_complete(path: str) -> None:
    document, problems = sources.read_page(ROOT, f"content/materi/{path}")
    assert document, problems
    placed, problems = shapes.one(document, Material)
    assert placed, problems
    assert list(check(placed)) == []
    assert list(material_parts.check(placed)) == []


def published(path: str) -> list[material_parts.Part]:
    document, problems = sources.read_page(ROOT, f"content/materi/{path}")
    assert document, problems
    return material_parts.parts(document.body, document.body_line)


@pytest.mark.parametrize("path", sorted(MATERIALS))
def test_where_people_tell_the_rule_on_the_police_stands_once(path: str) -> None:
    """The block says it already; a second time, in other words, makes a reader look for the difference."""
    own = [line for part in published(path) if part.title == material_parts.TELLING for line in part.lines]
    assert not any("3×24" in line for line in own)


@pytest.mark.parametrize("path", sorted(MATERIALS))
def test_no_number_stands_among_what_is_not_to_be_said(path: str) -> None:
    """On a poster a number below "Jangan katakan" read as one more thing not to say."""
    shown = [below for part in published(path) if part.title in ("Isi", "Sisi belakang") for below in part.below]
    said = [line for below in shown if below.title.startswith("Jangan") for line in below.lines]
    assert not any(re.search(r"\b(110|129)\b", line) for line in said)


@pytest.mark.parametrize("path", sorted(MATERIALS))
def test_a_wrong_example_has_no_place_to_fill_in(path: str) -> None:
    """On paper brackets become lines: a form that says "do not fill this in" must not offer any."""
    text = (ROOT / "content/materi" / path).read_text("utf-8")
    tables = re.findall(r"^\| (?:Salah|Jangan) \|.*\n\|.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    wrong = [row.split("|")[1] for table in tables for row in table.splitlines()]
    assert not any("[" in cell for cell in wrong)
