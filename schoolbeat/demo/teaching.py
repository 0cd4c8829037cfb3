"""The demo's lessons: a catalog, lessons that were held, some that wait, and students' questions; all invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import INSTALL, Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, in_session
from schoolbeat.foundation.ids import derived_id

EVERY = timedelta(days=12)
ASKED, AGREED = timedelta(days=9), timedelta(days=7)
TEACHERS = (
    ("Ms. Example (invented)", "English, period 2"),
    ("Mr. Sample (invented)", "Health, period 4"),
    ("Mx. Muster (invented)", "Homeroom"),
    ("Sra. Ejemplo (inventada)", "Social studies, period 5"),
)
FOR = {
    "elementary": (("keeping-safe", "02"), ("being-a-citizen", "04"), ("cooling-down", "05")),
    "middle": (
        ("safe-online", "07"),
        ("saying-no", "08"),
        ("cooling-down", "06"),
        ("working-in-safety", "08"),
    ),
    "high": (("your-rights", "10"), ("saying-no", "09"), ("working-in-safety", "12"), ("cooling-down", "11")),
}
"""Lessons and the grades of their classes by kind of school; elsewhere none is taught."""
LINES = ("They talked about it all week.", "More time for questions, please.", "Gracias, vuelva pronto.")
FLOOR = (
    "Can the police take my phone?",
    "May an officer take somebody's phone at school?",
    "With a warrant, with consent, or in an emergency an officer may search a phone. At school staff have rules of "
    "their own. You may say that you do not agree, calmly, and ask for a parent.",
    "¿Puede un oficial quitarle el teléfono a alguien en la escuela?",
    "Con una orden judicial, con permiso o en una emergencia un oficial puede revisar un teléfono. En la escuela el "
    "personal tiene sus propias reglas. Se puede decir con calma que no se está de acuerdo y pedir a un padre.",
)
OPEN = "If I see a fight and film it, can I get in trouble?"


@dataclass(frozen=True)
class _Class:
    """A class that is taught: where, by whom, and which of the lessons."""

    plan: Plan
    school: str
    officer: str
    kind: str
    number: int

    @property
    def key(self) -> str:
        """Return the name of the lesson's envelope."""
        return f"lesson/{self.school}/{self.number}"

    def asked(self, starts: datetime, by_link: bool) -> dict[str, Any]:
        """Return what is asked for."""
        lessons = FOR[self.kind]
        slug, grade = lessons[self.number % len(lessons)]
        teacher, group = TEACHERS[self.number % len(TEACHERS)]
        said = {
            "school": self.plan.id(f"school/{self.school}"),
            "lesson": derived_id(self.plan.id("lessons"), slug),
            "starts": starts,
            "teacher": teacher,
            "group": group,
            "grade": grade,
            "room": f"B{10 + self.number % 9}",
            "language": "es" if self.number % len(TEACHERS) == 3 else "en",
        }
        return said | {"link": 1} if by_link else said

    def act(self, what: str, when: tuple[datetime, str, int], verb: str, **said: Any) -> Act:
        """Return something that is done with the lesson, when, by whom and in which turn."""
        moment, who, turn = when
        payload = said if what == "" else {"visit": self.plan.id(self.key)} | said
        about = (moment, Stage.JOIN, who, turn)
        return act(self.plan, f"{self.key}{what}", about, (f"education.{verb}", payload))


def lessons(plan: Plan) -> Iterator[Act]:
    """Yield the catalog, the links of all schools that are served, what was taught, and what waits."""
    sergeant = plan.first("sergeant")
    begun = plan.founded + ONE_DAY
    yield act(plan, "lessons", (begun, Stage.JOIN, sergeant, 90), ("education.seed_lessons", {}))
    taught = list(served(plan))
    for school in dict.fromkeys(school for school, _officer, _kind in taught):
        said = {"school": plan.id(f"school/{school}")}
        about = (begun, Stage.JOIN, sergeant, 91)
        yield act(plan, f"lessons/{school}", about, ("education.open_lesson_link", said))
    for place, (school, officer, kind) in enumerate(taught):
        yield from _held(plan, school, officer, kind)
        if place == 0:
            yield from _to_come(plan, school, officer, kind)
    if taught:
        yield from _questions(plan, taught[0][0], taught[0][1])


def served(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield the first school of each tour of today at which something is taught, its officer and its kind."""
    kinds = {one.key: one.kind for one in plan.program.schools}
    taken = set()
    for tour in plan.tours:
        if tour.period(plan.until).contains(plan.until):
            school = next((one for one in tour.schools if kinds.get(one) in FOR and one not in taken), None)
            if school:
                taken.add(school)
                yield school, tour.officer, kinds[school]


def _held(plan: Plan, school: str, officer: str, kind: str) -> Iterator[Act]:
    """Yield lessons that were asked for, agreed, held and, each other one, spoken of."""
    chance = Random(f"{plan.seed}:{school}:lessons")
    tour = next(
        one for one in plan.tours if one.officer == officer and school in one.schools and _now(plan, one)
    )
    first = max(
        tour.period(plan.until).start, plan.founded.date() + ONE_DAY, plan.until - timedelta(days=plan.days)
    )
    day, number = first + ASKED + timedelta(days=chance.randint(1, 5)), 0
    while (day := _school_day(plan, day)) < plan.until:
        one = _Class(plan, school, officer, kind, number)
        starts = plan.at(day, 9 + number % 5, 10)
        said = one.asked(starts, by_link=True)
        yield one.act("", (plan.at(day - ASKED, 15), INSTALL, 92), "ask_lesson", **said)
        answer = {"answer": "Happy to come.", "seen": starts}
        yield one.act("/agreed", (plan.at(day - AGREED, 15), officer, 93), "accept_lesson", **answer)
        counted = {"attendance": chance.randint(18, 33)}
        over = plan.at(day, 15, 30)
        yield one.act("/held", (over, officer, 94), "record_lesson", **counted)
        if number % 2 == 0:
            yield one.act(
                "/said", (plan.at(day + ONE_DAY, 9), INSTALL, 95), "give_feedback", **_opinion(chance)
            )
        day, number = day + EVERY, number + 1


def _now(plan: Plan, tour: Any) -> bool:
    return bool(tour.period(plan.until).contains(plan.until))


def _school_day(plan: Plan, day: date) -> date:
    while not in_session(plan.program.agency.state, day):
        day += ONE_DAY
    return day


def _opinion(chance: Random) -> dict[str, str]:
    fitted = chance.choice(("yes", "yes", "partly"))
    return {"useful": "yes", "fitted": fitted, "again": "yes", "line": chance.choice(LINES)}


def _to_come(plan: Plan, school: str, officer: str, kind: str) -> Iterator[Act]:
    """Yield one that nobody answered for some days, one with another time offered, and one that is agreed."""
    day = _school_day(plan, plan.until + timedelta(days=7))
    waits, moved, agreed = (_Class(plan, school, officer, kind, 900 + number) for number in (1, 2, 3))
    asked = plan.at(plan.until - timedelta(days=5), 15)
    for one, hour in ((waits, 9), (moved, 10), (agreed, 11)):
        said = one.asked(plan.at(day, hour), by_link=True)
        yield one.act("", (asked, INSTALL, 92), "ask_lesson", **said)
    answered = plan.at(plan.until - timedelta(days=2), 15)
    other = {"starts": plan.at(day, 13), "answer": "At ten we are in court. Would one o'clock do?"}
    yield moved.act("/offered", (answered, officer, 93), "offer_time", **other)
    yield agreed.act("/agreed", (answered, officer, 93), "accept_lesson", seen=plan.at(day, 11))


def _questions(plan: Plan, school: str, officer: str) -> Iterator[Act]:
    """Yield two questions of students: one that was answered and published, one that waits."""
    asked, asks, says, asks_es, says_es = FLOOR
    place = {"school": plan.id(f"school/{school}")}
    day = plan.until - timedelta(days=4)
    for key, text in (("answered", asked), ("open", OPEN)):
        said = {"text": text} | place
        about = (plan.at(day, 15), Stage.JOIN, INSTALL, 96)
        yield act(plan, f"question/{key}", about, ("education.ask_question", said))
    question = {"question": plan.id("question/answered")}
    written = question | {"asks": asks, "says": says, "asks_es": asks_es, "says_es": says_es}
    about = (plan.at(day + ONE_DAY, 15), Stage.JOIN, officer, 96)
    yield act(plan, "question/draft", about, ("education.draft_answer", written))
    about = (plan.at(day + 2 * ONE_DAY, 15), Stage.JOIN, plan.first("sergeant"), 96)
    reviewed = question | {"version": plan.id("question/draft")}
    yield act(plan, "question/published", about, ("education.publish_answer", reviewed))
