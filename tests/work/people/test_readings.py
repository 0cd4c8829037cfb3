"""Every look at a person is written down before anything is shown, with its reason, for those who answer for it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry
from schoolbeat.work.people.models import Reading, Shown
from schoolbeat.work.people.queries.readings import (
    readers,
    readings,
    readings_of,
    reasons_given,
    unusual,
)
from schoolbeat.work.people.queries.record import record, way_to
from tests.cast import NOW
from tests.factories import people as make

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def test_nothing_is_shown_before_it_is_opened(alder):
    student = make.person(alder)
    officer = alder.viewer("officer-1")
    assert record(officer, student) is None
    make.opened(alder, "officer-1", student)
    assert record(officer, student).words.family == "García-López"
    assert Entry.objects.filter(verb="people.open").count() == 1
    assert Shown.objects.get().person_id == student


def test_it_closes_after_a_quarter_of_an_hour(alder):
    student = make.person(alder)
    make.opened(alder, "officer-1", student)
    with clock.at(NOW + timedelta(minutes=14, seconds=59)):
        assert record(alder.viewer("officer-1"), student) is not None
    with clock.at(NOW + timedelta(minutes=15)):
        assert record(alder.viewer("officer-1"), student) is None


def test_what_one_opened_is_not_open_for_another(alder):
    student = make.person(alder)
    make.opened(alder, "officer-1", student)
    assert record(alder.viewer("sergeant"), student) is None


def test_outside_the_own_caseload_a_reason_is_owed(alder):
    student = make.person(alder)
    assert way_to(alder.viewer("sergeant"), student).how == "owed"
    assert alder.do("sergeant", "people.open", person=str(student)).code == "not_permitted"
    for reason, words, code in (
        ("", "", "malformed"),
        ("curious", "", "malformed"),
        ("other", " ", "malformed"),
        ("other", "x" * 301, "too_long"),
    ):
        said = {"person": str(student), "reason": reason, "words": words}
        assert alder.do("sergeant", "people.open_with_reason", **said).code == code
    assert not Reading.objects.exists()
    make.opened(alder, "sergeant", student, "supervision")
    assert record(alder.viewer("sergeant"), student) is not None


def test_the_sergeant_sees_reasons_and_the_records_staff_who_looked(alder):
    student = make.person(alder, "sergeant")
    make.done(
        alder, "officer-1", "open_with_reason", person=str(student), reason="other", words="Found a phone."
    )
    (row,) = reasons_given(alder.viewer("sergeant"), TODAY, TOMORROW)
    assert (row.by_name, row.reason, row.why) == ("Officer-1 of Alder", "other", "Found a phone.")
    (seen,) = readings_of(alder.viewer("records"), student)
    assert (seen.by_name, seen.how) == ("Officer-1 of Alder", "opened")
    assert readings_of(alder.viewer("officer-1"), student) is None
    assert readings_of(alder.viewer("records"), uuid4()) is None


def test_the_principal_sees_who_looked_at_the_school_s_record_and_no_other(alder):
    make.clause(alder)
    school, unit = make.school_record(alder), make.person(alder)
    make.opened(alder, "officer-1", school, "emergency")
    assert [row.reason for row in readings_of(alder.viewer("principal"), school)] == ["emergency"]
    assert readings_of(alder.viewer("principal"), unit) is None
    assert readings_of(alder.viewer("counselor"), school) is None


def test_a_search_is_written_down_encrypted_with_whom_it_showed(alder):
    student = make.person(alder)
    make.done(alder, "officer-1", "search", typed="garcia 3/9/2011", shown=[str(student)])
    row = Reading.objects.get()
    assert (row.how, row.found) == ("searched", 1)
    assert b"garcia" not in bytes(row.content)
    (seen,) = readings(alder.viewer("records"), TODAY, TOMORROW)
    assert seen.typed == "garcia 3/9/2011"
    (seen,) = readings(alder.viewer("sergeant"), TODAY, TOMORROW)
    assert seen.typed == ""


@pytest.mark.parametrize(
    ("typed", "shown", "code"),
    [("  ", 0, "malformed"), ("x" * 201, 0, "malformed"), ("garcia", 11, "not_permitted")],
)
def test_what_is_no_search_is_refused(alder, typed, shown, code):
    ids = [str(uuid4()) for _ in range(shown)]
    assert alder.do("officer-1", "people.search", typed=typed, shown=ids).code == code


def test_a_search_cannot_name_whom_it_may_not_find(alder, bay):
    theirs = make.person(bay)
    answers = [
        alder.do("officer-1", "people.search", typed="garcia", shown=[str(one)]) for one in (theirs, uuid4())
    ]
    assert {(one.code, one.message) for one in answers} == {("not_permitted", answers[0].message)}


def test_a_search_is_no_opening(alder):
    student = make.person(alder)
    make.done(alder, "officer-1", "search", typed="garcia", shown=[str(student)])
    assert record(alder.viewer("officer-1"), student) is None


def test_destroying_a_person_takes_what_was_typed_to_find_it(alder, django_capture_on_commit_callbacks):
    student = make.person(alder)
    make.done(alder, "officer-1", "search", typed="garcia", shown=[str(student)])
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(student), reason="order").done
    (seen,) = readings(alder.viewer("records"), TODAY, TOMORROW)
    assert (seen.typed, seen.found) == ("", 1)


def test_what_is_out_of_the_ordinary_is_reported(alder):
    student = make.person(alder)
    for minute in range(20):
        with clock.at(NOW + timedelta(minutes=minute)):
            make.opened(alder, "officer-1", student)
    with clock.at(NOW.replace(hour=23)):
        make.opened(alder, "officer-1", student)
        found = unusual(alder.viewer("records"), TODAY, TOMORROW)
    assert [(one.what, one.by_name, one.count) for one in found] == [
        ("night", "Officer-1 of Alder", 1),
        ("many", "Officer-1 of Alder", 21),
    ]
    assert unusual(alder.viewer("officer-1"), TODAY, TOMORROW) == []


def test_readings_of_another_agency_are_not_seen(alder, bay):
    make.opened(bay, "officer-1", make.person(bay))
    assert readings(alder.viewer("records"), TODAY, TOMORROW) == []


def test_one_record_opened_by_many_in_a_day_is_reported_once_for_all(alder):
    student = make.person(alder, "sergeant")
    for who in ("officer-1", "records"):
        make.opened(alder, who, student, "follow_up")
    make.opened(alder, "sergeant", student)
    assert unusual(alder.viewer("records"), TODAY, TOMORROW) == []
    other = alder.account("officer-2")
    make.done(alder, "officer-1", "search", typed="garcia", shown=[str(student)])
    Reading.objects.filter(how="searched").update(by=other)
    assert unusual(alder.viewer("records"), TODAY, TOMORROW) == [], "a search is no opening"
    Reading.objects.filter(how="searched").update(how="opened")
    (found,) = unusual(alder.viewer("records"), TODAY, TOMORROW)
    assert (found.what, found.by, found.count, found.person) == ("openers", None, 4, student)
    assert unusual(alder.viewer("sergeant"), TODAY, TOMORROW) == [found]


def test_whose_record_it_is_stays_with_those_who_may_see_who_looked(alder):
    make.clause(alder)
    school = make.school_record(alder)
    make.opened(alder, "officer-1", school, "emergency")
    assert [row.person for row in readings(alder.viewer("records"), TODAY, TOMORROW)] == [school]
    assert [row.person for row in readings(alder.viewer("sergeant"), TODAY, TOMORROW)] == [None]


def test_another_reason_again_and_again_is_reported_for_its_week(alder):
    student = make.person(alder, "sergeant")
    said = {"person": str(student), "reason": "other", "words": "Found a phone."}
    for minute in range(5):
        with clock.at(NOW + timedelta(minutes=minute)):
            assert unusual(alder.viewer("sergeant"), TODAY, TOMORROW) == []
            make.done(alder, "officer-1", "open_with_reason", **said)
    (found,) = unusual(alder.viewer("sergeant"), TODAY, TOMORROW)
    assert (found.what, found.count, found.day.isoformat()) == ("other_reason", 5, "2026-11-16")


def test_what_is_unusual_is_one_question_however_much_was_read(alder, django_assert_num_queries):
    student = make.person(alder)
    viewer = alder.viewer("records")
    for minute in range(25):
        with clock.at(NOW + timedelta(minutes=minute)):
            make.done(alder, "officer-1", "search", typed="garcia", shown=[str(student)])
    with django_assert_num_queries(1):
        (found,) = unusual(viewer, TODAY, TOMORROW)
    assert (found.what, found.count) == ("many", 25)


def test_readings_are_limited_to_who_and_what(alder):
    student = make.person(alder)
    make.opened(alder, "officer-1", student)
    make.done(alder, "officer-2", "search", typed="garcia")
    viewer, other = alder.viewer("records"), alder.account("officer-2").id
    assert [row.by for row in readings(viewer, TODAY, TOMORROW, by=other)] == [other]
    assert [row.how for row in readings(viewer, TODAY, TOMORROW, how="opened")] == ["opened"]
    assert [name for _id, name in readers(viewer, TODAY, TOMORROW)] == [
        "Officer-1 of Alder",
        "Officer-2 of Alder",
    ]
    assert readers(viewer, TOMORROW, TOMORROW + timedelta(days=1)) == []
