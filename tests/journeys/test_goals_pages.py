"""Pages of profiles, goals, costs and projects, in Spanish on a screen of 320 px: axe, width, targets, language."""

import re

import pytest

from tests.journeys.looks import walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
FIELD = ("/goals/", "/projects/", "/projects/open/", "/entry/{own}/project/")
DESK = (
    *("/desk/goals/", "/desk/goals/add/", "/desk/projects/", "/desk/projects/open/"),
    *("/desk/program/costs/", "/desk/program/costs/add/"),
    *("/desk/schools/{school}/profile/", "/desk/schools/{school}/profile/needs/add/"),
)


@pytest.mark.parametrize(("who", "paths", "least"), [("officer-1", FIELD, 44), ("sergeant", DESK, 24)])
def test_every_page_can_be_used(visit, places, who, paths, least):
    """Given every page of a role, then axe finds nothing, nothing runs out of the screen, and targets can be hit."""
    wrong, _titles = walk(visit(who, language="es"), paths, places, least)
    assert wrong == {}


@pytest.mark.parametrize(
    ("who", "start", "link", "least"),
    [("sergeant", "/desk/goals/", r"^/desk/goals/[0-9a-f-]{36}/$", 24)],
)
def test_a_page_behind_a_list_can_be_used(visit, places, who, start, link, least):
    """Given a list, when its first line is opened, then that page can be used too."""
    page = visit(who, language="es")
    page.goto(start)
    found = page.eval_on_selector_all("main a", "links => links.map(one => one.getAttribute('href'))")
    first = next(href for href in found if re.match(link, href or ""))
    wrong, _titles = walk(page, (first, f"{first}change/", f"{first}close/"), places, least)
    assert wrong == {}
