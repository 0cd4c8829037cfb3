"""What can be said of an incident: its times, its people, its words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.vocabulary import Part, Standing

LONGEST_TEXT = 4_000
LONGEST_NARRATIVE = 40_000
LONGEST_NAME = 160
LONGEST_MINUTES = 24 * 60
OLDEST = 120
YEARS_BACK = 60
"""What is told today may be that long ago; before, it is a slip of the year."""
EXCLUDES = {
    Part.INVOLVED: frozenset({Part.WITNESS}),
    Part.WITNESS: frozenset({Part.INVOLVED, Part.VICTIM}),
    Part.VICTIM: frozenset({Part.WITNESS}),
    Part.STAFF: frozenset[Part](),
    Part.REPORTER: frozenset[Part](),
}


@dataclass(frozen=True)
class Fault:
    """What stands against something that was said: the field, and why."""

    field: str
    because: str


_FUTURE = _("This lies in the future.")


@dataclass(frozen=True)
class Times:
    """When it happened, from and until, and when it was told (aware); `now` is when that is said."""

    happened: datetime
    until: datetime | None
    told: datetime | None
    now: datetime


def times_fault(times: Times) -> Fault | None:
    """Return what stands against the times: nothing ends before it begins, and nothing is told before it happens."""
    now, happened, until, told = times.now, times.happened, times.until, times.told
    found = (
        (happened > now, "happened_at", _FUTURE),
        (
            (now - happened).days > YEARS_BACK * 366,
            "happened_at",
            _("Look at the year: this is very long ago."),
        ),
        (until is not None and until < happened, "until", _("It ends before it begins.")),
        (until is not None and until > now, "until", _FUTURE),
        (
            told is not None and told < happened,
            "told_at",
            _("You cannot have learned of it before it happened."),
        ),
        (told is not None and told > now, "told_at", _FUTURE),
    )
    return _first(found)


def part_fault(parts: Collection[str], part: str, standing: str, age: int | None) -> Fault | None:
    """Return what stands against somebody in a part, who has `parts` already; age in years."""
    if part not in set(Part):
        return Fault("part", _("Say in which role."))
    if standing not in set(Standing):
        return Fault("standing", _("Say what this person is to the school."))
    student = standing in (Standing.STUDENT_HERE, Standing.STUDENT_ELSEWHERE)
    found = (
        (part in parts, "part", _("This person is in this role already.")),
        (
            bool(EXCLUDES[Part(part)] & set(parts)),
            "part",
            _("Nobody is both a witness and involved or a victim. Take the other role away first."),
        ),
        (age is not None and not 0 <= age <= OLDEST, "age", _("Nobody is of this age.")),
        (part == Part.STAFF and student, "standing", _("Somebody is staff or a student, not both.")),
    )
    return _first(found)


def _first(found: Iterable[tuple[bool, str, str]]) -> Fault | None:
    """Return the first fault of those that hold."""
    return next((Fault(field, because) for holds, field, because in found if holds), None)


def age_on(born: date, day: date) -> int:
    """Return the age in years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def words_fault(field: str, words: str, longest: int = LONGEST_TEXT, owed: bool = True) -> Fault | None:
    """Return what stands against words of a field."""
    if owed and not words:
        return Fault(field, _("Say it in words."))
    return Fault(field, _("This is too long.")) if len(words) > longest else None
