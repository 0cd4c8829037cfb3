"""What agreements allow, said plainly; and the list of designated officers, with the law that asks for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.roster.models import AgreementClause, DesignatedOfficer
from tests.cast import NOW
from tests.clerk import Desk, said
from tests.factories import people
from tests.factories import roster as make
from tests.towns import alder, bay, moment

TODAY = "/desk/agreements/clauses/"
LIST = "/desk/officers/designated/"
TYPED = {
    "kind": "school_official",
    "section": "4.2",
    "words": "Officers are officials.",
    "start": "2026-01-01",
}
READERS = ("officer-1", "sergeant", "principal", "counselor", "records", "analyst")
__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def desk(alder) -> Desk:
    return Desk(alder)


@pytest.fixture
def paper(alder) -> str:
    return f"/desk/agreements/{make.agreement(alder, start='2026-01-01', end=None)}/"


@pytest.mark.parametrize("who", READERS)
def test_without_a_clause_it_says_that_nothing_is_allowed(alder, who):
    shown = said(Desk(alder, who).open(TODAY))
    assert "No clause: officers see no school records." in shown
    assert "Off: no clause allows it." in shown


@pytest.mark.parametrize("path", [TODAY, LIST])
def test_it_is_not_for_who_only_keeps_the_machine(alder, path):
    assert Desk(alder, "it").open(path).status_code == 404


def test_a_clause_is_entered_shown_and_ended(alder, desk, paper):
    assert desk.send(f"{paper}clauses/add/", **TYPED).status_code == 302
    shown = said(desk.open(paper))
    assert all(words in shown for words in ("holds today", "4.2", "Officers are officials.", "All schools"))
    allowed = said(desk.open(TODAY))
    assert "Officers are school officials at: all schools of the agency." in allowed
    assert "2 schools" in allowed
    assert "No clause" not in allowed
    clause = AgreementClause.objects.get()
    assert desk.send(f"{paper}clauses/{clause.id}/end/", end="2026-11-19").status_code == 302
    assert "has ended" in said(desk.open(paper))
    assert f"{clause.id}/end/" not in desk.open(paper).content.decode()
    allowed = said(desk.open(TODAY))
    assert "No clause: officers see no school records." in allowed
    assert "Clauses that do not hold today" in allowed


def test_a_clause_of_one_district_names_it_and_its_schools_alone(alder, desk, paper):
    district = make.district(alder, "Elm Unified")
    make.school(alder, "Elm Elementary", district=str(district))
    typed = TYPED | {"kind": "roster", "district": str(district)}
    assert desk.send(f"{paper}clauses/add/", **typed).status_code == 302
    shown = said(desk.open(TODAY))
    assert "The roster may be taken in: Elm Unified." in shown
    assert "1 school " in shown
    assert "Alder High" not in shown
    assert "No clause: officers see no school records." in shown


def test_what_does_not_hold_says_why(alder, desk, paper):
    assert desk.send(f"{paper}clauses/add/", **(TYPED | {"start": "2027-01-01"})).status_code == 302
    assert "does not hold yet" in said(desk.open(TODAY))
    change = {"title": "MOU", "parties": "Alder Police\nAlder Unified", "start": "2026-01-01"}
    assert desk.send(f"{paper}change/", **change, end="2027-02-01").status_code == 302
    with clock.at(NOW + timedelta(days=100)):
        assert "does not hold: its agreement is not in force" in said(Desk(alder).open(TODAY))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"section": ""}, "section"),
        ({"words": " "}, "words"),
        ({"start": "2025-12-31"}, "start"),
        ({"end": "2026-01-01"}, "end"),
        ({"kind": "anything"}, "kind"),
    ],
)
def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(desk, paper, changed, field):
    sent = desk.send(f"{paper}clauses/add/", **(TYPED | {"words": "Kept words."} | changed))
    assert sent.status_code == 422
    html = sent.content.decode()
    assert f'href="#id_{field}"' in html
    assert "Kept words." in html or field == "words"
    assert not AgreementClause.objects.exists()


def test_an_end_before_the_start_is_refused_at_its_field(alder, desk):
    clause = AgreementClause.objects.get(id=people.clause(alder))
    sent = desk.send(f"/desk/agreements/{clause.agreement_id}/clauses/{clause.id}/end/", end="2025-12-31")
    assert sent.status_code == 422
    assert 'href="#id_end"' in sent.content.decode()


def test_only_the_sergeant_enters_and_ends(alder, paper):
    clause = AgreementClause.objects.get(id=people.clause(alder))
    there = f"/desk/agreements/{clause.agreement_id}/"
    for who in ("officer-1", "principal", "records", "analyst"):
        other = Desk(alder, who)
        assert other.open(f"{paper}clauses/add/").status_code == 404
        assert other.open(f"{there}clauses/{clause.id}/end/").status_code == 404
        assert "clauses/add/" not in other.open(there).content.decode()


def test_a_clause_of_others_or_of_another_paper_does_not_exist(alder, bay, desk, paper):
    theirs = people.clause(bay)
    mine = people.clause(alder)
    for clause in (theirs, mine):
        assert desk.open(f"{paper}clauses/{clause}/end/").status_code == 404


def test_the_list_names_the_law_that_asks_for_it(alder):
    for who in READERS:
        shown = said(Desk(alder, who).open(LIST))
        assert "The law of this place asks for these names in writing." in shown
        assert "Education Code 49076" in shown
        assert "to be confirmed" in shown
        assert "Nobody is on the list" in shown


def test_where_the_law_does_not_ask_the_page_says_so(alder, desk, settings):
    folder = settings.DATA_DIR / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "alder.toml"
    own.write_text(
        '[pack]\nplace = "alder"\nname = "Alder"\nkind = "agency"\nextends = "us-ca"\nreviewed = 2026-11-01\n'
        '[[value]]\nname = "designated_officers_listed"\nvalue = false\nsource = "Own rule"\n'
        "effective = 2020-01-01\nreviewed = 2026-11-01\nconfirmed = true\n",
        encoding="utf-8",
    )
    try:
        assert "The law of this place asks for no such list." in said(desk.open(LIST))
    finally:
        own.unlink()


def test_an_officer_goes_on_the_list_and_off_it(alder, desk):
    own = str(alder.account("officer-1").id)
    typed = {"officer": own, "named_by": "Chief L. Ito", "letter": "2026-09-01", "start": "2026-09-02"}
    assert desk.send(f"{LIST}add/", **typed).status_code == 302
    row = DesignatedOfficer.objects.get()
    shown = said(Desk(alder, "counselor").open(LIST))
    assert all(
        words in shown for words in ("Officer-1 of Alder", "Chief L. Ito", "Sep 1, 2026", "Sep 2, 2026")
    )
    assert desk.send(f"{LIST}{row.id}/end/", end="2026-11-01").status_code == 302
    page = desk.open(LIST)
    assert "Nov 1, 2026" in said(page)
    assert f"{row.id}/end/" not in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"), [({"named_by": ""}, "named_by"), ({"letter": "1899-01-01"}, "letter")]
)
def test_who_cannot_be_named_is_refused_at_the_field(alder, desk, changed, field):
    typed = {"named_by": "Chief L. Ito", "letter": "2026-09-01", "start": "2026-09-02"}
    sent = desk.send(f"{LIST}add/", officer=str(alder.account("officer-1").id), **(typed | changed))
    assert sent.status_code == 422
    assert f'href="#id_{field}"' in sent.content.decode()
    assert not DesignatedOfficer.objects.exists()
