"""What stands in the house when all five programs are made: places, people, work up to now, and the page's words."""

from datetime import timedelta

import pytest
from django.db.models import F

from schoolbeat.access.viewers import viewer_for
from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import Plan, agency_id, people
from schoolbeat.demo.programs import load, slugs
from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry
from schoolbeat.work.activities.models import Activity, DayReview, FollowUp
from schoolbeat.work.roster.models import (
    Agency,
    AgreementReview,
    Leave,
    Officer,
    Opening,
    ProgramDuty,
    ProgramItem,
    ProgramPhone,
    ProgramText,
    School,
    Tour,
    Training,
)
from tests.demo.stage import NOW, standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
DAYS, SEED = 20, 7
SCHOOLS = {"chowchilla": 7, "chula-vista": 72, "el-cerrito": 2, "policy-16-00-090": 4, "rancho-cordova": 17}
CAST = {"chowchilla": 9, "chula-vista": 20, "el-cerrito": 9, "policy-16-00-090": 10, "rancho-cordova": 9}


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish(slugs(), days=DAYS, seed=SEED)) as built:
        yield built


@pytest.fixture(params=slugs())
def plan(request) -> Plan:
    program = load(request.param)
    today = clock.today(Plan(program, NOW.date(), DAYS, SEED).zone)
    return Plan(program, today, DAYS, SEED)


def test_each_has_its_schools_and_its_cast(demo):
    assert {built.slug: built.schools for built in demo} == SCHOOLS
    assert {built.slug: len(built.cast) for built in demo} == CAST
    for slug, count in SCHOOLS.items():
        assert School.objects.filter(agency=agency_id(slug)).count() == count
    assert not Agency.objects.filter(synthetic=False).exists()


def test_a_code_stands_only_where_the_file_gives_one(plan):
    stated = {school.name: (school.code, school.kind) for school in plan.program.schools}
    rows = School.objects.filter(agency=plan.agency)
    assert {school.name: (school.code, school.kind) for school in rows} == stated
    assert all(school.source for school in rows)


@pytest.mark.parametrize("back", [0, 9])
def test_each_deed_was_done_as_the_viewer_that_access_builds(plan, back):
    moment = NOW - timedelta(days=back)
    with clock.at(moment):
        for person in people(plan.program):
            ours = plan.viewer(person.member.key, moment)
            theirs = viewer_for(ours.account)
            assert theirs == ours, person.email


def test_officers_have_a_tour_now_training_and_one_had_another_before(plan):
    tours = Tour.objects.filter(agency=plan.agency)
    officers = set(Officer.objects.filter(agency=plan.agency).values_list("account", flat=True))
    assert set(tours.filter(ended=None).values_list("officer", flat=True)) == officers
    (over,) = tours.exclude(ended=None)
    assert over.hand_over
    assert over.ended <= plan.until
    assert Training.objects.filter(officer__in=officers).count() == len(plan.program.training)
    assert Leave.objects.filter(officer__in=officers, start__gt=plan.until, cover__isnull=False).count() == 1


def test_a_place_was_filled_with_the_school_on_the_panel_and_another_is_open(plan):
    filled, still_open = Opening.objects.filter(agency=plan.agency).order_by("posted")
    assert filled.chosen_id == Tour.objects.filter(agency=plan.agency, ended=None).latest("start").officer_id
    assert still_open.decided is None
    assert still_open.posted <= plan.until < still_open.closes
    for opening in (filled, still_open):
        assert {panelist.side for panelist in opening.panel.all()} == {"agency", "school"}
        assert opening.statements.count() == 1


def test_work_goes_up_to_now_and_no_further(plan):
    work = Activity.objects.filter(agency=plan.agency)
    today = work.filter(day=plan.until)
    assert today.exists(), "a visitor who signs in now finds the morning"
    assert not work.filter(started_at__gt=NOW).exists()
    assert not Entry.objects.filter(agency=plan.agency, recorded_at__gt=NOW).exists()
    assert work.filter(day=plan.until - timedelta(days=1)).count() > 0
    assert not work.filter(told_at__gt=F("recorded_at")).exists()
    assert not work.filter(told_at__lt=F("started_at")).exists()
    assert not work.filter(recorded_at__lt=plan.at(plan.until - timedelta(days=DAYS), 0)).exists()


def test_promises_are_mostly_kept_and_about_half_of_the_days_reviewed(demo):
    promised = FollowUp.objects.all()
    assert promised.filter(closed_at=None).exists()
    assert promised.exclude(closed_at=None).exists()
    assert not promised.filter(closed_at__gt=NOW).exists()
    worked = (
        Activity.objects.filter(day__lt=NOW.date() - timedelta(days=1))
        .values("officer", "day")
        .distinct()
        .count()
    )
    assert 0.35 < DayReview.objects.count() / worked < 0.65


def test_the_page_has_every_word_figure_and_number_of_the_file(plan):
    program, own = plan.program, {"agency": plan.agency}
    texts = list(ProgramText.objects.filter(**own).values_list("text", flat=True))
    assert texts[: len(program.texts)] == [text.quote for text in program.texts]
    # The portal's invented line, where a source prints no whole number, says of itself that it is invented.
    known = ProgramPhone.objects.filter(**own).exclude(note="invented")
    phones = [(phone.printed, phone.dial) for phone in known]
    assert phones == [(phone.printed, phone.e164) for phone in program.phones]
    duties = [(duty.text, tuple(duty.kinds)) for duty in ProgramDuty.objects.filter(**own)]
    assert duties == [(duty.quote, duty.kinds) for duty in program.duties]
    groups = (program.programs, program.resources, program.focuses, program.partners, program.stated)
    quotes = [row.quote for group in (*groups, program.claims, program.contacts) for row in group]
    assert list(ProgramItem.objects.filter(**own).values_list("quote", flat=True)) == quotes


def test_agreements_were_signed_and_looked_at(plan):
    reviews = AgreementReview.objects.filter(agreement__agency=plan.agency)
    assert reviews.count() == len(plan.program.agreements) > 0
    assert all(review.agreement.start <= review.day <= plan.until for review in reviews)
