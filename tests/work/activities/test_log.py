"""The day log's verbs: each writes what it says and refuses what it must."""

from datetime import date, datetime, timedelta

import pytest

from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.models import Activity, FollowUp, Joining, Revision
from schoolbeat.work.activities.queries import (
    LogFilter,
    activity,
    history,
    log_size,
    open_follow_ups,
)
from tests.cast import NOW, START


def amounts(**where):
    return {(fact.measure, fact.audience): fact.amount for fact in Fact.objects.filter(**where)}


def test_an_activity_is_written_with_its_kind_as_it_is_now(alder):
    identity = alder.log(
        audience={"student": 2, "parent": 0}, initiator="administrator", note="  by the bus "
    )
    row = Activity.objects.get(id=identity)
    assert (row.pillar, row.role, row.minutes, row.hour) == ("prevention", "counselor", 15, 12)
    assert (row.day, row.place, row.initiator) == (date(2026, 11, 19), "campus", "administrator")
    assert (row.audience, row.note, row.covering) == ({"student": 2}, "by the bus", False)
    assert amounts(record=identity) == {("activities", ""): 1, ("minutes", ""): 15, ("reached", "student"): 2}


def test_an_activity_without_a_school_is_legal(alder):
    assert Activity.objects.get(id=alder.log(school=None)).school is None


def test_at_a_school_outside_the_tour_the_officer_covers(alder):
    assert Activity.objects.get(id=alder.log(school=str(alder.schools["middle"]))).covering


@pytest.mark.parametrize(("day", "covering"), [("2026-01-05", False), ("2026-01-04", True)])
def test_a_late_entry_is_covering_by_the_tour_of_its_own_day(alder, day, covering):
    happened = datetime.fromisoformat(f"{day}T12:00:00-08:00")
    payload = {"kind": "lunch-duty", "minutes": 15, "school": str(alder.schools["high"])}
    identity = alder.do("officer-1", "activities.log", happened, **payload).id
    assert Activity.objects.get(id=identity).covering is covering


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"kind": "no-such"}, "unknown_kind", "payload.kind"),
        ({"school": "00000000-0000-4000-8000-000000000000"}, "unknown_school", "payload.school"),
        ({"minutes": 0}, "ends_before_start", "payload.minutes"),
        ({"minutes": -5}, "ends_before_start", "payload.minutes"),
        ({"minutes": 1800}, "too_long", "payload.minutes"),
        ({"note": "a" * 4001}, "note_too_long", "payload.note"),
        ({"audience": {"student": -1}}, "malformed", "payload.audience.student"),
        ({"audience": {"suspect": 1}}, "malformed", "payload.audience"),
        ({"initiator": "rumor"}, "malformed", "payload.initiator"),
        ({"place": "moon"}, "malformed", "payload.place"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_field(alder, changed, code, field):
    payload = {"kind": "lunch-duty", "minutes": 15, **changed}
    result = alder.do("officer-1", "activities.log", datetime.fromisoformat(START), **payload)
    assert (result.code, result.field) == (code, field)
    assert not Activity.objects.exists()
    assert not Fact.objects.exists()


def test_another_agencys_school_is_unknown(alder, bay):
    result = alder.do(
        "officer-1", "activities.log", NOW, kind="lunch-duty", minutes=5, school=str(bay.schools["high"])
    )
    assert result.code == "unknown_school"


@pytest.mark.parametrize(("ahead", "done"), [(9, True), (10, True), (11, False)])
def test_phones_run_ten_minutes_fast_at_most(alder, ahead, done):
    result = alder.do(
        "officer-1", "activities.log", NOW + timedelta(minutes=ahead), kind="lunch-duty", minutes=5
    )
    assert result.done is done
    assert result.code == (None if done else "future")


def test_a_correction_replaces_and_keeps_what_was_said(alder):
    identity = alder.log(audience={"student": 2})
    said = {
        "kind": "mediation",
        "minutes": 30,
        "school": str(alder.schools["middle"]),
        "audience": {"student": 4},
    }
    assert alder.do("officer-1", "activities.correct", NOW, activity=str(identity), **said).done
    row = Activity.objects.get(id=identity)
    assert (row.kind, row.pillar, row.minutes, row.corrections, row.covering) == (
        "mediation",
        "intervention",
        30,
        1,
        True,
    )
    assert amounts(record=identity) == {("activities", ""): 1, ("minutes", ""): 30, ("reached", "student"): 4}
    was = Revision.objects.get(activity=identity).was
    assert (was["kind"], was["minutes"], was["audience"]) == ("lunch-duty", 15, {"student": 2})
    assert [step.became for step in history(alder.viewer("officer-1"), identity)] == ["corrected"]


def test_a_refused_correction_changes_nothing(alder):
    identity = alder.log()
    result = alder.do(
        "officer-1", "activities.correct", NOW, activity=str(identity), kind="mediation", minutes=0
    )
    assert result.code == "ends_before_start"
    assert Activity.objects.get(id=identity).kind == "lunch-duty"
    assert amounts(record=identity, measure="minutes") == {("minutes", ""): 15}


def test_two_corrections_in_one_batch_follow_each_other(alder):
    identity = alder.log()
    steps = [
        Envelope(
            "activities.correct", NOW, {"activity": str(identity), "kind": "lunch-duty", "minutes": minutes}
        )
        for minutes in (20, 25)
    ]
    assert all(result.done for result in run(steps, alder.viewer("officer-1")))
    assert Activity.objects.get(id=identity).minutes == 25
    assert sorted(row.was["minutes"] for row in Revision.objects.all()) == [15, 20]
    assert amounts(record=identity, measure="minutes") == {("minutes", ""): 25}


def test_withdrawing_takes_the_numbers_back_and_keeps_the_history(alder):
    identity = alder.log()
    assert alder.do("officer-1", "activities.withdraw", activity=str(identity)).done
    assert not Fact.objects.filter(record=identity).exists()
    assert log_size(alder.viewer("sergeant"), LogFilter()) == 0
    assert activity(alder.viewer("sergeant"), identity).withdrawn
    again = alder.do("officer-1", "activities.withdraw", activity=str(identity))
    assert again.code == "not_permitted"


@pytest.mark.parametrize("verb", ["activities.correct", "activities.withdraw", "activities.follow_up"])
def test_nobody_changes_a_colleagues_entry(alder, verb):
    identity = alder.log()
    more = {
        "activities.correct": {"kind": "lunch-duty", "minutes": 5},
        "activities.follow_up": {"due": "2026-11-20"},
    }
    for who in ("officer-2", "sergeant"):
        assert alder.do(who, verb, activity=str(identity), **more.get(verb, {})).code == "not_permitted"


def test_a_joined_event_counts_once_and_each_officers_time(alder):
    identity = alder.log(minutes=30)
    assert alder.do("officer-2", "activities.join", activity=str(identity), minutes=20).done
    totals = {}
    for fact in Fact.objects.all():
        totals[fact.measure] = totals.get(fact.measure, 0) + fact.amount
    assert totals == {"activities": 1, "minutes": 50}
    assert activity(alder.viewer("officer-1"), identity).joined == (("Officer-2 of Alder", 20),)


def test_joining_again_changes_ones_minutes(alder):
    identity = alder.log()
    for minutes in (20, 25):
        assert alder.do("officer-2", "activities.join", activity=str(identity), minutes=minutes).done
    assert Joining.objects.get().minutes == 25
    assert Fact.objects.get(record_kind="joining").amount == 25


def test_ones_own_entry_cannot_be_joined(alder):
    assert alder.do("officer-1", "activities.join", activity=str(alder.log())).code == "not_permitted"


def test_an_entry_that_a_colleague_joined_is_corrected_not_withdrawn(alder):
    identity = alder.log()
    alder.do("officer-2", "activities.join", activity=str(identity))
    assert alder.do("officer-1", "activities.withdraw", activity=str(identity)).code == "not_permitted"
    said = {"kind": "mediation", "minutes": 10}
    assert alder.do("officer-1", "activities.correct", NOW, activity=str(identity), **said).done
    assert Fact.objects.get(record_kind="joining").kind == "mediation"


def test_what_was_promised_stands_until_it_is_done(alder):
    identity = alder.log()
    alder.do("officer-1", "activities.follow_up", activity=str(identity), due="2026-11-23", what="Call back")
    officer = alder.viewer("officer-1")
    promised = open_follow_ups(officer)[0]
    assert (promised.what, promised.due) == ("Call back", date(2026, 11, 23))
    assert (
        alder.do("officer-2", "activities.close_follow_up", follow_up=str(promised.id)).code
        == "not_permitted"
    )
    assert alder.do("officer-1", "activities.close_follow_up", follow_up=str(promised.id)).done
    assert open_follow_ups(officer) == []
    assert FollowUp.objects.get().closed_at == NOW


def test_a_sergeant_reviews_a_day_once(alder):
    officer = str(alder.account("officer-1").id)
    for note in ("", "Good work at lunch"):
        assert alder.do(
            "sergeant", "activities.review_day", officer=officer, day="2026-11-18", note=note
        ).done
    assert (
        alder.do("officer-1", "activities.review_day", officer=officer, day="2026-11-18").code
        == "not_permitted"
    )


def test_a_rebuild_counts_what_the_runner_counted(alder):
    first = alder.log(audience={"student": 3})
    second = alder.log(minutes=20)
    third = alder.log(kind="mediation")
    alder.do("officer-2", "activities.join", activity=str(first))
    alder.do("officer-1", "activities.correct", NOW, activity=str(second), kind="alarm", minutes=5)
    alder.do("officer-1", "activities.withdraw", activity=str(third))
    alder.do("records", "ledger.destroy", entry=str(second), reason="order")
    before = fingerprint()
    assert rebuild() == before
    assert rebuild() == before


def test_a_mistaken_join_is_taken_back_with_its_time_and_frees_the_entry(alder):
    identity = alder.log()
    alder.do("officer-2", "activities.join", activity=str(identity), minutes=20)
    assert alder.do("officer-2", "activities.withdraw", activity=str(identity)).done
    assert not Joining.objects.exists()
    assert not Fact.objects.filter(record_kind="joining").exists()
    assert Activity.objects.get(id=identity).withdrawn_at is None
    counted = fingerprint()
    assert rebuild() == counted
    assert alder.do("officer-2", "activities.withdraw", activity=str(identity)).code == "not_permitted"
    assert alder.do("officer-1", "activities.withdraw", activity=str(identity)).done


def test_a_join_is_taken_back_once_in_a_batch(alder):
    identity = alder.log()
    alder.do("officer-2", "activities.join", activity=str(identity))
    twice = [Envelope("activities.withdraw", NOW, {"activity": str(identity)}) for _ in range(2)]
    assert [result.done for result in run(twice, alder.viewer("officer-2"))] == [True, False]
