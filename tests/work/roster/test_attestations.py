"""What schools attest: asked when officers served them, said with one word or refused with a reason, never changed."""

from __future__ import annotations

from datetime import date

import pytest

from schoolbeat.work.roster.models import Attestation
from schoolbeat.work.roster.queries import due
from schoolbeat.work.roster.queries.attestations import asked_of_schools
from schoolbeat.work.roster.vocabulary import AttestationKind
from tests.cast import NOW
from tests.factories import roster as make


@pytest.fixture
def high(alder) -> str:
    return str(alder.schools["high"])


def test_a_school_that_was_served_is_asked_about_the_year_that_is_over(alder):
    (asked,) = asked_of_schools(alder.viewer("principal"))
    assert (asked.kind, asked.school, asked.start, asked.end) == (
        AttestationKind.DISCIPLINE,
        alder.schools["high"],
        date(2025, 7, 1),
        date(2026, 7, 1),
    )
    assert (asked.due, asked.said, asked.waits) == (date(2026, 9, 29), (), True)
    at_desk = [one.school_name for one in asked_of_schools(alder.viewer("sergeant"))]
    assert at_desk == ["Alder high", "Alder middle"]
    make.school(alder, "Never Served")
    assert len(asked_of_schools(alder.viewer("sergeant"))) == 2


def test_one_word_is_enough_and_the_queue_is_rid_of_it(alder):
    assert [row.kind for row in due(alder.viewer("sergeant")) if row.kind == "attestation"] == [
        "attestation",
        "attestation",
    ]
    make.attestation(alder)
    (asked,) = asked_of_schools(alder.viewer("principal"))
    assert [(one.stands, one.by_name, one.at) for one in asked.said] == [
        (True, "Principal of Alder", NOW),
    ]
    assert not asked.waits
    rows = [row for row in due(alder.viewer("sergeant")) if row.kind == "attestation"]
    assert [(row.what, row.late) for row in rows] == [("Alder middle", True)]


def test_a_refusal_has_a_reason_and_waits_until_it_is_taken_up(alder, high):
    told = {"school": high, "kind": "discipline", "end": "2026-07-01", "stands": False}
    assert make.refused(alder, "attest", "principal", **told) == ("malformed", "reason")
    assert make.refused(alder, "attest", "principal", **told, reason="x" * 1001) == (
        "note_too_long",
        "reason",
    )
    refusal = make.attestation(alder, stands=False, reason="Officers wrote tardy slips in May.")
    (asked,) = asked_of_schools(alder.viewer("counselor"))
    assert (asked.said[0].stands, asked.said[0].reason, asked.waits) == (
        False,
        "Officers wrote tardy slips in May.",
        True,
    )
    words = "The officer was told; the agreement was read out again."
    make.done(alder, "take_up_refusal", attestation=str(refusal), words=words)
    (asked,) = asked_of_schools(alder.viewer("principal"))
    assert (asked.said[0].taken_up, asked.said[0].taken_up_by_name) == (words, "Sergeant of Alder")
    assert not asked.waits
    again = {"attestation": str(refusal), "words": "Once more."}
    assert make.refused(alder, "take_up_refusal", **again) == ("rule", "attestation")


def test_who_thinks_better_of_it_says_so_anew_and_both_stay(alder):
    refused = make.attestation(alder, stands=False, reason="I have to ask first.")
    make.attestation(alder)
    (asked,) = asked_of_schools(alder.viewer("principal"))
    assert [one.stands for one in asked.said] == [True, False]
    assert Attestation.objects.get(pk=refused).reason == "I have to ask first."


@pytest.mark.parametrize(
    "fields",
    [
        {"end": "2027-07-01"},
        {"end": "2026-06-30"},
        {"end": "2025-07-01"},
        {"kind": "review"},
        {"agreement": "01900000-0000-7000-8000-000000000000"},
    ],
)
def test_what_is_not_asked_cannot_be_attested(alder, high, fields):
    told = {"school": high, "kind": "discipline", "end": "2026-07-01", "stands": True} | fields
    assert make.refused(alder, "attest", "principal", **told) == ("rule", "kind")


def test_no_other_word_no_other_school_and_no_officer(alder, bay, high):
    told = {"school": high, "kind": "discipline", "end": "2026-07-01", "stands": True}
    assert make.refused(alder, "attest", "principal", **(told | {"kind": "grades"})) == ("malformed", "kind")
    other = told | {"school": str(alder.schools["middle"])}
    for town, who, payload in (
        (alder, "principal", other),
        (bay, "principal", told),
        *((alder, who, told) for who in ("officer-1", "sergeant", "counselor", "records", "analyst")),
    ):
        assert make.refused(town, "attest", who, **payload)[0] == "not_permitted"
    make.attestation(alder)
    assert asked_of_schools(alder.viewer("officer-1")) == []
    assert asked_of_schools(alder.viewer("analyst")) == []


def test_a_review_is_looked_at_by_the_schools_it_speaks_of(alder, high):
    paper = make.agreement(alder, start="2026-01-15")
    asked = [one for one in asked_of_schools(alder.viewer("principal")) if one.kind == AttestationKind.REVIEW]
    assert [(one.agreement, one.start, one.due) for one in asked] == [
        (paper, date(2026, 1, 15), date(2027, 1, 15))
    ]
    make.attestation(alder, kind="review", agreement=str(paper), end="2027-01-15")
    (said,) = [one for one in asked_of_schools(alder.viewer("principal")) if one.agreement == paper]
    assert not said.waits
    # The look of one school is not the parties' review.
    assert any(row.kind == "review" for row in due(alder.viewer("sergeant")))
    make.done(alder, "review_agreement", agreement=str(paper), day="2026-11-10")
    assert not [one for one in asked_of_schools(alder.viewer("principal")) if one.agreement == paper]


def test_another_districts_agreement_is_none_of_theirs(alder, high):
    district = make.district(alder, "Birch Union")
    make.district(alder, "Cedar Union")
    fields = make.agreed() | {"start": "2026-01-15", "parties": ["Alder Police", "Cedar Union"]}
    make.done(alder, "add_agreement", **fields)
    kinds = [one.kind for one in asked_of_schools(alder.viewer("principal"))]
    assert kinds == [AttestationKind.DISCIPLINE]
    mine = make.agreed() | {"start": "2026-01-15", "parties": ["Alder Police", "Birch Union"]}
    make.done(alder, "add_agreement", **mine)
    page = {"name": "Alder high", "kind": "high", "district": str(district)}
    make.done(alder, "change_school", school=high, fields=page)
    kinds = [one.kind for one in asked_of_schools(alder.viewer("principal"))]
    assert kinds == [AttestationKind.DISCIPLINE, AttestationKind.REVIEW]
