"""Committees: opened once, seated within their days, met, voted on by those who were there, and followed up."""

from datetime import date, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.verify import verify
from schoolbeat.work.preparedness.commands.forget import forget_committee, forget_meeting
from schoolbeat.work.preparedness.models import Committee, Meeting, Seat, Task, Vote
from schoolbeat.work.preparedness.queries.calendar import drills_between, meetings_between
from schoolbeat.work.preparedness.queries.committees import committees, one_committee
from schoolbeat.work.preparedness.queries.meetings import meetings, meetings_of, one_meeting, open_tasks
from schoolbeat.work.preparedness.queries.public import meets_in_public, public_meetings
from tests.factories import committees as make
from tests.factories import drills

pytestmark = pytest.mark.django_db
DAYS = Period(date(2026, 11, 1), date(2027, 1, 1))


def test_a_committee_is_opened_seated_met_voted_and_followed_to_its_end(alder):
    identity = make.task(alder)
    viewer = alder.viewer("officer-1")
    (row,) = committees(viewer, pack_of(viewer.place))
    assert (row.school_name, row.name, len(row.seats)) == ("Alder high", "Council that met", 4)
    assert [one.role for one in row.missing if not one.consulted] == ["classified"]
    (task,) = open_tasks(viewer, date(2026, 12, 1))
    assert (task.id, task.owner, task.committee_name) == (identity, "Principal", "Council that met")
    assert open_tasks(viewer, date(2026, 11, 30)) == ()
    assert make.do(alder, "close_task", "officer-1", task=identity, done="Sent by mail.").done
    assert make.do(alder, "close_task", task=identity, done="Again").field == "payload.task"
    assert open_tasks(viewer, date(2026, 12, 1)) == ()
    assert Task.objects.get().done_on == date(2026, 11, 19)
    assert verify().ok


OPENINGS = [
    ({"kind": "secret"}, "payload.kind"),
    ({"name": " "}, "payload.name"),
    ({"name": "x" * 121}, "payload.name"),
]


@pytest.mark.parametrize(("changed", "field"), OPENINGS)
def test_what_is_no_committee_is_refused(alder, changed, field):
    assert make.opened(alder, **changed).field == field
    assert not Committee.objects.exists()


def test_one_name_stands_once_at_a_school_until_it_is_closed(alder):
    identity = make.committee(alder)
    assert make.opened(alder, name="SCHOOL site council").field == "payload.name"
    assert make.opened(alder, "sergeant", school=alder.schools["middle"]).done
    assert make.opened(alder, "sergeant", school=None).done
    assert make.do(alder, "close_committee", committee=identity, why=" ").field == "payload.why"
    assert make.do(alder, "close_committee", committee=identity, why="It is one with the other.").done
    assert make.opened(alder).done
    for again in (
        make.do(alder, "close_committee", committee=identity, why="Again"),
        make.do(alder, "seat_member", committee=identity, role="teacher", name="T", start="2026-11-19"),
        make.planned(alder, identity),
    ):
        assert (again.code, again.field) == ("rule", "payload.committee")


def test_of_a_student_no_name_is_kept(alder):
    board = make.committee(alder)
    seat = lambda **said: make.do(alder, "seat_member", committee=board, start="2026-11-19", **said)  # noqa: E731
    assert seat(role="student", name="A. I.").field == "payload.name"
    assert seat(role="student", account=alder.account("officer-1").id).field == "payload.account"
    assert seat(role="student").done
    assert seat(role="teacher").field == "payload.name"
    assert seat(role="pilot", name="P").field == "payload.role"
    assert [one.name for one in Seat.objects.all()] == [""]


def test_a_seat_does_not_end_before_it_begins_nor_is_it_another_agency_s(alder, bay):
    board = make.committee(alder)
    said = {"committee": board, "role": "officer", "name": "Officer-1 of Alder", "start": "2026-11-19"}
    assert make.do(alder, "seat_member", **said, end="2026-11-19").field == "payload.end"
    assert make.do(alder, "seat_member", **said, end="2026-11-01").field == "payload.end"
    stranger = bay.account("officer-1").id
    assert make.do(alder, "seat_member", **said, account=stranger).field == "payload.account"
    own = alder.account("officer-1").id
    seat = make.must(make.do(alder, "seat_member", **said, account=own, end="2027-06-30"))
    assert make.do(alder, "leave_seat", seat=seat, end="2026-11-18").field == "payload.end"
    assert make.do(alder, "leave_seat", seat=seat, end="2026-11-20").done
    with clock.at(clock.now() + timedelta(days=2)):
        assert make.do(alder, "leave_seat", seat=seat, end="2026-11-21").field == "payload.seat"


MEETINGS = [
    ({"ends": "2026-12-03T15:29:00-08:00"}, "payload.ends"),
    ({"starts": "2028-12-03T15:30:00-08:00", "ends": "2028-12-03T16:30:00-08:00"}, "payload.starts"),
    ({"starts": "2026-12-03T15:30:00"}, "payload.starts"),
    ({"agenda": "x" * 4_001}, "payload.agenda"),
    ({"place": "x" * 201}, "payload.place"),
]


@pytest.mark.parametrize(("changed", "field"), MEETINGS)
def test_what_is_no_meeting_is_refused(alder, changed, field):
    assert make.planned(alder, make.committee(alder), **changed).field == field
    assert not Meeting.objects.exists()


def test_two_meetings_of_one_committee_at_one_time_are_said_and_not_refused(alder):
    board = make.committee(alder)
    first = make.must(make.planned(alder, board))
    later = {"starts": "2026-12-03T16:30:00-08:00", "ends": "2026-12-03T17:00:00-08:00"}
    make.must(make.planned(alder, board, **later))
    second = make.must(make.planned(alder, board, place="Gym"))
    viewer = alder.viewer("principal")
    assert [one.id for one in one_meeting(viewer, first).at_once] == [second]
    assert make.do(alder, "call_off_meeting", meeting=second, why="Entered twice.").done
    assert one_meeting(viewer, first).at_once == ()
    assert one_meeting(viewer, second).at_once == ()


def test_whoever_left_was_not_there_and_a_seat_does_not_end_before_it_was_there(alder):
    board = make.committee(alder)
    seats = make.seated(alder, board)
    assert make.do(alder, "leave_seat", seat=seats["parent"], end="2026-11-18").done
    identity = make.must(make.planned(alder, board, starts=make.STARTS, ends=make.ENDS))
    record = lambda present, **said: make.do(  # noqa: E731
        alder,
        "record_meeting",
        **({"meeting": identity, "present": [str(one) for one in present], "minutes": "Read."} | said),
    )
    assert record(seats.values()).field == "payload.present"
    assert record([]).field == "payload.present"
    other = make.seated(alder, name="Another")["teacher"]
    assert record([other]).field == "payload.present"
    there = [seats["principal"], seats["teacher"], seats["teacher"], seats["student"]]
    assert record(there, minutes=" ").field == "payload.minutes"
    assert record(there, minutes="x" * 200_000).field == "payload.minutes"
    assert record(there).done
    assert record(there).field == "payload.meeting"
    vote = lambda **said: make.do(alder, "vote", meeting=identity, motion="To adopt it.", **said)  # noqa: E731
    assert vote(yes=3, no=1).field == "payload.yes"
    assert vote(yes=2, no=1).done
    assert make.do(alder, "leave_seat", seat=seats["teacher"], end="2026-11-18").field == "payload.end"
    assert make.do(alder, "leave_seat", seat=seats["teacher"], end="2026-11-19").done
    view = one_meeting(alder.viewer("officer-1"), identity)
    assert len(view.present) == 3
    assert [(one.motion, one.carried) for one in view.votes] == [("To adopt it.", True)]


def test_no_meeting_is_recorded_before_it_began_and_no_vote_taken_before_it_is_recorded(alder):
    board = make.committee(alder)
    seat = make.seated(alder, board)["principal"]
    identity = make.must(make.planned(alder, board))
    said = {"meeting": identity, "present": [str(seat)], "minutes": "Read."}
    assert make.do(alder, "record_meeting", **said).field == "payload.meeting"
    assert make.do(alder, "vote", meeting=identity, motion="M", yes=1, no=0).field == "payload.meeting"
    task = {"meeting": identity, "what": "W", "owner": "O", "due": "2026-12-04"}
    assert make.do(alder, "ask_task", **task).field == "payload.meeting"


VOTES = [
    ({"yes": 4, "no": 1}, "payload.yes"),
    ({"yes": 0, "no": 0}, "payload.yes"),
    ({"yes": 3, "no": -1}, "payload.yes"),
    ({"motion": ""}, "payload.motion"),
]


@pytest.mark.parametrize(("changed", "field"), VOTES)
def test_a_vote_that_cannot_be_is_refused_in_words(alder, changed, field):
    said = {"meeting": make.held(alder), "motion": "To adopt it.", "yes": 2, "no": 2} | changed
    refused = make.do(alder, "vote", **said)
    assert (refused.field, bool(refused.message)) == (field, True)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("due", ["2026-11-17", "2028-11-18"])
def test_a_task_is_not_due_before_it_was_decided(alder, due):
    said = {"meeting": make.held(alder), "what": "W", "owner": "O", "due": due}
    assert make.do(alder, "ask_task", **said).field == "payload.due"


def test_notice_is_given_before_the_meeting(alder):
    identity = make.held(alder)
    said = {"meeting": identity, "whom": "The mayor", "how": "Letter"}
    assert make.do(alder, "give_notice", **said, at="2026-11-18T15:31:00-08:00").field == "payload.at"
    assert make.do(alder, "give_notice", **said, at="2026-11-20T15:31:00-08:00").field == "payload.at"
    assert make.do(alder, "give_notice", **said, at="2026-11-12T09:00:00-08:00").done
    assert [one.whom for one in one_meeting(alder.viewer("principal"), identity).notices] == ["The mayor"]


def test_a_school_sees_its_own_committees_alone(alder, bay):
    own = make.committee(alder)
    other = make.committee(alder, "sergeant", school=alder.schools["middle"])
    whole = make.committee(alder, "sergeant", school=None)
    make.committee(bay)
    pack = pack_of(alder.viewer("sergeant").place)
    seen = {
        who: {row.id for row in committees(alder.viewer(who), pack)}
        for who in ("principal", "sergeant", "officer-2", "records")
    }
    assert seen == {
        "principal": {own},
        "sergeant": {own, other, whole},
        "officer-2": {other},
        "records": {own, other, whole},
    }
    assert one_committee(alder.viewer("principal"), other, pack) is None
    assert not make.opened(alder, school=alder.schools["middle"], name="Mine").done
    assert not make.opened(alder, school=bay.schools["high"], name="Mine").done
    assert not make.opened(alder, school=None, name="Mine").done
    there = make.must(make.planned(alder, other, "sergeant"))
    assert one_meeting(alder.viewer("principal"), there) is None
    assert meetings(alder.viewer("principal"), DAYS) == []


def test_a_plan_can_name_the_meeting_that_voted_on_it(alder):
    vote = Vote.objects.select_related("meeting").get(pk=make.vote(alder))
    make.meeting(alder)
    (found,) = meetings_of(alder.viewer("principal"), alder.schools["high"])
    assert (found.id, found.day, found.committee) == (vote.meeting_id, date(2026, 11, 18), "Council that met")
    assert [(one.id, one.yes, one.no, one.carried) for one in found.votes] == [(vote.pk, 3, 1, True)]
    assert meetings_of(alder.viewer("officer-2"), alder.schools["high"]) == []


def test_a_calendar_asks_once_for_meetings_and_once_for_drills(alder, django_assert_num_queries):
    make.meeting(alder)
    make.held(alder)
    make.must(make.planned(alder, make.committee(alder, "sergeant", school=None), "sergeant"))
    secret = drills.drill(alder, announced=False)
    drills.must(drills.recorded(alder))
    viewer = alder.viewer("sergeant")
    with django_assert_num_queries(1):
        slots = meetings_between(viewer, DAYS)
    assert (slots[0].title, slots[0].stage, slots[0].public) == ("Council that met", "held", True)
    # Two begin at one moment.
    assert sorted((one.title, one.school_name, one.stage) for one in slots[1:]) == [
        ("School site council", "", "planned"),
        ("School site council", "Alder high", "planned"),
    ]
    with django_assert_num_queries(1):
        shaken = drills_between(viewer, DAYS)
    assert [(one.kind, one.stage, one.announced) for one in shaken] == [
        ("fire", "held", True),
        ("fire", "planned", False),
    ]
    assert shaken[1].id == secret
    assert drills_between(alder.viewer("officer-2"), DAYS) == []
    assert meetings_between(alder.viewer("officer-2"), DAYS) == []


def test_a_committee_is_not_closed_while_a_meeting_is_to_come_and_one_that_was_is_announced_no_more(alder):
    meeting = make.meeting(alder)
    row = Meeting.objects.get(pk=meeting)
    close = {"committee": row.committee_id, "why": "It is one with the other."}
    assert make.do(alder, "close_committee", **close).field == "payload.committee"
    viewer = alder.viewer("principal")
    assert len(meetings_between(viewer, DAYS)) == len(public_meetings(viewer.agency, DAYS)) == 1
    # One that was closed before anybody had to call its meetings off.
    Committee.objects.update(ended=date(2026, 11, 19))
    assert meetings_between(viewer, DAYS) == public_meetings(viewer.agency, DAYS) == []
    assert not meets_in_public(viewer.agency)
    Committee.objects.update(ended=None)
    assert make.do(alder, "call_off_meeting", meeting=meeting, why="No room.").done
    assert make.do(alder, "close_committee", **close).done


def test_what_is_destroyed_are_words_and_names(alder):
    meeting = Vote.objects.get(pk=make.vote(alder)).meeting
    agency = alder.viewer("sergeant").agency
    changed = forget_meeting(agency, meeting.pk).change
    assert {type(row).__name__ for row in changed} == {"Meeting", "Vote"}
    assert [(row.minutes, row.stage) for row in changed if isinstance(row, Meeting)] == [("", "held")]
    assert [(row.motion, row.yes) for row in changed if isinstance(row, Vote)] == [("", 3)]
    committee, *seats = forget_committee(agency, meeting.committee_id).change
    assert (committee.name, {seat.name for seat in seats}, len(seats)) == ("Council that met", {""}, 4)
    assert list(forget_meeting(agency, agency).change) == list(forget_committee(agency, agency).change) == []
