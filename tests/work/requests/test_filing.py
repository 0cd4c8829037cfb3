"""A request has an owner, a promised day and a receipt from its first moment; what it says is encrypted."""

from __future__ import annotations

import json
from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import EntryContent, Fact
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries import code_of, follow, one
from tests.factories import requests as make
from tests.factories import roster


def owner(request) -> str:
    return Request.objects.get(id=request).owner.email.partition("@")[0]


@pytest.mark.parametrize(
    ("school", "expected"), [("high", "officer-1"), ("middle", "officer-2"), (None, "sergeant")]
)
def test_it_belongs_to_whoever_serves_the_school_or_to_the_sergeant(alder, school, expected):
    where = str(alder.schools[school]) if school else None
    assert owner(make.filed(alder, school=where)) == expected


def test_at_a_school_that_nobody_serves_it_is_the_sergeant_s(alder):
    assert owner(make.filed(alder, school=str(roster.school(alder)))) == "sergeant"


def test_while_the_officer_is_away_it_is_the_cover_s_and_without_a_cover_the_sergeant_s(alder):
    first, second = (str(alder.account(who).id) for who in ("officer-1", "officer-2"))
    days = {"reason": "vacation", "start": "2026-11-19", "end": "2026-11-20"}
    leave = roster.done(alder, "add_leave", officer=first, cover=second, **days)
    assert owner(make.filed(alder)) == "officer-2"
    roster.done(alder, "cancel_leave", leave=str(leave))
    roster.done(alder, "add_leave", officer=first, **days)
    assert owner(make.filed(alder)) == "sergeant"


def test_a_town_without_anybody_takes_none_down_and_says_so(alder):
    for who in ("sergeant", "officer-1", "officer-2"):
        account = str(alder.account(who).id)
        assert run_one(Envelope("accounts.close", clock.now(), {"account": account}), alder.install).done
    result = make.tried(alder)
    assert (result.code, Request.objects.count()) == ("rule", 0)


@pytest.mark.parametrize(
    ("kind", "due"), [("parking", date(2026, 11, 24)), ("suspicious", date(2026, 11, 20))]
)
def test_the_promise_is_counted_in_business_days_of_the_pack(alder, kind, due):
    assert Request.objects.get(id=make.filed(alder, kind=kind)).due == due


def test_no_word_of_it_stands_in_clear_anywhere(alder):
    identity = make.filed(alder, text="Ana Peña from 9th grade", name="Rosa López", place="12 Oak Street")
    make.done(alder, "officer-1", "note", identity, text="Spoke with Ana Peña")
    make.done(alder, "officer-1", "answer", identity, text="Ana Peña is fine")
    rows = json.dumps([list(map(str, row)) for row in Request.objects.values_list()])
    rows += json.dumps(list(EntryContent.objects.values_list("body", flat=True)))
    assert not any(word in rows for word in ("Peña", "López", "Oak Street", "0107788"))
    view = one(alder.viewer("officer-1"), identity)
    assert (view.text, view.name, view.place) == ("Ana Peña from 9th grade", "Rosa López", "12 Oak Street")


def test_said_twice_it_is_filed_once_and_has_one_receipt(alder):
    envelope = Envelope("requests.file", clock.now(), make.said(alder))
    assert [run_one(envelope, alder.install).result for _ in range(2)] == ["accepted", "already"]
    other = Envelope("requests.file", envelope.happened_at, make.said(alder, text="Other."), id=envelope.id)
    assert run_one(other, alder.install).code == "conflict"
    assert (Request.objects.count(), follow(code_of(envelope.id)).kind) == (1, "parking")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "no-such"}, "kind"),
        ({"asker": "suspect"}, "asker"),
        ({"language": "tlh"}, "language"),
        ({"text": " \n "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"name": "x" * 161}, "name"),
        ({"place": "x" * 301}, "place"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"latitude": 32.0}, "latitude"),
        ({"channel": "desk"}, "channel"),
        ({"by_voice": True, "reach": ""}, "reach"),
        ({"school": "0198f000-0000-7000-8000-000000000000"}, "school"),
        ({"of_school": "high"}, "of_school"),
    ],
)
def test_what_cannot_stand_names_its_field_and_nothing_is_kept(alder, changed, field):
    said = {
        name: str(alder.schools[value]) if value in alder.schools else value
        for name, value in changed.items()
    }
    result = make.tried(alder, **said)
    assert (result.result, result.field) == ("refused", f"payload.{field}")
    assert not Request.objects.exists()


def test_a_school_that_closed_is_asked_about_no_more(alder):
    school = roster.school(alder)
    closed = {"name": "Orchard", "kind": "elementary", "status": "closed"}
    roster.done(alder, "change_school", school=str(school), fields=closed)
    assert make.tried(alder, school=str(school)).code == "unknown_school"


def test_what_somebody_asks_for_the_own_self_is_of_no_school(alder):
    high = str(alder.schools["high"])
    told = make.filed(alder, "counselor", kind="family-advice", asker="teacher", of_school=high)
    other = make.filed(alder, "counselor", asker="teacher", of_school=high)
    assert [Request.objects.get(id=one).of_school_id is None for one in (told, other)] == [True, False]


def test_it_counts_by_kind_school_and_asker_and_never_by_person(alder):
    make.filed(alder)
    make.filed(alder, kind="family-advice", asker="parent")
    facts = Fact.objects.order_by("kind").values_list("measure", "kind", "initiator", "officer", "sensitive")
    assert list(facts) == [
        ("requests", "family-advice", "parent", None, True),
        ("requests", "parking", "neighbor", None, False),
    ]
