"""The one way to write: said twice is once, other words under one id are kept, and nothing half is saved."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schoolbeat.ledger.conflicts import conflicts
from schoolbeat.ledger.destruction import entries_about
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.work.activities.models import Activity
from tests.cast import NOW

LUNCH = {"kind": "lunch-duty", "minutes": 15}


def lunch(**changed):
    return Envelope("activities.log", NOW - timedelta(minutes=30), {**LUNCH, **changed})


def test_saying_it_twice_is_once(alder):
    envelope = lunch()
    officer = alder.viewer("officer-1")
    assert [run_one(envelope, officer).result for _ in range(3)] == ["accepted", "already", "already"]
    assert Activity.objects.count() == 1
    assert Entry.objects.filter(id=envelope.id).count() == 1
    assert Fact.objects.filter(measure="activities").count() == 1


def test_saying_it_twice_in_one_batch_is_once(alder):
    envelope = lunch()
    answers = run([envelope, lunch(), envelope], alder.viewer("officer-1"))
    assert [answer.result for answer in answers] == ["accepted", "accepted", "already"]
    assert Activity.objects.count() == 2


def test_other_words_under_one_id_are_refused_and_both_are_kept(alder):
    first = lunch()
    officer = alder.viewer("officer-1")
    run_one(first, officer)
    second = Envelope(first.verb, first.happened_at, {**LUNCH, "minutes": 60}, id=first.id)
    assert {run_one(second, officer).code for _ in range(3)} == {"conflict"}
    assert Activity.objects.get().minutes == 15
    kept = conflicts(alder.viewer("sergeant"))
    assert len(kept) == 1
    assert '"minutes":60' in kept[0].body
    assert '"minutes":15' in kept[0].first


def test_a_kept_conflict_can_be_destroyed(alder):
    first = lunch()
    officer = alder.viewer("officer-1")
    run_one(first, officer)
    run_one(Envelope(first.verb, first.happened_at, {**LUNCH, "minutes": 60}, id=first.id), officer)
    kept = conflicts(alder.viewer("records"))[0]
    assert alder.do("records", "ledger.destroy", entry=str(kept.id), reason="court order 26-1").done
    assert conflicts(alder.viewer("records"))[0].body is None


def test_the_same_words_of_another_person_are_a_conflict(alder):
    envelope = lunch()
    run_one(envelope, alder.viewer("officer-1"))
    assert run_one(envelope, alder.viewer("officer-2")).code == "conflict"


def test_each_item_of_a_batch_is_refused_by_itself(alder):
    answers = run([lunch(), lunch(minutes=0), lunch(kind="no-such"), lunch()], alder.viewer("officer-1"))
    assert [answer.code for answer in answers] == [None, "ends_before_start", "unknown_kind", None]
    assert Activity.objects.count() == 2


def test_an_unknown_verb_is_refused_and_leaves_nothing(alder):
    before = Entry.objects.count()
    assert run_one(Envelope("activities.invent", NOW, {}), alder.viewer("officer-1")).code == "unknown_verb"
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "payload", [{}, {"kind": 5, "minutes": 5}, {**LUNCH, "surprise": 1}, {**LUNCH, "minutes": "5"}]
)
def test_a_payload_of_the_wrong_shape_is_malformed(alder, payload):
    result = run_one(Envelope("activities.log", NOW, payload), alder.viewer("officer-1"))
    assert result.code == "malformed"
    assert result.field.startswith("payload.")


def test_control_characters_are_refused_wherever_they_stand(alder):
    result = run_one(lunch(note="a\x00b"), alder.viewer("officer-1"))
    assert (result.code, result.field) == ("bad_characters", "payload.note")


def test_who_may_not_do_it_is_refused_before_anything_is_read(alder):
    with CaptureQueriesContext(connection) as asked:
        result = run_one(lunch(), alder.viewer("analyst"))
    assert result.code == "not_permitted"
    assert not [query for query in asked if "activities_" in query["sql"]]


def test_a_record_of_another_agency_is_the_same_as_none(alder, bay):
    theirs = bay.log()
    one = alder.do("officer-1", "activities.withdraw", activity=str(theirs))
    none = alder.do("officer-1", "activities.withdraw", activity=str(uuid.uuid4()))
    assert (one.code, one.field, one.message) == (none.code, none.field, none.message)
    assert one.code == "not_permitted"


def test_one_activity_costs_at_most_ten_statements(alder):
    officer = alder.viewer("officer-1")
    payload = {**LUNCH, "school": str(alder.schools["high"]), "audience": {"student": 2}}
    with CaptureQueriesContext(connection) as asked:
        assert run_one(lunch(**payload), officer).done
    # The token of the API is one more; a commit is not counted among them.
    assert len(asked) <= 9, [query["sql"][:90] for query in asked]


def test_a_batch_of_a_hundred_costs_hardly_more_statements_than_one_of_two(alder):
    officer = alder.viewer("officer-1")
    sizes = []
    for number in (2, 100):
        with CaptureQueriesContext(connection) as asked:
            run([lunch() for _ in range(number)], officer)
        sizes.append(len(asked))
    # SQLite takes so many values a statement, so a long insert is a few; none is asked once an item.
    assert sizes[1] <= sizes[0] + 8


def test_an_entry_keeps_its_three_times_and_its_pack(alder):
    told = NOW - timedelta(minutes=5)
    envelope = Envelope("activities.log", NOW - timedelta(hours=2), LUNCH, told_at=told)
    run_one(envelope, alder.viewer("officer-1"))
    entry = Entry.objects.get(id=envelope.id)
    assert entry.happened_at == NOW - timedelta(hours=2)
    assert entry.told_at == told
    assert entry.recorded_at == NOW
    assert entry.pack.startswith("us-ca")


def test_what_was_destroyed_is_forgotten_and_its_numbers_stay(alder):
    activity = alder.log(note="the words", audience={"student": 3})
    before = sorted(Fact.objects.filter(record=activity).values_list("measure", "amount"))
    assert alder.do("records", "ledger.destroy", entry=str(activity), reason="W&I 827.95").done
    assert not EntryContent.objects.filter(entry=activity).exists()
    assert Activity.objects.get(id=activity).note == ""
    facts = Fact.objects.filter(record=activity)
    assert sorted(facts.values_list("measure", "amount")) == before
    assert set(facts.values_list("entry", flat=True)) == {None}


def test_destroying_needs_a_reason_and_the_keeper_of_records(alder):
    activity = alder.log()
    assert alder.do("records", "ledger.destroy", entry=str(activity), reason=" ").code == "malformed"
    assert alder.do("sergeant", "ledger.destroy", entry=str(activity), reason="order").code == "not_permitted"


def test_a_batch_that_the_database_refuses_is_redone_one_by_one(alder, monkeypatch):
    from django.db import IntegrityError

    from schoolbeat.ledger import saving

    calls, real = [], saving.save

    def once(page):
        calls.append(len(page.entries))
        if len(calls) == 1:
            raise IntegrityError("another sender was faster")
        real(page)

    monkeypatch.setattr(saving, "save", once)
    answers = run([lunch(), lunch()], alder.viewer("officer-1"))
    assert [answer.result for answer in answers] == ["accepted", "accepted"]
    assert calls[0] == 2
    assert Activity.objects.count() == 2


def test_times_are_compared_as_moments(alder):
    at_home = Envelope("activities.log", datetime(2026, 11, 19, 20, 0, tzinfo=UTC), LUNCH)
    run_one(at_home, alder.viewer("officer-1"))
    assert Activity.objects.get().hour == 12


@pytest.mark.parametrize("verb", ["correct", "withdraw", "join", "follow_up"])
def test_nothing_can_be_done_with_what_was_destroyed(alder, verb):
    activity = alder.log(note="the words")
    alder.do("records", "ledger.destroy", entry=str(activity), reason="W&I 827.95")
    more = {
        "correct": {"kind": "mediation", "minutes": 5, "note": "the words"},
        "follow_up": {"due": "2026-11-23"},
    }
    who = "officer-2" if verb == "join" else "officer-1"
    result = alder.do(who, f"activities.{verb}", activity=str(activity), **more.get(verb, {}))
    assert result.code == "not_permitted"
    assert Fact.objects.filter(record=activity).exists()
    assert not EntryContent.objects.filter(body__contains="the words").exists()


def test_a_corrected_and_joined_entry_is_destroyed_whole_and_its_numbers_stay(alder):
    activity = alder.log(note="first words", audience={"student": 3})
    said = {"kind": "lunch-duty", "minutes": 40, "note": "other words", "audience": {"student": 3}}
    assert alder.do("officer-1", "activities.correct", NOW, activity=str(activity), **said).done
    assert alder.do("officer-2", "activities.join", activity=str(activity), minutes=20).done
    before = sorted(Fact.objects.values_list("record", "measure", "amount"))
    records = alder.viewer("records")
    steps = [
        Envelope("ledger.destroy", NOW, {"entry": str(entry), "reason": "order 7"})
        for entry in entries_about(records, activity)
    ]
    assert len(steps) == 3
    assert all(result.done for result in run(steps, records))
    assert sorted(Fact.objects.values_list("record", "measure", "amount")) == before
    assert set(Fact.objects.values_list("entry", flat=True)) == {None}
    assert not EntryContent.objects.filter(body__contains="words").exists()


def test_a_conflict_with_another_agencys_entry_tells_and_destroys_nothing_of_it(alder, bay):
    theirs = alder.log(note="their secret")
    taken = Envelope("activities.log", NOW, LUNCH, id=theirs)
    assert run_one(taken, bay.viewer("officer-1")).code == "conflict"
    kept = conflicts(bay.viewer("sergeant"))[0]
    assert kept.first is None
    assert bay.do("records", "ledger.destroy", entry=str(kept.id), reason="order 8").done
    assert Activity.objects.get(id=theirs).note == "their secret"
    assert not Fact.objects.filter(record=theirs, entry=None).exists()


def test_destroying_a_kept_conflict_leaves_the_entry_that_stands(alder):
    first = lunch(note="what stands")
    officer = alder.viewer("officer-1")
    run_one(first, officer)
    run_one(Envelope(first.verb, first.happened_at, {**LUNCH, "minutes": 60}, id=first.id), officer)
    kept = conflicts(alder.viewer("records"))[0]
    assert alder.do("records", "ledger.destroy", entry=str(kept.id), reason="order 9").done
    assert Activity.objects.get(id=first.id).note == "what stands"


def test_inside_the_callers_transaction_all_falls_together(alder):
    from django.db import transaction

    from schoolbeat.ledger.runner import run_inside

    viewer = alder.viewer("officer-1")
    said = [Envelope("activities.log", NOW, {"kind": "lunch-duty", "minutes": 5}) for _ in range(3)]
    with transaction.atomic():
        assert [result.result for result in run_inside(said, viewer)] == ["accepted"] * 3
        transaction.set_rollback(True)
    assert not Activity.objects.exists()
    with transaction.atomic():
        run_inside(said, viewer)
        assert [result.result for result in run_inside(said, viewer)] == ["already"] * 3
    assert Activity.objects.count() == 3


def many(number: int) -> list[Envelope]:
    """So many things said at once that their rows are poured."""
    payload = {"kind": "lunch-duty", "minutes": 5, "audience": {"student": 2}, "note": 'a "b" \\ c\n\té, 🙂'}
    return [Envelope("activities.log", NOW - timedelta(minutes=n), payload) for n in range(number)]


def test_a_large_batch_writes_what_single_ones_write(alder):
    from schoolbeat.ledger.rebuild import fingerprint, rebuild
    from schoolbeat.ledger.saving import POURED
    from schoolbeat.ledger.verify import verify

    viewer, said = alder.viewer("officer-1"), many(max(POURED.values()) + 1)
    assert {result.result for result in run(said, viewer)} == {"accepted"}
    alone = run_one(Envelope("activities.log", NOW, said[0].payload), viewer)
    columns = [
        c.name for c in Activity._meta.fields if c.name not in {"id", "entry", "entry_digest", "recorded_at"}
    ]
    first, other = (Activity.objects.values(*columns).get(id=one) for one in (said[0].id, alone.id))
    assert first == other
    assert Fact.objects.filter(record=said[0].id).count() == Fact.objects.filter(record=alone.id).count() == 3
    assert verify().ok
    assert fingerprint() == rebuild()


def test_of_a_large_batch_only_what_another_sender_took_is_refused(alder, monkeypatch):
    from schoolbeat.ledger import runner

    viewer, said = alder.viewer("officer-1"), many(60)
    assert run_one(said[7], viewer).done
    # As if the other sender had been a moment faster than our look.
    monkeypatch.setattr(runner._Batch, "_look_up", lambda batch, ids: None)
    results = run(said, viewer)
    assert [place for place, result in enumerate(results) if not result.done] == [7]
    assert Activity.objects.count() == 60
