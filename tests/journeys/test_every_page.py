"""Every page, in Spanish on a screen of 320 px: axe, width, targets, language, title."""

from collections import Counter

import pytest

from tests.journeys.looks import walk

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
FIELD = ("/today/", "/today/kinds/intervention/", "/today/log/lunch-duty/", "/week/", "/week/?of=2026-11-09", "/todo/",
         "/more/", "/today/close/", "/entry/{own}/", "/entry/{own}/correct/", "/entry/{own}/withdraw/",
         "/entry/{own}/follow-up/", "/entry/{other}/", "/letters/", "/year/", "/goals/", "/projects/",
         "/incident/")  # fmt: skip
DESK = ("/desk/", "/desk/log/", "/desk/log/?q=nothing-has-this", "/desk/numbers/", "/desk/days/",
        "/desk/days/{officer}/2026-11-18/", "/desk/kinds/", "/desk/kinds/add/", "/desk/kinds/arrest/",
        "/desk/schools/{school}/", "/desk/officers/{officer}/", "/desk/program/", "/desk/search/?q=high",
        "/desk/conflicts/", "/desk/entries/{own}/", "/desk/law/",
        "/desk/incidents/", "/desk/incidents/add/", "/desk/law/?status=reviewed&q=no-line-fits")  # fmt: skip
ROSTER = ("/desk/schools/", "/desk/officers/", "/desk/tours/", "/desk/training/", "/desk/openings/",
          "/desk/agreements/", "/desk/settings/", "/desk/program/edit/")  # fmt: skip
BELLS = ("/desk/schools/{school}/bells/", "/desk/schools/{school}/bells/set/",
         "/desk/schools/{school}/bells/weekdays/", "/desk/schools/{school}/bells/days/",
         "/desk/schools/{school}/bells/file/")  # fmt: skip
NUMBERS = ("/desk/numbers/years/", "/desk/numbers/pivot/", "/desk/goals/", "/desk/projects/", "/desk/program/costs/",
           "/desk/letters/", "/desk/publishing/", "/desk/publishing/2026-10/", "/desk/jobs/",
           "/desk/take-over/")  # fmt: skip
RECORDS = ("/desk/entries/{own}/", "/desk/entries/{own}/destroy/")
STRANGER = ("/sign-in/", "/password/AAAA/abc-def/")


@pytest.mark.parametrize(
    ("who", "paths", "least"),
    [("officer-1", FIELD, 44), ("sergeant", (*DESK, *ROSTER, *BELLS, *NUMBERS), 24), ("records", RECORDS, 24),
     ("principal-1", ("/campus/", "/campus/letters/", "/campus/bells/"), 24), ("", STRANGER, 24)],
)  # fmt: skip
def test_every_page_can_be_used(visit, places, who, paths, least):
    """Given every page of a role, then axe finds nothing, nothing runs out of the screen, and targets can be hit."""
    page = visit(who, language="es")
    wrong, titles = walk(page, paths, places, least)
    assert wrong == {}
    assert page.locator("html").get_attribute("lang") == "es"
    twice = [title for title, number in Counter(titles.values()).items() if number > 1]
    assert twice == [], "two pages of one name"
