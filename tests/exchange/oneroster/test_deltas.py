"""What changed since: rows that go, and what must be known already, for the taking side to check."""

from __future__ import annotations

from datetime import date

from schoolbeat.exchange.oneroster import rows as r
from tests.exchange.oneroster.stage import (
    ANA,
    BORN,
    DISTRICT,
    ELM,
    EVA,
    OAK,
    STAMP,
    content,
    delivered,
    files_11,
    reading,
    role,
    stamped,
    user_11,
)


def test_a_delta_points_to_what_must_be_known_already(tmp_path):
    files = {"users": stamped([user_11(ANA)]), "demographics": stamped([BORN | {"sourcedId": "s7"}])}
    modes = {"users": "delta", "demographics": "delta"}
    found = delivered(tmp_path, "1.1", files, modes)
    assert found["references_out"] == [
        r.Reference("organization", "elm", "users.csv", 2, "orgSourcedIds"),
        r.Reference("user", "g1", "users.csv", 2, "agentSourcedIds"),
        r.Reference("user", "s7", "demographics.csv", 2, "sourcedId"),
    ]
    assert found["guardianships"] == [r.Guardianship(2, "s1", "g1", "", "active")]
    assert [(one.student, one.school) for one in found["attendances"]] == [("s1", "elm")]
    assert [(one.user, one.birth_date) for one in found["births"]] == [("s7", date(2011, 5, 4))]


def test_rows_of_a_delta_that_go_are_delivered_as_such(tmp_path):
    gone = {"status": "tobedeleted"}
    files = files_11()
    files = {name: stamped(rows) for name, rows in files.items()}
    files["users"][0] |= gone
    files["orgs"][2] |= gone
    modes = dict.fromkeys(files, "delta")
    found = delivered(tmp_path, "1.1", files, modes)
    assert [one.status for one in found["students"]] == ["tobedeleted"]
    assert [one.status for one in found["guardians"]] == ["active"]
    assert [one.status for one in found["attendances"]] == ["tobedeleted"]
    assert [one.status for one in found["guardianships"]] == ["tobedeleted"]
    assert [one.status for one in found["organizations"]] == ["active", "active", "tobedeleted"]
    assert found["students"][0].modified == "2026-01-15T08:30:00.000Z"


def test_a_user_of_a_delta_whose_role_is_not_in_it(tmp_path):
    modes = {"users": "delta", "roles": "delta"}
    files = {
        "users": stamped([EVA, ANA]),
        "roles": stamped([role("s9", "student", "elm"), role("g9", "parent", "d1")]),
    }
    found = delivered(tmp_path, "1.2", files, modes)
    assert [(one.source_id, one.phone, one.agents) for one in found["user_changes"]] == [
        ("g1", "555-0100", ()),
        ("s1", "", ("g1",)),
    ]
    assert found["students"] == found["guardians"] == found["guardianships"] == []
    assert [(one.student, one.grade) for one in found["attendances"]] == [("s9", "")]
    assert [(one.user, one.role) for one in found["posts"]] == [("g9", "parent")]
    assert {(one.kind, one.source_id) for one in found["references_out"]} == {
        ("organization", "elm"), ("organization", "d1"), ("user", "s9"), ("user", "g9"),
    }  # fmt: skip


def test_a_student_who_leaves_and_stays_a_parent(tmp_path):
    gone = {"status": "tobedeleted"}
    roles = stamped([role("g1", "parent", "elm"), role("g1", "student", "oak") | gone])
    modes = {"users": "delta", "roles": "delta", "orgs": "bulk"}
    files = {
        "users": stamped([EVA]),
        "roles": roles,
        "orgs": [DISTRICT, ELM, OAK],
    }
    files["roles"][1] |= gone
    found = delivered(tmp_path, "1.2", files, modes)
    assert found["students"] == []
    assert [one.source_id for one in found["guardians"]] == ["g1"]
    assert [(one.student, one.status) for one in found["attendances"]] == [("g1", "tobedeleted")]


def test_each_file_says_whether_it_is_bulk_or_delta(tmp_path):
    made = content("1.1", files_11(demographics=stamped([BORN])), {"demographics": "delta"})
    with reading(tmp_path, made) as found:
        assert {name: count.mode for name, count in found.files.items()} == {
            "orgs.csv": "bulk",
            "users.csv": "bulk",
            "demographics.csv": "delta",
        }


def test_a_birth_date_that_goes_is_nobodys(tmp_path):
    files = files_11(demographics=[STAMP | BORN | {"status": "tobedeleted"}])
    found = delivered(tmp_path, "1.1", files, {"demographics": "delta"})
    assert [one.birth_date for one in found["students"]] == [None]
    assert [one.status for one in found["demographics"]] == ["tobedeleted"]
