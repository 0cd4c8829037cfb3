"""What was said of a program by mistake is taken back; a season is opened again, and handed over by whoever runs it."""

import pytest

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.education.models import Season, Session
from tests.factories import programs as make
from tests.work.education.test_program_sessions import told

pytestmark = pytest.mark.django_db


def test_what_was_said_of_the_wrong_session_is_taken_back_and_counts_for_nothing(alder):
    season = make.season(alder)
    child = make.sign_up(alder, season, given=True)
    first = make.held(alder, season, present=[str(child)])
    make.must(make.done(alder, "officer-1", "take_session_back", session=str(first)))
    assert (Session.objects.get().stage, Season.objects.get().begun_on) == ("planned", None)
    assert not Fact.objects.filter(kind="patrol").exists() and not told(alder, first).present
    before = fingerprint()
    assert rebuild() == before
    assert make.done(alder, "officer-1", "take_session_back", session=str(first)).field == "payload.session"
    make.must(make.done(alder, "officer-1", "call_off_session", session=str(first), why="Rain."))
    make.must(make.done(alder, "officer-1", "take_session_back", session=str(first)))
    seen = str(told(alder, first).row.entry)
    make.must(make.record(alder, first, seen=seen))
    assert make.record(alder, first, seen=seen).field == "payload.seen"


def test_who_goes_to_another_school_is_not_ticked_at_one_schools_session(alder):
    season = make.season(alder, at=("high", "middle"))
    child = str(make.sign_up(alder, season, given=True, at="middle"))
    session = make.session(alder, season, school=str(alder.schools["high"]))
    assert make.record(alder, session, present=[child]).field == "payload.present"


def test_a_season_that_was_closed_too_early_is_opened_again(alder):
    season = make.season(alder)
    close = {"season": str(season), "said": "It went well."}
    assert make.done(alder, "officer-1", "reopen_season", season=str(season)).field == "payload.season"
    make.must(make.done(alder, "officer-1", "close_season", **close))
    assert make.done(alder, "officer-2", "reopen_season", season=str(season)).code == "not_permitted"
    make.must(make.done(alder, "officer-1", "reopen_season", season=str(season)))
    row = Season.objects.get()
    assert (row.stage, row.closed_on, row.said) == ("open", None, "It went well.")
    make.session(alder, season)


def test_a_season_is_handed_over_by_whoever_runs_it_and_taken_by_nobody(alder):
    """It brings the children of all its schools with it."""
    season = make.season(alder, at=("high", "middle"))
    first, second = (str(alder.account(who).id) for who in ("officer-1", "officer-2"))
    said = {"season": str(season)} | make.said(alder, at=("high", "middle"))
    take = said | {"lead": second}
    assert make.done(alder, "officer-2", "change_season", **take).field == "payload.lead"
    make.must(make.done(alder, "officer-2", "change_season", **(said | {"lead": first, "name": "Spring"})))
    make.must(make.done(alder, "officer-1", "change_season", **take))
    assert str(Season.objects.get().lead_id) == second
    other = make.program(alder)
    opened = {"program": str(other), "lead": second} | make.said(alder)
    assert make.done(alder, "officer-1", "open_season", **opened).field == "payload.lead"


def test_there_are_no_fewer_places_than_children(alder):
    season = make.season(alder, places=3)
    for number in range(2):
        make.sign_up(alder, season, given=True, name=f"Child {number}")
    said = {"season": str(season)} | make.said(alder)
    assert make.done(alder, "officer-1", "change_season", **said, places=1).field == "payload.places"
    make.must(make.done(alder, "officer-1", "change_season", **said, places=2))
