"""Pairs of an agency's records that may be of one person, and the nightly look for them."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger import vault
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.queue import FAILED, READY, jobs
from schoolbeat.work.people import jobs as people_jobs
from schoolbeat.work.people.models import Double, Person
from schoolbeat.work.people.queries.likeness import likely_doubles
from schoolbeat.work.people.rules.likeness import NotCompared
from tests.cast import NOW
from tests.factories import people as make

STAFF = {"kind": "staff", "grade": "", "fields": {"preferred": ""}}


def twice(town, **more):
    """Enter one person twice; return both ids in their order."""
    return tuple(sorted((make.person(town, **more), make.person(town, **more))))


def test_one_person_entered_twice_is_a_pair(alder):
    pair = twice(alder)
    assert likely_doubles(alder.install) == [pair]


def test_two_contacts_are_a_pair_and_two_records_of_the_school_are_none(alder):
    pair = twice(alder, hat="district_contact", **STAFF)
    make.school_record(alder)
    make.school_record(alder)
    assert likely_doubles(alder.install) == [pair]


def test_hats_kinds_and_agencies_are_never_compared(alder, bay):
    make.person(alder)
    make.school_record(alder)
    make.person(alder, hat="district_contact", **STAFF)
    make.person(alder, kind="caller", grade="")
    make.person(bay)
    assert likely_doubles(alder.install) == []


@pytest.mark.parametrize("who", ["officer-1", "records", "principal", "it"])
def test_others_learn_nothing_from_it(alder, who):
    twice(alder)
    assert likely_doubles(alder.viewer(who)) == []


def test_what_was_merged_kept_apart_or_destroyed_is_left_out(alder):
    first, second = twice(alder)
    assert people_jobs.suggest_doubles(alder.install) == 1
    assert likely_doubles(alder.install) == []
    double = Double.objects.get()
    make.done(alder, "records", "keep_apart", double=str(double.id))
    assert likely_doubles(alder.install) == []
    third = make.person(alder)
    make.done(alder, "sergeant", "suggest_doubles", pairs=[[str(first), str(third)]])
    other = Double.objects.exclude(pk=double.pk).get()
    make.done(alder, "sergeant", "merge", double=str(other.id), kept=str(first))
    assert likely_doubles(alder.install) == [], "the third is in the first"
    make.done(alder, "sergeant", "unmerge", double=str(other.id))
    assert likely_doubles(alder.install) == [tuple(sorted((second, third)))]
    Person.objects.filter(pk=third).update(destroyed=True)
    assert likely_doubles(alder.install) == []


def test_a_record_without_its_key_says_nothing(alder):
    first, _second = twice(alder)
    vault.destroy([Person(id=first).key_record])
    assert likely_doubles(alder.install) == []


def test_pairs_are_suggested_in_lots_and_never_merged(alder, monkeypatch):
    monkeypatch.setattr(people_jobs, "MOST_PAIRS", 2)
    ids = [make.person(alder) for _one in range(3)]
    assert people_jobs.suggest_doubles(alder.install) == 3
    assert set(Double.objects.values_list("state", flat=True)) == {"suggested"}
    assert Entry.objects.filter(verb="people.suggest_doubles").count() == 2
    assert Person.objects.filter(id__in=ids, into=None).count() == 3
    assert people_jobs.suggest_doubles(alder.install) == 0
    assert Entry.objects.filter(verb="people.suggest_doubles").count() == 2, "nothing new, nothing said"


def looks(town, *statuses):
    return [
        job.about["day"] for job in jobs(town.install.agency, *statuses) if job.name == "look_for_doubles"
    ]


def test_once_a_night_for_each_agency(alder, bay):
    midnight = NOW.replace(hour=0, minute=30)
    for moment, days in (
        (midnight, []),
        (midnight + timedelta(hours=2), ["2026-11-19"]),
        (midnight + timedelta(hours=20), ["2026-11-19"]),
        (midnight + timedelta(hours=26), ["2026-11-20", "2026-11-19"]),
    ):
        with clock.at(moment):
            people_jobs.enqueue_due_doubles()
        assert sorted(looks(alder, READY)) == sorted(days)
        assert len(looks(bay, READY)) == len(days)


def test_asking_twice_is_one_look(alder):
    assert people_jobs.ask_for_doubles(alder.viewer("records"))
    assert people_jobs.is_looking(alder.install.agency)
    assert not people_jobs.ask_for_doubles(alder.viewer("sergeant"))
    assert len(looks(alder, READY)) == 1


def test_the_job_looks_at_its_own_agency(alder, bay):
    twice(alder)
    twice(bay)
    assert people_jobs.look_for_doubles.call(agency=str(alder.install.agency), day="2026-11-19") == 1
    assert set(Double.objects.values_list("agency", flat=True)) == {alder.install.agency}


def test_a_look_that_breaks_names_nobody(alder, monkeypatch):
    make.person(alder)
    make.person(alder, fields={"family": "Garza", "preferred": ""})
    monkeypatch.setattr("schoolbeat.work.people.rules.likeness._near", lambda name: f"CAST({name}_l AS DATE)")
    with pytest.raises(NotCompared) as broken:
        people_jobs.suggest_doubles(alder.install)
    assert str(broken.value) == "SplinkException"
    assert not Double.objects.exists()
    assert looks(alder, FAILED) == []
