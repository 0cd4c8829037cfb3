"""The registers of people, looked at by each role: who looked, questions to the records, clauses, who was named."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from schoolbeat.access.models import Account
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.people.models import Demographic
from tests.demo.stage import NOW
from tests.journeys.looks import faults, walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
SERGEANT = (
    *("/desk/", "/desk/people/readings/", "/desk/people/readings/?from=2020-01-01&to=2020-01-02"),
    *("/desk/people/inquiries/", "/desk/people/inquiries/{unit}/", "/desk/people/inquiries/add/"),
    "/desk/people/roster/",
    *(
        "/desk/agreements/clauses/",
        "/desk/agreements/{agreement}/",
        "/desk/agreements/{agreement}/clauses/add/",
    ),
    "/desk/agreements/{agreement}/clauses/{clause}/end/",
    *("/desk/officers/designated/", "/desk/officers/designated/add/"),
    *("/desk/officers/designated/{designation}/end/", "/desk/numbers/students/"),
)
RECORDS = (
    *("/desk/people/readings/", "/desk/people/readings/?what=searched", "/desk/people/inquiries/"),
    *("/desk/people/inquiries/{unit}/", "/desk/people/{student}/copy/", "/desk/people/{student}/"),
    *("/desk/people/inquiries/add/?person={student}", "/desk/people/{student}/destroy/", "/desk/conflicts/"),
)
PRINCIPAL = (
    *("/campus/", "/desk/people/inquiries/", "/desk/people/inquiries/{school}/"),
    *("/desk/people/inquiries/add/", "/desk/people/{pupil}/copy/", "/desk/agreements/clauses/"),
)


def viewer_of(who: str) -> Viewer:
    """Return a member of the cast as a viewer."""
    viewer = viewer_for(Account.objects.get(email__startswith=f"{who}@").id)
    assert viewer is not None
    return viewer


def do(who: str, verb: str, **payload: Any) -> UUID:
    """Let a member of the cast do what must be done; return the id."""
    result = run_one(Envelope(verb, clock.now(), payload), viewer_of(who))
    assert result.done, (verb, result)
    return result.id


def _ask(who: str, hat: str, **more: Any) -> UUID:
    asked = {"asker": "Rosa López", "about": "What do you keep of my son?", "reach": "(555) 010-7788"}
    return do(who, "people.ask", hat=hat, kind="see", asked_on="2026-11-02", **(asked | more))


def _known(who: str, hat: str, school: str) -> UUID:
    fields = {"given": "Ana", "family": "García", "born": "2011-03-09", "phones": ["(555) 010-1234"]}
    return do(who, "people.add", hat=hat, kind="student", fields=fields, school=school, grade="09")


def _papers() -> dict[str, UUID]:
    """An agreement with a clause, and an officer who was named in writing."""
    parties, since = ["Police", "District"], "2026-01-01"
    agreement = do("sergeant", "roster.add_agreement", title="SRO agreement", parties=parties, start=since)
    says = {
        "section": "4.2",
        "words": "Officers are school officials with a legitimate educational interest.",
    }
    clause = {"agreement": str(agreement), "kind": "school_official", "start": since} | says
    officer = str(Account.objects.get(email__startswith="officer-1@").id)
    named = {"officer": officer, "named_by": "Chief L. Ito", "letter": "2026-09-01", "start": "2026-09-02"}
    return {
        "agreement": agreement,
        "clause": do("sergeant", "roster.add_clause", **clause),
        "designation": do("sergeant", "roster.designate_officer", **named),
    }


@pytest.fixture
def filled(house, db) -> dict[str, UUID]:
    """Given somebody looked, a mother asked twice, an agreement has a clause, and an officer was named."""
    with clock.at(NOW - timedelta(hours=14)):
        do("officer-1", "people.search", typed="garcia")
    with clock.at(NOW):
        school = str(next(iter(viewer_of("principal-1").schools)))
        student = _known("sergeant", "le_unit_record", school)
        pupil = _known("principal-1", "education_record", school)
        why = {"reason": "other", "words": "Found a telephone with this name on it."}
        do("officer-1", "people.open_with_reason", person=str(student), **why)
        do("records", "people.open_with_reason", person=str(student), reason="records_request")
        # As the roster import would bring it: then there is something to count by.
        agency = viewer_of("sergeant").agency
        Demographic.objects.create(code=b"0" * 16, agency_id=agency, sex="female", races=[])
        ended = _ask("records", "le_unit_record")
        do("records", "people.answer", inquiry=str(ended), end="shown", answer="Shown on paper.")
        asked = {
            "unit": _ask("records", "le_unit_record", person=str(student)),
            "school": _ask("principal-1", "education_record", school=school, person=str(pupil)),
        }
        return {"student": student, "pupil": pupil} | asked | _papers()


@pytest.mark.parametrize(
    ("who", "paths"), [("sergeant", SERGEANT), ("records", RECORDS), ("principal-1", PRINCIPAL)]
)
@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_every_page_can_be_used(visit, filled, who, paths, desk, language):
    """Given every page of a role, then axe finds nothing, nothing runs out of the screen, and targets can be hit."""
    wrong, _titles = walk(visit(who, desk=desk, language=language), paths, filled, 24)
    assert wrong == {}


def test_a_mother_is_answered_in_time(visit, filled):
    """Given a mother at the counter, when she is taken down and answered, then both stand there with the law's day."""
    page = visit("records", desk=True)
    page.goto("/desk/people/inquiries/add/")
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page, 24) == []
    page.get_by_label("Who asks").fill("Tomás Vega")
    page.get_by_label("How to reach them").fill("at the counter")
    page.get_by_label("What about").fill("My own record.")
    page.get_by_role("button", name="Take it down").click()
    page.get_by_role("row", name="Tomás Vega").get_by_role("link").click()
    page.get_by_label("Nothing is kept").check()
    page.get_by_label("What was answered").fill("Said so at the counter.")
    page.get_by_role("button", name="It is answered").click()
    expect(page.get_by_role("row", name="Tomás Vega")).to_contain_text("in time")


def test_the_copy_prints_without_what_is_for_the_desk(visit, filled):
    """Given the copy of a record, when it is printed, then the record stands there and no button or warning does."""
    page = visit("records", desk=True)
    page.goto(f"/desk/people/{filled['student']}/copy/")
    page.emulate_media(media="print")
    for gone in (".no-print", ".d-nav", ".btn", ".skip"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    expect(page.locator("article")).to_contain_text("García")
    expect(page.get_by_text("SYNTHETIC", exact=True).first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
