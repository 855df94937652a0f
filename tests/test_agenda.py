"""Events, days of the year and their calendars: in the right order on the right day, and readable by two parsers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from terang import agenda_calendar, site
from terang.agenda import CALENDAR, Agenda, NextDay
from terang.blocks.agenda import words
from terang.calendars import OFFSET, ZONE, Appointment, calendar
from terang.indonesian import moments
from terang.periods import Moment, PartialDate

TESTS = Path(__file__).parent


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    project = shutil.copytree(TESTS / "example", tmp_path_factory.mktemp("agenda") / "contoh")
    found, problems = site.load(Path(project), "https://contoh.id/situs/")
    assert found
    assert problems == []
    return found


@pytest.fixture(scope="module")
def agenda(loaded: site.Site) -> Agenda:
    return loaded.facts.agenda


def ids(found: list) -> list[str]:  # type: ignore[type-arg]
    return [one.day.id if isinstance(one, NextDay) else one.event.id for one in found]


@pytest.mark.parametrize(
    ("day", "coming", "past"),
    [
        ("2025-07-31", ["rapat-2025", "temu-warga", "lomba-poster"], []),  # on its last day it is still coming
        ("2025-08-01", ["temu-warga", "lomba-poster"], ["rapat-2025"]),
        ("2027-02-11", ["lomba-poster"], ["temu-warga", "rapat-2025"]),
        ("2027-05-31", ["lomba-poster"], ["temu-warga", "rapat-2025"]),  # only its month is known
        ("2027-06-01", [], ["lomba-poster", "temu-warga", "rapat-2025"]),
    ],
)
def test_events_move_to_the_archive_by_themselves(agenda: Agenda, day: str, coming: list[str], past: list[str]) -> None:
    then = replace(agenda, today=date.fromisoformat(day))
    assert ids(then.coming) == coming
    assert ids(then.past) == past


@pytest.mark.parametrize(
    ("day", "days"),
    [
        ("2026-11-24", [("pekan-contoh", "2026-12-28", "2027-01-03"), ("hari-contoh", "2027-07-23", "2027-07-23")]),
        ("2027-01-03", [("pekan-contoh", "2026-12-28", "2027-01-03"), ("hari-contoh", "2027-07-23", "2027-07-23")]),
        ("2027-01-04", [("hari-contoh", "2027-07-23", "2027-07-23"), ("pekan-contoh", "2027-12-28", "2028-01-03")]),
    ],
)
def test_days_come_back_in_the_order_in_which_they_are_next(
    agenda: Agenda, day: str, days: list[tuple[str, str, str]]
) -> None:
    found = replace(agenda, today=date.fromisoformat(day)).next_days
    assert [(one.day.id, one.first.isoformat(), one.last.isoformat()) for one in found] == days


def test_without_a_date_of_the_build_nothing_is_over(agenda: Agenda) -> None:
    assert len(replace(agenda, today=date.min).coming) == 3


def test_the_build_publishes_one_calendar_of_all_and_one_file_an_event(loaded: site.Site) -> None:
    found = {path for path in loaded.files() if path.endswith(".ics") and path.startswith("agenda/")}
    assert found == {CALENDAR, "agenda/rapat-2025.ics", "agenda/temu-warga.ics"}, "no day, no file"


def test_equal_data_give_equal_bytes_on_any_day(loaded: site.Site) -> None:
    data, sources = loaded.data, loaded.data.public.sources
    first = agenda_calendar.everything(data.agenda, sources, words(data))
    later = replace(data.agenda, today=date(2031, 1, 1))
    assert agenda_calendar.everything(later, sources, words(data)) == first == loaded.files()[CALENDAR]


def test_a_calendar_app_reads_every_event(loaded: site.Site) -> None:
    """By icalendar: times are those of Jakarta, whole days end on the day after, days of the year come back."""
    found = icalendar.Calendar.from_ical(loaded.files()[CALENDAR])
    assert found.get("X-WR-CALNAME") == "Agenda Cerah (Kabupaten Contoh)"
    events = {str(one["summary"]): one for one in found.walk("VEVENT")}
    assert set(events) == {"Rapat bersama", "Temu warga", "Hari Contoh", "Pekan Contoh"}
    assert all(not one.errors for one in found.walk())
    meeting = events["Temu warga"]
    assert meeting["dtstart"].params["TZID"] == ZONE
    assert meeting.decoded("dtstart").astimezone(UTC) == datetime(2027, 2, 10, 2, 0, tzinfo=UTC)
    assert meeting.decoded("dtend").astimezone(UTC) == datetime(2027, 2, 10, 4, 30, tzinfo=UTC)
    assert meeting.decoded("dtstamp") == datetime(2026, 11, 20, tzinfo=UTC), "the day on which it was checked"
    assert meeting["location"] == "Lapangan Contoh, Desa Satu"
    assert meeting["url"] == "https://contoh.id/situs/agenda/temu-warga/"
    assert events["Rapat bersama"].decoded("dtend") - events["Rapat bersama"].decoded("dtstart") == timedelta(days=1)
    assert events["Pekan Contoh"].decoded("dtend") - events["Pekan Contoh"].decoded("dtstart") == timedelta(days=7)
    assert events["Pekan Contoh"]["rrule"]["FREQ"] == ["YEARLY"]
    (zone,) = found.walk("VTIMEZONE")
    assert zone["tzid"] == ZONE


@pytest.mark.parametrize("name", [CALENDAR, "agenda/temu-warga.ics", "agenda/rapat-2025.ics"])
def test_a_second_parser_reads_the_same(loaded: site.Site, name: str) -> None:
    """By vobject, which shares no code with icalendar: same events, same times, and every MUST that it knows."""
    body = loaded.files()[name]
    theirs = vobject.readOne(body.decode())
    assert theirs.validate(raiseException=True)
    ours = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [(one.summary.value, one.uid.value) for one in theirs.vevent_list] == [
        (str(one["summary"]), str(one["uid"])) for one in ours
    ]
    for read, other in zip(theirs.vevent_list, ours, strict=True):
        start = read.dtstart.value
        assert (start.astimezone(UTC) if isinstance(start, datetime) else start) == (
            other.decoded("dtstart").astimezone(UTC) if isinstance(start, datetime) else other.decoded("dtstart")
        )


def test_lines_end_and_break_as_the_standard_says(loaded: site.Site) -> None:
    body = loaded.files()[CALENDAR]
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75


def test_ids_hang_on_neither_publisher_nor_address(loaded: site.Site) -> None:
    def uids(data: object) -> list[str]:
        body = agenda_calendar.everything(agenda, loaded.data.public.sources, words(data))  # type: ignore[arg-type]
        return [str(one["uid"]) for one in icalendar.Calendar.from_ical(body).walk("VEVENT")]

    agenda = loaded.data.agenda
    endorsed = loaded.data.identity.model_copy(update={"publisher": "Dinas Contoh"})
    elsewhere = loaded.data.identity.model_copy(update={"area": "Kota Contoh"})
    first = uids(loaded.data)
    assert uids(replace(loaded.data, identity=endorsed, site="https://lain.id/")) == first
    assert not set(uids(replace(loaded.data, identity=elsewhere))) & set(first)


def test_a_cancelled_event_says_so_in_the_calendar() -> None:
    stamp, at = date(2026, 11, 23), datetime(2027, 2, 10, 9)
    body = calendar("x", "y", [Appointment("urn:uuid:1", "Rapat", at, None, stamp, cancelled=True)])
    (event,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert "dtend" not in event, "nobody has said when it ends"


def test_the_zone_that_is_written_out_is_that_of_the_country() -> None:
    from zoneinfo import ZoneInfo

    for year in range(1970, 2041):
        for month in (1, 7):
            assert datetime(year, month, 1, tzinfo=ZoneInfo(ZONE)).utcoffset() == OFFSET


def at(text: str, clock: str = "", precision: str = "day") -> Moment:
    return Moment(
        PartialDate(date.fromisoformat(text), precision),  # type: ignore[arg-type]
        time.fromisoformat(clock) if clock else None,
    )


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (at("2027-02-10"), None, "10 Februari 2027"),
        (at("2027-02-10"), at("2027-02-10"), "10 Februari 2027"),
        (at("2027-02-10", "09:00"), None, "10 Februari 2027, pukul 09.00 WIB"),
        (at("2027-02-10", "09:00"), at("2027-02-10", "11:30"), "10 Februari 2027, pukul 09.00 sampai 11.30 WIB"),
        (
            at("2027-02-10", "09:00"),
            at("2027-02-11", "11:30"),
            "10 Februari 2027 pukul 09.00 sampai 11 Februari 2027 pukul 11.30 WIB",
        ),
        (at("2027-02-10"), at("2027-02-12"), "10 sampai 12 Februari 2027"),
        (at("2026-11-25"), at("2026-12-10"), "25 November sampai 10 Desember 2026"),
        (at("2026-12-28"), at("2027-01-03"), "28 Desember 2026 sampai 3 Januari 2027"),
        (at("2027-05-01", precision="month"), None, "Mei 2027"),
        (at("2027-05-01", precision="month"), at("2027-06-01", precision="month"), "Mei 2027 sampai Juni 2027"),
    ],
)
def test_when_is_said_as_indonesians_write_it(start: Moment, end: Moment | None, said: str) -> None:
    assert moments(start, end) == said
