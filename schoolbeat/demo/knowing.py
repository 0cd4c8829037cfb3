"""Turns some of the officers' entries into people they were about: a few students and parents, all of them invented."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.shape import Member, month_from

ABOUT_ONE = ("student-consultation", "mentoring-session", "mediation", "welfare-check", "truancy-contact")
LOOK_BACK = timedelta(days=45)
FOR_AN_OFFICER, FOR_A_SCHOOL = 4, 3
_GIVEN = """
Amara Mateo Lucía Ethan Priya Diego Noor Camila Theo Xiomara Jamal Mei Sofía Kai Renata Omar Ximena Leo
Valentina Tariq Paloma Hana Andrés Zoe Emilio Farah Inés Jonah Marisol Nico Ángela Ravi Thuy Bao Lena Ulises
Yara Iván
"""
_FAMILY = """
Arellano Boateng Castillo-Reyes Dizon Echeverría Fuentes Gutiérrez Haddad Ibarra Jiménez Kowalski Lê Montaño
Nguyen O'Rourke Peña Quiroz Rahman Salcedo Tran Uribe Valdez-Moore Whitfield Xiong Yáñez Zamora Brightwater
Okonkwo
"""
GIVEN, FAMILY = tuple(_GIVEN.split()), tuple(_FAMILY.split())
GRADES = {
    "elementary": ("01", "02", "03", "04", "05"),
    "middle": ("06", "07", "08"),
    "high": ("09", "10", "11", "12"),
}
SAID = (
    "Worried about an older cousin; wants to talk again on Friday.",
    "Lost the bus pass twice this week, walks home with a friend now.",
    "Asked what happens at a hearing and who may come along.",
    "",
    "Made peace in front of the counselor; both shook hands.",
)
CLAUSE = (
    "For duties under this agreement the District considers officers assigned to its schools as school officials with "
    "a legitimate educational interest, under its direct control as to the use of records. (Invented for the demo.)"
)
LETTERED_BY = "Chief of Police (invented)"


def known_people(plan: Plan, worked: Iterable[Act]) -> Iterator[Act]:
    """Yield the acts by which people come in: typed by officers from their entries, entered by school offices."""
    yield from _clauses(plan)
    meeting = _Meeting(plan, tuple(worked))
    for tour in plan.program.tours:
        yield from meeting.officer(tour.officer)
    for member in plan.program.cast:
        if member.role == "principal":
            yield from meeting.office(member)


def _clauses(plan: Plan) -> Iterator[Act]:
    sergeant = plan.first("sergeant")
    for number, agreement in enumerate(plan.program.agreements):
        start = month_from(plan.until, -agreement.signed_months_ago)
        when = (max(plan.at(start, 9), plan.founded), Stage.ROSTER, sergeant, 24)
        said = {
            "agreement": plan.id(f"agreement/{number}"),
            "kind": "school_official",
            "section": "4.2",
            "words": CLAUSE,
            "start": start,
        }
        yield act(plan, f"clause/{number}", when, ("roster.add_clause", said))
    officer = plan.program.tours[0].officer
    since = month_from(plan.until, -2)
    named = {
        "officer": plan.id(f"account/{officer}"),
        "named_by": LETTERED_BY,
        "letter": since,
        "start": since,
    }
    when = (max(plan.at(since, 10), plan.founded), Stage.ROSTER, sergeant, 25)
    yield act(plan, "designated/0", when, ("roster.designate_officer", named))


class _Meeting:
    """Who is met in one program; the same plan meets the same people."""

    def __init__(self, plan: Plan, worked: tuple[Act, ...]) -> None:
        self.plan, self.worked = plan, worked
        self.chance = Random(f"{plan.seed}/{plan.program.slug}/people")

    @cached_property
    def levels(self) -> dict[UUID, str]:
        """Return the kind of each school by its id."""
        return {self.plan.id(f"school/{school.key}"): school.kind for school in self.plan.program.schools}

    @cached_property
    def withdrawn(self) -> set[Any]:
        """Return the entries that were taken back."""
        return {
            one.envelope.payload["activity"]
            for one in self.worked
            if one.envelope.verb == "activities.withdraw"
        }

    def officer(self, who: str) -> Iterator[Act]:
        """Yield the people whom an officer's latest entries were about, with a parent for every other."""
        since = self.plan.until - LOOK_BACK
        entries = [
            one
            for one in self.worked
            if one.who == who
            and one.envelope.verb == "activities.log"
            and one.envelope.payload["kind"] in ABOUT_ONE
            and one.envelope.payload["school"]
            and one.envelope.id not in self.withdrawn
            and one.moment.astimezone(self.plan.zone).date() >= since
        ]
        for number, entry in enumerate(entries[-FOR_AN_OFFICER:]):
            yield from self._met(who, f"person/{who}/{number}", entry, with_parent=number % 2 == 0)

    def _met(self, who: str, key: str, entry: Act, with_parent: bool) -> Iterator[Act]:
        school, when = entry.envelope.payload["school"], (entry.moment, Stage.JOIN, who)
        name = self._name()
        person = self._student(school, name) | {"hat": "le_unit_record"}
        yield act(self.plan, key, (*when, 70), ("people.add", person))
        part = {
            "person": self.plan.id(key),
            "record_kind": "activity",
            "record": entry.envelope.id,
            "part": "about",
            "said": self.chance.choice(SAID),
        }
        yield act(self.plan, f"{key}/part", (*when, 71), ("people.involve", part))
        if with_parent:
            fields = self._parent(name["family"])
            said = {"hat": "le_unit_record", "kind": "guardian", "fields": fields, "relation": "parent"}
            parent = said | {"student": self.plan.id(key)}
            yield act(self.plan, f"{key}/parent", (*when, 72), ("people.add", parent))

    def office(self, member: Member) -> Iterator[Act]:
        """Yield the students whom a school office has entered, so that its officer may find them."""
        for school in member.schools[:1]:
            day = max(self.plan.until - timedelta(days=30), self.plan.founded.date())
            when = (self.plan.at(day, 9), Stage.JOIN, member.key)
            for number in range(FOR_A_SCHOOL):
                key = f"pupil/{member.key}/{number}"
                said = self._student(self.plan.id(f"school/{school}"), self._name())
                yield act(self.plan, key, (*when, 73), ("people.add", said | {"hat": "education_record"}))

    def _name(self) -> dict[str, str]:
        return {"given": self.chance.choice(GIVEN), "family": self.chance.choice(FAMILY)}

    def _student(self, school: UUID, name: dict[str, str]) -> dict[str, Any]:
        grades = GRADES.get(self.levels[school], GRADES["high"])
        grade = self.chance.choice(grades)
        born = date(self.plan.until.year - 5 - int(grade), 1, 1) - timedelta(
            days=self.chance.randrange(1, 360)
        )
        fields: dict[str, Any] = name | {"born": born}
        if self.chance.random() < 0.3:
            fields |= {"language": "es", "interpreter": self.chance.random() < 0.3}
        return {"kind": "student", "fields": fields, "school": school, "grade": grade}

    def _parent(self, family: str) -> dict[str, Any]:
        return {
            "given": self.chance.choice(GIVEN),
            "family": family,
            "phones": [f"(555) 010-{self.chance.randrange(1000, 9999)}"],
            "language": self.chance.choice(("en", "es")),
        }
