"""What must never happen: a set without a clause, a parent made a student, half a set, a destroyed person back."""

from __future__ import annotations

import pytest

from schoolbeat.exchange.oneroster.taking import NotAllowed, Wish, take
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.work.people.commands import roster as verb
from schoolbeat.work.people.models import Demographic, Person, RefusedSource
from tests.exchange.oneroster.stage import DISTRICT
from tests.exchange.oneroster.takingstage import (
    ANA,
    BORN,
    EVA,
    HIGH,
    MIDDLE,
    TOM,
    allow,
    counted,
    right,
    role,
    set_11,
    set_12,
    state,
    taken,
    user_11,
)
from tests.factories import people as make
from tests.factories import roster
from tests.work.people.test_persons import all_text

ZOE = {"sourcedId": "s2", "givenName": "Zoe", "familyName": "Hall", "grades": "10", "agentSourcedIds": "g2"}
IDA = {"sourcedId": "g2", "givenName": "Ida", "familyName": "Hall"}


def test_without_a_clause_nothing_of_the_set_is_opened(alder, tmp_path):
    with pytest.raises(NotAllowed):
        taken(alder, tmp_path, set_11())
    allow(alder, start="2026-12-01")
    with pytest.raises(NotAllowed):
        taken(alder, tmp_path, set_11())


def test_a_clause_that_has_ended_allows_nothing_more(alder, tmp_path):
    allow(alder, end="2026-11-19")
    with pytest.raises(NotAllowed):
        taken(alder, tmp_path, set_11())


def test_only_the_sergeant_takes_a_roster_over(alder, tmp_path):
    allow(alder)
    for who in ("officer-1", "records", "analyst", "it", "principal"):
        with pytest.raises(PermissionError):
            take(alder.viewer(who), Wish(tmp_path))


def two_schools() -> dict:
    rows = [user_11(row) for row in (ANA, EVA, TOM)]
    rows += [user_11(ZOE, "student", "oak"), user_11(IDA, "parent", "d1")]
    return set_11(users=rows)


def test_a_clause_of_one_district_lets_only_its_schools_in(alder, tmp_path):
    district = roster.district(alder)
    roster.done(
        alder,
        "change_school",
        school=str(alder.schools["high"]),
        fields={"name": "Alder high", "kind": "high", "district": str(district)},
    )
    allow(alder, district=str(district))
    answer = right(taken(alder, tmp_path, two_schools()))
    assert [one[0] for one in state()["people"]] == ["Ana", "Eva", "Tom"]
    [out] = answer.schools
    assert (out.name, out.why, out.people) == ("Alder middle", "no_clause", 1)
    assert (answer.tallies["students"].left_out, answer.tallies["guardians"].left_out) == (1, 1)
    assert right(taken(alder, tmp_path, two_schools())).unchanged


def test_a_school_that_the_agency_does_not_have_is_reported_and_left_out(alder, tmp_path):
    allow(alder)
    files = two_schools() | {"orgs": [DISTRICT, HIGH, {**MIDDLE, "name": "Somebody's Middle"}]}
    [out] = right(taken(alder, tmp_path, files)).schools
    assert (out.name, out.line, out.why) == ("Somebody's Middle", 4, "unmatched")
    assert len(state()["people"]) == 3


def test_a_school_is_known_by_its_code_before_its_name(alder, tmp_path):
    allow(alder)
    roster.done(
        alder,
        "change_school",
        school=str(alder.schools["middle"]),
        fields={"name": "Alder middle", "kind": "middle", "code": "37680236037972"},
    )
    orgs = [DISTRICT, {**HIGH, "name": "Renamed", "identifier": "37 68023-6037972"}]
    right(taken(alder, tmp_path, set_11(orgs=orgs)))
    assert state()["places"][0] == ("Ana", "Alder middle", "09", True)


def test_another_district_s_set_under_the_same_name_is_refused(alder, tmp_path):
    allow(alder)
    right(taken(alder, tmp_path, set_11()))
    before = state()
    users = [user_11(ZOE, "student", "ash")]
    other = set_11(orgs=[{**MIDDLE, "sourcedId": "ash", "parentSourcedId": ""}], users=users, demographics=[])
    other["users"][0]["agentSourcedIds"] = ""
    [fault] = taken(alder, tmp_path, other).faults
    assert (fault.file, fault.column) == ("manifest.csv", "source.systemCode")
    assert state() == before


def test_a_parent_never_becomes_a_student(alder, tmp_path):
    allow(alder)
    right(taken(alder, tmp_path, set_11()))
    before = state()
    rows = [user_11({**ANA, "agentSourcedIds": ""}), user_11(EVA, "student", "elm"), user_11(TOM)]
    [fault] = taken(alder, tmp_path, set_11(users=rows)).faults
    assert (fault.file, fault.line, fault.column) == ("users.csv", 3, "sourcedId")
    assert state() == before


def test_who_is_teacher_and_mother_is_two_records_under_two_hats(alder, tmp_path):
    allow(alder)
    roles = [role("s1"), role("g1"), role("g1", "teacher", "oak"), role("t1")]
    right(taken(alder, tmp_path, set_12(roles=roles), "1.2"))
    assert sorted(Person.objects.filter(kind__in=["guardian", "staff"]).values_list("kind", "hat")) == [
        ("guardian", "education_record"),
        ("staff", "district_contact"),
        ("staff", "district_contact"),
    ]


def test_a_destroyed_person_stays_away(alder, tmp_path):
    allow(alder)
    right(taken(alder, tmp_path, set_11()))
    [ana] = Person.objects.filter(kind="student")
    entry = make.done(alder, "principal", "change", person=str(ana.pk), fields={"family": "Peña"})
    assert alder.do("records", "ledger.destroy", entry=str(entry), reason="A court's order").done
    assert RefusedSource.objects.count() == 1
    assert not Demographic.objects.exists()
    answer = right(taken(alder, tmp_path, set_11()))
    assert counted(answer, "students") == {"stay_away": 1}
    assert Person.objects.filter(kind="student", destroyed=False).count() == 0
    assert right(taken(alder, tmp_path, set_11())).unchanged


@pytest.mark.parametrize("breaks_at", [1, 2, 3])
def test_a_set_that_breaks_off_leaves_nothing(alder, tmp_path, monkeypatch, breaks_at):
    allow(alder)
    before, real, calls = all_text(), verb._Taking.decided, []
    # Other tests' files may lie there.
    files = set(ROSTERS.folder().rglob("*"))

    def breaking(taking, lot):
        calls.append(lot)
        if len(calls) == breaks_at:
            raise KeyboardInterrupt
        return real(taking, lot)

    monkeypatch.setattr(verb._Taking, "decided", breaking)
    with pytest.raises(KeyboardInterrupt):
        taken(alder, tmp_path, set_11())
    assert all_text() == before
    assert set(ROSTERS.folder().rglob("*")) == files


def test_a_fault_that_is_found_late_leaves_nothing(alder, tmp_path):
    allow(alder)
    before = all_text()
    rows = [user_11(row) for row in (ANA, EVA, {**TOM, "givenName": "1", "familyName": "2"})]
    [fault] = taken(alder, tmp_path, set_11(users=rows)).faults
    assert (fault.file, fault.line, fault.column) == ("users.csv", 4, "familyName")
    assert all_text() == before


def test_no_word_of_a_roster_stands_in_the_database(alder, tmp_path):
    allow(alder)
    right(taken(alder, tmp_path, set_11()))
    text = all_text()
    for word in ("Peña", "María", "2011-05-04", "555-0100", "eva@invented", "Pena", "maria"):
        assert word.encode() not in text, word
    assert b"Alder high" in text, "nothing was looked at"


def test_a_number_that_nobody_can_dial_is_left_out_and_counted(alder, tmp_path):
    allow(alder)
    rows = [user_11(ANA), user_11({**EVA, "phone": "ask at work", "sms": "555-0100"}), user_11(TOM)]
    answer = right(taken(alder, tmp_path, set_11(users=rows)))
    assert answer.unusable == 1
    assert Person.objects.count() == 3


def test_a_look_writes_nothing(alder, tmp_path):
    allow(alder)
    before = all_text()
    answer = right(taken(alder, tmp_path, set_11(), dry_run=True))
    assert (answer.written, counted(answer, "students")) == (False, {"created": 1})
    assert all_text() == before


def test_a_report_holds_no_names(alder, tmp_path):
    allow(alder)
    told = str(right(taken(alder, tmp_path, set_11())).plain())
    assert not [word for word in ("Ana", "Peña", "Eva", "Tom", "s1") if word in told]
    assert BORN["birthDate"] not in told
