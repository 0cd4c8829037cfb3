"""What a file tells of a request: asked and ended when the file says; nobody else may date anything back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.queries import code_of, follow
from tests.factories import requests as make
from tests.factories import roster

ASKED = datetime(2026, 9, 3, 17, 15, tzinfo=UTC)
END = {"handler": "officer", "end": "resolved", "ended_on": "2026-09-04"}


def told(town, at: datetime = ASKED, **changed: object) -> Result:
    """Let the house file what a file tells."""
    said = make.said(town, **{"channel": "file", **changed})
    return run_one(Envelope("requests.file", at, said), town.install)


def ended(town, request: UUID, **changed: object) -> Result:
    """Let the house end what a file tells."""
    said = END | {"request": str(request)} | changed
    return run_one(Envelope("requests.end", clock.now(), said), town.install)


def test_it_was_asked_when_the_envelope_says_and_promised_from_then(alder):
    assert told(alder, answered_on="2026-09-10").done
    row = Request.objects.get()
    assert (row.filed_at, row.day, row.due) == (ASKED, date(2026, 9, 3), date(2026, 9, 8))
    assert row.answered_on == date(2026, 9, 10)
    assert row.owner.email == "officer-1@alder.example"


@pytest.mark.parametrize("who", ["officer-1", "records", "principal"])
def test_nobody_but_the_sergeant_and_the_house_files_what_a_file_tells(alder, who):
    assert make.tried(alder, who, channel="file").field == "payload.channel"
    assert not Request.objects.exists()


def test_what_comes_in_by_any_other_door_is_asked_now(alder):
    make.filed(alder)
    said = Envelope("requests.file", ASKED, make.said(alder))
    assert run_one(said, alder.install).done
    assert set(Request.objects.values_list("filed_at", flat=True)) == {clock.now()}
    assert make.tried(alder, answered_on="2026-11-19").field == "payload.answered_on"


@pytest.mark.parametrize("day", ["2026-09-02", "2026-11-20"])
def test_no_day_lies_before_it_was_asked_or_in_the_future(alder, day):
    assert told(alder, answered_on=day).field == "payload.answered_on"
    request = told(alder).id
    assert ended(alder, request, ended_on=day).field == "payload.ended_on"
    assert ended(alder, request, answered_on=day).field == "payload.answered_on"
    assert told(alder, clock.now() + timedelta(minutes=1)).code == "future"


def test_it_ends_when_the_file_says_without_an_answer_and_its_receipt_says_so(alder):
    request = told(alder).id
    assert ended(alder, request, answered_on="2026-09-05").done
    row, step = Request.objects.get(), RequestStep.objects.get()
    assert row.ended_at == step.at == datetime(2026, 9, 4, 7, tzinfo=UTC)
    assert (row.answered_on, step.by) == (date(2026, 9, 5), None)
    followed = follow(code_of(request))
    assert (followed.ended, followed.day) == (True, date(2026, 9, 3))


def test_it_ends_no_earlier_than_it_was_asked(alder):
    request = told(alder).id
    assert ended(alder, request, ended_on="2026-09-03").done
    assert Request.objects.get().ended_at == ASKED


def test_the_house_ends_nothing_by_itself_and_nothing_that_somebody_asked_here(alder):
    request = told(alder).id
    assert ended(alder, request, ended_on=None, phrase="done").field == "payload.ended_on"
    assert ended(alder, make.filed(alder), ended_on="2026-11-19").field == "payload.ended_on"


def test_an_officer_dates_no_end_back(alder):
    request = told(alder).id
    said = {"handler": "officer", "end": "resolved", "phrase": "done"}
    for more in ({"ended_on": "2026-09-04"}, {"answered_on": "2026-09-04"}):
        assert make.refused(alder, "officer-1", "end", request, **said, **more) == ("rule", "ended_on")


@pytest.mark.parametrize("who", ["officer-1", "sergeant"])
def test_ended_here_it_ends_now_and_owes_an_answer(alder, who):
    request = told(alder).id
    said = {"handler": "officer", "end": "resolved"}
    assert make.refused(alder, who, "end", request, **said) == ("malformed", "text")
    make.done(alder, who, "end", request, **said, phrase="done")
    assert Request.objects.get().ended_at == clock.now()


def test_a_sergeant_tells_what_a_file_tells_and_took_none_of_it_down(alder):
    said = make.said(alder, channel="file")
    request = run_one(Envelope("requests.file", ASKED, said), alder.viewer("sergeant")).id
    make.done(alder, "sergeant", "end", request, **END)
    row = Request.objects.get()
    assert (row.author, row.filed_at, row.end) == (None, ASKED, "resolved")


def test_a_school_that_closed_is_told_of_until_it_closed(alder):
    school = roster.school(alder)
    closed = {"name": "Orchard", "kind": "elementary", "status": "closed"}
    roster.done(alder, "change_school", school=str(school), fields=closed)
    assert told(alder, school=str(school)).done
    assert told(alder, clock.now(), school=str(school)).code == "unknown_school"
    # Also where both come in at once: who asks now does not ask about a school that closed.
    both = [{"channel": "file", "text": "Before."}, {"channel": "portal"}]
    told_now = [
        Envelope("requests.file", ASKED, make.said(alder, school=str(school), **changed)) for changed in both
    ]
    assert [result.code for result in run(told_now, alder.install)] == [None, "unknown_school"]


def test_a_school_of_another_town_is_none(alder, bay):
    assert told(alder, school=str(bay.schools["high"])).code == "unknown_school"
