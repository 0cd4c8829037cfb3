"""The tables of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.models.committees import (
    Attendance,
    Committee,
    Meeting,
    MeetingNotice,
    Seat,
    Task,
    Vote,
)
from schoolbeat.work.preparedness.models.drills import Correction, Drill, Notice, Problem, Reading
from schoolbeat.work.preparedness.models.plans import (
    PlanFile,
    PlanNotice,
    PlanReview,
    SafetyPlan,
    Section,
    SectionText,
    TacticalOpening,
)
from schoolbeat.work.preparedness.models.walks import Finding, SiteWalk

__all__ = [
    "Attendance",
    "Committee",
    "Correction",
    "Drill",
    "Finding",
    "Meeting",
    "MeetingNotice",
    "Notice",
    "PlanFile",
    "PlanNotice",
    "PlanReview",
    "Problem",
    "Reading",
    "SafetyPlan",
    "Seat",
    "Section",
    "SectionText",
    "SiteWalk",
    "TacticalOpening",
    "Task",
    "Vote",
]
