"""The agreement register: parties, term, checklist, file, yearly review."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from schoolbeat.work.roster.queries import agreement, agreement_file, agreements
from tests.factories import roster as make

SHA = "a" * 64


@pytest.fixture
def paper(alder) -> UUID:
    return make.agreement(alder)


def test_an_agreement_is_entered_changed_and_reviewed_every_year(alder, paper):
    sergeant = alder.viewer("sergeant")
    seen = agreement(sergeant, paper)
    assert (seen.parties, seen.end, seen.review_due) == (
        ("Alder Police", "Alder Unified"),
        None,
        date(2027, 1, 15),
    )
    make.done(alder, "review_agreement", agreement=str(paper), day="2026-11-10", note="Nothing to change.")
    make.done(alder, "review_agreement", agreement=str(paper), day="2026-06-01")
    seen = agreement(sergeant, paper)
    assert ([str(one.day) for one in seen.reviews], seen.review_due) == (
        ["2026-11-10", "2026-06-01"],
        date(2027, 11, 10),
    )
    make.done(alder, "change_agreement", agreement=str(paper), fields=make.agreed() | {"end": "2026-11-19"})
    assert agreement(sergeant, paper).review_due is None


def test_the_checklist_is_ticked_and_opened_again(alder, paper):
    item = make.done(alder, "add_agreement_item", agreement=str(paper), text="Yearly training for principals")
    make.done(alder, "tick_agreement_item", item=str(item), done="2026-09-01")
    assert agreement(alder.viewer("principal"), paper).items[0].done == date(2026, 9, 1)
    make.done(alder, "tick_agreement_item", item=str(item))
    assert agreement(alder.viewer("sergeant"), paper).open_items == 1
    make.done(alder, "remove_agreement_item", item=str(item))
    assert agreement(alder.viewer("sergeant"), paper).items == ()


def test_a_file_is_attached_once_and_read_at_the_desk_alone(alder, bay, paper):
    told = {"agreement": str(paper), "name": "mou.pdf", "size": 1000, "sha256": SHA}
    identity = make.done(alder, "attach_agreement_file", **told)
    assert make.refused(alder, "attach_agreement_file", **told) == ("rule", "sha256")
    assert agreement(alder.viewer("sergeant"), paper).files[0].name == "mou.pdf"
    readers = {
        who: agreement_file(alder.viewer(who), identity) for who in ("sergeant", "analyst", "principal", "it")
    }
    assert [who for who, seen in readers.items() if seen] == ["sergeant", "analyst"]
    assert agreement_file(bay.viewer("sergeant"), identity) is None


@pytest.mark.parametrize("changed", [{"size": 0}, {"size": 11 * 1024 * 1024}, {"sha256": "../../etc/passwd"}])
def test_a_file_that_cannot_be(alder, paper, changed):
    told = {"agreement": str(paper), "name": "mou.pdf", "size": 1000, "sha256": SHA} | changed
    assert make.refused(alder, "attach_agreement_file", **told) == ("malformed", "size")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"parties": ["Alder Police"]}, "parties"),
        ({"parties": ["Alder Police", " "]}, "parties"),
        ({"end": "2026-01-15"}, "end"),
        ({"title": ""}, "title"),
    ],
)
def test_an_agreement_that_cannot_be(alder, changed, field):
    assert make.refused(alder, "add_agreement", **(make.agreed() | changed))[1] == field


def test_a_review_does_not_come_before_the_agreement(alder, paper):
    assert make.refused(alder, "review_agreement", agreement=str(paper), day="2025-01-01")[1] == "day"


def test_another_agencys_register_is_closed(alder, bay, paper):
    assert agreements(bay.viewer("sergeant")) == []
    for verb, payload in (
        ("change_agreement", {"agreement": str(paper), "fields": make.agreed()}),
        ("add_agreement_item", {"agreement": str(paper), "text": "x"}),
        ("review_agreement", {"agreement": str(paper), "day": "2026-11-01"}),
    ):
        assert make.refused(bay, verb, **payload)[0] == "not_permitted"
        assert make.refused(alder, verb, "principal", **payload)[0] == "not_permitted"
