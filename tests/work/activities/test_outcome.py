"""What became of a call: said, corrected, refused for what is no call, counted, and counted the same at a rebuild."""

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.activities.models import Activity, Revision, Tally
from schoolbeat.work.activities.queries import activity, history
from tests.cast import NOW

CALL = {"kind": "call-for-service", "minutes": 20}


def facts(identity):
    return {(fact.measure, fact.amount, fact.sensitive) for fact in Fact.objects.filter(record=identity)} - {
        ("activities", 1, False),
        ("minutes", 20, False),
    }


@pytest.mark.parametrize(
    ("outcome", "fact"),
    [
        ("school", {("handled_by_school", 1, False)}),
        ("resolved", {("resolved", 1, True)}),
        ("diverted", {("diverted", 1, True)}),
        ("charged", {("charged", 1, True)}),
        ("", set()),
    ],
)
def test_an_outcome_is_kept_and_counts_once(alder, outcome, fact):
    identity = alder.log(**CALL, outcome=outcome)
    row = activity(alder.viewer("officer-1"), identity)
    assert row is not None
    assert row.outcome == outcome
    assert facts(identity) == fact


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"kind": "lunch-duty", "outcome": "charged"}, "rule"),
        ({"kind": "arrest", "outcome": "charged"}, "rule"),
        ({"kind": "call-for-service", "outcome": "let off"}, "malformed"),
    ],
)
def test_what_is_no_call_or_no_outcome_is_refused_by_name(alder, payload, code):
    result = alder.do("officer-1", "activities.log", minutes=10, **payload)
    assert (result.done, result.code, result.field) == (False, code, "payload.outcome")
    assert not Activity.objects.exists()


def test_a_correction_says_another_outcome_and_keeps_the_old_one(alder):
    identity = alder.log(**CALL, outcome="resolved")
    said = {**CALL, "activity": str(identity), "outcome": "school"}
    assert alder.do("officer-1", "activities.correct", NOW, **said).done
    assert facts(identity) == {("handled_by_school", 1, False)}
    assert Revision.objects.get(activity=identity).was["outcome"] == "resolved"
    steps = history(alder.viewer("sergeant"), identity)
    assert steps is not None
    assert steps[0].was["outcome"] == "resolved"


def test_a_correction_to_what_is_no_call_must_leave_the_outcome(alder):
    identity = alder.log(**CALL, outcome="resolved")
    said = {"activity": str(identity), "kind": "mediation", "minutes": 20}
    assert not alder.do("officer-1", "activities.correct", NOW, **said, outcome="resolved").done
    assert alder.do("officer-1", "activities.correct", NOW, **said).done
    assert facts(identity) == set()


def test_a_withdrawn_call_counts_nowhere(alder):
    identity = alder.log(**CALL, outcome="charged")
    assert alder.do("officer-1", "activities.withdraw", activity=str(identity)).done
    assert not Fact.objects.filter(record=identity).exists()


def tally(town, amount=42, minutes=None):
    """A tally as the verb that reads a stranger's log writes it."""
    made = Tally(
        id=new_id(), entry=new_id(), entry_digest=b"", agency_id=town.install.agency, month=NOW.date().replace(day=1),
        kind="student-consultation", pillar="intervention", role="counselor", amount=amount, minutes=minutes,
    )  # fmt: skip
    made.save()
    return made


def test_a_rebuild_counts_calls_tallies_and_training_as_the_way_there_did(alder):
    alder.log(**CALL, outcome="diverted")
    training = {
        "officer": str(alder.account("officer-1").id),
        "title": "Campus",
        "hours": 7.5,
        "taken": "2026-09-01",
    }
    assert alder.do("sergeant", "roster.add_training", **training, campus=True).done
    before = fingerprint()
    assert rebuild() == before
    assert Fact.objects.get(measure="training").amount == 450


@pytest.mark.parametrize(
    ("minutes", "measures"), [(None, {"activities": 42}), (90, {"activities": 42, "minutes": 90})]
)
def test_a_tally_is_one_fact_of_many_without_an_hour(alder, minutes, measures):
    made = tally(alder, minutes=minutes)
    rebuild()
    found = Fact.objects.filter(record=made.id)
    assert {fact.measure: fact.amount for fact in found} == measures
    assert {(fact.record_kind, fact.hour, fact.day) for fact in found} == {("tally", None, made.month)}


def test_training_that_is_removed_counts_no_longer(alder):
    training = {
        "officer": str(alder.account("officer-1").id),
        "title": "Law",
        "hours": 4.0,
        "taken": "2026-09-01",
    }
    added = alder.do("sergeant", "roster.add_training", **training)
    assert added.done
    record = Fact.objects.get(measure="training").record
    assert alder.do("sergeant", "roster.remove_training", training=str(record)).done
    assert not Fact.objects.filter(measure="training").exists()
