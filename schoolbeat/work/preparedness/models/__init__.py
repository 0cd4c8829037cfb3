"""The tables of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.models.drills import Correction, Drill, Notice, Reading
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
    "Correction",
    "Drill",
    "Finding",
    "Notice",
    "PlanFile",
    "PlanNotice",
    "PlanReview",
    "Reading",
    "SafetyPlan",
    "Section",
    "SectionText",
    "SiteWalk",
    "TacticalOpening",
]
