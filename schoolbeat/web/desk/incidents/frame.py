"""What every page of an incident begins with: who may see one, and that it was read."""

from uuid import UUID

from django.http import Http404

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.readings import note_reading
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.incidents.queries import IncidentView, one


def seen(request: DoorRequest, identity: UUID, verb: str = "") -> IncidentView:
    """Return an incident that the viewer may see, and do something with; to the others it does not exist."""
    view = one(request.viewer, identity)
    if view is None or (verb and verb not in view.offered):
        raise Http404
    _note_reading(request.viewer, view)
    return view


def _note_reading(viewer: Viewer, view: IncidentView) -> None:
    """Write down that somebody reads an incident; anew where somebody was added, for it is that one's reading too."""
    named = sorted(str(one.id) for one in view.parties)
    said = {"incident": str(view.row.id)}
    note_reading(viewer, "incidents.read", said, view.row.id, f"{named}")
