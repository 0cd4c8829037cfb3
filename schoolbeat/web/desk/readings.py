"""That somebody read what is about a child stands on the ledger, once in the time for which a record stays open."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one


def note_reading(viewer: Viewer, verb: str, said: Mapping[str, str], record: UUID, also: str = "") -> None:
    """Write down that a viewer reads a record, by its verb; raises Http404 where that may not be.

    Anew once what was read is `also` something else, though the time has not gone by.
    """
    lapses = 60 * int(pack_of(viewer.place).value("step_up_minutes", viewer.on).value)
    began = int(clock.now().timestamp()) // lapses * lapses
    same = derived_id(record, f"read/{viewer.account}/{began}/{also}")
    at = datetime.fromtimestamp(began, UTC)
    if not run_one(Envelope(verb, at, dict(said), id=same), viewer).done:
        raise Http404
