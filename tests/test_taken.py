"""What is taken along of a material: read back from the files, as a printer, a reader and an office see them."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.enum.text import WD_COLOR_INDEX
from PIL import Image

import materials
from materials import ADDRESS, CARD, FLIP, FORM, MADE, POSTER, SESSION, TALK
from paper import codes, pages, picture, text
from terang import site, typesetter
from test_typeset import tags

MILLIMETRE = 72 / 25.4  # in points
A3, A4 = (297, 420), (210, 297)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return materials.project(tmp_path_factory.mktemp("materi") / "contoh")


@pytest.fixture(scope="module")
def whole(folder: Path) -> site.Site:
    return materials.loaded(folder)


@pytest.fixture(scope="module")
def made(whole: site.Site) -> dict[str, bytes]:
    """Every file of every material, by its name."""
    slugs = [entry.slug for entry in whole.data.shelf.entries]
    assert set(MADE) < set(slugs)
    return {name: body for slug in slugs for name, body in materials.files(whole, slug).items()}


@pytest.fixture(scope="module")
def sheets(made: dict[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in made.items() if name.endswith(".pdf")}


def words(body: bytes) -> str:
    return " ".join(text(page) for page in pages(body))


def size(page: pypdfium2.PdfPage) -> tuple[int, int]:
    width, height = page.get_size()
    return round(width / MILLIMETRE), round(height / MILLIMETRE)


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float]]:
    """Yield each letter of a page with its size in points, and how far its foot is from the top in points."""
    read, height = page.get_textpage(), page.get_height()
    for index in range(read.count_chars()):
        letter = read.get_text_range(index, 1)
        if letter.strip():
            points = pypdfium2.raw.FPDFText_GetFontSize(read.raw, index)
            yield letter, points, height - read.get_charbox(index, loose=True)[1]


def test_every_kind_becomes_its_files(whole: site.Site) -> None:
    names = {slug: sorted(materials.files(whole, slug)) for slug in MADE}
    assert names == {
        SESSION: [f"{SESSION}-salindia.pdf", f"{SESSION}.pdf"],
        TALK: [f"{TALK}.pdf"],
        FLIP: [f"{FLIP}.pdf"],
        POSTER: [f"{POSTER}-a3.pdf", f"{POSTER}.pdf", f"{POSTER}.png"],
        CARD: [f"{CARD}-a5.pdf", f"{CARD}-belakang.png", f"{CARD}.pdf", f"{CARD}.png"],
        FORM: [f"{FORM}.docx", f"{FORM}.pdf"],
    }


def test_they_are_published_beside_the_page_and_offered_on_it_with_their_size(whole: site.Site) -> None:
    of = materials.page(whole, CARD)
    published = whole.files()
    told = whole.head(of)["berkas"]
    assert isinstance(told, list)
    assert [(one["label"], one["jenis"]) for one in told] == [
        ("Kartu A6, empat di satu A4", "PDF"),
        ("Kartu A5, dua di satu A4", "PDF"),
        ("Gambar untuk WhatsApp", "PNG"),
        ("Gambar untuk WhatsApp, sisi belakang", "PNG"),
    ]
    for one in told:
        assert one["alamat"].startswith(f"materi/{CARD}/{CARD}")
        count = len(published[one["alamat"]])
        assert one["ukuran"] == f"{-(-count // 1000)} KB"


# Every sheet


def test_every_sheet_is_tagged_titled_light_and_in_our_fonts(sheets: dict[str, bytes], whole: site.Site) -> None:
    titles = {entry.slug: entry.material.title for entry in whole.data.shelf.entries}
    for name, body in sheets.items():
        assert len(body) <= 300_000, name
        with pikepdf.open(io.BytesIO(body)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "id-ID"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            slug = max((slug for slug in titles if name.startswith(slug)), key=len)
            assert str(pdf.docinfo.Title) == titles[slug]
            assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()
            structure = tags(pdf)
            assert "/H1" in {str(tag.S) for tag in structure}, name
            assert all(str(tag.Alt) for tag in structure if str(tag.S) == "/Figure"), name
            fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
            assert fonts
            for font in fonts:
                assert re.fullmatch(r"/[A-Z]{6}\+PublicSans-(Regular|Bold|Italic)", str(font.BaseFont)), name
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_every_sheet_but_slides_leads_to_its_newest_version(sheets: dict[str, bytes], whole: site.Site) -> None:
    """Read from 100 dots per inch; a card has its code on every copy."""
    copies = {f"{CARD}.pdf": 4, f"{CARD}-a5.pdf": 2, "kartu-contoh.pdf": 4}
    slugs = [entry.slug for entry in whole.data.shelf.entries]
    for name, body in sheets.items():
        slug = max((slug for slug in slugs if name.startswith(slug)), key=len)
        read = [code for page in pages(body) for code in codes(picture(page, 100))]
        expected = 0 if "salindia" in name else copies.get(name, 1)
        assert read == [f"{ADDRESS}materi/{slug}/"] * expected, name


def test_nothing_on_paper_is_too_small_to_read(sheets: dict[str, bytes]) -> None:
    """What stands at the foot, and sources, may be 8 points; everything else is 9 or more."""
    for name, body in sheets.items():
        for page in pages(body):
            for letter, points, _ in letters(page):
                assert points >= 7.99, (name, letter, points)


def test_without_an_address_there_is_no_code(folder: Path) -> None:
    nowhere = materials.loaded(folder, "")
    for slug in MADE:
        for name, body in materials.files(nowhere, slug).items():
            if name.endswith(".pdf"):
                assert not any(codes(picture(page, 100)) for page in pages(body)), name
                assert "Versi terbaru" not in words(body)


def test_every_sheet_says_its_version_its_day_and_who_has_seen_it(sheets: dict[str, bytes]) -> None:
    for name, body in sheets.items():
        said = words(body)
        assert re.search(r"Versi 1\.[02], 23 November 2026", said), name
        assert re.search(r"Belum ditinjau ahli|Ditinjau (oleh )?Ketua", said), name
        assert "CC BY-SA 4.0" in said, name


def test_a_sheet_tells_which_law_has_been_read(sheets: dict[str, bytes]) -> None:
    said = words(sheets[f"{SESSION}.pdf"])
    assert "Dasar hukum: UU 1/2001 Pasal 4" in said
    assert "menunggu pemeriksaan, naskahnya belum kami baca: UU 1/2001 Pasal 5" in said


# Sheets to lead by


def test_steps_stand_with_their_minutes_and_the_clock(sheets: dict[str, bytes]) -> None:
    said = words(sheets[f"{SESSION}.pdf"])
    for step in ("Pembuka 5 menit menit 0–5", "Isi 12 menit menit 5–17", "Penutup 3 menit menit 17–20"):
        assert step in said


def test_paper_keeps_the_order_of_the_page(sheets: dict[str, bytes]) -> None:
    said = words(sheets[f"{SESSION}.pdf"])
    order = [
        "Tujuan", "Sebelum mulai", "Langkah", "Bacakan tabel ini", "Yang terdengar", "Sesudah tabel", "Penutup",
        "Katakan dan jangan katakan", "Kalau ada yang bercerita", "Evaluasi", "Tentang lembar ini", "Sumber",
    ]  # fmt: skip
    places = [said.index(word) for word in order]
    assert places == sorted(places)
    assert "Salindia" not in said


def test_marks_that_our_fonts_lack_are_drawn_with_a_word(sheets: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(sheets[f"{SESSION}.pdf"])) as pdf:
        figures = {str(tag.Alt) for tag in tags(pdf) if str(tag.S) == "/Figure"}
    assert figures == {"ya", "lalu", f"Kode QR ke {ADDRESS}materi/{SESSION}/"}


def test_a_picture_in_a_material_is_printed_with_its_text(tmp_path: Path) -> None:
    folder = materials.project(tmp_path / "contoh")
    materials.written(folder, SESSION, "Sapa peserta.", f"Sapa peserta.\n\n{materials.PICTURE}")
    body = materials.files(materials.loaded(folder), SESSION)[f"{SESSION}.pdf"]
    with pikepdf.open(io.BytesIO(body)) as pdf:
        assert "Dua orang duduk berhadapan" in {str(tag.get("/Alt", "")) for tag in tags(pdf)}


def test_a_talk_can_be_read_from_a_lectern(sheets: dict[str, bytes]) -> None:
    """What is said aloud stands alone on its pages, large, and its lines far apart."""
    found = list(pages(sheets[f"{TALK}.pdf"]))
    spoken = [page for page in found if "Hadirin sekalian" in text(page)]
    assert spoken == spoken[:1]
    assert "Tujuan" not in text(spoken[0])
    feet = sorted(
        {round(foot) for letter, points, foot in letters(spoken[0]) if letter.isalpha() and round(points) == 16}
    )
    apart = [below - above for above, below in itertools.pairwise(feet) if below - above > 4]
    assert len(feet) > 5
    assert min(apart) >= 16 * 1.6
    said = text(spoken[0])
    assert said.index("1. Pembuka 1 menit (menit 0–1)") < said.index("2. Isi 2 menit (menit 1–3)")


def test_a_flip_chart_has_what_the_leader_says_on_the_back_of_what_people_see(sheets: dict[str, bytes]) -> None:
    found = list(pages(sheets[f"{FLIP}.pdf"]))
    said = [text(page) for page in found]
    assert {size(page) for page in found} == {(297, 210)}
    fronts = [number for number, words in enumerate(said) if re.match(r"Lembar \d: ", words)]
    assert len(fronts) == 2
    assert all(number % 2 == 0 for number in fronts), "a front is the first side of a sheet of paper"
    assert fronts[1] == fronts[0] + 2
    assert said[fronts[0]] == "Lembar 1: Dengar 1 / 2 DENGAR DULU Apa kalimat pertama kita?"
    assert "Terima kasih sudah cerita" in said[fronts[0] + 1]
    assert "Kutipan kedua tetap di belakang" in said[fronts[1] + 1]
    assert "Kutipan kedua" not in said[fronts[1]]
    assert "dibalik pada sisi pendek" in said[0]
    seen = max(points for letter, points, _ in letters(found[fronts[0]]) if letter.isalpha())
    assert seen >= 60, "readable from across a room"


# Cards and posters


@pytest.mark.parametrize(("name", "paper"), [(f"{POSTER}.pdf", A4), (f"{POSTER}-a3.pdf", A3)])
def test_a_poster_is_one_page_well_filled_with_its_contents_alone(
    sheets: dict[str, bytes], name: str, paper: tuple[int, int]
) -> None:
    (page,) = pages(sheets[name])
    assert size(page) == paper
    said = text(page)
    assert said.startswith("Dengar dulu Satu kalimat pendek. 1 Percaya")
    assert "tidak tercetak" not in said
    assert "Tempel di dinding" not in said
    grow = paper[0] / A4[0]
    big = [(points / grow, foot / grow) for letter, points, foot in letters(page) if letter.isalpha() and points > 20]
    assert max(points for points, _ in big) >= 60
    gaps = sorted(foot for _, foot in big)
    assert gaps[-1] > 0.6 * A4[1] * MILLIMETRE, "words reach far down"


QUARTERS = [(x, y, x + 0.5, y + 0.5) for y in (0, 0.5) for x in (0, 0.5)]
HALVES = [(0, 0, 1, 0.5), (0, 0.5, 1, 1)]


@pytest.mark.parametrize(("name", "parts"), [(f"{CARD}.pdf", QUARTERS), (f"{CARD}-a5.pdf", HALVES)])
def test_cards_lie_back_to_back_and_are_cut_along_lines(
    sheets: dict[str, bytes], name: str, parts: list[tuple[float, float, float, float]]
) -> None:
    """Turned on its long edge, the left of the front lies on the right of the back: each card finds its own back."""
    front, back = pages(sheets[name])
    assert size(front) == size(back) == A4
    for left, top, right, bottom in parts:
        assert text(front, (left, top, right, bottom)).startswith("Sisi depannya")
        assert text(back, (1 - right, top, 1 - left, bottom)).startswith("Sisi baliknya")
    for side in (front, back):
        image = picture(side, 100)
        lines = [image.crop((0, image.height // 2 - 2, image.width, image.height // 2 + 3))]
        if len(parts) == 4:
            lines.append(image.crop((image.width // 2 - 2, 0, image.width // 2 + 3, image.height)))
        for line in lines:
            dark = sum(line.histogram()[:160])
            assert dark > 0.3 * max(line.size), "there is a line to cut along"


def test_the_numbers_on_a_card_are_those_of_the_register(sheets: dict[str, bytes]) -> None:
    _, back = pages(sheets[f"{CARD}.pdf"])
    assert text(back, QUARTERS[0]).count("110") == text(back, QUARTERS[0]).count("129") == 1


def test_too_much_for_a_card_is_a_problem_with_its_mending(tmp_path: Path) -> None:
    folder = materials.project(tmp_path / "contoh")
    materials.written(
        folder, CARD, "- Percaya", "\n".join(f"- Kalimat nomor {n} yang panjang sekali" for n in range(90))
    )
    _, problems = site.load(folder, ADDRESS)
    (problem,) = problems
    assert problem.path == f"content/materi/{CARD}.md"
    assert problem.what == "isinya terlalu banyak untuk satu kartu, poster, atau salindia"
    assert problem.fix == "kurangi kata, atau pindahkan sebagian ke sisi belakang"


def test_slides_are_wide_with_large_words(sheets: dict[str, bytes]) -> None:
    found = list(pages(sheets[f"{SESSION}-salindia.pdf"]))
    assert [round(width / height, 2) for width, height in (page.get_size() for page in found)] == [1.78] * 3
    assert text(found[1]).startswith("Dengar • Aku dengarkan • Aku percaya")
    for page in found[1:]:
        height = page.get_height()
        shares = [
            points / height for letter, points, foot in letters(page) if letter.isalpha() and foot < 0.85 * height
        ]
        assert min(shares) > 1 / 16, "readable from the back of a class"


# Pictures


@pytest.mark.parametrize("name", [f"{POSTER}.png", f"{CARD}.png", f"{CARD}-belakang.png", "kartu-contoh.png"])
def test_a_picture_is_as_wide_as_a_phone_needs_light_and_bare(made: dict[str, bytes], name: str) -> None:
    body = made[name]
    assert len(body) <= 250_000
    with Image.open(io.BytesIO(body)) as image:
        assert image.width == 1080
        assert image.height in (1350, 1620, 1920)
        dark = sum(image.convert("L").histogram()[:100])
        assert 0.02 < dark / (image.width * image.height) < 0.4
    chunks, at = [], 8
    while at < len(body):
        length, kind = struct.unpack_from(">I4s", body, at)
        chunks.append(kind)
        at += length + 12
    assert set(chunks) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}, "nothing that tells when or by whom it was made"


# Documents


@pytest.fixture(scope="module")
def document(made: dict[str, bytes]) -> Any:
    return docx.Document(io.BytesIO(made[f"{FORM}.docx"]))


def test_a_document_has_real_headings_lists_and_tables(document: Any) -> None:
    assert [(one.style.name, one.text) for one in document.paragraphs if one.text] == [
        ("Heading 1", "Surat keputusan"),
        ("Normal", "Sekolah: [nama sekolah], nomor [nomor]."),
        ("Heading 2", "Pasal pertama"),
        ("List Number", "Setiap murid didengar."),
        ("List Number", "Laporan diteruskan."),
        ("Normal", "☐ Sudah dibaca"),
        ("Heading 2", "Pasal kedua"),
        ("List Number", "Mulai lagi dari satu."),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Jabatan", "Tanda tangan"],
        ["Kepala sekolah", "\n"],
        ["[nama guru]", ""],
    ]
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader"), "its head is said again on every page"


def test_what_is_to_be_filled_in_is_marked(document: Any) -> None:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    runs = [run for one in (*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)) for run in one.runs]
    marked = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["[nama sekolah]", "[nomor]", "[nama guru]"]
    assert [run.text for run in runs if run.bold] == ["Setiap", "Jabatan", "Tanda tangan"]


def test_every_list_begins_at_one(document: Any) -> None:
    numbers = [
        one._p.pPr.numPr.numId.val
        for one in document.paragraphs
        if one.style.name == "List Number" and one._p.pPr.numPr is not None
    ]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    root = document.part.numbering_part.element
    for number in numbers:
        assert root.num_having_numId(number).xpath("w:lvlOverride/w:startOverride/@w:val") == ["1"]


def test_a_document_says_what_it_is_and_names_no_person(document: Any, made: dict[str, bytes]) -> None:
    told = document.core_properties
    assert (told.title, told.language) == ("Templat contoh", "id-ID")
    assert told.author == told.last_modified_by == "Cerah, Kabupaten Contoh"
    assert {f"{told.created:%Y-%m-%d %H:%M}", f"{told.modified:%Y-%m-%d %H:%M}"} == {"2026-11-23 00:00"}
    footer = document.sections[0].footer.paragraphs[0].text
    assert footer.startswith("Templat contoh. Versi 1.2, 23 November 2026. Belum ditinjau ahli.")
    assert footer.endswith(f"Versi terbaru: {ADDRESS}materi/{FORM}/")
    with zipfile.ZipFile(io.BytesIO(made[f"{FORM}.docx"])) as packed:
        assert packed.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in packed.namelist() if "thumbnail" in name]


def test_a_document_is_printed_apart_from_how_it_is_used(sheets: dict[str, bytes]) -> None:
    """An office copies its pages; what is to be filled in is a line to write on."""
    first, back, last = pages(sheets[f"{FORM}.pdf"])
    assert text(first).startswith("Surat keputusan Sekolah: nama sekolah , nomor nomor")
    assert "Tujuan" not in text(first)
    assert text(first).endswith("Halaman 1 dari 1"), "whoever signs it counts its own pages"
    assert text(back) == "", "printed on both sides, how it is used does not stand on its back"
    assert text(last).startswith("Cerah · Kabupaten Contoh · templat Cara memakai Templat contoh")
    assert text(last).endswith("Halaman 1 dari 1")


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A document with what an office must not sign by mistake: a service without a number, an example of the wrong."""
    folder = materials.project(tmp_path_factory.mktemp("naskah") / "contoh")
    with (folder / "data/layanan.yml").open("a", encoding="utf-8") as register:
        register.write(
            "- {id: uptd, nama: Petugas Contoh, untuk: Pendampingan, jenis: telepon, wilayah: Contoh, "
            "diperiksa: 2026-11-23, cara-periksa: Dicari., menunggu: Nomornya belum kami temukan.}\n"
        )
    block = "```kanal\npilih: [polisi, uptd]\n```"
    wrong = "| Salah | Mengapa |\n|---|---|\n| Anak [nama] di RT [nomor] | Bisa ditebak. |"
    end = "Baca [kartu contoh](kartu-contoh.md)."
    materials.written(folder, FORM, "## Kalau ada", f"{block}\n\n{wrong}\n\n{end}\n\n## Kalau ada")
    return materials.files(materials.loaded(folder), FORM)


def test_who_adopts_a_document_does_not_speak_for_the_site(adopted: dict[str, bytes]) -> None:
    """What the site does not know yet is a place to write, on paper and in the file."""
    document = text(next(pages(adopted[f"{FORM}.pdf"])))
    assert "Petugas Contoh nomor" in document
    assert "belum kami temukan" not in document
    paragraphs = docx.Document(io.BytesIO(adopted[f"{FORM}.docx"])).paragraphs
    services = [one.text.split("\n") for one in paragraphs if "110" in one.text or "Petugas Contoh" in one.text]
    assert services == [
        ["Polisi 110", "Kamu dalam bahaya sekarang", "Telepon 110"],
        ["Petugas Contoh", "Pendampingan", "[nomor]"],
    ]
    (gap,) = [run for one in paragraphs for run in one.runs if one.text.startswith("Petugas") and run.text == "[nomor]"]
    assert gap.font.highlight_color == WD_COLOR_INDEX.YELLOW


def test_an_example_of_the_wrong_is_no_place_to_write(adopted: dict[str, bytes]) -> None:
    said = text(next(pages(adopted[f"{FORM}.pdf"])))
    assert "Anak [nama] di RT [nomor]" in said
    assert "[nama sekolah]" not in said


def test_a_link_that_leads_nowhere_on_paper_stands_as_a_title(adopted: dict[str, bytes]) -> None:
    assert "Baca “kartu contoh”." in text(next(pages(adopted[f"{FORM}.pdf"])))
    assert "Baca “kartu contoh”." in [one.text for one in docx.Document(io.BytesIO(adopted[f"{FORM}.docx"])).paragraphs]


@pytest.mark.parametrize(
    ("slug", "name", "said"), [(SESSION, "Evaluasi", "Evaluasi Hitung"), (FORM, "Surat keputusan", "Surat")]
)
def test_a_loose_sheet_has_its_own_paper_and_does_not_tell_where_it_is_from(
    tmp_path: Path, slug: str, name: str, said: str
) -> None:
    """It is kept where others may find it, or thrown away: nothing else is on it, nor on its back."""
    folder = materials.project(tmp_path / "contoh")
    materials.written(folder, slug, "kompetensi:", f"lembar-lepas: [{name}]\nkompetensi:")
    found = [text(page) for page in pages(materials.files(materials.loaded(folder), slug)[f"{slug}.pdf"])]
    (at,) = [number for number, words in enumerate(found) if words.startswith(said)]
    assert at % 2 == 0, "the first side of a sheet of paper"
    assert found[at + 1 : at + 2] in ([], [""])
    assert not re.search("Cerah|Versi|Halaman|Kalau ada yang bercerita|129", found[at])
    first = next(words for words in found if words.startswith("Cerah"))
    assert f"Cetak satu sisi. “{name}” tercetak di kertas sendiri" in first


# Equal, and quick


def test_equal_text_gives_equal_bytes(whole: site.Site, made: dict[str, bytes]) -> None:
    """Also when nothing is taken from the cache."""
    along = replace(whole.along, press=replace(whole.along.press, cache=None), _members={}, _packs={})
    again = replace(whole, along=along)
    for slug in MADE:
        for name, body in materials.files(again, slug).items():
            assert body == made[name], name


@pytest.mark.parametrize(
    "change",
    [
        ("data/situs.yml", "nama: Cerah", "nama: Terbit"),
        ("data/rujukan.yml", "judul: Nomor layanan", "judul: Nomor yang lain"),
        ("data/layanan.yml", 'nomor: "129"', 'nomor: "119"'),
        ("data/rujukan.yml", "singkat: UU 1/2001", "singkat: UU 1/2002"),
        (f"content/materi/{SESSION}.md", 'versi: "1.2"', 'versi: "1.3"'),
        (f"content/materi/{SESSION}.md", "Sapa peserta.", "Sapa semua."),
        ("overrides/cetak/lembar.typ", "kolom = 32mm", "kolom = 33mm"),
    ],
)
def test_a_sheet_is_made_anew_with_whatever_it_is_made_of(tmp_path: Path, change: tuple[str, str, str]) -> None:
    folder = materials.project(tmp_path / "contoh")
    shutil.copytree(site.HOUSE / "overrides", folder / "overrides")
    before = materials.files(materials.loaded(folder), SESSION)[f"{SESSION}.pdf"]
    path, old, new = change
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), "utf-8")
    whole, _ = site.load(folder, ADDRESS)  # another number breaks the help pages, but not the sheet
    assert whole
    assert materials.files(whole, SESSION)[f"{SESSION}.pdf"] != before


def test_only_what_has_changed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = materials.project(tmp_path / "contoh")
    before = materials.loaded(folder)
    set_anew: list[str] = []
    really = typesetter.made

    def noting(job: Any) -> bytes:
        set_anew.append(job.path)
        return really(job)

    monkeypatch.setattr(typesetter, "made", noting)
    same = materials.loaded(folder)
    assert set_anew == []
    assert {slug: materials.files(same, slug) for slug in MADE} == {s: materials.files(before, s) for s in MADE}
    materials.written(folder, POSTER, "Satu kalimat pendek.", "Kalimat lain.")
    changed = materials.loaded(folder)
    assert set_anew == [f"content/materi/{POSTER}.md"] * 3
    assert materials.files(changed, TALK) == materials.files(before, TALK)
