"""The site safety plans of the demo's schools: adopted, being written, and one overdue; and a walk over a site.

Every text is invented and says so; nothing here tells how a real place is guarded.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, school_year
from schoolbeat.foundation.ids import derived_id
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.preparedness.rules.plans import PlanPart, parts_of, told_of

MARK = "SYNTHETIC: an invented text of the demo."
TEXTS = {
    "tactical": "Officers and the principal agree on this part in a closed meeting. No real door, key or way is named.",
    "ingress": "Children come and go by the front gate. Staff stand there before and after school.",
    "disaster": "Drop, cover and hold on. Then everybody leaves for the field, and each class is counted.",
    "cardiac": "Call 911, begin chest compressions, and send somebody for the defibrillator in the office.",
    "child-abuse": "Whoever suspects abuse calls the county at once, and writes the report in the time of the law.",
}
OTHER = "Who does what stands in the handbook. The office has it in English and Spanish, and reads it out on request."
AGO, MET, TOLD = timedelta(days=18), timedelta(days=8), timedelta(days=16)
FOUND = (
    ("The side gate does not close by itself.", "North gate", "A new spring was put in."),
    ("The number of the building cannot be read from the street.", "Annex", ""),
)
BODY = "Schoolsite council (invented)"


def safety_plans(plan: Plan) -> Iterator[Act]:
    """Yield the plan of each school, and a walk over the site of the first."""
    parts = parts_of(pack_for(plan.program.agency.state))
    year = school_year(plan.program.agency.state, plan.until)
    day = max(plan.until - AGO, plan.founded.date() + ONE_DAY)
    keys = [one.key for one in plan.program.schools]
    for number, key in enumerate(keys):
        last = number == len(keys) - 1
        adopted = number < 2 and not last
        # The last school's plan is of last year, and nobody adopted it.
        of = year if number == 0 else year - 1 if adopted or last else year
        yield from _plan(plan, key, of, day, parts if adopted else parts[:3])
        if adopted:
            yield from _adopted(plan, key, of, day)
    yield from _walk(plan, keys[0], day)


def _plan(plan: Plan, school: str, year: int, day: date, written: Sequence[PlanPart]) -> Iterator[Act]:
    """Yield a plan opened by the sergeant, with some parts written and made ready."""
    key, who = f"plan/{school}", plan.first("sergeant")
    said = {"school": plan.id(f"school/{school}"), "year": year}
    yield act(plan, key, (plan.at(day, 8), Stage.JOIN, who, 70), ("preparedness.open_plan", said))
    for part in written:
        section = {"section": derived_id(plan.id(key), part.slug)}
        # Each is said over what stood there: the plan as it was opened, then the text.
        opened, wrote = {"seen": plan.id(key)}, {"seen": plan.id(f"{key}/{part.slug}")}
        text = {"text": f"{MARK}\n\n{TEXTS.get(part.slug, OTHER)}"}
        when = (plan.at(day, 8, 5), Stage.JOIN, who, 71)
        yield act(plan, f"{key}/{part.slug}", when, ("preparedness.write_section", section | text | opened))
        ready = {"status": "ready", "visibility": part.visibility.value, "owner": "Office of the principal"}
        when = (plan.at(day, 8, 10), Stage.JOIN, who, 72)
        yield act(plan, f"{key}/{part.slug}/set", when, ("preparedness.set_section", section | ready | wrote))


def _adopted(plan: Plan, school: str, year: int, day: date) -> Iterator[Act]:
    """Yield that everybody whom the law names was told, and that the council adopted."""
    key, who = f"plan/{school}", plan.first("sergeant")
    of, now = {"plan": plan.id(key)}, school_year(plan.program.agency.state, plan.until)
    # Last year's plan was adopted in its February.
    on = day if year == now else date(year + 1, 2, 20)
    for slug in told_of(pack_for(plan.program.agency.state)):
        told = {"to": slug, "day": on - TOLD, "how": "Letter (invented)"}
        when = (plan.at(day, 8, 15), Stage.JOIN, who, 73)
        yield act(plan, f"{key}/told/{slug}", when, ("preparedness.tell_plan_notice", of | told))
    went = {"day": on - MET, "present": "Principal, fire department, police", "note": "Gates looked at."}
    yield act(
        plan,
        f"{key}/review",
        (plan.at(day, 8, 20), Stage.JOIN, who, 74),
        ("preparedness.review_plan", of | went),
    )
    vote = {"day": on, "body": BODY, "yes": 7, "no": 0, "abstained": 1, "meeting_on": on - MET}
    when = (plan.at(day, 8, 25), Stage.JOIN, who, 75)
    yield act(plan, f"{key}/adopted", when, ("preparedness.adopt_plan", of | vote))


def _walk(plan: Plan, school: str, day: date) -> Iterator[Act]:
    """Yield a walk with two findings, of which one was put right."""
    key, who = f"walk/{school}", plan.first("sergeant")
    said = {"school": plan.id(f"school/{school}"), "day": day, "along": "Custodian"}
    yield act(plan, key, (plan.at(day, 8, 30), Stage.JOIN, who, 76), ("preparedness.begin_walk", said))
    for number, (what, spot, done) in enumerate(FOUND):
        found = {"walk": plan.id(key), "what": what, "spot": spot, "owner": "Office of facilities"}
        due = {"due": plan.until + timedelta(days=20)}
        when = (plan.at(day, 8, 35), Stage.JOIN, who, 77)
        yield act(plan, f"{key}/{number}", when, ("preparedness.add_finding", found | due))
        if done:
            closed = {"finding": plan.id(f"{key}/{number}"), "done": done}
            when = (plan.at(min(day + timedelta(days=5), plan.until), 10), Stage.JOIN, who, 78)
            yield act(plan, f"{key}/{number}/done", when, ("preparedness.close_finding", closed))
