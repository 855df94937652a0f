"""Outreach sessions: what staff may enter, what is told of them, and that nothing is counted twice."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from terang import content, loading, outreach_checks, shapes, site, sources
from terang.blocks import BLOCKS, BlockData
from terang.downloads import outreach as files
from terang.periods import PartialDate
from terang.problems import Problem
from terang.public import PublicSource
from terang.public_outreach import (
    Attendance,
    Origin,
    Outreach,
    PublicSession,
    Served,
    least_attendance,
    least_institutions,
    since,
)
from terang.records.materials import Audience as OfMaterials
from terang.records.outreach import BANDS, Audience, Kind, People, Session

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FORM = (ROOT / "content/materi/laporan-kegiatan.md").read_text(encoding="utf-8")
HOSTILE = "<script>x</script>\"'&"
MINIMAL = {"id": "satu", "tanggal": "2026-11-05", "lembaga": "pesantren", "kecamatan": "[]", "audiens": "[]"}


def read(folder: Path, **keys: str) -> tuple[Session | None, list[Problem]]:
    path = folder / "data/penyuluhan/2026.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key.replace('_', '-')}: {value}" for key, value in (MINIMAL | keys).items()]
    path.write_text("- " + "\n  ".join(lines) + "\n", encoding="utf-8")
    document, problems = sources.read_yaml(folder, "data/penyuluhan/2026.yml")
    assert document, problems
    found, problems = shapes.many(document, Session)
    return (found[0].value if found else None), problems


def project(folder: Path, sessions: str) -> Path:
    """Return the example site with these sessions."""
    copy = folder / "contoh"
    shutil.copytree(TESTS / "example", copy)
    (copy / "data/penyuluhan").mkdir()
    (copy / "data/penyuluhan/2026.yml").write_text(sessions, encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("0", People(0, 0)),
        ('"<5"', People(1, 4)),
        ("5", People(5, 5)),
        ("5-9", People(5, 9)),
        ("5–9", People(5, 9)),
        ("40-79", People(40, 79)),
        ("80 atau lebih", People(80, None)),
        ("1510", People(1510, 1510)),
    ],
)
def test_people_are_a_number_or_a_band(tmp_path: Path, written: str, people: People) -> None:
    session, problems = read(tmp_path, orang=written)
    assert problems == []
    assert session
    assert session.people == people


@pytest.mark.parametrize("count", range(1, 5))
def test_a_few_people_are_never_written_and_never_repeated(tmp_path: Path, count: int) -> None:
    for keys in ({"orang": str(count)}, {"sebelum_sesudah": f"[{{sebelum: {count} dari 30, sesudah: 20 dari 30}}]"}):
        session, (problem,) = read(tmp_path, **keys)
        assert session is None
        assert "1 sampai 4" in problem.what
        assert not re.search(rf"(?<![0-9]){count}(?![0-9]| sampai)", problem.what.replace("1 sampai 4", ""))


@pytest.mark.parametrize("written", ["1.510", "10-20", "sekitar 40", "-5", '""', "[40]", "07"])
def test_other_words_are_not_a_number_of_people(tmp_path: Path, written: str) -> None:
    session, problems = read(tmp_path, orang=written)
    assert session is None
    assert len(problems) == 1


def test_the_record_has_the_words_of_the_paper_form() -> None:
    """Staff copy what was ticked: a word that differs would have to be translated by hand, every time."""
    kinds = next(line for line in FORM.split("\n") if line.startswith("| Jenis lembaga"))
    ticked = [word.strip(" |").split(":")[0] for word in kinds.split("☐")[1:]]
    assert tuple(ticked) == get_args(Kind)
    heads = next(line for line in FORM.split("\n") if line.startswith("| Kelompok |"))
    bands = [word.strip(" `").replace("–", "-") for word in heads.strip("|").split("|")][1:]
    assert bands == ["0", *BANDS]
    people = next(line for line in FORM.split("\n") if line.startswith("| Peserta"))
    for word in ("murid", "santri", "guru", "pengasuh", "ustaz", "orang tua", "jamaah", "perangkat desa", "relawan"):
        assert word in people
        assert any(audience.startswith(word) for audience in get_args(Audience))


def test_whom_a_session_is_for_is_as_for_materials_without_survivors() -> None:
    assert set(get_args(OfMaterials)) - set(get_args(Audience)) == {"penyintas", "pendamping"}


@pytest.mark.parametrize(
    ("build", "day", "wrong"),
    [
        ("2026-12-01", "2026-11-30", False),
        ("2026-12-01", "2026-12-01", False),
        ("2026-12-01", "2026-12-02", True),
        ("2026-12-01", "2026-12", False),  # perhaps on the first
        ("2026-12-01", "2027", True),
        ("2026-10-01", "2026-11-23", False),  # an older build: its source was checked that day, so it has happened
        ("2026-10-01", "2026-11-24", True),
    ],
)
def test_a_session_that_was_not_held_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: str, day: str, wrong: bool
) -> None:
    seconds = (date.fromisoformat(build) - date(1970, 1, 1)).days * 86400
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    lines = (MINIMAL | {"tanggal": day, "sumber": "koran-contoh"}).items()
    copy = project(tmp_path, "- " + "\n  ".join(f"{key}: {value}" for key, value in lines) + "\n")
    _, problems = loading.load(copy)
    told = [problem.what for problem in problems if problem.path.startswith(outreach_checks.FOLDER)]
    assert told == (["'tanggal' kegiatan ini belum tiba"] if wrong else [])


SOURCE = PublicSource("koran", "Judul", "Koran", "https://koran.contoh.id/", None, date(2026, 11, 23), "")


def session(name: str, day: str = "2026-11-05", **keys: object) -> PublicSession:
    parts = [int(part) for part in day.split("-")]
    precision = ("year", "month", "day")[len(parts) - 1]
    empty = PublicSession(
        id=name,
        day=PartialDate(date(*[*parts, 1, 1][:3]), precision),  # type: ignore[arg-type]
        kind="pesantren",
        institutions=None,
        districts=(),
        audience=(),
        materials=(),
        minutes=None,
        leader="",
        reachable=None,
        people=None,
        women=None,
        men=None,
        questions=(),
        promises=(),
        origin=Origin("Koran", SOURCE, SOURCE.checked),
        note="",
    )
    return replace(empty, **keys)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "least"),
    [
        ([], None),
        ([(None, ("hulu",))], None),  # nobody says how many, and that is not 0
        ([(12, ())], 12),
        ([(12, ()), (10, ())], 12),  # the ten may be among the twelve
        ([(3, ("hulu",)), (4, ("hilir",))], 7),  # two districts: not the same ones
        ([(3, ("hulu",)), (2, ("hulu",)), (4, ("hilir",))], 7),
        ([(3, ("hulu",)), (4, ("hilir",)), (6, ())], 7),
        ([(3, ("hulu",)), (4, ("hilir",)), (9, ("hulu", "hilir"))], 9),
    ],
)
def test_institutions_are_counted_only_where_they_cannot_be_the_same(
    held: list[tuple[int | None, tuple[str, ...]]], least: int | None
) -> None:
    sessions = [session(str(n), institutions=count, districts=where) for n, (count, where) in enumerate(held)]
    assert least_institutions(sessions) == least
    assert least_institutions(sessions[::-1]) == least


def test_attendance_is_the_least_that_is_sure() -> None:
    assert least_attendance([session("satu")]) is None
    held = [
        session("satu"),
        session("dua", people=Attendance(40, 79)),
        session("tiga", people=Attendance(80, None)),
        session("empat", people=Attendance(0, 0)),
    ]
    assert least_attendance(held) == 120


def test_a_session_on_an_unknown_day_is_not_told_as_later_than_the_promise() -> None:
    day = date(2025, 7, 31)
    held = [session(name, day=name) for name in ("2025", "2025-07", "2025-07-30", "2025-07-31", "2025-08")]
    later, before = since(held, day)
    assert [one.id for one in later] == ["2025-07-31", "2025-08"]
    assert [one.id for one in before] == ["2025", "2025-07", "2025-07-30"]


def test_files_tell_each_session_once_and_leave_empty_what_nobody_recorded() -> None:
    found = Outreach(
        sessions=(
            session("satu", people=Attendance(5, 9), districts=("hulu",), institutions=2 - 1),
            session("dua", day="2024-11", people=Attendance(1, 4), note="=1+1"),
            session("tiga", day="2024", people=Attendance(80, None)),
            session("empat", people=Attendance(1510, 1510)),
            session("lima"),
        )
    )
    made = files.files(found, {"hulu": "Hulu"}, {"peringatan": "P", "penerbit": "T", "lisensi": "L"})
    for name, delimiter in (("penyuluhan.csv", ","), ("penyuluhan-excel.csv", ";")):
        text = made[files.FOLDER + name].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
        assert [row["orang"] for row in rows] == ["5–9", "<5", "80 atau lebih", "1510", ""]
        assert [row["tanggal"] for row in rows][1:3] == ["2024-11", "2024"]
        assert rows[1]["catatan"] == "'=1+1"
        assert {row["peringatan"] for row in rows} == {"P"}
        assert rows[4]["jumlah-lembaga"] == ""
    told = json.loads(made[f"{files.FOLDER}penyuluhan.json"])
    assert [one["orang"] for one in told["kegiatan"]] == ["5–9", "<5", "80 atau lebih", 1510, None]
    assert told["kegiatan"][0]["kecamatan"] == [{"id": "hulu", "nama": "Hulu"}]
    assert told["kegiatan"][0]["sumber"]["alamat"] == SOURCE.url


def rendered(text: str, data: BlockData) -> str:
    placed, problems = content.options(text, "penyuluhan", "contoh.md", 1)
    assert placed, problems
    assert list(BLOCKS["penyuluhan"].check(placed.value, data)) == []
    return BLOCKS["penyuluhan"].render(placed.value, data)


@pytest.fixture(scope="module")
def real() -> site.Site:
    found, _ = site.load(ROOT)
    assert found
    return found


PARTS = ("bagian: peta\nsejak: 2025-07-31", "bagian: peta", "bagian: lembaga", "bagian: kegiatan")


def test_every_district_is_told_once_and_nothing_is_a_percentage(real: site.Site) -> None:
    page = rendered(PARTS[0], real.data)
    told = re.findall(r"<li><b>[^<]*</b>(.*?)\.</li>", page)
    names = [name for line in told for name in re.split(r", dan |, | dan ", line.strip()) if name != "belum ada"]
    assert sorted(names) == sorted(district.name for district in real.data.districts.all)
    assert not any(re.search(r"%|persen", re.sub("<svg.*?</svg>", "", rendered(p, real.data))) for p in PARTS)


def test_what_is_not_known_is_not_shown_as_none(real: site.Site) -> None:
    empty = replace(real.data, outreach=Outreach(kinds=real.data.outreach.kinds))
    page = rendered("bagian: lembaga", empty)
    assert page.count('<td class="tidak-ada">tidak ada catatan</td>') == len(real.data.outreach.kinds)
    assert "Jumlah seluruh lembaga di daerah ini belum diketahui." in page
    assert not re.search(r">0\b", page)
    assert "Itu bukan berarti belum ada kegiatan" in rendered("bagian: kegiatan", empty)
    assert "Belum ada kecamatan, dari 29, dengan kegiatan yang tercatat." in rendered("bagian: peta", empty)


def test_every_recorded_session_stands_on_the_page_with_its_source(real: site.Site) -> None:
    assert "komitmen/penyuluhan.md" in real.pages, "promises and materials lead to it"
    page = rendered("bagian: kegiatan", real.data)
    for one in real.data.outreach.sessions:
        assert f'id="kegiatan-{one.id}"' in page
        assert one.origin.source is None or one.origin.source.url.replace("&", "&amp;") in page
        assert one.origin.source is None or one.origin.source.id in real.pages["komitmen/penyuluhan.md"].head.sources


def test_the_example_record_is_not_on_the_site(real: site.Site) -> None:
    """Everything filled in only in tests: the real sources tell of no material, no evaluation."""
    assert not any(one.questions or one.materials for one in real.data.outreach.sessions if one.origin.source)


def test_a_material_tells_in_how_many_sessions_it_was_used(tmp_path: Path) -> None:
    sessions = (TESTS / "blocks/data/penyuluhan/2026.yml").read_text(encoding="utf-8")
    found, problems = site.load(project(tmp_path, sessions))
    assert found
    assert problems == []
    assert found.head(found.pages["materi/kartu-contoh.md"])["kegiatan"] == 1
    without, _ = site.load(TESTS / "example")
    assert without
    assert without.head(without.pages["materi/kartu-contoh.md"])["kegiatan"] == 0


def test_text_from_data_cannot_become_html(real: site.Site) -> None:
    source = replace(SOURCE, publisher=HOSTILE, title=HOSTILE)
    one = session(
        "satu",
        kind=HOSTILE,
        districts=("hulu",),
        audience=(HOSTILE,),
        materials=(("tidak-ada", HOSTILE),),
        promises=("janji",),
        origin=Origin(HOSTILE, source, source.checked),
        note=HOSTILE,
    )
    promises = {"janji": Served(HOSTILE, "komitmen/janji/", date(2025, 7, 31))}
    places = replace(
        real.data.districts,
        all=tuple(d.model_copy(update={"id": "hulu", "name": HOSTILE}) for d in real.data.districts.all[:1]),
    )
    data = replace(
        real.data,
        districts=places,
        outreach=Outreach((one,), (HOSTILE,), promises=promises),
        identity=real.data.identity.model_copy(update={"area": HOSTILE}),
    )
    for text in (*PARTS, "bagian: janji\njanji: janji"):
        page = rendered(text, data)
        assert "&lt;script&gt;" in page, text
        assert "<script" not in page, text
