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
from schoolbeat.work.activities.queries.todo import FollowUpRow, open_follow_ups

__all__ = [
    "ActivityRow",
    "Change",
    "DaySum",
    "FollowUpRow",
    "KindRow",
    "LastSeen",
    "LogFilter",
    "Review",
    "activity",
    "days",
    "history",
    "kinds",
    "last_seen",
    "likely_kinds",
    "log_rows",
    "log_size",
    "open_follow_ups",
    "own_entries",
    "own_time",
    "review_of",
    "to_join",
]
