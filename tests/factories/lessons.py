"""Lessons and students' questions made through the verbs; whoever teaches a class here is invented."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.education.models import Answer, Lesson, LessonLink, Visit
from schoolbeat.work.education.queries.links import link_address, visit_path
from tests.cast import Town

STARTS = "2026-12-03T10:00:00-08:00"
LATER = "2026-12-04T13:00:00-08:00"
TEXT = "May a police officer look into my backpack at school?"
WRITTEN = {
    "asks": "Can an officer search my bag on campus?",
    "says": "Only with a reason that is about you.",
}
SPANISH = {
    "asks_es": "¿Puede un oficial registrar mi mochila en la escuela?",
    "says_es": "Solo con un motivo que se refiera a usted.",
}


def lesson(town: Town, slug: str = "your-rights") -> UUID:
    """Return a lesson of the town's catalog, which is begun from the pack once."""
    if not Lesson.objects.filter(agency=town.install.agency).exists():
        must(town.do("sergeant", "education.seed_lessons"))
    return Lesson.objects.get(agency=town.install.agency, slug=slug).pk


def said(town: Town, **changed: Any) -> dict[str, Any]:
    """What a teacher of the high school asks for, or what is `changed`."""
    asked = {
        "school": str(town.schools["high"]),
        "lesson": str(lesson(town)),
        "starts": STARTS,
        "teacher": "Ms. Invented Teacher",
        "group": "Civics, period 3",
        "grade": "10",
        "room": "B12",
        "reach": "teacher@alder.example",
        "wish": "They argue about traffic stops.",
    }
    return asked | changed


def tried(town: Town, who: str = "principal", **changed: Any) -> Result:
    """Let somebody ask for a lesson, and return what became of it; `install`: by the school's link."""
    asked = said(town, **changed)
    if who != "install":
        return town.do(who, "education.ask_lesson", **asked)
    school = town.schools["high"] if "school" not in changed else UUID(changed["school"])
    asked = {"link": link(town, school).number} | asked
    return run_one(Envelope("education.ask_lesson", clock.now(), asked), town.install)


def asked(town: Town, who: str = "principal", **changed: Any) -> UUID:
    """Ask for a lesson, which must be written down."""
    return must(tried(town, who, **changed))


def do(town: Town, who: str, verb: str, visit: UUID, **more: Any) -> Result:
    """Let somebody do something with a lesson that was asked for; `install`: by the teacher's own page."""
    payload: dict[str, Any] = {"visit": str(visit)} | more
    if verb == "accept_lesson":
        payload = {"seen": Visit.objects.get(pk=visit).starts.isoformat()} | payload
    if who != "install":
        return town.do(who, f"education.{verb}", **payload)
    return run_one(Envelope(f"education.{verb}", clock.now(), payload), town.install)


def held(town: Town, who: str = "install", attendance: int = 28, **changed: Any) -> UUID:
    """Ask for a lesson, agree to it, and hold it."""
    visit = asked(town, who, **changed)
    must(do(town, "officer-1", "accept_lesson", visit))
    over = datetime.fromisoformat(changed.get("starts", STARTS)) + timedelta(hours=1)
    with clock.at(over):
        must(do(town, "officer-1", "record_lesson", visit, attendance=attendance))
    return visit


def feedback(town: Town) -> UUID:
    """Hold a lesson, and say what it was like."""
    visit = held(town)
    must(
        do(
            town,
            "install",
            "give_feedback",
            visit,
            useful="yes",
            fitted="partly",
            again="yes",
            line="Thanks.",
        )
    )
    return visit


def link(town: Town, school: UUID | None = None) -> LessonLink:
    """Return the open link of a school's teachers."""
    school = school or town.schools["high"]
    if not LessonLink.objects.filter(school=school).exists():
        must(town.do("sergeant", "education.open_lesson_link", school=str(school)))
    return LessonLink.objects.get(school=school)


def way(town: Town, language: str = "en") -> str:
    """Return the path of the high school's link."""
    found = link(town)
    return "/" + link_address(found.pk, found.number, language).split("/", 3)[3]


def own_way(visit: UUID, language: str = "en") -> str:
    """Return the path of a teacher's own page."""
    return visit_path(visit, language)


def question(town: Town, text: str = TEXT, wave: str = "", **changed: Any) -> UUID:
    """Ask a question as a student would."""
    return must(questioned(town, text, wave, **changed))


def questioned(town: Town, text: str = TEXT, wave: str = "", **changed: Any) -> Result:
    """Let a student ask something, and return what became of it."""
    payload = {"text": text, "school": str(town.schools["high"])} | changed
    return run_one(Envelope("education.ask_question", clock.now(), payload, enclosed=wave), town.install)


def answer(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Ask a question and write its answer; return the question."""
    identity = question(town)
    must(town.do(who, "education.draft_answer", question=str(identity), **(WRITTEN | SPANISH | changed)))
    return identity


def answered(town: Town) -> UUID:
    """Publish an answer; return the question."""
    identity = answer(town)
    must(published(town, identity))
    return identity


def published(town: Town, question: UUID, who: str = "sergeant") -> Result:
    """Let somebody publish the answer as it stands, and return what became of it."""
    version = str(Answer.objects.get(question=question).entry)
    return town.do(who, "education.publish_answer", question=str(question), version=version)


def must(result: Result) -> UUID:
    """Return the id of what must be done."""
    assert result.done, result
    return result.id
