"""Consent: to photos and to taking part, by a guardian's own words, by a new form; and who is not taken in."""

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.education.queries.joining import counted, sign_ups
from tests.factories import programs as make
from tests.work.education.test_joining import by_link, given, standing, withdrawn

pytestmark = pytest.mark.django_db


def test_what_a_guardian_said_of_photos_is_not_overruled_and_can_be_taken_back_while_it_waits(alder):
    season = make.season(alder, joining=True)
    without, taken_back = (make.sign_up(alder, season, "install", photo=photo) for photo in (False, True))
    make.must(withdrawn(alder, taken_back, photo_only=True))
    for identity in (without, taken_back):
        make.must(given(alder, identity, photo=True))
        assert standing(identity) == ("given", "online", False)


def test_who_waits_by_the_public_page_takes_no_place_and_is_not_taken_in_many_at_once(alder):
    season = make.season(alder, joining=True, places=1)
    jests = [make.sign_up(alder, season, "install", name=f"Jest {number}") for number in range(3)]
    real = make.sign_up(alder, season, given=True)
    assert given(alder, jests[0]).field == "payload.season"
    named = {"season": str(season), "sign_ups": [str(one) for one in (*jests, real)]}
    # Of another school's office none of them is there.
    assert make.done(alder, "officer-2", "decline_sign_ups", **named).code == "not_permitted"
    make.must(make.done(alder, "officer-1", "decline_sign_ups", **named))
    assert counted(alder.viewer("officer-1"), season) == {"declined": 3, "given": 1}
    assert make.done(alder, "officer-1", "decline_sign_ups", **named).field == "payload.sign_ups"
    free = make.season(alder, joining=True)
    assert make.signed(alder, free, "install", given=False).field == "payload.given"


def test_a_flood_of_one_network_stands_apart_and_shuts_the_door_to_nobody(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.education.commands.joining.MOST_AWAITED", 1)
    season = make.season(alder, joining=True)
    child = by_link(alder, season) | {"given": True}
    flood = [Envelope("education.sign_up", clock.now(), child, enclosed="wave") for _ in range(3)]
    assert all(one.done for one in run(flood, alder.install))
    make.must(make.signed(alder, season, "install"))
    assert make.signed(alder, season, "install").field == "payload"
    marked = [one.flood for one in sign_ups(alder.viewer("officer-1"), season)]
    assert sorted(marked) == [False, True, True, True]


def test_what_was_written_down_of_a_child_is_said_otherwise(alder):
    season = make.season(alder, joining=True)
    child = make.sign_up(alder, season, "install", photo=True)
    said = {"sign_up": str(child), "name": "Nilofar", "guardian": "B. Quennell", "grade": "10"}
    assert (
        make.done(alder, "officer-1", "change_sign_up", **(said | {"grade": "99"})).field == "payload.grade"
    )
    assert make.done(alder, "officer-2", "change_sign_up", **said).code == "not_permitted"
    make.must(make.done(alder, "officer-1", "change_sign_up", **said))
    view = sign_ups(alder.viewer("officer-1"), season)[0]
    assert (view.name, view.grade, view.reach, view.asks_photo) == ("Nilofar", "10", "", True)
