"""What a page asks of the database does not grow with what was logged."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW
from tests.factories import committees, drills, lessons, plans, projects
from tests.factories import roster as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]

PAGES = {
    "/today/": ("officer-1", 18),
    "/week/": ("officer-1", 9),
    "/year/": ("officer-1", 20),
    "/desk/": ("sergeant", 47),
    "/desk/log/": ("sergeant", 16),
    "/desk/lessons/": ("sergeant", 10),
    "/desk/lessons/catalog/": ("sergeant", 8),
    "/desk/lessons/questions/": ("sergeant", 10),
    "/desk/programs/": ("sergeant", 12),
    "/desk/law/": ("sergeant", 8),
    "/desk/numbers/": ("sergeant", 26),
    "/desk/numbers/?year=all": ("sergeant", 26),
    "/desk/numbers/years/": ("sergeant", 26),
    "/desk/numbers/pivot/?rows=school&columns=month": ("sergeant", 16),
    "/desk/schools/{school}/": ("sergeant", 48),
    "/desk/officers/{officer}/": ("sergeant", 34),
    "/desk/program/": ("sergeant", 26),
    "/desk/committees/": ("sergeant", 14),
    "/desk/drills/": ("sergeant", 16),
    "/desk/goals/": ("sergeant", 12),
    "/desk/projects/": ("sergeant", 14),
    "/desk/program/costs/": ("sergeant", 10),
    "/desk/schools/{school}/profile/": ("sergeant", 12),
    "/desk/schools/{school}/bells/": ("sergeant", 13),
    "/desk/calendar/?whose=all": ("sergeant", 15),
    "/desk/plans/": ("sergeant", 14),
    "/desk/plans/walks/": ("officer-1", 14),
    "/goals/": ("officer-1", 12),
    "/projects/": ("officer-1", 12),
    "/incident/": ("officer-1", 12),
    "/campus/": ("principal", 37),
}


def asked(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def log_some(town, number):
    for n in range(number):
        happened = NOW - timedelta(minutes=20 * n)
        for who, school in (("officer-1", "high"), ("officer-2", "middle")):
            payload = {"kind": "mediation", "minutes": 10, "school": str(town.schools[school])}
            assert town.do(who, "activities.log", happened, **payload, audience={"student": 1}).done


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_a_fixed_number_of_questions(client, alder, page):
    who, most = PAGES[page]
    path = page.format(school=alder.schools["high"], officer=alder.account("officer-1").id)
    client.force_login(alder.account(who))
    log_some(alder, 1)
    make.need(alder)
    make.contact(alder)
    make.feeder(alder)
    make.goal(alder)
    make.cost(alder)
    projects.project(alder)
    lessons.answer(alder)
    lessons.asked(alder)
    committees.task(alder)
    drills.correction(alder)
    plans.review(alder)
    plans.finding(alder)
    client.get(path)
    few = asked(client, path)
    log_some(alder, 12)
    many = asked(client, path)
    assert len(many) == len(few)
    assert len(many) <= most, "\n".join(sql[:120] for sql in many)
