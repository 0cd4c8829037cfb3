"""The drills of the demo's schools: each month's from the schools' logs, one lockdown as it runs, one to come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby, product

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, drill_days, in_session, school_year

SHAKES = {"elementary": (9, 11, 2, 4)}
"""The months in which a school also drops and covers; others do in the fall and in spring."""
TWICE = (10, 3)
ROUND = ("fire", "hold", "evacuation", "secure")
"""What a high school does month by month: its law asks for fewer fire drills."""
MISSED = ("elementary", 10)
"""The first school of this level held none in this month, so that somebody is behind."""
ASKED, TOLD, AHEAD = timedelta(days=12), timedelta(days=8), timedelta(days=10)
CLOSED, DUE = timedelta(days=7), timedelta(days=45)
LETTER = "Letter to all families in English and Spanish, and a call."
AFTER = "Message to all families on the same day, in English and Spanish."
MENDED = ("The announcement is not heard in the gym.", "The custodian set the speaker in the gym louder.")
SEEN = "Somebody opened the side door while everything was locked."
OPEN = "Two doors of the annex cannot be locked from inside."


def drills(plan: Plan) -> Iterator[Act]:
    """Yield what is written down of drills since the school year, or the demo if that is longer, began."""
    yield from _from_logs(plan)
    for member in plan.program.cast:
        if member.role == "principal" and member.schools:
            yield from _lockdown(plan, member.key, member.schools[0])
            yield from _to_come(plan, member.key, member.schools[0])
            return


def _from_logs(plan: Plan) -> Iterator[Act]:
    """Yield the drills of each month, all written down by the sergeant at its end."""
    held = sorted(_held(plan))
    for (year, month), lot in groupby(held, key=lambda one: (one[0].year, one[0].month)):
        over = (date(year, month, 1) + timedelta(days=32)).replace(day=1) - ONE_DAY
        day = min(max(over, plan.founded.date() + ONE_DAY), plan.until)
        when = (plan.at(day, 8 if day == plan.until else 16), Stage.JOIN, plan.first("sergeant"), 95)
        for began, school, kind, minutes in lot:
            said = {
                "school": plan.id(f"school/{school}"),
                "kind": kind,
                "began": began,
                "ended": began + timedelta(minutes=minutes),
            }
            yield act(plan, f"drill/{school}/{began:%Y-%m}/{kind}", when, ("preparedness.record_drill", said))


def _held(plan: Plan) -> Iterator[tuple[datetime, str, str, int]]:
    """Yield when each school held which drill, and for how many minutes."""
    state, last = plan.program.agency.state, school_year(plan.program.agency.state, plan.until)
    first = min(last, school_year(state, plan.until - timedelta(days=plan.days)))
    missing = next((one.key for one in plan.program.schools if one.kind == MISSED[0]), "")
    years = range(first, last + 1)
    for school, year in product(plan.program.schools, years):
        days = sorted(drill_days(state, year, f"{plan.seed}:{school.key}"))
        for number, day in enumerate(days):
            if day >= plan.until or (school.key, day.month) == (missing, MISSED[1]):
                continue
            kind = ROUND[number % 4] if school.kind == "high" else "fire"
            yield plan.at(day, 9, 40), school.key, kind, 11 + number % 5
            if day.month in SHAKES.get(school.kind, TWICE):
                yield plan.at(day, 10, 25), school.key, "earthquake", 5 + number % 3


def _lockdown(plan: Plan, who: str, school: str) -> Iterator[Act]:
    """Yield a lockdown from its plan to what is mended after it: one thing is, one is not yet."""
    day = plan.until - 2 * AHEAD
    while not in_session(plan.program.agency.state, day):
        day -= ONE_DAY
    if day - ASKED <= plan.founded.date():
        return
    at, key = plan.at(day, 11), f"drill/{school}/lockdown"
    drill = {"drill": plan.id(key)}

    def done(name: str, moment: datetime, turn: int, verb: str, **said: object) -> Act:
        return act(
            plan, f"{key}{name}", (moment, Stage.JOIN, who, turn), (f"preparedness.{verb}", drill | said)
        )

    said = {"school": plan.id(f"school/{school}"), "kind": "lockdown", "at": at}
    when = (plan.at(day - ASKED, 10), Stage.JOIN, who, 96)
    yield act(plan, key, when, ("preparedness.plan_drill", said))
    told = plan.at(day - TOLD, 10)
    yield done("/before", told, 97, "tell_parents", when="before", at=told, how=LETTER)
    yield done("/start", at, 97, "start_drill")
    over = at + timedelta(minutes=14)
    for mark, seconds in (("locked", 95), ("released", 830)):
        seen = at + timedelta(seconds=seconds)
        yield done(f"/{mark}", seen, 98, "read_clock", mark=mark, at=seen)
    yield done("/problem", at + timedelta(minutes=6), 98, "note_problem", what=SEEN)
    yield done("/end", over, 99, "end_drill", ended=over)
    told = plan.at(day, 15)
    yield done("/after", told, 97, "tell_parents", when="after", at=told, how=AFTER)
    due = {"owner": "Office of facilities", "due": day + DUE}
    yield done("/mended", told, 98, "ask_correction", what=MENDED[0], **due)
    yield done("/open", told, 98, "ask_correction", what=OPEN, **due)
    closed = {"correction": plan.id(f"{key}/mended"), "done": MENDED[1]}
    when = (plan.at(day + CLOSED, 10), Stage.JOIN, who, 97)
    yield act(plan, f"{key}/closed", when, ("preparedness.close_correction", closed))


def _to_come(plan: Plan, who: str, school: str) -> Iterator[Act]:
    day = plan.until + AHEAD
    while not in_session(plan.program.agency.state, day):
        day += ONE_DAY
    said = {"school": plan.id(f"school/{school}"), "kind": "fire", "at": plan.at(day, 10)}
    when = (plan.at(plan.until - 2 * ONE_DAY, 10), Stage.JOIN, who, 96)
    yield act(plan, f"drill/{school}/to-come", when, ("preparedness.plan_drill", said))
