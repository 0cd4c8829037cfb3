"""What a later set changes: words, grades, schools, who leaves and comes back, in bulk and in deltas."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.people.models import Enrollment, Person
from tests.exchange.oneroster.takingstage import (
    ANA,
    BORN,
    EVA,
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


@pytest.fixture
def town(alder):
    allow(alder)
    return alder


def users(*rows: dict[str, str]) -> dict:
    return set_11(users=[user_11(row) for row in rows], demographics=[BORN])


def a_month_later():
    return clock.at(clock.now() + timedelta(days=30))


def test_changed_words_are_written_and_the_rest_stays(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(taken(town, tmp_path, users({**ANA, "preferredGivenName": "Annie"}, EVA, TOM)))
    assert counted(answer, "students") == {"changed": 1}
    assert counted(answer, "guardians") == {"unchanged": 1}
    assert words_of("Ana")["preferred"] == "Annie"
    assert words_of("Ana")["born"] == "2011-05-04"


def test_what_somebody_typed_here_no_roster_takes_away(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    [eva] = Person.objects.filter(kind="guardian")
    typed = words_of("Eva") | {"interpreter": True, "address": "1 Elm St", "confidential_address": True}
    make.done(town, "principal", "change", person=str(eva.pk), fields=typed)
    right(taken(town, tmp_path, users(ANA, {**EVA, "phone": "555-0199"}, TOM)))
    assert words_of("Eva") == typed | {"phones": ["555-0199"]}


def test_a_guardian_whom_the_school_entered_stays(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    [ana] = Person.objects.filter(kind="student")
    make.guardian(town, ana.pk, "principal", "education_record")
    right(taken(town, tmp_path, users({**ANA, "agentSourcedIds": ""}, EVA, TOM)))
    assert state()["ties"] == [("Ana", "Eva", "parent", False), ("Ana", "Rosa", "parent", True)]


def test_without_demographics_birth_dates_stay_and_nothing_is_written(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    files = set_11()
    del files["demographics"]
    answer = right(taken(town, tmp_path, files))
    assert answer.unchanged
    assert words_of("Ana")["born"] == "2011-05-04"


def test_the_next_grade_begins_where_the_last_one_ends(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    with a_month_later():
        answer = right(taken(town, tmp_path, users({**ANA, "grades": "10"}, EVA, TOM)))
        assert counted(answer, "enrollments") == {"created": 1, "unchanged": 1}
        before, after = Enrollment.objects.filter(person__kind="student").order_by("start")
        assert (before.grade, before.end, after.grade, after.start) == ("09", after.start, "10", before.end)
        assert right(taken(town, tmp_path, users({**ANA, "grades": "10"}, EVA, TOM))).unchanged


def test_a_grade_that_changes_on_its_first_day_is_settled_once(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    right(taken(town, tmp_path, users({**ANA, "grades": "10"}, EVA, TOM)))
    assert right(taken(town, tmp_path, users({**ANA, "grades": "10"}, EVA, TOM))).unchanged


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_student_in_two_schools_has_two_places(town, tmp_path, version):
    if version == "1.1":
        files = set_11(users=[user_11(ANA, orgs="elm,oak"), user_11(EVA), user_11(TOM)])
    else:
        second = role("s1", "student", "oak", roleType="secondary")
        files = set_12(roles=[role("s1"), second, role("g1"), role("t1")])
    answer = right(taken(town, tmp_path, files, version))
    assert counted(answer, "enrollments") == {"created": 3}
    assert {one.school.name for one in Enrollment.objects.filter(person__kind="student")} == {
        "Alder high",
        "Alder middle",
    }


def test_who_is_missing_has_left_and_who_comes_back_is_the_same_person(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    known = set(Person.objects.values_list("id", flat=True))
    with a_month_later():
        answer = right(taken(town, tmp_path, set_11(users=[user_11(TOM)], demographics=[])))
        assert (counted(answer, "students"), counted(answer, "guardians")) == ({"left": 1}, {"left": 1})
        kept = state()
        assert kept["people"] == [
            ("Ana", "student", False),
            ("Eva", "guardian", False),
            ("Tom", "staff", True),
        ]
        assert kept["places"][0] == ("Ana", "Alder high", "09", False)
        assert kept["ties"] == [("Ana", "Eva", "parent", False)]
        assert kept["counts"] == 0, "who has left is counted no more"
        again = right(taken(town, tmp_path, set_11(users=[user_11(TOM)], demographics=[])))
        assert again.unchanged
    with clock.at(clock.now() + timedelta(days=60)):
        answer = right(taken(town, tmp_path, set_11()))
        assert counted(answer, "students") == {"changed": 1, "back": 1}
        assert set(Person.objects.values_list("id", flat=True)) == known
        assert state()["ties"] == [("Ana", "Eva", "parent", False), ("Ana", "Eva", "parent", True)]


def test_a_guardian_whose_last_student_leaves_leaves_too(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(taken(town, tmp_path, users(EVA, TOM) | {"demographics": []}))
    assert counted(answer, "guardians") == {"left": 1}
    assert state()["ties"] == [("Ana", "Eva", "parent", False)]


def test_a_place_that_ended_in_the_set_is_ended_here(town, tmp_path):
    right(taken(town, tmp_path, set_12(), "1.2"))
    with a_month_later():
        roles = [role("s1", beginDate="2026-01-01", endDate="2026-12-01"), role("g1"), role("t1")]
        right(taken(town, tmp_path, set_12(roles=roles), "1.2"))
        assert Enrollment.objects.get(person__kind="student").end.isoformat() == "2026-12-01"
        assert ("Ana", "student", False) in state()["people"]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_delta_before_the_whole_set_is_refused(town, tmp_path, version):
    files, modes = delta(users=[user_11(ANA)] if version == "1.1" else [ANA])
    [fault] = taken(town, tmp_path, files, version, modes).faults
    assert (fault.file, fault.column) == ("manifest.csv", "file.users")
    assert "the whole set comes before its changes" in fault.words
    assert not Person.objects.exists()


def test_a_delta_says_only_what_its_rows_say(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(taken(town, tmp_path, *_with(users=[user_11({**ANA, "familyName": "Vega"})])))
    assert not answer.whole
    assert words_of("Ana")["family"] == "Vega"
    assert words_of("Ana")["born"] == "2011-05-04"
    kept = state()
    assert [one[2] for one in kept["people"]] == [True, True, True]
    assert (kept["ties"], kept["counts"]) == ([("Ana", "Eva", "parent", True)], 1)
    assert right(taken(town, tmp_path, *_with(users=[user_11({**ANA, "familyName": "Vega"})]))).unchanged


def _with(**files):
    rows, modes = delta(**files)
    return rows, "1.1", modes


def test_a_delta_brings_new_people_and_lets_go_whom_it_names(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(
        taken(town, tmp_path, *_with(users=[user_11({**ZOE, "agentSourcedIds": "g1"}, "student", "oak")]))
    )
    assert counted(answer, "students") == {"created": 1}
    assert ("Zoe", "Eva", "other", True) in state()["ties"]
    rows, version, modes = _with(users=[user_11(ANA)])
    rows["users"][0]["status"] = "tobedeleted"
    answer = right(taken(town, tmp_path, rows, version, modes))
    assert counted(answer, "students") == {"left": 1}
    kept = state()
    assert ("Ana", "student", False) in kept["people"] and ("Eva", "guardian", True) in kept["people"]
    assert ("Ana", "Eva", "parent", False) in kept["ties"]
    assert right(taken(town, tmp_path, rows, version, modes)).unchanged


def test_a_student_s_row_of_a_delta_names_all_guardians_anew(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(taken(town, tmp_path, *_with(users=[user_11({**ANA, "agentSourcedIds": ""})])))
    assert counted(answer, "guardianships") == {"left": 1}
    assert ("Eva", "guardian", False) in state()["people"]


def test_a_delta_of_roles_moves_a_student(town, tmp_path):
    right(taken(town, tmp_path, set_12(), "1.2"))
    roles = [role("s1"), role("s1", "student", "oak")]
    files, modes = delta(roles=roles)
    files["roles"][0]["status"] = "tobedeleted"
    right(taken(town, tmp_path, files, "1.2", modes))
    assert state()["places"] == [
        ("Ana", "Alder high", "09", False),
        ("Ana", "Alder middle", "09", True),
        ("Tom", "Alder high", "", True),
    ]


def test_a_delta_of_users_whose_roles_are_known_here(town, tmp_path):
    right(taken(town, tmp_path, set_12(), "1.2"))
    rows = [{**ANA, "grades": "10", "phone": "555-0111"}, {**EVA, "phone": "555-0122"}]
    files, modes = delta(users=rows)
    with a_month_later():
        right(taken(town, tmp_path, files, "1.2", modes))
        assert ("Ana", "Alder high", "10", True) in state()["places"]
        assert "phones" not in words_of("Ana")
        assert words_of("Eva")["phones"] == ["555-0122"]
        assert right(taken(town, tmp_path, files, "1.2", modes)).unchanged


def test_a_delta_of_birth_dates_and_counts(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    answer = right(
        taken(town, tmp_path, *_with(demographics=[{**BORN, "birthDate": "2011-06-04", "sex": "other"}]))
    )
    assert words_of("Ana") == {"given": "Ana", "middle": "María", "family": "Peña", "born": "2011-06-04"}
    assert (counted(answer, "students"), counted(answer, "demographics")) == ({"changed": 1}, {"changed": 1})


def test_what_a_delta_points_to_must_be_known(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    before = state()
    rows = [
        user_11({**ANA, "agentSourcedIds": "nobody"}),
        user_11({**TOM, "givenName": "Thomas"}, orgs="ash"),
    ]
    found = taken(town, tmp_path, *_with(users=rows)).faults
    assert [(one.file, one.line, one.column) for one in found] == [
        ("users.csv", 3, "orgSourcedIds"),
        ("users.csv", 2, "agentSourcedIds"),
    ]
    assert state() == before


def test_users_and_roles_are_of_one_kind(town, tmp_path):
    right(taken(town, tmp_path, set_12(), "1.2"))
    files = set_12()
    files["roles"] = delta(roles=files["roles"])[0]["roles"]
    [fault] = taken(town, tmp_path, files, "1.2", {"roles": "delta"}).faults
    assert (fault.file, fault.column) == ("manifest.csv", "file.roles")
