"""What rows say: days and times of one place, names of schools, officers and kinds; never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.activities.models import Activity
from tests.exchange.daylog.stage import HEADINGS, faults, officer, only, read, school, table


@pytest.mark.parametrize("day", ["1/1/1900", "12/31/1999", "1/1/2099", "11/20/2026"])
def test_days_out_of_range_are_refused(alder, log, day):
    assert faults(read(alder, log(table({"Date": day})))) == [(2, "Date", day)]


def test_later_today_is_refused(alder, log):
    assert faults(read(alder, log(table({"Date": "11/19/2026", "Start": "1:00 PM"})))) == [
        (2, "Start", "1:00 PM")
    ]


def test_the_hour_that_the_clock_jumped_over_is_refused_and_the_one_it_repeated_is_noted(alder, log):
    answer = read(alder, log(table({"Date": "3/8/2026", "Start": "2:30 AM"})))
    assert faults(answer) == [(2, "Start", "2:30 AM")]
    assert "set forward" in answer.rejected[0].words
    answer = read(alder, log(table({"Date": "11/1/2026", "Start": "1:30 AM"})))
    assert [note.words for note in answer.notes] == [
        "the clock showed this time twice that night; the first was taken"
    ]
    assert only().started_at == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def test_24_00_is_the_midnight_that_ends_the_day(alder, log):
    read(alder, log(table({"Start": "24:00"})))
    assert (only().day, only().hour) == (date(2026, 9, 4), 0)


def test_24_00_ends_an_entry_and_a_night_is_crossed(alder, log):
    rows = (
        {"Start": "11:00 PM", "End": "24:00", "Duration": ""},
        {"Start": "23:30", "End": "0:15", "Duration": ""},
    )
    assert read(alder, log(table(*rows))).created == 2
    assert sorted(Activity.objects.values_list("minutes", flat=True)) == [45, 60]


def test_an_end_before_the_start_is_refused(alder, log):
    assert faults(read(alder, log(table({"End": "9:00 AM", "Duration": ""})))) == [(2, "End", "9:00 AM")]


def test_no_time_is_invented(alder, log):
    answer = read(alder, log(table({"Start": ""})))
    assert "default_start" in answer.rejected[0].words
    answer = read(alder, log(table({"Duration": ""})))
    assert "default_minutes" in answer.rejected[0].words
    assert read(
        alder, log(table({"Start": "", "Duration": ""})), 'default_start = "08:00"\ndefault_minutes = 15'
    ).created
    assert (only().hour, only().minutes) == (8, 15)


def test_a_day_with_its_time_in_one_cell(alder, log):
    read(alder, log(table({"Date": "9/3/2026 2:30 PM", "Start": ""})))
    assert only().hour == 14


def test_hours_and_minutes_in_one_column_are_noted(alder, log):
    answer = read(alder, log(table({"Duration": "1.5"}, {"Duration": "2", "Start": "13:00"})))
    assert any("read as hours" in note.words for note in answer.notes)


def test_a_time_that_could_be_the_afternoons_is_noted(alder, log):
    answer = read(alder, log(table({"Start": "1:30"})))
    assert any("night" in note.words for note in answer.notes)


def test_schools_by_code_nickname_and_initials(alder, log):
    from tests.factories import roster as make

    cordova = school(alder, "Cordova Senior High School", kind="high", code="34672340000001")
    make.school(alder, "Mills Middle School", kind="middle")
    for word in (
        "Cordova Sr. High",
        "cordova",
        "CSHS",
        "34672340000001",
        "Córdova High",
        "Cordova Senior HS",
    ):
        answer = read(alder, log(table({"School": word})), dry_run=True)
        assert answer.rejected == [], word
    read(alder, log(table({"School": "Cordova High"})))
    assert only().school_id == cordova


def test_a_nickname_of_two_schools_is_refused_with_both(alder, log):
    school(alder, "Cordova High")
    school(alder, "Cordova Meadows")
    answer = read(alder, log(table({"School": "Cordova"})))
    assert faults(answer) == [(2, "School", "Cordova")]
    words = answer.rejected[0].words
    assert "Cordova High" in words
    assert "Cordova Meadows" in words
    assert "[values.school]" in words


def test_two_schools_of_one_name_are_refused_with_both_and_a_map_tells_them_apart(alder, log):
    school(alder, "Lincoln", city="Alder", code="11")
    east = school(alder, "Lincoln", city="Easton", code="22")
    words = read(alder, log(table({"School": "Lincoln"}))).rejected[0].words
    assert "Lincoln (Alder, 11)" in words
    assert "Lincoln (Easton, 22)" in words
    read(alder, log(table({"School": "Lincoln"})), '[values.school]\n"Lincoln" = "22"')
    assert only().school_id == east


def test_officers_by_all_their_names(alder, log):
    ana = officer(alder, "Ana Pérez", badge="4711")
    officer(alder, "Luis Chen")
    spellings = (
        "Ana Perez",
        "Perez, Ana",
        "Ofc. Perez",
        "Officer A. Pérez",
        "4711",
        "#4711",
        "Sgt. PEREZ",
        "perez a",
    )
    for word in spellings[:-1]:
        answer = read(alder, log(table({"Officer": word})), dry_run=True)
        assert answer.rejected == [], word
    read(alder, log(table({"Officer": "Perez, A."})))
    assert only().officer_id == ana


def test_an_officer_who_left_is_still_in_the_log_and_two_of_one_name_are_refused(alder, log):
    from tests.factories import roster as make

    gone = officer(alder, "Mia Stone")
    assert make.done(alder, "release_officer", officer=str(gone), left="2026-10-01")
    assert read(alder, log(table({"Officer": "Stone"}))).created == 1
    officer(alder, "Max Stone")
    words = read(alder, log(table({"Officer": "Stone"}))).rejected[0].words
    assert "Mia Stone" in words
    assert "Max Stone" in words


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Conflict Resolution", "mediation"),
        ("conflict resolutions", "mediation"),
        ("MEDIACION", "mediation"),
        ("Visita al hogar", "home-visit"),
        ("Home Visits", "home-visit"),
        ("home-visit", "home-visit"),
        ("Classroom Lectures", "classroom-lesson"),
        ("Traffic control", "arrival-dismissal"),
        ("Court appearances", "hearing"),
        ("Advisory sessions with students", None),
    ],
)
def test_kinds_by_name_spanish_slug_and_what_others_call_them(alder, log, word, kind):
    answer = read(alder, log(table({"Activity": word})))
    assert [row.kind for row in Activity.objects.all()] == ([kind] if kind else [])
    assert bool(answer.rejected) is (kind is None)
    assert answer.unmatched == ({} if kind else {"kind": {word: 1}})


KIND = {
    "slug": "chess-club",
    "name": "Chess club",
    "name_es": "Club de ajedrez",
    "pillar": "prevention",
    "role": "counselor",
    "minutes": 30,
}


def test_a_kind_retired_before_that_day_is_refused(alder, log):
    with clock.at(datetime(2026, 8, 1, tzinfo=UTC)):
        assert alder.do("sergeant", "activities.add_kind", **KIND).done
    with clock.at(datetime(2026, 9, 1, 12, tzinfo=UTC)):
        assert alder.do("sergeant", "activities.retire_kind", slug="chess-club").done
    assert faults(read(alder, log(table({"Activity": "Chess club"})))) == [(2, "Activity", "Chess club")]
    assert read(alder, log(table({"Date": "8/31/2026", "Activity": "Chess club"}))).created == 1


def test_words_beyond_the_vocabulary_stay_in_the_note(alder, log):
    headings = (*HEADINGS, "Initiated by", "Location", "Disposition")
    row = {"Initiated by": "Ms. Hill", "Location": "Gym", "Disposition": "Resolved"}
    answer = read(alder, log(table(row, headings=headings)))
    assert answer.created == 1
    assert only().note.splitlines()[1:] == [
        "Initiated by: Ms. Hill",
        "Location: Gym",
        "Disposition: Resolved",
    ]
    assert (only().initiator, only().place, only().outcome) == ("", "campus", "")


def test_a_call_keeps_its_outcome_and_who_began_it(alder, log):
    headings = (*HEADINGS, "Requested by", "Location", "Disposition")
    row = {
        "Activity": "Call for service",
        "Requested by": "Vice Principal",
        "Location": "Bus",
        "Disposition": "Handled by the school",
    }
    assert read(alder, log(table(row, headings=headings))).created == 1
    assert (only().initiator, only().place, only().outcome) == ("administrator", "transport", "school")


def test_location_stands_for_the_school_where_no_column_does(alder, log):
    headings = [name.replace("School", "Location") for name in HEADINGS]
    assert read(alder, log(table({"Location": "Alder middle"}, headings=headings))).created == 1
    assert only().school_id == alder.schools["middle"]


def test_a_formula_is_text(alder, log):
    answer = read(
        alder,
        log(table({"Notes": '=HYPERLINK("http://x.example","y")'}, {"Duration": "=1+1", "Start": "9:00"})),
    )
    assert faults(answer) == [(3, "Duration", "=1+1")]
    read(alder, log(table({"Notes": "=1+1"})))
    assert only().note == "=1+1"
