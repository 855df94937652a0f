"""Pages as staff write them: what is told of heads, blocks, links and sizes before the first one is rendered."""

from __future__ import annotations

import base64
import shutil
import time
from pathlib import Path

import pytest

from terang import allowed_html, markup, site
from terang.problems import place

EXAMPLE = Path(__file__).parent / "example"
HEAD = "---\njudul: Contoh\nringkasan: Halaman contoh.\n---\n"
BLOCK = "```kanal\n```\n"
SECONDS = 10  # for the worst page that is let in; on any machine, however busy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "proyek"))


def told(project: Path, body: str, name: str = "contoh.md", head: str = HEAD) -> list[str]:
    """Return what staff read about a page, without its name; nothing else in the project is wrong."""
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + body, encoding="utf-8")
    _, problems = site.load(project)
    assert {problem.path for problem in problems} <= {f"content/{name}"}
    return [f"{place(p).removeprefix(f'content/{name}').lstrip(':')} {p.what}" for p in problems]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            "[a](data/index.md) [b](./index.md#x) [c](bantuan/index.md?y) [d](#x) [e](https://a.id) [f](tel:129)\n",
            [],
        ),
        ("[a](tidak-ada.md)\n", ["5:5 tautan ke 'tidak-ada.md' tidak menemukan berkas"]),
        ("<a href='tidak-ada.md'>a</a>\n", ["5:10 tautan ke 'tidak-ada.md' tidak menemukan berkas"]),
        ("[a](data/)\n", ["5:5 tautan ke 'data/' tidak menemukan berkas"]),
        ("[a](/data/index.md)\n", ["5:5 tautan ke '/data/index.md' tidak menemukan berkas"]),
        ("[a](../../hooks/check.py)\n", ["5:5 tautan ke '../../hooks/check.py' tidak menemukan berkas"]),
        ("\n![a](a.png)\n", ["6:6 gambar ke 'a.png' tidak menemukan berkas"]),
    ],
)
def test_links_lead_to_files(project: Path, body: str, what: list[str]) -> None:
    assert told(project, body) == what


FORGED = f"<div>&#xe000;kanal:{base64.urlsafe_b64encode(b'x: y').decode()}&#xe001;</div>\n"
UNREAD = "5 ada 1 blok tertulis, tetapi 0 yang terbaca"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (BLOCK, []),
        ("- a\n\n    ```kanal\n    ```\n", []),
        ("!!! catatan\n\n    ```kanal\n    ```\n", []),
        ("```angka\npernyataan: kasus-2024\n```\n```kanal\n```\n", []),
        ("```\n```\n", ["5:1 blok ini belum bernama"]),
        ("```Kanal\n```\n", ["5:1 blok ini belum bernama"]),
        ("```kanall\n```\n", ["5:1 blok 'kanall' tidak dikenal"]),
        ("```html\n<b>\n```\n", ["5:1 blok 'html' tidak dikenal"]),
        ("```kanal\n", [UNREAD]),
        ("```kanal\n\n```angka\npernyataan: kasus-2024\n```\n", ["5:1 blok 'kanal' tidak ditutup"]),
        ("```kanal linenums=1\n```\n", [UNREAD]),
        ("<div>\n" + BLOCK + "</div>\n", []),
        ("<!--\n" + BLOCK + "-->\n", [UNREAD]),
        ("> ```kanal\n> ```\n", ["5 ada blok yang tidak ditulis di awal baris"]),
        ("> ```kanal\n> x: y\n> ```\n\n<!--\n" + BLOCK + "-->\n", [UNREAD]),  # one shown unchecked, one checked unshown
        (
            FORGED + "\n<!--\n" + BLOCK + "-->\n",
            [*(f"5:{at} '&#xe00{n};' adalah tanda yang tak terlihat" for n, at in ((0, 6), (1, 28))), UNREAD],
        ),
        ("```angka\npernyataan: kasus-204\n```\n", ["6:1 pernyataan 'kasus-204' tidak ada di data/angka/"]),
        (
            "```angka\npernyataan:\tkasus-2024\n```\n",
            [],
        ),
        ("```angka\npernyataan: !x a\n```\n", ["6:13 tanda jenis '!x' tidak dipakai"]),
        ("```angka\n- a\n```\n", ["6:1 harus berupa kolom dan isinya, tertulis daftar"]),
    ],
)
def test_every_block_is_checked_and_every_checked_block_is_shown(project: Path, body: str, what: list[str]) -> None:
    assert told(project, body) == what


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("x" * 4999 + "\n\n" + "y" * 4999, []),
        (("kata " * 100 + "\n\n") * 60, ["5 halaman ini terlalu panjang (30120 huruf, paling banyak 30000)"]),
        ("[\n" * 1001, ["5 terlalu banyak tanda [ di halaman ini (1001, paling banyak 1000)"]),
        ("a\n" * 200 + "  \n" + "a\n" * 200, []),
        ("a\n" * 201, ["5 ada 201 baris berturut-turut tanpa baris kosong (paling banyak 200)"]),
        ("<\n" * 1001, ["5 terlalu banyak tanda < di halaman ini (1001, paling banyak 1000)"]),
        ("".join("    " * depth + "- a\n" for depth in range(30)), ["5:1 susunannya lebih dari 50 tingkat"]),
        ("".join("    " * depth + "- a\n" for depth in range(20)), []),
        ("1. " * 1600, ["5 susunannya lebih dari 50 tingkat"]),
        (">" * 4000, ["5:1 susunannya lebih dari 50 tingkat"]),
    ],
)
def test_a_page_has_its_limits(project: Path, body: str, what: list[str]) -> None:
    assert told(project, body) == what


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[\n",
        "![",
        "[a](",
        "[^",
        "<a\n",
        '<a href="',
        "#\n",
        "- \n",
        "a\n: ",
        "---\n",
        "~~~\n",
        "\\",
        "a|",
        "_a *b ",
    ],
)
def test_the_worst_page_that_is_let_in_takes_seconds(unit: str) -> None:
    many = markup.MAX_MARKS if "[" in unit or "<" in unit else 29_500 // len(unit)
    a_line = many if "\n" in unit else 4900 // len(unit)
    lines = "\n".join([unit * a_line] * (many // a_line)).split("\n")
    runs = (lines[at : at + markup.MAX_RUN] for at in range(0, len(lines), markup.MAX_RUN))
    body = "\n\n".join("\n".join(run) for run in runs)
    assert markup.too_much(body) is None
    began = time.process_time()
    allowed_html.clean(markup.render(body, ()))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", ["README.md", "data/readme.md", "unduhan/a.md", "templates/a.md"])
def test_names_that_are_taken(project: Path, name: str) -> None:
    assert told(project, "", name) == [" nama ini sudah dipakai oleh situs"]


def test_two_pages_do_not_share_an_address(project: Path) -> None:
    assert told(project, "", "data.md") == [" alamatnya sama dengan content/data/index.md"]


REVIEWED = "\nditinjau:\n  - oleh: penutur\n    bidang: bahasa Sunda\n    tanggal: 2026-11-01"


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("", True),
        ("\nterbit: ya", True),
        ("\nterbit: tidak", False),
        ("\nbahasa: su\nterbit: tidak", False),
        ("\nbahasa: su" + REVIEWED, True),
        ("\nbahasa: jv-x-serang" + REVIEWED.replace("Sunda", "Jawa Serang"), True),
    ],
)
def test_a_page_is_shown_when_it_is_ready(project: Path, more: str, shown: bool) -> None:
    assert told(project, "", head=HEAD.replace("\n---\n", f"{more}\n---\n")) == []
    loaded, _ = site.load(project)
    assert loaded
    assert ("contoh.md" in loaded.pages) is shown
