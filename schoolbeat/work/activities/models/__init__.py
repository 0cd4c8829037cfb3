"""The tables of the day log: kinds, entries, tallies, and problem-solving projects."""

from schoolbeat.work.activities.models.kinds import ActivityKind
from schoolbeat.work.activities.models.log import (
    Activity,
    ActivityQuerySet,
    DayReview,
    FollowUp,
    Joining,
    Revision,
)
from schoolbeat.work.activities.models.projects import Project, ProjectDeclined, ProjectEvidence, ProjectStep
from schoolbeat.work.activities.models.tallies import Tally

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityQuerySet",
    "DayReview",
    "FollowUp",
    "Joining",
    "Project",
    "ProjectDeclined",
    "ProjectEvidence",
    "ProjectStep",
    "Revision",
    "Tally",
]
