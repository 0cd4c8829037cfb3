"""Bad sets in all their ways: each is told by file, line and column, and nothing of such a set is delivered."""

from __future__ import annotations

import pytest

from schoolbeat.exchange.oneroster.cells import language_of
from tests.exchange.oneroster.stage import (
    ANA,
    BORN,
    DISTRICT,
    ELM,
    EVA,
    OAK,
    ON,
    TOM,
    content,
    faults,
    files_11,
    files_12,
    places,
    reading,
    role,
    stamped,
    user_11,
)


def with_ana(**changed: str) -> dict[str, bytes]:
    """The set in 1.1 with other cells in its student's row."""
    return content("1.1", files_11(users=[user_11(ANA) | changed, user_11(EVA), user_11(TOM)]))


def with_born(**changed: str) -> dict[str, bytes]:
    """The set in 1.1 with other cells in its demographics."""
    return content("1.1", files_11(demographics=[BORN | changed]))


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"sourcedId": ""}, "sourcedId"),
        ({"sourcedId": "x" * 256}, "sourcedId"),
        ({"givenName": ""}, "givenName"),
        ({"givenName": "   "}, "givenName"),
        ({"givenName": "\u200d\u2060"}, "givenName"),
        ({"familyName": "\u3000\u00a0"}, "familyName"),
        ({"familyName": "Peña" * 75}, "familyName"),
        ({"middleName": "a" * 121}, "middleName"),
        ({"middleName": "two\r\nlines"}, "middleName"),
        ({"role": "pupil"}, "role"),
        ({"role": "principal"}, "role"),
        ({"role": ""}, "role"),
        ({"orgSourcedIds": ""}, "orgSourcedIds"),
        ({"orgSourcedIds": "elm,yew"}, "orgSourcedIds"),
        ({"agentSourcedIds": "g1,g2"}, "agentSourcedIds"),
        ({"agentSourcedIds": "s1"}, "agentSourcedIds"),
        ({"grades": "9"}, "grades"),
        ({"grades": "09,14"}, "grades"),
        ({"status": "active"}, "status"),
        ({"dateLastModified": "2026-01-01"}, "dateLastModified"),
        ({"metadata.preferredLanguage": "Spanish"}, "metadata.preferredLanguage"),
        ({"metadata.languageCode": "x"}, "metadata.languageCode"),
        ({"metadata.directoryOptOut": "yes"}, "metadata.directoryOptOut"),
        ({"metadata.confidentialAddress": "1"}, "metadata.confidentialAddress"),
    ],
)
def test_a_cell_of_a_user(tmp_path, changed, column):
    found = places(tmp_path, with_ana(**changed))
    assert ("users.csv", 2, column) in found
    others = {name for _file, _line, name in found} - {column}
    # Who points to the id that is wrong has a fault as well.
    assert others <= ({"sourcedId"} if column == "sourcedId" else set())


@pytest.mark.parametrize("text", ["A", "阿", "x" * 120, "O'Brien-St. James", "Жанна", "🦊", "فاطمة"])
def test_a_name_that_is_one(tmp_path, text):
    with reading(tmp_path, with_ana(givenName=text)) as found:
        assert [one.given for one in found.students()] == [text]


@pytest.mark.parametrize(
    ("changed", "column", "expected"),
    [
        ({"birthDate": "04/05/2011"}, "birthDate", "a day as YYYY-MM-DD, as in 2026-01-31"),
        ({"birthDate": "2011-05-04T00:00:00"}, "birthDate", "a day as YYYY-MM-DD, as in 2026-01-31"),
        ({"birthDate": "2011-02-30"}, "birthDate", "a day as YYYY-MM-DD, as in 2026-01-31"),
        ({"birthDate": "2011-W05-4"}, "birthDate", "a day as YYYY-MM-DD, as in 2026-01-31"),
        ({"birthDate": "2026-02-01"}, "birthDate", "a birth date that has come"),
        ({"birthDate": "1899-12-31"}, "birthDate", "a birth date from the year 1900 on"),
        ({"sex": "F"}, "sex", "male, female, unspecified or other"),
        ({"asian": "Y"}, "asian", "true or false"),
        ({"sourcedId": "s2"}, "sourcedId", "the sourcedId of a row of users.csv"),
        ({"sourcedId": ""}, "sourcedId", "a value; the standard wants it filled in"),
    ],
)
def test_a_cell_of_demographics(tmp_path, changed, column, expected):
    (fault,) = faults(tmp_path, with_born(**changed))
    assert (fault.file, fault.line, fault.column, fault.words) == ("demographics.csv", 2, column, expected)
    assert fault.value == changed[column]


def test_the_day_itself_can_be_a_birth_date(tmp_path):
    with reading(tmp_path, with_born(birthDate=ON.isoformat())) as found:
        assert [one.birth_date for one in found.students()] == [ON]


@pytest.mark.parametrize(
    ("name", "files", "line"),
    [
        ("orgs", files_11(orgs=[DISTRICT, ELM, OAK, ELM]), 5),
        ("users", files_11(users=[user_11(ANA), user_11(EVA), user_11(TOM), user_11(EVA)]), 5),
        ("demographics", files_11(demographics=[BORN, BORN]), 3),
    ],
)
def test_an_id_twice_names_both_lines(tmp_path, name, files, line):
    (fault,) = faults(tmp_path, content("1.1", files))
    assert (fault.file, fault.line, fault.column) == (f"{name}.csv", line, "sourcedId")
    assert fault.words == f"an id of its own; it stands in line {2 if name == 'demographics' else 3} too"


def test_an_id_of_a_role_twice(tmp_path):
    again = role("t1") | {"sourcedId": "r1"}
    made = content("1.2", files_12(roles=[role("s1") | {"sourcedId": "r1"}, role("g1"), again]))
    (fault,) = faults(tmp_path, made)
    assert (fault.file, fault.line, fault.given) == ("roles.csv", 4, {"line": 2})


def test_a_user_twice_with_two_roles_never_turns_into_the_other(tmp_path):
    users = [user_11(ANA), user_11(EVA), user_11(TOM), user_11(EVA, "student", "elm")]
    (fault,) = faults(tmp_path, content("1.1", files_11(users=users)))
    assert (fault.line, fault.given) == (5, {"line": 3})


def test_a_parent_that_is_not_there(tmp_path):
    made = content("1.1", files_11(orgs=[DISTRICT | {"parentSourcedId": "state"}, ELM, OAK]))
    assert places(tmp_path, made) == [("orgs.csv", 2, "parentSourcedId")]


def test_circles_of_organizations_are_told_once_each(tmp_path):
    orgs = [DISTRICT | {"parentSourcedId": "elm"}, ELM, OAK | {"parentSourcedId": "oak"}]
    one, two = faults(tmp_path, content("1.1", files_11(orgs=orgs)))
    assert (one.line, one.column, one.given) == (2, "parentSourcedId", {"lines": "3"})
    assert (two.line, two.value, two.given) == (4, "oak", {"lines": "4"})


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"type": "college"}, "type"),
        ({"name": " "}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"name": "Elm\nHigh"}, "name"),
        ({"status": "active"}, "status"),
    ],
)
def test_a_cell_of_an_organization(tmp_path, changed, column):
    made = content("1.1", files_11(orgs=[DISTRICT, ELM, OAK | changed]))
    assert places(tmp_path, made) == [("orgs.csv", 4, column)]


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"status": ""}, "status"),
        ({"status": "inactive"}, "status"),
        ({"dateLastModified": ""}, "dateLastModified"),
        ({"dateLastModified": "01/15/2026"}, "dateLastModified"),
    ],
)
def test_a_delta_says_what_changed_and_when(tmp_path, changed, column):
    made = content(
        "1.1", files_11(users=[*stamped([user_11(EVA)]), user_11(TOM) | changed]), {"users": "delta"}
    )
    with reading(tmp_path, made) as found:
        assert ("users.csv", 3, column) in [(one.file, one.line, one.column) for one in found.faults]


def test_no_more_than_a_hundred_faults_are_listed_and_all_are_counted(tmp_path):
    users = [
        user_11(ANA | {"sourcedId": f"s{number}", "grades": "K"}, "student", "elm") for number in range(3000)
    ]
    with reading(tmp_path, content("1.1", files_11(users=[*users, user_11(EVA)], demographics=[]))) as found:
        assert (len(found.faults), found.more) == (100, 2900)


def test_a_value_is_short_and_is_not_told_by_repr(tmp_path):
    (fault,) = faults(tmp_path, with_ana(familyName="Peña" * 75))
    assert len(fault.value) == 80
    assert "Peña" not in repr(fault)
    assert fault.plain()["value"] == fault.value


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("es", "es"),
        ("spa", "es"),
        ("es-MX", "es-MX"),
        ("zh_Hant", "zh-Hant"),
        ("hmn", "hmn"),
        ("mxb", "mxb"),
        ("", ""),
    ],
)
def test_languages(text, tag):
    assert language_of(text) == tag
