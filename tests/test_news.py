"""News: in a feed that readers can follow, and never without somebody who has looked at it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

from terang import news_feed, site
from terang.blocks import BlockData
from test_feed import faults

TESTS = Path(__file__).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "example", tmp_path / "contoh"))


def data(project: Path, address: str = "https://contoh.id/situs/") -> site.Site:
    loaded, problems = site.load(project, address)
    assert loaded
    assert problems == []
    return loaded


@pytest.mark.parametrize("feed", ["umpan.xml", "berita/umpan.xml", "komitmen/umpan.xml"])
def test_a_feed_reader_reads_every_feed(project: Path, feed: str) -> None:
    shutil.copy(TESTS / "blocks/data/terbit.yml", project / "data/terbit.yml") if feed == "umpan.xml" else None
    loaded, _ = site.load(project, "https://contoh.id/situs/")
    assert loaded
    body = loaded.files()[feed]
    assert faults(body) == []
    read = feedparser.parse(body)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.entries
    for entry in read.entries:
        assert entry.id
        assert entry.title
        assert entry.updated_parsed
        assert entry.link.startswith("https://contoh.id/situs/")


def test_what_the_feed_says_of_news(project: Path) -> None:
    (entry,) = feedparser.parse(data(project).files()[news_feed.ADDRESS]).entries
    assert entry.title == "Rapat bersama sudah diadakan"
    assert entry.link == "https://contoh.id/situs/berita/rapat/"
    assert entry.updated == "2025-08-01T00:00:00+07:00"
    assert "Dinas dan sekolah bertemu &amp; sepakat." in entry.content[0].value


def test_while_nobody_knows_where_the_site_is_links_lead_from_the_feed(project: Path) -> None:
    read = feedparser.parse(data(project, "").files()[news_feed.ADDRESS].decode())
    where = f"https://x.id/{news_feed.ADDRESS}"
    assert urljoin(where, read.entries[0].link) == "https://x.id/berita/rapat/"
    assert urljoin(where, read.feed.links[-1].href) == where


def test_without_news_there_is_no_feed(project: Path) -> None:
    (project / "content/berita/rapat.md").unlink()
    assert news_feed.ADDRESS not in data(project).files()


def test_what_is_not_ready_is_neither_listed_nor_fed(project: Path) -> None:
    path = project / "content/berita/rapat.md"
    path.write_text(path.read_text("utf-8").replace("janji:", "terbit: tidak\njanji:"), encoding="utf-8")
    loaded = data(project)
    assert loaded.data.news == ()
    assert "berita/rapat.md" not in loaded.pages


def test_the_newest_stands_first_and_fifty_are_fed(project: Path) -> None:
    given: BlockData = data(project).data
    (story,) = given.news
    many = tuple(
        replace(story, slug=f"n-{n}", news=story.news.model_copy(update={"date": date(2026, 1, 1), "title": f"N {n}"}))
        for n in range(60)
    )
    entries = feedparser.parse(news_feed.feed(replace(given, news=many))).entries
    assert len(entries) == 50
    assert len({entry.id for entry in entries}) == 50


def test_the_page_says_who_wrote_it_and_who_looked(project: Path) -> None:
    loaded = data(project)
    head = loaded.head(loaded.pages["berita/rapat.md"])
    assert head["ditulis_oleh"] == "Dinas Contoh"
    assert head["diperiksa_identitas"] == {"oleh": "", "tanggal": "1 Agustus 2025"}, "the editors have no name"
    assert head["janji"] == [{"judul": "Penyuluhan di sekolah", "alamat": "komitmen/penyuluhan/"}]
    assert head["materi"] == [{"judul": "Kartu contoh", "alamat": "materi/kartu-contoh/"}]
