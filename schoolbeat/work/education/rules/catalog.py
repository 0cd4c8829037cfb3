"""What a lesson of the catalog must say, and which grades it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.education.rules.saying import Fault
from schoolbeat.work.education.vocabulary import GRADES, Topic

SHORTEST, LONGEST = 5, 240
"""Minutes that a lesson may last."""


@dataclass(frozen=True)
class Said:
    """What decides whether a lesson of the catalog can stand."""

    topic: str
    grade_from: str
    grade_to: str
    minutes: int


def starting_lessons(pack: Pack) -> list[Mapping[str, Any]]:
    """Return the lessons with which an agency of a place begins its catalog."""
    return list(pack.rows("lessons"))


def lesson_fault(said: Said) -> Fault | None:
    """Return what stands against a lesson of the catalog."""
    if said.topic not in set(Topic):
        return Fault("topic", _("Choose one of the topics offered."))
    for field in ("grade_from", "grade_to"):
        if getattr(said, field) not in GRADES:
            return Fault(field, _("Choose one of the grades offered."))
    if GRADES.index(said.grade_from) > GRADES.index(said.grade_to):
        return Fault("grade_to", _("The last grade comes before the first. Check both."))
    return minutes_fault(said.minutes)


def minutes_fault(minutes: int) -> Fault | None:
    """Return what stands against a length in minutes."""
    if SHORTEST <= minutes <= LONGEST:
        return None
    return Fault("minutes", _("A lesson lasts 5 to 240 minutes."))


def is_for(grade_from: str, grade_to: str, grade: str) -> bool:
    """Say whether a lesson for some grades is for a class of a grade."""
    return grade in GRADES[GRADES.index(grade_from) : GRADES.index(grade_to) + 1]
