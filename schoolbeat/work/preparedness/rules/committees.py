"""Which seats a committee needs, who may sit and when, when it may meet, and what a vote comes to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.rules.holding import FURTHEST_AHEAD, OLDEST, Fault

ANY = "any"
LONGEST_NAME, LONGEST_MINUTES = 120, 40_000
LONGEST_MEETING = timedelta(hours=24)
LONGEST_TERM = timedelta(days=10 * 366)
MOST_VOICES = 1_000


@dataclass(frozen=True)
class Needed:
    """A role that a law or policy wants on a committee; `consulted`: not as a member, but to be asked."""

    role: str
    consulted: bool
    section: str


@dataclass(frozen=True)
class Voices:
    """How many said yes, no, or neither."""

    yes: int
    no: int
    abstain: int

    @property
    def carried(self) -> bool:
        """Whether the motion is carried: more said yes than no; who abstains is not counted, a tie carries nothing."""
        return self.yes > self.no

    @property
    def together(self) -> int:
        """How many voices there are."""
        return self.yes + self.no + self.abstain


def roles_of(pack: Pack) -> dict[str, Mapping[str, object]]:
    """Return the roles in which somebody may sit, by slug, in the place's order."""
    return {row["slug"]: row for row in pack.rows("seat_roles")}


def needed(pack: Pack, kind: str, level: str) -> tuple[Needed, ...]:
    """Return whom a committee of a kind needs at a school of a level such as `high`; `level` is empty at none."""
    return tuple(
        Needed(row["seat"], row.get("consulted", False), row["section"])
        for row in pack.rows("committee_seats")
        if row["committee"] == kind and row["level"] in (ANY, level)
    )


def without(wanted: Iterable[Needed], taken: Collection[str]) -> tuple[Needed, ...]:
    """Return those of the wanted roles in which nobody sits."""
    return tuple(one for one in wanted if one.role not in taken)


def in_office(start: date, end: date | None, day: date) -> bool:
    """Say whether a seat from `start` up to, not including, `end` is held on a day."""
    return start <= day and (end is None or day < end)


def seat_fault(student: bool, name: str, start: date, end: date | None, today: date) -> Fault | None:
    """Return what stands against a seat: a student's has no name, any other's has; it ends after it begins."""
    if student and name:
        return Fault("name", _("No name of a student is kept. Leave it empty."))
    if not student and not name:
        return Fault("name", _("It cannot be empty."))
    if not today - OLDEST < start < today + FURTHEST_AHEAD:
        return Fault("start", _("Say a day within three years back or a year ahead."))
    return None if end is None else end_fault(start, end)


def end_fault(start: date, end: date, last_there: date | None = None) -> Fault | None:
    """Return what stands against a seat's end; `last_there`: the last day on which it was present at a meeting."""
    if not start < end < start + LONGEST_TERM:
        return Fault("end", _("A seat ends after it begins, within ten years. Check both days."))
    if last_there is not None and end <= last_there:
        return Fault("end", _("This seat was present at a meeting on that day or later."))
    return None


def meeting_fault(starts: datetime, ends: datetime, now: datetime) -> Fault | None:
    """Return what stands against the moments (aware) of a meeting, to come or held already."""
    if not now - OLDEST < starts < now + FURTHEST_AHEAD:
        return Fault("starts", _("Say when it begins: within three years back or a year ahead."))
    if ends <= starts:
        return Fault("ends", _("It ends before it begins. Check both."))
    if ends - starts > LONGEST_MEETING:
        return Fault("ends", _("No meeting takes longer than a day. Check both."))
    return None


def vote_fault(voices: Voices, present: int) -> Fault | None:
    """Return what stands against the voices of a vote where so many members were present."""
    if min(voices.yes, voices.no, voices.abstain) < 0:
        return Fault("yes", _("Say how many voices, in digits."))
    if not voices.together:
        return Fault("yes", _("Nobody voted. Say how many voices there were."))
    if voices.together > present:
        return Fault("yes", _("There are more voices than members who were present."))
    return None


def is_half(present: int, seats: int) -> bool:
    """Say whether more than half of the seats that were held were present."""
    return present * 2 > seats


def task_fault(due: date, decided: date, today: date) -> Fault | None:
    """Return what stands against the day by which something decided on a day is to be done."""
    if not decided <= due <= today + FURTHEST_AHEAD:
        return Fault("due", _("Say a day after the meeting, within a year."))
    return None
