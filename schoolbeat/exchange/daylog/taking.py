"""The second pass: what the first one let through is told to the runner, all of it or nothing."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog.answer import MOST_TOLD, Answer, Pair
from schoolbeat.exchange.daylog.events import Step, entry_of, guests_of, identity, steps
from schoolbeat.exchange.daylog.faults import Fault
from schoolbeat.exchange.daylog.reading import Reading, Wish
from schoolbeat.exchange.daylog.spool import Placed, Spool, spooled
from schoolbeat.exchange.daylog.tallies import Counted
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_inside
from schoolbeat.work.activities.queries.taking import TalliedMonth, taken_before, tallied

LOT = 1000
MOST_HOSTS = 50
ONE_EVENT = 10 * 60
"""Two officers' rows of one kind at one school are offered as one event when they begin so many seconds apart."""


_SAME_MOMENT = Fault(0, "", "", _("nobody else who reads the same log at the same moment; try again"))


class _Halted(Exception):
    """The runner refused what the first pass had let through: nothing of the file stays."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(str(len(faults)))
        self.faults = faults


def take(viewer: Viewer, wish: Wish) -> Answer:
    """Read a log and take it over as `viewer`; says what was done, or what stands in the way."""
    if not may_ever(viewer, "activities.take_over"):
        raise PermissionError("activities.take_over")
    with spooled() as spool:
        reading = Reading(viewer, wish, spool)
        try:
            reading.run()
            _decide(reading)
        finally:
            if reading.rejects is not None:
                reading.rejects.close()
    return reading.answer


def _decide(reading: Reading) -> None:
    answer, wish = reading.answer, reading.wish
    if reading.head is None:
        return
    if not reading.tally:
        _find_pairs(reading.spool, answer)
        if not wish.join:
            reading.spool.part()
    faults = _tally_faults(reading) if reading.tally else []
    for fault in faults:
        answer.reject([fault])
    if wish.dry_run or (answer.rejected_rows and not wish.skip_bad):
        _count(reading)
        return
    try:
        with transaction.atomic():
            _write(reading)
    except (_Halted, IntegrityError) as halted:
        answer.created = answer.unchanged = answer.joined = answer.tallies = 0
        answer.reject(halted.faults if isinstance(halted, _Halted) else [_SAME_MOMENT])
        return
    answer.written = True
    if answer.rejected_rows and reading.rejects is not None:
        answer.rejected_file = str(reading.rejects.finish(Path(wish.path)))


def _count(reading: Reading) -> None:
    """Say what would be done; with faults in the way that is nothing."""
    answer = reading.answer
    if answer.rejected_rows and not reading.wish.skip_bad:
        return
    if reading.tally:
        answer.tallies = sum(1 for one in reading.counted if one.place not in _present(reading))
        answer.unchanged = len(reading.counted) - answer.tallies
        return
    for lot in _lots(reading.spool.entries(), LOT):
        ids = [identity(reading.viewer, content, nth) for _n, _line, nth, content in lot]
        known = taken_before(reading.viewer, ids)
        answer.unchanged += len(known)
        answer.created += len(ids) - len(known)
    for guests in _lots(reading.spool.guests(), LOT):
        for step in steps(reading.viewer, guests_of(reading.viewer, guests)):
            _note(answer, step)
            answer.unchanged += step.envelope is None
            answer.joined += step.is_part
            answer.created += step.envelope is not None and not step.is_part


def _note(answer: Answer, step: Step) -> None:
    if step.note is not None and len(answer.notes) < MOST_TOLD:
        answer.notes.append(step.note)


def _lots(rows: Iterator[tuple], size: int) -> Iterator[list[tuple]]:
    while lot := list(islice(rows, size)):
        yield lot


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


def _write(reading: Reading) -> None:
    if reading.tally:
        _write_tallies(reading)
        return
    answer, done = reading.answer, 0
    for lot in _lots(reading.spool.entries(), LOT):
        rows = {identity(reading.viewer, content, nth): (line, content) for _n, line, nth, content in lot}
        answer.created += _run(
            reading, {one: (line, entry_of(one, content)) for one, (line, content) in rows.items()}
        )
        done += len(lot)
        reading.wish.progress(done, reading.spool.size)
    for lot in _lots(reading.spool.guests(), LOT):
        _write_guests(reading, lot)


def _write_guests(reading: Reading, lot: list[tuple]) -> None:
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


def _run(reading: Reading, told: dict[UUID, tuple[int, Envelope]]) -> int:
    """Tell the runner what is new and return how many that were; raises _Halted where it refuses any."""
    known = taken_before(reading.viewer, told)
    fresh = [envelope for one, (_line, envelope) in told.items() if one not in known]
    results = run_inside(fresh, reading.viewer) if fresh else []
    refused = [result for result in results if not result.done]
    if refused:
        raise _Halted([_fault(told[result.id][0], result) for result in refused])
    accepted = sum(1 for result in results if result.result == "accepted")
    reading.answer.unchanged += len(told) - accepted
    return accepted


def _fault(line: int, result: Result) -> Fault:
    return Fault(line, (result.field or "").rpartition(".")[2], "", result.message or _("another value"))


def _present(reading: Reading) -> dict[tuple, TalliedMonth]:
    known = tallied(reading.viewer, {one.month for one in reading.counted})
    return {
        (month, kind, str(school) if school else None, str(officer) if officer else None): found
        for (month, kind, school, officer), found in known.items()
    }


def _tally_faults(reading: Reading) -> list[Fault]:
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


def _tally(reading: Reading, one: Counted) -> Envelope:
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


def _write_tallies(reading: Reading) -> None:
    present = _present(reading)
    fresh = [one for one in reading.counted if one.place not in present]
    reading.answer.unchanged += len(reading.counted) - len(fresh)
    for start in range(0, len(fresh), LOT):
        lot = fresh[start : start + LOT]
        results = run_inside([_tally(reading, one) for one in lot], reading.viewer)
        refused = [(one, result) for one, result in zip(lot, results, strict=True) if not result.done]
        if refused:
            raise _Halted([_fault(one.line, result) for one, result in refused])
        reading.answer.tallies += len(results)
        reading.wish.progress(start + len(lot), len(fresh))
