"""The words of what officers teach, a file a topic."""

from schoolbeat.work.education.vocabulary.lessons import (
    DEED_VERBS,
    GRADES,
    LANGUAGES,
    RATING_LABELS,
    STAGE_LABELS,
    TOPIC_LABELS,
    Deed,
    Rating,
    Side,
    Stage,
    Topic,
)
from schoolbeat.work.education.vocabulary.lessons import MEASURES as _TAUGHT
from schoolbeat.work.education.vocabulary.programs import (
    CONSENT_LABELS,
    ITEM_LABELS,
    MOVE_LABELS,
    PROGRAM_LABELS,
    SEASON_LABELS,
    SESSION_LABELS,
    WAY_LABELS,
    Consent,
    ConsentWay,
    ItemKind,
    MoveKind,
    ProgramKind,
    SeasonStage,
    SessionStage,
)
from schoolbeat.work.education.vocabulary.programs import MEASURES as _RUN
from schoolbeat.work.education.vocabulary.questions import (
    ANSWER_LABELS,
    QUESTION_LABELS,
    AnswerStage,
    QuestionStage,
)

MEASURES = _TAUGHT | _RUN
"""What lessons and programs count as, and in which unit."""

__all__ = [
    "ANSWER_LABELS",
    "CONSENT_LABELS",
    "DEED_VERBS",
    "GRADES",
    "ITEM_LABELS",
    "LANGUAGES",
    "MEASURES",
    "MOVE_LABELS",
    "PROGRAM_LABELS",
    "QUESTION_LABELS",
    "RATING_LABELS",
    "SEASON_LABELS",
    "SESSION_LABELS",
    "STAGE_LABELS",
    "TOPIC_LABELS",
    "WAY_LABELS",
    "AnswerStage",
    "Consent",
    "ConsentWay",
    "Deed",
    "ItemKind",
    "MoveKind",
    "ProgramKind",
    "QuestionStage",
    "Rating",
    "SeasonStage",
    "SessionStage",
    "Side",
    "Stage",
    "Topic",
]
