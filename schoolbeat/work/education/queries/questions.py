"""Reads of students' questions, for who answers them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.education.models import Answer, Question
from schoolbeat.work.education.policy import QUESTION_COLUMNS
from schoolbeat.work.education.vocabulary import QuestionStage

SEE = "education.see_questions"
MOST = 200


@dataclass(frozen=True)
class AnswerView:
    """A question written anew and its answer: who wrote it, who reviewed it, and how this version of it stands."""

    version: UUID
    stage: str
    asks: str
    says: str
    asks_es: str
    says_es: str
    by_name: str
    reviewer_name: str
    reviewed_on: date | None


@dataclass(frozen=True)
class QuestionView:
    """What a student asked, without a name; `flood`: it came in with many others at once."""

    id: UUID
    school: UUID | None
    school_name: str
    language: str
    stage: str
    day: date
    flood: bool
    text: str
    answer: AnswerView | None


def _seen(viewer: Viewer) -> QuerySet[Question]:
    found = Question.objects.filter(rows(viewer, SEE, QUESTION_COLUMNS), destroyed=False)
    return found.select_related("school", "answer__by", "answer__reviewer")


def questions(viewer: Viewer) -> list[QuestionView]:
    """Return the questions that a viewer answers, the latest first, with their words.

    None that waits is pushed out by a flood, nor by what has an answer or was set aside.
    """
    latest = _seen(viewer).order_by("-day", "-id")
    waits = latest.filter(stage=QuestionStage.WAITING)
    done = latest.exclude(stage=QuestionStage.WAITING)
    found = [*waits.filter(wave="")[:MOST], *waits.exclude(wave="")[:MOST], *done[:MOST]]
    ring = Keyring()
    ring.load(found)
    return [_view(one, ring) for one in found]


def one_question(viewer: Viewer, identity: UUID) -> QuestionView | None:
    """Return one question; None where the viewer may not see it."""
    found = _seen(viewer).filter(pk=identity).first()
    return _view(found, Keyring()) if found else None


def _view(question: Question, ring: Keyring) -> QuestionView:
    answer = getattr(question, "answer", None)
    return QuestionView(
        question.pk,
        question.school_id,
        question.school.name if question.school else "",
        question.language,
        question.stage,
        question.day,
        bool(question.wave),
        str(ring.words(question).get("text", "")),
        _answer(answer) if answer else None,
    )


def _answer(answer: Answer) -> AnswerView:
    return AnswerView(
        answer.entry,
        answer.stage,
        answer.asks,
        answer.says,
        answer.asks_es,
        answer.says_es,
        answer.by.name,
        answer.reviewer.name if answer.reviewer else "",
        answer.reviewed_on,
    )
