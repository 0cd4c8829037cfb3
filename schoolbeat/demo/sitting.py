"""The committees of the demo's programs: who sits on them is invented, and so is all that they decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, in_session

COUNCIL = (
    ("teacher", "Teacher Imogen Sandoval-Reyes (invented)"),
    ("parent", "Casimir Obuya (invented)"),
    ("parent", "Lourdes Fitzwilliam (invented)"),
    ("student", ""),
)
"""Beside the principal; nobody sits for the employees who do not teach, so that a role is missing."""
READY = (
    ("district", "Director Thaddeus Marquand (invented)"),
    ("fire", "Captain Rosalba Whitcombe (invented)"),
)
BEGAN, MET, AHEAD = timedelta(days=28), timedelta(days=14), timedelta(days=16)
LATE, LATER = timedelta(days=6), timedelta(days=30)
HOURS = timedelta(minutes=75)
TOLD = ("The mayor", "Each parent organization", "A representative of each teacher organization")
LETTER = "Letter in English and Spanish (invented)"


@dataclass(frozen=True)
class Session:
    """What one committee of the demo is, and what happened at its meeting."""

    key: str
    kind: str
    name: str
    agenda: str
    minutes: str
    motion: str
    tasks: tuple[tuple[str, str], ...]


SESSIONS = {
    "council": Session(
        "council",
        "council",
        "School site council",
        "1. The draft of this year's safety plan. 2. How families reach the school in an emergency.",
        "The draft was read section by section. Parents asked for the map of meeting places in both languages.",
        "To take the map of meeting places into the plan in English and Spanish.",
        (
            ("Draw the map of meeting places in both languages.", "School office"),
            ("Ask the fire department what it wants changed in the draft.", "Principal"),
        ),
    ),
    "emergency": Session(
        "emergency",
        "emergency",
        "Emergency preparedness committee",
        "1. What the last drills showed. 2. Supplies in each room.",
        "Two doors that cannot be locked from inside were looked at. Supplies are complete in four of five rooms.",
        "To look at the supplies again before the winter break.",
        (
            ("Order what is missing in the emergency supplies.", "Office of facilities"),
            ("Walk the evacuation routes with the officer.", "Principal"),
        ),
    ),
}


def committees(plan: Plan) -> Iterator[Act]:
    """Yield a council and a committee of the first school with a principal: seated, met, and meeting again."""
    leads = [one for one in plan.program.cast if one.role == "principal" and one.schools]
    if not leads or plan.until - BEGAN <= plan.founded.date():
        return
    first = leads[0]
    for session in SESSIONS.values():
        yield from _one(plan, session, (first.key, first.name, first.schools[0]))


def _one(plan: Plan, session: Session, place: tuple[str, str, str]) -> Iterator[Act]:
    who, principal, school = place
    key, begun = f"committee/{school}/{session.key}", plan.until - BEGAN
    done = partial(_done, plan, who)
    opened = {"school": plan.id(f"school/{school}"), "kind": session.kind, "name": session.name}
    yield done(key, (plan.at(begun, 10), 100), ("open_committee", opened))
    board = {"committee": plan.id(key)}
    seats = []
    for number, seat in enumerate(_seats(plan, session, principal)):
        seats.append(plan.id(f"{key}/seat/{number}"))
        said = board | seat | {"start": begun}
        yield done(f"{key}/seat/{number}", (plan.at(begun, 10, 5), 101), ("seat_member", said))
    met = _school_day(plan, plan.until - MET, -ONE_DAY)
    yield from _met(plan, session, done, (key, met, seats))
    again = _school_day(plan, plan.until + AHEAD, ONE_DAY)
    yield done(
        f"{key}/again", (plan.at(plan.until - 2 * ONE_DAY, 10), 101), _meeting(plan, session, key, again)
    )


def _seats(plan: Plan, session: Session, principal: str) -> Iterator[dict[str, object]]:
    """Yield who sits: the principal and the officer of the cast, and people who are invented for the committee."""
    yield {"role": "principal", "name": principal}
    for role, name in COUNCIL if session.key == "council" else READY:
        yield {"role": role, "name": name}
    officer = next(member for member in plan.program.cast if member.role == "officer")
    yield {"role": "officer", "name": officer.name, "account": plan.id(f"account/{officer.key}")}


def _meeting(plan: Plan, session: Session, key: str, day: date) -> tuple[str, dict[str, object]]:
    starts = plan.at(day, 15 if session.key == "council" else 14)
    said = {"committee": plan.id(key), "starts": starts, "ends": starts + HOURS, "place": "Library"}
    return "plan_meeting", said | {"public": session.key == "council", "agenda": session.agenda}


def _met(plan: Plan, session: Session, done: partial[Act], what: tuple[str, date, list]) -> Iterator[Act]:
    """Yield the meeting that was held: told of, recorded, voted, with one task that is late and one that is done."""
    key, day, seats = what
    name = f"{key}/met"
    meeting = {"meeting": plan.id(name)}
    asked = plan.at(day - 8 * ONE_DAY, 10)
    yield done(name, (asked, 102), _meeting(plan, session, key, day))
    for number, whom in enumerate(TOLD if session.key == "council" else ()):
        said = meeting | {"whom": whom, "at": asked, "how": LETTER}
        yield done(f"{name}/told/{number}", (asked, 103), ("give_notice", said))
    after = plan.at(day, 17)
    record = meeting | {"present": seats, "minutes": session.minutes}
    yield done(f"{name}/record", (after, 104), ("record_meeting", record))
    vote = meeting | {"motion": session.motion, "yes": len(seats) - 1, "no": 0, "abstain": 1}
    yield done(f"{name}/vote", (after, 105), ("vote", vote))
    for number, ((words, owner), due) in enumerate(zip(session.tasks, (LATE, LATER), strict=True)):
        said = meeting | {"what": words, "owner": owner, "due": day + due}
        yield done(f"{name}/task/{number}", (after, 105), ("ask_task", said))
    if session.key == "emergency":
        closed = {
            "task": plan.id(f"{name}/task/1"),
            "done": "Walked with the officer; two signs are to be moved.",
        }
        yield done(f"{name}/closed", (plan.at(plan.until - 3 * ONE_DAY, 11), 105), ("close_task", closed))


def _done(
    plan: Plan, who: str, key: str, when: tuple[datetime, int], said: tuple[str, dict[str, object]]
) -> Act:
    (moment, turn), (verb, payload) = when, said
    return act(plan, key, (moment, Stage.JOIN, who, turn), (f"preparedness.{verb}", payload))


def _school_day(plan: Plan, day: date, step: timedelta) -> date:
    while not in_session(plan.program.agency.state, day):
        day += step
    return day
