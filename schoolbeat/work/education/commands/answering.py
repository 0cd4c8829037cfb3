"""Verbs on answers to students' questions: written, reviewed and published, taken back."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, on_the_wall, refuse, words
from schoolbeat.work.education.commands.questions import Questions, load_questions, of_question
from schoolbeat.work.education.models import Answer, Question
from schoolbeat.work.education.rules.answers import LONGEST_ASKS, LONGEST_SAYS, Written, written_fault
from schoolbeat.work.education.vocabulary import AnswerStage, QuestionStage


@dataclass(frozen=True)
class DraftAnswer(Command):
    """A question written anew and its answer, in one language or both; it takes the place of the one before.

    `version` is the entry that wrote the answer last, as whoever writes saw it; None where there was no answer.
    """

    question: UUID
    asks: str = ""
    says: str = ""
    asks_es: str = ""
    says_es: str = ""
    version: UUID | None = None


@dataclass(frozen=True)
class PublishAnswer(Command):
    """The answer to a question was reviewed: this `version` of it, the entry that wrote it last."""

    question: UUID
    version: UUID


@dataclass(frozen=True)
class OfAnswer(Command):
    """The answer to a question."""

    question: UUID


def draft(command: DraftAnswer, act: Act, loaded: Questions) -> Decided:
    """Write an answer; one that was published is no longer until it is reviewed again."""
    question = loaded[command.question]
    if question.stage == QuestionStage.SET_ASIDE:
        raise Refused(Code.RULE, "payload.question", _("It was set aside. Take it up again first."))
    act.ring.load([question])
    written = Written(
        a_line(command.asks, "asks", LONGEST_ASKS),
        words(command.says, "says", LONGEST_SAYS),
        a_line(command.asks_es, "asks_es", LONGEST_ASKS),
        words(command.says_es, "says_es", LONGEST_SAYS),
    )
    refuse(written_fault(written, act.ring.words(question).get("text", "")))
    known = _answer_of(question)
    if command.version != (known.entry if known else None):
        raise Refused(
            Code.RULE,
            "payload.version",
            _("Somebody wrote here in the meantime. It stands above; put both together and save again."),
        )
    answer = known or Answer(id=act.id, question=question)
    answer.asks, answer.says = written.asks, written.says
    answer.asks_es, answer.says_es = written.asks_es, written.says_es
    answer.by_id, answer.stage = act.viewer.account, AnswerStage.DRAFT
    answer.reviewer_id = answer.reviewed_on = None
    question.stage, question.wave = QuestionStage.ANSWERED, ""
    if known is None:
        return Decided(insert=[answer], change=[question], about=question.pk)
    return Decided(change=[answer, question], about=question.pk)


def _answer_of(question: Question) -> Answer | None:
    return getattr(question, "answer", None)


def _in(question: Question, stage: AnswerStage) -> Answer:
    """Return the answer to a question where it stands in a stage; raises Refused."""
    answer = _answer_of(question)
    if answer is None or answer.stage != stage:
        raise Refused(Code.RULE, "payload.question", _("This answer no longer stands so. Look at it again."))
    return answer


def publish(command: PublishAnswer, act: Act, loaded: Questions) -> Decided:
    """Publish what was reviewed, under the reviewer's name, and nothing that was written since."""
    answer = _in(loaded[command.question], AnswerStage.DRAFT)
    if answer.entry != command.version:
        raise Refused(Code.RULE, "payload.version", _("It was written anew meanwhile. Review it again."))
    answer.stage, answer.reviewer_id = AnswerStage.PUBLISHED, act.viewer.account
    answer.reviewed_on, _hour = on_the_wall(act.recorded_at, act)
    return Decided(change=[answer], about=command.question)


def withdraw(command: OfAnswer, act: Act, loaded: Questions) -> Decided:
    """Take a published answer back: nobody outside reads it any more."""
    answer = _in(loaded[command.question], AnswerStage.PUBLISHED)
    answer.stage = AnswerStage.WITHDRAWN
    return Decided(change=[answer], about=command.question)


VERBS = (
    Verb("education.draft_answer", DraftAnswer, load_questions, of_question, draft),
    Verb("education.publish_answer", PublishAnswer, load_questions, of_question, publish),
    Verb("education.withdraw_answer", OfAnswer, load_questions, of_question, withdraw),
)
