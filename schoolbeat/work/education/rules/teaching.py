"""What can be done with a lesson that was asked for, by which side; when it may be; when two overlap."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schoolbeat.access.roles import Role
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.education.rules.catalog import minutes_fault
from schoolbeat.work.education.rules.saying import Fault
from schoolbeat.work.education.vocabulary import Deed, Rating, Side, Stage

FURTHEST_AHEAD = timedelta(days=400)
OLDEST = timedelta(days=366)
"""So long ago an officer may write a lesson down that was held without being asked for here."""
MOST_STUDENTS = 5_000
MOST_WAITING = 40
"""So many lessons of one school may wait that were asked for by its link: more are no teachers'."""
WAITS = timedelta(days=3)
"""After so long without an answer a lesson that was asked for stands in the sergeant's queue."""

BOTH = frozenset(Side)
_PROGRAM, _SCHOOL = frozenset({Side.PROGRAM}), frozenset({Side.SCHOOL})
NEXT: dict[tuple[Stage, Deed], tuple[frozenset[Side], Stage]] = {
    (Stage.ASKED, Deed.OFFER): (_PROGRAM, Stage.OFFERED),
    (Stage.ASKED, Deed.ACCEPT): (_PROGRAM, Stage.ACCEPTED),
    (Stage.ASKED, Deed.DECLINE): (_PROGRAM, Stage.DECLINED),
    (Stage.ASKED, Deed.CALL_OFF): (_SCHOOL, Stage.CALLED_OFF),
    (Stage.OFFERED, Deed.OFFER): (_PROGRAM, Stage.OFFERED),
    (Stage.OFFERED, Deed.ACCEPT): (_SCHOOL, Stage.ACCEPTED),
    (Stage.OFFERED, Deed.DECLINE): (_PROGRAM, Stage.DECLINED),
    (Stage.OFFERED, Deed.CALL_OFF): (_SCHOOL, Stage.CALLED_OFF),
    (Stage.ACCEPTED, Deed.OFFER): (_PROGRAM, Stage.OFFERED),
    (Stage.ACCEPTED, Deed.CALL_OFF): (BOTH, Stage.CALLED_OFF),
    (Stage.ACCEPTED, Deed.RECORD): (_PROGRAM, Stage.HELD),
    (Stage.HELD, Deed.FEEDBACK): (_SCHOOL, Stage.HELD),
}
"""From a stage by a deed: which sides may do it, and the stage it leads to. What does not stand here cannot be done."""
OPEN = frozenset({Stage.ASKED, Stage.OFFERED, Stage.ACCEPTED})


@dataclass(frozen=True)
class Span:
    """From a moment up to, not including, another (aware)."""

    starts: datetime
    ends: datetime


def side_of(role: Role) -> Side:
    """Return the side that a role acts for; by a link it is the school's."""
    return Side.PROGRAM if role in (Role.OFFICER, Role.SERGEANT) else Side.SCHOOL


def after(stage: str, deed: Deed, side: Side) -> Stage | None:
    """Return the stage that a deed of a side leads to; None where it cannot be done."""
    sides, leads = NEXT.get((Stage(stage), deed), (frozenset(), None))
    return leads if side in sides else None


def span_of(starts: datetime, minutes: int) -> Span:
    """Return the time of a lesson that lasts so many minutes."""
    return Span(starts, starts + timedelta(minutes=minutes))


def time_fault(starts: datetime, minutes: int, now: datetime, side: Side) -> Fault | None:
    """Return what stands against a time (aware): only an officer writes down what has passed."""
    fault = minutes_fault(minutes)
    if fault is not None:
        return fault
    if not starts < now + FURTHEST_AHEAD:
        return Fault("starts", _("Choose a time within a year."))
    if side is Side.SCHOOL and starts <= now:
        return Fault("starts", _("This time has passed. Choose one to come."))
    if starts <= now - OLDEST:
        return Fault("starts", _("This is more than a year ago."))
    return None


def offer_fault(starts: datetime, minutes: int, now: datetime) -> Fault | None:
    """Return what stands against another time that an officer offers: it is still to come."""
    return time_fault(starts, minutes, now, Side.SCHOOL)


def held_fault(span: Span, attendance: int, now: datetime) -> Fault | None:
    """Return what stands against a lesson that is said to have been held, for so many students."""
    if span.starts > now:
        return Fault("visit", _("It has not begun yet. Write it down once it was held."))
    if not 1 <= attendance <= MOST_STUDENTS:
        return Fault("attendance", _("Say how many students were there: 1 to 5,000."))
    return None


def overlap(one: Span, other: Span) -> bool:
    """Say whether two lessons overlap; one that begins as the other ends does not."""
    return one.starts < other.ends and other.starts < one.ends


def feedback_fault(useful: str, fitted: str, again: str) -> Fault | None:
    """Return what stands against the three answers of a teacher."""
    for field, said in (("useful", useful), ("fitted", fitted), ("again", again)):
        if said not in set(Rating):
            return Fault(field, _("Choose yes, partly or no."))
    return None
