"""Rows as envelopes, and what becomes of a row that is a part of another officer's event."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import Fault
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.work.activities.queries.taking import TakenEntry, TakenEvents, taken_events

STAYS_APART = _("it stays an entry of its own: it, or the event, was changed since it was taken over")


def identity(viewer: Viewer, content: str, nth: int) -> UUID:
    """Return the id of the nth row of this content in a file: in every file the same, at this agency."""
    return derived_id(viewer.agency, f"daylog\x1f{content}\x1f{nth}")


def entry_of(one: UUID, content: str) -> Envelope:
    """Return a row as an entry of its own."""
    payload = json.loads(content)
    return Envelope(
        "activities.take_over", datetime.fromisoformat(payload.pop("started_at")), payload, id=one
    )


def _part(one: UUID, content: str, event: UUID, instead: UUID | None = None) -> Envelope:
    said = json.loads(content)
    payload = {"activity": str(event), "officer": said["officer"], "minutes": said["minutes"]}
    if instead is not None:
        payload["instead"] = str(instead)
    return Envelope("activities.take_joining", datetime.fromisoformat(said["started_at"]), payload, id=one)


@dataclass(frozen=True)
class Guest:
    """A row that is a part of another one, its host."""

    line: int
    content: str
    id: UUID
    host: UUID

    @property
    def as_part(self) -> UUID:
        """Return the id of its part, where its own id is an entry's already."""
        return derived_id(self.id, "joined")


@dataclass(frozen=True)
class Step:
    """What a guest becomes: a part, an entry of its own where its event was taken back, or nothing, being here."""

    line: int
    envelope: Envelope | None = None
    is_part: bool = False
    note: Fault | None = None


def guests_of(viewer: Viewer, rows: Sequence[tuple]) -> list[Guest]:
    """Return rows of the spool (n, line, nth, content, nth and content of the host) as guests."""
    return [
        Guest(line, content, identity(viewer, content, nth), identity(viewer, host_content, host_nth))
        for _n, line, nth, content, host_nth, host_content in rows
    ]


def steps(viewer: Viewer, guests: Sequence[Guest]) -> list[Step]:
    """Return what becomes of each guest; a host that is not here yet comes with the same file."""
    known = taken_events(viewer, [one for guest in guests for one in (guest.id, guest.as_part, guest.host)])
    return [_step(guest, known) for guest in guests]


def _step(guest: Guest, known: TakenEvents) -> Step:
    if guest.id in known.parts or guest.as_part in known.parts:
        return Step(guest.line)
    event_id = known.parts.get(guest.host, guest.host)
    event, own = known.entries.get(event_id), known.entries.get(guest.id)
    if own is None:
        if _takes(event, UUID(json.loads(guest.content)["officer"])):
            return Step(guest.line, _part(guest.id, guest.content, event_id), is_part=True)
        return Step(guest.line, entry_of(guest.id, guest.content))
    if not own.stands:
        return Step(guest.line)
    if own.untouched and _takes(event, own.officer) and _is_same(event, own):
        part = _part(guest.as_part, guest.content, event_id, instead=guest.id)
        return Step(guest.line, part, is_part=True)
    return Step(guest.line, note=Fault(guest.line, "", "", STAYS_APART))


def _takes(event: TakenEntry | None, officer: UUID) -> bool:
    return event is None or (event.stands and event.officer != officer)


def _is_same(event: TakenEntry | None, own: TakenEntry) -> bool:
    return event is None or (event.kind, event.school) == (own.kind, own.school)
