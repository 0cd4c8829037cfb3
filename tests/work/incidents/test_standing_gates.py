"""What was enforced keeps its gates open: nothing that is said afterwards goes around them."""

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.incidents.models import Charge, Incident, Party
from tests.factories import incidents as make
from tests.factories.people import person

pytestmark = pytest.mark.django_db
CITED = {"rung": "citation", "day": "2026-11-19", "why": "The third time.", "considered": ["mediation"]}


def amended(town, case, began):
    plain = make.said(town)
    said = {name: plain[name] for name in ("where", "nexus", "initiator", "school")}
    return make.attempt(town, "officer-1", "amend", case, began=f"{began}T10:00:00-08:00", **said)


def twelve_on_the_fifteenth(town):
    case = make.incident(town, charges=[{"code": "simple-assault"}])
    return case, str(make.known(town, case, born="2014-11-15"))


@pytest.mark.parametrize("how", ["end", "custody"])
def test_no_day_is_amended_on_which_who_was_cited_or_taken_was_too_young(alder, how):
    case, whom = twelve_on_the_fifteenth(alder)
    if how == "end":
        make.done(alder, "officer-1", "end", case, party=whom, **CITED)
    else:
        make.deed(alder, case, "custody", party=whom, before_peers=False)
    refused = amended(alder, case, "2026-11-14")
    assert (refused.field, "602" in refused.message) == ("payload.began", True)
    assert Incident.objects.get(pk=case).day.isoformat() == "2026-11-19"
    assert amended(alder, case, "2026-11-15").done


def test_what_was_owned_up_to_does_not_hold_the_day_fast(alder):
    case, whom = twelve_on_the_fifteenth(alder)
    make.done(alder, "officer-1", "name_exception", case, party=whom, gate="under-age", why="A gun.")
    make.deed(alder, case, "custody", party=whom, before_peers=False)
    assert amended(alder, case, "2026-11-14").done


def test_nothing_more_is_shut_by_another_day_where_a_gate_was_shut_already(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    whom = str(make.party(alder, case, age=11))
    opening = make.done(
        alder, "officer-1", "name_exception", case, party=whom, gate="under-age", why="A gun."
    )
    make.deed(alder, case, "custody", party=whom, before_peers=False)
    no = {"opening": str(opening), "confirmed": False, "word": "He had none."}
    make.done(alder, "sergeant", "confirm_exception", case, **no)
    assert amended(alder, case, "2026-11-18").done


def test_who_is_involved_is_gated_as_a_victim_too(alder, monkeypatch):
    from schoolbeat.work.incidents.commands import known
    from schoolbeat.work.incidents.rules.guard import Gated

    asked = []
    plain = known.guard.demanded
    monkeypatch.setattr(known.guard, "demanded", lambda *said: asked.append(said[2]) or plain(*said))
    case, whom = make.incident(alder), str(person(alder, fields={"born": "2011-03-09"}))
    make.party(alder, case, person=whom, seen="", age=None)
    make.party(alder, case, person=whom, seen="", age=None, part="victim")
    victim = Party.objects.get(incident=case, part="victim")
    said = {"party": str(victim.pk), "basis": "consent", "result": "none"}
    make.deed(alder, case, "consent_search", **said)
    assert asked == [Gated("involved", 15)]


def test_an_offense_that_could_not_be_taken_back_stands_for_the_rest_of_a_batch(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}, {"code": "force", "school_rules": True}])
    whom = str(make.party(alder, case, age=16))
    make.done(alder, "officer-1", "end", case, party=whom, **CITED)
    offense, ground = (Charge.objects.get(incident=case, of_school_rules=which) for which in (False, True))
    told = [
        Envelope(
            "incidents.uncharge", make.HAPPENED, {"incident": str(case), "charge": str(one.pk)}, id=new_id()
        )
        for one in (offense, ground)
    ]
    assert [one.result for one in run(told, alder.viewer("officer-1"))] == ["refused", "accepted"]
    assert Incident.objects.get(pk=case).family == "violence"
    offense.refresh_from_db()
    assert not offense.withdrawn
