"""What a viewer may see of some days, from every capability that plans; what nobody may see, nobody is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from schoolbeat.access.permits import may_ever
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.insight.calendar.open import of_event, of_meeting, of_session
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.calendar.queries.events import event_times
from schoolbeat.work.education.queries.calendar import lessons_between
from schoolbeat.work.education.queries.lessons import SEE as SEE_LESSONS
from schoolbeat.work.education.queries.programs import SEE as SEE_PROGRAMS
from schoolbeat.work.education.queries.sessions import sessions_between
from schoolbeat.work.education.vocabulary import Stage as Visiting
from schoolbeat.work.preparedness.queries.calendar import drills_between, meetings_between
from schoolbeat.work.preparedness.queries.committees import SEE as SEE_COMMITTEES
from schoolbeat.work.preparedness.queries.drills import SEE as SEE_DRILLS
from schoolbeat.work.preparedness.rules.holding import kinds_of
from schoolbeat.work.preparedness.vocabulary import Stage
from schoolbeat.work.roster.queries import leaves
from schoolbeat.work.roster.queries.bells import bells_page
from schoolbeat.work.roster.vocabulary import NO_SCHOOL

DRILL_TAKES = timedelta(minutes=20)
"""How long a planned drill takes on the calendar: nobody says before."""
SHORTEST = timedelta(minutes=1)
"""So long at least a drill takes that was over as it began: calendar programs refuse what takes no time."""

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
"""How far around today a calendar program is told."""

Asked = Callable[[Viewer, Period], Iterator[Happening]]


def happenings(viewer: Viewer, days: Period) -> list[Happening]:
    """Return all that a viewer may see of some days, which have an end, by time; nine questions, however much.

    A school's own days without school come besides (`days_off`), for one school at a time.
    """
    found = [one for source in SOURCES for one in source(viewer, days)]
    return sorted(found, key=lambda one: (one.starts, not one.whole_days, one.ends, one.key))


def is_mine(one: Happening, viewer: Viewer) -> bool:
    """Say whether a happening is the viewer's own: of an officer, what he or she goes to, and what the schools have."""
    return viewer.account in one.officers or one.school in viewer.schools


def feed_of(viewer: Viewer) -> list[Happening]:
    """Return what a viewer's own calendar program is told: of an officer the own, of others all that they may see."""
    around = Period(viewer.on - BACK, viewer.on + AHEAD)
    found = (one for one in happenings(viewer, around) if not one.quiet)
    return [one for one in found if viewer.role is not Role.OFFICER or is_mine(one, viewer)]


def days_off(viewer: Viewer, school: UUID, days: Period) -> list[Happening]:
    """Return the days on which a school does not keep, by its own calendar; three questions."""
    page = bells_page(viewer, school)
    return [
        Happening(
            Source.NO_SCHOOL,
            one.id,
            one.kind.value,
            *_whole(one.start, one.end, viewer.zone),
            school=school,
            words=one.words,
            whole_days=True,
        )
        for one in page.days
        if one.kind in NO_SCHOOL and Period(one.start, one.end).overlaps(days)
    ]


def _events(viewer: Viewer, days: Period) -> Iterator[Happening]:
    yield from map(of_event, event_times(viewer, days))


def _drills(viewer: Viewer, days: Period) -> Iterator[Happening]:
    if not may_ever(viewer, SEE_DRILLS):
        return
    kinds = kinds_of(pack_of(viewer.place))
    for one in drills_between(viewer, days):
        named = kinds.get(one.kind, {})
        yield Happening(
            Source.DRILL,
            one.id,
            one.kind,
            one.starts,
            max(one.ends or one.starts + DRILL_TAKES, one.starts + SHORTEST),
            one.school,
            one.school_name,
            str(named.get("name", one.kind)),
            str(named.get("name_es", "")),
            quiet=not one.announced and one.stage == Stage.PLANNED,
        )


def _meetings(viewer: Viewer, days: Period) -> Iterator[Happening]:
    if may_ever(viewer, SEE_COMMITTEES):
        yield from map(of_meeting, meetings_between(viewer, days))


def _lessons(viewer: Viewer, days: Period) -> Iterator[Happening]:
    if not may_ever(viewer, SEE_LESSONS):
        return
    for one in lessons_between(viewer, days):
        yield Happening(
            Source.LESSON,
            one.id,
            "",
            one.starts,
            one.ends,
            one.school,
            one.school_name,
            one.title,
            one.title_es,
            officers=frozenset({one.officer} if one.officer else ()),
            tentative=one.stage in (Visiting.ASKED, Visiting.OFFERED),
        )


def _sessions(viewer: Viewer, days: Period) -> Iterator[Happening]:
    if may_ever(viewer, SEE_PROGRAMS):
        for one in sessions_between(viewer, days):
            yield replace(of_session(one), officers=frozenset({one.lead}))


def _leaves(viewer: Viewer, days: Period) -> Iterator[Happening]:
    for one in leaves(viewer, Q(start__lt=days.end, end__gt=days.start)):
        yield Happening(
            Source.LEAVE,
            one.id,
            "",
            *_whole(one.start, one.end, viewer.zone),
            words=one.officer_name,
            officers=frozenset({one.officer}),
            whole_days=True,
            busy=False,
            quiet=one.officer != viewer.account,
        )


def _whole(start: date, end: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments at which days begin and are over, where the agency is."""
    first, last = (datetime.combine(day, datetime.min.time(), zone).astimezone(UTC) for day in (start, end))
    return first, last


SOURCES: tuple[Asked, ...] = (_events, _lessons, _sessions, _drills, _meetings, _leaves)
"""Whose plans stand on the calendar: a capability that plans adds its line."""
