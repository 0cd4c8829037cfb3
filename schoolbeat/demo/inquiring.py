"""Turns a program's tours into incidents of the last weeks: all invented, each at another step of its way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.shape import Tour
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.incidents.commands.opening import party_id
from schoolbeat.work.incidents.rules.codes import grounds_on
from schoolbeat.work.incidents.rules.listed import listed_words

A_TOUR, A_PROGRAM = 4, 24
BEFORE_STEPS = timedelta(minutes=25)


@dataclass(frozen=True)
class Case:
    """An incident: where, what, who was in it, what was done, how it ended for the first, and how far the report is."""

    place: str
    text: str
    parties: tuple[dict[str, Any], ...]
    charges: tuple[dict[str, Any], ...] = ()
    kind: str = "investigation"
    where: str = "campus"
    nexus: str = "at_school"
    initiator: str = "teacher"
    asked_by: str = ""
    deeds: tuple[dict[str, Any], ...] = ()
    rung: str = ""
    why: str = ""
    considered: tuple[str, ...] = ()
    helped: str = ""
    """To what somebody is referred, where the program names no resources of its own."""
    linked: tuple[int, str] | None = None
    """How many incidents before lies the one that it belongs together with, and why."""
    piece: str = ""
    course: tuple[dict[str, Any], ...] = ()
    """What followed its end: how a diversion goes; `due` in days from then."""
    steps: tuple[str, ...] = field(default=("submit", "approve"))


def _who(part: str, standing: str, seen: str, age: int, **more: Any) -> dict[str, Any]:
    return {"part": part, "standing": standing, "seen": seen, "age": age, **more}


CASES = (
    Case(
        "Outside the gym", "Two students pushed each other after a game. Both calmed down when they were apart.",
        (_who("involved", "student_here", "A student in a gray hoodie", 13),
         _who("victim", "student_here", "A student with a skateboard", 13, injury="minor"),
         _who("witness", "student_here", "A student on the bench", 12)),
        ({"code": "simple-assault", "weapon": "personal-weapons"},),
        deeds=({"what": "interview", "text": "Told how it began."},
               {"what": "contact", "text": "Both parents called."}),
        rung="mediation", why="Both wanted to talk, and did.", considered=("advice", "parents"),
    ),
    Case(
        "Locker hall", "A folding knife was found in a backpack. The student said it was for work after school.",
        (_who("involved", "student_here", "A student in work boots", 17),
         _who("reporter", "no_student", "A hall monitor", 45)),
        ({"code": "weapon-violations", "weapon": "knife"}, {"code": "weapon", "school_rules": True}),
        deeds=({"what": "search", "basis": "Staff saw the clip", "result": "A folding knife, kept",
                "listed": {"basis": "visible-contraband", "result": "other-weapon"}},
               {"what": "removal", "to_whom": "The station, to a parent"},
               {"what": "stop_record", "result": "SYN-S-0001"}),
        rung="diversion", why="First time; the parents agreed to the program.",
        considered=("parents", "restorative", "resource"), piece="A folding knife with a black handle",
        course=({"what": "diversion", "to_whom": "Youth court", "text": "Twelve hours at the library."},
                {"what": "milestone", "text": "The first six hours.", "due": 21}),
    ),
    Case(
        "The counselor's office", "A student was threatened online over the weekend, by somebody from another town.",
        (_who("victim", "student_here", "A student who came with a friend", 15),
         _who("reporter", "student_here", "The friend", 15)),
        ({"code": "intimidation"},), where="elsewhere", nexus="reported", initiator="student",
        deeds=({"what": "passed_on", "to_whom": "Detectives of the other town"},), steps=("submit",),
    ),
    Case(
        "Restroom, second floor", "The assistant principal asked for a hand with a vaping device. The school has it.",
        (_who("involved", "student_here", "A student who was late for class", 15),),
        ({"code": "tobacco", "school_rules": True},), kind="school_assist", initiator="administrator",
        asked_by="The assistant principal", rung="school", why="It is the school's own matter.",
    ),
    Case(
        "Parking lot", "A man waited at the gate again after he was asked to leave.",
        (_who("involved", "no_student", "A man in a delivery vest", 34),
         _who("reporter", "no_student", "The office manager", 50)),
        ({"code": "trespass"},), initiator="administrator",
        deeds=({"what": "contact", "text": "Told where visitors sign in."},),
        rung="advice", why="He did not know; he left at once.",
    ),
    Case(
        "Two blocks away", "Patrol asked for help to reach the family of a student after a crash.",
        (), kind="agency_assist", where="elsewhere", nexus="none", initiator="dispatch", asked_by="Patrol, unit 12",
        deeds=({"what": "contact", "text": "The family was reached by phone."},),
    ),
    Case(
        "Kindergarten yard", "A child of six hit another with a toy. The parents came at once.",
        (_who("involved", "student_here", "A child of six", 6), _who("victim", "student_here", "Another child", 6)),
        ({"code": "injury", "school_rules": True},),
        rung="parents", why="The parents took it up together.", steps=(),
    ),
    Case(
        "Bus bay", "Something a student said may mean that a child is hurt at home.",
        (_who("victim", "student_here", "A student of the second grade", 7),),
        where="transport", initiator="student",
        deeds=({"what": "child_abuse", "text": "What was said, in the student's own words, is in the report."},),
        steps=(),
    ),
    Case(
        "Library", "A student slept through lunch again and said that nobody is at home before night.",
        (_who("involved", "student_here", "A student with a green backpack", 14),),
        initiator="teacher", deeds=({"what": "interview", "text": "Told how the evenings are."},),
        rung="resource", why="The student and an aunt asked for it.", considered=("parents",),
        helped="An after-school program of the city", linked=(8, "The friend who was on the bench there."),
    ),
)  # fmt: skip


def incidents(plan: Plan) -> Iterator[Act]:
    """Yield the incidents of a program; each of its present officers has some, the last ones still open."""
    tours = [tour for tour in plan.program.tours if tour.schools and tour.ends_in_months > 0]
    number = min(A_PROGRAM, max(len(CASES), A_TOUR * len(tours)))
    inquiring = _Inquiring(plan)
    for one in range(number if tours else 0):
        yield from inquiring.one(one, tours[one % len(tours)])
    yield from inquiring.links()


class _Inquiring:
    """Who wrote down what in one program; the same plan, the same incidents."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.pack = pack_for(plan.program.agency.state)
        self.chance = Random(f"{plan.seed}/{plan.program.slug}/incidents")
        self.happened: list[datetime] = []

    def one(self, number: int, tour: Tour) -> Iterator[Act]:
        """Yield one incident with all that was done in it."""
        case, key = CASES[number % len(CASES)], f"incident/{number}"
        days_ago = 1 + number if number < len(CASES) else self.chance.randrange(9, 60)
        day = self._workday(days_ago)
        happened = max(self.plan.at(day, self.chance.randrange(9, 11)), self.plan.founded)
        self.happened.append(happened)
        school = self.plan.id(f"school/{self.chance.choice(tour.schools)}") if case.nexus != "none" else None
        said = {
            "kind": case.kind,
            "where": case.where,
            "nexus": case.nexus,
            "initiator": case.initiator,
            "school": school,
            "place": case.place,
            "asked_by": case.asked_by,
            "text": case.text,
            "charges": [one for one in case.charges if self._holds(one, day)],
            "parties": list(case.parties),
        }
        yield act(self.plan, key, (happened, Stage.JOIN, tour.officer, 84), ("incidents.open", said))
        yield from self._steps(case, key, happened, tour.officer)

    def _steps(self, case: Case, key: str, happened: datetime, officer: str) -> Iterator[Act]:
        plan, moment = self.plan, happened
        incident = plan.id(key)
        first = str(party_id(incident, 0)) if case.parties else None
        for number, deed in enumerate(case.deeds):
            moment += BEFORE_STEPS
            payload = {"incident": incident, "at": moment.isoformat(), "party": first, **self._said(deed)}
            told = ("incidents.do", payload)
            yield act(plan, f"{key}/deed/{number}", (moment, Stage.JOIN, officer, 85), told)
        if case.piece:
            moment += BEFORE_STEPS
            yield from self._piece(case.piece, key, moment, officer)
        if case.rung:
            day = happened.astimezone(plan.zone).date().isoformat()
            ended = {"party": first, "rung": case.rung, "day": day, "why": case.why}
            payload = {"incident": incident, **ended, **self._help(case), "considered": list(case.considered)}
            yield act(plan, f"{key}/end", (moment, Stage.JOIN, officer, 86), ("incidents.end", payload))
        for number, deed in enumerate(case.course):
            moment += BEFORE_STEPS
            due = {"due": (moment.date() + timedelta(days=deed["due"])).isoformat()} if "due" in deed else {}
            payload = {"incident": incident, "party": first, "at": moment.isoformat(), **deed, **due}
            yield act(
                plan, f"{key}/course/{number}", (moment, Stage.JOIN, officer, 86), ("incidents.do", payload)
            )
        for number, verb in enumerate(case.steps):
            who = officer if verb == "submit" else plan.first("sergeant")
            payload = {"incident": incident}
            later = max(moment, happened + (number + 1) * timedelta(hours=5))
            about = (later, Stage.LETTER if verb == "approve" else Stage.JOIN, who, 87)
            yield act(plan, f"{key}/{verb}", about, (f"incidents.{verb}", payload))

    def links(self) -> Iterator[Act]:
        """Yield what the sergeant links once both incidents are written down."""
        for number, happened in enumerate(self.happened):
            case, key = CASES[number % len(CASES)], f"incident/{number}"
            if case.linked is None:
                continue
            other = number - case.linked[0]
            record = {"kind": "incident", "record": self.plan.id(f"incident/{other}"), "word": case.linked[1]}
            later = max(happened, self.happened[other]) + timedelta(hours=3)
            about = (later, Stage.LETTER, self.plan.first("sergeant"), 88)
            told = ("incidents.link", {"incident": self.plan.id(key), **record})
            yield act(self.plan, f"{key}/link", about, told)

    def _help(self, case: Case) -> dict[str, Any]:
        """Return to what an end refers somebody: the first resource that the program names, or one by its name."""
        if not case.helped:
            return {}
        named = bool(self.plan.program.resources)
        return {"resource": self.plan.id("help/0")} if named else {"resource_name": case.helped}

    def _said(self, deed: dict[str, Any]) -> dict[str, Any]:
        """Return what is said of a deed: in the words of the place's lists where it has them, and then why in text."""
        listed = deed.get("listed", {})
        said = {name: words for name, words in deed.items() if name != "listed"}
        chosen = {name: slug for name, slug in listed.items() if listed_words(self.pack, deed["what"], name)}
        told = ". ".join(said[name] for name in chosen)
        return said | chosen | ({"text": f"{told}."} if chosen else {})

    def _piece(self, what: str, key: str, at: datetime, officer: str) -> Iterator[Act]:
        """Yield a piece of evidence, and how it came to where it lies."""
        plan, said = self.plan, {"incident": self.plan.id(key), "at": at.isoformat()}
        told = {"what": what, "source": "The hall monitor", "place": "The officer's locker, bag 17"}
        about = (at, Stage.JOIN, officer, 86)
        yield act(plan, f"{key}/piece", about, ("incidents.add_evidence", said | told))
        step = {"step": "moved", "place": "Evidence room, shelf 2", "why": "To be kept"}
        later = at + timedelta(minutes=10)
        moved = said | step | {"evidence": plan.id(f"{key}/piece"), "at": later.isoformat()}
        yield act(
            plan, f"{key}/piece/moved", (later, Stage.JOIN, officer, 87), ("incidents.pass_evidence", moved)
        )

    def _holds(self, charge: dict[str, Any], day: date) -> bool:
        """Say whether the place has such a ground: not every state lists the grounds of its education code."""
        return not charge.get("school_rules") or charge["code"] in grounds_on(self.pack, day)

    def _workday(self, days_ago: int) -> date:
        day = self.plan.until - timedelta(days=min(days_ago, max(self.plan.days - 1, 0)))
        while day.weekday() > 4 and day > self.plan.founded.date():
            day -= timedelta(days=1)
        return day
