"""The words of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.vocabulary.committees import (
    COMMITTEE_LABELS,
    MEETING_LABELS,
    CommitteeKind,
    MeetingStage,
)
from schoolbeat.work.preparedness.vocabulary.counted import MEASURES, PLAN
from schoolbeat.work.preparedness.vocabulary.drills import (
    MARK_LABELS,
    STAGE_LABELS,
    STATE_LABELS,
    Mark,
    Stage,
    State,
    Told,
)
from schoolbeat.work.preparedness.vocabulary.plans import (
    FILE_KIND_LABELS,
    OPENED_LABELS,
    PLAN_STAGE_LABELS,
    PLAN_STATE_LABELS,
    SECTION_STATUS_LABELS,
    VISIBILITY_LABELS,
    FileKind,
    Opened,
    PlanStage,
    PlanState,
    SectionStatus,
    Visibility,
)

__all__ = [
    "COMMITTEE_LABELS",
    "FILE_KIND_LABELS",
    "MARK_LABELS",
    "MEASURES",
    "MEETING_LABELS",
    "OPENED_LABELS",
    "PLAN",
    "PLAN_STAGE_LABELS",
    "PLAN_STATE_LABELS",
    "SECTION_STATUS_LABELS",
    "STAGE_LABELS",
    "STATE_LABELS",
    "VISIBILITY_LABELS",
    "CommitteeKind",
    "FileKind",
    "Mark",
    "MeetingStage",
    "Opened",
    "PlanStage",
    "PlanState",
    "SectionStatus",
    "Stage",
    "State",
    "Told",
    "Visibility",
]
