"""A clerk takes a district's roster over: chosen, looked at, taken, refused, and while it is worked on."""

from typing import Any

import pytest
from playwright.sync_api import expect

from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.exchange.shelf import LOOKS
from schoolbeat.foundation import clock
from schoolbeat.work.roster.models import School
from tests.demo.stage import NOW
from tests.exchange.oneroster.stage import ANA, BORN, DISTRICT, EVA, TOM, content, pack, user_11
from tests.journeys.looks import faults, opened
from tests.journeys.test_people_registers import do, viewer_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
PATH = "/desk/people/roster/"


@pytest.fixture
def allowed(house, db, settings, tmp_path) -> Any:
    """Given an agreement with a clause that allows the roster of the agency's schools."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    with clock.at(NOW):
        parties, since = ["Police", "District"], "2026-01-01"
        agreement = do(
            "sergeant", "roster.add_agreement", title="SRO agreement", parties=parties, start=since
        )
        words = {"section": "7.3", "words": "The district may share its roster.", "start": since}
        do("sergeant", "roster.add_clause", agreement=str(agreement), kind="roster", **words)
    return viewer_of("sergeant")


def chosen(page, folder, viewer, **changed: Any) -> None:
    """Choose a set: a student, her mother and a teacher of a school of the agency, and one of a school elsewhere."""
    school = School.objects.filter(agency=viewer.agency).order_by("name").first()
    places = {"elm": school.name, "far": "Invented Far Away High (synthetic)"}
    orgs = [
        {"sourcedId": source, "name": name, "type": "school", "parentSourcedId": "d1"}
        for source, name in places.items()
    ]
    far = {"sourcedId": "s2", "givenName": "Kai", "familyName": "Farr", "grades": "10"}
    users = [*(user_11(row | changed) for row in (ANA, EVA, TOM)), user_11(far, "student", "far")]
    files = {"orgs": [DISTRICT, *orgs], "users": users, "demographics": [BORN]}
    folder.mkdir()
    opened(page, PATH)
    page.locator("input[type=file]").set_input_files(pack(folder, content("1.1", files)))
    page.locator("main form button").click()


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_set_is_chosen_looked_at_and_taken_over(visit, allowed, tmp_path, desk, language):
    """Given the clause, when a set is chosen, then it says what it would become, and once taken what became of it."""
    page = visit("sergeant", desk=desk, language=language)
    chosen(page, tmp_path / "set", allowed)
    expect(page.locator("main form[action$='/take/']")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("main form[action$='/take/'] button").click()
    expect(page.locator("main form[action$='/take/']")).to_have_count(0)
    assert faults(page, 24) == []
    opened(page, PATH)


@pytest.mark.parametrize(("desk", "language"), [(False, "en"), (True, "es")])
def test_a_faulty_set_says_where_and_what_was_expected(visit, allowed, tmp_path, desk, language):
    """Given a set with rows at fault, then each is named by file, line and column, and nothing was written."""
    page = visit("sergeant", desk=desk, language=language)
    chosen(page, tmp_path / "set", allowed, agentSourcedIds="nobody", orgSourcedIds="nowhere")
    expect(page.locator("main table")).to_contain_text("users.csv")
    assert faults(page, 24) == []


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_large_set_can_be_left_while_it_is_worked_on(visit, allowed, tmp_path, desk, language):
    """Given a set that a job works on, then the page says how far it is, and the way back to it."""
    found = ROSTERS.keep(allowed.agency, [b"a set that nobody has opened yet"])
    page = visit("sergeant", desk=desk, language=language)
    for done, of in ((0, 0), (3, 10)):
        found.tell(LOOKS, done, of)
        opened(page, f"{PATH}{found.digest}/")
        expect(page.locator("main progress")).to_have_count(1 if of else 0)
