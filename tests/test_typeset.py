"""Pages on paper: what becomes of each tag, what is refused, and what the finished PDF is made of."""

from __future__ import annotations

import contextlib
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import typst

import paper
from terang import site, typeset, typst_code
from terang.problems import ProblemsFound

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "overrides/cetak/lembar.typ"
FONTS = ROOT / "overrides/fonts"
PAGE = "materi/kalau-anak-bercerita.md"
SHEET = typeset.Sheet(
    title="Judul",
    summary="Ringkasan.",
    kind="panduan",
    audience=("guru",),
    setting="Sekolah",
    duration="10 menit",
    competence="K0",
    prepare=(),
    version="1.0",
    date="23 November 2026",
    next_review="23 Mei 2027",
    license="CC BY-SA 4.0",
    author="",
    site="Terang",
    area="Kabupaten Serang",
    publisher="Dinas",
    endorsement="Belum disahkan.",
    reviews=(),
    sources=(typeset.Reference("Sumber Satu", "Penerbit", "2025", "https://contoh.id/a", "1 Juni 2026"),),
)


def make(html: str, **changes: object) -> bytes:
    given = {"path": "content/materi/x.md", "template": TEMPLATE, "fonts": FONTS, "timestamp": 1_800_000_000}
    return typeset.made(SHEET, html, **(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>Tarik <strong>napas</strong>.</p>", 'par({"Tarik "; strong({"napas"}); "."})'),
        ("<p>dua\n  spasi </p>", 'par({"dua spasi"})'),
        ("<p>#set $x$ *a* _b_ @c &lt;d&gt; \\n</p>", 'par({"#set $x$ *a* _b_ @c <d> \\\\n"})'),
        ('<p>kata "kutip" #{1}</p>', 'par({"kata \\"kutip\\" #{1}"})'),
        ('<p><a href="tel:129">129</a></p>', 'par({link("tel:129", {"129"})})'),
        # leads nowhere on paper: its words are the title of what is meant
        ('<p>Baca <a href="../../bantuan/">Bantuan</a></p>', 'par({"Baca "; {"“"; {"Bantuan"}; "”"}})'),
        ('<p><a href="#fn:1">1</a></p>', 'par({{"1"}})'),
        ('<p><a href="https://who.int/a">WHO</a></p>', 'par({tautan("https://who.int/a", {"WHO"})})'),
        ("<p>a<br>b</p>", 'par({"a"; linebreak(); "b"})'),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", 'list({"a"}, {par({"b"}); list({"c"})})'),
        ('<ol start="3"><li>a</li></ol>', 'enum(start: 3, {"a"})'),
        ("<blockquote><p>a</p></blockquote>", 'quote(block: true, {par({"a"})})'),
        ("<hr>", "pembatas()"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", 'terms(terms.item({{"a"}}, {"b"}))'),
        (
            '<div class="admonition penting"><p class="admonition-title">T</p><p>a</p></div>',
            'catatan("penting", {"T"}, {par({"a"})})',
        ),
        ("<ul><li>☐ a</li><li><p>☐ b</p></li></ul>", 'list(marker: kotak(false), {"a"}, {par({"b"})})'),
        ("<div><h4>a</h4></div>", 'heading(depth: 2, {"a"})'),
        (
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a</td><td><br></td></tr></tbody></table>",
            'tabel((judul: {""}, kepala: ({"A"}, {"B"}, ), isi: ({"a"}, isian(2), )))',
        ),
        ('<ul class="task-list"><li><input checked> a</li></ul>', 'list(marker: [], {kotak(true); " a"})'),
        (
            '<ul class="kanal"><li><p class="kanal-untuk">a</p><a class="kanal-nomor" href="https://wa.me/62">1</a></li></ul>',
            'kanal(((nama: {""}, untuk: {{"a"}}, nomor: {{link("https://wa.me/62", {"1"})}}, tunggu: {""}, '
            'catatan: {""}, cek: {""}, ), ))',
        ),
        (
            '<ul class="kanal ringkas"><li><a class="kanal-nomor" href="tel:110"><span>Telepon <small>bahaya</small>'
            "</span> <b>110</b></a></li></ul>",
            'kanal(((nama: {""}, untuk: {{"bahaya"}}, nomor: {{link("tel:110", {{"Telepon "}; strong({"110"})})}}, '
            'tunggu: {""}, catatan: {""}, cek: {""}, ), ))',
        ),
    ],
)
def test_each_tag_has_its_place(html: str, code: str) -> None:
    assert typeset.to_typst(html) == f'(\n(nama: "", judul: "", isi: {{{code}}}, butir: ()),\n)'
    if "<h4>" not in html:  # which needs a heading above it
        assert make(html)  # and the template knows what to do with it


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<h2>Bagian</h2><p>a</p>", '(nama: "Bagian", judul: {"Bagian"}, isi: {par({"a"})}, butir: ())'),
        (
            "<h2>B</h2><h3>1. Tenang (5 menit)</h3><p>a</p>",
            '(nama: "B", judul: {"B"}, isi: {""}, butir: (\n  (nomor: "1", menit: 5, teks: "Tenang", '
            'judul: {"Tenang"}, isi: {par({"a"})}, tabel: ()),))',
        ),
        (
            "<h2>B</h2><h3>Tenang</h3><table><tr><th>x</th></tr></table><p>a</p>",
            '(nama: "B", judul: {"B"}, isi: {""}, butir: (\n  (nomor: "", menit: 0, teks: "Tenang", judul: {"Tenang"}, '
            'isi: {tabel((judul: {""}, kepala: ({"x"}, ), isi: ())); par({"a"})}, tabel: ()),))',
        ),
        (
            "<h2>B</h2><h3>1. T</h3><p>a</p><table><tr><th>x</th></tr></table>",
            '(nama: "B", judul: {"B"}, isi: {""}, butir: (\n  (nomor: "1", menit: 0, teks: "T", judul: {"T"}, '
            'isi: {par({"a"})}, tabel: ((judul: {""}, kepala: ({"x"}, ), isi: ()),)),))',
        ),
    ],
)
def test_each_part_has_its_place(html: str, code: str) -> None:
    """A table comes apart from its step only where it ends it: paper keeps the order of the page."""
    assert typeset.to_typst(html) == f"(\n{code},\n)"
    assert make(html)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<svg></svg>", "bagian <svg> tidak bisa dicetak"),
        ("<p><video></video></p>", "bagian <video> tidak bisa dicetak di dalam kalimat"),
        ("<ul><p>a</p></ul>", "bagian <p> tidak bisa dicetak di dalam daftar"),
        ("<table><tr><td>a</td></tr></table>", "ada tabel tanpa baris judul"),
        ("<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>", "sel gabungan"),
        ('<table><tr><th>a</th></tr><tr><td colspan="2">b</td></tr></table>', "sel gabungan"),
        ('<p><img src="a.png" alt=""></p>', "gambar 'a.png' belum punya keterangan"),
        ('<p><img src="a.png" alt="Anak belajar"></p>', "gambar 'a.png' tidak ditemukan"),
        ("<blockquote>" * 50 + "</blockquote>" * 50, "bertingkat terlalu dalam"),
        ("<div>" * 5000, "bertingkat terlalu dalam"),
        # found by typst itself
        ("<h2>a</h2><h4>b</h4>", "tingkat judul dilompati"),
        ("<p>\N{RIGHTWARDS DOUBLE ARROW}</p>", "huruf '\N{RIGHTWARDS DOUBLE ARROW}' tidak ada dalam huruf cetak"),
    ],
)
def test_what_cannot_be_printed_is_a_problem(html: str, said: str) -> None:
    with pytest.raises(ProblemsFound) as raised:
        make(html)
    problem = raised.value.problems[0]
    assert problem.path == "content/materi/x.md"
    assert said in problem.what
    assert problem.fix


def test_check_finds_everything_at_once() -> None:
    found = list(typeset.check("<svg></svg><p><video></video></p>", "content/materi/x.md"))
    assert len(found) == 2


def test_any_text_stays_text() -> None:
    """5,000 texts full of what typst takes for code come back as they went in."""
    chance = random.Random(20261123)
    marks = "\\\"'#$*_`@<>[]{}()~=-+/;:,.!%&|^ \t\n\r\u00a0\u2028“”é" + "\x00\x1b\x7f" + "ab1u{"
    texts = ["".join(chance.choices(marks, k=chance.randrange(0, 40))) for _ in range(5000)]
    expression = "(" + "".join(typst_code.string(text) + "," for text in texts) + ")"
    assert json.loads(typst.eval(b"", expression)) == texts


def test_random_pages_print_or_are_refused() -> None:
    chance = random.Random(5)
    tags = "p ul li table tr th td h2 h3 h4 strong dl dt dd blockquote".split()
    pieces = [f"<{tag}>" for tag in tags] + [f"</{tag}>" for tag in tags]
    pieces += ["1. ", "<br>", "#a", "}", '"', "\\", "&amp;", "<a href='tel:1'>", "</a>"]
    pages = ["".join(chance.choices(pieces, k=chance.randrange(1, 25))) for _ in range(300)]
    printable = [page for page in pages if not list(typeset.check(page, "x.md"))]
    assert 20 < len(printable) < 280
    for page in printable:
        with contextlib.suppress(ProblemsFound):
            assert make(page).startswith(b"%PDF")


# The real material


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    loaded, problems = site.load(ROOT)
    assert loaded
    assert not problems
    page = next(page for page in loaded.pages.values() if page.document.path.endswith(PAGE))
    path = tmp_path_factory.mktemp("cetak") / "materi.pdf"
    path.write_bytes(loaded.along.of(page)[0].body)
    with pikepdf.open(path) as pdf:
        yield pdf


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found: list[pikepdf.Dictionary] = []
    waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            found += [node] if "/S" in node else []
            waiting += [node.K] if "/K" in node else []
    return found


def words(pdf: pikepdf.Pdf, page: int) -> str:
    """Return the letters on a page in order of drawing, without spaces."""
    fonts = {name: letters(font) for name, font in pdf.pages[page].Resources.Font.items()}
    drawn: list[str] = []
    known: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
        if str(operator) == "Tf":
            known = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            strings = operands[0] if str(operator) == "TJ" else operands
            codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            drawn += [known.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2)]
    return re.sub(r"\s+", "", "".join(drawn))


def letters(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\s", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def test_it_is_one_sheet_of_paper(material: pikepdf.Pdf) -> None:
    assert len(material.pages) == 2
    assert [round(float(side)) for side in material.pages[0].MediaBox] == [0, 0, 595, 842]


def test_it_is_tagged_titled_and_in_indonesian(material: pikepdf.Pdf) -> None:
    root = material.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "id-ID"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(material.docinfo.Title) == "Kalau anak bercerita: 7 langkah"
    assert str(material.docinfo.Author)
    assert str(material.docinfo.Subject)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes().decode()


def test_its_structure_is_that_of_the_page(material: pikepdf.Pdf) -> None:
    count = Counter(str(tag.S) for tag in tags(material))
    assert count["/H1"] == 1
    assert count["/H3"] == 7
    assert count["/Table"] == 3
    assert count["/TH"] >= 3 * 2
    assert all("/Alt" in tag for tag in tags(material) if str(tag.S) == "/Figure")


def test_only_our_fonts_are_in_it(material: pikepdf.Pdf) -> None:
    named = {str(font.BaseFont) for page in material.pages for font in page.Resources.Font.values()}
    assert named
    for name in named:
        assert re.fullmatch(r"/[A-Z]{6}\+PublicSans-(Regular|Bold|Italic)", name)
    for page in material.pages:
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize(
    "said",
    [
        "Bahasa Indonesia",
        "Versi 1.0, 25 November 2026",
        "ditinjau lagi sebelum 23 Mei 2027",
        "CC BY-SA 4.0",
        "Belum ditinjau ahli.",
        "Isinya belum disahkan",
        "Halaman 2 dari 2",
        "NSPCC",
        "www.nspcc.org.uk/keeping-children-safe/reporting-abuse/what-to-do-child-reveals-abuse",
        "Menunggu tinjauan dokter.",
    ],
)
def test_it_says_of_itself(material: pikepdf.Pdf, said: str) -> None:
    assert re.sub(r"\s+", "", said) in words(material, 1)


def test_the_numbers_to_call_are_on_its_front(material: pikepdf.Pdf) -> None:
    front = words(material, 0)
    assert "Telepon110" in front
    assert "Telepon129" in front
    assert "08111-129-129" in front
    assert "UPTDPPAKabupatenSerang.Menunggukonfirmasidinas.Nomornyabelumkamitemukan" in front


def test_every_link_leaves_the_paper_by_a_full_address(material: pikepdf.Pdf) -> None:
    links = [str(note.A.URI) for page in material.pages for note in page.get("/Annots", [])]
    assert len(links) > 10
    assert all(re.match(r"(https?://|tel:)", link) for link in links)


# Building


def test_equal_input_gives_equal_bytes_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = shutil.copytree(ROOT / "overrides", tmp_path / "lain" / "overrides")
    here = make("<h2>A</h2><p>a</p>")
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    monkeypatch.chdir(tmp_path)
    there = make("<h2>A</h2><p>a</p>", template=moved / "cetak/lembar.typ", fonts=moved / "fonts")
    assert here == there


def test_a_template_that_asks_for_a_font_we_lack_is_a_problem(tmp_path: Path) -> None:
    other = tmp_path / "lembar.typ"
    other.write_text(TEMPLATE.read_text(encoding="utf-8").replace("Public Sans", "Comic Sans"), encoding="utf-8")
    with pytest.raises(ProblemsFound, match="PDF tidak bisa dibuat"):
        make("<p>a</p>", template=other)


def test_a_last_page_with_few_lines_is_spared() -> None:
    """Lines stand closer where that needs a page less, and only there."""
    paragraph = f"<p>{'Kata demi kata menjadi satu alinea yang cukup panjang. ' * 4}</p>"
    gaps: dict[int, float] = {}  # between the lines of a paragraph, by how many paragraphs there are
    pages: dict[int, int] = {}
    for count in range(31, 43):
        read = [paper.lines(page) for page in paper.pages(make("<h2>Tujuan</h2>" + paragraph * count))]
        gaps[count] = round(min(b - a for a, b in pairwise(read[0]) if b - a > 5), 1)
        pages[count] = len(read)
    loose, tight = max(gaps.values()), min(gaps.values())
    assert loose - tight < 1  # half a line on ten: the letters are as large as they were
    assert list(gaps.values()) == [loose] * 4 + [tight] * 4 + [loose] * 4
    assert list(pages.values()) == [2] * 8 + [3] * 4


def test_a_picture_is_printed_with_its_text(tmp_path: Path) -> None:
    drawing = tmp_path / "garis.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>', "utf-8"
    )
    with_picture = make('<p><img src="garis.svg" alt="Sebuah garis"></p>', images={"garis.svg": drawing})
    path = tmp_path / "a.pdf"
    path.write_bytes(with_picture)
    with pikepdf.open(path) as pdf:
        assert [str(tag.Alt) for tag in tags(pdf) if str(tag.S) == "/Figure"] == ["Sebuah garis"]


def test_fonts_come_with_their_licence() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2015 The Public Sans Project Authors")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert {file.name for file in FONTS.glob("*.ttf")} == {
        f"PublicSans-{cut}.ttf" for cut in ("Regular", "Bold", "Italic")
    }
