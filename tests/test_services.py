"""Help channels: the number that is dialled is the number that people read."""

from __future__ import annotations

from pathlib import Path

import pytest

from terang.problems import Problem
from terang.records import services
from terang.records.services import Service
from terang.shapes import many
from terang.sources import read_yaml

KNOWN = ["laman"]
ENTRY = """
- id: {id}
  nama: Layanan
  untuk: Bertanya
  jenis: {kind}
  nomor: "{number}"
  wilayah: Seluruh Indonesia
  sumber: laman
  diperiksa: 2026-11-23
  cara-periksa: Dibaca.
"""


def problems(text: str, folder: Path) -> list[Problem]:
    (folder / "data").mkdir()
    (folder / "data/layanan.yml").write_text(text, encoding="utf-8")
    document, unreadable = read_yaml(folder, "data/layanan.yml")
    assert document, unreadable
    records, wrong = many(document, Service)
    return [*wrong, *services.check(records, KNOWN)]


def channel(kind: str, number: str) -> Service:
    return Service.model_validate(
        {
            "id": "x", "nama": "Layanan", "untuk": "Bertanya", "jenis": kind, "nomor": number,
            "wilayah": "Seluruh Indonesia", "diperiksa": "2026-11-23", "cara-periksa": "Dibaca.",
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "number", "href"),
    [
        ("telepon", "110", "tel:110"),
        ("telepon", "129", "tel:129"),
        ("telepon", "021-8030 5399", "tel:+622180305399"),
        ("whatsapp", "0811-1129-129", "https://wa.me/628111129129"),
        ("whatsapp", "08111-129-129", "https://wa.me/628111129129"),
        ("web", "healing119.id", "https://healing119.id"),
        ("web", "pengaduan.kpai.go.id/lapor", "https://pengaduan.kpai.go.id/lapor"),
        ("surel", "pengaduan@komnasperempuan.go.id", "mailto:pengaduan@komnasperempuan.go.id"),
    ],
)
def test_link(kind: str, number: str, href: str, tmp_path: Path) -> None:
    assert channel(kind, number).href == href
    assert problems(ENTRY.format(id="a", kind=kind, number=number), tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("telepon", "+62 811 1129 129"),
        ("telepon", "6281111291"),
        ("telepon", "0811"),
        ("telepon", "12O"),
        ("telepon", "129 ext 8"),
        ("whatsapp", "129"),
        ("whatsapp", "021-80305399"),
        ("whatsapp", "0811-1129-129-0000-0"),
        ("web", "https://healing119.id"),
        ("web", "javascript:alert(1)"),
        ("web", "healing119"),
        ("surel", "pengaduan di komnasperempuan.go.id"),
        ("surel", "a@b.id?subject=x"),
    ],
)
def test_number_that_cannot_be_reached(kind: str, number: str, tmp_path: Path) -> None:
    (problem,) = problems(ENTRY.format(id="a", kind=kind, number=number), tmp_path)
    assert (problem.path, problem.line) == ("data/layanan.yml", 6)
    assert f"tertulis '{number}'" in problem.what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ENTRY.format(id="a", kind="telepon", number="129").replace('  nomor: "129"\n', ""), "tidak punya 'nomor'"),
        (
            ENTRY.format(id="a", kind="telepon", number="129") + "  menunggu: Belum ada.\n",
            "ada 'nomor' dan ada 'menunggu'",
        ),
        (ENTRY.format(id="a", kind="telepon", number="129").replace("  sumber: laman\n", ""), "tidak punya sumber"),
        (ENTRY.format(id="a", kind="telepon", number="129").replace("laman", "lamann"), "'sumber' lamann tidak ada"),
        (ENTRY.format(id="a", kind="telepon", number="129") * 2, "sudah dipakai layanan lain"),
        (
            ENTRY.format(id="a", kind="telepon", number="129") + ENTRY.format(id="b", kind="telepon", number="1-29"),
            "nomor ini sudah ditulis pada layanan 'a'",
        ),
    ],
)
def test_mistake(text: str, what: str, tmp_path: Path) -> None:
    assert any(what in problem.what for problem in problems(text, tmp_path))


def test_unknown_number_says_what_works_today(tmp_path: Path) -> None:
    text = ENTRY.format(id="a", kind="telepon", number="129").replace(
        'nomor: "129"', "menunggu: Belum ada. Hari ini pakai 129."
    )
    assert problems(text.replace("  sumber: laman\n", ""), tmp_path) == []
