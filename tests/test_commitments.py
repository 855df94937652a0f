"""Promises on the site: their status follows the calendar and the evidence, and nothing unknown is told as undone."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from terang import markup, promise_feed, site
from terang.content import NAMES
from terang.promise_status import Status
from terang.site import Site

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PROMISES = "data/komitmen/rapat.yml"
NOT_UNDONE = "Tidak ditemukan bukan berarti tidak dikerjakan."
Clock = Callable[[date], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return what sets the day of the build, as tugas.py and the daily workflow do."""

    def set_to(day: date) -> None:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))

    set_to(date(2026, 11, 24))
    return set_to


@pytest.fixture
def project(tmp_path: Path, clock: Clock) -> Path:
    return Path(shutil.copytree(TESTS / "example", tmp_path / "contoh"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def loaded(project: Path, address: str = "https://contoh.id/") -> Site:
    found, problems = site.load(project, address)
    assert problems == []
    assert found
    return found


def statuses(project: Path) -> dict[str, Status]:
    return {one.promise.id: one.status for one in loaded(project).facts.commitments.promises}


def page(project: Path, path: str) -> str:
    found = loaded(project)
    one = found.pages[path]
    html = found.body(one, lambda address: address, markup.render(one.document.body, NAMES))
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


# The calendar


def test_a_due_date_that_passes_changes_page_list_files_and_feed_by_itself(project: Path, clock: Clock) -> None:
    edit(project / PROMISES, "tenggat: 2030-12-31", "tenggat: 2027-01-31")
    edit(project / PROMISES, "tanggal: 2025-08\n", "tanggal: 2026-11-01\n")
    seen = {}
    for day in (date(2027, 1, 31), date(2027, 2, 1)):
        clock(day)
        files = loaded(project).files()
        rows = csv.DictReader(io.StringIO(files["unduhan/komitmen/janji.csv"].decode()))
        seen[day.day] = (
            next(row["status"] for row in rows if row["janji"] == "penyuluhan"),
            "Terlambat" in page(project, "komitmen/penyuluhan.md"),
            "Terlambat: 1." in page(project, "komitmen/index.md"),
            b"Tenggat lewat: Penyuluhan di sekolah" in files[promise_feed.ADDRESS],
        )
    assert seen == {31: ("berjalan", False, False, False), 1: ("terlambat", True, True, True)}


def test_silence_grows_by_itself(project: Path, clock: Clock) -> None:
    edit(project / PROMISES, "tanggal: 2025-08\n", "tanggal: 2026-11-01\n")
    clock(date(2027, 4, 30))
    assert statuses(project)["penyuluhan"] == "berjalan"
    clock(date(2027, 5, 1))
    assert statuses(project)["penyuluhan"] == "tanpa-kabar"
    edit(project / "data/aturan.yml", "ambang: 5\n", "ambang: 5\nkomitmen:\n  tanpa-kabar: 365\n")
    assert statuses(project)["penyuluhan"] == "berjalan"


def test_evidence_counts_from_its_own_day_on(project: Path, clock: Clock) -> None:
    """Its source was checked later than the last commit: staff may write it down before they commit."""
    edit(project / "data/sumber.yml", "diperiksa: 2026-11-23", "diperiksa: 2026-12-20")
    edit(project / PROMISES, "tanggal: 2025-08\n", "tanggal: 2026-12-20\n")
    edit(project / PROMISES, "sumber: radio-contoh", "sumber: koran-contoh")
    edit(project / PROMISES, "jenis: kegiatan", "jenis: hasil")
    clock(date(2026, 12, 19))
    assert statuses(project)["penyuluhan"] != "selesai"
    clock(date(2026, 12, 20))
    assert statuses(project)["penyuluhan"] == "selesai"


# The evidence


SESSION = """\
- id: {id}
  tanggal: {day}
  lembaga: SD atau MI
  kecamatan: []
  audiens: []
  janji: [rencana]
  {who}
"""
BY_SOURCE, BY_ITSELF = "sumber: koran-contoh", "oleh: dinas\n  dicatat: 2026-12-20"


def hold(project: Path, *sessions: tuple[str, str]) -> None:
    """Record sessions, each with its day and who stands behind it."""
    (project / "data/penyuluhan").mkdir(exist_ok=True)
    text = "".join(SESSION.format(id=f"acara-{n}", day=day, who=who) for n, (day, who) in enumerate(sessions))
    (project / "data/penyuluhan/2026.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("who", [BY_SOURCE, BY_ITSELF])
def test_a_session_that_serves_a_promise_is_news_of_it(project: Path, clock: Clock, who: str) -> None:
    hold(project, ("2026-12-20", who))
    edit(project / "data/sumber.yml", "diperiksa: 2026-11-23", "diperiksa: 2026-12-20")
    clock(date(2026, 12, 19))
    assert statuses(project)["rencana"] == "tidak-dapat-diperiksa"
    clock(date(2027, 6, 18))  # 180 days later
    assert statuses(project)["rencana"] == "berjalan"
    shown = page(project, "komitmen/rencana.md")
    assert "Ada 1 kegiatan di catatan penyuluhan, di bawah." in shown
    assert "20 Desember 2026. Kegiatan yang dicatat di catatan penyuluhan: SD atau MI." in shown
    assert "Kami belum menemukan bukti" not in shown
    files = loaded(project).files()
    rows = {row["janji"]: row for row in csv.DictReader(io.StringIO(files["unduhan/komitmen/janji.csv"].decode()))}
    told = [rows["rencana"][key] for key in ("status", "bukti", "penyuluhan", "kabar-terakhir")]
    assert told == ["berjalan", "0", "1", "2026-12-20"]
    assert b"Kegiatan: Rencana tindak lanjut" in files[promise_feed.ADDRESS]
    clock(date(2027, 6, 19))
    assert statuses(project)["rencana"] == "tanpa-kabar"


def test_a_session_before_the_promise_or_of_a_withdrawn_source_is_no_news(project: Path) -> None:
    hold(project, ("2025-07-30", BY_SOURCE), ("2025-07", BY_SOURCE))
    assert statuses(project)["rencana"] == "tidak-dapat-diperiksa"
    hold(project, ("2025-08-20", BY_SOURCE))
    assert statuses(project)["rencana"] == "tanpa-kabar"
    hold(project, ("2025-08-20", "sumber: radio-contoh"))
    edit(project / "data/sumber.yml", "penerbit: Radio Contoh", "penerbit: Radio Contoh\n  ditarik: 2026-01-05")
    assert statuses(project)["rencana"] == "tidak-dapat-diperiksa"


def test_a_promise_is_kept_no_longer_when_its_proof_is_taken_away(project: Path) -> None:
    edit(project / PROMISES, "jenis: kegiatan", "jenis: hasil")
    assert statuses(project)["penyuluhan"] == "selesai"
    text = (project / PROMISES).read_text(encoding="utf-8")
    start, end = text.index("    bukti:"), text.index("  - id: rencana")
    (project / PROMISES).write_text(text[:start] + text[end:], encoding="utf-8")
    assert statuses(project)["penyuluhan"] == "tanpa-kabar"


def test_a_promise_is_kept_no_longer_when_its_source_is_withdrawn(project: Path, clock: Clock) -> None:
    edit(project / PROMISES, "jenis: kegiatan", "jenis: hasil")
    edit(project / PROMISES, "tenggat: 2030-12-31", "tenggat: 2025-12-31")
    edit(project / "data/sumber.yml", "penerbit: Radio Contoh", "penerbit: Radio Contoh\n  ditarik: 2027-01-05")
    clock(date(2027, 1, 4))
    assert statuses(project)["penyuluhan"] == "selesai"
    clock(date(2027, 1, 5))
    assert statuses(project)["penyuluhan"] == "terlambat"
    told = page(project, "komitmen/penyuluhan.md")
    assert "Sumber ini ditarik 5 Januari 2027, jadi tidak dihitung lagi." in told
    assert "5 Januari 2027. Tenggatnya (31 Desember 2025) sudah lewat" in told, "until then it had been kept"


def test_late_is_told_even_when_kept(project: Path) -> None:
    edit(project / PROMISES, "tenggat: 2030-12-31", "tenggat: 2025-12-31")
    edit(project / PROMISES, "tanggal: 2025-08\n        jenis: kegiatan", "tanggal: 2026-02-01\n        jenis: hasil")
    assert statuses(project)["penyuluhan"] == "selesai"
    assert "1 Januari 2026. Tenggatnya (31 Desember 2025) sudah lewat" in page(project, "komitmen/penyuluhan.md")


# The real promises


@pytest.fixture(scope="module")
def real() -> Site:
    found, problems = site.load(ROOT)
    assert problems == []
    assert found
    return found


def test_every_promise_has_a_status_a_page_a_source_and_someone_to_ask(real: Site) -> None:
    promises = real.facts.commitments.promises
    assert {one.promise.id for one in promises} >= {
        *("rencana-tindak-lanjut", "penyuluhan-pendidikan", "penyuluhan-pesantren", "penyuluhan-majelis-taklim"),
        *("penyuluhan-komunitas", "satgas-percepatan", "tugas-perangkat-daerah", "peran-warga", "patbm-semua-desa"),
    }
    for one in promises:
        assert one.status
        assert one.sources
        assert one.promise.ask
        assert f"komitmen/{one.promise.id}.md" in real.pages


def test_no_real_page_tells_the_unknown_as_undone(real: Site) -> None:
    for one in real.facts.commitments.promises:
        path = f"komitmen/{one.promise.id}.md"
        html = real.body(
            real.pages[path], lambda address: address, markup.render(real.pages[path].document.body, NAMES)
        )
        words = " ".join(re.sub(r"<[^>]+>", "", html).split())
        assert one.status == "selesai" or NOT_UNDONE in words, path
        assert not re.search(r"persen|%", words), path
        assert not re.search(r"\b(gagal|ingkar|diabaikan|tidak (pernah )?dilaksanakan)\b", words, re.IGNORECASE), path


# Files


def test_csv_and_json_say_the_same_and_stand_alone(project: Path) -> None:
    found = loaded(project)
    files = found.files()
    rows = list(csv.DictReader(io.StringIO(files["unduhan/komitmen/janji.csv"].decode(), newline=""), strict=True))
    excel = files["unduhan/komitmen/janji-excel.csv"].decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(excel, newline=""), delimiter=";", strict=True)) == rows
    told: dict[str, Any] = json.loads(files["unduhan/komitmen/janji.json"])
    assert [(one["id"], one["status"], one["halaman"]) for one in told["janji"]] == [
        (row["janji"], row["status"], row["halaman"]) for row in rows
    ]
    assert told["dihitung-untuk"] == rows[0]["dihitung-untuk"] == "2026-11-24"
    assert NOT_UNDONE in told["peringatan"]
    assert all(NOT_UNDONE in row["peringatan"] for row in rows)
    school, plan = told["janji"]
    assert school["bukti"][0]["tanggal"] == "2025-08"
    assert school["bukti"][0]["sumber"]["alamat"] == "https://radio.contoh.id/wawancara"
    assert [event["jenis"] for event in school["riwayat"]] == ["janji", "kegiatan", "tanpa-kabar"]
    assert (plan["hasil"], plan["tenggat"]) == (None, None)
    assert (rows[1]["hasil"], rows[1]["tenggat"]) == ("tidak ditetapkan", "tidak ditetapkan")
    assert school["halaman"] == "https://contoh.id/komitmen/penyuluhan/"


def test_a_site_without_promises_has_no_files_and_no_feed(project: Path) -> None:
    shutil.rmtree(project / "data/komitmen")
    (project / "data/agenda/contoh.yml").unlink()  # events and news name promises
    edit(project / "content/berita/rapat.md", "janji: [penyuluhan]\n", "")
    edit(project / "content/komitmen/index.md", "\n```komitmen\nbagian: acara\nid: rapat\n```\n", "")
    assert [path for path in loaded(project).files() if "komitmen" in path] == []
    assert "Belum ada janji yang tercatat." in page(project, "komitmen/index.md")
