"""A report has versions and a way; nothing is lost of it, nothing is closed over what stands open."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.chain import chain_waiting
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.verify import verify
from schoolbeat.work.incidents.models import Incident, Narrative, Party
from schoolbeat.work.incidents.queries import Sought, counts, incidents, matching, one, owed_tellings, waiting
from schoolbeat.work.people.models import Involvement
from tests.factories import incidents as make

pytestmark = pytest.mark.django_db


def moved(town, case, *verbs, who="sergeant", word="Read."):
    for verb in verbs:
        by = "officer-1" if verb == "submit" else who
        make.done(town, by, verb, case, word=word)


def test_two_who_write_on_the_same_version_both_keep_what_they_wrote(alder):
    case = make.incident(alder, text="First.")
    first = str(Narrative.objects.get(incident=case).pk)
    make.done(alder, "officer-1", "narrate", case, text="Mine.", base=first)
    make.done(alder, "sergeant", "narrate", case, text="Other.", base=first)
    versions = one(alder.viewer("officer-1"), case).versions
    assert [(each.text, each.beside) for each in versions] == [
        ("First.", False),
        ("Mine.", True),
        ("Other.", True),
    ]


def test_a_version_of_another_report_is_no_base(alder):
    case, other = make.incident(alder, text="First."), make.incident(alder, text="Second.")
    base = str(Narrative.objects.get(incident=other).pk)
    assert make.attempt(alder, "officer-1", "narrate", case, text="Mine.", base=base).field == "payload.base"


def test_what_is_written_after_approval_is_a_supplement(alder):
    case = make.incident(alder, text="First.")
    moved(alder, case, "submit", "approve")
    make.done(alder, "officer-1", "narrate", case, text="A witness called.")
    assert one(alder.viewer("officer-1"), case).versions[-1].supplement
    for verb, said in (
        ("charge", {"charge": {"code": "simple-assault"}}),
        ("join", {"party": {"part": "witness", "standing": "no_student", "seen": "A"}}),
    ):
        assert make.attempt(alder, "officer-1", verb, case, **said).code == "rule"


def test_the_way_of_a_report_has_its_steps_and_no_others(alder):
    case = make.incident(alder, text="First.")
    for verb in ("approve", "give_back", "close", "reopen"):
        assert make.attempt(alder, "sergeant", verb, case, word="Why.").code == "rule"
    moved(alder, case, "submit", "give_back", "submit", "approve", "close", "reopen", "close")
    assert (
        make.attempt(alder, "officer-1", "do", case, what="note", at=make.LATER, text="Late.").code == "rule"
    )


def test_nothing_is_handed_in_without_a_report_nor_given_back_without_a_word(alder):
    case = make.incident(alder)
    assert make.attempt(alder, "officer-1", "submit", case).code == "rule"
    make.done(alder, "officer-1", "narrate", case, text="First.")
    moved(alder, case, "submit")
    assert make.attempt(alder, "sergeant", "give_back", case).field == "payload.word"


def test_nothing_is_closed_over_what_stands_open(alder):
    case = make.incident(alder, text="First.", charges=[{"code": "simple-assault"}])
    whom = make.party(alder, case)
    task = make.deed(alder, case, "task", text="Call the mother.")
    make.deed(alder, case, "child_abuse")
    moved(alder, case, "submit", "approve")
    said = []

    def refused():
        result = make.attempt(alder, "sergeant", "close", case)
        said.append(result.message)
        return not result.done

    assert refused()
    for row in one(alder.viewer("officer-1"), case).tellings:
        told = {
            "telling": str(row.id),
            "at": make.LATER,
            "method": "phone",
            "who_told": "One",
            "whom": "Hotline",
        }
        make.done(alder, "officer-1", "tell", case, **told)
    assert refused()
    make.deed(alder, case, "task_done", settles=str(task), text="Done.")
    assert refused()
    ended = {"party": str(whom), "rung": "parents", "day": "2026-11-19", "why": "They talked."}
    make.done(alder, "officer-1", "end", case, **ended)
    moved(alder, case, "close")
    assert len(set(said)) == 3


def test_an_incident_is_handed_over_and_has_one_officer(alder):
    case = make.incident(alder)
    to = str(alder.account("officer-2").id)
    make.done(alder, "sergeant", "assign", case, to=to)
    assert Incident.objects.get(pk=case).owner_id == alder.account("officer-2").id
    assert make.attempt(alder, "sergeant", "assign", case, to=to).code == "rule"
    for wrong in (alder.account("principal").id, alder.account("analyst").id):
        assert make.attempt(alder, "sergeant", "assign", case, to=str(wrong)).field == "payload.to"
    assert one(alder.viewer("officer-2"), case) is not None


def test_no_school_analyst_or_other_town_sees_an_incident(alder, bay):
    case = make.incident(alder)
    for viewer in (
        *(alder.viewer(who) for who in ("principal", "counselor", "analyst", "it", "officer-2")),
        bay.viewer("sergeant"),
    ):
        assert one(viewer, case) is None
        assert incidents(viewer, Sought("all")) == []
        assert counts(viewer) == {"unfinished": 0, "submitted": 0}
        assert owed_tellings(viewer) == []
    for who in ("officer-1", "sergeant", "records"):
        assert one(alder.viewer(who), case) is not None


def test_what_is_owed_stands_in_order_with_its_law(alder):
    case = make.incident(alder)
    make.deed(alder, case, "child_abuse")
    owed = owed_tellings(alder.viewer("sergeant"))
    assert [(each.duty.slug, each.duty.source) for each in owed] == [
        ("child-abuse-call", "Penal Code 11166(a)"),
        ("child-abuse-report", "Penal Code 11166(a)"),
    ]
    assert owed[1].due - owed[0].due == timedelta(hours=36)


def test_what_waits_for_the_sergeant(alder):
    case = make.incident(alder, text="First.")
    whom = make.party(alder, case, age=11)
    make.done(alder, "officer-1", "name_exception", case, party=str(whom), gate="under-age", why="A gun.")
    moved(alder, case, "submit")
    found = waiting(alder.viewer("sergeant"))
    assert ([row.id for row in found.reports], list(found.exceptions)) == ([case], [case])
    assert waiting(alder.viewer("officer-1")).reports == ()


def test_a_rebuild_counts_the_same(alder):
    case = make.incident(
        alder,
        charges=[{"code": "weapon-violations", "weapon": "knife"}],
        parties=[
            {"part": "victim", "standing": "no_student", "seen": "A teacher", "age": 40, "educator": True}
        ],
    )
    whom = make.party(alder, case, age=16)
    make.force(alder, case, whom)
    ended = {"party": str(whom), "rung": "diversion", "day": "2026-11-19", "why": "First time."}
    make.done(alder, "officer-1", "end", case, **ended)
    counted = set(Fact.objects.filter(record_kind="incident").values_list("measure", flat=True))
    assert counted == {
        "incidents",
        "incidents_at_school",
        "incidents_hours_unknown",
        "incidents_weapons",
        "incidents_educators",
        "incidents_force",
        "incidents_diverted",
    }
    before = fingerprint()
    assert rebuild() == before


def test_what_was_destroyed_is_gone_and_still_counted(alder):
    case = make.incident(alder, text="First.", charges=[{"code": "weapon-violations", "weapon": "knife"}])
    whom = make.known(alder, case)
    make.force(alder, case, whom)
    before = Fact.objects.filter(record_kind="incident").count()
    result = alder.do("records", "ledger.destroy", entry=str(case), reason="order 5")
    assert result.done, result
    row = Incident.objects.get(pk=case)
    said = [row, *row.parties.all(), *row.narratives.all(), *row.deeds.all()]
    assert all(each.destroyed and not each.content for each in said)
    assert not Party.objects.exclude(person=None).exists()
    assert not Involvement.objects.filter(record=case).exists()
    assert one(alder.viewer("sergeant"), case) is None
    counted = Fact.objects.filter(record_kind="incident")
    assert (counted.count(), set(counted.values_list("entry", flat=True))) == (before, {None})
    assert (
        make.attempt(alder, "sergeant", "do", case, what="note", at=make.LATER, text="More.").code
        == "not_permitted"
    )


def test_nobody_approves_what_he_or_she_wrote(alder):
    own = make.incident(alder, "sergeant", text="First.")
    make.done(alder, "sergeant", "submit", own)
    assert make.attempt(alder, "sergeant", "approve", own).code == "rule"
    other = make.incident(alder, text="First.")
    make.done(alder, "sergeant", "narrate", other, text="Mine.")
    make.done(alder, "officer-1", "submit", other)
    assert make.attempt(alder, "sergeant", "approve", other).code == "rule"


def test_a_version_that_comes_after_it_was_handed_in_is_told_so(alder):
    case = make.incident(alder, text="First.")
    base = str(Narrative.objects.get(incident=case).pk)
    make.done(alder, "officer-1", "submit", case)
    result = make.attempt(alder, "officer-1", "narrate", case, text="Whole again.", base=base)
    assert (result.code, result.field) == ("rule", "payload.text")


def test_what_is_counted_follows_who_answers_and_what_is_charged(alder):
    case = make.incident(alder)
    victim = {"part": "victim", "standing": "no_student", "seen": "A teacher", "age": 40, "educator": True}
    make.done(alder, "officer-1", "join", case, party=victim)
    make.charged(alder, case)
    make.done(alder, "sergeant", "assign", case, to=str(alder.account("officer-2").id))
    counted = Fact.objects.filter(record_kind="incident")
    assert set(counted.values_list("kind", "officer")) == {("violence", alder.account("officer-2").id)}
    before = fingerprint()
    assert rebuild() == before


def test_the_listing_is_filtered_and_counted(alder):
    made = [make.incident(alder, charges=[{"code": "simple-assault"}]), make.incident(alder)]
    viewer = alder.viewer("sergeant")
    assert [row.id for row in incidents(viewer, Sought(family="violence"))] == made[:1]
    assert matching(viewer, Sought("all")) == 2
    assert matching(viewer, Sought("closed")) == 0
    assert matching(viewer, Sought("all", end=clock.today(viewer.zone))) == 0


def test_verify_finds_every_entry_of_an_incident_in_place(alder):
    make.end(alder)
    chain_waiting()
    assert verify().ok
    Incident.objects.update(entry_digest=b"x" * 32)
    assert not verify().ok
