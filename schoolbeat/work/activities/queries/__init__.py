"""Reads of the day log; the viewer comes first and rows are scoped."""

from schoolbeat.work.activities.queries.days import DaySum, LastSeen, Review, days, last_seen, review_of
from schoolbeat.work.activities.queries.kinds import KindRow, kinds, likely_kinds
from schoolbeat.work.activities.queries.log import (
    ActivityRow,
    Change,
    LogFilter,
    activity,
    history,
    log_rows,
    log_size,
    own_entries,
    own_time,
    to_join,
)
from schoolbeat.work.activities.queries.projects import (
    EvidenceView,
    Offer,
    ProjectPage,
    ProjectRow,
    StepView,
    offers,
    open_projects,
    project,
    projects,
    projects_of_entry,
)
from schoolbeat.work.activities.queries.todo import FollowUpRow, open_follow_ups

__all__ = [
    "ActivityRow",
    "Change",
    "DaySum",
    "EvidenceView",
    "FollowUpRow",
    "KindRow",
    "LastSeen",
    "LogFilter",
    "Offer",
    "ProjectPage",
    "ProjectRow",
    "Review",
    "StepView",
    "activity",
    "days",
    "history",
    "kinds",
    "last_seen",
    "likely_kinds",
    "log_rows",
    "log_size",
    "offers",
    "open_follow_ups",
    "open_projects",
    "own_entries",
    "own_time",
    "project",
    "projects",
    "projects_of_entry",
    "review_of",
    "to_join",
]
