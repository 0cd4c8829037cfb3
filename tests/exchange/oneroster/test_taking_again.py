"""The same set again writes nothing, whatever stood in it; and what a set says never takes away what protects."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.exchange.oneroster.waiting import ROSTERS, told
from schoolbeat.foundation import clock
from schoolbeat.work.people.models import Enrollment, Person
from tests.exchange.oneroster.takingstage import (
    ANA,
    BORN,
    EVA,
    ORGS,
    TOM,
    allow,
    counted,
    delta,
    right,
    role,
    set_11,
    set_12,
    state,
    taken,
    user_11,
    words_of,
)
from tests.factories import people as make

ZOE = {"sourcedId": "s2", "givenName": "Zoe", "familyName": "Hall", "grades": "10"}
TWINS = (
    {"sourcedId": "s3", "givenName": "Mia", "familyName": "Ruiz 🎒", "grades": "01"},
    {"sourcedId": "s4", "givenName": "Max", "familyName": "Ruiz 🎒", "grades": "01"},
    {"sourcedId": "s5", "givenName": "أمل", "familyName": "حسن", "grades": "02"},
    {"sourcedId": "s6", "givenName": "M", "familyName": "N" * 120, "grades": "03"},
)


@pytest.fixture
def town(alder):
    allow(alder)
    return alder


def with_flags(*rows):
    flags = {"metadata.confidentialAddress": "false", "metadata.directoryOptOut": "false"}
    return set_11(users=[user_11(row | flags) for row in rows], demographics=[BORN])


def test_no_roster_takes_a_mark_away_that_protects_nor_a_preferred_name(town, tmp_path):
    right(taken(town, tmp_path, with_flags(ANA, EVA, TOM)))
    [ana] = Person.objects.filter(kind="student")
    typed = words_of("Ana") | {"confidential_address": True, "directory_opt_out": True, "preferred": "Annie"}
    make.done(town, "principal", "change", person=str(ana.pk), fields=typed)
    assert right(taken(town, tmp_path, with_flags(ANA, EVA, TOM))).unchanged
    right(taken(town, tmp_path, with_flags({**ANA, "familyName": "Peña Ruiz"}, EVA, TOM)))
    assert words_of("Ana") == typed | {"family": "Peña Ruiz"}


@pytest.mark.parametrize("begin", ["", "2027-08-16"])
def test_a_grade_corrected_where_a_role_has_an_end_is_settled_once(town, tmp_path, begin):
    def files(grade):
        own = role("s1", beginDate=begin, endDate="2028-06-02")
        users = [{**ANA, "grades": grade}, EVA, TOM]
        return set_12(users=users, roles=[own, role("g1"), role("t1")])

    right(taken(town, tmp_path, files("09"), "1.2"))
    right(taken(town, tmp_path, files("10"), "1.2"))
    places = Enrollment.objects.filter(person__kind="student").count()
    assert places == 2
    for _again in range(2):
        assert right(taken(town, tmp_path, files("10"), "1.2")).unchanged
    assert Enrollment.objects.filter(person__kind="student").count() == places


def test_a_delta_of_users_alone_doubles_no_place(town, tmp_path):
    right(taken(town, tmp_path, set_12(), "1.2"))
    for _again in range(3):
        right(taken(town, tmp_path, *delta_of({**ANA, "grades": "10"})))
    rows = Enrollment.objects.filter(person__kind="student").values_list("grade", "end").order_by("grade")
    assert [(grade, end is None) for grade, end in rows] == [("09", False), ("10", True)]


def delta_of(*users):
    files, modes = delta(users=list(users))
    return files, "1.2", modes


def test_students_of_a_school_that_the_district_gave_up_leave(town, tmp_path):
    both = [user_11(ANA), user_11(EVA), user_11(TOM), user_11(ZOE, "student", "oak")]
    right(taken(town, tmp_path, set_11(users=both)))
    files, modes = delta(orgs=[one for one in ORGS if one["sourcedId"] == "oak"])
    files["orgs"][0]["status"] = "tobedeleted"
    right(taken(town, tmp_path, files, "1.1", modes))
    rest = set_11(orgs=[one for one in ORGS if one["sourcedId"] != "oak"])
    answer = right(taken(town, tmp_path, rest))
    assert counted(answer, "students")["left"] == 1
    assert ("Zoe", "student", False) in state()["people"]


@pytest.mark.parametrize(("column", "day"), [("beginDate", "9999-12-31"), ("endDate", "0001-01-01")])
def test_a_day_that_cannot_be_meant_is_told(town, tmp_path, column, day):
    files = set_12(roles=[role("s1", **{column: day}), role("g1"), role("t1")])
    [fault] = taken(town, tmp_path, files, "1.2").faults
    assert (fault.file, fault.line, fault.column) == ("roles.csv", 2, column)
    assert not Person.objects.exists()


def test_a_parent_who_was_a_pupil_of_old_stops_no_set(town, tmp_path):
    old = role("g1", "student", "elm", endDate="2010-06-01", roleType="secondary")
    now = role("g1", "parent", "elm", beginDate="2011-01-01")
    right(taken(town, tmp_path, set_12(roles=[role("s1"), now, old, role("t1")]), "1.2"))
    rest = [EVA, TOM]
    answer = taken(town, tmp_path, set_12(users=rest, roles=[now, old, role("t1")], demographics=[]), "1.2")
    assert right(answer).written
    assert ("Ana", "student", False) in state()["people"]


def test_twins_and_names_of_every_kind_come_in_as_they_are_and_once(town, tmp_path):
    born = [{**BORN, "sourcedId": one["sourcedId"], "birthDate": "2019-03-03"} for one in TWINS[:2]]
    many = [user_11(one, "student", "elm") for one in TWINS]
    files = set_11(users=[*(user_11(one) for one in (ANA, EVA, TOM)), *many], demographics=[BORN, *born])
    assert counted(right(taken(town, tmp_path, files)), "students") == {"created": 5}
    assert words_of("Mia")["family"] == words_of("Max")["family"] == "Ruiz 🎒"
    assert words_of("أمل")["family"] == "حسن"
    assert right(taken(town, tmp_path, files)).unchanged
    changed = set_11(users=files["users"], demographics=[{**BORN, "sex": "male"}, *born])
    assert counted(right(taken(town, tmp_path, changed)), "demographics") == {"changed": 1, "unchanged": 2}


def test_the_report_of_a_set_is_kept_whoever_takes_it(town, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    (tmp_path / "set").mkdir()
    answer = right(taken(town, tmp_path / "set", set_11()))
    ROSTERS.keep_report(town.install.agency, told(answer))
    [report] = ROSTERS.reports(town.install.agency)
    assert report.answer["students"]["created"] == 1
    with clock.at(clock.now() + timedelta(minutes=1)):
        looked = taken(town, tmp_path / "set", set_11(), dry_run=True)
        ROSTERS.keep_report(town.install.agency, told(looked))
    assert len(ROSTERS.reports(town.install.agency)) == 1
