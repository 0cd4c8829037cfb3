"""People are entered because work needs it: the least of it, encrypted, found by hashes, seen by those who may."""

import json
from base64 import b64decode
from uuid import uuid4

import pytest
from django.db import connection

from schoolbeat.ledger import vault
from schoolbeat.ledger.contents import own_key
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.verify import verify
from schoolbeat.work.people.models import Caseload, Enrollment, NameWord, Person, PersonName
from schoolbeat.work.people.queries.finding import Wanted, find
from schoolbeat.work.people.queries.record import record, way_to
from tests.factories import people as make
from tests.factories import roster


def said(identity):
    return Keyring().words(Person.objects.get(id=identity))


def all_text() -> bytes:
    """Every value of every table, as bytes: what whoever holds the database alone can read."""
    out = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                out += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\n".join(out)


def test_a_person_is_kept_under_one_hat_on_the_caseload_of_who_entered_it(alder):
    identity = make.person(alder)
    row = Person.objects.get(id=identity)
    assert (row.hat, row.kind, row.author_id) == ("le_unit_record", "student", alder.account("officer-1").id)
    assert said(identity) == make.ANA
    place = Enrollment.objects.get(person=identity)
    assert (place.school_id, place.grade, place.end) == (alder.schools["high"], "09", None)
    assert Caseload.objects.get(person=identity).account_id == alder.account("officer-1").id


def test_no_word_of_it_stands_in_the_database(alder):
    make.guardian(alder, make.person(alder))
    text = all_text()
    for word in ("García", "Garcia", "garcia", "Annie", "2011-03-09", "Rosa", "010-7788"):
        assert word.encode() not in text, word
    assert b"Alder" in text, "nothing was looked at"


def test_what_was_said_is_on_the_ledger_under_the_key_of_the_person(alder):
    identity = make.person(alder)
    content = EntryContent.objects.get(entry=identity)
    assert content.key == Person(id=identity).key_record
    assert (
        alder.do("officer-1", "people.add", hat="no-such", kind="student", fields={}).code == "not_permitted"
    )
    assert verify().ok


def test_saying_it_twice_is_once_also_when_the_words_are_encrypted(alder):
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run_one

    envelope = Envelope(
        "people.add", clock.now(), {"hat": "le_unit_record", "kind": "caller", "fields": {"family": "Lee"}}
    )
    officer = alder.viewer("officer-1")
    assert [run_one(envelope, officer).result for _ in range(2)] == ["accepted", "already"]
    other = Envelope(
        envelope.verb, envelope.happened_at, {**envelope.payload, "kind": "staff"}, id=envelope.id
    )
    refused = run_one(other, officer)
    assert (refused.result, refused.code) == ("refused", "conflict")
    assert Person.objects.count() == 1
    kept = EntryContent.objects.get(entry__verb="ledger.conflict")
    assert "Lee" not in b64decode(kept.body).decode("latin-1") and kept.key == own_key(kept.entry_id)
    assert verify().ok


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"fields": {"given": "", "family": "  "}}, "family"),
        ({"fields": {"given": "😀", "family": ""}}, "family"),
        ({"fields": {"family": "x" * 300}}, "family"),
        ({"fields": {"family": "Le\u202ee"}}, "family"),
        ({"fields": {"born": "2027-01-01"}}, "born"),
        ({"fields": {"born": "1899-12-31"}}, "born"),
        ({"fields": {"language": "Spanish please"}}, "language"),
        ({"fields": {"phones": ["call me"]}}, "phones"),
        ({"fields": {"phones": ["1"] * 6}}, "phones"),
        ({"fields": {"emails": ["nobody"]}}, "emails"),
        ({"fields": {"address": "x" * 201}}, "address"),
        ({"fields": {"immigration_status": "x"}}, "immigration_status"),
        ({"fields": {"birthplace": "x"}}, "birthplace"),
        ({"fields": {"gang": "x"}}, "gang"),
        ({"kind": "suspect"}, "kind"),
        ({"grade": "9th"}, "grade"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(alder, changed, field):
    said = {"hat": "le_unit_record", "kind": "student", "school": str(alder.schools["high"])}
    fields = make.ANA | changed.pop("fields", {})
    result = alder.do("officer-1", "people.add", **(said | {"fields": fields} | changed))
    assert result.result == "refused"
    assert (result.field or "").rpartition(".")[2] == field
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["Li", "O", "محمد", "אבי", "Søren", "José 😀", "李小龙", "Ó"])
def test_names_of_all_the_world_are_kept_as_they_are(alder, name):
    identity = make.person(alder, fields={"given": name, "family": "Ng"})
    assert said(identity)["given"] == name


def test_a_name_that_no_longer_stands_no_longer_finds(alder):
    identity = make.person(alder)
    make.done(
        alder,
        "officer-1",
        "change",
        person=str(identity),
        fields=make.ANA | {"family": "Ortiz", "preferred": ""},
    )
    officer = alder.viewer("officer-1")
    assert [hit.id for hit in find(officer, Wanted("ortiz"))] == [identity]
    assert not find(officer, Wanted("garcia"))
    assert not find(officer, Wanted("annie"))


def test_twins_with_one_birth_date_and_initials_are_two(alder):
    first = make.person(alder, fields={"given": "Juan", "family": "Reyes", "preferred": ""})
    second = make.person(alder, fields={"given": "Jose", "family": "Reyes", "preferred": ""})
    found = find(alder.viewer("officer-1"), Wanted("reyes 3/9/2011"))
    assert {hit.id for hit in found} == {first, second}


def test_a_student_in_two_schools_is_one_hit(alder):
    identity = make.person(alder)
    make.done(
        alder,
        "officer-1",
        "enroll",
        person=str(identity),
        school=str(alder.schools["middle"]),
        start="2026-11-01",
        grade="09",
    )
    (hit,) = find(alder.viewer("sergeant"), Wanted("garcia"))
    assert [school for school, _grade in hit.schools] == ["Alder middle", "Alder high"] or len(
        hit.schools
    ) == 2
    again = alder.do(
        "officer-1",
        "people.enroll",
        person=str(identity),
        school=str(alder.schools["middle"]),
        start="2026-11-02",
    )
    assert again.code == "rule"


def test_the_school_sees_its_own_and_nothing_of_the_unit(alder):
    unit, school = make.person(alder), make.school_record(alder)
    principal = alder.viewer("principal")
    assert [hit.id for hit in find(principal, Wanted("garcia"))] == [school]
    assert way_to(principal, unit) is None
    assert record(principal, unit) is None
    assert alder.do("principal", "people.open", person=str(unit)).code == "not_permitted"


def test_an_officer_sees_a_school_record_only_under_a_clause_that_holds(alder):
    school = make.school_record(alder)
    officer = alder.viewer("officer-1")
    assert not find(officer, Wanted("garcia"))
    clause = make.clause(alder)
    assert [hit.id for hit in find(officer, Wanted("garcia"))] == [school]
    assert not find(alder.viewer("officer-2"), Wanted("garcia")), "not at the own school"
    roster.done(alder, "end_clause", clause=str(clause), end="2026-11-19")
    assert not find(officer, Wanted("garcia"))


def test_a_clause_for_another_district_is_no_clause(alder):
    make.school_record(alder)
    make.clause(alder, district=str(roster.district(alder)))
    assert not find(alder.viewer("officer-1"), Wanted("garcia"))


def test_another_agency_sees_nothing_and_learns_nothing(alder, bay):
    identity = make.person(alder)
    for who in ("officer-1", "sergeant", "records"):
        assert not find(bay.viewer(who), Wanted("garcia"))
        answers = [
            bay.do(who, "people.open_with_reason", person=str(one), reason="emergency")
            for one in (identity, uuid4())
        ]
        assert {(one.code, one.field, one.message) for one in answers} == {
            (answers[0].code, answers[0].field, answers[0].message)
        }
        assert answers[0].code == "not_permitted"


def test_destroying_takes_the_words_the_keys_and_what_finds_them(alder, django_capture_on_commit_callbacks):
    identity = make.person(alder)
    sibling = make.person(alder, fields={"given": "Luis", "preferred": ""})
    make.opened(alder, "sergeant", identity, "supervision")
    entries = Entry.objects.filter(points_at=identity)
    before = {
        row.entry_id: (bytes(Person.objects.get(id=identity).content), row.body)
        for row in EntryContent.objects.filter(entry__in=entries)
    }
    with django_capture_on_commit_callbacks(execute=True):
        for entry in list(entries):
            assert alder.do("records", "ledger.destroy", entry=str(entry.id), reason="W&I 827.95").done
    row = Person.objects.get(id=identity)
    assert row.destroyed and not row.content and row.born is None
    assert not PersonName.objects.filter(person=identity).exists()
    assert vault.keys_of([Person(id=identity).key_record]) == {}
    assert [hit.id for hit in find(alder.viewer("sergeant"), Wanted("garcia"))] == [sibling]
    assert way_to(alder.viewer("sergeant"), identity) is None
    report = verify()
    assert report.ok
    assert {one.entry for one in report.destroyed} >= {str(entry.id) for entry in entries}
    # What an old copy of the database still holds does not open any more.
    old = Person(id=identity, content=next(iter(before.values()))[0])
    assert Keyring().words(old) == {}


def test_words_of_a_name_that_others_have_stay_findable(alder, django_capture_on_commit_callbacks):
    make.person(alder, fields={"given": "Solo", "family": "García", "preferred": ""})
    words = NameWord.objects.count()
    second = make.person(alder, fields={"given": "Zacarias", "family": "García", "preferred": ""})
    assert NameWord.objects.count() > words
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(second), reason="order").done
    assert NameWord.objects.count() == words
    assert find(alder.viewer("sergeant"), Wanted("garcia"))


def test_nothing_is_added_to_a_destroyed_record(alder, django_capture_on_commit_callbacks):
    identity = make.person(alder)
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(identity), reason="order").done
    answer = alder.do("sergeant", "people.change", person=str(identity), fields=make.ANA)
    assert answer.code == "not_permitted"


def test_the_payload_is_stored_as_json_that_its_key_opens(alder):
    identity = make.person(alder)
    from schoolbeat.ledger.contents import opened

    content = EntryContent.objects.get(entry=identity)
    body = json.loads(opened(Keyring(), identity, content.key, content.body))
    assert body["payload"]["fields"]["family"] == "García-López"
