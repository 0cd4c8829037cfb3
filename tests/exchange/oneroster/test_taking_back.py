"""What a set takes back: a role that moves or goes, demographics, and names of records that were merged."""

from __future__ import annotations

import pytest

from schoolbeat.work.people.models import Demographic, Enrollment, Person
from schoolbeat.work.people.queries.finding import Wanted, find
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

BEN = {"sourcedId": "s2", "givenName": "Ben", "familyName": "Hall", "grades": "10"}


@pytest.fixture
def town(alder):
    allow(alder)
    return alder


def whole(town, tmp_path, **changed):
    return right(taken(town, tmp_path, set_12(**changed), "1.2"))


def changes(town, tmp_path, **files):
    rows, modes = delta(**files)
    return right(taken(town, tmp_path, rows, "1.2", modes))


def places_of(given):
    return [place[1:] for place in state()["places"] if place[0] == given]


def moved(user, to, **more):
    """The user's own role, at another organization now."""
    return role(user) | {"orgSourcedId": to} | more


@pytest.mark.parametrize(("user", "given", "grade"), [("s1", "Ana", "09"), ("t1", "Tom", "")])
def test_a_role_that_names_another_school_has_gone_from_the_first(town, tmp_path, user, given, grade):
    whole(town, tmp_path)
    for again in (False, True):
        answer = changes(town, tmp_path, roles=[moved(user, "oak")])
        assert answer.unchanged == again
    assert places_of(given) == [("Alder high", grade, False), ("Alder middle", grade, True)]


def test_a_second_role_at_another_school_ends_none(town, tmp_path):
    whole(town, tmp_path)
    changes(town, tmp_path, roles=[role("s1", "student", "oak", roleType="secondary")])
    assert places_of("Ana") == [("Alder high", "09", True), ("Alder middle", "09", True)]


def test_a_role_that_moves_to_a_school_without_a_clause_has_left(town, tmp_path):
    ash = {"sourcedId": "ash", "name": "Elsewhere", "type": "school", "parentSourcedId": "d1"}
    whole(town, tmp_path, orgs=[*set_12()["orgs"], ash])
    answer = changes(town, tmp_path, roles=[moved("s1", "ash")])
    assert counted(answer, "students") == {"left": 1}
    assert places_of("Ana") == [("Alder high", "09", False)]


def test_another_role_that_goes_leaves_the_one_that_stands(town, tmp_path):
    whole(town, tmp_path)
    other = role("t1", "aide", "elm", status="tobedeleted")
    assert changes(town, tmp_path, roles=[other]).unchanged
    changes(town, tmp_path, roles=[role("t1", status="tobedeleted")])
    assert places_of("Tom") == [("Alder high", "", False)]


def test_ids_of_roles_come_with_the_first_set_that_has_them(town, tmp_path):
    right(taken(town, tmp_path, set_11()))
    assert not Enrollment.objects.exclude(source=None).exists()
    assert counted(whole(town, tmp_path), "enrollments") == {"changed": 2}
    assert whole(town, tmp_path).unchanged
    assert right(taken(town, tmp_path, set_11())).unchanged, "1.1 has no ids of roles, and takes none away"
    changes(town, tmp_path, roles=[moved("s1", "oak")])
    assert places_of("Ana") == [("Alder high", "09", False), ("Alder middle", "09", True)]


def test_the_next_grade_keeps_the_role(town, tmp_path):
    whole(town, tmp_path)
    changes(town, tmp_path, users=[{**ANA, "grades": "10"}])
    changes(town, tmp_path, roles=[moved("s1", "oak")])
    assert [one[2] for one in places_of("Ana")] == [False, False, True]


def test_a_guardian_s_role_that_goes_alone_is_told_to_the_clerk(town, tmp_path):
    whole(town, tmp_path)
    answer = changes(town, tmp_path, roles=[role("g1", status="tobedeleted")])
    assert answer.plain()["guardian_roles_deleted"] == 1
    assert answer.unchanged and state()["ties"] == [("Ana", "Eva", "parent", True)]


@pytest.mark.parametrize("with_user", [True, False])
def test_demographics_that_a_delta_takes_back_take_the_birth_date_with_them(town, tmp_path, with_user):
    whole(town, tmp_path)
    files = {"demographics": [{**BORN, "status": "tobedeleted"}]} | ({"users": [ANA]} if with_user else {})
    answer = changes(town, tmp_path, **files)
    assert "born" not in words_of("Ana")
    assert Person.objects.get(kind="student").born is None
    assert counted(answer, "demographics") == {"left": 1}
    assert not Demographic.objects.exists()
    assert changes(town, tmp_path, **files).unchanged


def test_a_whole_set_without_a_student_s_row_counts_the_student_no_more(town, tmp_path):
    ben_born = {**BORN, "sourcedId": "s2"}
    roles = [*set_12()["roles"], role("s2", "student", "elm")]
    both = {"users": [ANA, EVA, TOM, BEN], "roles": roles}
    whole(town, tmp_path, **both, demographics=[BORN, ben_born])
    answer = whole(town, tmp_path, **both, demographics=[ben_born])
    assert counted(answer, "demographics") == {"unchanged": 1, "left": 1}
    assert (Demographic.objects.count(), "born" in words_of("Ana")) == (1, False)
    assert whole(town, tmp_path, **both, demographics=[ben_born]).unchanged


def test_a_set_that_says_nothing_of_demographics_takes_none_back(town, tmp_path):
    whole(town, tmp_path)
    files = set_12()
    del files["demographics"]
    assert right(taken(town, tmp_path, files, "1.2")).unchanged
    assert Demographic.objects.count() == 1


def test_who_leaves_by_the_delta_that_counts_anew_is_not_counted(town, tmp_path):
    whole(town, tmp_path)
    changes(town, tmp_path, users=[{**ANA, "status": "tobedeleted"}], demographics=[{**BORN, "sex": "male"}])
    assert not Demographic.objects.exists()
    changes(town, tmp_path, demographics=[{**BORN, "sex": "male"}])
    assert not Demographic.objects.exists(), "who has left is not counted by a later delta either"


def test_who_was_merged_is_found_after_the_roster_has_other_words(town, tmp_path):
    whole(town, tmp_path)
    [tom] = Person.objects.filter(kind="staff")
    said = {"kind": "staff", "school": None, "grade": "", "fields": {"given": "Quirin", "family": "Oldname"}}
    make.merged(town, tom.pk, make.person(town, hat="district_contact", **said))
    whole(town, tmp_path, users=[ANA, EVA, {**TOM, "familyName": "Vega"}])
    officer = town.viewer("officer-1")
    for name in ("Quirin Oldname", "Tom Vega"):
        [hit] = find(officer, Wanted(name))
        assert hit.id == tom.pk
    assert find(officer, Wanted("Tom Hall")) == []


def test_each_file_says_what_its_rows_came_to(town, tmp_path):
    def files(answer):
        wanted = ("created", "changed", "unchanged", "closed")
        return {name: [one[word] for word in wanted] for name, one in answer.plain()["files"].items()}

    assert files(whole(town, tmp_path)) == {
        "orgs.csv": [3, 0, 0, 0],
        "roles.csv": [2, 0, 0, 0],
        "users.csv": [4, 0, 0, 0],
        "demographics.csv": [1, 0, 0, 0],
    }
    told = whole(town, tmp_path, users=[{**ANA, "familyName": "Vega"}, EVA], roles=[role("s1"), role("g1")])
    assert files(told) == {
        "orgs.csv": [0, 0, 3, 0],
        "roles.csv": [0, 0, 1, 1],
        "users.csv": [0, 1, 2, 1],
        "demographics.csv": [0, 0, 1, 0],
    }
    plain = told.plain()
    assert [plain[word] for word in ("created", "changed", "unchanged", "closed")] == [0, 1, 7, 2]
    first = right(taken(town, tmp_path, set_11()))
    assert "roles.csv" not in first.plain()["files"]
    assert sum(sum(one) for one in files(first).values()) == sum(
        first.plain()[word] for word in ("created", "changed", "unchanged", "closed")
    )


def test_a_refused_set_comes_to_nothing_in_any_file(town, tmp_path):
    answer = taken(town, tmp_path, set_11(users=[user_11(ANA), user_11(ANA)]))
    assert answer.faults
    assert not any(one["created"] for one in answer.plain()["files"].values())
