"""What each program of the demo promises: profiles, goals, a focus with its measure, costs, projects, duties done."""

from __future__ import annotations

import pytest
from django.test import Client

from schoolbeat.access.models import Account
from schoolbeat.access.viewers import viewer_for
from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.programs import load, slugs
from schoolbeat.insight.duties import duty_done
from schoolbeat.insight.goals import goal_measures, progress_of
from schoolbeat.insight.tables import Slice, done
from schoolbeat.work.activities.models import Activity
from schoolbeat.work.activities.queries import project, projects
from schoolbeat.work.activities.rules import PILE
from schoolbeat.work.roster.queries import costs, duties, focuses, goals, profile, schools
from schoolbeat.work.roster.rules import are_shares
from tests.demo.stage import standing
from tests.web.conftest import plain_static_files

__all__ = ["plain_static_files"]

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo-promising")]
BUILT = ("el-cerrito", "policy-16-00-090")
DAYS, SEED = 120, 1


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish(BUILT, days=DAYS, seed=SEED)) as built:
        yield built


@pytest.fixture(params=BUILT)
def slug(request):
    return request.param


@pytest.fixture
def sergeant(slug):
    viewer = viewer_for(Account.objects.get(email=f"sergeant@{slug}.example").id)
    assert viewer is not None
    return viewer


@pytest.mark.parametrize("slug", slugs())
def test_each_program_promises_something_believable(slug):
    program = load(slug)
    served = {school.key for school in program.schools}
    scope = {goal.school for goal in program.goals if goal.school}
    assert scope == served or (slug == "chula-vista" and len(scope) >= 8)
    assert program.needs
    assert program.office
    assert program.feeders
    assert program.projects
    assert [focus.measure for focus in program.focuses if focus.measure]
    for goal in program.goals:
        assert goal.title_es
        assert bool(goal.measure) != bool(goal.unit)
        assert not goal.measure or goal.measure in goal_measures()
    for focus in program.focuses:
        assert not focus.measure or (focus.measure in goal_measures() and "invented" in focus.note)
    for cost in program.costs:
        assert are_shares([(share.party, share.permille) for share in cost.shares])
    numbers = [person.phone for person in program.office]
    assert all("555-01" in number for number in numbers)
    assert all(person.email.endswith(".example") for person in program.office if person.email)


def test_what_is_promised_stands(slug, sergeant):
    program = load(slug)
    assert len(goals(sergeant)) == len(program.goals)
    assert len(costs(sergeant)) == len(program.costs)
    assert any(goal.agreed_on for goal in goals(sergeant))
    assert [focus.measure for focus in focuses(sergeant) if focus.measure and focus.since]
    told = [profile(sergeant, school.id) for school in schools(sergeant)]
    present = sum(len(page.needs) for page in told)
    assert present + sum(len(page.past_needs) for page in told) == len(program.needs)
    assert sum(len(page.contacts) for page in told) == len(program.office)


def test_counted_goals_have_come_some_way(sergeant):
    reached = [one.now for one in progress_of(sergeant, goals(sergeant)) if one.goal.measure]
    assert all(now is not None for now in reached)
    assert any(now for now in reached)


def test_projects_rest_on_what_the_officer_logged(sergeant):
    found = projects(sergeant)
    assert found
    for row in found:
        page = project(sergeant, row.id)
        assert len(page.evidence) >= PILE
        assert all(one.shown and one.kind in row.kinds for one in page.evidence)
        assert page.of_phase("scanning")
        assert row.opened.weekday() < 5


def test_each_duty_counts_what_was_done_for_it(slug, sergeant):
    """Times, last day and schools where never, of each duty, against the log itself."""
    served = [school.id for school in schools(sergeant)]
    found = done(sergeant, Slice())
    owed = duties(sergeant)
    assert len(owed) == len(load(slug).duties)
    for duty in owed:
        entries = Activity.objects.standing().filter(agency=agency_id(slug), kind__in=duty.kinds)
        did = duty_done(duty.kinds, found, served)
        assert did.times == entries.count()
        assert did.last == (entries.order_by("-day").values_list("day", flat=True).first())
        at = set(entries.exclude(school=None).values_list("school", flat=True))
        assert set(did.never) == set(served) - at
    assert sum(1 for duty in owed if duty_done(duty.kinds, found, served).times) >= len(owed) - 2


@pytest.mark.parametrize("who", ["sergeant", "principal-1", "officer-1"])
def test_the_pages_show_it_and_say_that_it_is_invented(slug, who):
    client = Client()
    client.force_login(Account.objects.get(email=f"{who}@{slug}.example"))
    pages = {
        "sergeant": ("/desk/", "/desk/goals/", "/desk/projects/", "/desk/program/", "/desk/program/costs/"),
        "principal-1": ("/campus/",),
        "officer-1": ("/today/", "/goals/", "/projects/"),
    }
    for path in pages[who]:
        page = client.get(path)
        assert page.status_code == 200, path
        assert "SYNTHETIC" in page.content.decode()
