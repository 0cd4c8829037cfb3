"""Gives a town at least one record of everything that can be scoped."""

from datetime import date, datetime

from tests.cast import NOW, START, Town
from tests.factories import bells, committees, drills, events, lessons, plans, programs, projects
from tests.factories import incidents as inquiring
from tests.factories import people as person
from tests.factories import portal as public
from tests.factories import requests as asking
from tests.factories import roster as make


def fill(town: Town) -> None:
    """Give a town at least one record of everything that can be scoped."""
    first, second = (town.account(who).id for who in ("officer-1", "officer-2"))
    high = str(town.schools["high"])
    mine = town.log()
    town.log("officer-1", school=str(town.schools["middle"]))
    town.log("officer-1", school=None, audience={"student": 2})
    town.log("officer-2", school=high, kind="mediation")
    town.log("sergeant", school=high)
    assert town.do("officer-2", "activities.join", activity=str(mine)).done
    assert town.do("officer-1", "activities.follow_up", activity=str(mine), due="2026-11-20").done
    assert town.do("sergeant", "activities.review_day", officer=str(first), day="2026-11-19").done
    envelope = {"activity": str(mine), "kind": "alarm", "minutes": 5}
    assert town.do("officer-1", "activities.correct", datetime.fromisoformat(START), **envelope).done
    for officer in (first, second):
        make.training(town, officer)
        make.leave(town, officer)
    opening = make.opening(town)
    make.done(
        town,
        "give_statement",
        "officer-1",
        opening=str(opening),
        officer=str(first),
        given="2026-11-18",
        text="I want to.",
    )
    projects.project(town)
    projects.project(town, "officer-2", school=None)
    make.need(town)
    make.contact(town)
    for school in town.schools.values():
        bells.calendar(town, school=school)
    make.district(town)
    make.unit(town)
    fill_promises(town)
    fill_people(town)
    fill_portal(town)
    fill_requests(town)
    fill_incidents(town)


def fill_calendar(town: Town) -> None:
    """Give a town events at each school and at none, shown to each audience, and the address of a calendar."""
    for school in (*town.schools.values(), None):
        for shown in ("program", "school", "public"):
            events.event(town, "sergeant", school=str(school) if school else None, shown=shown)
    events.event(town, sensitive=True)
    events.feed(town)
    events.feed(town, "principal")


def fill_drills(town: Town) -> None:
    """Give a town a drill at each of two schools."""
    drills.running(town)
    drills.must(drills.planned(town, "sergeant", school=str(town.schools["middle"])))


def fill_lessons(town: Town) -> None:
    """Give a town lessons by every door and of each officer, links, and questions of each school and of none."""
    middle = str(town.schools["middle"])
    for who in ("install", "principal", "officer-1", "sergeant"):
        lessons.asked(town, who)
    for who in ("install", "officer-2"):
        lessons.asked(town, who, school=middle)
    for school in (str(town.schools["high"]), middle, None):
        lessons.question(town, school=school)


def fill_programs(town: Town) -> None:
    """Give a town seasons of each officer and the sergeant, with children, things, and volunteers at many and none."""
    both = programs.helping(town)
    for who, at in (
        ("officer-1", ("high",)),
        ("officer-1", ("middle",)),
        ("officer-2", ("high", "middle")),
        ("sergeant", ("high", "middle")),
    ):
        season = programs.season(town, who, at=at)
        programs.session(town, season, who)
        programs.helping(town, season, who)
        programs.must(programs.done(town, who, "let_help", season=str(season), volunteer=str(both)))
        programs.must(programs.moved(town, programs.item(town, season, who), "in", 3, who))
        for school in at:
            programs.sign_up(town, season, who, at=school)
    programs.volunteer(town)


def fill_plans(town: Town) -> None:
    """Give a town plans, files for responders and walks at each of two schools."""
    plans.opening(town)
    plans.must(plans.filed(town, "sergeant", school=str(town.schools["middle"])))
    plans.plan(town)
    plans.plan(town, "sergeant", school="middle")
    plans.finding(town)
    plans.walk(town, "sergeant", school=str(town.schools["middle"]))


def fill_committees(town: Town) -> None:
    """Give a town a committee at each of two schools, and one of the whole agency."""
    committees.committee(town)
    committees.committee(town, "sergeant", school=str(town.schools["middle"]))
    committees.committee(town, "sergeant", school=None)


def fill_promises(town: Town) -> None:
    """Give a town goals, an agreement with its paper, and what a school attests of it."""
    make.goal(town)
    make.goal(town, school=None)
    make.attestation(town)
    agreement = make.agreement(town)
    attached = {"agreement": str(agreement), "name": "signed.pdf", "size": 9, "sha256": "ab" * 32}
    make.done(town, "attach_agreement_file", **attached)


def fill_portal(town: Town) -> None:
    """Give a town officers who agreed to be shown, and an alert."""
    public.agreed(town)
    public.agreed(town, "officer-2")
    public.alert(town)
    public.remark(town)


def fill_people(town: Town) -> None:
    """Give a town people under every hat, at every kind of place, on and off every caseload."""
    middle = {"school": str(town.schools["middle"])}
    mine, other = person.person(town), person.person(town, "sergeant")
    person.guardian(town, mine)
    person.person(town, "officer-2", **middle)
    person.person(town, "sergeant", **middle)
    person.person(town, kind="caller", school=None, grade="")
    person.person(town, "sergeant", "district_contact", kind="staff", school=None, grade="")
    person.person(town, "principal", "district_contact", kind="staff", grade="")
    student = person.school_record(town)
    person.guardian(town, student, "principal", "education_record")
    person.clause(town)
    for school, end in (("high", NOW.date()), ("middle", date(2026, 11, 1)), ("high", date(2027, 6, 1))):
        person.roster(town, f"Lea {school} {end}", school=school, end=end)
    person.roster(town, "Leo", school="middle", before="high")
    person.roster(town, "Lew", school="middle", end=date(2026, 11, 1), before="high")
    person.done(town, "officer-1", "take_on", person=str(student), reason="follow_up")
    person.opened(town, "sergeant", mine, "supervision")
    person.done(town, "sergeant", "suggest_doubles", pairs=[[str(mine), str(other)]])
    person.merged(town, person.person(town, "sergeant"), person.person(town, "sergeant"))
    person.inquiry(town, "records")
    person.inquiry(town, "principal", "education_record")
    person.inquiry(town, "officer-1")


def fill_requests(town: Town) -> None:
    """Give a town requests by every door, about every school, and of a school's office."""
    for who in ("install", "officer-1", "sergeant", "records"):
        for school in (*town.schools.values(), None):
            asking.filed(town, who, school=str(school) if school else None)
    for who in ("principal", "counselor"):
        asking.filed(town, who, of_school=str(town.schools["high"]))
        asking.filed(town, who, kind="family-advice", of_school=str(town.schools["high"]))
    for who in ("install", "principal"):
        asking.filed(town, who, kind="complaint", about=str(town.account("officer-1").id))
    asking.filed(town, kind="complaint", about=str(town.account("sergeant").id))
    asking.filed(town, kind="commendation")
    for school in town.schools.values():
        asking.week(town, "sergeant", school)
    request = asking.filed(town)
    asking.done(town, "sergeant", "hand", request, to=str(town.account("officer-2").id))


def fill_incidents(town: Town) -> None:
    """Give a town incidents of each officer, at each school and at none, and what is planned there."""
    fill_calendar(town)
    fill_drills(town)
    fill_lessons(town)
    fill_programs(town)
    fill_plans(town)
    fill_committees(town)
    middle = {"school": str(town.schools["middle"])}
    for who in ("officer-1", "officer-2", "sergeant"):
        inquiring.incident(town, who)
        inquiring.incident(town, who, **middle)
    nowhere = {"where": "elsewhere", "nexus": "none", "school": None}
    inquiring.incident(town, "officer-1", **nowhere)
    inquiring.end(town)
    inquiring.opening(town)
    inquiring.telling(town)
    inquiring.link(town)
