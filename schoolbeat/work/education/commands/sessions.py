"""Verbs on the sessions of a season: planned, moved, called off, held with whoever was there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, moment, on_the_wall, refuse, words
from schoolbeat.work.education.commands.running import (
    Seasons,
    Sessions,
    days_of,
    load_seasons,
    load_sessions,
    of_season,
    of_session,
    school_in,
    still_open,
)
from schoolbeat.work.education.models import Helped, Presence, Season, Session, SignUp, Volunteer
from schoolbeat.work.education.policy import SIGN_UP_COLUMNS
from schoolbeat.work.education.queries.joining import SEE as SEE_SIGN_UPS
from schoolbeat.work.education.rules.joining import Clearance, present_fault, serves_fault
from schoolbeat.work.education.rules.programs import held_fault, may_record, session_fault, weekly
from schoolbeat.work.education.rules.saying import LONGEST_NAME
from schoolbeat.work.education.rules.teaching import span_of
from schoolbeat.work.education.vocabulary import SessionStage
from schoolbeat.work.roster.queries.bells import days_kept
from schoolbeat.work.roster.rules.bells import DaysKept

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SessionFields(Command):
    """When a program meets, for so many minutes, at one of its schools or for all; it may have a name of its own."""

    starts: datetime
    minutes: int
    school: UUID | None = None
    title: str = ""
    title_es: str = ""
    place: str = ""


@dataclass(frozen=True)
class PlanSessions(SessionFields):
    """A session, or one each week up to and with a day; `school_days`: only on days on which its school keeps."""

    season: UUID | None = None
    until: date | None = None
    school_days: bool = False


@dataclass(frozen=True)
class ChangeSession(SessionFields):
    """A session that is still to come is at another time or place."""

    session: UUID | None = None


@dataclass(frozen=True)
class CallOffSession(Command):
    """It is not held, and why."""

    session: UUID
    why: str


@dataclass(frozen=True)
class TakeSessionBack(Command):
    """It was said to be held, or called off, by mistake: it is planned once more."""

    session: UUID


@dataclass(frozen=True)
class RecordSession(Command):
    """A session was held: how many took part; who of the children signed up was there, and who helped.

    Said once more, it replaces what was said before: that which was `seen`, where somebody looked at it.
    """

    session: UUID
    attendance: int
    present: list[UUID] = field(default_factory=list)
    helped: list[UUID] = field(default_factory=list)
    note: str = ""
    seen: UUID | None = None


def _fields(command: SessionFields, season: Season) -> dict[str, str | UUID | None]:
    title = a_line(command.title, "title", LONGEST_NAME)
    return {
        "school_id": school_in(season, command.school),
        "title": title,
        "title_es": a_line(command.title_es, "title_es", LONGEST_NAME, owed=bool(title)),
        "place": a_line(command.place, "place"),
    }


def _when(starts: datetime, minutes: int, act: Act) -> dict[str, date | datetime | int]:
    day, hour = on_the_wall(starts, act)
    return {"starts": starts, "ends": span_of(starts, minutes).ends, "day": day, "hour": hour}


def _kept(command: PlanSessions, times: list[datetime], school: UUID | None, act: Act) -> list[datetime]:
    """Return those times that lie on a day on which the school keeps, where only such are wanted."""
    if not command.school_days:
        return times
    if school is None:
        raise Refused(
            Code.RULE, "payload.school", _("Say at which school, to leave out its days without school.")
        )
    days = [at.astimezone(act.viewer.zone).date() for at in times]
    stretch = Period(days[0], days[-1] + ONE_DAY)
    said = days_kept([school], stretch)[school]
    found = [at for at, day in zip(times, days, strict=True) if not _is_off(said, day)]
    if not found:
        raise Refused(
            Code.RULE, "payload.starts", _("By the school's calendar there is no school on any of these.")
        )
    return found


def _is_off(said: DaysKept, day: date) -> bool:
    """Say whether somebody entered that there is no school on a day."""
    alone = Period(day, day + ONE_DAY)
    return said.known.any_in(alone) and not said.kept.any_in(alone)


def plan(command: PlanSessions, act: Act, loaded: Seasons) -> Decided:
    """Plan a session, or a series of them."""
    assert command.season is not None
    season = still_open(loaded[command.season])
    starts = moment(command.starts, "starts")
    first = on_the_wall(starts, act)[0]
    refuse(session_fault(days_of(season), first, command.minutes, command.until))
    said = _fields(command, season)
    times = list(weekly(starts, command.until, act.viewer.zone))
    kept = _kept(command, times, school_in(season, command.school), act)
    made = [
        Session(
            id=derived_id(act.id, at.isoformat()) if command.until else act.id,
            season=season,
            agency_id=act.viewer.agency,
            stage=SessionStage.PLANNED,
            **said,
            **_when(at, command.minutes, act),
        )
        for at in kept
    ]
    return Decided(insert=made, about=season.pk)


def _planned(session: Session) -> Session:
    still_open(session.season)
    if session.stage != SessionStage.PLANNED:
        raise Refused(Code.RULE, "payload.session", _("This session no longer stands so. Look at it again."))
    return session


def change(command: ChangeSession, act: Act, loaded: Sessions) -> Decided:
    """Move a session that is planned."""
    assert command.session is not None
    session = _planned(loaded[command.session])
    starts = moment(command.starts, "starts")
    day = on_the_wall(starts, act)[0]
    refuse(session_fault(days_of(session.season), day, command.minutes, None))
    said = _fields(command, session.season) | _when(starts, command.minutes, act)
    for name, value in said.items():
        setattr(session, name, value)
    return Decided(change=[session], about=session.pk)


def call_off(command: CallOffSession, act: Act, loaded: Sessions) -> Decided:
    """Call a session off, with a reason."""
    session = _planned(loaded[command.session])
    session.note, session.stage = words(command.why, "why", owed=True), SessionStage.CALLED_OFF
    return Decided(change=[session], about=session.pk)


def take_back(command: TakeSessionBack, act: Act, loaded: Sessions) -> Decided:
    """Let a session be planned once more; it counts for nothing, and who was there is gone."""
    session = loaded[command.session]
    season = still_open(session.season)
    if session.stage == SessionStage.PLANNED:
        raise Refused(Code.RULE, "payload.session", _("This session no longer stands so. Look at it again."))
    there = [*session.presences.all(), *session.helped.all()]
    others = season.sessions.filter(stage=SessionStage.HELD).exclude(pk=session.pk)
    season.begun_on = others.aggregate(first=Min("day"))["first"]
    session.stage, session.attendance, session.note = SessionStage.PLANNED, None, ""
    return Decided(change=[session, season], remove=there, about=session.pk)


class Rows(NamedTuple):
    """The rows that are new, and those that go."""

    fresh: list[Any]
    gone: list[Any]


def _present(session: Session, wanted: Iterable[UUID], viewer: Viewer) -> Rows:
    """Return which rows come and go as these children were there, by the consent for each; raises Refused.

    Of children whom the viewer may not see, nothing is said and nothing undone. Who was there once may stay ticked
    whatever became of the consent: what was so before is not made untrue.
    """
    named = set(wanted)
    seen = SignUp.objects.filter(rows(viewer, SEE_SIGN_UPS, SIGN_UP_COLUMNS))
    seen = seen.filter(season=session.season, destroyed=False)
    found = seen.in_bulk(named)
    if set(found) != named:
        raise Refused(Code.MALFORMED, "payload.present", _("Somebody is ticked who was not signed up."))
    if session.school_id and any(one.school_id != session.school_id for one in found.values()):
        raise Refused(Code.RULE, "payload.present", _("Somebody is ticked who goes to another school."))
    known = {row.sign_up_id: row for row in session.presences.filter(sign_up__in=seen)}
    new = [one for one in found.values() if one.pk not in known]
    refuse(present_fault(Counter(one.consent for one in new)))
    fresh = [Presence(session=session, sign_up=one) for one in new]
    return Rows(fresh, [row for who, row in known.items() if who not in found])


def _helping(session: Session, wanted: Iterable[UUID]) -> Rows:
    """Return which rows come and go as these volunteers helped, cleared on that day; raises Refused.

    Who helped once stays so through a new clearance, and where that person helps with the season no more.
    """
    named = set(wanted)
    helpers = Volunteer.objects.filter(helps__season=session.season).in_bulk()
    known = {row.volunteer_id: row for row in session.helped.all()}
    if not named <= {*helpers, *known}:
        raise Refused(
            Code.MALFORMED, "payload.helped", _("Somebody is ticked who does not help with this season.")
        )
    new = [helpers[one] for one in named if one not in known]
    if any(serves_fault(Clearance(one.cleared_on, one.cleared_until), session.day) for one in new):
        raise Refused(
            Code.RULE,
            "payload.helped",
            _("The clearance of somebody who is ticked does not hold on that day. Enter the new one first."),
        )
    fresh = [Helped(session=session, volunteer=one) for one in new]
    return Rows(fresh, [row for who, row in known.items() if who in helpers and who not in named])


def record(command: RecordSession, act: Act, loaded: Sessions) -> Decided:
    """Write down that a session was held, or otherwise than it was said; the season counts from its first one."""
    session = loaded[command.session]
    season = still_open(session.season)
    if not may_record(session.stage):
        raise Refused(Code.RULE, "payload.session", _("This session no longer stands so. Look at it again."))
    if command.seen is not None and command.seen != session.entry:
        raise Refused(
            Code.RULE, "payload.seen", _("Meanwhile somebody else wrote it down. Look at it again.")
        )
    children = _present(session, command.present, act.viewer)
    stays = session.presences.count() - len(children.gone) + len(children.fresh)
    refuse(held_fault(session.starts, command.attendance, stays, act.recorded_at))
    helpers = _helping(session, command.helped)
    session.attendance, session.stage = command.attendance, SessionStage.HELD
    session.note = words(command.note, "note")
    first = season.begun_on is None or session.day < season.begun_on
    if first:
        season.begun_on = session.day
    changed = [session, season] if first else [session]
    return Decided(
        insert=[*children.fresh, *helpers.fresh],
        change=changed,
        remove=[*children.gone, *helpers.gone],
        about=session.pk,
    )


VERBS = (
    Verb("education.plan_sessions", PlanSessions, load_seasons, of_season, plan),
    Verb("education.change_session", ChangeSession, load_sessions, of_session, change),
    Verb("education.call_off_session", CallOffSession, load_sessions, of_session, call_off),
    Verb("education.take_session_back", TakeSessionBack, load_sessions, of_session, take_back),
    Verb("education.record_session", RecordSession, load_sessions, of_session, record),
)
