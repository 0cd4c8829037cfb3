"""What is still owed to an asker: an answer that says something, by a day, also where it was joined or passed on."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.conflicts import conflicts
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.models import Request, RequestConcern
from schoolbeat.work.requests.queries import asked, code_of, follow, one, queue
from schoolbeat.work.requests.queries.weeks import week_by_token, week_states
from schoolbeat.work.requests.queries.work import Sought, flooded, one_asked
from schoolbeat.work.roster.queries.answering import owners
from tests.factories import requests as make
from tests.factories import roster

ACKNOWLEDGES = ("seen", "will-call", "not-reached")


def unanswered(town) -> list:
    return [row.id for row in queue(town.viewer("sergeant"), Sought("unanswered"))]


@pytest.mark.parametrize("phrase", ACKNOWLEDGES)
def test_a_phrase_that_only_says_that_it_was_read_leaves_the_answer_owed(alder, phrase):
    request = make.filed(alder)
    make.done(alder, "officer-1", "answer", request, phrase=phrase)
    assert unanswered(alder) == [request]
    assert not Fact.objects.filter(measure="requests_in_time").exists()
    told = follow(code_of(request))
    assert (told.answered, len(told.answers)) == (False, 1)
    ending = {"handler": "officer", "end": "resolved", "phrase": phrase}
    assert make.refused(alder, "officer-1", "end", request, **ending) == ("rule", "phrase")
    make.done(alder, "officer-1", "answer", request, phrase=phrase, text="The signs go up on Monday.")
    assert (unanswered(alder), follow(code_of(request)).answered) == ([], True)


def test_opened_again_an_answer_is_owed_again_by_a_new_day(alder):
    request = make.filed(alder)
    make.done(alder, "officer-1", "end", request, handler="officer", end="resolved", phrase="done")
    first = Request.objects.get().due
    with clock.at(clock.now() + timedelta(days=20)):
        make.done(alder, "sergeant", "reopen", request, why="The cars are back.")
        again = Request.objects.get()
        assert (again.answered_on, again.due > first + timedelta(days=18)) == (None, True)
        assert unanswered(alder) == [request]
        assert not follow(code_of(request)).answered


def test_only_open_requests_of_one_kind_are_joined(alder):
    request, traffic, over = make.filed(alder), make.filed(alder, kind="traffic"), make.filed(alder)
    make.done(alder, "officer-1", "end", over, handler="officer", end="resolved", phrase="done")
    for into in (traffic, over):
        assert make.refused(alder, "officer-1", "join", request, into=str(into)) == ("rule", "into")


def test_whoever_s_request_was_joined_follows_the_one_that_was_kept(alder):
    """Given three that say the same, joined one after the other, then each asker reads the one answer."""
    high = str(alder.schools["high"])
    ours = make.filed(alder, "principal", of_school=high, asker="administrator")
    city = make.filed(alder, channel="open311")
    kept = make.filed(alder)
    make.done(alder, "officer-1", "join", ours, into=str(city))
    make.done(alder, "officer-1", "join", city, into=str(kept))
    assert Request.objects.get(id=ours).into_id == kept
    make.week(alder)

    def seen():
        [row] = asked(alder.viewer("principal"))
        [line] = week_by_token(_token(alder)).lines
        shown = one_asked(alder.viewer("principal"), ours)
        return row.ended_at, line.ended_at, shown.row.ended_at, [step.text for step in shown.steps]

    assert seen() == (None, None, None, [])
    make.done(
        alder, "officer-1", "end", kept, handler="others", text="The city paints.", passed_to="Public Works"
    )
    ended = Request.objects.get(id=kept).ended_at
    assert seen() == (ended, ended, ended, ["The city paints."])
    for request in (ours, city, kept):
        told = follow(code_of(request))
        assert (told.ended, told.passed_to, [answer.text for answer in told.answers]) == (
            True,
            "Public Works",
            ["The city paints."],
        )


def _token(town) -> str:
    return week_states(town.viewer("sergeant"))[town.schools["high"]].href.rstrip("/").rpartition("/")[2]


def test_a_flood_that_nobody_looked_at_is_due_like_any_other(alder):
    assert flooded(alder.viewer("sergeant")) == (0, None)
    request = make.filed(alder, wave="a1")
    make.filed(alder, wave="b2")
    assert flooded(alder.viewer("sergeant")) == (2, Request.objects.get(id=request).due)
    make.done(alder, "sergeant", "restore", request)
    assert flooded(alder.viewer("sergeant"))[0] == 1


def test_a_form_sent_again_is_the_same_also_where_the_second_is_one_too_many(alder):
    identity, said = new_id(), make.said(alder)
    sent = [Envelope("requests.file", clock.now(), said, id=identity, enclosed=wave) for wave in ("", "a1")]
    assert [run_one(one_, alder.install).result for one_ in sent] == ["accepted", "already"]
    assert Request.objects.get().wave == ""


def test_what_strangers_say_under_a_taken_id_is_refused_and_not_kept(alder):
    request = make.filed(alder)
    for words in ("Something else.", "And again."):
        said = make.said(alder, text=words)
        again = run_one(Envelope("requests.file", clock.now(), said, id=request), alder.install)
        assert (again.result, again.code) == ("refused", "conflict")
    assert conflicts(alder.viewer("sergeant")) == []
    # What somebody who works here said is kept, as everywhere.
    kept = make.said(alder, "sergeant", text="Mine.")
    run_one(Envelope("requests.file", clock.now(), kept, id=request), alder.viewer("sergeant"))
    assert len(conflicts(alder.viewer("sergeant"))) == 1


def test_what_is_asked_for_goes_to_a_sergeant_who_is_there(alder):
    second = {"email": "second@alder.example", "name": "Second", "role": "sergeant"}
    assert alder.do("sergeant", "accounts.provision", **second).done
    first = one(alder.viewer("sergeant"), make.filed(alder, school=None)).row.owner
    assert alder.do("sergeant", "roster.add_officer", account=str(first), joined="2020-01-01").done
    roster.leave(alder, first)
    other = one(alder.viewer("sergeant"), make.filed(alder, school=None)).row.owner
    assert {first, other} == set(owners(alder.viewer("sergeant").agency, clock.today(UTC), ()).sergeants)


def test_a_complaint_by_another_form_leaves_officers_schools_and_figures(alder):
    high = str(alder.schools["high"])
    request = make.filed(
        alder, "principal", of_school=high, kind="something-else", text="The sergeant of Alder shouted."
    )
    assert Fact.objects.filter(measure="requests").count() == 1
    make.done(alder, "officer-1", "take_as_conduct", request, kind="complaint")
    assert one(alder.viewer("officer-1"), request) is None
    found = Request.objects.get()
    assert (found.kind, found.conduct, found.own, found.of_school) == ("complaint", True, True, None)
    # All are of Alder here, so nobody would be left who reads it: then a word in passing keeps nobody out.
    assert one(alder.viewer("sergeant"), request) and not RequestConcern.objects.exists()
    assert not Fact.objects.exists()
    assert rebuild() == fingerprint() and not Fact.objects.exists()


def test_whom_the_words_of_it_name_does_not_read_it(alder):
    member = {"email": "sam@alder.example", "name": "Sam Quiroga", "role": "records"}
    sam = alder.do("sergeant", "accounts.provision", **member).id
    request = make.filed(alder, kind="something-else", text="Quiroga laughed at me.")
    make.done(alder, "sergeant", "take_as_conduct", request, kind="complaint")
    assert list(RequestConcern.objects.values_list("account", flat=True)) == [sam]


def test_it_is_taken_only_as_what_is_said_of_officers_and_once(alder):
    request = make.filed(alder)
    refused = make.refused(alder, "sergeant", "take_as_conduct", request, kind="parking")
    assert refused == ("malformed", "kind")
    make.done(alder, "sergeant", "take_as_conduct", request, kind="commendation")
    again = make.refused(alder, "sergeant", "take_as_conduct", request, kind="complaint")
    assert again[0] == "not_permitted"
