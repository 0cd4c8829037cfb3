"""What is said of an officer: taken down with a receipt, read by few, and never by whom it is about."""

from __future__ import annotations

from uuid import UUID

import pytest

from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.jobs import settle_owners
from schoolbeat.work.requests.models import Request, RequestConcern
from schoolbeat.work.requests.queries import follow, one, queue
from schoolbeat.work.requests.queries.became import origins
from schoolbeat.work.requests.queries.receipts import code_of
from schoolbeat.work.requests.queries.work import Sought, asked, counts
from tests.factories import incidents
from tests.factories import requests as make

SAID = "He shouted at my daughter in the corridor."


def complaint(town, about: str | None = "officer-1", who: str = "install", **more) -> UUID:
    whom = str(town.account(about).id) if about else None
    return make.filed(town, who, kind="complaint", text=SAID, about=whom, **more)


def owner(request: UUID) -> str:
    return Request.objects.get(id=request).owner.email.partition("@")[0]


def readers(town, request: UUID) -> set[str]:
    people = ("officer-1", "officer-2", "sergeant", "records", "principal", "counselor", "analyst", "it")
    return {
        who
        for who in people
        if one(town.viewer(who), request)
        or any(
            row.id == request for state in ("open", "ended") for row in queue(town.viewer(who), Sought(state))
        )
    }


def test_no_officer_reads_it_not_even_the_one_who_serves_the_school(alder):
    said = complaint(alder)
    assert (owner(said), readers(alder, said)) == ("sergeant", {"sergeant", "records"})
    nobody = complaint(alder, None)
    assert readers(alder, nobody) == {"sergeant", "records"}
    praise = make.filed(alder, kind="commendation", about=str(alder.account("officer-1").id))
    assert readers(alder, praise) == {"sergeant", "records"}
    assert counts(alder.viewer("officer-1"))["open"] == 0


def test_the_sergeant_does_not_read_what_is_about_the_sergeant(alder):
    said = complaint(alder, "sergeant")
    assert (owner(said), readers(alder, said)) == ("records", {"records"})
    for verb, more in (
        ("answer", {"text": "It was nothing."}),
        ("note", {"text": "Mine."}),
        ("end", {"handler": "officer", "end": "resolved", "text": "Done."}),
        ("hand", {"to": str(alder.account("sergeant").id)}),
        ("concern", {"account": str(alder.account("sergeant").id), "about": False}),
    ):
        assert make.refused(alder, "sergeant", verb, said, **more)[0] == "not_permitted"
    assert counts(alder.viewer("sergeant"))["open"] == 0


def test_whoever_is_named_in_the_words_does_not_read_it_either(alder):
    member = {"email": "sam@alder.example", "name": "Sam Muñoz Jr.", "role": "sergeant"}
    added = alder.do("sergeant", "accounts.provision", **member)
    sam = viewer_for(added.id)
    for more in ({"text": "SGT MUNOZ laughed at me."}, {"text": SAID, "about_words": "Sergeant Muñoz"}):
        said = make.filed(alder, kind="complaint", **more)
        assert one(sam, said) is None
        assert readers(alder, said) == {"sergeant", "records"}
    # A word that only holds the name is not the name.
    assert one(sam, make.filed(alder, kind="complaint", text="At Munozville school."))


def test_a_complaint_that_says_whom_it_means_never_goes_to_that_person(alder):
    """Its only reader is typed, not chosen: nothing is taken down."""
    account = str(alder.account("records").id)
    assert run_one(Envelope("accounts.close", clock.now(), {"account": account}), alder.install).done
    for words in ("the sergeant of Alder", "Alder, the boss"):
        result = make.tried(alder, kind="complaint", text=SAID, about_words=words)
        assert (result.code, result.field) == ("rule", "payload")
    assert not Request.objects.exists()


def test_an_officer_is_named_by_the_badge_and_by_the_name_that_the_public_sees(alder):
    member = {"email": "sam@alder.example", "name": "S. M.", "role": "sergeant"}
    added = alder.do("sergeant", "accounts.provision", **member)
    assert alder.do("sergeant", "roster.add_officer", account=str(added.id), joined="2020-01-01").done
    known = {"officer": str(added.id), "name": "Samuel Quiroga Paz", "badge": "5150"}
    assert alder.do("sergeant", "roster.change_officer", **known).done
    sam = viewer_for(added.id)
    for words in ("It was badge 5150.", "El sargento Quiroga se burló."):
        assert one(sam, make.filed(alder, kind="complaint", text=words)) is None
    assert one(sam, make.filed(alder, kind="complaint", text="Somebody with badge 51500."))


def test_an_officer_who_cannot_sign_in_any_more_is_complained_about_all_the_same(alder):
    officer = alder.account("officer-1").id
    assert run_one(Envelope("accounts.close", clock.now(), {"account": str(officer)}), alder.install).done
    said = make.filed(alder, kind="complaint", text=SAID, about=str(officer))
    assert one(alder.viewer("sergeant"), said).about == ("Officer-1 of Alder",)


def test_where_nobody_is_left_to_read_it_it_is_not_taken_down_and_says_so(alder):
    account = str(alder.account("records").id)
    assert run_one(Envelope("accounts.close", clock.now(), {"account": account}), alder.install).done
    result = make.tried(alder, kind="complaint", text=SAID, about=str(alder.account("sergeant").id))
    assert (result.code, Request.objects.count()) == ("rule", 0)
    # Naming everybody in the words silences nothing: whoever was chosen stays out, the others read it.
    said = make.filed(alder, kind="complaint", text="Everybody of Alder.", about=None)
    assert one(alder.viewer("sergeant"), said)
    assert not one(alder.viewer("officer-1"), said)


def test_it_is_no_schools_and_nothing_counts_it(alder):
    high = str(alder.schools["high"])
    said = complaint(alder, who="principal", of_school=high)
    request = Request.objects.get(id=said)
    assert (request.own, request.of_school_id) == (True, None)
    assert [row.id for row in asked(alder.viewer("principal"))] == [said]
    assert asked(alder.viewer("counselor")) == []
    assert not Fact.objects.filter(record_kind="request").exists()


def test_it_becomes_no_entry_and_joins_nothing(alder):
    first, second = complaint(alder), complaint(alder)
    entry = {"record_kind": "activity", "record": str(alder.log())}
    assert make.refused(alder, "sergeant", "become", first, **entry)[0] == "not_permitted"
    assert make.refused(alder, "sergeant", "join", first, into=str(second))[0] == "not_permitted"


def test_it_is_answered_and_followed_like_any_request(alder):
    said = complaint(alder)
    make.done(alder, "sergeant", "answer", said, text="We will talk with him.")
    make.done(alder, "records", "end", said, handler="officer", end="resolved", text="It was looked into.")
    followed = follow(code_of(said))
    assert [answer.text for answer in followed.answers] == ["We will talk with him.", "It was looked into."]
    assert followed.ended


def test_said_later_to_be_about_its_owner_it_goes_to_somebody_else_at_once(alder):
    said = complaint(alder, None)
    sergeant, records = (str(alder.account(who).id) for who in ("sergeant", "records"))
    make.done(alder, "sergeant", "concern", said, account=sergeant)
    assert (owner(said), readers(alder, said)) == ("records", {"records"})
    again = {"account": sergeant, "about": True}
    assert make.refused(alder, "records", "concern", said, **again) == ("rule", "account")
    # Nobody else is left.
    assert make.refused(alder, "records", "concern", said, account=records) == ("rule", "account")
    make.done(alder, "records", "concern", said, account=sergeant, about=False)
    assert readers(alder, said) == {"sergeant", "records"}
    make.done(alder, "records", "concern", said, account=sergeant)
    assert RequestConcern.objects.count() == 1
    assert readers(alder, said) == {"records"}


def test_only_those_who_may_read_it_are_handed_it(alder):
    said = complaint(alder)
    for who in ("officer-1", "officer-2", "principal"):
        to = str(alder.account(who).id)
        assert make.refused(alder, "sergeant", "hand", said, to=to) == ("malformed", "to")
    make.done(alder, "sergeant", "hand", said, to=str(alder.account("records").id))
    assert owner(said) == "records"


def test_it_is_never_without_an_owner_nor_given_to_an_officer(alder):
    said = complaint(alder)
    account = str(alder.account("sergeant").id)
    assert run_one(Envelope("accounts.close", clock.now(), {"account": account}), alder.install).done
    settle_owners()
    assert owner(said) == "records"
    settle_owners()
    assert owner(said) == "records"


def test_a_sergeant_sweeps_no_flood_away_that_is_about_the_sergeant(alder):
    mine = complaint(alder, "sergeant", wave="w1")
    make.filed(alder, wave="w1")
    assert alder.do("sergeant", "requests.sweep", wave="w1").done
    assert Request.objects.get(id=mine).swept_at is None


def test_whom_it_is_about_goes_with_its_content(alder):
    said = complaint(alder)
    entry = str(Request.objects.get(id=said).entry)
    assert alder.do("records", "ledger.destroy", entry=entry, reason="Gov. Code 34090").done
    assert not RequestConcern.objects.exists()
    assert one(alder.viewer("sergeant"), said) is None


@pytest.mark.parametrize("about", ["01900000-0000-7000-8000-000000000000"])
def test_about_somebody_who_is_not_of_the_agency_is_refused(alder, bay, about):
    for whom in (about, str(bay.account("officer-1").id)):
        result = make.tried(alder, kind="complaint", about=whom)
        assert (result.code, result.field) == ("malformed", "payload.about")


def test_what_it_is_about_is_tied_by_who_reads_it_and_the_incident_does_not_show_it(alder, bay):
    case, said, foreign = incidents.incident(alder), complaint(alder), incidents.incident(bay)
    about = {"record_kind": "incident", "record": str(case)}
    for who in ("officer-1", "officer-2", "principal"):
        assert make.refused(alder, who, "tie", said, **about)[0] == "not_permitted"
    assert make.refused(alder, "sergeant", "tie", said, **about | {"record": str(foreign)}) == (
        "not_permitted",
        "record",
    )
    make.done(alder, "sergeant", "tie", said, **about)
    assert make.refused(alder, "sergeant", "tie", said, **about) == ("rule", "record")
    assert origins(alder.viewer("officer-1"), "incident", case) == []
    assert origins(alder.viewer("sergeant"), "incident", case) == []


def test_only_what_is_said_of_an_officer_is_tied(alder):
    case, plain = incidents.incident(alder), make.filed(alder)
    about = {"record_kind": "incident", "record": str(case)}
    assert make.refused(alder, "sergeant", "tie", plain, **about)[0] == "not_permitted"
