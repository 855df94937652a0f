"""Letters to print, and prepared texts that lead only to channels that somebody has tried."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pypdfium2
import pytest

from terang import channels, handouts, site
from terang.blocks import ajakan, kanal
from terang.blocks.given import BlockData
from terang.letters import Desk

TESTS = Path(__file__).parent


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    """The example site, with a register in which offices take requests by channels in every state."""
    project = tmp_path_factory.mktemp("surat") / "contoh"
    shutil.copytree(TESTS / "example", project)
    office = (TESTS / "blocks/data/layanan.yml").read_text("utf-8").split("- id: permohonan-whatsapp", 1)[1]
    with (project / "data/layanan.yml").open("a", encoding="utf-8") as file:
        file.write(f"- id: permohonan-whatsapp{office}")
    (project / "content/ikut.md").write_text(
        "---\njudul: Ikut\nringkasan: Surat.\n---\n\n```surat\nsurat: permohonan\n```\n", encoding="utf-8"
    )
    found, problems = site.load(project)
    assert found
    assert problems == []
    return found


@pytest.fixture
def data(loaded: site.Site) -> BlockData:
    return loaded.data


def offered(data: BlockData, *names: str) -> list[str]:
    options = ajakan.Options.model_validate({"surat": "permohonan", "kanal": list(names)})
    assert list(ajakan.check(options, data)) == []
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', ajakan.render(options, data))]


def test_a_confirmed_channel_gets_the_text_and_no_other_does(data: BlockData) -> None:
    (chat,) = offered(data, "permohonan-whatsapp")
    assert urlsplit(chat).netloc == "wa.me"
    assert parse_qs(urlsplit(chat).query) == {"text": [data.letters["permohonan"].message]}
    (mail,) = offered(data, "permohonan-surel")
    assert mail.startswith("mailto:permohonan@dinas.contoh.id?")
    assert parse_qs(urlsplit(mail).query) == {
        "subject": [data.letters["permohonan"].subject],
        "body": [data.letters["permohonan"].message],
    }
    assert "+" not in urlsplit(mail).query, "mail programs show a plus as a plus"
    assert offered(data, "permohonan-belum", "permohonan-belum-dicoba") == []


def test_a_check_that_has_run_out_takes_the_link_away(loaded: site.Site, data: BlockData) -> None:
    rules = loaded.facts.policy.numbers
    end = next(one for one in data.offices if one.id == "permohonan-whatsapp").holds_until
    for day, links in ((end, 1), (end + timedelta(days=1), 0), (end + timedelta(days=rules.grace_days + 1), 0)):
        now = tuple(one for one in channels.channels(loaded.facts.register, rules, day) if one.office)
        assert len(offered(replace(data, offices=now), "permohonan-whatsapp")) == links


def test_what_waits_says_what_can_be_done_today(data: BlockData) -> None:
    options = ajakan.Options.model_validate({"surat": "permohonan", "kanal": ["permohonan-belum"]})
    page = ajakan.render(options, data)
    assert "belum ada nomor WhatsApp yang dipastikan" in page
    assert "Bawa suratnya ke kantor." in page


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("sapa", "untuk orang yang butuh bantuan"),
        ("permohonan-telepon", "tidak bisa membawa teks"),
        ("permohonan-surl", "tidak ada di data/layanan.yml"),
    ],
)
def test_only_offices_that_can_take_a_text(data: BlockData, name: str, what: str) -> None:
    options = ajakan.Options.model_validate({"surat": "permohonan", "kanal": [name]})
    ((_, said, _),) = ajakan.check(options, data)
    assert what in said


def test_offices_stand_on_no_list_and_no_card_of_help(data: BlockData) -> None:
    """Who needs help must not land in the post room."""
    page = kanal.render(kanal.Options(), data)
    assert "Permohonan" not in page
    numbers = [one.number for one in (*data.handouts.printed, *data.services)]
    assert not {one.number for one in data.offices if one.number} & set(numbers)
    card = data.handouts.of()[handouts.CONTACTS]
    assert b"62811234567" not in card


def test_the_letter_is_one_page_with_all_its_words_and_always_the_same(loaded: site.Site, tmp_path: Path) -> None:
    body = loaded.files()["ikut/surat-permohonan.pdf"]
    data = loaded.data
    letter = data.letters["permohonan"]
    again = Desk(data.fonts.parent, tmp_path, data.identity).pdf(letter, data.by_id[letter.to])
    assert again == body
    paper = pypdfium2.PdfDocument(body)
    assert len(paper) == 1
    words = " ".join(paper[0].get_textpage().get_text_range().split())
    for text in (letter.subject, *letter.paragraphs, *letter.blanks, letter.closing, "Dinas Contoh"):
        assert text in words
    assert paper.is_tagged()


def test_the_letter_can_be_typed_too(loaded: site.Site, tmp_path: Path) -> None:
    body = loaded.files()["ikut/surat-permohonan.docx"]
    data = loaded.data
    letter = data.letters["permohonan"]
    assert Desk(data.fonts.parent, tmp_path, data.identity).document(letter, data.by_id[letter.to]) == body
    document = docx.Document(io.BytesIO(body))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [[b, "[isi di sini]"] for b in letter.blanks]
    words = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert words == [
        "[tempat, tanggal]",
        f"Perihal: {letter.subject}",
        "Kepada Yth.\nDinas Contoh\ndi tempat",
        "Dengan hormat,",
        *letter.paragraphs,
        letter.closing,
        "Terima kasih.",
        "Salam hormat,",
        "[nama, dan jabatan bila ada]",
    ]
    marked = {run.text for one in document.paragraphs for run in one.runs if run.font.highlight_color}
    assert marked == {"[tempat, tanggal]", "[nama, dan jabatan bila ada]"}
    assert document.core_properties.author == f"{data.identity.name}, {data.identity.area}"
    assert document.core_properties.title == letter.title
    assert not document.sections[0].footer.paragraphs[0].text, "the letter is from whoever sends it, not from this site"


def test_every_real_letter_fits_one_page() -> None:
    found, problems = site.load(TESTS.parent)
    assert found
    assert problems == []
    for name, body in found.files().items():
        if name.startswith("ikut/") and name.endswith(".pdf"):
            assert len(pypdfium2.PdfDocument(body)) == 1, name
