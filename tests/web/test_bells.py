"""A school's days and bells at the desk and in the school's office: read, set, taken back, taken over from a file."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.work.roster.models import BellSchedule, BellWeek, SchoolDays
from tests.cast import Town
from tests.clerk import Desk, said, stamp_of
from tests.exchange.bells.stage import csv_of, event, ical_of
from tests.factories import bells as ring
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
RUNG = {"name": "Regular", "kind": "regular", "first": "08:30", "last": "15:20", "start": "2026-08-17"}
WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "Regular")


def at_desk(town: Town, school: str = "high") -> str:
    return f"/desk/schools/{town.schools[school]}/bells/"


def in_office(town: Town, school: str = "high") -> str:
    return f"/campus/bells/{town.schools[school]}/"


@pytest.fixture(params=["sergeant", "principal"])
def door(request, alder) -> tuple[Desk, str]:
    """Who sets the calendar, and where."""
    path = at_desk(alder) if request.param == "sergeant" else in_office(alder)
    return Desk(alder, request.param), path


def test_without_a_calendar_it_says_what_will_be_here_and_that_nothing_is_known(door):
    desk, path = door
    shown = said(desk.open(path))
    assert "Today: not known, because nobody entered a calendar for it." in shown
    assert "Set a schedule first; then say which weekday has it." in shown


def test_a_calendar_is_set_step_by_step(door):
    desk, path = door
    assert desk.send(f"{path}set/", **RUNG).status_code == 302
    assert desk.send(f"{path}weekdays/", start="2026-08-17", until="2027-06-11", **WEEK).status_code == 302
    day = {"kind": "holiday", "start": "2026-11-26", "until": "2026-11-27", "words": "Thanksgiving"}
    assert desk.send(f"{path}days/", **day).status_code == 302
    shown = said(desk.open(path))
    assert "Today: 08:30–15:20 (Regular)." in shown
    assert "Monday, Tuesday, Wednesday, Thursday, Friday: Regular; Saturday, Sunday: No school" in shown
    assert "Aug 17, 2026 – Jun 11, 2027" in shown
    assert "Nov 26, 2026 – Nov 27, 2026 No school: Holiday Thanksgiving" in shown
    assert str(SchoolDays.objects.get().end) == "2026-11-28"


def test_the_weekdays_come_with_what_they_have_now(alder, door):
    desk, path = door
    ring.calendar(alder)
    page = desk.open(f"{path}weekdays/").content.decode()
    assert page.count('<option value="Minimum day" selected>') == 1
    assert page.count('<option value="Regular" selected>') == 4


@pytest.mark.parametrize(
    ("page", "typed", "words"),
    [
        ("set/", RUNG | {"last": "08:00"}, "Last bell – The last bell rings after the first."),
        ("set/", RUNG | {"until": "2026-08-01"}, "Until – It ends before it begins."),
        ("set/", RUNG | {"until": "9999-12-31"}, "Until – Enter a day between 2000 and 2100."),
        ("set/", RUNG | {"start": "1926-08-17"}, "From – This day is out of range"),
        ("set/", RUNG | {"name": ""}, "Name of the schedule – This field is required."),
        ("weekdays/", WEEK | {"start": "2026-08-01"}, "Monday – No schedule of this school is called so"),
        ("weekdays/", WEEK | {"monday": "Nobody", "start": "2026-08-17"}, "Monday – Select a valid choice."),
        ("days/", {"kind": "schedule", "start": "2026-12-01"}, "Which schedule – No schedule of this school"),
        ("days/", {"kind": "times", "start": "2026-12-01"}, "First bell – Give the first and the last bell."),
        (
            "days/",
            {"kind": "holiday", "start": "2026-12-01", "schedule": "Regular"},
            "Which schedule – A day without school has no schedule.",
        ),
        (
            "days/",
            {"kind": "schedule", "schedule": "Regular", "start": "2026-11-24"},
            "Day – Something else is entered for one of these days.",
        ),
    ],
)
def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(alder, door, page, typed, words):
    desk, path = door
    ring.calendar(alder)
    answer = desk.send(f"{path}{page}", **typed)
    assert answer.status_code == 422
    assert words in said(answer).replace("&ndash;", "–")
    assert all(value in answer.content.decode() for name, value in typed.items() if name == "start")


def test_pressing_twice_is_once(door):
    desk, path = door
    stamp = stamp_of(desk.open(f"{path}set/"))
    for _time in range(2):
        assert desk.client.post(f"{path}set/", stamp | RUNG).status_code == 302
    assert BellSchedule.objects.count() == 1


def back(desk: Desk, path: str, of: str, row: BellSchedule | BellWeek | SchoolDays) -> str:
    """Take a line back, and return what the calendar says then."""
    assert desk.send(path, f"{path}back/", of=of, line=str(row.id)).status_code == 302
    return said(desk.open(path))


def test_lines_are_taken_back_and_days_stay_to_be_read(alder, door):
    desk, path = door
    ring.calendar(alder)
    minimum = BellSchedule.objects.get(name="Minimum day")
    assert "Weekdays or special days still name this schedule." in back(desk, path, "bells", minimum)
    shown = back(desk, path, "days", SchoolDays.objects.get())
    assert "Taken back Nov 23, 2026 – Nov 27, 2026 No school: Recess Fall recess" in shown
    assert "Today: not known" in back(desk, path, "weekdays", BellWeek.objects.get())
    assert "Minimum day" not in back(desk, path, "bells", minimum).partition("Weekdays")[0]
    assert [one.name for one in BellSchedule.objects.filter(withdrawn=None)] == ["Regular"]


def test_nothing_that_is_no_line_breaks_it(alder, door):
    desk, path = door
    for typed in ({}, {"of": "all", "line": "x"}, {"of": "days", "line": str(alder.schools["high"])}):
        assert desk.client.post(f"{path}back/", typed).status_code == 302
    assert desk.open(f"{path}back/").status_code == 405


def upload(desk: Desk, path: str, data: bytes, name: str = "calendar.ics"):
    """Choose a file, and return the answer."""
    desk.open(f"{path}file/")
    return desk.client.post(f"{path}file/", {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_looked_at_and_taken_over(alder, door):
    desk, path = door
    ring.calendar(alder)
    data = ical_of(event("No School", "20261111"), event("Spirit week", "20261102"))
    look = upload(desk, path, data)["Location"]
    shown = said(desk.open(look))
    assert "1 line would be entered. 1 was not understood. Nothing has been written yet." in shown
    assert "It names neither a schedule of this school nor a day without school." in shown
    assert SchoolDays.objects.count() == 1
    assert desk.client.post(look).status_code == 302
    assert SchoolDays.objects.count() == 2
    assert desk.open(look).status_code == 404
    again = said(desk.open(upload(desk, path, data)["Location"]))
    assert "0 lines would be entered. 1 stands already." in again
    assert "Take it over" not in again


def test_a_file_with_a_fault_is_told_with_its_place_and_not_taken(alder, door):
    desk, path = door
    look = upload(desk, path, csv_of("2026-11-12,2026-11-10,no_school,,"), "c.csv")["Location"]
    for answer in (desk.open(look), desk.client.post(look)):
        shown = said(answer)
        assert "The file cannot be taken over; nothing was written." in shown
        assert "2 until 2026-11-10 a day that is not before the first" in shown
    assert SchoolDays.objects.count() == 0


@pytest.mark.parametrize("data", [b"", b"a" * (3 << 20)])
def test_a_file_that_is_empty_or_too_large_is_refused_at_its_field(door, data):
    desk, path = door
    answer = upload(desk, path, data)
    assert answer.status_code == 422
    assert "The calendar as a file" in said(answer)


def test_any_bytes_are_answered_in_words(door):
    desk, path = door
    for data in (
        b"\0" * 10,
        b"\xff\xfe",
        b"BEGIN:VCALENDAR",
        b"\x1f\x8b\x08",
        b'day,what\n"',
        "día".encode("utf-16"),
    ):
        answer = desk.open(upload(desk, path, data)["Location"])
        assert answer.status_code == 200
        assert "nothing was written" in said(answer)


def test_officers_read_it_and_set_nothing(alder):
    ring.calendar(alder)
    desk = Desk(alder, "officer-1")
    shown = desk.open(at_desk(alder))
    assert "Fall recess" in said(shown)
    assert "Take back" not in said(shown)
    for page in ("set/", "weekdays/", "days/", "file/"):
        assert desk.open(f"{at_desk(alder)}{page}").status_code == 404
    assert Desk(alder, "it").open(at_desk(alder)).status_code == 404


def test_the_principal_sets_no_other_school(alder):
    desk = Desk(alder, "principal")
    assert desk.open(in_office(alder, "middle")).status_code == 404
    assert desk.open(f"{at_desk(alder, 'middle')}set/").status_code == 404
    assert desk.client.post(f"{at_desk(alder, 'middle')}file/").status_code == 404
    assert desk.open("/campus/bells/")["Location"] == in_office(alder)


def test_the_counselor_reads_and_sets_nothing(alder):
    desk = Desk(alder, "counselor")
    assert desk.open(in_office(alder)).status_code == 200
    for page in ("set/", "weekdays/", "days/", "file/", "file/" + "ab" * 32 + "/"):
        assert desk.open(f"{in_office(alder)}{page}").status_code == 404
    typed = {"of": "days", "line": str(alder.schools["high"])} | stamp_of(desk.open(in_office(alder)))
    assert desk.client.post(f"{in_office(alder)}back/", typed).status_code in {302, 404}


def test_another_agencys_school_and_file_do_not_exist(alder, bay):
    desk = Desk(alder)
    assert desk.open(at_desk(bay)).status_code == 404
    look = upload(desk, at_desk(alder), csv_of("2026-11-11,,no_school,,"))["Location"]
    digest = look.rstrip("/").rsplit("/", 1)[-1]
    assert Desk(bay).open(f"{at_desk(bay)}file/{digest}/").status_code == 404
    assert desk.open(f"{at_desk(alder)}file/{'ab' * 32}/").status_code == 404
    assert desk.open(f"{at_desk(alder)}file/no-such/").status_code == 404


def test_the_room_of_a_school_says_when_it_keeps_today(alder):
    ring.calendar(alder)
    shown = said(Desk(alder).open(f"/desk/schools/{alder.schools['high']}/"))
    assert "School days and bells Today: 08:30–15:20 (Regular)." in shown


def test_it_is_all_there_in_spanish(alder):
    ring.calendar(alder)
    desk = Desk(alder, language="es")
    shown = said(desk.open(at_desk(alder)))
    assert "Días de clases y horario de clases" in shown
    assert "Hoy: 08:30–15:20 (Regular)." in shown
    look = upload(desk, at_desk(alder), csv_of("2026-11-12,2026-11-10,no_school,,"))["Location"]
    assert "un día que no sea anterior al primero" in said(desk.open(look))


def test_pages_ask_a_fixed_number_of_questions(alder, django_assert_max_num_queries):
    desk = Desk(alder)
    ring.calendar(alder)
    desk.open(at_desk(alder))
    with django_assert_max_num_queries(14):
        desk.open(at_desk(alder))
