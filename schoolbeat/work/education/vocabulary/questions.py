"""The words of students' questions on rights and law, and of their answers."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class QuestionStage(StrEnum):
    """How a question stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"


class AnswerStage(StrEnum):
    """How an answer stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


QUESTION_LABELS = {
    QuestionStage.WAITING: _("Waits for an answer"),
    QuestionStage.ANSWERED: _("Has an answer"),
    QuestionStage.SET_ASIDE: _("Set aside"),
}
ANSWER_LABELS = {
    AnswerStage.DRAFT: _("Draft, to be reviewed"),
    AnswerStage.PUBLISHED: _("Published"),
    AnswerStage.WITHDRAWN: _("Taken back"),
}
