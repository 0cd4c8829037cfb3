"""The agency's catalog of lessons: begun from the pack, then changed by these verbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, refuse, words
from schoolbeat.work.education.models import Lesson
from schoolbeat.work.education.policy import describe_lesson
from schoolbeat.work.education.rules.catalog import Said, lesson_fault, starting_lessons
from schoolbeat.work.education.rules.saying import LONGEST_NAME


@dataclass(frozen=True)
class SeedLessons(Command):
    """Begin the catalog with the lessons of the pack; what the agency has or had stays as it is."""


@dataclass(frozen=True)
class LessonFields(Command):
    """What the agency says of a lesson, in both languages."""

    topic: str
    name: str
    name_es: str
    aims: str
    aims_es: str
    grade_from: str
    grade_to: str
    minutes: int
    standard: str = ""
    materials: str = ""
    materials_es: str = ""


@dataclass(frozen=True)
class AddLesson(LessonFields):
    """A lesson of the agency's own."""


@dataclass(frozen=True)
class ChangeLesson(LessonFields):
    """A lesson as it is from now on; what was asked for keeps its topic."""

    lesson: UUID | None = None


@dataclass(frozen=True)
class WithdrawLesson(Command):
    """A lesson is offered no more, or, with `again`, once more."""

    lesson: UUID
    again: bool = False


Lessons = dict[UUID, Lesson]


def _load(commands: Sequence[Any], viewer: Viewer) -> Lessons:
    wanted = {command.lesson for command in commands if command.lesson}
    return Lesson.objects.filter(agency=viewer.agency).in_bulk(wanted)


def _load_slugs(commands: Sequence[Any], viewer: Viewer) -> set[str]:
    return set(Lesson.objects.filter(agency=viewer.agency).values_list("slug", flat=True))


def _at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    return Subject("lesson", agency=viewer.agency)


def _of_lesson(command: Any, viewer: Viewer, loaded: Lessons) -> Subject | None:
    lesson = loaded.get(command.lesson)
    return describe_lesson(lesson) if lesson else None


def _said(command: LessonFields) -> dict[str, Any]:
    """Return the fields of a lesson, checked; raises Refused."""
    refuse(lesson_fault(Said(command.topic, command.grade_from, command.grade_to, command.minutes)))
    return {
        "topic": command.topic,
        "grade_from": command.grade_from,
        "grade_to": command.grade_to,
        "minutes": command.minutes,
        "name": a_line(command.name, "name", LONGEST_NAME, owed=True),
        "name_es": a_line(command.name_es, "name_es", LONGEST_NAME, owed=True),
        "aims": words(command.aims, "aims", owed=True),
        "aims_es": words(command.aims_es, "aims_es", owed=True),
        "standard": a_line(command.standard, "standard"),
        "materials": words(command.materials, "materials"),
        "materials_es": words(command.materials_es, "materials_es"),
    }


def seed(command: SeedLessons, act: Act, loaded: set[str]) -> Decided:
    """Add those lessons of the pack that the agency never had."""
    made = []
    for row in starting_lessons(act.pack):
        if row["slug"] not in loaded:
            fields = {name: value for name, value in row.items() if name != "slug"}
            said = _said(AddLesson(**fields))
            identity = derived_id(act.id, row["slug"])
            made.append(Lesson(id=identity, agency_id=act.viewer.agency, slug=row["slug"], **said))
    if not made:
        raise Refused(Code.RULE, "payload", _("All lessons to begin with are in the catalog."))
    return Decided(insert=made, about=act.viewer.agency)


def add(command: AddLesson, act: Act, loaded: set[str]) -> Decided:
    """Add a lesson of the agency's own; its slug is its id, which no pack can take."""
    lesson = Lesson(id=act.id, agency_id=act.viewer.agency, slug=f"own-{act.id.hex}", **_said(command))
    return Decided(insert=[lesson], about=lesson.pk)


def change(command: ChangeLesson, act: Act, loaded: Lessons) -> Decided:
    """Say what a lesson is from now on."""
    assert command.lesson is not None
    lesson = loaded[command.lesson]
    for name, value in _said(command).items():
        setattr(lesson, name, value)
    return Decided(change=[lesson], about=lesson.pk)


def withdraw(command: WithdrawLesson, act: Act, loaded: Lessons) -> Decided:
    """Offer a lesson no more, or once more; what was agreed is held."""
    lesson = loaded[command.lesson]
    if lesson.withdrawn == (not command.again):
        raise Refused(Code.RULE, "payload.lesson", _("This is so already."))
    lesson.withdrawn = not command.again
    return Decided(change=[lesson], about=lesson.pk)


VERBS = (
    Verb("education.seed_lessons", SeedLessons, _load_slugs, _at_agency, seed),
    Verb("education.add_lesson", AddLesson, _load_slugs, _at_agency, add),
    Verb("education.change_lesson", ChangeLesson, _load, _of_lesson, change),
    Verb("education.withdraw_lesson", WithdrawLesson, _load, _of_lesson, withdraw),
)
