"""The Atom feed keeps every MUST of RFC 4287, and a reader who follows it is told each thing once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

import whole_example
from terang import feed, site
from terang.blocks import BlockData
from terang.public import PublicLife
from terang.records.identity import Identity

ATOM = "{http://www.w3.org/2005/Atom}"
PERSON = {f"{ATOM}name", f"{ATOM}uri", f"{ATOM}email"}
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "content")}
KNOWN = {
    "feed": {"author", "id", "link", "title", "updated", "entry"},
    "entry": {"category", "content", "id", "link", "title", "updated"},
}


def called(data: BlockData, field: str, text: str) -> Identity:
    return data.identity.model_copy(update={field: text})


def faults(xml: bytes) -> list[str]:
    """Return every MUST of RFC 4287 that the feed breaks (sections in brackets)."""
    root = ElementTree.fromstring(xml)
    found = []
    if root.tag != f"{ATOM}feed":
        found.append("root is no atom:feed [4.1.1]")
    for element in [root, *root.findall(f"{ATOM}entry")]:
        name = element.tag.removeprefix(ATOM)
        children = [child.tag.removeprefix(ATOM) for child in element]
        found += [
            f"{name}: {one} stands {children.count(one)} times [4.1]" for one in ONCE[name] if children.count(one) != 1
        ]
        found += [f"{name}: unknown {child}" for child in set(children) - KNOWN[name]]
        found += [
            f"{name}: updated is no RFC 3339 date [3.3]"
            for day in element.findall(f"{ATOM}updated")
            if not _is_date(day)
        ]
        found += [f"{name}: id is no absolute IRI [4.2.6]" for one in element.findall(f"{ATOM}id") if not _is_urn(one)]
        links = element.findall(f"{ATOM}link")
        found += [f"{name}: link without href [4.2.7.1]" for link in links if not link.get("href")]
        alternates = [
            (link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"
        ]
        if len(alternates) != len(set(alternates)):
            found.append(f"{name}: two alternates of one type and language [4.1.1]")
        if not alternates:
            found.append(f"{name}: no alternate [4.1.2]")
        found += [
            f"{name}: text with elements inside [3.1.1.1]" for text in element.findall(f"{ATOM}title") if len(text)
        ]
        found += [f"{name}: empty title" for text in element.findall(f"{ATOM}title") if not (text.text or "").strip()]
    authors = root.findall(f"{ATOM}author")
    if not authors:
        found.append("feed: no author, and none in each entry [4.1.1]")
    for author in authors:
        if not (author.findtext(f"{ATOM}name") or "").strip() or {child.tag for child in author} - PERSON:
            found.append("author without a name [3.2.1]")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        found.append("two entries of one id [4.1.1]")
    for content in root.iter(f"{ATOM}content"):
        if content.get("type") != "html" or len(content):
            found.append("content is not escaped HTML [4.1.3.3]")
    return found


def _is_date(element: ElementTree.Element) -> bool:
    text = element.text or ""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", text) and datetime.fromisoformat(text))


def _is_urn(element: ElementTree.Element) -> bool:
    return re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", element.text or "") is not None


@pytest.fixture
def data(tmp_path: Path) -> BlockData:
    """A site in which figures were corrected, updated, withdrawn and added."""
    loaded, problems = site.load(whole_example.project(tmp_path), "https://contoh.id/situs/")
    assert loaded
    assert problems == []
    return loaded.data.on_page(lambda address: f"https://contoh.id/situs/{address}")


def read(data: BlockData) -> ElementTree.Element:
    xml = feed.feed(data)
    assert xml
    assert faults(xml) == []
    return ElementTree.fromstring(xml)


def test_it_keeps_the_rules_and_tells_each_thing_once(data: BlockData) -> None:
    entries = [(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}updated")) for e in read(data).findall(f"{ATOM}entry")]
    assert entries == [
        ("Ditarik: 41 laporan, 2023 (Kabupaten Contoh)", "2026-12-20T00:00:00+07:00"),
        ("Diperbarui penerbitnya: 73 laporan, 2024 (Kabupaten Contoh)", "2026-12-15T00:00:00+07:00"),
        ("Dikoreksi: 73 kasus, 2024 (Kabupaten Contoh)", "2026-12-01T00:00:00+07:00"),
        ("15 angka baru", "2026-11-23T00:00:00+07:00"),
    ]


def test_what_it_says_of_a_correction_is_what_the_page_says(data: BlockData) -> None:
    (content,) = [c.text or "" for c in read(data).iter(f"{ATOM}content") if "salah menyalin" in (c.text or "")]
    document = html5lib.parseFragment(content, namespaceHTMLElements=False)
    words = " ".join("".join(document.itertext()).split())
    assert "Sebelumnya jumlahnya tertulis 37 kasus, sekarang 73 kasus. Kami salah menyalin angkanya." in words
    links = [link.get("href") for link in document.iter("a")]
    assert "https://contoh.id/situs/data/angka/laporan-2024/" in links


def test_a_single_new_figure_is_named(data: BlockData) -> None:
    lives = {"kasus-2020": replace(data.public.lives["kasus-2020"], shown_since=date(2027, 1, 4))}
    entry = read(replace(data, public=replace(data.public, lives=lives))).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Angka baru: 0 kasus, 2020 (Kabupaten Contoh)"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://contoh.id/situs/data/angka/kasus-2020/"


def test_ids_hang_on_neither_address_nor_name_and_no_two_areas_share_one(data: BlockData) -> None:
    ids = [entry.id for entry in feed.entries(data)]
    moved = replace(data, site="https://lain.id/", identity=called(data, "publisher", "Nama lain"))
    assert [entry.id for entry in feed.entries(moved)] == ids
    assert not {entry.id for entry in feed.entries(replace(data, identity=called(data, "area", "Kota Contoh")))} & set(
        ids
    )


def test_the_newest_fifty_stay(data: BlockData) -> None:
    lives = {
        name: replace(life, shown_since=date(2027, 1, 1) + timedelta(days=number))
        for number, (name, life) in enumerate(_many(data).items())
    }
    figures = {name: replace(data.public.figures["kasus-2020"], id=name) for name in lives}
    found = feed.entries(replace(data, public=replace(data.public, lives=lives, figures=figures)))
    assert len(found) == feed.MOST == 50
    assert [entry.figures[0].id for entry in found[:2]] == ["a-79", "a-78"]


def _many(data: BlockData) -> dict[str, PublicLife]:
    return {f"a-{number}": data.public.lives["kasus-2020"] for number in range(80)}


def test_without_news_there_is_no_feed(data: BlockData) -> None:
    assert feed.feed(replace(data, public=replace(data.public, lives={}))) is None


def test_text_from_data_cannot_become_markup(data: BlockData) -> None:
    hostile = "<script>x</script>]]>\"'&"
    figure = replace(data.public.figures["survei-fisik"], area=hostile, measure=hostile, group=hostile)
    change = replace(data.public.changes[0], reason=hostile, by=hostile, after=figure)
    life = replace(data.public.lives["survei-fisik"], changes=(change,))
    public = replace(data.public, figures={"survei-fisik": figure}, lives={"survei-fisik": life})
    identity = data.identity.model_copy(update={"publisher": hostile, "area": hostile})
    xml = feed.feed(replace(data, public=public, identity=identity))
    assert xml
    assert faults(xml) == []
    assert b"<script" not in xml
    for content in ElementTree.fromstring(xml).iter(f"{ATOM}content"):
        document = html5lib.parseFragment(content.text or "", namespaceHTMLElements=False)
        assert list(document.iter("script")) == []
        assert hostile in "".join(document.itertext())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>15 angka baru</title>", "", "entry: title stands 0 times [4.1]"),
        ("<author>", "<author><name/></author><author>", "author without a name [3.2.1]"),
        (
            "2026-12-20T00:00:00+07:00</updated>\n<link",
            "2026-12-20</updated>\n<link",
            "entry: updated is no RFC 3339 date [3.3]",
        ),
        ('href="https://contoh.id/situs/data/koreksi/"', "", "feed: link without href [4.2.7.1]"),
    ],
)
def test_a_broken_rule_is_found(data: BlockData, old: str, new: str, fault: str) -> None:
    xml = (feed.feed(data) or b"").decode()
    assert old in xml
    assert fault in faults(xml.replace(old, new, 1).encode())
