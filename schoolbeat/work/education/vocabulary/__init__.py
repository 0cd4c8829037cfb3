"""The words of what officers teach, a file a topic."""

from schoolbeat.work.education.vocabulary.lessons import (
    DEED_VERBS,
    GRADES,
    LANGUAGES,
    MEASURES,
    RATING_LABELS,
    STAGE_LABELS,
    TOPIC_LABELS,
    Deed,
    Rating,
    Side,
    Stage,
    Topic,
)
from schoolbeat.work.education.vocabulary.questions import (
    ANSWER_LABELS,
    QUESTION_LABELS,
    AnswerStage,
    QuestionStage,
)

__all__ = [
    "ANSWER_LABELS",
    "DEED_VERBS",
    "GRADES",
    "LANGUAGES",
    "MEASURES",
    "QUESTION_LABELS",
    "RATING_LABELS",
    "STAGE_LABELS",
    "TOPIC_LABELS",
    "AnswerStage",
    "Deed",
    "QuestionStage",
    "Rating",
    "Side",
    "Stage",
    "Topic",
]
