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
    "FILE_KIND_LABELS",
    "MARK_LABELS",
    "OPENED_LABELS",
    "PLAN_STAGE_LABELS",
    "PLAN_STATE_LABELS",
    "SECTION_STATUS_LABELS",
    "STAGE_LABELS",
    "STATE_LABELS",
    "VISIBILITY_LABELS",
    "FileKind",
    "Mark",
    "Opened",
    "PlanStage",
    "PlanState",
    "SectionStatus",
    "Stage",
    "State",
    "Told",
    "Visibility",
]
