"""Cards, posters, tear-off strips and contacts: read back from the finished files, and compared with the register."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
import yaml
from mkdocs.config import load_config

import mkdocs_site
from paper import codes, faded, pages, picture, text, upside_down
from terang import indonesian, qr_code, site
from terang.contacts import vcard
from terang.handouts import EVERYWHERE, FOLDER, Handouts, Place
from test_typeset import tags

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = "https://dinas-contoh.github.io/terang"
HELP = f"{ADDRESS}/bantuan/"
LONG = "https://perlindungan-perempuan-anak.kabupaten-contoh-sekali.go.id/"
PAPER = {"a3": (842, 1191), "a4": (595, 842)}
# How often the code stands on a sheet, by the beginning of the sheet's name.
CODES = {"kartu-lipat": 1, "kartu-empat": 4, "poster": 1, "lembar-sobek": 8}


def written(name: str) -> list[dict[str, str]]:
    return yaml.load((ROOT / f"data/{name}.yml").read_text("utf-8"), yaml.BaseLoader)


SERVICES = [entry for entry in written("layanan") if "kontak" in entry]
NUMBERS = [entry["nomor"] for entry in SERVICES]
RULES = yaml.load((ROOT / "data/aturan.yml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="module")
def loaded() -> site.Site:
    """The real site as it knows its address; its materials stay without, for every one would be set anew."""
    found, problems = site.load(ROOT)
    assert found
    assert problems == []
    return replace(found, data=replace(found.data, site=f"{ADDRESS}/"))


@pytest.fixture(scope="module")
def made(loaded: site.Site) -> dict[str, bytes]:
    """Every sheet and the contacts, by file name, as they are published."""
    return {path.removeprefix(FOLDER): body for path, body in loaded.files().items() if path.startswith(FOLDER)}


@pytest.fixture(scope="module")
def sheets(made: dict[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in made.items() if name.endswith(".pdf")}


def kind(name: str) -> str:
    return next(beginning for beginning in CODES if name.startswith(beginning))


def test_every_district_has_its_card_and_its_poster(sheets: dict[str, bytes]) -> None:
    places = [entry["id"] for entry in written("kecamatan")]
    general = {"kartu-lipat.pdf", "kartu-empat.pdf", "poster-a4.pdf", "poster-a3.pdf", "lembar-sobek.pdf"}
    local = {f"{name}-{place}.pdf" for name in ("kartu-lipat", "poster-a4") for place in places}
    assert sheets.keys() == general | local


# What is on them


def test_every_code_leads_to_the_help_page(sheets: dict[str, bytes]) -> None:
    """Read from 100 dots per inch, and from the same at half contrast."""
    for name, body in sheets.items():
        images = [picture(page, 100) for page in pages(body)]
        for contrast in (1, 0.5):
            read = [code for image in images for code in codes(faded(image, contrast))]
            assert read == [HELP] * CODES[kind(name)], (name, contrast)


def test_a_long_address_can_still_be_read_from_the_smallest_code(loaded: site.Site) -> None:
    body = replace(loaded.data.handouts, site=LONG).of()[f"{FOLDER}lembar-sobek.pdf"]
    (page,) = pages(body)
    assert codes(picture(page, 100)) == codes(faded(picture(page, 100), 0.5)) == [f"{LONG}bantuan/"] * 8


def test_a_code_that_is_spoilt_is_noticed(sheets: dict[str, bytes]) -> None:
    (page,) = pages(sheets["poster-a4.pdf"])
    image = picture(page, 100)
    image.paste(255, (0, 0, image.width, image.height * 2 // 3))
    assert codes(image) == []


def test_a_code_has_its_quiet_zone() -> None:
    drawn = qr_code.svg(HELP)
    size = int(re.search(r'width="(\d+)"', drawn)[1])  # type: ignore[index]
    assert (size - 8 - 17) % 4 == 0, "a code of version n has 17 + 4 n modules, and 4 of white on each side"
    assert f"M{4} {4}.5h7" in drawn


def numbers(body: bytes) -> Counter[str]:
    """Return whatever could be dialled on a sheet: runs of three digits or more that are no year of a date."""
    words = " ".join(text(page) for page in pages(body)).replace(HELP.removeprefix("https://"), "")
    words = re.sub(rf"(\d{{1,2}} )?({'|'.join(indonesian.MONTHS)}) \d{{4}}", "", words)
    return Counter(re.findall(r"\d[\d-]{2,}", words))


def test_every_number_is_that_of_the_register(sheets: dict[str, bytes]) -> None:
    for name, body in sheets.items():
        assert numbers(body).keys() == set(NUMBERS), name
        with pikepdf.open(io.BytesIO(body)) as pdf:
            links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])}
        assert links == {HELP, "tel:110", "tel:129", "https://wa.me/628111129129"} - (
            {HELP} if kind(name) == "lembar-sobek" else set()
        ), name


def test_a_number_from_elsewhere_would_be_noticed(loaded: site.Site) -> None:
    """The check above sees a number that stands only in the sentences of a sheet."""
    place = Place("x", "Contoh", "Telepon 0254-200-200.")
    body = loaded.data.handouts.of(place)[f"{FOLDER}kartu-lipat-x.pdf"]
    assert numbers(body).keys() - set(NUMBERS) == {"0254-200-200"}


def test_every_sheet_is_dated_and_says_until_when(sheets: dict[str, bytes]) -> None:
    checked = [date.fromisoformat(entry["diperiksa"]) for entry in SERVICES]
    until = min(checked) + timedelta(days=int(RULES["nomor"]["berlaku"]))
    for name, body in sheets.items():
        words = " ".join(text(page) for page in pages(body))
        assert f"Edisi {indonesian.day(max(checked))}." in words, name
        assert f"berlaku sampai {indonesian.day(until)}." in words, name
        assert "belum disahkan" in words, name


def test_who_serves_a_district_is_told_with_how_that_is_known(sheets: dict[str, bytes]) -> None:
    for name in ("kartu-lipat-bojonegara.pdf", "poster-a4-bojonegara.pdf"):
        (page,) = pages(sheets[name])
        words = text(page)
        assert "Polres Cilegon (menurut TribunBanten" in words
        assert "Bisa juga Polresta Serang Kota (menurut Banten Raya" in words
        assert "belum memastikannya" in words
    for place, said in (("ciruas", "Mungkin Polres Serang."), ("gunungsari", "belum kami temukan")):
        for sheet in ("kartu-lipat", "poster-a4"):
            (page,) = pages(sheets[f"{sheet}-{place}.pdf"])
            assert said in text(page)


# How they are folded and seen


FRONT, BACK = (3 / 4, 1 / 2, 1, 1), (1 / 2, 1 / 2, 3 / 4, 1)


def test_the_outside_of_a_card_tells_nothing(sheets: dict[str, bytes]) -> None:
    for name in (name for name in sheets if kind(name) == "kartu-lipat"):
        (page,) = pages(sheets[name])
        assert (text(page, FRONT), text(page, BACK)) == ("Catatan", ""), name
    inside, outside = pages(sheets["kartu-empat.pdf"])
    assert set(text(outside).split()) == {"Catatan"}
    assert codes(picture(outside, 100)) == []
    assert "110" in text(inside)


def test_a_card_folds_into_a_book(sheets: dict[str, bytes]) -> None:
    """Page by page as its reader turns them, from the back of the cover: above, all stand on their heads."""
    (page,) = pages(sheets["kartu-lipat-ciruas.pdf"])
    assert page.get_width() > page.get_height()
    above = [(column / 4, 0, (column + 1) / 4, 1 / 2) for column in (3, 2, 1, 0)]
    below = [(column / 4, 1 / 2, (column + 1) / 4, 1) for column in (0, 1)]
    beginnings = [text(page, part)[:21] for part in (*above, *below)]
    assert beginnings == [
        "Dalam bahaya sekarang",
        "Bercerita dan bertany",
        "Yang bisa kamu kataka",
        "Kalau baru saja terja",
        "Di Ciruas Kantor poli",
        "Catatanku Nomor lapor",
    ]
    assert [upside_down(page, part) for part in above] == [{True}] * 4
    assert [upside_down(page, part) for part in (*below, FRONT)] == [{False}] * 3


def test_names_that_a_phone_or_a_viewer_shows_are_calm(made: dict[str, bytes]) -> None:
    words = RULES["kata-tenang"]
    shown = list(made)
    for name, body in made.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(body)) as pdf:
                shown += [str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Subject", "/Keywords", "/Author")]
    plain = [re.sub(r"[\W_]+", " ", one.casefold()) for one in shown]
    assert {one: word for one in plain for word in words if word in one} == {}


# What they are made of


@pytest.mark.parametrize("sheet", EVERYWHERE, ids=lambda sheet: sheet.name)
def test_a_sheet_is_tagged_light_and_in_our_fonts(sheets: dict[str, bytes], tmp_path: Path, sheet: object) -> None:
    name = f"{sheet.name}.pdf"  # type: ignore[attr-defined]
    path = tmp_path / name
    path.write_bytes(sheets[name])
    assert len(sheets[name]) <= 300_000
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "id-ID"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()
        figures = [tag for tag in tags(pdf) if str(tag.S) == "/Figure"]
        assert [str(tag.Alt) for tag in figures] == [f"Kode QR ke {HELP}"], "what is repeated is read aloud once"
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert all(re.fullmatch(r"/[A-Z]{6}\+PublicSans-(Regular|Bold|Italic)", font) for font in fonts)
        size = sorted(round(float(side)) for side in pdf.pages[0].MediaBox[2:])
        assert tuple(size) == PAPER["a3" if "a3" in name else "a4"]


def test_every_sheet_is_light(sheets: dict[str, bytes]) -> None:
    assert {name: len(body) for name, body in sheets.items() if len(body) > 300_000} == {}


def test_equal_numbers_give_equal_bytes(loaded: site.Site, made: dict[str, bytes]) -> None:
    anew = replace(loaded.data.handouts, cache=None).of()
    assert len(anew) == len(EVERYWHERE) + 1
    assert [path for path, body in anew.items() if body != made[path.removeprefix(FOLDER)]] == []


# When a number is in doubt


def doubted(handouts: Handouts, name: str, standing: str) -> Handouts:
    changed = {"standing": standing} | ({"number": ""} if standing == "ditarik" else {})
    services = tuple(one.model_copy(update=changed) if one.id == name else one for one in handouts.services)
    return replace(handouts, services=services)


@pytest.mark.parametrize("standing", ["lewat", "ditarik"])
@pytest.mark.parametrize("name", ["polisi-110", "sapa-129"])
def test_nothing_is_made_while_a_main_number_is_in_doubt(loaded: site.Site, name: str, standing: str) -> None:
    handouts = doubted(loaded.data.handouts, name, standing)
    assert handouts.of() == {}
    assert handouts.of(Place("x", "Contoh", "Contoh.")) == {}


@pytest.mark.parametrize("standing", ["lewat", "ditarik"])
def test_another_number_in_doubt_is_left_off(loaded: site.Site, standing: str) -> None:
    made = doubted(loaded.data.handouts, "sapa-129-whatsapp", standing).of()
    assert len(made) == len(EVERYWHERE) + 1
    for path, body in made.items():
        if path.endswith(".pdf"):
            assert numbers(body).keys() == {"110", "129"}, path
    assert b"08111" not in made[f"{FOLDER}info.vcf"]
    assert b"628111" not in made[f"{FOLDER}info.vcf"]


def test_the_number_of_the_regency_is_printed_once_it_is_known(loaded: site.Site) -> None:
    """Also one as long as a landline's, and the sheet then ends when the first of its numbers does."""
    known = {"number": "0254-200-200", "waiting": "", "holds_until": date(2027, 2, 1)}
    services = tuple(one.model_copy(update=known) if one.id == "uptd-ppa" else one for one in loaded.data.services)
    made = replace(loaded.data.handouts, services=services).of()
    for name in ("kartu-lipat", "poster-a4"):
        body = made[f"{FOLDER}{name}.pdf"]
        assert numbers(body)["0254-200-200"] == 1
        (page,) = pages(body)
        assert "berlaku sampai 1 Februari 2027." in text(page)


def test_without_an_address_there_is_no_code_and_the_log_says_so(
    loaded: site.Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = replace(loaded.data.handouts, site="").of()
    for path, body in made.items():
        if path.endswith(".pdf"):
            assert not any(codes(picture(page, 100)) for page in pages(body)), path
            assert numbers(body).keys() == set(NUMBERS)
            assert "Kode" not in text(next(pages(body)))
    monkeypatch.delenv("TERANG_ALAMAT", raising=False)
    caplog.set_level("INFO", logger="mkdocs.terang")
    mkdocs_site.on_config(load_config(str(ROOT / "mkdocs.yml")))
    assert "tanpa kode QR" in caplog.text


# Contacts


def contacts(body: bytes) -> list[dict[str, str]]:
    """Read vCards as RFC 6350 says: unfold, then a name and a value a line."""
    plain = body.decode("utf-8").replace("\r\n ", "")
    cards: list[dict[str, str]] = []
    for line in plain.split("\r\n")[:-1]:
        name, value = line.split(":", 1)
        if name == "BEGIN":
            cards.append({})
        cards[-1][name.split(";")[0]] = re.sub(r"\\([\\,;])", r"\1", value.replace("\\n", "\n"))
    return cards


def test_the_contacts_are_those_of_the_register(made: dict[str, bytes]) -> None:
    cards = contacts(made["info.vcf"])
    assert [(card["FN"], card["TEL"]) for card in cards] == [
        ("Info 110", "110"),
        ("Info 129", "129"),
        ("Info WA", "+628111129129"),
    ]
    assert [card["FN"] for card in cards] == [entry["kontak"] for entry in SERVICES]
    assert all(card["VERSION"] == "3.0" and card["END"] == "VCARD" for card in cards)
    said = {word for card in cards for word in card}
    assert said == {"BEGIN", "VERSION", "N", "FN", "TEL", "END"}, "nothing tells what the number is for"


@pytest.mark.parametrize(
    "name",
    ["Info", "a;b,c\\d", "baris\nbaru", "Bu é " * 30, "\N{HATCHING CHICK}" * 40, "BEGIN:VCARD"],
)
def test_any_name_comes_back_as_it_went_in(name: str) -> None:
    body = vcard([(name, "129")])
    lines = body.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)
    for line in lines:
        line.decode("utf-8")  # no letter is broken in two
    assert [card["FN"] for card in contacts(body)] == [name]
