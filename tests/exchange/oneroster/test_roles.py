"""roles.csv: who is what where, and which roles of one user cannot both be."""

from __future__ import annotations

import pytest

from tests.exchange.oneroster.stage import (
    content,
    faults,
    files_12,
    places,
    reading,
    role,
)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"role": "teachers"}, "role"),
        ({"role": "administrator"}, "role"),
        ({"roleType": "TRUE"}, "roleType"),
        ({"beginDate": "8/18/2025"}, "beginDate"),
        ({"beginDate": "2026-01-02", "endDate": "2026-01-01"}, "endDate"),
        ({"orgSourcedId": "yew"}, "orgSourcedId"),
        ({"orgSourcedId": ""}, "orgSourcedId"),
    ],
)
def test_a_cell_of_a_role(tmp_path, changed, column):
    made = content("1.2", files_12(roles=[role("s1"), role("g1"), role("t1") | changed]))
    assert places(tmp_path, made) == [("roles.csv", 4, column)]


def test_a_role_of_nobody_and_nobody_with_a_role(tmp_path):
    made = content("1.2", files_12(roles=[role("s1"), role("g1"), role("t2", "teacher", "elm")]))
    assert places(tmp_path, made) == [("users.csv", 4, "sourcedId"), ("roles.csv", 4, "userSourcedId")]


@pytest.mark.parametrize(
    ("roles", "line", "given"),
    [
        ([role("g1", "parent", "elm"), role("g1", "student", "elm")], 4, {"line": 3, "role": "parent"}),
        (
            [role("g1", "parent", "elm", roleType="secondary"), role("g1", "student", "elm")],
            4,
            {"line": 3, "role": "parent"},
        ),
        ([role("g1", "parent", "elm"), role("g1", "teacher", "elm")], 4, {"line": 3, "role": "parent"}),
    ],
)
def test_roles_that_contradict_each_other_name_both_lines(tmp_path, roles, line, given):
    made = content("1.2", files_12(roles=[role("s1"), *roles, role("t1")]))
    (fault,) = faults(tmp_path, made)
    assert (fault.file, fault.line, fault.column, fault.given) == ("roles.csv", line, "role", given)
    assert fault.words == "roles of one user that agree; line 3 makes the same user a parent"


@pytest.mark.parametrize(
    "roles",
    [
        [role("g1", "parent", "elm"), role("g1", "teacher", "elm", roleType="secondary")],
        [role("g1", "parent", "elm"), role("g1", "student", "oak")],
        [
            role("g1", "student", "elm", endDate="2010-06-01"),
            role("g1", "parent", "elm", beginDate="2025-08-18"),
        ],
        [role("t1", "aide", "oak"), role("g1")],
    ],
    ids=["a teacher with a child there", "an adult pupil", "a pupil of old", "two posts"],
)
def test_roles_that_go_together(tmp_path, roles):
    with reading(tmp_path, content("1.2", files_12(roles=[role("s1"), *roles, role("t1")]))) as found:
        assert found.faults == []
