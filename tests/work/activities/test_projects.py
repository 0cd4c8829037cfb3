"""Problem-solving projects: offered, opened, written, rested on entries, closed; and what is left of what is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.activities.models import Activity, ProjectEvidence
from schoolbeat.work.activities.queries import offers, project, projects, projects_of_entry
from tests.cast import NOW
from tests.factories import projects as make


def pile(town, number=3, who="officer-1", school="high"):
    """Let an officer log some mediations at a school; return their ids."""
    at = str(town.schools[school])
    return [
        town.do(who, "activities.log", NOW - timedelta(days=n), kind="mediation", minutes=10, school=at).id
        for n in range(number)
    ]


def test_three_like_entries_are_offered_and_become_the_first_evidence(alder):
    entries = pile(alder)
    (offer,) = offers(alder.viewer("officer-1"))
    assert (offer.kind, offer.school, set(offer.entries)) == (
        "mediation",
        alder.schools["high"],
        set(entries),
    )
    identity = make.project(alder, evidence=[str(one) for one in offer.entries], scanning="At lunch.")
    page = project(alder.viewer("officer-1"), identity)
    assert {one.activity for one in page.evidence} == set(entries)
    assert [step.text for step in page.of_phase("scanning")] == ["At lunch."]
    assert offers(alder.viewer("officer-1")) == []


def test_entries_of_a_closed_project_do_not_pile_up_again(alder):
    entries = pile(alder)
    identity = make.project(alder, evidence=[str(one) for one in entries])
    make.write(alder, identity, "assessment")
    make.done(alder, "close_project", project=str(identity))
    assert offers(alder.viewer("officer-1")) == []


def test_what_was_withdrawn_does_not_pile_up(alder):
    entries = pile(alder)
    make.done(alder, "withdraw", activity=str(entries[0]))
    assert offers(alder.viewer("officer-1")) == []


def test_who_sees_the_entries_is_offered_the_project(alder, bay):
    pile(alder)
    assert len(offers(alder.viewer("sergeant"))) == 1
    for viewer in (alder.viewer("officer-2"), alder.viewer("records"), alder.viewer("principal")):
        assert offers(viewer) == []
    assert offers(bay.viewer("sergeant")) == []


def test_not_now_holds_for_thirty_days_and_for_who_said_it(alder):
    pile(alder)
    make.decline(alder)
    assert offers(alder.viewer("officer-1")) == []
    assert len(offers(alder.viewer("sergeant"))) == 1
    with clock.at(NOW + timedelta(days=29)):
        for n in range(3):
            alder.do("officer-1", "activities.log", clock.now() - timedelta(hours=n), kind="mediation",
                     minutes=5, school=str(alder.schools["high"]))  # fmt: skip
        assert offers(alder.viewer("officer-1")) == []
    with clock.at(NOW + timedelta(days=30)):
        assert len(offers(alder.viewer("officer-1"))) == 1


def test_phases_are_written_on_and_the_latest_holds(alder):
    identity = make.project(alder)
    make.write(alder, identity)
    make.done(alder, "write_phase", project=str(identity), phase="scanning", text="On second thought.")
    make.write(alder, identity, "response")
    page = project(alder.viewer("sergeant"), identity)
    assert [step.text for step in page.of_phase("scanning")] == ["On second thought.", "The scanning."]
    assert page.row.phase == "response"


def test_a_project_is_closed_once_it_is_assessed_and_then_stands(alder):
    identity = make.project(alder)
    assert make.refused(alder, "close_project", project=str(identity)) == ("rule", "project")
    make.write(alder, identity, "assessment")
    make.done(alder, "close_project", project=str(identity))
    said = {"project": str(identity), "phase": "analysis", "text": "Late."}
    assert make.refused(alder, "write_phase", **said) == ("rule", "project")
    link = {"project": str(identity), "activity": str(alder.log())}
    assert make.refused(alder, "link_evidence", **link) == ("rule", "project")
    assert projects(alder.viewer("officer-1"))[0].closed == NOW.date()


def test_an_entry_is_linked_once_and_unlinked(alder):
    identity, entry = make.project(alder), alder.log()
    make.link(alder, identity, entry)
    both = {"project": str(identity), "activity": str(entry)}
    assert make.refused(alder, "link_evidence", **both) == ("rule", "activity")
    assert [one.id for one in projects_of_entry(alder.viewer("officer-1"), entry)] == [identity]
    make.done(alder, "unlink_evidence", **both)
    assert make.refused(alder, "unlink_evidence", **both) == ("not_permitted", "activity")
    assert Activity.objects.filter(id=entry).exists()


def test_only_what_one_may_see_becomes_evidence(alder, bay):
    identity = make.project(alder)
    theirs, elsewhere = bay.log(), alder.log("officer-2", school=str(alder.schools["middle"]))
    for entry in (theirs, elsewhere):
        refused = make.refused(alder, "link_evidence", project=str(identity), activity=str(entry))
        assert refused == ("not_permitted", "activity")
        assert make.refused(alder, "open_project", title="x", evidence=[str(entry)])[0] == "not_permitted"
    assert not ProjectEvidence.objects.exists()


def test_whose_a_project_is(alder, bay):
    mine = make.project(alder)
    make.project(alder, "officer-2", school=None)
    assert [one.id for one in projects(alder.viewer("officer-1"))] == [mine]
    assert len(projects(alder.viewer("sergeant"))) == 2
    assert projects(alder.viewer("principal")) == []
    assert projects(alder.viewer("analyst")) == []
    assert project(bay.viewer("sergeant"), mine) is None
    said = {"project": str(mine), "phase": "analysis", "text": "Not mine."}
    assert make.refused(alder, "write_phase", "officer-2", **said)[0] == "not_permitted"
    assert make.refused(bay, "write_phase", "sergeant", **said)[0] == "not_permitted"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"kinds": ["no-such"]}, "kinds"),
        ({"school": "00000000-0000-0000-0000-000000000007"}, "school"),
        ({"scanning": "x" * 4001}, "text"),
    ],
)
def test_a_project_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "open_project", **({"title": "Rumors"} | changed))[1] == field


@pytest.mark.parametrize(("phase", "text", "field"), [("thinking", "x", "phase"), ("analysis", " ", "text")])
def test_a_phase_that_cannot_be(alder, phase, text, field):
    said = {"project": str(make.project(alder)), "phase": phase, "text": text}
    assert make.refused(alder, "write_phase", **said)[1] == field


def test_a_destroyed_or_withdrawn_entry_stays_as_a_link_without_content(alder):
    identity, destroyed, withdrawn, kept = (
        make.project(alder),
        alder.log(note="words"),
        alder.log(),
        alder.log(),
    )
    for entry in (destroyed, withdrawn, kept):
        make.link(alder, identity, entry)
    assert alder.do("records", "ledger.destroy", entry=str(destroyed), reason="W&I 827.95").done
    make.done(alder, "withdraw", activity=str(withdrawn))
    for who in ("officer-1", "sergeant"):
        found = {one.activity: one for one in project(alder.viewer(who), identity).evidence}
        assert set(found) == {destroyed, withdrawn, kept}
        assert (found[destroyed].shown, found[withdrawn].shown, found[kept].shown) == (False, False, True)
        assert (found[destroyed].kind, found[destroyed].officer_name) == ("", "")


def test_a_destroyed_project_keeps_days_and_links_and_no_words(alder):
    identity = make.project(alder, scanning="The words.")
    make.link(alder, identity, alder.log())
    assert alder.do("records", "ledger.destroy", entry=str(identity), reason="order 9").done
    page = project(alder.viewer("sergeant"), identity)
    assert (page.row.title, [step.text for step in page.steps]) == ("", [""])
    assert (page.row.opened, len(page.evidence)) == (NOW.date(), 1)
