"""Turns a program's schools into requests of the last two months: asked by every door, most of them answered in time.

Who asks and what is asked is invented; telephone numbers are of the range that is kept for fiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import INSTALL, Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.knowing import FAMILY, GIVEN
from schoolbeat.demo.shape import Member, Tour

LOOK_BACK, STILL_OPEN = 60, 6
A_TOUR, A_PROGRAM = 3, 24


@dataclass(frozen=True)
class Wanted:
    """Something that is asked for, in both languages, by whom, and the phrase that ends it."""

    kind: str
    asker: str
    text: str
    text_es: str
    phrase: str


ASKED = (
    Wanted("parking", "neighbor", "Cars stand in front of my driveway every morning at drop-off.",
           "Todas las mañanas hay carros frente a mi entrada a la hora de dejar a los niños.", "looked"),
    Wanted("traffic", "parent", "Drivers turn into the crosswalk at the last bell. Could somebody stand there?",
           "Los conductores se meten en el cruce al último timbre. ¿Podría pararse alguien ahí?", "more-patrol"),
    Wanted("suspicious", "neighbor", "The same van has been parked at the back gate three evenings in a row.",
           "La misma camioneta ha estado tres tardes seguidas en el portón de atrás.", "nothing-found"),
    Wanted("business-conduct", "business", "After school it gets loud in my store, and things go missing.",
           "Después de clases hay mucho ruido en mi tienda y faltan cosas.", "spoke"),
    Wanted("class-talk", "teacher", "Could an officer explain to my eighth-graders what rights they have?",
           "¿Podría un oficial explicar a mis estudiantes de octavo qué derechos tienen?", "talk-planned"),
    Wanted("rights-question", "parent", "May an officer talk with my daughter without me there?",
           "¿Puede un oficial hablar con mi hija sin que yo esté?", "no-advice"),
    Wanted("family-advice", "parent", "My neighbor shouts at my children. What can I do?",
           "Mi vecino les grita a mis hijos. ¿Qué puedo hacer?", "spoke"),
    Wanted("attendance", "parent", "My son leaves for school and does not arrive. I do not know what else to do.",
           "Mi hijo sale para la escuela y no llega. No sé qué más hacer.", "school-has-it"),
    Wanted("signage", "neighbor", "The school-zone sign on the corner is covered by a tree.",
           "El letrero de zona escolar en la esquina está tapado por un árbol.", "passed-on"),
)  # fmt: skip
OF_AN_OFFICE = (
    ("class-talk", "A talk on internet safety for all seventh grades, any Thursday this month."),
    ("parking", "Parents double-park at the east gate. Could the officer be there at dismissal this week?"),
    ("something-else", "Could the officer join our evening for new families?"),
)


OF_CONDUCT = (
    ("commendation", "She stayed with my son until I came, and made him laugh. Thank you.", 12),
    ("complaint", "He told me to move on before I could explain. I want to talk with somebody about it.", 3),
)
"""What is said of an officer, and how many days ago; praise has been answered, the complaint is open."""
THANKS = "Thank you for telling us. We have passed it on."


def requests(plan: Plan) -> Iterator[Act]:
    """Yield what is asked of a program, and what becomes of it."""
    asking = _Asking(plan)
    tours = [tour for tour in plan.program.tours if tour.schools and tour.ends_in_months > 0]
    number = min(A_PROGRAM, A_TOUR * len(tours) + 3)
    for one in range(number if tours else 0):
        yield from asking.one(one, tours[one % len(tours)])
    if tours:
        yield from asking.of_conduct(tours[0])
    for member in plan.program.cast:
        if member.role == "principal":
            yield from asking.office(member)


class _Asking:
    """Who asks in one program; the same plan asks the same."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chance = Random(f"{plan.seed}/{plan.program.slug}/requests")

    def one(self, number: int, tour: Tour) -> Iterator[Act]:
        """Yield one request of a neighbor, a parent or a business, and its end; the last few are still open."""
        plan, chance = self.plan, self.chance
        wanted = ASKED[number % len(ASKED)]
        spanish = chance.random() < 0.4
        day = self._workday(
            chance.randrange(3, LOOK_BACK) if number >= STILL_OPEN else chance.randrange(0, 9)
        )
        said = {
            "kind": wanted.kind,
            "asker": wanted.asker,
            "text": wanted.text_es if spanish else wanted.text,
            "language": "es" if spanish else "en",
            "name": f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
            "reach": f"(555) 010-{chance.randrange(1000, 9999)}",
            "school": plan.id(f"school/{chance.choice(tour.schools)}"),
        }
        who, channel = (plan.first("sergeant"), "desk") if number % 4 == 3 else (INSTALL, "portal")
        yield from self._told(f"request/{number}", (day, who), said | {"channel": channel})
        if number >= STILL_OPEN:
            yield from self._ended(f"request/{number}", day, tour.officer, wanted)

    def of_conduct(self, tour: Tour) -> Iterator[Act]:
        """Yield what was said of an officer on the public page."""
        plan = self.plan
        for kind, text, days_ago in OF_CONDUCT:
            day, key = self._workday(days_ago), f"request/{kind}"
            said = {
                "kind": kind,
                "asker": "parent",
                "text": text,
                "about": plan.id(f"account/{tour.officer}"),
                "channel": "portal",
            }
            yield from self._told(key, (day, INSTALL), said)
            if kind == "commendation":
                later = min(self._after(day, 2), plan.until)
                when = (max(plan.at(later, 15), plan.founded), Stage.JOIN, plan.first("sergeant"), 82)
                ended = {"request": plan.id(key), "text": THANKS, "handler": "officer", "end": "resolved"}
                yield act(plan, f"{key}/end", when, ("requests.end", ended))

    def office(self, member: Member) -> Iterator[Act]:
        """Yield what a school's office asked."""
        for number, (kind, text) in enumerate(OF_AN_OFFICE[: 1 + len(member.key) % 3]):
            school = self.plan.id(f"school/{member.schools[0]}")
            day = self._workday(4 + 9 * number)
            said = {
                "kind": kind,
                "asker": "administrator",
                "text": text,
                "name": member.name,
                "channel": "campus",
            }
            key = f"request/{member.key}/{number}"
            yield from self._told(key, (day, member.key), said | {"school": school, "of_school": school})

    def _told(self, key: str, when: tuple[date, str], said: dict[str, Any]) -> Iterator[Act]:
        day, who = when
        moment = max(self.plan.at(day, self.chance.randrange(8, 11)), self.plan.founded)
        yield act(self.plan, key, (moment, Stage.JOIN, who, 80), ("requests.file", said))

    def _ended(self, key: str, day: date, officer: str, wanted: Wanted) -> Iterator[Act]:
        """Yield an answer and the end, a day or some later; what is passed on names who has it."""
        plan, chance = self.plan, self.chance
        later = min(self._after(day, chance.choice((1, 1, 2, 2, 3, 6))), plan.until)
        when = (max(plan.at(later, 14), plan.founded), Stage.JOIN, officer, 81)
        passed = wanted.phrase in ("passed-on", "school-has-it")
        handler = {"passed-on": "others", "school-has-it": "school"}.get(wanted.phrase, "officer")
        payload = {
            "request": plan.id(key),
            "phrase": wanted.phrase,
            "handler": handler,
            "end": "" if passed else "resolved",
            "passed_to": "City public works" if handler == "others" else "",
        }
        yield act(plan, f"{key}/end", when, ("requests.end", payload))

    def _workday(self, days_ago: int) -> date:
        day = self.plan.until - timedelta(days=min(days_ago, max(self.plan.days - 1, 0)))
        while day.weekday() > 4 and day > self.plan.founded.date():
            day -= timedelta(days=1)
        return day

    def _after(self, day: date, days: int) -> date:
        later = day + timedelta(days=days)
        return later + timedelta(days=(7 - later.weekday()) % 7 if later.weekday() > 4 else 0)
