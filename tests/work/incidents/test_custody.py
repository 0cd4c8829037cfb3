"""A piece of evidence goes from hand to hand in order; no step is changed, and who opens a file is written down."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence import evidence, evidence_file
from tests.factories import evidence as make
from tests.factories import incidents as inquiring

pytestmark = pytest.mark.django_db


def test_the_way_of_a_piece_stands_in_order_and_each_download_with_its_reason(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    assert make.passed(alder, case, piece, "handed", "2026-11-19T11:00:00-08:00").done
    assert make.passed(alder, case, piece, "returned", "2026-11-19T11:30:00-08:00").done
    assert make.passed(alder, case, piece, "moved", "2026-11-19T11:40:00-08:00").done
    assert make.passed(alder, case, piece, "released", "2026-11-19T12:00:00-08:00").done
    for who in ("records", "sergeant"):
        inquiring.done(alder, who, "open_evidence", case, evidence=str(piece), why=f"For {who}")
    [view] = evidence(alder.viewer("sergeant"), case)
    steps = [(one.step, one.to_whom) for one in view.custody]
    assert [step for step, _to in steps] == [
        *("added", "handed", "returned", "moved", "released", "opened", "opened"),
    ]
    assert steps[1] == ("handed", "Detective Ray")
    assert [one.why for one in view.custody[-2:]] == ["For records", "For sergeant"]
    assert Entry.objects.filter(verb="incidents.open_evidence").count() == 2


BEFORE = "2026-11-19T10:30:00-08:00"


STEPS = [
    ([], "handed", {"at": BEFORE}, "payload.at"),
    ([], "handed", {"to_whom": ""}, "payload.to_whom"),
    ([], "released", {"to_whom": ""}, "payload.to_whom"),
    ([], "moved", {"place": ""}, "payload.place"),
    ([], "moved", {"why": " "}, "payload.why"),
    ([], "returned", {}, "payload.step"),
    ([], "added", {}, "payload.step"),
    ([], "opened", {}, "payload.step"),
    ([], "eaten", {}, "payload.step"),
    (["moved"], "returned", {}, "payload.step"),
    (["released"], "moved", {}, "payload.step"),
    (["released"], "released", {}, "payload.step"),
    (["handed"], "moved", {"at": "2026-11-19T10:59:00-08:00"}, "payload.at"),
    ([], "moved", {"at": "2026-11-21T10:59:00-08:00"}, "payload.at"),
]


@pytest.mark.parametrize(
    ("before", "step", "changed", "field"),
    STEPS,
    ids=[f"{step} {number}" for number, (_, step, _c, _f) in enumerate(STEPS)],
)
def test_a_step_that_cannot_be_is_refused(alder, before, step, changed, field):
    case = inquiring.incident(alder)
    piece = make.piece(alder, case)
    for one in before:
        assert make.passed(alder, case, piece, one, inquiring.LATER).done
    count = Custody.objects.count()
    assert make.passed(alder, case, piece, step, **({"at": inquiring.LATER} | changed)).field == field
    assert Custody.objects.count() == count


def test_no_verb_changes_a_step_or_a_piece_once_it_stands(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    before = [*Evidence.objects.values(), *Custody.objects.values()]
    make.passed(alder, case, piece, "handed", inquiring.LATER)
    inquiring.done(alder, "officer-1", "open_evidence", case, evidence=str(piece), why="To look")
    inquiring.done(alder, "officer-1", "narrate", case, text="A knife.")
    for verb in ("submit", "approve", "close", "reopen"):
        who = "officer-1" if verb == "submit" else "sergeant"
        inquiring.done(alder, who, verb, case, **({"word": "More came up."} if verb == "reopen" else {}))
    kept = [*Evidence.objects.values(), *Custody.objects.filter(pk=piece).values()]
    assert kept == before


def test_after_approval_it_is_added_and_once_closed_only_opened(alder):
    case = inquiring.incident(alder, text="What happened.")
    piece = make.filed(alder, case)
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant")):
        inquiring.done(alder, who, verb, case)
    make.filed(alder, case, b"more")
    assert make.passed(alder, case, piece, "handed", inquiring.LATER).done
    inquiring.done(alder, "sergeant", "close", case)
    assert make.tried(alder, case, b"late").code == "rule"
    assert make.passed(alder, case, piece, "returned", inquiring.LATER).code == "rule"
    assert len(make.on_disk(alder)) == 2
    inquiring.done(alder, "records", "open_evidence", case, evidence=str(piece), why="The court asked")


def test_a_piece_of_another_incident_or_without_a_file_is_not_opened(alder):
    case, other = inquiring.incident(alder), inquiring.incident(alder)
    piece, knife = make.filed(alder, case), make.piece(alder, case)
    said = {"evidence": str(piece), "why": "To look"}
    assert inquiring.attempt(alder, "officer-1", "open_evidence", other, **said).code == "malformed"
    assert make.passed(alder, other, piece, "moved", inquiring.LATER).code == "malformed"
    said = {"evidence": str(knife), "why": "To look"}
    assert inquiring.attempt(alder, "officer-1", "open_evidence", case, **said).code == "malformed"
    assert (
        inquiring.attempt(alder, "officer-1", "open_evidence", case, evidence=str(piece), why="").done
        is False
    )


def test_who_may_open_and_who_may_not(alder, bay):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    for who in ("officer-1", "sergeant", "records"):
        assert evidence_file(alder.viewer(who), case, piece) is not None, who
        assert evidence(alder.viewer(who), case), who
    strangers = [alder.viewer(who) for who in ("officer-2", "principal", "counselor", "analyst", "it")]
    for viewer in (*strangers, bay.viewer("sergeant"), bay.viewer("officer-1")):
        assert evidence_file(viewer, case, piece) is None
        assert evidence(viewer, case) == ()
        payload = {"incident": str(case), "evidence": str(piece), "why": "To look"}
        assert (
            run_one(Envelope("incidents.open_evidence", clock.now(), payload), viewer).code == "not_permitted"
        )
    assert not Custody.objects.exclude(step="added").exists()
    records = {"what": "x", "source": "y", "at": make.TAKEN, "place": "z"}
    assert inquiring.attempt(alder, "records", "add_evidence", case, **records).code == "not_permitted"


def test_two_steps_of_one_moment_sent_together_are_not_left_to_chance(alder):
    case = inquiring.incident(alder)
    piece = make.filed(alder, case)
    said = {"incident": str(case), "evidence": str(piece), "step": "moved", "why": "Room.", "place": "Shelf"}
    at, later = "2026-11-19T11:00:00-08:00", "2026-11-19T11:01:00-08:00"
    told = [
        Envelope("incidents.pass_evidence", clock.now(), said | {"at": moment}) for moment in (at, at, later)
    ]
    answers = run(told, alder.viewer("officer-1"))
    assert [(one.done, one.field) for one in answers] == [
        *((True, None), (False, "payload.at"), (True, None)),
    ]
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert make.passed(alder, case, piece, "moved", later).done
