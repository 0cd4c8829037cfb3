"""Committees: whom the law wants on one, who may sit, when it may meet, what a vote comes to."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.preparedness.rules.committees import (
    Voices,
    end_fault,
    in_office,
    is_half,
    meeting_fault,
    needed,
    roles_of,
    seat_fault,
    task_fault,
    vote_fault,
    without,
)

CA, WA = pack_for("us-ca-el-cerrito"), pack_for("us-wa")
ZONE = ZoneInfo("America/Los_Angeles")
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 12, 47, tzinfo=ZONE)

# place, kind, level -> who sits, who is consulted
WANTED = [
    (CA, "safety", "elementary", "principal teacher parent classified", "officer fire responder"),
    (CA, "safety", "", "principal teacher parent classified", "officer fire responder"),
    (CA, "council", "middle", "principal teacher classified parent", "officer fire responder"),
    (CA, "council", "high", "principal teacher classified parent student", "officer fire responder"),
    (CA, "emergency", "high", "", ""),
    (CA, "own", "high", "", ""),
    (WA, "council", "high", "", ""),
]


@pytest.mark.parametrize(("pack", "kind", "level", "sit", "consulted"), WANTED)
def test_whom_a_place_wants_on_a_committee(pack, kind, level, sit, consulted):
    wanted = needed(pack, kind, level)
    assert " ".join(one.role for one in wanted if not one.consulted) == sit
    assert " ".join(one.role for one in wanted if one.consulted) == consulted
    assert all(one.section for one in wanted)
    assert {one.role for one in wanted} <= set(roles_of(pack))


def test_a_role_is_missing_until_somebody_sits_in_it():
    wanted = needed(CA, "safety", "high")
    assert [one.role for one in without(wanted, {"principal", "parent", "fire", "other"})] == [
        "teacher",
        "classified",
        "officer",
        "responder",
    ]
    assert without(wanted, {one.role for one in wanted}) == ()


# student, name, start, end -> the field that does not fit
SEATS = [
    (False, "Ada Invented", TODAY, None, None),
    (False, "Ada Invented", TODAY, TODAY + timedelta(days=1), None),
    (False, "Ada Invented", TODAY, TODAY, "end"),
    (False, "Ada Invented", TODAY, TODAY - timedelta(days=1), "end"),
    (False, "Ada Invented", TODAY, date(2046, 1, 1), "end"),
    (False, "Ada Invented", date(2020, 1, 1), None, "start"),
    (False, "Ada Invented", date(2028, 1, 1), None, "start"),
    (False, "", TODAY, None, "name"),
    (True, "", TODAY, None, None),
    (True, "A. I.", TODAY, None, "name"),
]


@pytest.mark.parametrize(("student", "name", "start", "end", "field"), SEATS)
def test_who_may_sit_and_from_when_to_when(student, name, start, end, field):
    fault = seat_fault(student, name, start, end, TODAY)
    assert (fault.field if fault else None) == field


def test_a_seat_is_not_left_before_it_was_last_present():
    assert end_fault(TODAY, TODAY + timedelta(days=3)) is None
    assert end_fault(TODAY, TODAY + timedelta(days=3), TODAY + timedelta(days=2)) is None
    assert end_fault(TODAY, TODAY + timedelta(days=3), TODAY + timedelta(days=3)).field == "end"


def test_a_seat_is_held_from_its_first_day_up_to_its_end():
    end = TODAY + timedelta(days=2)
    held = [in_office(TODAY, end, TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)]
    assert held == [False, True, True, False]
    assert in_office(TODAY, None, date(2040, 1, 1))


# begins after now, takes -> the field that does not fit
MEETINGS = [
    (timedelta(days=3), timedelta(hours=2), None),
    (timedelta(days=-3), timedelta(hours=2), None),
    (timedelta(days=3), timedelta(), "ends"),
    (timedelta(days=3), timedelta(hours=-1), "ends"),
    (timedelta(days=3), timedelta(hours=25), "ends"),
    (timedelta(days=500), timedelta(hours=1), "starts"),
    (timedelta(days=-1200), timedelta(hours=1), "starts"),
]


@pytest.mark.parametrize(("after", "takes", "field"), MEETINGS)
def test_when_a_committee_may_meet(after, takes, field):
    fault = meeting_fault(NOW + after, NOW + after + takes, NOW)
    assert (fault.field if fault else None) == field


# yes, no, abstain -> carried
VOTES = [
    (3, 2, 0, True),
    (2, 2, 0, False),
    (2, 3, 0, False),
    (1, 0, 6, True),
    (0, 0, 4, False),
    (0, 1, 0, False),
]


@pytest.mark.parametrize(("yes", "no", "abstain", "carried"), VOTES)
def test_what_a_vote_comes_to(yes, no, abstain, carried):
    assert Voices(yes, no, abstain).carried is carried


# yes, no, abstain, present -> fits
VOICES = [
    (3, 2, 0, 5, True),
    (3, 2, 1, 5, False),
    (0, 0, 5, 5, True),
    (0, 0, 0, 5, False),
    (-1, 2, 0, 5, False),
    (4, 2, -1, 5, False),
    (1, 0, 0, 0, False),
]


@pytest.mark.parametrize(("yes", "no", "abstain", "present", "fits"), VOICES)
def test_there_are_not_more_voices_than_members_present(yes, no, abstain, present, fits):
    assert (vote_fault(Voices(yes, no, abstain), present) is None) is fits


@pytest.mark.parametrize(
    ("present", "seats", "half"), [(3, 5, True), (2, 5, False), (2, 4, False), (0, 0, False)]
)
def test_whether_more_than_half_of_the_seats_were_there(present, seats, half):
    assert is_half(present, seats) is half


@pytest.mark.parametrize(
    ("due", "fits"),
    [
        (date(2026, 11, 10), True),
        (date(2026, 11, 9), False),
        (date(2027, 11, 1), True),
        (date(2028, 11, 1), False),
    ],
)
def test_a_task_is_not_due_before_it_was_decided(due, fits):
    assert (task_fault(due, date(2026, 11, 10), TODAY) is None) is fits
