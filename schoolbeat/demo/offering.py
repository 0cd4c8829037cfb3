"""The demo's programs for young people, named as in the seeds; all children, parents and volunteers are invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, in_session
from schoolbeat.demo.teaching import served
from schoolbeat.foundation.ids import derived_id

TURN = 100
BACK, WEEK = timedelta(days=40), timedelta(days=7)
OCTOBER, RED_FROM, RED_TO = 10, 23, 31
OFFERED = {
    "patrol": (
        "patrol",
        "Safety Patrol",
        "Patrulla de seguridad",
        "Students help others to cross the street and to come to school safely, with an officer beside them.",
        "Los estudiantes ayudan a otros a cruzar la calle y a llegar seguros a la escuela, junto a un oficial.",
    ),
    "drive": (
        "drive",
        "Shoe and Sock Drive",
        "Colecta de zapatos y calcetines",
        "New shoes and socks are collected and given to families who can use them. Nobody asks for a name.",
        "Se juntan zapatos y calcetines nuevos para las familias que los necesitan. Nadie pregunta el nombre.",
    ),
    "week": (
        "week",
        "Red Ribbon Week",
        "Semana del Listón Rojo",
        "A week of events at schools about a life without drugs.",
        "Una semana de actos en las escuelas sobre una vida sin drogas.",
    ),
}
CHILDREN = (
    ("Avery Inventado-Moss (invented)", "Rowan Moss (invented)"),
    ("Benicio Ficticio (invented)", "Luz Ficticia (invented)"),
    ("Clementine Makebelieve (invented)", "Hollis Makebelieve (invented)"),
    ("Dmitri Nowhere (invented)", "Anya Nowhere (invented)"),
    ("Esperanza Sinombre (invented)", "Mateo Sinombre (invented)"),
    ("Farrah Imagined (invented)", "Idris Imagined (invented)"),
)
AWAITED, WITHDRAWN = 4, 5
"""Whose consent is not there yet, and whose was withdrawn, by their places above."""
GRADES = {"elementary": "04", "middle": "07", "high": "10"}
SAID = (
    "Families came on two afternoons. What is left waits for the next drive.",
    "Las familias vinieron dos tardes. Lo que queda espera a la próxima colecta.",
)


@dataclass(frozen=True)
class _Doing:
    """What an officer does with a program at a school."""

    plan: Plan
    school: str
    officer: str
    kind: str

    @property
    def at_school(self) -> str:
        """Return the id of the school."""
        return str(self.plan.id(f"school/{self.school}"))

    def act(self, key: str, on: date, turn: int, verb: str, **said: Any) -> Act:
        """Return something that the officer does in the afternoon of a day."""
        moment = self.plan.at(on, 16)
        return act(
            self.plan, key, (moment, Stage.JOIN, self.officer, TURN + turn), (f"education.{verb}", said)
        )

    def season(self, key: str, opened: date, name: str, days: tuple[date, date], **more: Any) -> Act:
        """Return the opening of a season, from its first to its last day."""
        said = {
            "program": str(self.plan.id(f"program/{key}")),
            "name": name,
            "first": days[0].isoformat(),
            "last": days[1].isoformat(),
            "schools": [self.at_school],
        }
        return self.act(f"season/{key}", opened, 1, "open_season", **said, **more)


def programs(plan: Plan) -> Iterator[Act]:
    """Yield what the agency offers, and what the first officer who serves a school does with it."""
    sergeant, begun = plan.first("sergeant"), plan.founded + ONE_DAY
    for key, (kind, name, name_es, about, about_es) in OFFERED.items():
        said = {"kind": kind, "name": name, "name_es": name_es, "about": about, "about_es": about_es}
        when = (begun, Stage.JOIN, sergeant, TURN)
        yield act(plan, f"program/{key}", when, ("education.add_program", said | {"shown": True}))
    at = [one for one in served(plan) if one[2] in GRADES]
    young = sorted(at, key=lambda one: list(GRADES).index(one[2]))
    if not young:
        return
    doing = _Doing(plan, *young[0])
    opened = max(begun.date() + ONE_DAY, plan.until - BACK)
    yield from _patrol(doing, opened)
    yield from _drive(doing, opened)
    yield from _week(doing, opened)


def _patrol(doing: _Doing, opened: date) -> Iterator[Act]:
    """Yield a patrol that goes on: six children, a session each week, two volunteers, vests that are lent."""
    plan, key = doing.plan, "patrol"
    days = (opened, opened + timedelta(days=180))
    yield doing.season(key, opened, f"{opened.year}-{opened.year + 1}", days, places=20, joining=True)
    season = {"season": str(plan.id(f"season/{key}"))}
    yield from _children(doing, opened, season)
    yield from _volunteers(doing, opened, season)
    vests = {"kind": "lent", "name": "safety vests", "name_es": "chalecos de seguridad"}
    yield doing.act("item/vests", opened, 3, "add_item", **season, **vests)
    for turn, (move, amount) in enumerate((("in", 12), ("out", 8)), start=4):
        said = {"item": str(plan.id("item/vests")), "kind": move, "amount": amount, "day": opened.isoformat()}
        yield doing.act(f"vests/{move}", opened, turn, "move_item", **season, **said)
    first = plan.at(_next_school_day(plan, opened + ONE_DAY), 15)
    series = {
        "starts": first,
        "minutes": 30,
        "until": (plan.until + 3 * WEEK).isoformat(),
        "school_days": True,
    }
    at = {"school": doing.at_school, "place": "Front gate"}
    yield doing.act("sessions/patrol", opened, 6, "plan_sessions", **season, **series, **at)
    yield from _held(doing, first)


def _held(doing: _Doing, first: datetime) -> Iterator[Act]:
    """Yield the sessions that were held so far, but the last, which nobody has spoken of yet."""
    plan = doing.plan
    series = plan.id("sessions/patrol")
    times = []
    wall = first.replace(tzinfo=None)
    while wall.date() < plan.until:
        if in_session(plan.program.agency.state, wall.date()):
            times.append(wall.replace(tzinfo=plan.zone))
        wall += WEEK
    for number, at in enumerate(times[:-1]):
        # The series' own name of each of its sessions.
        session = derived_id(series, at.astimezone(UTC).isoformat())
        present = [str(plan.id(f"child/{place}")) for place in range(AWAITED) if (place + number) % 4]
        said = {"session": str(session), "attendance": len(present), "present": present}
        helped = [str(plan.id("volunteer/0"))]
        yield doing.act(f"patrol/held/{number}", at.date(), 8, "record_session", **said, helped=helped)


def _children(doing: _Doing, opened: date, season: dict[str, str]) -> Iterator[Act]:
    for place, (name, guardian) in enumerate(CHILDREN):
        said = {
            "school": doing.at_school,
            "name": name,
            "guardian": guardian,
            "grade": GRADES[doing.kind],
            "reach": f"parent{place}@example.com",
            "given": place != AWAITED,
            "photo": place % 2 == 0 and place != AWAITED,
            "language": "es" if place in (1, AWAITED) else "en",
        }
        yield doing.act(f"child/{place}", opened, 2, "sign_up", **season, **said)
    gone = {"sign_up": str(doing.plan.id(f"child/{WITHDRAWN}"))}
    yield doing.act("child/withdrawn", opened + ONE_DAY, 2, "withdraw_consent", **gone)


def _volunteers(doing: _Doing, opened: date, season: dict[str, str]) -> Iterator[Act]:
    """Yield two who help: the clearance of one holds, that of the other ended yesterday."""
    plan = doing.plan
    helping = (
        ("Coach Winifred Adeyemi-Lund (invented)", plan.until + timedelta(days=300)),
        ("Mr. Octavio Brandywine (invented)", plan.until - ONE_DAY),
    )
    for place, (name, until) in enumerate(helping):
        said = {
            "name": name,
            "clearance": "Fingerprints, by the school district (invented)",
            "cleared_on": (opened - WEEK).isoformat(),
            "cleared_until": until.isoformat(),
        }
        yield doing.act(f"volunteer/{place}", opened, 2, "add_volunteer", **said)
        helps = season | {"volunteer": str(plan.id(f"volunteer/{place}"))}
        yield doing.act(f"helps/{place}", opened, 3, "let_help", **helps)


def _drive(doing: _Doing, opened: date) -> Iterator[Act]:
    """Yield a drive that was run and closed: what came in, what was given to how many families, what is left."""
    plan, key = doing.plan, "drive"
    over = min(opened + timedelta(days=14), plan.until - ONE_DAY)
    yield doing.season(key, opened, str(opened.year), (opened, over))
    season = {"season": str(plan.id(f"season/{key}"))}
    things = (
        ("shoes", "pairs of shoes", "pares de zapatos", 164, 139, 58),
        ("socks", "pairs of socks", "pares de calcetines", 420, 348, 0),
    )
    for slug, name, name_es, came, went, families in things:
        said = {"kind": "given", "name": name, "name_es": name_es}
        yield doing.act(f"item/{slug}", opened, 3, "add_item", **season, **said)
        item = season | {"item": str(plan.id(f"item/{slug}"))}
        into = item | {"kind": "in", "amount": came, "day": opened.isoformat()}
        yield doing.act(f"{slug}/in", opened, 4, "move_item", **into)
        out = item | {"kind": "out", "amount": went, "families": families, "day": over.isoformat()}
        yield doing.act(f"{slug}/out", over, 4, "move_item", **out)
    starts = plan.at(over, 14)
    given = {"starts": starts, "minutes": 120, "title": "Giving day", "title_es": "Día de entrega"}
    yield doing.act("giving", opened, 5, "plan_sessions", **season, **given)
    held = {"session": str(plan.id("giving")), "attendance": 121}
    yield doing.act("giving/held", over + ONE_DAY, 5, "record_session", **held)
    said = {"said": SAID[0], "said_es": SAID[1]}
    yield doing.act("drive/closed", over + ONE_DAY, 6, "close_season", **season, **said)


def _week(doing: _Doing, opened: date) -> Iterator[Act]:
    """Yield the week at the end of October that is still to come."""
    plan, key = doing.plan, "week"
    year = plan.until.year + (plan.until >= date(plan.until.year, OCTOBER, RED_FROM))
    days = (date(year, OCTOBER, RED_FROM), date(year, OCTOBER, RED_TO))
    yield doing.season(key, opened, str(year), days)
    season = {"season": str(plan.id(f"season/{key}"))}
    events = (
        ("assembly", "Assembly", "Asamblea", 10),
        ("ribbons", "Ribbons for everybody", "Listones para todos", 12),
    )
    day = _next_school_day(plan, days[0])
    for slug, title, title_es, hour in events:
        said = {"starts": plan.at(day, hour), "minutes": 60, "title": title, "title_es": title_es}
        yield doing.act(f"week/{slug}", opened, 5, "plan_sessions", **season, **said)


def _next_school_day(plan: Plan, day: date) -> date:
    while not in_session(plan.program.agency.state, day):
        day += ONE_DAY
    return day
