"""What a set delivers: who is student, guardian, staff; who belongs to whom and where; nothing turned into another."""

from __future__ import annotations

from datetime import date

import pytest

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.rosterset import FaultySet
from tests.exchange.oneroster.stage import (
    ANA,
    BORN,
    EVA,
    TOM,
    content,
    delivered,
    files_11,
    files_12,
    pack,
    places,
    reading,
    role,
    user_11,
)

BOTH = pytest.mark.parametrize(("version", "files"), [("1.1", files_11), ("1.2", files_12)])


@BOTH
def test_a_set_becomes_rows(tmp_path, version, files):
    found = delivered(tmp_path, version, files())
    assert found["organizations"][:2] == [
        r.Organization(2, "d1", "Invented Unified", "district", "09999990000000", "", "", ""),
        r.Organization(3, "elm", "Elm High", "school", "", "d1", "", ""),
    ]
    birth = date(2011, 5, 4)
    assert found["students"] == [
        r.Student(2, "s1", "Ana", "María", "Peña", "", "", "", "09", birth, "", None, None, "", "")
    ]
    eva = (
        3,
        "g1",
        "Eva",
        "",
        "Peña",
        "",
        "",
        "",
        "eva@invented.example",
        "555-0100",
        "",
        "",
        None,
        None,
        "",
        "",
    )
    assert found["guardians"] == [r.Guardian(*eva)]
    assert [(type(one), one.source_id) for one in found["staff"]] == [(r.Staff, "t1")]
    assert found["guardianships"] == [r.Guardianship(2, "s1", "g1", "parent", "")]
    role = "r-s1-student-elm" if version == "1.2" else ""
    assert found["attendances"] == [r.Attendance(2, "s1", "elm", "09", None, None, True, "", "", role)]
    assert [(post.user, post.role, post.organization) for post in found["posts"]] == [
        ("t1", "teacher", "elm")
    ]
    assert found["demographics"] == [r.Demographics(2, "s1", "female", ("asian",), None, None, "", "")]
    assert (found["user_changes"], found["births"], found["references_out"]) == ([], [], [])


def test_rows_are_frozen(tmp_path):
    found = delivered(tmp_path, "1.1", files_11())
    for kind in ("students", "guardians", "attendances"):
        with pytest.raises(AttributeError):
            found[kind][0].line = 7
        assert not hasattr(found[kind][0], "__dict__")


def test_a_zip_says_the_same_as_a_folder(tmp_path):
    made = content("1.2", files_12())
    with reading(tmp_path, made) as folder, reading(tmp_path, pack(tmp_path, made)) as packed:
        assert list(folder.students()) == list(packed.students()) != []
        assert folder.counts() == packed.counts()
        assert (packed.version, packed.system_name, packed.system_code) == ("1.2", "Invented SIS", "invented")


def test_counts_tell_each_file(tmp_path):
    adult = BORN | {"sourcedId": "t1"}
    with reading(tmp_path, content("1.1", files_11(demographics=[BORN, adult]))) as found:
        assert found.counts() == {
            "orgs.csv": {"mode": "bulk", "rows": 3, "deletions": 0, "passed_over": 0},
            "users.csv": {"mode": "bulk", "rows": 3, "deletions": 0, "passed_over": 0},
            "demographics.csv": {"mode": "bulk", "rows": 2, "deletions": 0, "passed_over": 1},
        }
        assert [one.user for one in found.demographics()] == ["s1"]


def test_progress_is_told_in_bytes_up_to_the_end(tmp_path):
    told = []
    made = content("1.1", files_11())
    with reading(tmp_path, made, progress=lambda done, of: told.append((done, of))):
        pass
    size = sum(len(data) for name, data in made.items() if name != "manifest.csv")
    assert told[-1] == (size, size)


def test_a_student_in_two_schools(tmp_path):
    twice = [user_11(ANA, orgs="elm,oak"), user_11(EVA), user_11(TOM)]
    found = delivered(tmp_path, "1.1", files_11(users=twice))["attendances"]
    assert [(one.school, one.primary) for one in found] == [("elm", False), ("oak", False)]


def test_the_main_school_of_a_student_in_two_is_the_one_named_so(tmp_path):
    year = {"beginDate": "2025-08-18", "endDate": "2026-06-05"}
    roles = [role("s1", "student", org, **year) for org in ("elm", "oak")]
    users = [ANA | {"primaryOrgSourcedId": "oak"}, EVA, TOM]
    found = delivered(tmp_path, "1.2", files_12(users=users, roles=[*roles, role("g1"), role("t1")]))[
        "attendances"
    ]
    assert [(one.school, one.primary, one.begin, one.end) for one in found] == [
        ("elm", False, date(2025, 8, 18), date(2026, 6, 5)),
        ("oak", True, date(2025, 8, 18), date(2026, 6, 5)),
    ]


def test_a_district_is_no_school_to_attend(tmp_path):
    users = [user_11(ANA, orgs="d1,elm"), user_11(EVA), user_11(TOM)]
    found = delivered(tmp_path, "1.1", files_11(users=users))["attendances"]
    assert [(one.school, one.primary) for one in found] == [("elm", True)]


def test_twins_are_two(tmp_path):
    twin = ANA | {"sourcedId": "s2", "givenName": "Alma"}
    users = [user_11(ANA), user_11(twin, "student", "elm"), user_11(EVA), user_11(TOM)]
    born = [BORN, BORN | {"sourcedId": "s2"}]
    found = delivered(tmp_path, "1.1", files_11(users=users, demographics=born))
    assert [(one.source_id, one.given, one.birth_date) for one in found["students"]] == [
        ("s1", "Ana", date(2011, 5, 4)),
        ("s2", "Alma", date(2011, 5, 4)),
    ]
    assert [(one.student, one.guardian) for one in found["guardianships"]] == [("s1", "g1"), ("s2", "g1")]


@pytest.mark.parametrize("name", ["parent", "guardian", "relative"])
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_guardian_never_becomes_a_student(tmp_path, version, name):
    # Grades, a school, a birth date and children of its own: nothing but the role makes a student.
    eva = EVA | {"grades": "12"}
    if version == "1.1":
        files = files_11(users=[user_11(ANA), user_11(eva, name, "elm"), user_11(TOM)])
    else:
        files = files_12(users=[ANA, eva, TOM], roles=[role("s1"), role("g1", name, "elm"), role("t1")])
    files["demographics"] = [BORN, BORN | {"sourcedId": "g1", "birthDate": "1980-01-01"}]
    found = delivered(tmp_path, version, files)
    assert [one.source_id for one in found["students"]] == ["s1"]
    assert [one.student for one in found["attendances"]] == ["s1"]
    assert [one.user for one in found["demographics"]] == ["s1"]
    assert found["guardianships"] == [r.Guardianship(2, "s1", "g1", name, "")]
    assert found["births"] == []


def test_a_parent_who_attends_an_adult_school_is_both(tmp_path):
    roles = [role("s1"), role("g1", "parent", "elm"), role("g1", "student", "oak"), role("t1")]
    found = delivered(tmp_path, "1.2", files_12(roles=roles))
    assert [one.source_id for one in found["students"]] == ["s1", "g1"]
    assert [one.source_id for one in found["guardians"]] == ["g1"]
    assert [(one.student, one.guardian) for one in found["guardianships"]] == [("s1", "g1")]
    assert [(one.student, one.school) for one in found["attendances"]] == [("g1", "oak"), ("s1", "elm")]


def test_children_named_by_a_parent_who_is_a_student_too(tmp_path):
    ana = {name: value for name, value in ANA.items() if name != "agentSourcedIds"}
    users = [ana, EVA | {"agentSourcedIds": "s1"}, TOM]
    roles = [role("s1"), role("g1", "parent", "elm"), role("g1", "student", "oak"), role("t1")]
    found = delivered(tmp_path, "1.2", files_12(users=users, roles=roles))
    assert [(one.student, one.guardian) for one in found["guardianships"]] == [("s1", "g1")]


@BOTH
def test_a_pair_named_from_both_sides_is_one(tmp_path, version, files):
    made = files()
    made["users"] = [
        row | ({"agentSourcedIds": "s1"} if row["sourcedId"] == "g1" else {}) for row in made["users"]
    ]
    found = delivered(tmp_path, version, made)
    assert [(one.student, one.guardian, one.relation) for one in found["guardianships"]] == [
        ("s1", "g1", "parent")
    ]


def test_parents_who_name_each_other_are_no_children(tmp_path):
    leo = {"sourcedId": "g2", "givenName": "Leo", "familyName": "Peña", "agentSourcedIds": "g1"}
    users = [
        user_11(ANA),
        user_11(EVA | {"agentSourcedIds": "g2"}),
        user_11(leo, "parent", "d1"),
        user_11(TOM),
    ]
    with reading(tmp_path, content("1.1", files_11(users=users))) as found:
        assert [(one.student, one.guardian) for one in found.guardianships()] == [("s1", "g1")]
        assert found.files["users.csv"].passed_over == 2


def test_between_two_who_are_student_and_parent_the_one_named_is_the_guardian(tmp_path):
    leo = {"sourcedId": "g2", "givenName": "Leo", "familyName": "Peña", "agentSourcedIds": "g1"}
    roles = [
        role(user, name, org)
        for user in ("g1", "g2")
        for name, org in (("parent", "elm"), ("student", "oak"))
    ]
    found = delivered(
        tmp_path, "1.2", files_12(users=[ANA, EVA, leo, TOM], roles=[role("s1"), *roles, role("t1")])
    )
    assert [(one.student, one.guardian) for one in found["guardianships"]] == [("g2", "g1"), ("s1", "g1")]


def test_siblings_and_aides_are_no_guardians(tmp_path):
    ana = ANA | {"agentSourcedIds": "t1,s2,g1"}
    bo = {"sourcedId": "s2", "givenName": "Bo", "familyName": "Peña"}
    users = [user_11(ana), user_11(bo, "student", "elm"), user_11(EVA), user_11(TOM)]
    with reading(tmp_path, content("1.1", files_11(users=users))) as found:
        assert [(one.student, one.guardian) for one in found.guardianships()] == [("s1", "g1")]
        assert found.files["users.csv"].passed_over == 2


def test_preferred_names_language_and_what_is_confidential(tmp_path):
    ana = ANA | {
        "preferredGivenName": "Annie",
        "metadata.languageCode": "spa",
        "metadata.directoryOptOut": "TRUE",
        "metadata.confidentialAddress": "false",
    }
    eva = EVA | {"metadata.preferredLanguage": "mxb"}
    found = delivered(tmp_path, "1.2", files_12(users=[ana, eva, TOM]))
    (student,), (guardian,) = found["students"], found["guardians"]
    assert (student.preferred_given, student.language) == ("Annie", "es")
    assert (student.directory_opt_out, student.confidential_address) == (True, False)
    assert guardian.language == "mxb"


def test_the_ways_to_reach_a_student_are_not_even_looked_at(tmp_path):
    ana = ANA | {"email": "no address", "phone": "5" * 200}
    found = delivered(tmp_path, "1.1", files_11(users=[user_11(ana), user_11(EVA), user_11(TOM)]))
    assert "no address" not in repr(found)


def test_a_letter_in_two_parts_becomes_one(tmp_path):
    ana = ANA | {"givenName": "An\u0303a"}
    found = delivered(tmp_path, "1.1", files_11(users=[user_11(ana), user_11(EVA), user_11(TOM)]))
    assert found["students"][0].given == "Aña"


def test_a_student_of_a_district_alone_attends_no_school(tmp_path):
    roles = [role("s1", "student", "d1"), role("g1"), role("t1")]
    with reading(tmp_path, content("1.2", files_12(roles=roles))) as found:
        assert [one.source_id for one in found.students()] == ["s1"]
        assert list(found.attendances()) == []
        assert found.files["roles.csv"].passed_over == 1


def test_names_are_put_into_one_form(tmp_path):
    ana = ANA | {"givenName": " An\u0303a ", "familyName": "عبد\u200dالله"}
    emoji = TOM | {"givenName": "Tom 👩🏽\u200d🏫"}
    found = delivered(tmp_path, "1.1", files_11(users=[user_11(ana), user_11(EVA), user_11(emoji)]))
    assert (found["students"][0].given, found["students"][0].family) == ("Aña", "عبد\u200dالله")
    assert found["staff"][0].given == "Tom 👩🏽\u200d🏫"


def test_a_set_with_faults_gives_no_rows(tmp_path):
    with reading(tmp_path, content("1.1", files_11(demographics=[BORN, BORN]))) as found:
        assert len(found.faults) == 1
        for kind in ("organizations", "students", "guardians", "attendances", "references_out"):
            with pytest.raises(FaultySet):
                list(getattr(found, kind)())


@pytest.mark.parametrize(
    ("column", "text"), [("email", "no address"), ("phone", "5" * 41), ("sms", "5" * 41)]
)
def test_the_ways_to_reach_a_guardian_are_looked_at(tmp_path, column, text):
    users = [user_11(ANA), user_11(EVA | {column: text}), user_11(TOM)]
    assert places(tmp_path, content("1.1", files_11(users=users))) == [("users.csv", 3, column)]
