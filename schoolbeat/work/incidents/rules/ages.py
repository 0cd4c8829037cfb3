"""The ages that matter in an incident, as the place has them: who is of age, and how old students are."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Standing

MAJORITY, YOUNGEST_STUDENT, OLDEST_STUDENT = "age_of_majority", "student_least_age", "student_oldest_age"
_STUDENTS = (Standing.STUDENT_HERE, Standing.STUDENT_ELSEWHERE)


def of_age(pack: Pack, on: date) -> int:
    """Return from which age in years on somebody is no minor at a place on a day."""
    return int(pack.value(MAJORITY, on).value)


def student_fault(pack: Pack, on: date, standing: str, age: int | None) -> Fault | None:
    """Return what stands against the age in years of somebody who is said to be a student on a day."""
    if age is None or standing not in _STUDENTS:
        return None
    least, most = (int(pack.value(name, on).value) for name in (YOUNGEST_STUDENT, OLDEST_STUDENT))
    return None if least <= age <= most else Fault("age", _("No student is of this age."))
