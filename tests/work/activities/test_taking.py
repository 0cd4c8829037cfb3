"""Another log's entries, parts and tallies: each verb writes what it says, refuses what it must, and twice is once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.work.activities.models import Activity, Joining, Tally
from schoolbeat.work.activities.queries.taking import taken_before, taken_kinds, tallied
from tests.cast import NOW
from tests.factories import roster as make

THEN = datetime(2019, 5, 6, 17, 0, tzinfo=UTC)


def said(town, who="officer-1", **changed):
    return {"officer": str(town.account(who).id), "kind": "lunch-duty", "minutes": 15, **changed}


def taken(town, by="sergeant", happened=THEN, **changed):
    return town.do(by, "activities.take_over", happened, **said(town, **changed))


def test_an_entry_is_the_officers_own_and_counts_as_one(alder):
    school = str(alder.schools["middle"])
    result = taken(alder, school=school, audience={"student": 3, "parent": 0}, note=" by the bus ")
    assert result.done
    row = Activity.objects.get(id=result.id)
    assert (row.officer_id, row.day, row.hour, row.pillar) == (
        alder.account("officer-1").id,
        date(2019, 5, 6),
        10,
        "prevention",
    )
    assert (row.covering, row.audience, row.note) == (False, {"student": 3}, "by the bus")
    assert Entry.objects.get(id=row.id).by == alder.account("sergeant").id
    assert {(fact.measure, fact.amount) for fact in Fact.objects.all()} == {
        ("activities", 1),
        ("minutes", 15),
        ("reached", 3),
    }
    assert fingerprint() == rebuild()


def test_the_install_may_too_and_nobody_else(alder):
    envelope = Envelope("activities.take_over", THEN, said(alder))
    assert run_one(envelope, alder.install).done
    assert run_one(envelope, alder.install).result == "already"
    for who in ("officer-1", "records", "analyst", "principal", "it"):
        assert taken(alder, who).code == "not_permitted"


def test_an_officer_who_left_and_none_of_another_agency(alder, bay):
    gone = make.officer(alder, "Mia Stone", joined="2018-01-01")
    make.done(alder, "release_officer", officer=str(gone), left="2020-01-01")
    assert taken(alder, officer=str(gone)).done
    assert taken(alder, officer=str(bay.account("officer-1").id)).code == "not_permitted"
    assert taken(alder, officer=str(alder.account("records").id)).code == "not_permitted"


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"kind": "juggling"}, "unknown_kind", "payload.kind"),
        ({"school": str(new_id())}, "unknown_school", "payload.school"),
        ({"minutes": 0}, "ends_before_start", "payload.minutes"),
        ({"minutes": 1441}, "too_long", "payload.minutes"),
        ({"note": "a" * 4001}, "note_too_long", "payload.note"),
        ({"place": "moon"}, "malformed", "payload.place"),
        ({"outcome": "charged"}, "rule", "payload.outcome"),
        ({"happened": NOW + timedelta(minutes=5)}, "future", "happened_at"),
        ({"happened": datetime(1999, 12, 31, tzinfo=UTC)}, "malformed", "happened_at"),
    ],
)
def test_what_cannot_stand_is_refused(alder, changed, code, field):
    result = taken(alder, **changed)
    assert (result.code, result.field) == (code, field)
    assert not Activity.objects.exists()


def test_an_outcome_of_a_call_counts(alder):
    assert taken(alder, kind="call-for-service", outcome="resolved").done
    assert Fact.objects.filter(measure="resolved").exists()


def part(town, activity, who="officer-2", minutes=20, by="sergeant"):
    officer = str(town.account(who).id)
    return town.do(
        by, "activities.take_joining", THEN, activity=str(activity), officer=officer, minutes=minutes
    )


def test_a_part_counts_the_other_officers_minutes_alone(alder):
    event = taken(alder).id
    assert part(alder, event).done
    row = Joining.objects.get()
    assert (row.activity_id, row.officer_id, row.minutes) == (event, alder.account("officer-2").id, 20)
    assert sorted(Fact.objects.filter(measure="minutes").values_list("amount", flat=True)) == [15, 20]
    assert Fact.objects.filter(measure="activities").count() == 1
    assert part(alder, event, minutes=25).done
    assert Joining.objects.get().minutes == 25
    assert fingerprint() == rebuild()


def test_parts_that_cannot_be(alder, bay):
    event = taken(alder).id
    assert part(alder, event, "officer-1").code == "rule"
    assert part(alder, event, minutes=0).code == "ends_before_start"
    assert part(alder, event, minutes=1441).code == "too_long"
    assert part(alder, new_id()).code == "not_permitted"
    assert part(bay, event).code == "not_permitted"
    assert part(alder, event, by="officer-2").code == "not_permitted"
    assert not Joining.objects.exists()


def test_an_entry_taken_over_before_becomes_a_part(alder):
    event, second = taken(alder).id, taken(alder, who="officer-2", minutes=20).id
    officer = str(alder.account("officer-2").id)
    said = {"activity": str(event), "officer": officer, "minutes": 20, "instead": str(second)}
    envelope, sergeant = Envelope("activities.take_joining", THEN, said), alder.viewer("sergeant")
    assert run_one(envelope, sergeant).done
    assert run_one(envelope, sergeant).result == "already"
    row = Activity.objects.get(id=second)
    assert row.withdrawn_at is not None
    assert [(revision.became, revision.by_id) for revision in row.revisions.all()] == [
        ("withdrawn", sergeant.account)
    ]
    assert Joining.objects.get().activity_id == event
    assert Fact.objects.filter(measure="activities").count() == 1
    assert fingerprint() == rebuild()


def test_the_command_line_is_no_account_and_takes_back_all_the_same(alder):
    event, second = taken(alder).id, taken(alder, who="officer-2", minutes=20).id
    officer = str(alder.account("officer-2").id)
    said = {"activity": str(event), "officer": officer, "minutes": 20, "instead": str(second)}
    assert run_one(Envelope("activities.take_joining", THEN, said), alder.install).done
    row = Activity.objects.get(id=second)
    assert row.withdrawn_at is not None
    assert not row.revisions.exists(), "who took it back stands on the ledger: its keeper is no account"
    assert Entry.objects.get(id=row.entry).by == alder.install.account


def test_only_the_own_entry_of_the_same_event_becomes_a_part(alder, bay):
    event = taken(alder).id
    officer = str(alder.account("officer-2").id)

    def folded(instead, by="sergeant"):
        said = {"activity": str(event), "officer": officer, "minutes": 20, "instead": str(instead)}
        return alder.do(by, "activities.take_joining", THEN, **said).code

    assert folded(alder.log("officer-2", kind="lunch-duty", school=None)) == "rule", (
        "logged here, not taken over"
    )
    assert folded(taken(alder, who="officer-2", kind="alarm").id) == "rule", "another kind"
    assert folded(taken(alder, who="officer-2", school=str(alder.schools["high"])).id) == "rule", "elsewhere"
    assert folded(taken(alder, minutes=16).id) == "rule", "somebody else's"
    assert folded(event) == "rule", "the event itself"
    joined = taken(alder, who="officer-2").id
    assert part(alder, joined, "officer-1").done
    assert folded(joined) == "rule", "a colleague has a part in it"
    assert folded(new_id()) == "not_permitted"
    assert folded(taken(bay).id) == "not_permitted"
    assert folded(taken(alder, who="officer-2", minutes=21).id, by="officer-2") == "not_permitted"
    assert not Activity.objects.exclude(withdrawn_at=None).exists()


def tally(town, by="sergeant", **changed):
    payload = {"month": "2019-05-01", "kind": "student-consultation", "amount": 42, **changed}
    return town.do(by, "activities.take_tally", THEN, **payload)


def test_a_tally_is_a_count_and_never_entries(alder):
    school, officer = str(alder.schools["high"]), str(alder.account("officer-1").id)
    assert tally(alder, school=school, officer=officer, minutes=600, source="log.xlsx").done
    row = Tally.objects.get()
    assert (row.month, row.amount, row.minutes, row.pillar, row.source) == (
        date(2019, 5, 1),
        42,
        600,
        "intervention",
        "log.xlsx",
    )
    assert not Activity.objects.exists()
    assert fingerprint() == rebuild()


def test_a_month_is_tallied_once_for_each_kind_school_and_officer(alder):
    assert tally(alder).done
    assert tally(alder, amount=43).code == "rule"
    assert tally(alder, school=str(alder.schools["high"])).done
    twice = [
        Envelope("activities.take_tally", THEN, {"month": "2019-06-01", "kind": "drill", "amount": n})
        for n in (1, 2)
    ]
    assert [result.result for result in run(twice, alder.viewer("sergeant"))] == ["accepted", "refused"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"amount": 0}, "malformed"),
        ({"amount": -3}, "malformed"),
        ({"minutes": -1}, "malformed"),
        ({"month": "2019-05-02"}, "malformed"),
        ({"month": "1999-05-01"}, "malformed"),
        ({"month": "2027-01-01"}, "future"),
        ({"kind": "juggling"}, "unknown_kind"),
        ({"school": str(new_id())}, "unknown_school"),
        ({"officer": str(new_id())}, "not_permitted"),
        ({"by": "officer-1"}, "not_permitted"),
    ],
)
def test_tallies_that_cannot_be(alder, changed, code):
    assert tally(alder, **changed).code == code
    assert not Tally.objects.exists()


def test_what_taking_over_reads(alder, bay):
    event, counted = taken(alder).id, tally(alder).id
    joined = part(alder, event).id
    asked = {event, joined, counted, new_id()}
    assert taken_before(alder.viewer("sergeant"), asked) == {event, joined}
    assert taken_before(bay.install, asked) == set()
    month = date(2019, 5, 1)
    assert tallied(alder.install, [month])[month, "student-consultation", None, None].amount == 42
    assert tallied(bay.install, [month]) == {}
    assert "mediation" in {kind.slug for kind in taken_kinds(alder.install)}
    assert taken_kinds(alder.viewer("officer-1")) == []
