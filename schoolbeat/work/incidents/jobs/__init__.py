"""What incidents let the worker do, a file a topic."""

from schoolbeat.work.incidents.jobs.evidence import forget_half_evidence
from schoolbeat.work.incidents.jobs.settling import (
    count_by_calendar,
    enqueue_due_calendars,
    hand_over,
    hand_over_all,
    look_at_calendars,
)

__all__ = [
    "count_by_calendar",
    "enqueue_due_calendars",
    "forget_half_evidence",
    "hand_over",
    "hand_over_all",
    "look_at_calendars",
]
