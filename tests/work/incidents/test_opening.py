"""An incident is opened in one saying, and refused where it says what cannot be."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from schoolbeat.exchange.tables.keeping import said_in_the_open
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.incidents.queries import one
from schoolbeat.work.people.models import Involvement
from tests.factories import bells
from tests.factories import incidents as make
from tests.factories import requests as asking
from tests.factories.people import clause, person, school_record

pytestmark = pytest.mark.django_db


def facts(case):
    return sorted(Fact.objects.filter(record=case).values_list("measure", "kind", "sensitive"))


def test_all_that_is_known_comes_in_one_saying(alder):
    whom = person(alder)
    case = make.incident(
        alder,
        charges=[{"code": "simple-assault"}, {"code": "force", "school_rules": True}],
        parties=[
            {"part": "involved", "standing": "student_here", "person": str(whom)},
            {"part": "victim", "standing": "student_here", "seen": "A boy in a red cap", "age": 13},
            {"part": "witness", "standing": "no_student", "seen": "A parent at the gate"},
        ],
        text="They met at the door.",
        told_at="2026-11-19T10:30:00-08:00",
    )
    row = Incident.objects.get(pk=case)
    assert (row.owner_id, row.author_id) == (alder.account("officer-1").id,) * 2
    assert (row.day.isoformat(), row.hour, row.stage, row.family) == ("2026-11-19", 10, "open", "violence")
    assert row.parties.count() == 3
    assert row.charges.count() == 2
    assert row.narratives.count() == 1
    assert Involvement.objects.get(record=case).person_id == whom
    assert facts(case) == [
        ("incidents", "violence", True),
        ("incidents_at_school", "violence", True),
        ("incidents_hours_unknown", "violence", True),
    ]


def test_said_twice_it_is_once(alder):
    envelope = Envelope("incidents.open", make.HAPPENED, make.said(alder))
    results = [run_one(envelope, alder.viewer("officer-1")).result for _ in range(2)]
    assert results == ["accepted", "already"]
    assert Incident.objects.count() == 1


def test_nothing_that_is_said_of_a_child_stands_in_clear(alder):
    case = make.incident(
        alder,
        parties=[{"part": "involved", "standing": "student_here", "seen": "Zebulon in gray", "age": 12}],
        text="Zebulon took it.",
        place="Zebulon's locker",
    )
    make.deed(alder, case, "note", text="Zebulon cried.")
    kept = EntryContent.objects.filter(entry__in=Entry.objects.filter(points_at=case))
    assert kept.count() == 2
    assert not any("Zebulon" in one.body for one in kept)
    row = Incident.objects.get(pk=case)
    said = [row, *row.parties.all(), *row.narratives.all(), *row.deeds.all()]
    assert not any(b"Zebulon" in bytes(one.content) for one in said)


WRONG = [
    ({"kind": "hunt"}, "payload.kind"),
    ({"where": "moon"}, "payload.where"),
    ({"where": "campus", "nexus": "reported"}, "payload.nexus"),
    ({"where": "elsewhere", "nexus": "at_school"}, "payload.nexus"),
    ({"school": None}, "payload.school"),
    ({"until": "2026-11-19T10:00:00-08:00"}, "payload.until"),
    ({"until": "2026-11-20T10:00:00-08:00"}, "payload.until"),
    ({"told_at": "2026-11-19T09:00:00-08:00"}, "payload.told_at"),
    ({"told_at": "2026-11-21T09:00:00-08:00"}, "payload.told_at"),
    ({"kind": "school_assist"}, "payload.asked_by"),
    ({"kind": "agency_assist"}, "payload.asked_by"),
    ({"charges": [{"code": "no-such"}]}, "payload.charge"),
    ({"charges": [{"code": "simple-assault"}] * 2}, "payload.charge"),
    ({"charges": [{"code": "simple-assault", "weapon": "spoon"}]}, "payload.charge.weapon"),
    (
        {"kind": "school_assist", "asked_by": "Ms. Ames", "charges": [{"code": "simple-assault"}]},
        "payload.charge",
    ),
    ({"parties": [{"part": "involved", "standing": "student_here"}]}, "payload.parties.0.seen"),
    ({"parties": [{"part": "suspect", "standing": "student_here", "seen": "A"}]}, "payload.parties.0.part"),
    ({"parties": [{"part": "involved", "standing": "pupil", "seen": "A"}]}, "payload.parties.0.standing"),
    (
        {"parties": [{"part": "involved", "standing": "no_student", "seen": "A", "age": 121}]},
        "payload.parties.0.age",
    ),
    (
        {"parties": [{"part": "involved", "standing": "no_student", "seen": "A", "age": -1}]},
        "payload.parties.0.age",
    ),
    (
        {"parties": [{"part": "involved", "standing": "student_here", "seen": "A", "age": 23}]},
        "payload.parties.0.age",
    ),
    ({"parties": [{"part": "staff", "standing": "student_here", "seen": "A"}]}, "payload.parties.0.standing"),
    (
        {"parties": [{"part": "staff", "standing": "no_student", "seen": "A", "educator": True}]},
        "payload.parties.0.educator",
    ),
    ({"until": "2026-11-19T11:00:00"}, "payload.until"),
    ({"place": "x" * 161}, "payload.place"),
    ({"text": "x" * 40_001}, "payload.text"),
    ({"gang": "none"}, "payload.gang"),
    (
        {"parties": [{"part": "involved", "standing": "no_student", "seen": "A", "immigration": "x"}]},
        "immigration",
    ),
]


@pytest.mark.parametrize(
    ("changed", "field"), WRONG, ids=[f"{field} {next(iter(changed))}" for changed, field in WRONG]
)
def test_what_cannot_be_is_refused_by_its_field(alder, changed, field):
    result = make.tried(alder, **changed)
    assert not result.done
    assert field in result.field
    assert not Incident.objects.exists()


def test_an_incident_of_long_ago_or_tomorrow_is_refused(alder):
    tomorrow = make.tried(alder, happened=clock.now() + timedelta(days=1))
    before = make.tried(alder, happened=datetime.fromisoformat("1999-11-19T10:00:00-08:00"))
    assert {tomorrow.code, before.code} == {"future", "malformed"}


def test_an_incident_of_before_the_list_of_offenses_began_can_be_charged(alder):
    early = datetime.fromisoformat("2000-01-03T10:00:00-08:00")
    assert make.tried(alder, happened=early, charges=[{"code": "simple-assault"}]).done


def test_one_person_is_in_a_part_once_and_no_witness_of_the_own_deed(alder):
    whom, case = str(person(alder)), make.incident(alder)
    mine = {"part": "involved", "standing": "student_here", "person": whom}
    assert make.done(alder, "officer-1", "join", case, party=mine)
    for part in ("involved", "witness"):
        assert (
            make.attempt(alder, "officer-1", "join", case, party=mine | {"part": part}).field
            == "payload.part"
        )
    assert make.done(alder, "officer-1", "join", case, party=mine | {"part": "victim"})
    assert Involvement.objects.filter(record=case).count() == 1


def test_a_birth_date_that_is_known_tells_the_age(alder):
    before = datetime.fromisoformat("2010-05-05T10:00:00-08:00")
    said = {"part": "involved", "standing": "student_here", "person": str(person(alder))}
    case = make.incident(alder, happened=before)
    assert make.attempt(alder, "officer-1", "join", case, party=said).field == "payload.party"
    now = make.incident(alder)
    make.done(alder, "officer-1", "join", now, party=said | {"age": 40})
    assert one(alder.viewer("officer-1"), now).parties[0].age == 15


def test_who_is_taken_out_is_no_longer_in_the_persons_timeline(alder):
    case = make.incident(alder)
    whom = make.known(alder, case)
    make.done(alder, "officer-1", "leave", case, party=str(whom), why="It was a cousin.")
    assert not Involvement.objects.filter(record=case).exists()


def test_an_incident_grows_out_of_an_entry_of_ones_own(alder, bay):
    entry = alder.log()
    case = make.incident(alder, from_kind="activity", from_record=str(entry))
    assert Incident.objects.get(pk=case).from_record == entry
    other = make.tried(alder, from_kind="activity", from_record=str(bay.log()))
    assert other.code == "not_permitted"


def test_an_incident_grows_out_of_a_request(alder):
    request = asking.filed(alder)
    case = make.incident(alder, from_kind="request", from_record=str(request))
    assert Incident.objects.get(pk=case).from_kind == "request"


def test_an_amended_day_moves_what_was_counted(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    plain = make.said(alder)
    said = {name: plain[name] for name in ("where", "nexus", "initiator", "school")}
    make.done(alder, "officer-1", "amend", case, began="2026-11-18T08:00:00-08:00", **said)
    assert set(Fact.objects.filter(record=case).values_list("day", flat=True)) == {
        datetime(2026, 11, 18).date()
    }


@pytest.mark.parametrize(
    ("happened", "known"),
    [
        ("2026-11-19T10:20:00-08:00", True),
        ("2026-11-17T15:30:00-08:00", False),
        ("2026-11-18T13:00:00-08:00", False),
        ("2026-11-14T10:20:00-08:00", False),
        ("2026-07-14T10:20:00-07:00", None),
    ],
)
def test_school_hours_are_those_of_the_schools_calendar(alder, happened, known):
    bells.calendar(alder)
    case = make.incident(alder, happened=datetime.fromisoformat(happened))
    assert Incident.objects.get(pk=case).in_hours is known


def test_without_a_school_or_a_calendar_hours_are_not_known(alder):
    nowhere = make.incident(alder, where="elsewhere", nexus="none", school=None)
    assert [Incident.objects.get(pk=one).in_hours for one in (nowhere, make.incident(alder))] == [None, None]


def test_what_is_amended_is_checked_as_what_is_opened(alder, bay):
    case = make.incident(alder, kind="school_assist", asked_by="Ms. Ames")
    plain = make.said(alder)
    said = {name: plain[name] for name in ("where", "nexus", "initiator", "school")} | {
        "asked_by": "Ms. Ames"
    }
    make.deed(alder, case, "note", at="2026-11-19T11:00:00-08:00")

    def amended(began="2026-11-19T10:00:00-08:00", **changed):
        return make.attempt(alder, "officer-1", "amend", case, began=began, **(said | changed))

    assert amended(school=str(bay.schools["high"])).code == "unknown_school"
    assert amended(asked_by="").field == "payload.asked_by"
    assert amended(began="2026-11-20T10:00:00-08:00").field == "payload.happened_at"
    assert amended().done


def test_an_offense_and_a_ground_of_one_word_stand_beside_each_other(alder):
    case = make.incident(alder, charges=[{"code": "robbery"}, {"code": "robbery", "school_rules": True}])
    assert Incident.objects.get(pk=case).charges.count() == 2


def test_of_a_child_of_the_schools_records_an_incident_tells_only_who_may_find_it(alder):
    clause(alder)
    whom = school_record(alder)
    case = make.incident(alder)
    make.party(alder, case, person=str(whom), seen="", age=None)
    mine, other = (one(alder.viewer(who), case).parties[0] for who in ("officer-1", "records"))
    assert (mine.person, mine.age) == (whom, 15)
    assert (other.person, other.age) == (None, None)


def test_nothing_of_an_incident_leaves_by_the_plain_export(alder):
    make.end(alder)
    for model in apps.get_app_config("incidents").get_models():
        assert not model.objects.filter(said_in_the_open(model)).exists(), model
    told = Entry.objects.filter(said_in_the_open(Entry))
    assert not told.filter(verb__startswith="incidents.").exists()
