"""Files in all their ways: encodings, quotes, line ends, manifests, other systems' names, ZIPs that mean harm."""

from __future__ import annotations

import pytest

from schoolbeat.exchange.oneroster import lines
from tests.exchange.oneroster.stage import (
    content,
    faults,
    files_11,
    places,
    reading,
)

GOOD = content("1.1", files_11())


def with_users(change) -> dict[str, bytes]:
    """The set with other bytes in users.csv."""
    return GOOD | {"users.csv": change(GOOD["users.csv"])}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.rstrip(),
        lambda data: data.replace(b"\r\n", b"\r\n\r\n"),
        lambda data: b"\xef\xbb\xbf" + data.replace(b"s1,", b'"s1",'),
    ],
    ids=["byte order mark", "lf", "no last line end", "blank lines", "mark and quotes"],
)
def test_a_file_in_another_right_form(tmp_path, change):
    with reading(tmp_path, with_users(change)) as found:
        assert found.faults == []
        assert [one.given for one in found.students()] == ["Ana"]


def test_quotes_within_quotes(tmp_path):
    with reading(tmp_path, with_users(lambda data: data.replace(b"Tom", b'"Tom ""T, the"" X"'))) as found:
        assert [one.given for one in found.staff()] == ['Tom "T, the" X']


PENA = "Peña".encode()


@pytest.mark.parametrize(
    ("change", "place", "value"),
    [
        (lambda data: data.replace(PENA, b"Pe\xf1a", 2).replace(b"Pe\xf1a", PENA, 1), (3, "10"), ""),
        (lambda data: data.replace(b"Tom", b"T\xe2\x80"), (4, "9"), ""),
        (lambda data: data.decode().encode("utf-16"), (1, "1"), ""),
        (lambda data: data + b"\xc3", (5, "1"), ""),
        (lambda data: data.replace(b"Tom", b"T\x00m"), (4, "9"), "U+0000"),
        (lambda data: data.replace(b"Tom", b"T\x07m"), (4, "9"), "U+0007"),
        (lambda data: data.replace(b"Tom", "T\u0085m".encode()), (4, "9"), "U+0085"),
        (lambda data: data.replace(b"Tom", "T\u202em".encode()), (4, "9"), "U+202E"),
        (lambda data: data.replace(b"Tom", "T\u2066m".encode()), (4, "9"), "U+2066"),
        (lambda data: data.replace(b"Tom", "\u061cT".encode()), (4, "9"), "U+061C"),
        (lambda data: data.replace(b"Tom", b"T\rm"), (4, "9"), "CR"),
        (lambda data: data.replace(b"\r\n", b"\r"), (1, "19"), "CR"),
        (lambda data: data.rstrip() + b"\r", (4, "19"), "CR"),
        (lambda data: data.replace(b"Tom", b'"T\r\nm",\x01'), (5, "10"), "U+0001"),
        (lambda data: data.replace(b"Tom", b'"T"m'), (4, ""), ""),
        (lambda data: data.replace(b"Tom", b'"T'), (4, ""), ""),
        (lambda data: data + b"1,2\r\n", (5, ""), "2"),
        (lambda data: data.replace(b",", b";"), (1, ""), ""),
        (lambda data: data.replace(b",", b"\t"), (1, ""), ""),
        (lambda data: data.partition(b"\n")[2], (1, ""), ""),
        (lambda data: b"", (1, ""), ""),
        (lambda data: b"x" * 2_500_000, (1, "1"), "1000000 +"),
        (lambda data: data.replace(b"sourcedId,", b"sourcedId,sourcedId,", 1), (1, "sourcedId"), "sourcedId"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_place(tmp_path, change, place, value):
    found = [one for one in faults(tmp_path, with_users(change)) if one.file == "users.csv"]
    assert [(one.line, one.column) for one in found] == [place]
    assert found[0].value == value


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (b"Tom", "T\u202em".encode(), [(4, "9")]),
        (b"Tom", b"T\rm", [(4, "9")]),
        (b"Hall", b"H\xffll", [(4, "10")]),
        (b"Hall", b"Hal\xe2\x80", [(4, "10")]),
        (b"555", "🦊".encode(), []),
    ],
)
def test_places_do_not_depend_on_where_a_piece_ends(tmp_path, monkeypatch, size, old, new, places):
    monkeypatch.setattr(lines, "PIECE", size)
    with reading(tmp_path, with_users(lambda data: data.replace(old, new))) as found:
        assert [(one.line, one.column) for one in found.faults] == places


def test_a_file_that_breaks_off_does_not_make_its_references_faults(tmp_path):
    made = GOOD | {"orgs.csv": GOOD["orgs.csv"].replace(b"d1", b"d\xff", 1)}
    assert places(tmp_path, made) == [("orgs.csv", 2, "1")]


# Manifests


def manifest(old: str, new: str) -> dict[str, bytes]:
    """The set with another manifest."""
    assert old.encode() in GOOD["manifest.csv"]
    return GOOD | {"manifest.csv": GOOD["manifest.csv"].replace(old.encode(), new.encode())}


@pytest.mark.parametrize(
    ("made", "place", "value"),
    [
        (manifest("manifest.version,1.0", "manifest.version,1"), (2, "manifest.version"), "1"),
        (manifest("oneroster.version,1.1", "oneroster.version,1.0"), (3, "oneroster.version"), "1.0"),
        (manifest("manifest.version,1.0\r\n", ""), (0, "manifest.version"), ""),
        (manifest("file.users,bulk", "file.users,full"), (5, "file.users"), "full"),
        (manifest("file.users,bulk", "file.classes,full\r\nfile.users,bulk"), (5, "file.classes"), "full"),
        (manifest("file.users,bulk\r\n", ""), (0, "file.users"), ""),
        (manifest("file.users,bulk", "file.users,absent"), (5, "file.users"), "absent"),
        (manifest("file.users,bulk", "file.orgs,bulk"), (5, "propertyName"), "file.orgs"),
        (manifest("propertyName,value", "propertyName,propertyValue"), (1, "value"), "propertyName"),
    ],
)
def test_a_manifest_that_says_what_it_may_not(tmp_path, made, place, value):
    found = faults(tmp_path, made)
    assert (found[0].file, (found[0].line, found[0].column), found[0].value) == ("manifest.csv", place, value)


def test_a_file_that_the_manifest_promises(tmp_path):
    made = {name: data for name, data in GOOD.items() if name != "demographics.csv"}
    (fault,) = faults(tmp_path, made | {"Demographics.csv": b""})
    assert (fault.file, fault.words) == ("demographics.csv", "this file; the manifest says that it is there")


def test_a_file_that_the_manifest_does_not_know(tmp_path):
    assert places(tmp_path, GOOD | {"classes.csv": b"sourcedId"}) == [("manifest.csv", 0, "file.classes")]


def test_a_set_without_a_manifest_is_told_what_it_should_hold(tmp_path):
    made = {name: data for name, data in GOOD.items() if name != "manifest.csv"}
    (fault,) = faults(tmp_path, made)
    assert (fault.file, fault.line, fault.value) == (
        "manifest.csv",
        0,
        "demographics.csv, orgs.csv, users.csv",
    )
    for word in (
        "propertyName,value",
        "manifest.version (1.0)",
        "oneroster.version",
        "bulk, delta or absent",
    ):
        assert word in fault.words


def test_classes_and_enrollments_are_never_opened(tmp_path):
    said = manifest("file.users,bulk", "file.users,bulk\r\nfile.enrollments,bulk\r\nfile.classes,bulk")
    with reading(tmp_path, said | {"enrollments.csv": b"\xff\x00", "classes.csv": b""}) as found:
        assert found.faults == []


def test_the_real_set_of_another_system_is_refused_file_by_file(tmp_path, shared):
    found = faults(tmp_path, shared / "data" / "oneroster")
    assert [(one.file, one.column, one.value) for one in found] == [
        ("manifest.csv", "", "academicSessions.csv, classes.csv, courses.csv, demographics.csv, enrollments.c…"),
        ("roles.csv", "sourcedId", "userSourcedId"),
        ("roles.csv", "roleType", "isPrimary"),
        ("roles.csv", "beginDate", "roleStartDate"),
        ("roles.csv", "endDate", "roleEndDate"),
        ("users.csv", "agentSourcedIds", "relationships.csv: relationshipUserSourcedId"),
        ("users.csv", "grades", "roles.csv: grade"),
        ("demographics.csv", "sourcedId", "userSourcedId"),
    ]  # fmt: skip
    assert {one.words for one in found[1:]} == {"a column of this name; what was found looks like it"}


def test_a_missing_column_that_nothing_looks_like(tmp_path):
    made = with_users(lambda data: data.replace(b"familyName", b"house", 1))
    (fault,) = faults(tmp_path, made)
    assert (fault.column, fault.words) == (
        "familyName",
        "a column of this name; none that was found looks like it",
    )
    assert "house" not in fault.value
