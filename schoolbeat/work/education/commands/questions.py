"""Verbs on students' questions: asked without a name, and set aside or taken up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean, without_turns
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import on_the_wall, refuse
from schoolbeat.work.education.models import Question
from schoolbeat.work.education.policy import describe_question
from schoolbeat.work.education.rules.answers import question_fault
from schoolbeat.work.education.vocabulary import LANGUAGES, QuestionStage
from schoolbeat.work.roster.models import School

Questions = dict[UUID, Question]


@dataclass(frozen=True)
class AskQuestion(Command):
    """What a student asks on rights and law; the flood that it came in with is enclosed."""

    text: str
    language: str = "en"
    school: UUID | None = None


@dataclass(frozen=True)
class SetAside(Command):
    """A question that is none, or that nobody answers in public; with `again` it waits once more."""

    question: UUID
    again: bool = False


def load_questions(commands: Sequence[Any], viewer: Viewer) -> Questions:
    """Read the questions of the agency that commands name, each with its answer."""
    found = Question.objects.filter(agency=viewer.agency, destroyed=False).select_related("answer")
    return found.in_bulk({command.question for command in commands})


def of_question(command: Any, viewer: Viewer, loaded: Questions) -> Subject | None:
    """Return the question that a command names as its subject."""
    question = loaded.get(command.question)
    return describe_question(question) if question else None


def _load(commands: Sequence[AskQuestion], viewer: Viewer) -> frozenset[UUID]:
    named = {command.school for command in commands if command.school}
    found = School.objects.offered().filter(agency=viewer.agency, id__in=named)
    return frozenset(found.values_list("id", flat=True)) if named else frozenset()


def _at_agency(command: AskQuestion, viewer: Viewer, loaded: frozenset[UUID]) -> Subject:
    return Subject("question", agency=viewer.agency)


def ask(command: AskQuestion, act: Act, loaded: frozenset[UUID]) -> Decided:
    """Keep a question, without a word of who asks."""
    text = clean(without_turns(command.text))
    refuse(question_fault(text))
    if command.language not in LANGUAGES:
        raise Refused(Code.MALFORMED, "payload.language", _("Choose English or Spanish."))
    if command.school is not None and command.school not in loaded:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.school", _("This agency serves no such school any more."))
    question = Question(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        language=command.language,
        stage=QuestionStage.WAITING,
        day=on_the_wall(act.recorded_at, act)[0],
        wave=act.enclosed or "",
    )
    question.tell({"text": text})
    return Decided(insert=[question], about=question.pk, secret=question.key_record)


def set_aside(command: SetAside, act: Act, loaded: Questions) -> Decided:
    """Set a question aside, or let it wait again."""
    question = loaded[command.question]
    wanted = QuestionStage.SET_ASIDE if command.again else QuestionStage.WAITING
    if question.stage != wanted:
        raise Refused(
            Code.RULE, "payload.question", _("This question no longer stands so. Look at it again.")
        )
    question.stage = QuestionStage.WAITING if command.again else QuestionStage.SET_ASIDE
    # Whoever looks at it has seen that it was meant.
    question.wave = ""
    return Decided(change=[question], about=question.pk)


VERBS = (
    Verb(
        "education.ask_question",
        AskQuestion,
        _load,
        _at_agency,
        ask,
        alone=False,
        secret=True,
        by_strangers=True,
    ),
    Verb("education.set_aside_question", SetAside, load_questions, of_question, set_aside),
)
