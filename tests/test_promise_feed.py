"""The feed of promises: valid, the same on every build of a day, each thing told once and at its own date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

import whole_example
from terang import promise_feed, site
from terang.blocks import BlockData
from terang.tracking import Commitments
from test_feed import ATOM, faults

HOSTILE = "<script>x</script>]]>\"'&"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return whole_example.project(tmp_path)


def at(day: date, project: Path, monkeypatch: pytest.MonkeyPatch) -> BlockData:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    loaded, problems = site.load(project, "https://contoh.id/situs/", to_publish=True)
    assert [one for one in problems if one.path != "data/layanan.yml"] == []  # by then its numbers have run out
    assert loaded
    return loaded.data.on_page(lambda address: f"https://contoh.id/situs/{address}")


@pytest.fixture
def data(project: Path, monkeypatch: pytest.MonkeyPatch) -> BlockData:
    return at(date(2026, 11, 24), project, monkeypatch)


def read(data: BlockData) -> ElementTree.Element:
    xml = promise_feed.feed(data)
    assert xml
    assert faults(xml) == []
    return ElementTree.fromstring(xml)


def told(data: BlockData) -> list[tuple[str, str]]:
    entries = read(data).findall(f"{ATOM}entry")
    return [(e.findtext(f"{ATOM}updated", "")[:10], e.findtext(f"{ATOM}title", "")) for e in entries]


def test_it_tells_every_event_the_newest_first(data: BlockData) -> None:
    entries = told(data)
    assert [day for day, _ in entries] == sorted((day for day, _ in entries), reverse=True)
    assert set(entries) >= {
        ("2026-11-01", "Janji: Kelas untuk orang tua"),
        ("2026-10-01", "Kegiatan: Penyuluhan di sekolah"),
        ("2026-09-01", "Sumber bukti ditarik: Poster di posyandu"),
        ("2026-09-01", "Tenggat lewat: Poster di posyandu"),  # until then there had been a proof
        ("2026-02-03", "Hasil tercapai: Satgas"),
        ("2026-01-29", "Tidak ada kabar: Satgas"),
        ("2026-01-01", "Tenggat lewat: Satgas"),
        ("2025-11-10", "Catatan: Satgas"),
    }
    ids = {entry.findtext(f"{ATOM}id") for entry in read(data).findall(f"{ATOM}entry")}
    assert len(entries) == len(ids) == sum(len(one.history) for one in data.commitments.promises)


def test_a_later_build_only_adds(project: Path, data: BlockData, monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock in it: what was told stays as it was, byte for byte, and what has passed since comes on top."""
    before = {ElementTree.tostring(entry) for entry in read(data).iter(f"{ATOM}entry")}
    later = at(date(2031, 1, 1), project, monkeypatch)
    after = {ElementTree.tostring(entry) for entry in read(later).iter(f"{ATOM}entry")}
    assert before < after
    assert ("2031-01-01", "Tenggat lewat: Penyuluhan di sekolah") in told(later)


def test_two_builds_give_the_same_bytes(project: Path, data: BlockData, monkeypatch: pytest.MonkeyPatch) -> None:
    assert promise_feed.feed(at(date(2026, 11, 24), project, monkeypatch)) == promise_feed.feed(data)


def test_the_newest_fifty_stay(data: BlockData) -> None:
    many = tuple(
        replace(one, promise=one.promise.model_copy(update={"id": f"{one.promise.id}-{number}"}))
        for one in data.commitments.promises
        for number in range(20)
    )
    shown = replace(data, commitments=replace(data.commitments, promises=many))
    assert len(told(shown)) == promise_feed.MOST


def test_without_promises_there_is_no_feed(data: BlockData) -> None:
    assert promise_feed.feed(replace(data, commitments=Commitments())) is None


def test_text_from_data_cannot_become_markup(data: BlockData) -> None:
    one = data.commitments.promises[0]
    history = tuple(replace(event, text=HOSTILE) for event in one.history)
    bad = replace(one, promise=one.promise.model_copy(update={"title": HOSTILE, "words": HOSTILE}), history=history)
    names = dict.fromkeys(data.commitments.names, HOSTILE)
    xml = promise_feed.feed(replace(data, commitments=replace(data.commitments, promises=(bad,), names=names)))
    assert xml
    assert faults(xml) == []
    assert b"<script" not in xml
    assert b"<script" not in b"".join(
        (c.text or "").encode() for c in ElementTree.fromstring(xml).iter(f"{ATOM}content")
    )


def test_the_feed_of_the_real_site_keeps_the_rules_and_leads_to_pages(built_site: Path) -> None:
    xml = (built_site / promise_feed.ADDRESS).read_bytes()
    assert faults(xml) == []
    root = ElementTree.fromstring(xml)
    found = [link.get("href", "") for link in root.iter(f"{ATOM}link") if link.get("rel") != "self"]
    for text in (element.text or "" for element in root.iter(f"{ATOM}content")):
        found += [a.get("href") or "" for a in html5lib.parseFragment(text, namespaceHTMLElements=False).iter("a")]
    inside = {href for href in found if "://" not in href}
    assert len(inside) > 5
    assert [href for href in inside if not (built_site / "komitmen" / href / "index.html").is_file()] == []
