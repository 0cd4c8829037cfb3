"""What the verbs of programs share: seasons and sessions for a run of commands, and who may run them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.work.education.models import Season, Session
from schoolbeat.work.education.policy import describe_season
from schoolbeat.work.education.rules.programs import Days
from schoolbeat.work.education.vocabulary import SeasonStage

Seasons = dict[UUID, Season]
Sessions = dict[UUID, Session]


def seasons_of(viewer: Viewer) -> QuerySet[Season]:
    """Return the seasons of the viewer's agency, with their programs and schools."""
    return Season.objects.filter(agency=viewer.agency).select_related("program").prefetch_related("schools")


def load_seasons(commands: Sequence[Any], viewer: Viewer) -> Seasons:
    """Read the seasons of the agency that commands name."""
    return seasons_of(viewer).in_bulk({command.season for command in commands})


def of_season(command: Any, viewer: Viewer, loaded: Seasons) -> Subject | None:
    """Return the season that a command names as its subject."""
    season = loaded.get(command.season)
    return describe_season(season) if season else None


def load_sessions(commands: Sequence[Any], viewer: Viewer) -> Sessions:
    """Read the sessions of the agency that commands name."""
    found = Session.objects.filter(agency=viewer.agency).in_bulk({command.session for command in commands})
    # Sessions of one season share it: what is decided of it by one, the next one sees.
    seasons = seasons_of(viewer).in_bulk({session.season_id for session in found.values()})
    for session in found.values():
        session.season = seasons[session.season_id]
    return found


def of_session(command: Any, viewer: Viewer, loaded: Sessions) -> Subject | None:
    """Return the session that a command names as its subject: at its school, or at all of its season."""
    session = loaded.get(command.session)
    return describe_season(session.season, session.school_id) if session else None


def still_open(season: Season) -> Season:
    """Return a season that is open; raises Refused for one that was closed."""
    if season.stage != SeasonStage.OPEN:
        raise Refused(Code.RULE, "payload.season", _("This season was closed."))
    return season


def days_of(season: Season) -> Days:
    """Return the first and the last day of a season."""
    return Days(season.first, season.last)


def school_in(season: Season, school: UUID | None) -> UUID | None:
    """Return a school that takes part in a season, the only one where there is no other; raises Refused."""
    taking = {one.school_id for one in season.schools.all()}
    if school is None:
        return next(iter(taking)) if len(taking) == 1 else None
    if school not in taking:
        raise Refused(
            Code.UNKNOWN_SCHOOL, "payload.school", _("This school does not take part in the season.")
        )
    return school
