"""Gates stand before what is done and how it ends; exceptions are named by one and confirmed by another."""

from datetime import datetime
from itertools import permutations

import pytest

from schoolbeat.work.incidents.models import Deed, End, Opening, Party, Telling
from schoolbeat.work.incidents.queries import one
from tests.factories import incidents as make

pytestmark = pytest.mark.django_db
CUSTODY = {"at": make.LATER, "text": "Brought in.", "before_peers": False}
CITED = {
    "rung": "citation",
    "day": "2026-11-19",
    "why": "It was the third time.",
    "considered": ["mediation"],
}


def ended(town, case, whom, who="officer-1", **changed):
    return make.attempt(town, who, "end", case, party=str(whom), **(CITED | changed))


def confirmed(town, case, opening, who="sergeant", yes=True):
    said = {"opening": str(opening), "confirmed": yes, "word": "Read."}
    return make.attempt(town, who, "confirm_exception", case, **said)


def test_school_rules_only_end_in_no_enforcement_without_a_confirmed_exception(alder):
    case = make.incident(alder, charges=[{"code": "force", "school_rules": True}])
    whom = make.party(alder, case, age=16)
    refused = ended(alder, case, whom)
    assert (refused.code, "school rules only" in refused.message) == ("rule", True)
    named = {"party": str(whom), "gate": "school-rules", "why": "He asked for it."}
    opening = make.done(alder, "officer-1", "name_exception", case, **named)
    assert ended(alder, case, whom).code == "rule"
    assert confirmed(alder, case, opening).done
    assert ended(alder, case, whom).done


def test_an_offense_takes_the_matter_out_of_school_rules(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    assert ended(alder, case, make.party(alder, case, age=16)).done


def test_an_offense_on_which_a_citation_rests_is_not_taken_back(alder):
    case = make.incident(alder)
    make.charged(alder, case)
    assert ended(alder, case, make.party(alder, case, age=16)).done
    [standing] = one(alder.viewer("officer-1"), case).charges
    assert make.attempt(alder, "officer-1", "uncharge", case, charge=str(standing.id)).code == "rule"


@pytest.mark.parametrize(("age", "opens"), [(11, False), (12, True), (17, True), (None, False)])
def test_nobody_under_twelve_is_cited_and_an_unknown_age_is_no_way_around(alder, age, opens):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    assert ended(alder, case, make.party(alder, case, age=age)).done is opens


@pytest.mark.parametrize("part", ["victim", "witness"])
def test_victims_and_witnesses_are_not_gated(alder, part):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case, part=part, age=11)
    search = {"basis": "consent", "result": "none"}
    for what, said in (("interview", {}), ("consent_search", search)):
        assert make.deed(alder, case, what, party=str(whom), **said)
    for what in ("questioning", "custody", "confinement", "detention"):
        done = CUSTODY | {"what": what, "party": str(whom), "to_whom": "Hall"}
        assert make.attempt(alder, "officer-1", "do", case, **done).field == "payload.party"


def test_an_exception_that_was_refused_opens_nothing(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case, age=11)
    opening = make.done(
        alder, "officer-1", "name_exception", case, party=str(whom), gate="under-age", why="A gun."
    )
    assert confirmed(alder, case, opening, yes=False).done
    assert ended(alder, case, whom).code == "rule"
    assert Opening.objects.get(pk=opening).refused


def test_nobody_confirms_the_own_exception(alder):
    case = make.incident(alder, "sergeant", charges=[{"code": "simple-assault"}])
    said = {"part": "involved", "standing": "student_here", "seen": "A child", "age": 6}
    make.done(alder, "sergeant", "join", case, party=said)
    whom = Party.objects.get(incident=case).pk
    opening = make.done(
        alder, "sergeant", "name_exception", case, party=str(whom), gate="under-age", why="A gun."
    )
    assert confirmed(alder, case, opening).code == "rule"


@pytest.mark.parametrize(("age", "opens"), [(17, False), (18, True), (None, False)])
def test_a_minor_speaks_with_counsel_before_questioning(alder, age, opens):
    case = make.incident(alder)
    whom = make.party(alder, case, age=age)
    asked = {"what": "questioning", "at": make.LATER, "party": str(whom)}
    result = make.attempt(alder, "officer-1", "do", case, **asked)
    assert result.done is opens
    if not opens:
        assert "625.6" in result.message
        counsel = {"what": "counsel", "at": make.LATER, "party": str(whom), "to_whom": "Public defender"}
        assert make.attempt(alder, "officer-1", "do", case, **counsel).done
        assert make.attempt(alder, "officer-1", "do", case, **asked).done


def test_counsel_of_another_clears_nothing(alder):
    case = make.incident(alder)
    mine, other = make.party(alder, case), make.party(alder, case, seen="Another student")
    make.deed(alder, case, "counsel", party=str(other), to_whom="Public defender")
    asked = {"what": "questioning", "at": make.LATER, "party": str(mine)}
    assert make.attempt(alder, "officer-1", "do", case, **asked).code == "rule"


def test_what_should_not_have_been_done_is_written_down_with_its_reason_and_waits_for_the_sergeant(alder):
    case = make.incident(alder, text="What happened.")
    whom = make.party(alder, case, age=11)
    asked = {"what": "custody", "party": str(whom)} | CUSTODY
    assert make.attempt(alder, "officer-1", "do", case, **asked).code == "rule"
    for gate in ("under-age", "school-rules"):
        make.done(
            alder, "officer-1", "name_exception", case, party=str(whom), gate=gate, why="He ran at the road."
        )
    assert make.attempt(alder, "officer-1", "do", case, **asked).done
    make.done(alder, "officer-1", "submit", case)
    assert make.attempt(alder, "sergeant", "approve", case).code == "rule"
    for opening in Opening.objects.filter(incident=case):
        assert confirmed(alder, case, opening.pk, yes=False).done
    assert make.attempt(alder, "sergeant", "approve", case).done


STEPS = ("name", "confirm", "custody", "cite")


@pytest.mark.parametrize("order", list(permutations(STEPS)), ids=" ".join)
def test_no_order_of_verbs_skips_a_gate(alder, order):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case, age=9)

    def step(what):
        if what == "name":
            said = {"party": str(whom), "gate": "under-age", "why": "A gun."}
            make.attempt(alder, "officer-1", "name_exception", case, **said)
        elif what == "confirm":
            for opening in Opening.objects.filter(incident=case, confirmed_at=None):
                confirmed(alder, case, opening.pk)
        elif what == "custody":
            make.attempt(alder, "officer-1", "do", case, what="custody", party=str(whom), **CUSTODY)
        else:
            ended(alder, case, whom)
        named = Opening.objects.filter(incident=case)
        assert not Deed.objects.filter(incident=case, what="custody").exists() or named.exists()
        assert not End.objects.filter(incident=case).exists() or named.exclude(confirmed_at=None).exists()

    for what in order:
        step(what)


def test_help_to_the_school_has_no_enforcement_and_names_who_asked(alder):
    case = make.incident(
        alder, kind="school_assist", asked_by="Ms. Ames", charges=[{"code": "force", "school_rules": True}]
    )
    whom = make.party(alder, case, age=16)
    result = ended(alder, case, whom)
    assert (result.field, "no end in enforcement" in result.message) == ("payload.rung", True)
    for what in ("custody", "questioning", "confinement"):
        said = CUSTODY | {"what": what, "party": str(whom), "to_whom": "Hall"}
        assert make.attempt(alder, "officer-1", "do", case, **said).code == "rule"
    assert ended(alder, case, whom, rung="school").done


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rung": "jail"}, "payload.rung"),
        ({"why": " "}, "payload.why"),
        ({"considered": []}, "payload.considered"),
        ({"considered": ["custody"]}, "payload.considered"),
        ({"considered": ["jail", "mediation"]}, "payload.considered"),
        ({"day": "2026-11-18"}, "payload.day"),
        ({"day": "2026-11-20"}, "payload.day"),
    ],
)
def test_an_end_says_when_why_and_what_else_was_considered(alder, changed, field):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    assert ended(alder, case, make.party(alder, case, age=16), **changed).field == field


def test_counsel_that_came_later_clears_nothing(alder):
    case = make.incident(alder)
    whom = str(make.party(alder, case, age=15))
    make.deed(alder, case, "counsel", party=whom, at="2026-11-19T12:30:00-08:00", to_whom="Public defender")
    asked = {"what": "questioning", "party": whom}
    early = make.attempt(alder, "officer-1", "do", case, at="2026-11-19T10:30:00-08:00", **asked)
    late = make.attempt(alder, "officer-1", "do", case, at="2026-11-19T12:40:00-08:00", **asked)
    assert (early.code, late.done) == ("rule", True)


def test_the_law_of_the_day_of_a_deed_stands_before_it(alder):
    long_ago = datetime.fromisoformat("2019-11-19T10:00:00-08:00")
    case = make.incident(alder, happened=long_ago)
    whom = str(make.party(alder, case, age=15))
    asked = {"what": "questioning", "at": make.LATER, "party": whom}
    assert "625.6" in make.attempt(alder, "officer-1", "do", case, **asked).message


def test_an_age_that_the_record_tells_is_that_of_the_day(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = make.known(alder, case, born="2014-11-15")
    plain = make.said(alder)
    said = {name: plain[name] for name in ("where", "nexus", "initiator", "school")}
    make.done(alder, "officer-1", "amend", case, began="2026-11-10T10:00:00-08:00", **said)
    assert ended(alder, case, whom).code == "rule"


def test_an_offense_under_which_custody_was_done_is_not_taken_back(alder):
    case = make.incident(alder)
    make.charged(alder, case)
    whom = str(make.party(alder, case, age=16))
    make.deed(alder, case, "custody", party=whom, before_peers=False)
    [standing] = one(alder.viewer("officer-1"), case).charges
    take = {"charge": str(standing.id)}
    assert make.attempt(alder, "officer-1", "uncharge", case, **take).code == "rule"
    make.done(
        alder, "officer-1", "name_exception", case, party=whom, gate="school-rules", why="He ran at a car."
    )
    assert make.attempt(alder, "officer-1", "uncharge", case, **take).done


def test_an_end_in_custody_rests_on_custody_whose_clocks_run(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case, age=16)
    assert ended(alder, case, whom, rung="custody").code == "rule"
    make.deed(alder, case, "custody", party=str(whom), before_peers=False)
    assert ended(alder, case, whom, rung="custody").done
    assert Telling.objects.filter(incident=case).exclude(duty="stop-record").count() == 2


def test_what_was_approved_is_changed_by_the_sergeant_alone(alder):
    case = make.incident(alder, text="First.", charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case, age=16)
    assert ended(alder, case, whom).done
    make.done(alder, "officer-1", "submit", case)
    make.done(alder, "sergeant", "approve", case)
    end = {"end": str(End.objects.get(incident=case).pk), "why": "A mistake."}
    assert make.attempt(alder, "officer-1", "take_end_back", case, **end).code == "rule"
    assert ended(alder, case, whom, rung="probation").code == "rule"
    assert ended(alder, case, whom, rung="advice").done
    assert make.attempt(alder, "sergeant", "take_end_back", case, **end).done
