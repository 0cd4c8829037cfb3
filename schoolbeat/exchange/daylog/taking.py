"""The second pass over a log: entries, parts of another officer's event, and counts become envelopes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from uuid import UUID

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog.events import Step, entry_of, guests_of, identity, steps
from schoolbeat.exchange.daylog.reading import LogReading
from schoolbeat.exchange.daylog.tallies import Counted
from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.spreadsheets.answer import MOST_TOLD, Answer, Pair
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.exchange.spreadsheets.spool import Placed, Spool, spooled
from schoolbeat.exchange.spreadsheets.telling import Told, in_the_way, lots, read_through, tell, write_all
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.work.activities.queries.taking import TalliedMonth, taken_before, tallied

LOT = 1000
MOST_HOSTS = 50
ONE_EVENT = 10 * 60
"""Two officers' rows of one kind at one school are offered as one event when they begin so many seconds apart."""


def take(viewer: Viewer, wish: Wish) -> Answer:
    """Read a log and take it over as `viewer`; says what was done, or what stands in the way."""
    if not may_ever(viewer, "activities.take_over"):
        raise PermissionError("activities.take_over")
    with spooled() as spool:
        reading = LogReading(viewer, wish, spool)
        return read_through(reading, lambda: _decide(reading))


def _decide(reading: LogReading) -> None:
    answer, wish = reading.answer, reading.wish
    if not reading.tally:
        _find_pairs(reading.spool, answer)
        if not wish.join:
            reading.spool.part()
    faults = _tally_faults(reading) if reading.tally else []
    for fault in faults:
        answer.reject([fault])
    if not in_the_way(reading):
        if wish.dry_run:
            _count(reading)
        else:
            write_all(reading, lambda: _write(reading))


def _count(reading: LogReading) -> None:
    """Say what would be done."""
    answer = reading.answer
    if reading.tally:
        answer.tallies = sum(1 for one in reading.counted if one.place not in _present(reading))
        answer.unchanged = len(reading.counted) - answer.tallies
        return
    for lot in lots(reading.spool.entries(), LOT):
        ids = [identity(reading.viewer, content, nth) for _n, _line, nth, content in lot]
        known = taken_before(reading.viewer, ids)
        answer.unchanged += len(known)
        answer.created += len(ids) - len(known)
    for guests in lots(reading.spool.guests(), LOT):
        for step in steps(reading.viewer, guests_of(reading.viewer, guests)):
            _note(answer, step)
            answer.unchanged += step.envelope is None
            answer.joined += step.is_part
            answer.created += step.envelope is not None and not step.is_part


def _note(answer: Answer, step: Step) -> None:
    if step.note is not None:
        answer.note(step.note)


def _find_pairs(spool: Spool, answer: Answer) -> None:
    """Find rows of several officers that are one event: each later one becomes a part of the first."""
    for guest, host in _pairs(spool.by_place()):
        spool.join(guest.n, host.n)
        answer.pairs_found += 1
        if len(answer.pairs) < MOST_TOLD:
            answer.pairs.append(Pair(guest.line, host.line))


def _pairs(rows: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    hosts: list[tuple[Placed, set[str]]] = []
    for row in rows:
        hosts = [one for one in hosts if one[0].place == row.place and row.start - one[0].start <= ONE_EVENT]
        for host, there in hosts:
            if row.officer not in there:
                there.add(row.officer)
                yield row, host
                break
        else:
            # Hundreds of rows of one moment are no events of two officers: only the last of them are looked at.
            hosts = [*hosts[-MOST_HOSTS:], (row, {row.officer})]


def _write(reading: LogReading) -> None:
    if reading.tally:
        _write_tallies(reading)
        return
    answer, done = reading.answer, 0
    for lot in lots(reading.spool.entries(), LOT):
        rows = {identity(reading.viewer, content, nth): (line, content) for _n, line, nth, content in lot}
        answer.created += _run(
            reading, {one: (line, entry_of(one, content)) for one, (line, content) in rows.items()}
        )
        done += len(lot)
        reading.wish.progress(done, reading.spool.size)
    for lot in lots(reading.spool.guests(), LOT):
        _write_guests(reading, lot)


def _write_guests(reading: LogReading, lot: list[tuple]) -> None:
    answer = reading.answer
    entries: dict[UUID, tuple[int, Envelope]] = {}
    parts: dict[UUID, tuple[int, Envelope]] = {}
    for step in steps(reading.viewer, guests_of(reading.viewer, lot)):
        _note(answer, step)
        if step.envelope is None:
            answer.unchanged += 1
        else:
            (parts if step.is_part else entries)[step.envelope.id] = (step.line, step.envelope)
    answer.created += _run(reading, entries)
    answer.joined += _run(reading, parts)


def _run(reading: LogReading, told: Told) -> int:
    """Tell the runner what is new and return how many that were; raises Halted where it refuses any."""
    known = taken_before(reading.viewer, told)
    accepted = tell(reading.viewer, {one: said for one, said in told.items() if one not in known})
    reading.answer.unchanged += len(told) - accepted
    return accepted


def _present(reading: LogReading) -> dict[tuple, TalliedMonth]:
    known = tallied(reading.viewer, {one.month for one in reading.counted})
    return {
        (month, kind, str(school) if school else None, str(officer) if officer else None): found
        for (month, kind, school, officer), found in known.items()
    }


def _tally_faults(reading: LogReading) -> list[Fault]:
    """Return a fault for each count that differs from what the same month has been tallied with."""
    present = _present(reading)
    return [
        Fault(
            one.line,
            one.column,
            str(one.amount),
            _("what this month has been tallied with before: %(amount)s"),
            {"amount": present[one.place].amount},
        )
        for one in reading.counted
        if one.place in present and present[one.place].amount != one.amount
    ]


def _tally(reading: LogReading, one: Counted) -> Envelope:
    payload = {
        "month": one.month.isoformat(),
        "kind": one.kind,
        "amount": one.amount,
        "minutes": one.minutes,
        "school": one.school,
        "officer": one.officer,
        "source": reading.wish.name[:160],
    }
    begun = datetime.combine(one.month, time.min, reading.viewer.zone).astimezone(UTC)
    told = canonical_json([one.month, one.kind, one.school, one.officer])
    return Envelope(
        "activities.take_tally", begun, payload, id=derived_id(reading.viewer.agency, f"tally\x1f{told}")
    )


def _write_tallies(reading: LogReading) -> None:
    present = _present(reading)
    fresh = [one for one in reading.counted if one.place not in present]
    reading.answer.unchanged += len(reading.counted) - len(fresh)
    for start in range(0, len(fresh), LOT):
        lot = fresh[start : start + LOT]
        told = [(one.line, _tally(reading, one)) for one in lot]
        tell(reading.viewer, {envelope.id: (line, envelope) for line, envelope in told})
        reading.answer.tallies += len(lot)
        reading.wish.progress(start + len(lot), len(fresh))
