"""Lessons that were asked for and held, and how many students were there."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import Measure

FOURTH = date(2026, 11, 29)
"""The day since which lessons are counted."""
LESSONS_UNIT, STUDENTS_UNIT = _("lessons"), _("students")
SOURCE = _("lessons that a school asked for or an officer wrote down")

TAUGHT = (
    Measure(
        "lessons-held", "lessons_held", _("Lessons held"), LESSONS_UNIT,
        _("How many lessons of the catalog were held?"),
        _("Lessons of the catalog that were asked for or written down, and were held; each once."),
        SOURCE, _("all lessons that were held; what is in the day log alone is not among them"),
        FOURTH,
    ),
    Measure(
        "students-taught", "students_taught", _("Students taught"), STUDENTS_UNIT,
        _("How many students sat in these lessons?"),
        _("Students in the room, as counted by the officer; the same student may count again."),
        SOURCE, _("seats, not persons: never a share of the enrollment"),
        FOURTH,
    ),
)  # fmt: skip
"""What lessons count as."""
