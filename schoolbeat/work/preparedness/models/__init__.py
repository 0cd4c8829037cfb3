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
from schoolbeat.work.preparedness.models.drills import Correction, Drill, Notice, Reading

__all__ = [
    "Attendance",
    "Committee",
    "Correction",
    "Drill",
    "Meeting",
    "MeetingNotice",
    "Notice",
    "Reading",
    "Seat",
    "Task",
    "Vote",
]
