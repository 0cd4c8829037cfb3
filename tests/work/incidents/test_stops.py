"""The record of a stop is owed once for each person and day, until one is filed that can be meant."""

from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.runner import run
from schoolbeat.work.incidents.models import Deed, Telling
from schoolbeat.work.incidents.queries import owed_steps
from tests.factories import incidents as make
from tests.factories import people

pytestmark = pytest.mark.django_db
EARLY, LATE = "2026-11-19T10:30:00-08:00", "2026-11-19T12:00:00-08:00"


@pytest.fixture
def case(alder):
    return make.incident(alder, charges=[{"code": "simple-assault"}])


def said(verb, case, **more):
    return Envelope(f"incidents.{verb}", clock.now(), {"incident": str(case), **more})


def owed(case):
    return Telling.objects.filter(incident=case, duty="stop-record", told_at=None, withdrawn=False).count()


def stopped(town, case, whom, at=make.LATER):
    return make.deed(town, case, "detention", party=str(whom), at=at)


def test_a_record_that_is_taken_back_leaves_the_duty_open(alder, case):
    stopped(alder, case, make.party(alder, case))
    record = make.deed(alder, case, "stop_record", result="123")
    assert owed(case) == 0
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(record), why="Another incident's.")
    assert (owed(case), Telling.objects.get(duty="stop-record").method) == (1, "")


def test_a_stop_on_another_day_owes_another_record(alder, case):
    with_it = make.incident(
        alder, happened=make.HAPPENED.replace(day=10), charges=[{"code": "simple-assault"}]
    )
    whom = make.party(alder, with_it)
    stopped(alder, with_it, whom, "2026-11-10T11:00:00-08:00")
    make.deed(alder, with_it, "stop_record", at="2026-11-10T11:30:00-08:00", result="1")
    stopped(alder, with_it, whom)
    assert owed(with_it) == 1


def test_what_is_said_in_one_batch_knows_of_each_other(alder, case):
    whom = str(make.party(alder, case))
    stop = {"what": "detention", "at": make.LATER, "party": whom}
    record = {"what": "stop_record", "at": LATE, "party": whom, "result": "7"}
    found = run([said("do", case, **one) for one in (stop, stop, record)], alder.viewer("officer-1"))
    assert all(one.done for one in found), found
    assert Telling.objects.get(duty="stop-record").told_at is not None


def test_no_record_settles_a_stop_that_came_after_it_or_those_of_several_at_once(alder, case):
    first, second = make.party(alder, case), make.party(alder, case, seen="Another student")
    stopped(alder, case, first)
    make.deed(alder, case, "stop_record", at=EARLY, result="1")
    assert owed(case) == 1
    stopped(alder, case, second)
    result = make.attempt(alder, "officer-1", "do", case, what="stop_record", at=LATE, result="2")
    assert (result.done, result.field) == (False, "payload.party")
    make.deed(alder, case, "stop_record", at=LATE, result="2", party=str(first))
    make.deed(alder, case, "stop_record", at=LATE, result="3")
    assert owed(case) == 0


def test_who_was_merged_is_arrested_once(alder, case):
    kept, gone = people.person(alder), people.person(alder, fields={"given": "Anna"})
    parties = [make.known(alder, case, person=str(one)) for one in (kept, gone)]
    people.merged(alder, kept, gone)
    for party in parties:
        make.deed(alder, case, "custody", party=str(party), before_peers=False)
    arrests = Fact.objects.filter(record__in=Deed.objects.values("id"), measure="incidents_arrested")
    assert (arrests.count(), owed(case)) == (1, 1)


def diverted(town, case, whom):
    end = {
        "party": str(whom),
        "rung": "diversion",
        "day": "2026-11-19",
        "why": "First.",
        "considered": ["advice"],
    }
    make.done(town, "officer-1", "end", case, **end)
    return make.deed(town, case, "diversion", party=str(whom), to_whom="Youth court")


def test_breaking_off_is_not_taken_back_where_two_would_be_under_way_or_none_has_its_end(alder, case):
    whom = make.party(alder, case)
    diverted(alder, case, whom)
    broken = make.deed(alder, case, "broken_off", party=str(whom), text="Did not come.")
    make.deed(alder, case, "diversion", party=str(whom), to_whom="Youth court")
    back = {"deed": str(broken), "why": "A slip."}
    assert make.attempt(alder, "officer-1", "take_deed_back", case, **back).field == "payload.deed"
    other = make.party(alder, case, seen="Another student")
    diverted(alder, case, other)
    broken = make.deed(alder, case, "broken_off", party=str(other), text="Did not come.")
    end = make.ended_of(other)
    make.done(alder, "officer-1", "take_end_back", case, end=str(end), why="It failed.")
    back = {"deed": str(broken), "why": "A slip."}
    assert make.attempt(alder, "officer-1", "take_deed_back", case, **back).field == "payload.deed"


def test_steps_of_a_diversion_that_is_over_are_owed_by_nobody(alder, case):
    whom = make.party(alder, case)
    diverted(alder, case, whom)
    make.deed(alder, case, "milestone", party=str(whom), due="2026-11-25")
    assert len(owed_steps(alder.viewer("sergeant"), date(2026, 11, 30))) == 1
    make.deed(alder, case, "broken_off", party=str(whom), text="Did not come.", at=LATE)
    assert owed_steps(alder.viewer("sergeant"), date(2026, 11, 30)) == []
