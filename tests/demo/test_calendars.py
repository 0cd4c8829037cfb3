"""The demo's schools have a calendar: what the officers' year takes for a school day, it says too."""

from datetime import date, datetime, timedelta

import pytest

from schoolbeat.access.viewers import install_viewer
from schoolbeat.demo.building import Wish
from schoolbeat.demo.calendars import BELLS
from schoolbeat.demo.cast import Plan, agency_id
from schoolbeat.demo.programs import load
from schoolbeat.demo.schedule import in_session
from schoolbeat.work.roster.queries.bells import BellsPage, bells_page, school_time
from schoolbeat.work.roster.rules.bells import hours_on
from schoolbeat.work.roster.vocabulary import SchoolTime
from tests.demo.stage import standing

SLUG = "el-cerrito"
LAST = date(2026, 11, 19)


def differing(page: BellsPage, state: str) -> list[date]:
    """The days of a school's calendar on which it says something else than the officers' year."""
    days = [LAST + timedelta(days=number) for number in range(-400, 190)]
    told = [day for day in days if page.weeks[0].start <= day < page.weeks[-1].end]
    assert len(told) > 300
    return [day for day in told if (hours_on(page.calendar, day) is not None) is not in_session(state, day)]


@pytest.mark.django_db
def test_each_school_keeps_on_the_days_of_the_invented_year():
    program = load(SLUG)
    plan = Plan(program, LAST, 20, 1)
    with standing(Wish((SLUG,), days=20)):
        viewer = install_viewer(agency_id(SLUG), plan.zone, f"{program.agency.state}/{SLUG}", LAST)
        pages = {one.key: bells_page(viewer, plan.id(f"school/{one.key}")) for one in program.schools}
        kept = {one.key for one in program.schools if one.kind in BELLS}
        wrong = {key: days for key in kept if (days := differing(pages[key], program.agency.state))}
        high = next(one.key for one in program.schools if one.kind == "high")
        noon = datetime(2026, 11, 19, 12, tzinfo=plan.zone)
        assert school_time(plan.id(f"school/{high}"), noon, plan.zone) is SchoolTime.IN
    assert wrong == {}
    assert all(page == BellsPage() for key, page in pages.items() if key not in kept)
    names = {one.words for one in pages[high].days if one.words}
    assert names == {"Fall recess", "Winter recess", "Spring recess", "Summer recess"}
