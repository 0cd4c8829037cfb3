"""The pages of incidents in the words of the place: its lists where it has them, and exceptions that its law knows."""

import re

import pytest
from django.test import Client

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.ledger import packs
from schoolbeat.work.incidents.models import Deed, Opening
from tests.factories import incidents as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/incidents/"


@pytest.fixture
def browser_of(alder):
    """Return what signs somebody of the town in."""

    def come(who):
        client = Client()
        client.force_login(alder.account(who))
        return client

    return come


@pytest.fixture
def in_washington(monkeypatch):
    """Let the law of Washington hold in every town."""
    monkeypatch.setattr(packs, "pack_at", lambda _place, _own: pack_for("us-wa"))


def shown(browser, case):
    return browser.get(f"{PATH}{case}/").content.decode()


def field(html, name):
    """Return the control of a field of the deed form; nothing where it is not there."""
    found = re.search(rf'<(select|input|textarea)[^>]* name="do-{name}".*?(?:</select>|>)', html, re.S)
    return found[0] if found else ""


def send(browser, case, slug, **said):
    html = shown(browser, case)
    hidden = {
        name: re.search(rf'name="{slug}-{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")
    }
    payload = {f"{slug}-{name}": value for name, value in (hidden | said).items()}
    return browser.post(f"{PATH}{case}/{slug}/", payload)


def search(party, **changed):
    plain = {"what": "search", "at": "2026-11-19T11:00", "party": str(party), "text": "A clip showed."}
    return plain | {"basis": "visible-contraband", "found": "other-weapon"} | changed


def test_a_search_and_force_are_said_in_the_words_of_the_list(alder, browser_of):
    case = make.incident(alder)
    party, browser = make.party(alder, case), browser_of("officer-1")
    html = shown(browser, case)
    assert all(field(html, name).startswith("<select") for name in ("basis", "found", "force"))
    assert send(browser, case, "do", **search(party)).status_code == 302
    forced = {"what": "force", "at": "2026-11-19T11:00", "until": "2026-11-19T11:02", "text": "Held."}
    assert send(browser, case, "do", **forced, party=str(party), force="physical-tactics").status_code == 302
    html = shown(browser, case)
    for words in ("rests on: Visible contraband", "Other weapon, ", "Physical compliance tactics"):
        assert words in html, words
    browser.cookies["django_language"] = "es"
    assert "Contrabando a la vista" in shown(browser, case)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"found": ""}, "found"),
        ({"basis": ""}, "basis"),
        ({"basis": "Asked"}, "basis"),
        ({"result": "A knife"}, "result"),
        ({"what": "interview", "basis": ""}, "found"),
        ({"what": "interview", "found": ""}, "basis"),
        ({"force": "handcuffed"}, "force"),
    ],
)
def test_a_word_that_does_not_fit_is_refused_at_its_field_with_all_that_was_typed(
    alder, browser_of, changed, name
):
    case = make.incident(alder)
    party, browser = make.party(alder, case), browser_of("officer-1")
    answer = send(browser, case, "do", **search(party, **changed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_do-{name}"' in html
    assert "A clip showed." in html
    assert not Deed.objects.exists()


def test_a_word_that_is_on_no_list_is_refused_by_the_verb(alder):
    case = make.incident(alder)
    said = {"party": str(make.party(alder, case)), "at": make.LATER, "what": "search"}
    for changed, name in (({"basis": "Asked", "result": "none"}, "basis"), ({"basis": "consent"}, "result")):
        refused = make.attempt(alder, "officer-1", "do", case, **said, **changed)
        assert (refused.code, refused.field) == ("malformed", f"payload.{name}")


def test_washington_has_no_such_list_and_words_stay(alder, browser_of, in_washington):
    case = make.incident(alder)
    party, browser = make.party(alder, case), browser_of("officer-1")
    html = shown(browser, case)
    assert field(html, "basis").startswith("<input")
    assert not field(html, "found") + field(html, "force")
    words = {"basis": "Staff saw the clip", "result": "A folding knife"}
    said = {name: word for name, word in search(party).items() if name != "found"}
    assert send(browser, case, "do", **said | words).status_code == 302
    html = shown(browser, case)
    assert all(word in html for word in words.values())


def test_what_is_on_no_list_any_more_is_shown_as_it_stands(alder, browser_of, monkeypatch):
    case = make.incident(alder)
    said = {"party": str(make.party(alder, case)), "basis": "staff-saw-it", "result": "A knife"}
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(packs, "pack_at", lambda _place, _own: pack_for("us-wa"))
        make.deed(alder, case, "search", **said)
    html = shown(browser_of("officer-1"), case)
    assert "rests on: staff-saw-it" in html
    assert "A knife" in html


def answered(alder, browser_of, gate):
    case = make.incident(alder)
    whom = str(make.party(alder, case, age=15))
    make.done(alder, "officer-1", "name_exception", case, party=whom, gate=gate, why="He asked.")
    sergeant = browser_of("sergeant")
    before = shown(sergeant, case)
    said = {"opening": str(Opening.objects.get().pk), "answer": "yes", "word": "Read."}
    assert send(sergeant, case, "confirm_exception", **said).status_code == 302
    return before, shown(sergeant, case)


def test_an_exception_that_the_law_does_not_know_is_seen_and_not_confirmed(alder, browser_of, in_washington):
    before, after = answered(alder, browser_of, "counsel-questioning")
    assert "I have seen it; the law knows no such exception" in before
    assert "I confirm it" not in before
    assert "seen by the sergeant; the law knows no such exception (Sergeant of Alder)" in after
    assert "confirmed by" not in after


def test_an_exception_that_the_law_knows_is_confirmed(alder, browser_of, in_washington):
    before, after = answered(alder, browser_of, "school-rules")
    assert "I confirm it" in before
    assert "confirmed by Sergeant of Alder" in after


def test_a_sergeant_who_has_both_before_them_says_what_holds_for_each(alder, browser_of, in_washington):
    case = make.incident(alder)
    whom = str(make.party(alder, case, age=15))
    for gate in ("counsel-questioning", "school-rules"):
        make.done(alder, "officer-1", "name_exception", case, party=whom, gate=gate, why="He asked.")
    assert "I confirm it; or have seen it, where the law knows none" in shown(browser_of("sergeant"), case)
