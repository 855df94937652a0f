"""Files as people save them: what is read, and what is refused before anyone trusts a character of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from terang.problems import as_text, place
from terang.sources import MAX_BYTES, MAX_LINE, files, read_page, read_yaml

HEAD = b"---\njudul: Contoh\n---\n"
SMALL = 5 - 2  # no file of this project may hold such a count, not even as an example


def yaml(folder: Path, raw: bytes) -> tuple[object, list[str]]:
    (folder / "a.yml").write_bytes(raw)
    document, problems = read_yaml(folder, "a.yml")
    return document.data if document else None, [f"{place(p)}: {p.what}" for p in problems]


def page(folder: Path, raw: bytes) -> tuple[object, str, int, list[str]]:
    (folder / "a.md").write_bytes(raw)
    document, problems = read_page(folder, "a.md")
    told = [f"{place(p)}: {p.what}" for p in problems]
    return (document.data, document.body, document.body_line, told) if document else (None, "", 0, told)


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"a: x\r\nb: y\r\n", {"a": "x", "b": "y"}),
        (b"\xef\xbb\xbfa: x\n", {"a": "x"}),
        (b"a: x", {"a": "x"}),
        ("a: Pandéglang – “desa” ’s 😀\n".encode(), {"a": "Pandéglang – “desa” ’s 😀"}),
        (b"", None),
        (b"# hanya catatan\n", None),
        (b"a: " + b"x" * (MAX_LINE - 3), {"a": "x" * (MAX_LINE - 3)}),
    ],
)
def test_read_as_it_was_meant(tmp_path: Path, raw: bytes, data: object) -> None:
    assert yaml(tmp_path, raw) == (data, [])


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"a: x\rb: y\r", "a.yml:1:5: ada tanda kendali yang tak terlihat (U+000D)"),
        (b"a: x\nb: \0\n", "a.yml:2:4: ada tanda kendali yang tak terlihat (U+0000)"),
        ("a: x\n".encode("utf-16"), "a.yml:1: huruf di berkas ini bukan UTF-8"),
        ("a: x".encode("utf-16-le"), "a.yml:1:2: ada tanda kendali yang tak terlihat (U+0000)"),
        (b"a: x\nb: \xe9\n", "a.yml:2: huruf di berkas ini bukan UTF-8"),
        (b"a: \xed\xa0\x80\n", "a.yml:1: huruf di berkas ini bukan UTF-8"),  # half of a surrogate pair
        (b"a:\tx\n", "a.yml:1:3: ada tab"),
        ("a: x\N{ZERO WIDTH NO-BREAK SPACE}y\n".encode(), "a.yml:1:5: ada tanda tak terlihat (BOM)"),
        ("a: \N{RIGHT-TO-LEFT OVERRIDE}x\n".encode(), "a.yml:1:4: ada tanda kendali yang tak terlihat (U+202E)"),
        ("a: x\N{NEXT LINE}y\n".encode(), "a.yml:1:5: ada tanda kendali yang tak terlihat (U+0085)"),
        ("a: x\N{LINE SEPARATOR}y\n".encode(), "a.yml:1:5: ada pemisah baris yang tidak lazim"),
        ("a:\N{NO-BREAK SPACE}x\n".encode(), "a.yml:1:3: ada spasi tak-putus (biasanya terbawa dari Word)"),
        ("a: \ue000\n".encode(), "a.yml:1:4: ada huruf yang tidak dikenal (U+E000)"),
        (b"a: " + b"x" * MAX_LINE, f"a.yml:1:1: baris ini terlalu panjang ({MAX_LINE + 3} huruf, paling banyak 5000)"),
        (b"# x\n" * (MAX_BYTES // 4 + 1), "a.yml: berkas ini lebih dari 1 MB"),
    ],
)
def test_refused_before_it_is_read(tmp_path: Path, raw: bytes, told: str) -> None:
    assert yaml(tmp_path, raw) == (None, [told])


@pytest.mark.parametrize(
    ("raw", "body", "body_line"),
    [
        (b"---\njudul: Contoh\n---", "", 4),
        (b"---\njudul: Contoh\n---\n\nisi\n", "\nisi\n", 4),
        (b"\xef\xbb\xbf---\r\njudul: Contoh\r\n---\r\nisi", "isi", 4),
        (HEAD + b"isi\n\n---\n\nlagi\n", "isi\n\n---\n\nlagi\n", 4),  # a ruler is no second head
        (HEAD + b"\ttab\n", "\ttab\n", 4),
    ],
)
def test_a_page_is_a_head_and_a_body(tmp_path: Path, raw: bytes, body: str, body_line: int) -> None:
    assert page(tmp_path, raw) == ({"judul": "Contoh"}, body, body_line, [])


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "a.md:1:1: halaman ini belum punya kepala (judul dan keterangannya)"),
        (b"\n" + HEAD, "a.md:1:1: halaman ini belum punya kepala (judul dan keterangannya)"),
        (b"--- \njudul: x\n---\n", "a.md:1:1: halaman ini belum punya kepala (judul dan keterangannya)"),
        (b"----\njudul: x\n----\n", "a.md:1:1: halaman ini belum punya kepala (judul dan keterangannya)"),
        (b"---\njudul: x\n--- \nisi\n", "a.md:1:1: kepala halaman tidak ditutup"),
        (b"---\njudul: x\n----\nisi\n", "a.md:1:1: kepala halaman tidak ditutup"),
        (b"---\njudul:\tx\n---\n", "a.md:2:7: ada tab di kepala halaman"),
        (b"---\na: x\nb: [x\n---\n", "a.md:3:4: kurung siku dibuka tetapi tidak ditutup: 'b: [x'"),
    ],
)
def test_a_head_that_cannot_be_read(tmp_path: Path, raw: bytes, told: str) -> None:
    assert page(tmp_path, raw) == (None, "", 0, [told])


def test_an_empty_head_is_no_mapping_and_keeps_its_body(tmp_path: Path) -> None:
    assert page(tmp_path, b"---\n---\nisi\n") == (None, "isi\n", 3, [])


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        (f"{SMALL} kasus", 1),
        (f"ada {SMALL}  Korban.", 1),
        (f"**{SMALL}** laporan", 1),
        (f"# catatan: {SMALL} perkara", 1),
        (f"1{SMALL} kasus, 2.{SMALL} kasus, 10,{SMALL} kasus, 2024–{SMALL} kasus", 0),
        (f"1 dari {SMALL + 1} korban", 0),  # a survey's ratio points to nobody
        ("kurang dari 5 kasus; 5 kasus", 0),
        (f"{SMALL} kasuistik", 0),
    ],
)
def test_a_small_count_in_a_sentence_is_told_and_never_repeated(tmp_path: Path, line: str, problems: int) -> None:
    assert len(page(tmp_path, HEAD + line.encode())[3]) == problems
    assert len(page(tmp_path, f"---\njudul: '{line}'\n---\n".encode())[3]) == problems
    data, told = yaml(tmp_path, f"a: '{line}'\n".encode())
    assert data == {"a": line}  # what else is wrong with the file is told as well
    assert told == ["a.yml:1:1: ada hitungan 1 sampai 4, yang bisa mengenali seseorang"] * problems


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder content/ with the pages a.md and b/c.md."""
    (tmp_path / "content/b").mkdir(parents=True)
    for name in ("a.md", "b/c.md"):
        (tmp_path / "content" / name).write_text("x", encoding="utf-8")
    return tmp_path / "content"


def found_in(content: Path) -> tuple[list[str], list[str]]:
    """Return the pages found, and each problem as staff read it."""
    paths, problems = files(content.parent, "content", (".md",))
    return paths, [as_text([problem]).split("\n")[0] for problem in problems]


@pytest.mark.parametrize(
    ("linked", "paths", "told"),
    [
        (".", [], "content: folder ini tidak ada, atau hanya tautan ke tempat lain"),
        ("b", ["content/a.md"], "content/b: berkas ini hanya tautan ke tempat lain"),
        ("a.md", ["content/b/c.md"], "content/a.md: berkas ini hanya tautan ke tempat lain"),
    ],
)
def test_links_are_not_followed(content: Path, linked: str, paths: list[str], told: str) -> None:
    outside = content.parent / "luar"
    (content / linked).rename(outside)
    (content / linked).symlink_to(outside)
    assert found_in(content) == (paths, [told])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert found_in(tmp_path / "content")[1] == ["content: folder ini tidak ada, atau hanya tautan ke tempat lain"]


def test_names_that_differ_in_case_only(content: Path) -> None:
    (content / "b/C.md").write_text("x", encoding="utf-8")
    told = ["content/b/c.md: namanya sama dengan 'content/b/C.md' kecuali huruf besarnya"]
    assert found_in(content) == (["content/a.md", "content/b/C.md", "content/b/c.md"], told)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".DS_Store", []),
        ("x.MD", ["content/x.MD: jenis berkas '.MD' tidak dipakai di sini"]),
        ("x.svg", ["content/x.svg: jenis berkas '.svg' tidak dipakai di sini"]),
        ("x", ["content/x: jenis berkas 'x' tidak dipakai di sini"]),
        ("x y.md", ["content/x y.md: nama 'x y.md' tidak boleh begitu"]),
        ("x%20#?.md", ["content/x%20#?.md: nama 'x%20#?.md' tidak boleh begitu"]),
        ("é.md", ["content/é.md: nama 'é.md' tidak boleh begitu"]),
        ("x\n::error::.md", ["content/x ::error::.md: nama 'x ::error::.md' tidak boleh begitu"]),
        ("x\033[31m.md", ["content/xU+001B[31m.md: nama 'xU+001B[31m.md' tidak boleh begitu"]),
        ("x\udcff.md", ["content/xU+DCFF.md: nama 'xU+DCFF.md' tidak boleh begitu"]),  # no UTF-8
    ],
)
def test_names_become_addresses(content: Path, name: str, told: list[str]) -> None:
    (content / name).write_text("x", encoding="utf-8")
    assert found_in(content) == (["content/a.md", "content/b/c.md"], told)


def test_the_name_of_a_folder_becomes_part_of_an_address(content: Path) -> None:
    (content / "b").rename(content / "b b")
    (content / "b b/c.md").rename(content / "b b/d.md")
    assert found_in(content)[1] == ["content/b b: nama 'b b' tidak boleh begitu"]
