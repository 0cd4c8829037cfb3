"""How a program of the demo begins: agency, places, accounts, officers, tours and training, each by its verb."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import INSTALL, Person, Plan, people
from schoolbeat.demo.shape import School, Tour, month_from
from schoolbeat.ledger.envelope import Envelope

LEADERS = ("sergeant", "it")
SOURCES = {"seed": "the program's own page"}
LONGEST_SOURCE = 160


def act(
    plan: Plan, key: str, about: tuple[datetime, Stage, str, int], said: tuple[str, Mapping[str, Any]]
) -> Act:
    """Return the act under `key`: when, in which stage, by whom and in which turn; the verb and its payload."""
    moment, stage, who, turn = about
    verb, payload = said
    return Act(moment, stage, who, turn, Envelope(verb, moment.astimezone(UTC), payload, id=plan.id(key)))


def beginnings(plan: Plan) -> Iterator[Act]:
    """Yield all acts by which the program comes to be."""
    yield from _agency(plan)
    yield from _places(plan)
    for person in people(plan.program):
        yield _account(plan, person)
    yield from _officers(plan)
    yield from _training(plan)


def source_of(school: School) -> str:
    """Return where a school's name, code and address come from, and the mapping where there is room for it."""
    source = SOURCES.get(school.source, school.source)
    whole = f"{source}; {school.mapping}"
    return whole if len(whole) <= LONGEST_SOURCE else source


def _agency(plan: Plan) -> Iterator[Act]:
    agency = plan.program.agency
    founded = {
        "slug": plan.program.slug,
        "name": agency.name,
        "state": agency.state,
        "timezone": agency.timezone,
        "program_name": agency.program_name,
        "synthetic": True,
    }
    about = (plan.founded, Stage.FOUND, INSTALL)
    yield act(plan, "agency", (*about, 0), ("roster.found_agency", founded))
    yield act(plan, "kinds", (*about, 1), ("activities.seed_kinds", {}))


def _places(plan: Plan) -> Iterator[Act]:
    about = (plan.founded, Stage.PLACES, plan.first("sergeant"))
    for district in plan.program.districts:
        payload = {"name": district.name, "code": district.code}
        yield act(plan, f"district/{district.key}", (*about, 0), ("roster.add_district", payload))
    for unit in plan.program.units:
        fields = {
            "name": unit.name,
            "officers_stated": unit.count,
            "about": unit.quote,
            "full_time": unit.full_time,
            "school_resource": unit.school_resource,
        }
        yield act(plan, f"unit/{unit.name}", (*about, 1), ("roster.add_unit", fields))
    for school in plan.program.schools:
        said = ("roster.add_school", _school(plan, school))
        yield act(plan, f"school/{school.key}", (*about, 2), said)


def _school(plan: Plan, school: School) -> dict[str, Any]:
    street, _comma, city = school.address.rpartition(", ")
    return {
        "name": school.name,
        "kind": school.kind,
        "code": school.code,
        "district": plan.id(f"district/{school.district}"),
        "street": street,
        "city": city,
        "students": school.students,
        "source": source_of(school),
    }


def _account(plan: Plan, person: Person) -> Act:
    member = person.member
    payload = {
        "email": person.email,
        "name": member.name,
        "role": member.role,
        "schools": plan.schools(member.schools),
        "language": member.language,
        "synthetic": True,
    }
    leads = member.role in LEADERS
    who = INSTALL if leads else plan.first("it")
    about = (plan.founded, Stage.LEADERS if leads else Stage.ACCOUNTS, who, 0)
    return act(plan, f"account/{member.key}", about, ("accounts.provision", payload))


def _officers(plan: Plan) -> Iterator[Act]:
    sergeant = plan.first("sergeant")
    unit = next((unit for unit in plan.program.units if unit.school_resource), None)
    for number, officer in enumerate(plan.program.officers, start=1):
        payload = {
            "account": plan.id(f"account/{officer.key}"),
            "joined": plan.founded.date(),
            "badge": f"S{number:02}",
            "unit": plan.id(f"unit/{unit.name}") if unit else None,
        }
        about = (plan.founded, Stage.ROSTER, sergeant, 0)
        yield act(plan, f"officer/{officer.key}", about, ("roster.add_officer", payload))
    for number, tour in enumerate(plan.tours):
        yield from _tour(plan, f"tour/{number}", tour, sergeant)


def _tour(plan: Plan, key: str, tour: Tour, sergeant: str) -> Iterator[Act]:
    period = tour.period(plan.until)
    payload = {
        "officer": plan.id(f"account/{tour.officer}"),
        "schools": plan.schools(tour.schools),
        "start": period.start,
        "expected_end": period.end,
    }
    about = (plan.at(period.start, 8), Stage.ROSTER, sergeant, 1)
    yield act(plan, key, about, ("roster.begin_tour", payload))
    if period.end and period.end <= plan.until:
        ended = {"tour": plan.id(key), "ended": period.end, "hand_over": tour.note}
        about = (plan.at(period.end, 8), Stage.ROSTER, sergeant, 2)
        yield act(plan, f"{key}/end", about, ("roster.end_tour", ended))


def _training(plan: Plan) -> Iterator[Act]:
    for number, training in enumerate(plan.program.training):
        taken = month_from(plan.until, -training.months_ago)
        expires = month_from(taken, training.valid_months) if training.valid_months else None
        payload = {
            "officer": plan.id(f"account/{training.officer}"),
            "title": training.title,
            "hours": training.hours,
            "taken": taken,
            "expires": expires,
            "campus": True,
            "source": SOURCES.get(training.source, training.source),
        }
        about = (max(plan.at(taken, 10), plan.founded), Stage.ROSTER, plan.first("sergeant"), 3)
        yield act(plan, f"training/{number}", about, ("roster.add_training", payload))
