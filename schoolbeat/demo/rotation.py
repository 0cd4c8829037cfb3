"""What keeps a roster moving: a week off with its cover, an opening that was decided, and one that is open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.shape import Tour

ANNOUNCED = (
    "An assignment as School Resource Officer opens. Wanted is an officer who likes to listen, knows the "
    "neighborhood, and can explain the law to a sixth-grader. Give a statement of one page at most."
)
ASKS = (
    "I coach on weekends, and the questions I get there are better than those on patrol. I would like to be where "
    "those questions come up."
)
CHOSEN = "The panel was of one mind; the school asked for an early start."


def rotations(plan: Plan) -> Iterator[Act]:
    """Yield leave and openings; a program with one officer has neither."""
    officers = [officer.key for officer in plan.program.officers]
    if len(officers) < 2:
        return
    yield _leave(plan, officers[0], officers[1])
    running = [tour for tour in plan.program.tours if tour.ends_in_months > 0]
    newest = min(running, key=lambda tour: tour.began_months_ago)
    ending = min(running, key=lambda tour: tour.ends_in_months)
    asks = next(officer for officer in officers if officer != ending.officer)
    begun = newest.period(plan.until).start
    decided = act(
        plan,
        "opening/past/decided",
        (plan.at(begun - timedelta(days=20), 14), Stage.ROSTER, plan.first("sergeant"), 8),
        ("roster.decide_opening", _decision(plan, newest.officer, begun - timedelta(days=20))),
    )
    yield from _opening(plan, "opening/past", newest, (newest.officer, begun - timedelta(days=50)))
    yield decided
    yield from _opening(plan, "opening/present", ending, (asks, plan.until - timedelta(days=12)))


def _leave(plan: Plan, away: str, covers: str) -> Act:
    """Return one week off that is still to come, with a colleague who covers."""
    monday = plan.until + timedelta(days=14 - plan.until.weekday())
    payload = {
        "officer": plan.id(f"account/{away}"),
        "start": monday,
        "end": monday + timedelta(days=5),
        "reason": "vacation",
        "cover": plan.id(f"account/{covers}"),
    }
    about = (plan.at(plan.until - timedelta(days=3), 9), Stage.ROSTER, plan.first("sergeant"), 4)
    return act(plan, "leave", about, ("roster.add_leave", payload))


def _decision(plan: Plan, chosen: str, day: date) -> dict[str, Any]:
    officer = plan.id(f"account/{chosen}")
    return {"opening": plan.id("opening/past"), "decided": day, "decision": CHOSEN, "chosen": officer}


def _opening(plan: Plan, key: str, tour: Tour, asked: tuple[str, date]) -> Iterator[Act]:
    """Yield the announcement of a tour's place, a statement a week later, and a panel with the school on it."""
    officer, posted = asked
    sergeant, principal = plan.first("sergeant"), plan.first("principal")
    names = {member.key: member.name for member in plan.program.cast}
    announced = {
        "title": f"School Resource Officer, {plan.program.school(tour.schools[0]).name}",
        "announcement": ANNOUNCED,
        "posted": posted,
        "closes": posted + timedelta(days=28),
        "school": plan.id(f"school/{tour.schools[0]}"),
    }
    about = (plan.at(posted, 9), Stage.ROSTER, sergeant, 5)
    yield act(plan, key, about, ("roster.post_opening", announced))
    given = posted + timedelta(days=7)
    of = {"opening": plan.id(key)}
    said = of | {"officer": plan.id(f"account/{officer}"), "given": given, "text": ASKS}
    yield act(
        plan, f"{key}/asks", (plan.at(given, 17), Stage.WORK, officer, 9), ("roster.give_statement", said)
    )
    for who, side in ((sergeant, "agency"), (principal, "school")):
        seat = of | {"name": names[who], "side": side}
        about = (plan.at(given + timedelta(days=1), 9), Stage.ROSTER, sergeant, 6)
        yield act(plan, f"{key}/{side}", about, ("roster.seat_panelist", seat))
