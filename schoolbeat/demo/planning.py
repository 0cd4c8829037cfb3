"""What stands on the demo's calendar besides drills: a weekly meeting, an evening for families, a game, a hearing."""

from collections.abc import Iterator
from datetime import date, timedelta

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, in_session

ASKED, WEEKS = timedelta(days=3), timedelta(weeks=13)


def events(plan: Plan) -> Iterator[Act]:
    """Yield what is planned by the sergeant and the officer of the first tour, a few days before the last day."""
    tour = plan.program.tours[0]
    own = {
        "school": plan.id(f"school/{tour.schools[0]}"),
        "officers": [plan.id(f"account/{tour.officer}")],
    }
    yield _meeting(plan)
    families = {"kind": "event", "title": "Family safety night", "title_es": "Noche familiar de seguridad"}
    when = (_school_day(plan, 12), 18, 90)
    yield _event(plan, "family-night", when, own | families | {"shown": "public", "place": "Cafeteria"})
    game = _school_day(plan, 5)
    duty = {"kind": "duty", "title": "Basketball, home game", "title_es": "Baloncesto, partido en casa"}
    yield _event(plan, "game", (game, 17, 150), own | duty | {"place": "Gym"})
    # The officer cannot be at both: the calendar says so.
    hearing = {"kind": "hearing", "title": "Youth court", "title_es": "Tribunal juvenil", "sensitive": True}
    elsewhere = {"shown": "program", "school": None, "place": "County court"}
    yield _event(plan, "hearing", (game, 16, 90), own | hearing | elsewhere)


def _meeting(plan: Plan) -> Act:
    """Return the officers' meeting of each Monday."""
    monday = plan.until - timedelta(days=plan.until.weekday())
    said = {
        "kind": "appointment",
        "title": "Officers' meeting",
        "title_es": "Reunión de oficiales",
        "shown": "program",
        "every": "week",
        "until": monday + WEEKS,
        "officers": [plan.id(f"account/{one.key}") for one in plan.program.officers],
    }
    return _event(plan, "roll-call", (monday, 8, 30), said)


def _event(plan: Plan, key: str, when: tuple[date, int, int], said: dict[str, object]) -> Act:
    day, hour, minutes = when
    starts = plan.at(day, hour)
    times = {"starts": starts, "ends": starts + timedelta(minutes=minutes)}
    about = (plan.at(plan.until - ASKED, 11), Stage.JOIN, plan.first("sergeant"), 97)
    return act(plan, f"event/{key}", about, ("calendar.plan_event", said | times))


def _school_day(plan: Plan, ahead: int) -> date:
    day = plan.until + timedelta(days=ahead)
    while not in_session(plan.program.agency.state, day):
        day += ONE_DAY
    return day
