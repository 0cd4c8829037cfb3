"""Turns what a program promises into acts: profiles, goals and costs by the sergeant, agreement by the principal,
projects by their officers, each by its verb and on its day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.promises import Goal, Project
from schoolbeat.demo.schedule import workday
from schoolbeat.demo.shape import month_from
from schoolbeat.work.activities.rules import PILE

MADE_UP = "invented"
MOST_EVIDENCE = 5
LOOK_BACK = timedelta(days=90)
"""An officer who opens a project looks further back than an offer does."""
STEPS = (("analysis", 6), ("response", 13), ("assessment", 27))
"""How many days after the opening each phase is written."""


def promises(plan: Plan, worked: Iterable[Act]) -> Iterator[Act]:
    """Yield the acts of what the program promises; `worked` holds the acts of the officers' year."""
    yield from _profiles(plan)
    for number, goal in enumerate(plan.program.goals):
        yield from _goal(plan, f"goal/{number}", goal)
    yield from _costs(plan)
    done = list(worked)
    for number, project in enumerate(plan.program.projects):
        yield from _project(plan, f"project/{number}", project, done)


def _on(plan: Plan, day: date, hour: int = 9) -> datetime:
    """Return an hour of a day, or the moment of the founding where that was later."""
    return max(plan.at(day, hour), plan.founded)


def _profiles(plan: Plan) -> Iterator[Act]:
    sergeant = plan.first("sergeant")
    about = (plan.founded, Stage.ROSTER, sergeant)
    for number, feed in enumerate(plan.program.feeders):
        pair = {"school": plan.id(f"school/{feed.school}"), "into": plan.id(f"school/{feed.into}")}
        yield act(plan, f"feeder/{number}", (*about, 30), ("roster.add_feeder", pair))
    for number, person in enumerate(plan.program.office):
        known = {"name": person.name, "title": person.title, "phone": person.phone}
        known |= {"email": person.email, "note": person.note}
        at = {"school": plan.id(f"school/{person.school}")}
        yield act(plan, f"office/{number}", (*about, 31), ("roster.add_contact", at | known))
    for number, need in enumerate(plan.program.needs):
        key, begun = f"need/{number}", month_from(plan.until, -need.months_ago)
        said = {"school": plan.id(f"school/{need.school}"), "text": need.text}
        when = (_on(plan, begun), Stage.ROSTER, sergeant)
        yield act(plan, key, (*when, 32), ("roster.add_need", said))
        if need.met:
            met = {"need": plan.id(key), "became": need.met}
            later = (_on(plan, begun + timedelta(days=50), 10), Stage.ROSTER, sergeant, 33)
            yield act(plan, f"{key}/met", later, ("roster.close_need", met))


def _goal(plan: Plan, key: str, goal: Goal) -> Iterator[Act]:
    sergeant, start = plan.first("sergeant"), month_from(plan.until, -goal.began_months_ago)
    terms: dict[str, Any] = {
        "title": goal.title,
        "title_es": goal.title_es,
        "measure": goal.measure,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "target": goal.target,
        "start": start,
        "due": month_from(plan.until, goal.due_in_months),
        "school": plan.id(f"school/{goal.school}") if goal.school else None,
        "owner": plan.id(f"account/{goal.owner}") if goal.owner else None,
    }
    yield act(plan, key, (_on(plan, start), Stage.ROSTER, sergeant, 40), ("roster.add_goal", terms))
    principal = _principal(plan, goal.school)
    if goal.agreed and principal:
        when = (_on(plan, start + timedelta(days=2), 11), Stage.ROSTER, principal, 41)
        yield act(plan, f"{key}/agreed", when, ("roster.agree_goal", {"goal": plan.id(key)}))
    for number, read in enumerate(goal.readings):
        day = max(month_from(plan.until, -read.months_ago), start)
        value = {"goal": plan.id(key), "day": day, "value": read.value, "source": read.source}
        when = (_on(plan, day + timedelta(days=3), 10), Stage.ROSTER, sergeant, 42)
        yield act(plan, f"{key}/read/{number}", when, ("roster.read_goal", value))


def _principal(plan: Plan, school: str) -> str:
    """Return the key of the principal of a school; empty where the cast has none."""
    cast = plan.program.cast
    return next((one.key for one in cast if one.role == "principal" and school in one.schools), "")


def _costs(plan: Plan) -> Iterator[Act]:
    for number, cost in enumerate(plan.program.costs):
        start = month_from(plan.until, -cost.began_months_ago)
        said = {
            "what": cost.what,
            "start": start,
            "end": month_from(start, cost.months),
            "cents": cost.dollars * 100,
            "shares": [{"party": share.party, "permille": share.permille} for share in cost.shares],
            "source": MADE_UP,
        }
        about = (_on(plan, start), Stage.ROSTER, plan.first("sergeant"), 45)
        yield act(plan, f"cost/{number}", about, ("roster.add_cost", said))


def _project(plan: Plan, key: str, project: Project, worked: list[Act]) -> Iterator[Act]:
    opened, evidence = _opening(plan, project, worked)
    if not evidence:
        return
    of = {"project": plan.id(key)}
    said = {
        "title": project.title,
        "school": plan.id(f"school/{project.school}"),
        "kinds": [project.kind],
        "evidence": evidence,
        "scanning": project.scanning,
    }
    when = (plan.at(opened, 16), Stage.JOIN, project.officer)
    yield act(plan, key, (*when, 60), ("activities.open_project", said))
    written = opened
    for phase, after in STEPS:
        text = getattr(project, phase)
        if text:
            written = workday(opened + timedelta(days=after))
            step = of | {"phase": phase, "text": text}
            then = (plan.at(written, 16), Stage.JOIN, project.officer, 61)
            yield act(plan, f"{key}/{phase}", then, ("activities.write_phase", step))
    if project.assessment:
        last = (plan.at(written, 17), Stage.JOIN, project.officer, 62)
        yield act(plan, f"{key}/closed", last, ("activities.close_project", of))


def _opening(plan: Plan, project: Project, worked: list[Act]) -> tuple[date, list[UUID]]:
    """Return the latest workday, so many days ago or more, by which enough had piled up; no evidence: none was."""
    for back in range(project.days_ago, plan.days):
        opened = plan.until - timedelta(days=back)
        evidence = _evidence(plan, project, opened, worked) if opened == workday(opened) else []
        if len(evidence) >= PILE:
            return opened, evidence
    return plan.until, []


def _evidence(plan: Plan, project: Project, opened: date, worked: list[Act]) -> list[UUID]:
    """Return the officer's latest standing entries of the kind at the school, recorded before the project opens."""
    gone = {one.envelope.payload["activity"] for one in worked if one.envelope.verb == "activities.withdraw"}
    moment, school = plan.at(opened, 12), plan.id(f"school/{project.school}")
    found = [
        one.envelope.id
        for one in worked
        if one.envelope.verb == "activities.log"
        and one.who == project.officer
        and one.envelope.payload["kind"] == project.kind
        and one.envelope.payload["school"] == school
        and moment - LOOK_BACK <= one.moment < moment
        and one.envelope.id not in gone
    ]
    return found[-MOST_EVIDENCE:]
