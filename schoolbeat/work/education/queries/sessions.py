"""Reads of the sessions of seasons: those of one, those of some days, one with who was there and who helped."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.education.models import Helped, Presence, SeasonSchool, Session, SignUp, Volunteer
from schoolbeat.work.education.policy import (
    PROGRAM_COLUMNS,
    SIGN_UP_COLUMNS,
    VOLUNTEER_COLUMNS,
    describe_season,
)
from schoolbeat.work.education.queries.joining import SEE as SEE_SIGN_UPS
from schoolbeat.work.education.queries.programs import SEE, SeasonRow, one_season, season_row, whole_seasons
from schoolbeat.work.education.queries.volunteers import SEE as SEE_VOLUNTEERS
from schoolbeat.work.education.vocabulary import SeasonStage, SessionStage


@dataclass(frozen=True)
class SessionRow:
    """A session of a season; moments are aware, in UTC; without a `school` it is for all of the season."""

    id: UUID
    season: UUID
    program_name: str
    program_name_es: str
    title: str
    title_es: str
    school: UUID | None
    school_name: str
    place: str
    starts: datetime
    ends: datetime
    day: date
    stage: str
    attendance: int | None
    note: str
    lead: UUID
    entry: UUID

    def title_in(self, language: str) -> str:
        """Return its own name in a language, or that of its program."""
        if language.startswith("es"):
            return self.title_es or self.program_name_es
        return self.title or self.program_name


@dataclass(frozen=True)
class SessionView:
    """One session with its season; of those whom the viewer may see, the ids of the children and of who helped."""

    row: SessionRow
    season: SeasonRow
    present: frozenset[UUID]
    helped: frozenset[UUID]


def _seen(viewer: Viewer) -> QuerySet[Session]:
    found = Session.objects.filter(rows(viewer, SEE, PROGRAM_COLUMNS))
    return found.select_related("season__program", "school").order_by("starts", "id")


def sessions_of(viewer: Viewer, season: UUID) -> list[SessionRow]:
    """Return the sessions of a season by time; to who has no part in it neither how many came nor a remark."""
    whole = _seen(viewer).prefetch_related("season__schools").filter(season=season)
    return [_told(viewer, one) for one in whole]


def _told(viewer: Viewer, session: Session) -> SessionRow:
    """Return a session as a viewer may read it; its season's schools must be loaded."""
    row, part = row_of(session), describe_season(session.season, session.school_id)
    return row if may(viewer, SEE_SIGN_UPS, part) else replace(row, attendance=None, note="")


_DATED = {
    "id": "pk",
    "season": "season_id",
    "program_name": "season__program__name",
    "program_name_es": "season__program__name_es",
    "school": "school_id",
    "school_name": "school__name",
    "lead": "season__lead_id",
    **{name: name for name in ("title", "title_es", "place", "starts", "ends", "day", "stage", "entry")},
}
"""What a calendar has of a session, and the column of each."""


def sessions_between(viewer: Viewer, span: Period) -> list[SessionRow]:
    """Return the sessions of some days that a viewer may see and that were not called off, by time; two questions.

    As a calendar has them: without how many came. One for all schools of a season is at the viewer's own, where that
    takes part.
    """
    found = _seen(viewer).filter(day__gte=span.start).exclude(stage=SessionStage.CALLED_OFF)
    if span.end is not None:
        found = found.filter(day__lt=span.end)
    # Of thousands the columns alone: five objects made for each would take longer than the database.
    told = [dict(zip(_DATED, one, strict=True)) for one in found.values_list(*_DATED.values())]
    near = SeasonSchool.objects.filter(school__in=viewer.schools, season__in={one["season"] for one in told})
    own = dict(near.order_by("-id").values_list("season", "school"))
    for one in told:
        one |= {"school": one["school"] or own.get(one["season"]), "school_name": one["school_name"] or ""}
    return [SessionRow(**one, attendance=None, note="") for one in told]


def unrecorded(viewer: Viewer, before: date) -> list[SessionRow]:
    """Return the sessions before a day that nobody spoke of and the viewer can, by time; two questions."""
    found = _seen(viewer).filter(stage=SessionStage.PLANNED, season__stage=SeasonStage.OPEN, day__lt=before)
    return [
        row_of(one)
        for one in found.prefetch_related("season__schools")
        if may(viewer, "education.record_session", describe_season(one.season, one.school_id))
    ]


def overdue(viewer: Viewer, on: date) -> list[SeasonRow]:
    """Return the open seasons that are over on a day and that the viewer can close, the longest over first."""
    found = whole_seasons().filter(rows(viewer, SEE, PROGRAM_COLUMNS), stage=SeasonStage.OPEN, last__lt=on)
    seen = (season_row(one) for one in found.order_by("last", "id"))
    return [one for one in seen if may(viewer, "education.close_season", one.subject())]


def one_session(viewer: Viewer, identity: UUID) -> SessionView | None:
    """Return one session; None where the viewer may not see it. Six questions at most."""
    children = SignUp.objects.filter(rows(viewer, SEE_SIGN_UPS, SIGN_UP_COLUMNS)).values("pk")
    helpers = Volunteer.objects.filter(rows(viewer, SEE_VOLUNTEERS, VOLUNTEER_COLUMNS)).values("pk")
    there = Prefetch("presences", Presence.objects.filter(sign_up__in=children))
    helped = Prefetch("helped", Helped.objects.filter(volunteer__in=helpers))
    whole = _seen(viewer).prefetch_related(there, helped, "season__schools")
    found = whole.filter(pk=identity).first()
    season = one_season(viewer, found.season_id) if found else None
    if found is None or season is None:
        return None
    return SessionView(
        _told(viewer, found),
        season,
        frozenset(one.sign_up_id for one in found.presences.all()),
        frozenset(one.volunteer_id for one in found.helped.all()),
    )


def row_of(session: Session) -> SessionRow:
    """Return a session as a line of a list; its season, program and school must be loaded."""
    season = session.season
    return SessionRow(
        session.pk,
        season.pk,
        season.program.name,
        season.program.name_es,
        session.title,
        session.title_es,
        session.school_id,
        session.school.name if session.school else "",
        session.place,
        session.starts,
        session.ends,
        session.day,
        session.stage,
        session.attendance,
        session.note,
        season.lead_id,
        session.entry,
    )
