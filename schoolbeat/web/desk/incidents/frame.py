"""What every page of an incident begins with: who may see one, and that it was read."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
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
    """Write down that somebody reads an incident: once in the time for which an opened record stays open.

    Anew where somebody was added meanwhile: it stands among that person's readings too.
    """
    identity, named = view.row.id, sorted(str(one.id) for one in view.parties)
    lapses = 60 * int(pack_of(viewer.place).value("step_up_minutes", viewer.on).value)
    began = int(clock.now().timestamp()) // lapses * lapses
    same = derived_id(identity, f"read/{viewer.account}/{began}/{named}")
    at = datetime.fromtimestamp(began, UTC)
    if not run_one(Envelope("incidents.read", at, {"incident": str(identity)}, id=same), viewer).done:
        raise Http404
