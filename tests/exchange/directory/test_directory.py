"""The state's directory of schools: previewed, taken over, taken over again; a stranger's file in all its ways."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest

from schoolbeat.exchange.directory.kinds import kind_of
from schoolbeat.exchange.directory.reading import COLUMNS, read
from schoolbeat.exchange.directory.taking import plan, take
from schoolbeat.ledger.models import Entry
from schoolbeat.work.roster.models import District, School

DISTRICT = {
    "CDSCode": "01234560000000",
    "District": "Alder Unified",
    "School": "",
    "StatusType": "Active",
    "County": "X",
}
HIGH = {
    **DISTRICT,
    "CDSCode": "01234561234567",
    "School": "Elm High",
    "SOCType": "High Schools (Public)",
    "EILName": "High School",
    "Latitude": "37.925768",
    "Longitude": "-122.31341",
    "Phone": "(510) 435-2032",
    "Ext": "12",
}
OTHER = HIGH | {"CDSCode": "99999991234567", "District": "Far Away", "School": "Far High"}
NOTHING = {"created": 0, "changed": 0, "unchanged": 0, "closed": 0}


def text_of(*rows: dict, columns: tuple[str, ...] = COLUMNS) -> bytes:
    """A file of these rows."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def bring(town, content: bytes, *districts: str, dry_run: bool = False) -> dict:
    """Take a file over and return the answer."""
    planned = plan(town.install, read(io.BytesIO(content), districts or ("Alder Unified",)))
    if not dry_run:
        planned.faults = take(town.install, planned)
    return planned.counts()


def test_a_preview_writes_nothing_and_the_second_run_changes_nothing(alder):
    before = Entry.objects.count()
    content = text_of(DISTRICT, HIGH, OTHER)
    expected = NOTHING | {"created": 1, "refused": []}
    assert bring(alder, content, dry_run=True) == expected
    assert Entry.objects.count() == before
    assert bring(alder, content) == expected
    entries = Entry.objects.count()
    assert bring(alder, content) == NOTHING | {"unchanged": 1, "refused": []}
    assert Entry.objects.count() == entries
    school = School.objects.get(code="01234561234567")
    assert (school.name, school.kind, school.phone, school.source) == (
        "Elm High",
        "high",
        "(510) 435-2032 x 12",
        "state directory",
    )
    assert (school.district.name, school.district.code) == ("Alder Unified", "01234560000000")


def test_a_changed_name_and_a_closed_school(alder):
    bring(alder, text_of(DISTRICT, HIGH))
    school = School.objects.get(code=HIGH["CDSCode"])
    assert bring(alder, text_of(DISTRICT, HIGH | {"School": "Elm Senior High"}))["changed"] == 1
    assert (
        bring(alder, text_of(DISTRICT, HIGH | {"School": "Elm Senior High", "StatusType": "Closed"}))[
            "closed"
        ]
        == 1
    )
    school.refresh_from_db()
    assert (school.name, school.status) == ("Elm Senior High", "closed")
    assert not School.objects.offered().filter(id=school.id).exists()


def test_what_the_desk_knows_beside_the_file_is_kept(alder):
    bring(alder, text_of(DISTRICT, HIGH))
    school = School.objects.get(code=HIGH["CDSCode"])
    fields = {
        "name": "Elm High",
        "kind": "high",
        "code": school.code,
        "students": 900,
        "source": "the school",
    }
    assert alder.do("sergeant", "roster.change_school", school=str(school.id), fields=fields).done
    assert bring(alder, text_of(DISTRICT, HIGH))["changed"] == 1
    school.refresh_from_db()
    assert (school.students, school.source, school.phone) == (900, "the school", "(510) 435-2032 x 12")


def test_only_the_code_says_which_school_it_is(alder):
    from tests.factories import roster as make

    make.school(alder, "Elm High")
    assert bring(alder, text_of(DISTRICT, HIGH))["created"] == 1
    assert School.objects.filter(name="Elm High").count() == 2


def test_a_district_that_the_roster_has_by_name_is_used(alder):
    from tests.factories import roster as make

    known = make.district(alder, "Alder Unified")
    bring(alder, text_of(HIGH))
    assert School.objects.get(code=HIGH["CDSCode"]).district_id == known
    assert District.objects.count() == 1


def test_a_district_is_named_by_its_digits_too(alder):
    same_name = OTHER | {"District": "Alder Unified"}
    refused = bring(alder, text_of(HIGH, same_name))["refused"]
    assert [(one["column"], one["value"]) for one in refused] == [
        ("District", "Alder Unified (0123456, 9999999)"),
    ]
    assert bring(alder, text_of(HIGH, same_name), "9999999")["created"] == 1


def refused_at(content: bytes, *districts: str) -> list[tuple[int, str]]:
    return [
        (fault.line, fault.column)
        for fault in read(io.BytesIO(content), districts or ("Alder Unified",)).faults
    ]


SHORT_CODE = HIGH | {"CDSCode": "1234561234567"}
GOOD = text_of(DISTRICT, HIGH)


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b"", [(1, "")]),
        (text_of(HIGH, columns=tuple(name for name in COLUMNS if name != "StatusType")), [(1, "StatusType")]),
        (text_of(HIGH, columns=(*COLUMNS, "City")), [(1, "City")]),
        (GOOD.replace(b",", b";"), [(1, "")]),
        (GOOD.replace(b",", b"\t"), [(1, "")]),
        (text_of(SHORT_CODE), [(2, "CDSCode")]),
        (text_of(DISTRICT, OTHER | {"CDSCode": "7.10E+12"}, HIGH), [(3, "CDSCode")]),
        (text_of(HIGH, HIGH), [(3, "CDSCode")]),
        (text_of(HIGH | {"StatusType": "Asleep"}), [(2, "StatusType")]),
        (text_of(HIGH | {"Latitude": "37,9"}), [(2, "Latitude")]),
        (text_of(HIGH | {"Longitude": "-200"}), [(2, "Longitude")]),
        (text_of(HIGH | {"School": "x" * 161}), [(2, "School")]),
        (text_of(HIGH | {"School": "bell\x07"}), [(2, "School")]),
        (GOOD + b"1,2,3\r\n", [(4, "")]),
        (GOOD.replace(b"Elm High", b"Elm \xff High"), [(3, "5")]),
        (GOOD.decode().encode("utf-16"), [(1, "1")]),
        (GOOD + b'"never closed', [(4, "")]),
        (GOOD + b'"a"b,' + b"," * 14 + b"\r\n", [(4, "")]),
        (GOOD + b"\x00" * 20, [(4, "")]),
        (b"x" * 1_100_000, [(1, "")]),
        (GOOD, []),
        (b"\xef\xbb\xbf" + GOOD, [(1, "CDSCode")]),
        (GOOD.replace(b"\r\n", b"\n") + b"\n", []),
    ],
)
def test_each_fault_is_named_by_its_place(content, places):
    assert refused_at(content) == places


def test_with_one_fault_nothing_is_written(alder):
    before = Entry.objects.count()
    answer = bring(alder, text_of(DISTRICT, HIGH, HIGH | {"CDSCode": "123"}))
    assert {name: answer[name] for name in NOTHING} == NOTHING
    assert answer["refused"] == [
        {"line": 4, "column": "CDSCode", "value": "123", "expected": "14 digits, kept as text"},
    ]
    assert (Entry.objects.count(), School.objects.filter(code=HIGH["CDSCode"]).count()) == (before, 0)


def test_what_a_verb_refuses_undoes_the_whole_file(alder, monkeypatch):
    from schoolbeat.exchange.directory import taking

    monkeypatch.setattr(taking, "LOT", 1)
    content = text_of(DISTRICT, HIGH, HIGH | {"CDSCode": "01234567654321", "School": "Second"})
    planned = plan(alder.install, read(io.BytesIO(content), ["Alder Unified"]))
    before = Entry.objects.count()
    bring(alder, text_of(DISTRICT, HIGH | {"CDSCode": "01234567654321"}))
    after = Entry.objects.count()
    assert after > before
    faults = take(alder.install, planned)
    assert faults
    assert Entry.objects.count() == after


def test_an_unknown_district_is_told_with_its_neighbors():
    (fault,) = read(io.BytesIO(GOOD), ["Alder Unifed"]).faults
    assert (fault.line, fault.column, fault.value, fault.expected) == (
        0,
        "District",
        "Alder Unifed",
        "Alder Unified",
    )


def test_no_more_than_a_hundred_faults_are_told():
    content = text_of(*[HIGH | {"CDSCode": str(number)} for number in range(300)])
    assert len(read(io.BytesIO(content), ["Alder Unified"]).faults) == 100


def test_a_file_of_fifty_megabytes_does_not_fill_the_memory(tmp_path: Path):
    path = tmp_path / "huge.csv"
    row = text_of(OTHER | {"School": "Far " + "x" * 100}).splitlines(keepends=True)[1]
    with path.open("wb") as file:
        file.write(text_of(DISTRICT))
        for number in range(60_000):
            file.write(row.replace(b"99999991234567", f"9999999{number:07}".encode()))
    tracemalloc.start()
    with path.open("rb") as file:
        found = read(file, ["Alder Unified"])
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(found.rows), found.faults) == (1, [])
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("school_type", "level", "kind"),
    [
        ("Elementary Schools (Public)", "Ungraded", "elementary"),
        ("Intermediate/Middle Schools (Public)", "Elementary", "middle"),
        ("Special Education Schools (Public)", "High School", "high"),
        ("Continuation High Schools", "High School", "alternative"),
        ("Adult Education Centers", "Ungraded", "adult"),
        ("K-12 Schools (Public)", "Elementary-High Combination", "other"),
        ("A type of tomorrow", "Elementary", "elementary"),
        ("", "", "other"),
    ],
)
def test_the_kind_follows_from_a_table(school_type, level, kind):
    assert kind_of(school_type, level) == kind


def test_the_real_file(alder, shared):
    with (shared / "data" / "schools" / "ca-directory-2018-06.csv").open("rb") as file:
        content = file.read()
    wanted = ("Chula Vista Elementary", "Sweetwater Union High", "West Contra Costa Unified")
    rows = [row for row in csv.DictReader(io.StringIO(content.decode())) if row["District"] in wanted]
    named = [row for row in rows if row["School"]]
    assert bring(alder, content, *wanted) == NOTHING | {"created": len(named), "refused": []}
    assert bring(alder, content, *wanted) == NOTHING | {"unchanged": len(named), "refused": []}
    kept = {school.code: school for school in School.objects.exclude(code="")}
    assert set(kept) == {row["CDSCode"] for row in named}
    assert {kept[row["CDSCode"]].status for row in named if row["StatusType"] == "Closed"} == {"closed"}
    assert all(code[:2] == "07" for code, school in kept.items() if school.district.name == wanted[2])
    # The town's own two schools stand beside them.
    active = sum(1 for row in named if row["StatusType"] == "Active")
    assert School.objects.offered().count() == active + 2


def test_lost_zeros_in_the_real_file_are_refused(alder, shared):
    content = (shared / "data" / "schools" / "ca-directory-2018-06.csv").read_bytes().replace(b"\n0", b"\n")
    answer = bring(alder, content, "West Contra Costa Unified")
    assert answer["refused"][0]["column"] == "CDSCode"
    assert School.objects.exclude(code="").count() == 0
