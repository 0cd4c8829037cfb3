"""The second pass over a list of requests: what was asked is filed, and ended where the list says that it ended."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.asklog.reading import AskReading
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.exchange.spreadsheets.spool import spooled
from schoolbeat.exchange.spreadsheets.telling import in_the_way, lots, read_through, tell, write_all
from schoolbeat.foundation import clock
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.work.requests.queries.taking import taken_before

LOT = 1000


@dataclass
class _Lot:
    """What the rows of a lot become: requests, the ends of those, and the ends of requests that were here before."""

    filed: dict[UUID, tuple[int, Envelope]] = field(default_factory=dict)
    ended: dict[UUID, tuple[int, Envelope]] = field(default_factory=dict)
    changed: dict[UUID, tuple[int, Envelope]] = field(default_factory=dict)
    unchanged: int = 0


def take(viewer: Viewer, wish: Wish) -> Answer:
    """Read a list of requests and take it over as `viewer`; says what was done, or what stands in the way."""
    for verb in ("requests.file", "requests.end"):
        if not may_ever(viewer, verb):
            raise PermissionError(verb)
    with spooled() as spool:
        reading = AskReading(viewer, wish, spool)
        return read_through(reading, lambda: _decide(reading))


def _decide(reading: AskReading) -> None:
    if in_the_way(reading):
        return
    if reading.wish.dry_run:
        for rows in lots(reading.spool.entries(), LOT):
            _count(reading.answer, _lot(reading.viewer, rows))
    else:
        write_all(reading, lambda: _write(reading))


def _count(answer: Answer, lot: _Lot) -> None:
    answer.created += len(lot.filed)
    answer.changed += len(lot.changed)
    answer.unchanged += lot.unchanged


def _write(reading: AskReading) -> None:
    done = 0
    for rows in lots(reading.spool.entries(), LOT):
        lot = _lot(reading.viewer, rows)
        for told in (lot.filed, lot.ended | lot.changed):
            tell(reading.viewer, told)
        _count(reading.answer, lot)
        done += len(rows)
        reading.wish.progress(done, reading.spool.size)


def _lot(viewer: Viewer, rows: Sequence[tuple]) -> _Lot:
    """Return what becomes of rows of the spool (n, line, nth, content), as far as it is not here already."""
    said = {}
    for _n, line, nth, content in rows:
        row = json.loads(content)
        said[identity(viewer, row, nth)] = (line, row)
    known, lot = taken_before(viewer, said), _Lot()
    for one, (line, row) in said.items():
        end = row["end"] and _end(viewer, one, row)
        if one not in known:
            lot.filed[one] = line, _filing(one, row)
            if end:
                lot.ended[end.id] = line, end
        elif end and known[one]:
            lot.changed[end.id] = line, end
        else:
            lot.unchanged += 1
    return lot


def identity(viewer: Viewer, row: dict[str, Any], nth: int) -> UUID:
    """Return the id of the nth row that asks this: in every file the same, at this agency, however it ended."""
    asked = canonical_json({"at": row["at"], "said": row["said"]})
    return derived_id(viewer.agency, f"asklog\x1f{asked}\x1f{nth}")


def _filing(one: UUID, row: dict[str, Any]) -> Envelope:
    payload = {**row["said"], "channel": "file"}
    if row["answered_on"]:
        payload["answered_on"] = row["answered_on"]
    return Envelope("requests.file", datetime.fromisoformat(row["at"]), payload, id=one)


def _end(viewer: Viewer, one: UUID, row: dict[str, Any]) -> Envelope:
    """Return the end of a request; where no day of it is told, all that is known is that it has ended by now."""
    end = row["end"]
    ended_on = end["ended_on"] or end["answered_on"] or clock.today(viewer.zone).isoformat()
    begun = datetime.combine(date.fromisoformat(ended_on), time.min, viewer.zone).astimezone(UTC)
    payload = {**end, "request": str(one), "ended_on": ended_on}
    return Envelope(
        "requests.end", max(begun, datetime.fromisoformat(row["at"])), payload, id=derived_id(one, "ended")
    )
