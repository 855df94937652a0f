"""A number that nobody has checked again: doubted, then gone, and named to those who can call it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from terang import channels, site
from terang.build_date import build_date
from terang.channels import Text
from terang.problems import Problem
from terang.records.policy import Verification
from terang.records.services import Service
from terang.shapes import Placed, many
from terang.sources import read_yaml

CHECKED = date(2026, 11, 23)
RULES = Verification.model_validate({"berlaku": "180", "tenggang": "90", "ditarik": "Ditarik. Dicek {tanggal}."})
ENDS = CHECKED + timedelta(days=180)
GONE = ENDS + timedelta(days=91)
REGISTER = """\
- id: satu
  nama: Layanan
  untuk: Bertanya
  jenis: telepon
  nomor: "129"
  wilayah: Seluruh Indonesia
  diperiksa: 2026-11-23
  cara-periksa: Dibaca.
"""


def placed(text: str, folder: Path) -> list[Placed[Service]]:
    (folder / "data").mkdir()
    (folder / "data/layanan.yml").write_text(text, encoding="utf-8")
    document, problems = read_yaml(folder, "data/layanan.yml")
    assert document, problems
    found, problems = many(document, Service)
    assert problems == []
    return found


@pytest.fixture
def register(tmp_path: Path) -> list[Placed[Service]]:
    return placed(REGISTER, tmp_path)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (CHECKED, "berlaku"),
        (ENDS, "berlaku"),  # the last day counts
        (ENDS + timedelta(days=1), "lewat"),
        (GONE - timedelta(days=1), "lewat"),
        (GONE, "ditarik"),
    ],
)
def test_standing(register: list[Placed[Service]], day: date, standing: str) -> None:
    (channel,) = channels.channels(register, RULES, day)
    assert channel.standing == standing
    assert channel.holds_until == ENDS
    assert (channel.number, channel.dialled) == (("", "") if standing == "ditarik" else ("129", "129"))
    assert channel.waiting == ("Ditarik. Dicek 23 November 2026." if standing == "ditarik" else "")


def test_staff_may_set_another_end(tmp_path: Path) -> None:
    register = placed(REGISTER + "  berlaku-sampai: 2026-12-31\n", tmp_path)
    (channel,) = channels.channels(register, RULES, date(2027, 1, 1))
    assert (channel.standing, channel.holds_until) == ("lewat", date(2026, 12, 31))


def test_what_was_never_known_does_not_run_out(tmp_path: Path) -> None:
    register = placed(REGISTER.replace('nomor: "129"', "menunggu: Pakai 110."), tmp_path)
    (channel,) = channels.channels(register, RULES, date(2036, 1, 1))
    assert (channel.standing, channel.waiting) == ("berlaku", "Pakai 110.")


def test_the_day_is_never_before_what_has_been_checked(register: list[Placed[Service]]) -> None:
    services = [one.value for one in register]
    assert channels.today(services, date(2020, 1, 1)) == CHECKED
    assert channels.today(services, date(2027, 1, 1)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (ENDS - timedelta(days=31), None),
        (ENDS - timedelta(days=29), "berlaku sampai 22 Mei 2027"),
        (ENDS + timedelta(days=1), "tampil sebagai belum dicek ulang, ditarik sesudah 20 Agustus 2027"),
        (GONE, "sudah ditarik, terakhir dicek 23 November 2026"),
    ],
)
def test_what_staff_are_reminded_of(register: list[Placed[Service]], day: date, what: str | None) -> None:
    found = [(one.path, one.line, one.number, one.what) for one in channels.due(register, RULES, day)]
    assert found == ([("data/layanan.yml", 1, "129", what)] if what else [])


def check(register: list[Placed[Service]], day: date, *texts: Text) -> list[Problem]:
    return list(channels.check(register, RULES, day, texts))


def test_a_number_that_runs_out_can_be_withdrawn_only_where_it_is_not_written(
    register: list[Placed[Service]],
) -> None:
    text = Text("content/a.md", "kata\nTelepon 129.")
    assert check(register, GONE - timedelta(days=1), text) == []
    assert check(register, GONE) == []
    (problem,) = check(register, GONE, text)
    assert (problem.path, problem.line) == ("data/layanan.yml", 7)
    assert "sudah lewat masa tenggang, dan masih ditulis di content/a.md:2" in problem.what


def test_an_emergency_number_is_never_withdrawn_in_silence(tmp_path: Path) -> None:
    register = placed(REGISTER + "  darurat: ya\n", tmp_path)
    (problem,) = check(register, GONE)
    assert "nomor 129 terakhir dicek 23 November 2026" in problem.what


def test_unlisted_numbers_are_told_with_their_place(register: list[Placed[Service]]) -> None:
    found = check(register, CHECKED, Text("content/a.md", "Telepon 129\n\natau hubungi 112"))
    assert [(p.path, p.line, p.column) for p in found] == [("content/a.md", 3, 14)]
    assert check(register, CHECKED, Text("data/x.yml", "hubungi 112", line=0))[0].line == 0


def test_the_register_is_not_held_against_itself(register: list[Placed[Service]]) -> None:
    assert check(register, CHECKED, Text("data/layanan.yml", '  nomor: "0811"\n- nomor: 021-80000000')) == []


def test_the_build_takes_its_day_from_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2027, 3, 1, 23, tzinfo=UTC).timestamp())))
    assert build_date() == date(2027, 3, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_date() == date.min


EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[date], str]:
    """Return what the help page of the example site holds when it is built on a day. 129 stands in no sentence."""
    project = tmp_path / "contoh"
    shutil.copytree(EXAMPLE, project)
    shutil.copytree(EXAMPLE.parents[1] / "overrides", project / "overrides")
    for path in ("data/layanan.yml", "data/aturan.yml"):
        text = (project / path).read_text("utf-8").replace("SAPA 129", "SAPA").replace("Hari ini pakai 129.", "")
        (project / path).write_text(text, encoding="utf-8")

    def built(day: date) -> str:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        loaded, _ = site.load(project)
        assert loaded
        page = loaded.pages["bantuan/index.md"]
        return loaded.body(page, lambda address: address, site.markup.render(page.document.body, site.NAMES))

    return built


def test_on_the_page_a_number_is_doubted_then_gone(example: Callable[[date], str]) -> None:
    fresh, doubted, gone = example(CHECKED), example(ENDS + timedelta(days=1)), example(GONE)
    assert "Diperiksa 23 November 2026" in fresh
    assert "Sesudah 22 Mei 2027, anggap belum pasti." in fresh
    assert "Belum dicek ulang sejak 23 November 2026" in doubted
    assert 'href="tel:129"' in doubted
    assert 'href="tel:129"' not in gone
    assert "Nomor ini ditarik. Terakhir dicek 23 November 2026." in gone
