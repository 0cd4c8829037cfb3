"""What is mended in an incident later: a merge of records, a deed taken back, an officer who goes, a calendar."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.incidents.jobs import count_by_calendar, hand_over
from schoolbeat.work.incidents.models import Deed, Incident, Telling
from schoolbeat.work.incidents.queries import how_many_owed, one, owed_tellings
from schoolbeat.work.people.models import Involvement
from schoolbeat.work.roster.models import Tour
from tests.factories import bells, people, roster
from tests.factories import incidents as make

pytestmark = pytest.mark.django_db
CUSTODY = {"what": "custody", "at": make.LATER, "before_peers": False}


def parts_of(person):
    return list(Involvement.objects.filter(person=person).values_list("part", flat=True))


def counted(case, measure):
    whose = (case, *Deed.objects.filter(incident=case).values_list("id", flat=True))
    return Fact.objects.filter(record__in=whose, measure=measure).count()


def taken_back(town, case, deed, **changed):
    said = {"deed": str(deed), "why": "That was another student."}
    return make.attempt(town, "officer-1", "take_deed_back", case, **said | changed)


# records that are merged, and parts on a timeline


def test_who_was_entered_twice_is_one_person_after_a_merge(alder):
    kept, gone = people.person(alder), people.person(alder, fields={"given": "Anna"})
    case = make.incident(alder)
    first = make.known(alder, case, person=str(gone))
    people.merged(alder, kept, gone)
    again = make.attempt(alder, "officer-1", "join", case,
                         party={"part": "involved", "standing": "student_here", "person": str(kept)})  # fmt: skip
    assert (again.done, again.field) == (False, "payload.part")
    second = make.party(alder, case, person=str(kept), part="reporter", seen="", age=None)
    assert parts_of(kept) == ["about"]
    assert one(alder.viewer("officer-1"), case).parties[0].person == kept
    for party in (first, second):
        make.done(alder, "officer-1", "leave", case, party=str(party), why="A mistake.")
    assert parts_of(kept) == []


def test_the_part_on_a_timeline_is_the_one_that_says_most_of_those_that_stand(alder):
    whom, case = people.person(alder), make.incident(alder)
    told = make.known(alder, case, person=str(whom), part="reporter")
    assert parts_of(whom) == ["asked"]
    hurt = make.known(alder, case, person=str(whom), part="victim")
    assert parts_of(whom) == ["about"]
    make.done(alder, "officer-1", "leave", case, party=str(hurt), why="Was not hurt.")
    assert parts_of(whom) == ["asked"]
    make.done(alder, "officer-1", "leave", case, party=str(told), why="Was not there.")
    assert parts_of(whom) == []


def test_two_parts_of_one_person_in_one_saying_are_one_line_of_the_timeline(alder):
    whom = people.person(alder)
    both = [
        {"part": part, "standing": "student_here", "person": str(whom)} for part in ("reporter", "victim")
    ]
    make.incident(alder, parties=both)
    assert parts_of(whom) == ["about"]


def test_who_is_in_an_incident_is_said_there_and_nowhere_else(alder):
    whom, case = people.person(alder), make.incident(alder)
    said = {"person": str(whom), "record_kind": "incident", "record": str(case), "part": "about"}
    result = alder.do("officer-1", "people.involve", **said)
    assert (result.done, result.field) == (False, "payload.record_kind")
    make.known(alder, case, person=str(whom))
    row = Involvement.objects.get(person=whom)
    result = alder.do("officer-1", "people.uninvolve", person=str(whom), involvement=str(row.pk))
    assert (result.done, result.field) == (False, "payload.record_kind")


def test_who_was_taken_out_is_still_named_in_what_was_said_of_him(alder):
    case = make.incident(alder)
    whom = make.party(alder, case, age=11, seen="A student in a red cap")
    make.done(alder, "officer-1", "name_exception", case, party=str(whom), gate="under-age", why="A gun.")
    make.done(alder, "officer-1", "leave", case, party=str(whom), why="Was not there.")
    view = one(alder.viewer("officer-1"), case)
    assert ([party.id for party in view.parties], [party.seen for party in view.gone]) == (
        [],
        ["A student in a red cap"],
    )


# deeds that were taken back, and arrests


def test_custody_is_counted_also_where_its_exception_was_not_confirmed(alder):
    case = make.incident(alder)
    whom = make.party(alder, case, age=11)
    for gate in ("under-age", "school-rules"):
        make.done(alder, "officer-1", "name_exception", case, party=str(whom), gate=gate, why="A gun.")
    make.deed(alder, case, party=str(whom), **CUSTODY)
    assert counted(case, "incidents_arrested") == 1
    make.deed(alder, case, "release", party=str(whom))
    make.deed(alder, case, party=str(whom), **CUSTODY | {"at": "2026-11-19T12:00:00-08:00"})
    assert counted(case, "incidents_arrested") == 1
    assert rebuild() == fingerprint()


def test_a_deed_that_was_a_mistake_is_taken_back_with_its_clocks(alder):
    case = make.incident(alder)
    make.charged(alder, case)
    whom = make.party(alder, case)
    first = make.deed(alder, case, party=str(whom), **CUSTODY)
    second = make.deed(alder, case, party=str(whom), **CUSTODY | {"at": "2026-11-19T12:00:00-08:00"})
    standing = Telling.objects.filter(incident=case, withdrawn=False)
    twice = ["custody-administrator", "custody-probation"]
    assert sorted(standing.values_list("duty", flat=True)) == sorted([*twice, *twice, "stop-record"])
    assert taken_back(alder, case, first).done
    assert sorted(standing.values_list("duty", flat=True)) == [*twice, "stop-record"]
    assert {row.deed for row in one(alder.viewer("officer-1"), case).tellings} == {second}
    assert counted(case, "incidents_arrested") == 1, "the later one is now the first"
    assert taken_back(alder, case, second).done
    assert counted(case, "incidents_arrested") == 0
    assert owed_tellings(alder.viewer("sergeant")) == []
    assert not taken_back(alder, case, second).done, "it is taken back already"
    assert [deed.withdrawn for deed in one(alder.viewer("officer-1"), case).deeds] == [True, True]
    assert rebuild() == fingerprint()


def test_what_something_rests_on_is_not_taken_back(alder):
    case = make.incident(alder)
    make.charged(alder, case)
    whom = make.party(alder, case)
    counsel = make.deed(alder, case, "counsel", party=str(whom), to_whom="Public defender")
    make.deed(alder, case, "questioning", party=str(whom), at="2026-11-19T11:30:00-08:00")
    custody = make.deed(alder, case, party=str(whom), **CUSTODY)
    ended = {
        "party": str(whom),
        "rung": "custody",
        "day": "2026-11-19",
        "why": "A knife.",
        "considered": ["advice"],
    }
    make.done(alder, "officer-1", "end", case, **ended)
    task = make.deed(alder, case, "task", text="Call the parents.")
    make.deed(alder, case, "task_done", settles=str(task))
    for deed in (counsel, custody, task):
        result = taken_back(alder, case, deed)
        assert (result.done, result.field) == (False, "payload.deed"), deed
    assert taken_back(alder, case, custody, why="").field == "payload.why"


def test_nothing_is_taken_back_once_the_report_is_handed_in(alder):
    case = make.incident(alder, text="What happened.")
    note = make.deed(alder, case)
    make.done(alder, "officer-1", "submit", case)
    assert (taken_back(alder, case, note).done, Deed.objects.get(pk=note).withdrawn) == (False, False)


def test_no_day_is_mended_so_that_a_gate_would_be_shut_before_what_was_done(alder):
    case = make.incident(alder)
    make.charged(alder, case)
    make.deed(alder, case, party=str(make.known(alder, case, born="2014-11-19")), **CUSTODY)
    said = {name: make.said(alder)[name] for name in ("where", "nexus", "initiator", "school")}
    result = make.attempt(alder, "officer-1", "amend", case, began="2026-11-18T10:00:00-08:00", **said)
    assert (result.done, result.field) == (False, "payload.began"), "eleven on the day before"
    assert make.attempt(alder, "officer-1", "amend", case, began="2026-11-19T10:00:00-08:00", **said).done


def test_the_age_on_the_page_is_the_one_that_gates_reckon_with(alder):
    case = make.incident(alder)
    make.known(alder, case, born="2014-11-19")
    said = {name: make.said(alder)[name] for name in ("where", "nexus", "initiator", "school")}
    make.done(alder, "officer-1", "amend", case, began="2026-11-18T10:00:00-08:00", **said)
    view = one(alder.viewer("officer-1"), case)
    assert view.parties[0].age == 11
    assert "under-age" in {gate.slug for _step, gate in view.parties[0].gates}


# officers who go, and calendars that come later


def test_an_incident_is_handed_over_when_its_officer_goes(alder):
    case = make.incident(alder)
    assert hand_over() == 0
    first = str(alder.account("officer-1").id)
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert run_one(Envelope("accounts.close", clock.now(), {"account": first}), alder.install).done
        assert (hand_over(), hand_over()) == (1, 0)
    incident = Incident.objects.get(pk=case)
    assert incident.owner.email != "officer-1@alder.example"
    assert Deed.objects.get(incident=case, what="assigned").by is None
    assert set(Fact.objects.filter(record=case).values_list("officer", flat=True)) == {incident.owner_id}


def test_an_incident_is_handed_over_when_the_tour_at_its_school_ends(alder):
    case, kept = make.incident(alder), make.incident(alder)
    make.done(alder, "sergeant", "assign", kept, to=str(alder.account("officer-2").id))
    covered = make.incident(alder, "officer-2")
    assert hand_over() == 0
    tour = Tour.objects.get(officer__account=alder.account("officer-1"))
    roster.done(alder, "end_tour", tour=str(tour.pk), ended="2026-11-19", hand_over="Keys with the office.")
    assert (hand_over(), hand_over()) == (1, 0)
    owners = dict(Incident.objects.values_list("id", "owner__email"))
    assert owners[case] != "officer-1@alder.example"
    assert owners[kept] == owners[covered] == "officer-2@alder.example"


def test_a_closed_incident_stays_with_who_closed_it(alder):
    case = make.incident(alder, text="What happened.")
    Incident.objects.filter(pk=case).update(stage="closed")
    run_one(
        Envelope("accounts.close", clock.now(), {"account": str(alder.account("officer-1").id)}),
        alder.install,
    )
    assert hand_over() == 0


@pytest.mark.parametrize("who", ["officer-1", "sergeant", "records"])
def test_only_the_house_settles(alder, who):
    case = make.incident(alder)
    assert not make.attempt(alder, who, "settle_owner", case).done
    assert not make.attempt(alder, who, "settle_hours", case).done


def test_a_calendar_that_comes_later_counts_what_was_written_before(alder):
    case = make.incident(alder)
    house = alder.install
    assert (Incident.objects.get(pk=case).in_hours, count_by_calendar(house)) == (None, 0)
    bells.calendar(alder)
    assert (count_by_calendar(house), count_by_calendar(house)) == (1, 0)
    assert Incident.objects.get(pk=case).in_hours is True
    assert (counted(case, "incidents_in_hours"), counted(case, "incidents_hours_unknown")) == (1, 0)
    bells.school_days(
        alder, {"kind": "no_school", "start": "2026-11-19", "end": "2026-11-20", "words": "Closed"}
    )
    assert (count_by_calendar(house), counted(case, "incidents_out_of_hours")) == (1, 1)


# what is owed after an incident was closed


def test_what_the_school_owes_is_owed_after_an_incident_was_closed(alder):
    case = make.incident(alder)
    make.deed(alder, case, "crime_notice")
    Incident.objects.filter(pk=case).update(stage="closed")
    (owed,) = owed_tellings(alder.viewer("sergeant"))
    assert how_many_owed(alder.viewer("sergeant"), owed.due + timedelta(hours=1)) == (1, 1)
    said = {
        "telling": str(owed.id),
        "at": make.LATER,
        "method": "phone",
        "who_told": "The principal",
        "whom": "Desk",
    }
    assert make.attempt(alder, "officer-1", "tell", case, **said).done
    assert how_many_owed(alder.viewer("sergeant"), owed.due) == (0, 0)
