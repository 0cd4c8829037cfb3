"""What everybody may know of the calendar."""

from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.work.calendar.queries.public import announces, public_times
from schoolbeat.work.calendar.queries.times import EventTime
from schoolbeat.work.education.queries.open_programs import public_sessions, shows_sessions
from schoolbeat.work.education.queries.sessions import SessionRow
from schoolbeat.work.preparedness.queries.calendar import MeetingSlot
from schoolbeat.work.preparedness.queries.public import meets_in_public, public_meetings


def public_happenings(agency: UUID, zone: ZoneInfo, days: Period) -> list[Happening]:
    """Return what everybody may know of some days: public events, meetings and sessions, without officers.

    Three questions.
    """
    events = (of_event(one) for one in public_times(agency, zone, days))
    meetings = (of_meeting(one) for one in public_meetings(agency, days))
    sessions = (of_session(one) for one in public_sessions(agency, days))
    return sorted((*events, *meetings, *sessions), key=lambda one: (one.starts, one.key))


def is_announced(agency: UUID) -> bool:
    """Say whether an agency announces anything to everybody; three questions at most."""
    return announces(agency) or meets_in_public(agency) or shows_sessions(agency)


def of_meeting(one: MeetingSlot) -> Happening:
    """Return a committee's meeting as it stands on a calendar."""
    return Happening(Source.MEETING, one.id, "", one.starts, one.ends, one.school, one.school_name, one.title)


def of_session(one: SessionRow) -> Happening:
    """Return a session of a program as it stands on a calendar, without who runs it."""
    return Happening(
        Source.PROGRAM,
        one.id,
        "",
        one.starts,
        one.ends,
        one.school,
        one.school_name,
        one.title or one.program_name,
        one.title_es or one.program_name_es,
        one.place,
    )


def of_event(one: EventTime) -> Happening:
    """Return one time of an event as it stands on a calendar."""
    return Happening(
        Source.EVENT,
        one.id,
        one.kind,
        one.starts,
        one.ends,
        one.school,
        one.school_name,
        one.title,
        one.title_es,
        one.place,
        frozenset(one.officers),
        busy=one.busy,
        called_off=one.called_off,
    )
