"""What an incident takes over from the entry or the request that it grows out of, at either door."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.activities.queries import activity
from schoolbeat.work.incidents.queries.carried import begun_as
from schoolbeat.work.incidents.vocabulary import Initiator
from schoolbeat.work.requests.queries import one as one_request

_PLACES = {
    "campus": "campus at_school",
    "event": "event at_school",
    "transport": "transport at_school",
    "surroundings": "surroundings linked",
}
"""Where an entry was, in the words of an incident; of another place only the officer knows what it is to a school."""


@dataclass(frozen=True)
class Begun:
    """What an incident grows out of, by kind and id, and what is known of it there; from nothing all is empty."""

    kind: str = ""
    record: UUID | None = None
    said: dict[str, Any] = field(default_factory=dict)
    request: UUID | None = None
    """The request that is told what it became: the record itself, or what an entry was logged for."""

    def first(self, usual: dict[str, Any]) -> dict[str, Any]:
        """Return what stands in the form first: what is usual, and above it what is known.

        Where a record was, it alone says: where it does not, the officer is asked, and no custom answers for both.
        """
        asked = ("place_kind", "school") if self.record else ()
        return {name: value for name, value in usual.items() if name not in asked} | self.said

    def payload(self) -> dict[str, Any]:
        """Return what the payload of the incident says of it."""
        return {"from_kind": self.kind, "from_record": str(self.record)} if self.record else {}

    def already(self, viewer: Viewer) -> list[UUID]:
        """Return the incidents that began as the same record and that the viewer may see."""
        return begun_as(viewer, self.kind, self.record) if self.record else []

    def tell(self, incident: UUID, asked: datetime, viewer: Viewer) -> None:
        """Say of a request what it became, once the incident stands; said twice it is once."""
        if self.request is None or not may_ever(viewer, "requests.become"):
            return
        became = {"request": str(self.request), "record_kind": "incident", "record": str(incident)}
        run_one(Envelope("requests.become", asked, became, id=derived_id(incident, "became")), viewer)


def begun(request: DoorRequest) -> Begun:
    """Return what the address names as `entry`, logged for a `request` or not, or as that; raises Http404."""
    entry, asked = (_uuid(request.GET.get(name, "")) for name in ("entry", "request"))
    if entry is not None:
        return replace(_of_entry(request.viewer, entry), request=asked)
    return _of_request(request.viewer, asked) if asked is not None else Begun()


def _of_entry(viewer: Viewer, identity: UUID) -> Begun:
    seen = activity(viewer, identity)
    if seen is None or seen.withdrawn or seen.destroyed:
        raise Http404
    said = {
        "school": seen.school,
        "happened": seen.started_at,
        "text": seen.note,
        "initiator": seen.initiator,
        "place_kind": _PLACES.get(seen.place, "") if seen.school else "",
    }
    return Begun("activity", identity, _without_empty(said))


def _of_request(viewer: Viewer, identity: UUID) -> Begun:
    view = one_request(viewer, identity)
    if view is None or view.conduct:
        raise Http404
    said = {
        "school": view.row.school,
        "happened": view.row.filed_at,
        "text": view.text,
        "place": view.place,
        "initiator": view.row.asker if view.row.asker in set(Initiator) else Initiator.OTHER,
    }
    return Begun("request", identity, _without_empty(said), identity)


def _without_empty(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
