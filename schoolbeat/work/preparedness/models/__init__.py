"""The tables of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.models.committees import (
    Attendance,
    Committee,
    Meeting,
    MeetingNotice,
    MinutesCorrection,
    Seat,
    Task,
    Vote,
    VoteCorrection,
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
    "MinutesCorrection",
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
    "VoteCorrection",
]
