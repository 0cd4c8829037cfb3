"""Destroying a person as a whole, however the record came in; and what must not go, or stay, along with it."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger import vault
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.keycheck import check
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import DestroyedKey, Entry, EntryContent
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.people.models import (
    Enrollment,
    Guardianship,
    Involvement,
    Person,
    Reading,
    RefusedSource,
)
from schoolbeat.work.people.queries.finding import Wanted, find
from schoolbeat.work.people.queries.record import record, way_to
from tests.factories import people as make


@pytest.fixture
def gone(django_capture_on_commit_callbacks):
    """Let the records staff destroy a person, keys and all; return the entry's id."""

    def destroyed(town, person, who="records"):
        with django_capture_on_commit_callbacks(execute=True):
            return make.done(town, who, "destroy", person=str(person), reason="W&I 827.95")

    return destroyed


def said(person):
    return Keyring().words(Person.objects.get(id=person))


def test_a_child_of_a_roster_can_be_destroyed_alone_and_stays_away(alder, gone):
    mina, zoe = make.roster(alder, "Mina", "Zoe")
    entry = gone(alder, mina)
    assert (said(mina), said(zoe)["given"]) == ({}, "Zoe")
    assert not Enrollment.objects.filter(person=mina).exists()
    assert RefusedSource.objects.exists()
    report = verify()
    assert report.ok
    assert Entry.objects.get(id=entry).points_at == mina
    assert not find(alder.viewer("principal"), Wanted("mina roster"))


def test_every_entry_about_a_person_is_emptied_and_named_by_the_one_that_did(alder, gone):
    student = make.person(alder)
    make.done(alder, "officer-1", "change", person=str(student), fields=make.ANA | {"middle": "Luz"})
    about = {str(one) for one in Entry.objects.filter(points_at=student).values_list("id", flat=True)}
    entry = gone(alder, student)
    assert not EntryContent.objects.filter(entry__in=about).exists()
    report = verify()
    assert report.ok
    assert {(one.entry, one.by) for one in report.destroyed} == {(one, str(entry)) for one in about}


def test_a_reason_is_needed_and_who_may_not_learns_nothing(alder):
    student = make.person(alder)
    assert alder.do("records", "people.destroy", person=str(student), reason=" ").code == "malformed"
    for who in ("officer-1", "sergeant", "principal", "counselor", "analyst", "it"):
        answer = alder.do(who, "people.destroy", person=str(student), reason="order")
        assert answer.code == "not_permitted"
    assert said(student)


def test_what_was_merged_into_a_record_goes_with_it(alder, gone):
    kept, merged = make.person(alder), make.person(alder, fields={"given": "Anna"})
    make.merged(alder, kept, merged)
    gone(alder, kept)
    assert (said(kept), said(merged)) == ({}, {})
    assert not EntryContent.objects.filter(entry__points_at__in=[kept, merged]).exclude(
        entry__verb="people.destroy"
    )
    assert check().ok


def test_a_record_never_shares_a_key_with_what_was_told_under_its_id(alder, gone):
    (mina,) = make.roster(alder, "Mina")
    make.clause(alder)
    other, officer = make.person(alder), alder.viewer("officer-1")
    payload = {"person": str(other), "record_kind": "activity", "record": str(alder.log()), "part": "about"}
    assert run_one(Envelope("people.involve", clock.now(), {**payload, "said": "Hm."}, id=mina), officer).done
    vault.destroy([Involvement.objects.get().key_record])
    assert said(mina)["given"] == "Mina"
    gone(alder, other)
    assert said(mina)["given"] == "Mina"


def test_destroying_a_search_s_entry_leaves_nothing_missing(alder, django_capture_on_commit_callbacks):
    student = make.person(alder)
    search = make.done(alder, "officer-1", "search", typed="garcia", shown=[str(student)])
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(search), reason="order").done
    assert Reading.objects.get(id=search).destroyed
    assert check().missing == []


def test_what_was_said_of_a_person_goes_with_the_entry_it_was_said_at(
    alder, django_capture_on_commit_callbacks
):
    student, entry = make.person(alder), alder.log()
    said_of = {"record_kind": "activity", "record": str(entry), "part": "about", "said": "Afraid."}
    make.done(alder, "officer-1", "involve", person=str(student), **said_of)
    with django_capture_on_commit_callbacks(execute=True):
        assert alder.do("records", "ledger.destroy", entry=str(entry), reason="order").done
    assert Keyring().words(Involvement.objects.get()) == {}


def test_a_key_that_a_crash_left_is_named_and_ended_also_where_the_row_is_gone(alder):
    student, entry = make.person(alder), alder.log()
    said_of = {"record_kind": "activity", "record": str(entry), "part": "about", "said": "Afraid."}
    make.done(alder, "officer-1", "involve", person=str(student), **said_of)
    row = Involvement.objects.get()
    taken_back = make.done(alder, "officer-1", "uninvolve", person=str(student), involvement=str(row.id))
    assert DestroyedKey.objects.get().key == row.key_record
    assert taken_back in check().revived


def test_a_guardian_s_page_names_no_student_whom_the_viewer_may_not_find(alder):
    student = make.school_record(alder)
    mother = make.guardian(alder, student, "principal", "education_record")
    (elsewhere,) = make.roster(alder, "Zed", school="middle")
    other = Person.objects.get(id=elsewhere)
    tie = Guardianship.objects.get()
    Guardianship.objects.bulk_create(
        [
            Guardianship(
                student=other,
                guardian_id=mother,
                relation="parent",
                start=tie.start,
                entry=tie.entry,
                entry_digest=tie.entry_digest,
            )
        ]
    )
    principal = alder.viewer("principal")
    assert way_to(principal, elsewhere) is None
    make.opened(alder, "principal", mother)
    assert [tie.person for tie in record(principal, mother).students] == [student]


def test_what_came_under_a_taken_id_is_destroyed_with_the_person(alder, gone):
    student = make.person(alder)
    said = {"person": str(student), "fields": {"given": "Ana", "family": "Roja"}}
    first = Envelope("people.change", clock.now(), said)
    again = replace(first, payload=said | {"fields": {"given": "Ana", "family": "Rojas"}})
    officer = alder.viewer("officer-1")
    assert run_one(first, officer).done
    assert run_one(again, officer).code == "conflict"
    content = EntryContent.objects.get(entry__verb="ledger.conflict")
    assert list(vault.keys_of([content.key])) == [content.key]
    gone(alder, student)
    assert vault.keys_of([content.key]) == {}


def test_a_day_that_is_withheld_finds_nobody(alder):
    make.clause(alder)
    make.school_record(alder, fields={"directory_opt_out": True})
    officer, born = alder.viewer("officer-1"), str(make.ANA["born"])
    assert len(find(alder.viewer("principal"), Wanted(born))) == 1
    assert find(officer, Wanted(born)) == []
    assert len(find(officer, Wanted(f"garcia {born}"))) == 1


def test_who_opted_out_is_not_reached_by_way_of_the_parents(alder):
    make.clause(alder)
    student = make.school_record(alder, fields={"directory_opt_out": True, "confidential_address": True})
    mother = make.guardian(alder, student, "principal", "education_record")
    fields = {"given": "Rosa", "family": "López", "phones": ["(555) 010-7788"], "address": "12 Elm St"}
    make.done(alder, "principal", "change", person=str(mother), fields=fields)
    for who, reached in (("officer-1", False), ("principal", True)):
        for one in (student, mother):
            make.opened(alder, who, one, "" if who == "principal" else "follow_up")
        [tie] = record(alder.viewer(who), student).guardians
        assert (tie.name, bool(tie.phones)) == ("Rosa López", reached)
        assert bool(record(alder.viewer(who), mother).words.address) is reached


def test_a_school_says_nothing_of_who_is_at_another_school(alder):
    student = make.school_record(alder)
    middle = alder.schools["middle"]
    start = clock.now().date() - timedelta(days=20)
    place = Enrollment.objects.create(
        person_id=student, school_id=middle, grade="09", start=start, entry=student, entry_digest=b""
    )
    own, day = {"person": str(student)}, str(clock.now().date())
    assert (
        alder.do("principal", "people.leave_school", **own, enrollment=str(place.pk), end=day).code == "rule"
    )
    place.delete()
    answer = alder.do("principal", "people.enroll", **own, school=str(middle), start=str(start), grade="09")
    assert (answer.code, answer.field) == ("rule", "payload.school")


def test_nobody_is_tied_to_a_student_by_whom_a_reason_is_owed(alder):
    student = make.person(alder)
    mother = make.person(alder, "sergeant", kind="guardian")
    answer = alder.do(
        "officer-1", "people.relate", person=str(student), guardian=str(mother), relation="parent"
    )
    assert answer.code == "not_permitted"


def test_a_birth_date_that_the_record_withholds_is_not_among_the_hits(alder):
    make.clause(alder)
    make.school_record(alder, fields={"directory_opt_out": True})
    (hit,) = find(alder.viewer("officer-1"), Wanted("garcia"))
    assert hit.born is None
    (hit,) = find(alder.viewer("principal"), Wanted("garcia"))
    assert hit.born is not None


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2029-01-01"])
def test_a_day_that_cannot_be_meant_is_refused(alder, day):
    student = make.person(alder)
    answer = alder.do(
        "officer-1",
        "people.enroll",
        person=str(student),
        school=str(alder.schools["middle"]),
        start=day,
    )
    assert (answer.code, answer.field) == ("malformed", "payload.start")


def test_two_rotations_at_once_lose_no_key(tmp_path, settings):
    from schoolbeat.foundation.ids import new_id
    from schoolbeat.ledger import keys

    settings.DATA_DIR = tmp_path
    keys.make_keys()
    made = {new_id(): bytes(range(32)) for _ in range(7000)}
    vault.keep(made)
    both = [threading.Thread(target=vault.rotate) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert vault.keys_of(made) == made
    assert len(list((tmp_path / "keys").glob("wrapping-*.key"))) == 1
