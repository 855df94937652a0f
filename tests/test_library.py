"""The library of materials: its order, what is like what, its filters, its calendars, and what it rests on."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from pydantic import ValidationError

from terang import filters, legal_basis, plan_calendar, reviews, site
from terang.filters import Selection
from terang.library import Entry, Shelf
from terang.public import PublicArticle, PublicRule, PublicSource
from terang.records.days import Commemoration
from terang.records.library import Term
from terang.records.materials import Citation, Level
from terang.vocabulary import KINDS, reserved

EXAMPLE = Path(__file__).parent / "example"
LEVELS: tuple[Level, ...] = ("K0", "K1", "K2", "K3")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    loaded, problems = site.load(EXAMPLE)
    assert loaded, problems
    return loaded.data.shelf


def entry(shelf: Shelf, slug: str, **changed: object) -> Entry:
    """Return a material like the example's card, with these fields changed."""
    return Entry(slug, shelf.by_slug["kartu-contoh"].material.model_copy(update={"title": slug, **changed}))


def stocked(shelf: Shelf, *found: Entry) -> Shelf:
    return replace(
        shelf, entries=tuple(sorted(found, key=lambda one: one.rank)), slugs=frozenset(e.slug for e in found)
    )


def many(shelf: Shelf) -> Shelf:
    """Return a shelf with one material for each door, level and length."""
    pairs = itertools.product(shelf.doors, LEVELS, (5, 10, 11, 45, 90, 91))
    return stocked(
        shelf,
        *(
            entry(shelf, f"m-{door}-{level.lower()}-{n}", doors=(door,), competence=level, duration=f"{n} menit")
            for door, level, n in pairs
        ),
    )


# Order


def test_what_anyone_may_lead_stands_first(shelf: Shelf) -> None:
    made = many(shelf)
    levels = [one.material.competence for one in made.entries]
    assert levels == sorted(levels)
    for selection in filters.selections(made):
        found = [one.material.competence for one in filters.results(made, selection)]
        assert found == sorted(found)


def test_related_materials_share_a_theme_and_ask_for_no_more_than_this_one_first(shelf: Shelf) -> None:
    made = stocked(
        shelf,
        entry(shelf, "ini", themes=("tubuh",), competence="K1"),
        entry(shelf, "profesional", themes=("tubuh", "bercerita"), competence="K3"),
        entry(shelf, "siapa-saja", themes=("tubuh",), doors=("keluarga",), competence="K0"),
        entry(shelf, "setingkat", themes=("tubuh",), competence="K1"),
        entry(shelf, "lain", themes=("mitos",), competence="K0"),
    )
    assert [one.slug for one in made.related("ini")] == ["setingkat", "siapa-saja", "profesional"]


# Filters


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (5, {"10-menit", "45-menit", "90-menit"}),
        (10, {"10-menit", "45-menit", "90-menit"}),
        (11, {"45-menit", "90-menit"}),
        (45, {"45-menit", "90-menit"}),
        (90, {"90-menit"}),
        (91, {"lebih-dari-90-menit"}),
    ],
)
def test_a_short_material_fits_a_longer_time(shelf: Shelf, minutes: int, words: set[str]) -> None:
    assert {word for word in entry(shelf, "x", duration=f"{minutes} menit").words if "menit" in word} == words


@pytest.mark.parametrize(
    ("level", "words"), [("K0", {"k0", "k1", "k2", "k3"}), ("K1", {"k1", "k2", "k3"}), ("K3", {"k3"})]
)
def test_who_may_lead_more_sees_what_needs_less_too(shelf: Shelf, level: Level, words: set[str]) -> None:
    assert {"k0", "k1", "k2", "k3"} & entry(shelf, "x", competence=level).words == words


def test_each_filter_has_a_page_and_so_has_each_door_with_one_more(shelf: Shelf) -> None:
    made = many(shelf)
    selections = list(filters.selections(made))
    assert len(selections) == len({selection.address for selection in selections})
    assert all(filters.results(made, selection) for selection in selections)
    assert Selection("sekolah", "45-menit").address == "materi/saring/sekolah/45-menit/"
    words = {choice.word: choice.facet for choice in filters.choices(made)}
    used = {word for one in made.entries for word in one.words}
    others = {word for word in used if words[word] != "pintu"}
    assert {s.words for s in selections} == (
        {(word,) for word in used} | {(door, word) for door in ("sekolah", "keluarga") for word in others}
    )


def test_every_link_of_a_list_leads_to_a_page_with_as_many_as_it_says(shelf: Shelf) -> None:
    made = many(shelf)
    selections = [Selection(), *filters.selections(made)]
    pages = {selection.address for selection in selections}
    for selection in selections:
        for facet, found in filters.options(made, selection).items():
            for option in found:
                assert option.selection.address in pages
                assert option.count == len(filters.results(made, option.selection)) > 0
                assert option.choice.facet == facet
                assert option.current == (option.choice.word in selection.words)
        for choice in filters.chosen(made, selection):
            assert selection.without(choice).address in pages


@pytest.mark.parametrize(
    "written", [["sekolah", "keluarga"], ["k0", "k1"], ["sekolah", "k0", "k1"], ["apa-saja"], ["Sekolah"]]
)
def test_what_has_no_page_is_no_selection(shelf: Shelf, written: list[str]) -> None:
    assert filters.read(shelf, written) is None


@pytest.mark.parametrize("written", [[], ["sekolah"], ["k0"], ["sekolah", "k0"], ["k0", "sekolah"]])
def test_what_has_a_page_is_read(shelf: Shelf, written: list[str]) -> None:
    selection = filters.read(shelf, written)
    assert selection
    assert sorted(selection.words) == sorted(written)


def test_no_two_filters_share_a_word(shelf: Shelf) -> None:
    words = [choice.word for choice in filters.choices(shelf)]
    assert len(words) == len(set(words))
    fixed = [c.word for c in filters.choices(shelf) if c.facet not in ("pintu", "tema")]
    assert {*fixed, "saring"} == reserved()
    assert len(KINDS) == len({choice.word for choice in filters.choices(shelf) if choice.facet == "jenis"})


# Calendars


def calendar(shelf: Shelf) -> bytes:
    words = plan_calendar.Words(
        "Sekolah, contoh", "Cerah", "Contoh", lambda term: term.what, "https://contoh.id/materi/sekolah/"
    )
    return plan_calendar.file(shelf.doors["sekolah"], shelf, words)


def test_the_plan_is_a_calendar_that_comes_back_every_year(shelf: Shelf) -> None:
    read = icalendar.Calendar.from_ical(calendar(shelf))
    assert read["X-WR-TIMEZONE"] == "Asia/Jakarta"
    events = {str(event["SUMMARY"]): event for event in read.walk("VEVENT")}
    spans = {name: (event["DTSTART"].dt, event["DTEND"].dt) for name, event in events.items()}
    assert spans == {
        "Awal tahun ajaran": (date(2026, 7, 1), date(2026, 7, 2)),
        "Hari Contoh": (date(2026, 7, 23), date(2026, 7, 24)),
        "Semester kedua": (date(2027, 1, 1), date(2027, 1, 2)),
        "Pekan Contoh": (date(2026, 12, 28), date(2027, 1, 4)),
    }
    assert all(event["RRULE"].to_ical() == b"FREQ=YEARLY" for event in events.values())
    assert len({str(event["UID"]) for event in events.values()}) == len(events)
    assert str(events["Hari Contoh"]["DESCRIPTION"]) == "Pasang kartunya. Ajarkan pelajarannya."


def test_the_same_data_make_the_same_calendar(shelf: Shelf) -> None:
    made = calendar(shelf)
    assert made == calendar(shelf)
    assert b"\r\n" in made
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


@pytest.mark.parametrize("written", ["02-30", "13-01", "7-23", "23 Juli", "02-29", ""])
def test_a_day_that_does_not_come_every_year_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Commemoration.model_validate({"id": "x", "nama": "x", "tanggal": written, "sumber": ["x"]})


@pytest.mark.parametrize("written", ["0", "13", "07", "Juli", ""])
def test_a_month_is_a_number(written: str) -> None:
    with pytest.raises(ValidationError):
        Term.model_validate({"judul": "x", "dari": written, "sampai": "9", "kegiatan": "x"})


# What it rests on


def rule(**changed: object) -> PublicRule:
    article = PublicArticle("41", "Isi.", "belum", "")
    return replace(PublicRule("UU 1/2001", "berlaku", "", "sebagian", "belum", (article,)), **changed)  # type: ignore[arg-type]


def source(**changed: object) -> PublicSource:
    made = PublicSource("uu", "UU", "Negara", "https://x.id/", None, date(2026, 11, 23), "", rule=rule())
    return replace(made, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "known", "what"),
    [
        ("uu/41", source(), None),
        ("uu", source(), None),
        ("uu/42", source(), "pasal 42 dari UU 1/2001 tidak ada"),
        ("uu", source(rule=None), "aturan 'uu' tidak ada"),
        ("lain", source(), "aturan 'lain' tidak ada"),
        ("uu/41", source(rule=rule(status="dicabut", by="uu-baru")), "UU 1/2001 sudah dicabut oleh 'uu-baru'"),
        ("uu/41", source(rule=rule(status="diubah", by="uu-baru")), None),
        ("uu", source(evidence="dilarang"), "aturan 'uu' tidak boleh dipakai"),
    ],
)
def test_what_may_be_cited(cited: str, known: PublicSource, what: str | None) -> None:
    rule_id, _, article = cited.partition("/")
    found = list(legal_basis._wrong(Citation(rule_id, article), {"uu": known}))
    assert [one.startswith(what or "") for one, _ in found] == [True] * bool(what)


def test_an_article_that_nobody_has_read_waits(shelf: Shelf) -> None:
    loaded, _ = site.load(EXAMPLE)
    assert loaded
    material = shelf.by_slug["pelajaran-contoh"].material
    waits = [basis.waits for basis in legal_basis.of(material, loaded.facts.public.sources)]
    assert waits == [False, True]


# Reviews


@pytest.mark.parametrize(("today", "over"), [(date(2027, 11, 23), False), (date(2027, 11, 24), True)])
def test_a_review_runs_out_on_the_day_after_it_was_due(today: date, over: bool) -> None:
    loaded, _ = site.load(EXAMPLE)
    assert loaded
    page = loaded.pages["materi/kartu-contoh.md"]
    found = list(reviews.over([page], today))
    assert [problem.what for problem in found] == ["masa tinjau habis 23 November 2027"] * over


def test_a_review_that_ran_out_is_a_problem_and_does_not_hold_up_the_daily_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2027, 11, 24, tzinfo=UTC).timestamp())))
    _, problems = site.load(EXAMPLE)
    assert "masa tinjau habis 23 November 2027" in [problem.what for problem in problems]
    loaded, problems = site.load(EXAMPLE, to_publish=True)
    assert not [problem for problem in problems if problem.path.startswith("content/materi/")]
    assert loaded
    assert loaded.head(loaded.pages["materi/kartu-contoh.md"])["lewat"] is True


def test_the_library_can_be_taken_over(tmp_path: Path) -> None:
    """Another regency changes doors and themes in data/materi.yml alone; the pages follow."""
    project = Path(shutil.copytree(EXAMPLE, tmp_path / "situs"))
    path = project / "data/materi.yml"
    text = path.read_text("utf-8").replace("nama: Keluarga", "nama: Rumah gadang")
    path.write_text(text, encoding="utf-8")
    loaded, problems = site.load(project)
    assert loaded
    assert problems == []
    assert loaded.pages["materi/keluarga.md"].head.title == "Materi untuk rumah gadang"
    assert loaded.pages["materi/saring/keluarga.md"].head.title == "1 materi: Rumah gadang"
