"""The words of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.vocabulary.drills import (
    MARK_LABELS,
    STAGE_LABELS,
    STATE_LABELS,
    Mark,
    Stage,
    State,
    Told,
)

__all__ = ["MARK_LABELS", "STAGE_LABELS", "STATE_LABELS", "Mark", "Stage", "State", "Told"]
