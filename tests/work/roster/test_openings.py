"""Openings: announced, applied for, decided by a panel on which the school sits."""

from __future__ import annotations

from uuid import UUID

import pytest

from schoolbeat.work.roster.queries import opening, openings
from tests.factories import roster as make


@pytest.fixture
def place(alder) -> UUID:
    return make.opening(alder, school=str(alder.schools["high"]))


def give(town, place, who="officer-1", author=None, **changed):
    account = town.account(author or who).id
    payload = {"opening": str(place), "officer": str(account), "given": "2026-11-19", "text": "I want to."}
    return town.do(who, "roster.give_statement", **(payload | changed))


def test_an_officer_says_why_and_may_say_it_better(alder, place):
    assert give(alder, place).done
    assert give(alder, place, text="I truly want to.").done
    (statement,) = opening(alder.viewer("sergeant"), place).statements
    assert (statement.officer_name, statement.text) == ("Officer-1 of Alder", "I truly want to.")


def test_an_officer_speaks_for_nobody_else_and_reads_only_the_own(alder, place):
    assert give(alder, place, "officer-1", author="officer-2").code == "not_permitted"
    assert give(alder, place, "officer-2").done
    assert opening(alder.viewer("officer-1"), place).statements == ()
    assert len(opening(alder.viewer("officer-2"), place).statements) == 1
    assert openings(alder.viewer("principal")) == []


@pytest.mark.parametrize("day", ["2026-10-31", "2026-12-01"])
def test_statements_are_taken_while_it_is_open(alder, place, day):
    assert give(alder, place, given=day).field == "payload.given"


def test_an_empty_statement_is_none(alder, place):
    assert give(alder, place, text=" ").field == "payload.text"


def test_the_school_sits_on_the_panel_and_the_chosen_one_had_asked(alder, place):
    give(alder, place)
    asked, other = (str(alder.account(who).id) for who in ("officer-1", "officer-2"))
    decide = {"opening": str(place), "decided": "2026-12-03", "decision": "The best fit.", "chosen": asked}
    assert make.refused(alder, "decide_opening", **decide) == ("rule", "opening")
    make.done(alder, "seat_panelist", opening=str(place), name="Lt. Gray", side="agency")
    assert make.refused(alder, "decide_opening", **decide) == ("rule", "opening")
    make.done(alder, "seat_panelist", opening=str(place), name="Dr. Okoro", side="school", title="Principal")
    assert make.refused(alder, "decide_opening", **(decide | {"chosen": other})) == ("rule", "chosen")
    assert make.refused(alder, "decide_opening", **(decide | {"decision": ""})) == ("malformed", "decision")
    make.done(alder, "decide_opening", **decide)
    seen = opening(alder.viewer("sergeant"), place)
    assert (seen.chosen_name, seen.decision, len(seen.panel)) == ("Officer-1 of Alder", "The best fit.", 2)
    fields = make.announced()
    assert make.refused(alder, "change_opening", opening=str(place), fields=fields) == ("rule", "opening")
    assert give(alder, place).code == "rule"


def test_the_panel_is_seated_and_unseated(alder, bay, place):
    make.done(alder, "seat_panelist", opening=str(place), name="Dr. Okoro", side="district")
    assert (
        make.refused(alder, "seat_panelist", opening=str(place), name="Dr. Okoro", side="school")[1] == "name"
    )
    assert make.refused(alder, "seat_panelist", opening=str(place), name="X", side="street")[1] == "side"
    (seated,) = opening(alder.viewer("sergeant"), place).panel
    elsewhere = make.opening(alder)
    gone = {"opening": str(elsewhere), "panelist": str(seated.id)}
    assert make.refused(alder, "unseat_panelist", **gone)[1] == "panelist"
    assert (
        make.refused(bay, "unseat_panelist", opening=str(place), panelist=str(seated.id))[0]
        == "not_permitted"
    )
    make.done(alder, "unseat_panelist", opening=str(place), panelist=str(seated.id))
    assert opening(alder.viewer("sergeant"), place).panel == ()


def test_openings_that_cannot_be(alder, bay, place):
    base = make.announced()
    assert make.refused(alder, "post_opening", **(base | {"closes": base["posted"]}))[1] == "closes"
    assert make.refused(alder, "post_opening", **(base | {"announcement": ""}))[1] == "announcement"
    assert make.refused(alder, "post_opening", **(base | {"school": str(bay.schools["high"])}))[1] == "school"
    make.done(alder, "change_opening", opening=str(place), fields=base | {"title": "SRO, high school"})
    assert opening(alder.viewer("officer-1"), place).title == "SRO, high school"
    assert opening(bay.viewer("sergeant"), place) is None
