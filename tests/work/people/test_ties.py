"""Who stands for whom, what somebody was involved in, who works with whom, and records of one person under two hats."""

from datetime import datetime

import pytest

from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import EntryContent
from schoolbeat.work.people.models import Caseload, Guardianship, Involvement, Link, Person
from schoolbeat.work.people.queries.finding import Wanted, find
from schoolbeat.work.people.queries.record import record, way_to
from tests.cast import START
from tests.factories import people as make


def test_a_guardian_is_found_through_the_student_s_school(alder):
    student = make.school_record(alder)
    mother = make.guardian(alder, student, "principal", "education_record")
    assert Guardianship.objects.get().guardian_id == mother
    assert [hit.id for hit in find(alder.viewer("principal"), Wanted("rosa lopez"))] == [mother]
    assert not find(alder.viewer("officer-1"), Wanted("rosa lopez"))
    make.clause(alder)
    assert [hit.id for hit in find(alder.viewer("officer-1"), Wanted("rosa lopez"))] == [mother]


@pytest.mark.parametrize("kind", ["student"])
def test_a_student_stands_for_nobody(alder, kind):
    student = make.person(alder)
    other = make.person(alder, kind=kind)
    answer = alder.do(
        "officer-1", "people.relate", person=str(student), guardian=str(other), relation="parent"
    )
    assert (answer.code, answer.field) == ("rule", "payload.guardian")
    refused = alder.do(
        "officer-1",
        "people.add",
        hat="le_unit_record",
        kind="student",
        fields={"family": "Lee"},
        student=str(student),
        relation="parent",
    )
    assert refused.code == "rule"


def test_nobody_is_tied_to_a_record_under_another_hat(alder):
    make.clause(alder)
    student = make.person(alder)
    mother = make.guardian(alder, make.school_record(alder), "principal", "education_record")
    answer = alder.do(
        "officer-1", "people.relate", person=str(student), guardian=str(mother), relation="parent"
    )
    assert answer.code == "rule"
    school = make.school_record(alder)
    refused = alder.do(
        "officer-1",
        "people.add",
        hat="le_unit_record",
        kind="guardian",
        fields={"family": "Lee"},
        student=str(school),
        relation="parent",
    )
    assert refused.code == "not_permitted"


def test_a_guardianship_ends_and_the_school_no_longer_leads_to_the_guardian(alder):
    student = make.person(alder)
    mother = make.guardian(alder, student)
    make.done(alder, "officer-1", "let_go", person=str(mother))
    tie = Guardianship.objects.get()
    make.done(alder, "officer-1", "unrelate", person=str(student), guardianship=str(tie.id), end="2027-01-01")
    wrong = alder.do(
        "officer-1", "people.unrelate", person=str(mother), guardianship=str(tie.id), end="2027-01-01"
    )
    assert not wrong.done
    assert Guardianship.objects.get().end is not None


def test_an_entry_of_the_log_can_be_about_a_person(alder):
    student, entry = make.person(alder), alder.log(kind="student-consultation")
    make.done(
        alder,
        "officer-1",
        "involve",
        person=str(student),
        record_kind="activity",
        record=str(entry),
        part="about",
        said="Afraid of the bus ride.",
    )
    row = Involvement.objects.get()
    assert b"bus" not in bytes(row.content)
    assert Keyring().words(row) == {"said": "Afraid of the bus ride."}
    make.opened(alder, "officer-1", student)
    (event,) = record(alder.viewer("officer-1"), student).events
    assert (event.part, event.said, event.record.id) == ("about", "Afraid of the bus ride.", entry)
    again = alder.do(
        "officer-1",
        "people.involve",
        person=str(student),
        record_kind="activity",
        record=str(entry),
        part="present",
    )
    assert again.code == "rule"
    make.done(alder, "officer-1", "uninvolve", person=str(student), involvement=str(row.id))
    assert not Involvement.objects.exists()


def test_nobody_is_involved_in_what_the_viewer_may_not_see(alder, bay):
    student, foreign = make.person(alder), bay.log()
    elsewhere = alder.log("officer-2", school=str(alder.schools["middle"]))
    for entry in (foreign, elsewhere, student):
        answer = alder.do(
            "officer-1",
            "people.involve",
            person=str(student),
            record_kind="activity",
            record=str(entry),
            part="about",
        )
        assert answer.code == "not_permitted"
    unknown = alder.do(
        "officer-1",
        "people.involve",
        person=str(student),
        record_kind="tip",
        record=str(alder.log()),
        part="about",
    )
    assert unknown.code == "not_permitted"


def test_the_timeline_holds_what_this_viewer_may_see_and_no_trace_of_the_rest(alder):
    make.clause(alder)
    student = make.school_record(alder)
    entry = alder.log("sergeant", school=str(alder.schools["middle"]))
    make.done(
        alder,
        "sergeant",
        "involve",
        person=str(student),
        record_kind="activity",
        record=str(entry),
        part="about",
    )
    make.opened(alder, "principal", student)
    make.opened(alder, "officer-1", student, "emergency")
    make.opened(alder, "sergeant", student, "supervision")
    assert record(alder.viewer("principal"), student).events == ()
    assert record(alder.viewer("officer-1"), student).events == ()
    assert len(record(alder.viewer("sergeant"), student).events) == 1


def test_taking_a_person_on_wants_a_reason_and_is_seen(alder):
    student = make.person(alder, "sergeant")
    officer = alder.viewer("officer-1")
    assert way_to(officer, student).how == "owed"
    assert alder.do("officer-1", "people.take_on", person=str(student), reason="").code == "malformed"
    make.done(alder, "officer-1", "take_on", person=str(student), reason="follow_up")
    assert way_to(officer, student).how == "free"
    assert alder.do("officer-1", "people.take_on", person=str(student), reason="follow_up").code == "rule"
    make.done(alder, "officer-1", "let_go", person=str(student))
    assert way_to(officer, student).how == "owed"
    assert Caseload.objects.filter(account=officer.account).get().end is not None
    assert alder.do("officer-1", "people.let_go", person=str(student)).code == "rule"


def test_records_of_one_person_under_two_hats_are_linked_and_nothing_goes_across(alder):
    make.clause(alder)
    unit = make.person(alder, fields={"address": "12 Unit Way"})
    school = make.school_record(alder, fields={"address": "7 School Lane"})
    make.done(alder, "officer-1", "link", person=str(unit), other=str(school))
    assert Link.objects.count() == 1
    make.opened(alder, "officer-1", unit)
    seen = record(alder.viewer("officer-1"), unit)
    assert seen.linked == ((school, "education_record"),)
    assert seen.words.address == "12 Unit Way"
    make.opened(alder, "principal", school)
    assert record(alder.viewer("principal"), school).linked == (), "the school does not learn of the unit's"
    assert alder.do("officer-1", "people.link", person=str(unit), other=str(school)).code == "rule"
    make.done(alder, "officer-1", "unlink", person=str(unit), other=str(school))
    assert not Link.objects.exists()


def test_of_what_ties_a_person_nothing_stands_on_the_ledger_in_clear(alder):
    make.clause(alder)
    student, guardian = make.person(alder), make.person(alder, kind="guardian")
    own, pupil, school = {"person": str(student)}, make.school_record(alder), alder.schools["middle"]
    place = make.done(alder, "sergeant", "enroll", **own, school=str(school), start="2026-01-05", grade="09")
    make.done(alder, "sergeant", "leave_school", **own, enrollment=str(place), end="2026-01-20")
    tie = make.done(alder, "sergeant", "relate", **own, guardian=str(guardian), relation="parent")
    make.done(alder, "sergeant", "unrelate", **own, guardianship=str(tie), end="2027-01-20")
    make.done(alder, "sergeant", "link", **own, other=str(pupil))
    make.done(alder, "sergeant", "unlink", **own, other=str(pupil))
    verbs = ("enroll", "leave_school", "relate", "unrelate", "link", "unlink")
    kept = EntryContent.objects.filter(entry__verb__in=[f"people.{verb}" for verb in verbs])
    assert kept.count() == len(verbs)
    for content in kept:
        assert content.key == Person.objects.get(pk=student).key_record
        assert not any(
            str(one) in content.body for one in (student, school, guardian, pupil, '"09"', '"parent"')
        )


def test_records_under_one_hat_are_not_linked(alder):
    first, second = make.person(alder), make.person(alder)
    assert alder.do("officer-1", "people.link", person=str(first), other=str(second)).code == "rule"


@pytest.mark.parametrize(("who", "hidden"), [("officer-1", True), ("sergeant", True), ("records", False)])
def test_a_confidential_address_is_shown_to_the_records_staff_alone(alder, who, hidden):
    fields = {"address": "12 Elm", "confidential_address": True}
    student = make.person(alder, fields=fields)
    make.opened(alder, who, student, "" if who == "officer-1" else "records_request")
    seen = record(alder.viewer(who), student)
    assert (seen.words.address, "address" in seen.withheld) == ("" if hidden else "12 Elm", hidden)


def test_who_opted_out_of_the_directory_is_shown_to_officers_by_name_school_and_grade(alder):
    make.clause(alder)
    fields = {"directory_opt_out": True, "phones": ["555 0100"], "emails": ["a@b.example"]}
    student = make.school_record(alder, fields=fields)
    make.opened(alder, "officer-1", student, "emergency")
    seen = record(alder.viewer("officer-1"), student)
    assert seen.words.name == "Annie García-López"
    assert (seen.words.born, seen.words.phones, seen.words.emails) == (None, (), ())
    assert seen.withheld == ("phones", "emails", "born")
    make.opened(alder, "principal", student)
    assert record(alder.viewer("principal"), student).words.phones == ("555 0100",)


def test_an_involvement_happened_when_it_is_said_to_have(alder):
    student, entry = make.person(alder), alder.log()
    said = {"person": str(student), "record_kind": "activity", "record": str(entry), "part": "present"}
    assert alder.do("officer-1", "people.involve", datetime.fromisoformat(START), **said).done
    assert Involvement.objects.get().at == datetime.fromisoformat(START)
