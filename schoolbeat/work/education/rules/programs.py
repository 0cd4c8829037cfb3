"""When a program's season and its sessions may be, when a session can be said to have been held, a season closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.education.rules.saying import Fault
from schoolbeat.work.education.vocabulary import SessionStage

LONGEST_SEASON = timedelta(days=400)
FARTHEST = timedelta(days=2 * 366)
MOST_SESSIONS = 60
"""So many sessions at most are planned at once: one a week over a school year, and some."""
SHORTEST, LONGEST = 5, 24 * 60
MOST_ATTENDING = 20_000
MOST_SCHOOLS = 200
MOST_PLACES = 5_000


@dataclass(frozen=True)
class Days:
    """The first and the last day of a season."""

    first: date
    last: date


@dataclass(frozen=True)
class Standing:
    """What still stands open of a season: sessions that are planned, and pieces of equipment that are out."""

    planned: int
    out: int


def season_fault(days: Days, places: int | None, schools: int, today: date) -> Fault | None:
    """Return what stands against a season of so many places at so many schools."""
    if days.last < days.first:
        return Fault("last", _("The last day comes before the first."))
    if days.last - days.first > LONGEST_SEASON:
        return Fault(
            "last", _("A season lasts at most a year and a month. Open the next one for what follows.")
        )
    if not today - FARTHEST <= days.first <= today + FARTHEST:
        return Fault("first", _("Choose days within two years."))
    if not 1 <= schools <= MOST_SCHOOLS:
        return Fault("schools", _("Choose at least one school."))
    if places is not None and not 1 <= places <= MOST_PLACES:
        return Fault("places", _("Say a number of places from 1 to 5,000, or none."))
    return None


def session_fault(days: Days, starts: date, minutes: int, until: date | None) -> Fault | None:
    """Return what stands against a session of a season on a day, or one each week up to and with another."""
    if not SHORTEST <= minutes <= LONGEST:
        return Fault("minutes", _("Say a length from 5 minutes to 24 hours."))
    if not days.first <= starts <= days.last:
        return Fault("starts", _("This day is outside the season."))
    if until is None:
        return None
    if not starts <= until <= days.last:
        return Fault("until", _("Its last day is not before the first, and in the season."))
    if (until - starts).days // 7 >= MOST_SESSIONS:
        return Fault("until", _("These are more than 60 sessions. Plan them in parts."))
    return None


def weekly(starts: datetime, until: date | None, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield when the sessions of a series begin (aware, UTC): each week at the same time by the clock on the wall."""
    if until is None:
        yield starts
        return
    wall = starts.astimezone(zone).replace(tzinfo=None)
    last = datetime.combine(until, wall.time())
    for at in rrule(WEEKLY, dtstart=wall, until=last):
        yield at.replace(tzinfo=zone).astimezone(UTC)


def held_fault(starts: datetime, attendance: int, ticked: int, now: datetime) -> Fault | None:
    """Return what stands against a session that is said to have been held, for so many, so many of them ticked."""
    if starts > now:
        return Fault("session", _("It has not begun yet. Write it down once it was held."))
    if not 1 <= attendance <= MOST_ATTENDING:
        return Fault("attendance", _("Say how many took part: 1 to 20,000."))
    if attendance < ticked:
        return Fault("attendance", _("More are ticked than took part."))
    return None


def may_record(stage: str) -> bool:
    """Say whether a session can be said to have been held: for the first time, or otherwise than it was said."""
    return stage in (SessionStage.PLANNED, SessionStage.HELD)


def closing_fault(standing: Standing) -> Fault | None:
    """Return why a season cannot be closed yet."""
    if standing.planned:
        return Fault(
            "season", _("Sessions are still planned. Write down that they were held, or call them off.")
        )
    if standing.out:
        return Fault("season", _("Equipment is still out. Say what came back and what was lost."))
    return None
