"""The words of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.vocabulary.committees import (
    COMMITTEE_LABELS,
    MEETING_LABELS,
    CommitteeKind,
    MeetingStage,
)
from schoolbeat.work.preparedness.vocabulary.drills import (
    MARK_LABELS,
    MEASURES,
    STAGE_LABELS,
    STATE_LABELS,
    Mark,
    Stage,
    State,
    Told,
)

__all__ = [
    "COMMITTEE_LABELS",
    "MARK_LABELS",
    "MEASURES",
    "MEETING_LABELS",
    "STAGE_LABELS",
    "STATE_LABELS",
    "CommitteeKind",
    "Mark",
    "MeetingStage",
    "Stage",
    "State",
    "Told",
]
