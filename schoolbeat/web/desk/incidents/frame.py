"""What every page of incidents begins with: the schools, the way back of who has no desk, and who may see one."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.incidents.queries import IncidentView, one
from schoolbeat.work.roster.queries import SchoolFilter, schools


def home_of(viewer: Viewer) -> tuple[str, str] | None:
    """Return the way back of who has no desk, as officers do."""
    return None if may_ever(viewer, "desk.open") else ("/today/", gettext("Today"))


def school_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the active schools, the viewer's own first."""
    active = schools(viewer, SchoolFilter(status="active"))
    own = [(str(one.id), one.name) for one in active if one.id in viewer.schools]
    return own + [(str(one.id), one.name) for one in active if one.id not in viewer.schools]


def seen(request: DoorRequest, identity: UUID, verb: str = "") -> IncidentView:
    """Return an incident that the viewer may see, and do something with; to the others it does not exist."""
    view = one(request.viewer, identity)
    if view is None or (verb and verb not in view.offered):
        raise Http404
    return view
