"""Whoever alters history is found out."""

import pytest
from django.db import connection

from schoolbeat.ledger.chain import chain_waiting, heads
from schoolbeat.ledger.models import Block, Entry, EntryContent
from schoolbeat.ledger.verify import verify
from tests.cast import found


def faults(**anchor):
    return [(fault.entry, fault.fault) for fault in verify(**anchor).faults]


def sql(statement, *values):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(statement, values)


def raw(identity):
    return identity.hex if connection.vendor == "sqlite" else identity


@pytest.fixture
def activity(alder):
    identity = alder.log(note="as it was")
    alder.log()
    return identity


@pytest.fixture(params=["chained", "waiting"])
def entry(request, activity):
    if request.param == "chained":
        assert chain_waiting() > 0
    return activity


def test_an_untouched_ledger_has_no_fault(entry):
    report = verify()
    assert report.ok
    assert report.entries == Entry.objects.count()


def test_every_waiting_entry_is_chained_once(activity):
    number = Entry.objects.count()
    assert chain_waiting() == number
    assert chain_waiting() == 0
    assert not Entry.objects.filter(block=None).exists()
    assert verify().blocks == Block.objects.count() > 0


def test_altered_words_are_found(entry):
    EntryContent.objects.filter(entry=entry).update(body='{"note":"as it should have been"}')
    assert faults() == [(str(entry), "altered")]


@pytest.mark.parametrize(
    ("column", "value"),
    [("verb", "activities.join"), ("happened_at", "2020-01-01T00:00:00Z"), ("pack", "us-wa")],
)
def test_altered_circumstances_are_found(entry, column, value):
    Entry.objects.filter(id=entry).update(**{column: value})
    assert faults() == [(str(entry), "altered")]


def test_an_altered_digest_is_found(entry):
    Entry.objects.filter(id=entry).update(digest=bytes(32))
    assert (str(entry), "altered") in faults()


def test_an_inserted_entry_is_found(entry):
    original = Entry.objects.get(id=entry)
    content = EntryContent.objects.get(entry=entry)
    forged = type(entry)(int=entry.int ^ 1)
    original.id = forged
    original.save(force_insert=True)
    EntryContent.objects.create(entry_id=forged, salt=content.salt, body=content.body)
    assert (str(forged), "inserted") in faults()


def test_a_missing_entry_is_found(entry):
    EntryContent.objects.filter(entry=entry).delete()
    sql("DELETE FROM ledger_entry WHERE id = %s", raw(entry))
    assert faults() == [(str(entry), "missing")]


def test_content_that_went_without_an_entry_is_found(entry):
    EntryContent.objects.filter(entry=entry).delete()
    assert faults() == [(str(entry), "destroyed_without_entry")]


def test_content_that_went_by_the_verb_is_no_fault(alder, entry):
    alder.do("records", "ledger.destroy", entry=str(entry), reason="order 5")
    assert verify().ok
    chain_waiting()
    assert verify().ok


def test_circumstances_of_a_destroyed_entry_are_still_held_by_its_block(alder, activity):
    chain_waiting()
    alder.do("records", "ledger.destroy", entry=str(activity), reason="order 5")
    Entry.objects.filter(id=activity).update(verb="activities.join")
    assert not verify().ok


def test_a_missing_block_is_found(alder, activity):
    chain_waiting()
    alder.log()
    chain_waiting()
    first = Block.objects.filter(agency=alder.install.agency).order_by("number").first()
    Entry.objects.filter(block=first).update(block=None)
    first.delete()
    assert (None, "missing") in faults()


def test_a_rewritten_block_is_found(activity):
    chain_waiting()
    block = Block.objects.first()
    block.digest = bytes(32)
    block.save()
    assert faults() == [(None, "altered")]


def test_an_anchor_kept_elsewhere_catches_who_holds_key_and_database(alder, activity):
    chain_waiting()
    anchor = heads()
    Entry.objects.update(block=None)
    Block.objects.all().delete()
    alder.log()
    chain_waiting()
    assert verify().ok
    assert (None, "altered") in faults(anchor=anchor)


def test_a_chain_cut_short_is_caught_by_the_anchor(activity):
    chain_waiting()
    anchor = {agency: {**head, "number": head["number"] + 1} for agency, head in heads().items()}
    assert (None, "missing") in faults(anchor=anchor)


@pytest.mark.django_db(transaction=True)
def test_a_deleted_last_block_is_found(transactional_db, moment):
    town = found("alder")
    town.log()
    chain_waiting()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM ledger_block")
        report = verify()
        cursor.execute("UPDATE ledger_entry SET block_id = NULL")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = ON")
        else:
            cursor.execute("SET session_replication_role = DEFAULT")
    assert [(fault.agency, fault.entry, fault.fault) for fault in report.faults] == [
        (str(town.install.agency), None, "missing")
    ]


def test_an_inserted_entry_cannot_vouch_for_itself(entry):
    original = Entry.objects.get(id=entry)
    forged = type(entry)(int=entry.int ^ 1)
    original.id, original.verb, original.points_at, original.block = forged, "ledger.destroy", forged, None
    original.save(force_insert=True)
    assert (str(forged), "destroyed_without_entry") in faults()
