"""Votes and minutes put right: written beside what stood, which stays and is shown."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.verify import verify
from schoolbeat.work.preparedness.commands.forget import forget_meeting
from schoolbeat.work.preparedness.models import Meeting, MinutesCorrection, Vote, VoteCorrection
from schoolbeat.work.preparedness.queries.meetings import meetings_of, one_meeting
from tests.factories import committees as make

pytestmark = pytest.mark.django_db
RIGHT = {"yes": 1, "no": 2, "abstain": 1, "why": "Counted again."}


def test_a_vote_is_put_right_and_what_stood_is_kept_and_shown(alder):
    vote = Vote.objects.get(pk=make.vote(alder))
    first = make.must(make.do(alder, "correct_vote", vote=vote.pk, **RIGHT))
    with clock.at(clock.now() + timedelta(hours=1)):
        again = {"yes": 2, "no": 1, "motion": "To adopt it as changed.", "why": "The motion was another."}
        make.must(make.do(alder, "correct_vote", "officer-1", vote=vote.pk, **again))
    (seen,) = one_meeting(alder.viewer("records"), vote.meeting_id).votes
    assert (seen.id, seen.motion, seen.yes, seen.no, seen.carried) == (
        vote.pk,
        "To adopt it as changed.",
        2,
        1,
        True,
    )
    (one, how), (other, later) = seen.before
    assert (one.motion, one.yes, one.no, one.carried) == ("To adopt the safety plan.", 3, 1, True)
    assert (other.yes, other.no, other.abstain, other.carried) == (1, 2, 1, False)
    assert (how.by_name, how.why) == ("Principal of Alder", "Counted again.")
    assert (later.by_name, later.why) == ("Officer-1 of Alder", "The motion was another.")
    assert (vote.yes, vote.no) == (Vote.objects.get().yes, Vote.objects.get().no) == (3, 1)
    # The entry of the correction is about the meeting; its row points at the vote, whose id is that of its entry.
    assert Entry.objects.get(pk=first).points_at == vote.meeting_id
    assert VoteCorrection.objects.get(pk=first).vote_id == Entry.objects.get(verb="preparedness.vote").pk
    assert verify().ok


def test_a_plan_that_names_a_meeting_sees_the_vote_as_it_stands(alder):
    vote = make.vote(alder)
    make.must(make.do(alder, "correct_vote", vote=vote, **RIGHT))
    (found,) = meetings_of(alder.viewer("principal"), alder.schools["high"])
    assert [(one.yes, one.no, one.carried) for one in found.votes] == [(1, 2, False)]


CORRECTIONS = [
    ({"yes": 4, "no": 1}, "payload.yes"),
    ({"yes": 3, "no": 1, "abstain": 0}, "payload.yes"),
    ({"yes": -1}, "payload.yes"),
    ({"why": " "}, "payload.why"),
    ({"motion": "x" * 4_001}, "payload.motion"),
]


@pytest.mark.parametrize(("changed", "field"), CORRECTIONS)
def test_a_vote_is_put_right_by_the_rules_of_votes_and_with_a_reason(alder, changed, field):
    said = {"vote": make.vote(alder)} | RIGHT | changed
    assert make.do(alder, "correct_vote", **said).field == field
    assert not VoteCorrection.objects.exists()


def test_minutes_are_put_right_and_what_stood_is_kept_and_shown(alder):
    meeting = make.held(alder)
    right = {"meeting": meeting, "minutes": "The plan was read and changed.", "why": "A line was missing."}
    make.must(make.do(alder, "correct_minutes", **right))
    assert make.do(alder, "correct_minutes", **right).field == "payload.minutes"
    for changed, field in (
        ({"why": "", "minutes": "Other."}, "payload.why"),
        ({"minutes": " "}, "payload.minutes"),
    ):
        assert make.do(alder, "correct_minutes", **(right | changed)).field == field
    view = one_meeting(alder.viewer("principal"), meeting)
    assert view.minutes == "The plan was read and changed."
    ((stood, how),) = view.before
    assert (stood, how.by_name, how.why) == (
        "The plan was read.",
        "Principal of Alder",
        "A line was missing.",
    )
    assert Meeting.objects.get(pk=meeting).minutes == "The plan was read."
    planned = make.meeting(alder)
    assert make.do(alder, "correct_minutes", **(right | {"meeting": planned})).field == "payload.meeting"


def test_whoever_may_not_see_a_meeting_corrects_nothing_of_it(alder, bay):
    vote = Vote.objects.get(pk=make.vote(alder))
    minutes = {"meeting": vote.meeting_id, "minutes": "Other.", "why": "No reason."}
    for town, who in ((alder, "officer-2"), (alder, "records"), (bay, "sergeant")):
        assert not make.do(town, "correct_vote", who, vote=vote.pk, **RIGHT).done
        assert not make.do(town, "correct_minutes", who, **minutes).done


def test_what_is_destroyed_of_a_meeting_are_its_corrections_too(alder):
    vote = Vote.objects.get(pk=make.vote(alder))
    make.must(make.do(alder, "correct_vote", vote=vote.pk, **(RIGHT | {"motion": "Another."})))
    minutes = {"meeting": vote.meeting_id, "minutes": "Other.", "why": "No reason."}
    make.must(make.do(alder, "correct_minutes", **minutes))
    changed = forget_meeting(alder.viewer("sergeant").agency, vote.meeting_id).change
    said = {
        type(row): (getattr(row, "motion", ""), getattr(row, "minutes", ""), row.why)
        for row in changed
        if isinstance(row, VoteCorrection | MinutesCorrection)
    }
    assert said == {VoteCorrection: ("", "", ""), MinutesCorrection: ("", "", "")}
