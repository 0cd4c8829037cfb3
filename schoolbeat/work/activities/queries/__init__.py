"""Reads of the day log; the viewer comes first and rows are scoped."""

from schoolbeat.work.activities.queries.kinds import KindRow, kinds, likely_kinds
from schoolbeat.work.activities.queries.log import (
    ActivityRow,
    LogFilter,
    activity,
    history,
    log_rows,
    to_join,
)
from schoolbeat.work.activities.queries.todo import FollowUpRow, open_follow_ups

__all__ = [
    "ActivityRow",
    "FollowUpRow",
    "KindRow",
    "LogFilter",
    "activity",
    "history",
    "kinds",
    "likely_kinds",
    "log_rows",
    "open_follow_ups",
    "to_join",
]
