"""The parts of a material: what each kind must hold, in which order, and how its steps add up."""

from __future__ import annotations

from typing import get_args

import pytest

from terang import material_parts, shapes, sources
from terang.records.materials import Kind, Material

HEAD = """---
judul: Contoh
ringkasan: Satu kalimat.
templat: materi.html
jenis: {kind}
pintu: [sekolah]
audiens: [guru]
tema: [{theme}]
tempat: Sekolah
durasi: 10 menit
peserta: 15 orang
kompetensi: K1
sumber: [satu]
versi: "1.0"
tanggal: 2026-11-23
tinjau-lagi: 2027-05-23
lisensi: CC BY-SA 4.0
diperiksa: 2026-11-23
---
"""
TELLING = "## Kalau ada yang bercerita\n\n```bercerita\nuntuk: anak\n```\n\n"
STEPS = "### 1. Pembuka (4 menit)\n\nSapa.\n\n### 2. Isi (6 menit)\n\nBaca.\n\n"


def told(body: str, kind: str = "RPP", theme: str = "tubuh") -> list[str]:
    """Return what is wrong with a body below a complete head, each with its line in the body."""
    head = HEAD.format(kind=kind, theme=theme)
    document, problems = sources.page("content/materi/x.md", head + body)
    assert document, problems
    placed, problems = shapes.one(document, Material)
    assert placed, problems
    return [f"{p.line - head.count(chr(10))} {p.what}" for p in material_parts.check(placed)]


def test_a_loose_sheet_is_one_of_the_headings() -> None:
    def loose(kind: str, name: str) -> list[str]:
        head = HEAD.replace("kompetensi:", f"lembar-lepas: [{name}]\nkompetensi:").format(kind=kind, theme="tubuh")
        document, _ = sources.page("content/materi/x.md", head + whole(kind) + "## Lembar catatan\n\nTulis.\n")
        assert document
        placed, problems = shapes.one(document, Material)
        assert placed, problems
        return [f"{p.line} {p.what}. {p.fix}" for p in material_parts.check(placed)]

    assert loose("panduan", "Lembar catatan") == []
    assert loose("panduan", "Lembar catatn") == [
        "12 judul 'Lembar catatn' tidak ada di bawah. mungkin maksud Anda 'Lembar catatan'?"
    ]
    assert loose("SOP", "Lembar catatan")[0].startswith("12 judul 'Lembar catatan' tidak ada di bawah"), "not in 'Isi'"
    assert loose("poster", "Isi") == ["12 poster tidak punya lembar lepas. hapus baris 'lembar-lepas'"]


def whole(kind: str, theme: str = "tubuh") -> str:
    """Return a body with every part that a kind needs."""
    names = [name for name in material_parts.PARTS[kind] if theme != "bercerita" or name != material_parts.TELLING]
    made = {name: f"## {name}\n\nIsi.\n\n" for name in names}
    made |= {name: f"## {name}\n\n{STEPS}" for name in names if name in material_parts.STEPS}
    made |= {material_parts.TELLING: TELLING} if material_parts.TELLING in names else {}
    return "".join(made.values())


def test_every_kind_has_its_parts() -> None:
    assert set(material_parts.PARTS) == set(get_args(Kind))


@pytest.mark.parametrize("kind", material_parts.PARTS)
@pytest.mark.parametrize("theme", ["tubuh", "bercerita"])
def test_a_whole_material_of_each_kind_is_without_problems(kind: str, theme: str) -> None:
    assert told(whole(kind, theme), kind, theme) == []


@pytest.mark.parametrize("kind", material_parts.PARTS)
def test_every_part_that_is_left_out_is_missed(kind: str) -> None:
    for name in material_parts.PARTS[kind]:
        body = whole(kind).replace(f"## {name}\n", "## Lain\n")
        assert f"bagian '{name}' belum ada" in " ".join(told(body, kind)), name


def test_other_parts_may_stand_between() -> None:
    assert told(whole("RPP").replace("## Evaluasi", "## Untuk kelas besar\n\nBagi dua.\n\n## Evaluasi")) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("## Evaluasi\n\nIsi.", "## Evaluasi\n", "bagian 'Evaluasi' masih kosong"),
        ("## Evaluasi", "## Evaluasi\n\nIsi.\n\n## Evaluasi", "bagian 'Evaluasi' ada dua"),
        ("## Evaluasi", "## Evaluassi", "bagian 'Evaluassi' tidak dikenal"),
        (STEPS, "Jalan saja.\n\n", "bagian 'Langkah' belum punya langkah"),
        ("### 1. Pembuka (4 menit)", "### 1. Pembuka", "langkah '1. Pembuka' tanpa nomor atau tanpa menit"),
        (
            "### 1. Pembuka (4 menit)",
            "### Pembuka (4 menit)",
            "langkah 'Pembuka (4 menit)' tanpa nomor atau tanpa menit",
        ),
        ("### 2. Isi", "### 1. Isi", "langkah ke-2 bernomor 1"),
        ("```bercerita\nuntuk: anak\n```", "Panggil guru.", "belum memuat blok 'bercerita'"),
        ("```bercerita", "```kanal", "belum memuat blok 'bercerita'"),
    ],
)
def test_a_mistake_is_told_where_it_stands(old: str, new: str, what: str) -> None:
    body = whole("RPP")
    assert old in body
    (problem,) = told(body.replace(old, new))
    assert what in problem
    line = body.replace(old, new).split("\n")[int(problem.split()[0]) - 1]
    assert line.startswith("#")


@pytest.mark.parametrize(("minutes", "wrong"), [(6, False), (5, True), (7, True)])
def test_minutes_add_up_to_the_duration(minutes: int, wrong: bool) -> None:
    found = told(whole("RPP").replace("(6 menit)", f"({minutes} menit)"))
    assert [problem.split(" ", 1)[1] for problem in found] == [
        f"'durasi' 10 menit, tetapi menit semua langkah berjumlah {4 + minutes}"
    ] * wrong


def test_a_heading_inside_a_block_is_no_part() -> None:
    parts = material_parts.parts("## Satu\n\n```x\n## Dua\n```\n\n### Tiga {#anak}\n\nIsi.\n", 11)
    assert [(part.title, part.line) for part in parts] == [("Satu", 11)]
    assert [(part.title, part.line, part.lines) for part in parts[0].below] == [("Tiga", 17, ["", "Isi.", ""])]


@pytest.mark.parametrize(("lines", "wrong"), [(5, False), (6, True)])
def test_a_slide_holds_five_lines(lines: int, wrong: bool) -> None:
    slide = "## Salindia\n\n### Tubuhku\n\n" + "- baris\n" * lines
    assert bool(told(whole("RPP") + slide)) is wrong


def test_only_sessions_have_slides() -> None:
    slide = "## Salindia\n\n### Tubuhku\n\n- baris\n"
    assert [problem.split(" ", 1)[1] for problem in told(whole("panduan") + slide, "panduan")] == [
        "panduan tidak memakai salindia"
    ]
