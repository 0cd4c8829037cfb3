"""The pages of incidents: what an officer opens grows there, and what does not fit says why."""

import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.insight.guarded import guarded
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice
from schoolbeat.work.incidents.models import Deed, End, Incident, Narrative, Opening, Party
from tests.factories import incidents as make
from tests.factories import requests as asking
from tests.factories.people import opened, person
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
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


def hidden(html, prefix=""):
    """What a page's form carries along."""
    names = ("envelope", "asked")
    found = {}
    for name in names:
        full = f"{prefix}-{name}" if prefix else name
        found[full] = re.search(rf'name="{full}" value="([^"]+)"', html)[1]
    return found


def form_on(browser, case, slug):
    html = browser.get(f"{PATH}{case}/").content.decode()
    assert f'action="{PATH}{case}/{slug}/"' in html, slug
    return hidden(html, slug)


def send(browser, case, slug, **said):
    payload = form_on(browser, case, slug) | {f"{slug}-{name}": value for name, value in said.items()}
    return browser.post(f"{PATH}{case}/{slug}/", payload)


def test_an_officer_opens_an_incident_and_it_grows(alder, browser_of):
    browser = browser_of("officer-1")
    html = browser.get(f"{PATH}add/").content.decode()
    said = {
        "kind": "investigation",
        "place_kind": "campus at_school",
        "school": str(alder.schools["high"]),
        "happened": "2026-11-19T10:20",
        "initiator": "teacher",
        "text": "They met at the gym door.",
    }
    answer = browser.post(f"{PATH}add/", hidden(html) | said)
    row = Incident.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PATH}{row.pk}/")
    assert row.happened_at.isoformat() == "2026-11-19T18:20:00+00:00"
    assert browser.post(f"{PATH}add/", hidden(html) | said).status_code == 302
    assert Incident.objects.count() == 1
    mine = {"part": "involved", "standing": "student_here", "seen": "A student in gray", "age": "14"}
    assert send(browser, row.pk, "join", **mine).status_code == 302
    assert send(browser, row.pk, "charge", code="simple-assault").status_code == 302
    party = str(Party.objects.get().pk)
    deed = {"what": "interview", "at": "2026-11-19T11:00", "party": party, "text": "He was angry."}
    assert send(browser, row.pk, "do", **deed).status_code == 302
    ended = {"party": party, "rung": "mediation", "day": "2026-11-19", "why": "Both wanted it."}
    assert send(browser, row.pk, "end", **ended).status_code == 302
    html = browser.get(f"{PATH}{row.pk}/").content.decode()
    for words in ("A student in gray", "Simple assault", "He was angry.", "Mediation", "Both wanted it."):
        assert words in html, words
    assert (Deed.objects.count(), End.objects.count()) == (1, 1)


def test_what_does_not_fit_stands_open_with_what_was_typed(alder, browser_of):
    browser, case = browser_of("officer-1"), make.incident(alder, charges=[{"code": "simple-assault"}])
    party = str(make.party(alder, case, age=9))
    said = {
        "party": party,
        "rung": "citation",
        "day": "2026-11-19",
        "why": "Third time.",
        "considered": ["advice"],
    }
    answer = send(browser, case, "end", **said)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "602" in html
    assert "Third time." in html
    assert not End.objects.exists()


def test_a_sergeant_reviews_and_confirms(alder, browser_of):
    case = make.incident(alder, text="What happened.", charges=[{"code": "simple-assault"}])
    whom = str(make.party(alder, case, age=9))
    officer, sergeant = browser_of("officer-1"), browser_of("sergeant")
    named = {"party": whom, "gate": "under-age", "why": "He had a gun."}
    assert send(officer, case, "name_exception", **named).status_code == 302
    assert send(officer, case, "submit").status_code == 302
    listed = sergeant.get(PATH).content.decode()
    assert "waits for you" in listed
    opening = str(Opening.objects.get().pk)
    said = {"opening": opening, "answer": "yes", "word": "Read."}
    assert send(sergeant, case, "confirm_exception", **said).status_code == 302
    assert send(sergeant, case, "give_back", word="Say when.").status_code == 302
    assert send(officer, case, "narrate", text="At ten.").status_code == 302
    assert send(officer, case, "submit").status_code == 302
    assert send(sergeant, case, "approve").status_code == 302
    assert send(officer, case, "narrate", text="A witness called.").status_code == 302
    html = officer.get(f"{PATH}{case}/").content.decode()
    assert "Supplement" in html
    assert Narrative.objects.filter(supplement=True).count() == 1


def test_who_is_to_be_told_stands_with_clock_and_law_in_list_and_queue(alder, browser_of):
    case = make.incident(alder)
    make.deed(alder, case, "child_abuse")
    sergeant = browser_of("sergeant")
    for path in (PATH, "/desk/"):
        html = sergeant.get(path).content.decode()
        assert "Penal Code 11166(a)" in html, path
        assert f"{PATH}{case}/" in html


def test_an_entry_and_a_request_are_carried_over(alder, browser_of):
    browser = browser_of("officer-1")
    entry = alder.log(note="Two pushed each other.")
    assert f"{PATH}add/?entry={entry}" in browser.get(f"/desk/entries/{entry}/").content.decode()
    assert "Two pushed each other." in browser.get(f"{PATH}add/?entry={entry}").content.decode()
    request = asking.filed(alder, text="They fight at my shop.", kind="business-conduct")
    page = browser.get(f"{PATH}add/?request={request}")
    assert "They fight at my shop." in page.content.decode()
    said = {
        "kind": "investigation",
        "place_kind": "surroundings linked",
        "school": str(alder.schools["high"]),
        "happened": "2026-11-19T10:20",
        "initiator": "business",
        "text": "At the shop.",
    }
    answer = browser.post(f"{PATH}add/?request={request}", hidden(page.content.decode()) | said)
    case = Incident.objects.get()
    assert answer.headers["Location"] == f"{PATH}{case.pk}/"
    assert f"{PATH}{case.pk}/" in browser.get(f"/desk/requests/{request}/").content.decode()


def test_a_strangers_entry_is_carried_nowhere(alder, bay, browser_of):
    browser = browser_of("officer-1")
    assert browser.get(f"{PATH}add/?entry={bay.log()}").status_code == 404
    complaint = asking.filed(alder, kind="complaint", about=str(alder.account("officer-2").id))
    assert browser.get(f"{PATH}add/?request={complaint}").status_code == 404


def test_a_person_who_is_known_is_joined_and_named_only_while_the_record_is_open(alder, browser_of):
    browser, case, whom = browser_of("officer-1"), make.incident(alder), person(alder)
    html = browser.get(f"/desk/people/?incident={case}").content.decode()
    assert f'href="{PATH}{case}/"' in html
    page = browser.get(f"{PATH}{case}/?person={whom}").content.decode()
    assert f'name="join-person" value="{whom}"' in page
    said = {"part": "involved", "standing": "student_here", "person": str(whom)}
    assert send(browser, case, "join", **said).status_code == 302
    assert "García" not in browser.get(f"{PATH}{case}/").content.decode()
    opened(alder, "officer-1", whom, "follow_up")
    assert "García" in browser.get(f"{PATH}{case}/").content.decode()
    assert f"{PATH}{case}/" in browser.get(f"/desk/people/{whom}/").content.decode()


def test_incidents_are_off_on_an_install_of_real_people_and_the_desk_says_why(alder, browser_of, settings):
    case = make.incident(alder)
    settings.OFF_ON_REAL_INSTALLS = ("incidents.",)
    for who in ("officer-1", "sergeant", "records"):
        for path in (PATH, f"{PATH}{case}/", f"{PATH}add/"):
            assert browser_of(who).get(path).status_code == 404, (who, path)
    assert make.tried(alder).code == "not_permitted"
    assert "Incidents are off" in browser_of("sergeant").get("/desk/settings/").content.decode()
    assert PATH not in browser_of("sergeant").get("/desk/").content.decode()


@pytest.mark.parametrize(
    "query", ["?state=nothing", "?school=x", "?family=%00", "?page=x", "?state=mine&family=violence"]
)
def test_no_address_of_the_list_breaks(alder, browser_of, query):
    make.incident(alder)
    assert browser_of("sergeant").get(f"{PATH}{query}").status_code == 200


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("do", {"what": "note", "at": "soon", "text": "x"}),
        ("do", {"what": "note", "at": "1999-01-01T00:00", "text": "x"}),
        ("do", {"what": "\x00", "at": "2026-11-19T10:00", "text": "\x00"}),
        ("join", {"part": "involved", "standing": "student_here", "seen": "", "age": "999"}),
        ("join", {"part": "involved", "standing": "student_here", "person": "nobody"}),
        ("charge", {"code": "no-such"}),
        ("narrate", {"text": "x" * 40_001}),
        ("narrate", {"text": "x", "base": "nothing"}),
        ("amend", {"place_kind": "moon", "happened": "2026-11-19T10:00", "initiator": "teacher"}),
        ("assign", {"to": "nobody"}),
    ],
)
def test_bad_input_is_told_in_words(alder, browser_of, slug, said):
    case = make.incident(alder)
    answer = send(browser_of("officer-1"), case, slug, **said)
    assert answer.status_code == 422


def asked_of_the_database(browser, path):
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize(("path", "most"), [(PATH, 24), ("one", 32)])
def test_what_a_page_asks_does_not_grow_with_what_was_written_down(alder, browser_of, path, most):
    case = make.incident(alder, text="What happened.")
    address, browser = (f"{PATH}{case}/" if path == "one" else path), browser_of("sergeant")

    def grow():
        whom = make.party(alder, case, age=16)
        make.deed(alder, case, "removal", party=str(whom), to_whom="The station")
        make.done(alder, "officer-1", "narrate", case, text="More.")
        make.incident(alder, charges=[{"code": "simple-assault"}])

    grow()
    browser.get(address)
    few = asked_of_the_database(browser, address)
    for _ in range(3):
        grow()
    browser.get(address)
    many = asked_of_the_database(browser, address)
    assert len(many) == len(few)
    assert len(many) <= most, "\n".join(sql[:120] for sql in many)


def test_what_was_typed_stands_when_the_report_was_handed_in_meanwhile(alder, browser_of):
    browser, case = browser_of("officer-1"), make.incident(alder, text="First.")
    carried = {slug: form_on(browser, case, slug) for slug in ("narrate", "join")}
    base = str(Narrative.objects.get(incident=case).pk)
    make.done(alder, "officer-1", "submit", case)
    person_ = {"join-part": "witness", "join-standing": "no_student", "join-seen": "A driver at the gate"}
    answer = browser.post(f"{PATH}{case}/join/", carried["join"] | person_)
    assert (answer.status_code, "A driver at the gate" in answer.content.decode()) == (422, True)
    report = {"narrate-text": "All of it again, from the start.", "narrate-base": base}
    answer = browser.post(f"{PATH}{case}/narrate/", carried["narrate"] | report)
    html = answer.content.decode()
    assert (answer.status_code, "All of it again, from the start." in html) == (422, True)
    again = hidden(html, "narrate") | {"narrate-text": "All of it again, from the start."}
    assert re.search(r'name="narrate-base"(?! value="[^"])', html)
    assert browser.post(f"{PATH}{case}/narrate/", again).status_code == 302
    assert Narrative.objects.get(supplement=True).base is None


def test_an_exception_that_waits_stands_in_the_sergeants_queue(alder, browser_of):
    make.opening(alder)
    case = Incident.objects.get()
    assert f"{PATH}{case.pk}/#confirm_exception" in browser_of("sergeant").get("/desk/").content.decode()


def test_a_pivot_counts_incidents_of_whole_years_and_withholds_all_where_one_is_few(alder):
    march = datetime.fromisoformat("2026-03-03T10:00:00-08:00")
    cases = [make.incident(alder, happened=march) for _ in range(12)]
    year = Slice(start=date(2025, 7, 1), end=date(2026, 7, 1))

    def amounts():
        found = guarded(
            alder.viewer("sergeant"), [MEASURES["incidents"], MEASURES["incidents-at-school"]], year
        )
        return [row["amount"] for row in found.guarded]

    assert amounts() == [12, 12]
    whom = make.party(alder, cases[0], age=16)
    ended = {"party": str(whom), "rung": "diversion", "day": "2026-03-04", "why": "First time."}
    make.done(alder, "officer-1", "end", cases[0], **ended)
    assert amounts() == [None, None]
