"""What is done with a request: handed over, answered in the asker's language, ended, joined, swept, forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.ledger.rebuild import rebuild
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.jobs import settle_owners
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.queries import asked, code_of, counts, follow, one, queue
from schoolbeat.work.requests.queries.work import Sought, waves
from tests.factories import requests as make
from tests.factories import roster


def ended(town, request, **changed):
    said = {"handler": "officer", "end": "resolved", "phrase": "done"} | changed
    return make.done(town, "officer-1", "end", request, **said)


def test_it_is_handed_over_with_a_note_and_the_other_owns_it(alder):
    request = make.filed(alder)
    make.done(alder, "officer-1", "hand", request, to=str(alder.account("officer-2").id), note="Your street.")
    view = one(alder.viewer("officer-2"), request)
    [step] = view.steps
    assert (view.row.owner_name, step.what, step.text) == ("Officer-2 of Alder", "handed", "Your street.")


@pytest.mark.parametrize("to", ["principal", "it"])
def test_it_is_handed_to_nobody_who_cannot_own_it(alder, to):
    request = make.filed(alder)
    assert make.refused(alder, "officer-1", "hand", request, to=str(alder.account(to).id)) == (
        "malformed",
        "to",
    )


@pytest.mark.parametrize(
    ("language", "said", "field"),
    [
        ("en", {"text": "An officer went there."}, None),
        ("en", {"phrase": "done"}, None),
        ("es", {"phrase": "done"}, None),
        ("es", {"text": "Un agente fue.", "bilingual": "Luz Marín"}, None),
        ("es", {"text": "An officer went there."}, "bilingual"),
        ("es", {"phrase": "done", "text": "And more."}, "bilingual"),
        ("en", {}, "text"),
        ("en", {"phrase": "no-such"}, "phrase"),
        ("en", {"text": "x" * 4001}, "text"),
    ],
)
def test_an_answer_comes_in_the_asker_s_language_by_somebody_who_is_named(alder, language, said, field):
    request = make.filed(alder, language=language)
    if field:
        assert make.refused(alder, "officer-1", "answer", request, **said) == ("malformed", field)
        assert follow(code_of(request)).answers == ()
    else:
        make.done(alder, "officer-1", "answer", request, **said)
        [answer] = follow(code_of(request)).answers
        assert (answer.text, answer.phrase) == (said.get("text", ""), said.get("phrase", ""))
        assert answer.by == said.get("bilingual", "Officer-1 of Alder")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"handler": "nobody"}, "handler"),
        ({"end": "punished"}, "end"),
        ({"handler": "school"}, "end"),
        ({"handler": "others", "end": ""}, "passed_to"),
        ({"phrase": ""}, "text"),
    ],
)
def test_an_end_says_who_and_how_and_owes_an_answer(alder, said, field):
    request = make.filed(alder)
    told = {"handler": "officer", "end": "resolved", "phrase": "done"} | said
    assert make.refused(alder, "officer-1", "end", request, **told) == ("malformed", field)
    assert Request.objects.get().ended_at is None


def test_ends_are_counted_by_whom_and_how_and_a_rebuild_agrees(alder):
    ended(alder, make.filed(alder))
    ended(alder, make.filed(alder), end="charged")
    ended(alder, make.filed(alder), handler="school", end="")
    ended(alder, make.filed(alder), handler="others", end="", passed_to="Public works")
    told = dict.fromkeys(Fact.objects.values_list("measure", flat=True), 0)
    for measure in Fact.objects.values_list("measure", flat=True):
        told[measure] += 1
    assert told == {
        "requests": 4,
        "requests_in_time": 4,
        "requests_ended": 4,
        "requests_by_officer": 2,
        "requests_resolved": 1,
        "requests_charged": 1,
        "requests_by_school": 1,
        "requests_by_others": 1,
    }
    before = rebuild()
    assert rebuild() == before
    assert Fact.objects.count() == 18


def test_an_answer_after_its_day_is_not_in_time_and_stands_as_late_before(alder):
    request = make.filed(alder)
    with clock.at(clock.now() + timedelta(days=9)):
        assert counts(alder.viewer("sergeant")) == {"open": 1, "late": 1, "wave": 0}
        ended(alder, request)
        assert counts(alder.viewer("sergeant")) == {"open": 0, "late": 0, "wave": 0}
    assert not Fact.objects.filter(measure="requests_in_time").exists()


def test_opened_again_it_is_open_and_counts_no_end(alder):
    request = make.filed(alder)
    ended(alder, request)
    make.done(alder, "officer-1", "reopen", request, why="They called again.")
    assert [row.id for row in queue(alder.viewer("officer-1"))] == [request]
    assert not Fact.objects.filter(measure="requests_resolved").exists()
    assert make.refused(alder, "officer-1", "reopen", request, why="Again.")[0] == "rule"


def test_joined_it_is_followed_as_the_kept_one_and_counts_as_nothing(alder):
    kept, again = make.filed(alder), make.filed(alder, text="The same cars again.")
    make.done(alder, "officer-1", "join", again, into=str(kept))
    assert Fact.objects.filter(measure="requests").count() == 1
    ended(alder, kept)
    for request in (kept, again):
        followed = follow(code_of(request))
        assert (followed.ended, [answer.phrase for answer in followed.answers]) == (True, ["done"])


@pytest.mark.parametrize("changed", [{"language": "es"}, {"kind": "family-advice"}])
def test_what_is_in_another_language_or_for_oneself_is_joined_with_nothing(alder, changed):
    kept, again = make.filed(alder), make.filed(alder, **changed)
    assert make.refused(alder, "officer-1", "join", again, into=str(kept)) == ("rule", "into")
    assert make.refused(alder, "officer-1", "join", kept, into=str(again)) == ("rule", "into")
    assert make.refused(alder, "officer-1", "join", kept, into=str(kept)) == ("rule", "into")


def test_a_flood_is_swept_and_the_one_that_was_meant_comes_back(alder):
    flood = [make.filed(alder, wave="a1") for _ in range(5)]
    honest = make.filed(alder)
    viewer = alder.viewer("sergeant")
    assert [row.id for row in queue(viewer)] == [honest]
    assert len(queue(viewer, Sought("wave"))) == 5
    assert not alder.do("officer-1", "requests.sweep", wave="a1").done
    assert alder.do("sergeant", "requests.sweep", wave="a1").done
    assert counts(viewer) == {"open": 1, "late": 0, "wave": 0}
    assert follow(code_of(flood[0])).swept
    make.done(alder, "sergeant", "restore", flood[0])
    assert {row.id for row in queue(viewer)} == {honest, flood[0]}
    assert Fact.objects.filter(measure="requests").count() == 2


def test_what_came_in_with_a_flood_counts_once_it_was_meant(alder):
    def counted():
        return Fact.objects.filter(measure="requests").count()

    answered, restored, _left = (make.filed(alder, wave="a1") for _ in range(3))
    assert counted() == 0
    make.done(alder, "officer-1", "answer", answered, phrase="looked")
    assert (counted(), Request.objects.get(id=answered).wave) == (1, ""), "what is answered was meant"
    make.done(alder, "sergeant", "restore", restored)
    assert counted() == 2
    assert waves(alder.viewer("sergeant")) == [("a1", 1)]
    before = rebuild()
    assert rebuild() == before and counted() == 2


def test_nobody_but_the_house_marks_a_request_as_part_of_a_flood(alder):
    make.filed(alder, "sergeant", wave="a1")
    assert Request.objects.get().wave == ""


def test_a_request_is_never_without_somebody_who_can_answer(alder):
    request = make.filed(alder)
    first, second = (str(alder.account(who).id) for who in ("officer-1", "officer-2"))
    assert settle_owners() == 0
    leave = roster.done(alder, "add_leave", officer=first, cover=second, reason="vacation",
                        start="2026-11-19", end="2026-11-20")  # fmt: skip
    assert (settle_owners(), settle_owners()) == (1, 0)
    assert str(Request.objects.get().owner_id) == second
    with clock.at(clock.now() + timedelta(minutes=1)):
        roster.done(alder, "cancel_leave", leave=str(leave))
        assert (settle_owners(), str(Request.objects.get().owner_id)) == (1, first)
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert run_one(Envelope("accounts.close", clock.now(), {"account": first}), alder.install).done
        assert settle_owners() == 1
    assert Request.objects.get().owner.email == "sergeant@alder.example"
    told = list(RequestStep.objects.order_by("at", "id").values_list("why", flat=True))
    assert told == ["away", "serves", "gone"]
    assert one(alder.viewer("sergeant"), request) is not None


def test_what_was_handed_over_by_hand_stays_there(alder):
    request = make.filed(alder)
    make.done(alder, "sergeant", "hand", request, to=str(alder.account("officer-2").id))
    assert settle_owners() == 0


def test_what_ended_takes_nothing_but_notes(alder):
    request = make.filed(alder)
    ended(alder, request)
    for verb, said in (("answer", {"text": "More."}), ("hand", {"to": str(alder.account("officer-2").id)})):
        assert make.refused(alder, "officer-1", verb, request, **said)[0] == "rule"
    make.done(alder, "officer-1", "note", request, text="They thanked us.")


def test_a_school_sees_what_it_asked_and_nothing_else(alder, bay):
    high = str(alder.schools["high"])
    own = make.filed(alder, "principal", asker="administrator", of_school=high)
    make.filed(alder, "counselor", kind="family-advice", asker="teacher", of_school=high)
    make.filed(alder)
    make.filed(bay, "principal", asker="administrator", of_school=str(bay.schools["high"]))
    assert [row.id for row in asked(alder.viewer("principal"))] == [own]
    assert len(asked(alder.viewer("counselor"))) == 2, "who asks for the own self follows it"
    for who in ("principal", "counselor", "analyst", "it"):
        assert queue(alder.viewer(who)) == []
        assert one(alder.viewer(who), own) is None


def test_destroyed_it_says_nothing_any_more_and_its_number_stays(alder):
    request = make.filed(alder)
    make.done(alder, "officer-1", "note", request, text="A note.")
    for entry in Entry.objects.filter(points_at=request):
        result = alder.do("records", "ledger.destroy", entry=str(entry.id), reason="Gov. Code 34090")
        assert result.done, result
    assert one(alder.viewer("sergeant"), request) is None
    assert follow(code_of(request)) is None
    assert {row.content for row in (*Request.objects.all(), *RequestStep.objects.all())} == {b""}
    assert Fact.objects.filter(measure="requests").count() == 1


def test_a_receipt_is_read_however_it_was_typed_and_no_other_leads_anywhere(alder):
    code = code_of(make.filed(alder))
    assert len(code) == 29
    assert follow(f" {code.lower().replace('-', ' ')} ").kind == "parking"
    for wrong in ("", "x", code[:-1], code[:-1] + ("A" if code[-1] != "A" else "B"), "'; DROP TABLE"):
        assert follow(wrong) is None
