"""A diversion goes its course and starts the clock of sealing; a stop owes one record, whatever was done in it."""

from datetime import UTC, date, datetime

import pytest

from schoolbeat.work.incidents.models import Deed, Telling
from schoolbeat.work.incidents.queries import one, owed_steps
from tests.factories import incidents as make

pytestmark = pytest.mark.django_db
DIVERTED = {"rung": "diversion", "day": "2026-11-19", "why": "A first time.", "considered": ["advice"]}
AGREED = {
    "what": "diversion",
    "to_whom": "Youth court",
    "text": "Eight hours at the library.",
    "at": make.LATER,
}


@pytest.fixture
def case(alder):
    """An assault that is investigated."""
    return make.incident(alder, text="What happened.", charges=[{"code": "simple-assault"}])


@pytest.fixture
def whom(alder, case):
    """Who is involved in it."""
    return make.party(alder, case)


@pytest.fixture
def do(alder, case, whom):
    """Return what lets an officer do something with that person."""

    def done(what="milestone", **said):
        plain = {"what": what, "at": make.LATER, "party": str(whom), "text": "Half of it."}
        return make.attempt(alder, "officer-1", "do", case, **plain | said)

    return done


def owed(case):
    return dict(
        Telling.objects.filter(incident=case, told_at=None, withdrawn=False).values_list("duty", "due")
    )


def divert(town, case, whom):
    make.done(town, "officer-1", "end", case, party=str(whom), **DIVERTED)


def test_a_diversion_is_agreed_once_it_is_said_that_it_ends_in_one(alder, case, whom, do):
    refused = do(**AGREED)
    assert (refused.done, refused.field) == (False, "payload.what")
    divert(alder, case, whom)
    assert do(**AGREED).done
    assert not do(**AGREED).done, "one is under way"


@pytest.mark.parametrize("what", ["milestone", "diverted", "broken_off"])
def test_no_step_and_no_end_of_a_diversion_that_was_never_agreed(alder, case, whom, do, what):
    divert(alder, case, whom)
    assert do(what, due="2026-11-30").field == "payload.what"
    assert do(**AGREED).done
    assert do(what, due="2026-11-30").done


def test_a_step_of_a_diversion_has_its_day_and_is_done(alder, case, whom, do):
    divert(alder, case, whom)
    assert do(**AGREED).done
    assert [do(due=due).field for due in (None, "2026-11-18", "2036-11-18")] == ["payload.due"] * 3
    step = do(due="2026-12-18")
    assert do("task_done", settles=str(step.id)).done
    assert not do("task_done", settles=str(step.id)).done


def test_its_completion_starts_the_clock_of_sealing(alder, case, whom, do):
    divert(alder, case, whom)
    assert do(**AGREED).done and not owed(case)
    assert do("diverted").done
    assert owed(case) == {"seal-diversion": datetime(2026, 12, 20, 8, tzinfo=UTC)}
    assert not do("broken_off").done


def test_what_was_agreed_is_not_taken_back_but_broken_off(alder, case, whom, do):
    divert(alder, case, whom)
    assert do(**AGREED).done
    (end,) = one(alder.viewer("officer-1"), case).ends
    take = {"end": str(end.id), "why": "It failed."}
    assert make.attempt(alder, "officer-1", "take_end_back", case, **take).field == "payload.end"
    assert do("broken_off", text="Did not come twice.").done
    assert make.attempt(alder, "officer-1", "take_end_back", case, **take).done
    assert owed(case) == {}


def test_nothing_is_closed_over_a_diversion_that_is_under_way(alder, case, whom, do):
    divert(alder, case, whom)
    assert do(**AGREED).done
    make.done(alder, "officer-1", "submit", case)
    make.done(alder, "sergeant", "approve", case, word="Read.")
    assert "diversion" in make.attempt(alder, "officer-1", "close", case).message
    assert do("diverted").done
    assert make.attempt(alder, "officer-1", "close", case).done


def test_the_agreement_is_not_taken_back_under_its_steps(alder, case, whom, do):
    divert(alder, case, whom)
    agreed, step = do(**AGREED), do(due="2026-12-18")
    back = {"deed": str(agreed.id), "why": "A slip."}
    assert make.attempt(alder, "officer-1", "take_deed_back", case, **back).field == "payload.deed"
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(step.id), why="A slip.")
    assert make.attempt(alder, "officer-1", "take_deed_back", case, **back).done


# stops


def test_a_stop_owes_one_record_and_it_is_filed_with_its_number(alder, case, whom, do):
    assert do("detention").done and do("search", basis="consent", result="none").done
    (telling,) = Telling.objects.filter(incident=case, duty="stop-record")
    assert telling.due == datetime(2026, 11, 20, 19, tzinfo=UTC)
    other = make.party(alder, case, seen="Another student")
    make.deed(alder, case, "detention", party=str(other))
    assert Telling.objects.filter(incident=case, duty="stop-record", told_at=None).count() == 2
    assert do("stop_record", result="S-26-0113").done
    assert list(
        Telling.objects.filter(duty="stop-record").order_by("id").values_list("method", flat=True)
    ) == [
        "filed",
        "",
    ]
    assert do("stop_record", result="S-26-0114", party=None).done
    assert "stop-record" not in owed(case)


def test_a_stop_stays_owed_while_anything_of_it_stands(alder, case, whom, do):
    first = do("detention")
    second = do("search", basis="consent", result="none", at="2026-11-19T12:00:00-08:00")
    back = {"why": "A slip."}
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(first.id), **back)
    assert owed(case) == {"stop-record": datetime(2026, 11, 20, 20, tzinfo=UTC)}
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(second.id), **back)
    assert owed(case) == {}
    assert Deed.objects.filter(incident=case, withdrawn=True).count() == 2


def test_a_finding_of_the_court_owes_the_superintendent_a_notice(alder, case, do):
    assert do("court_finding").done
    assert owed(case) == {"court-superintendent": datetime(2026, 11, 27, 8, tzinfo=UTC)}


def test_what_is_to_be_done_stands_in_the_queue_until_it_is(alder, case, whom, do):
    divert(alder, case, whom)
    assert do(**AGREED).done
    step, task = do(due="2026-11-25"), do("task", due="2026-11-21", party=None)
    sergeant = alder.viewer("sergeant")
    assert [one.what for one in owed_steps(sergeant, date(2026, 11, 30))] == ["task", "milestone"]
    assert [one.what for one in owed_steps(sergeant, date(2026, 11, 24))] == ["task"]
    assert owed_steps(alder.viewer("officer-2"), date(2026, 11, 30)) == []
    assert do("task_done", settles=str(task.id)).done
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(step.id), why="A slip.")
    assert owed_steps(sergeant, date(2026, 11, 30)) == []
