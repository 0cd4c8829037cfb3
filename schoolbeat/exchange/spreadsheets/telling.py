"""The second pass: what the first one let through is told to the runner, all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.reading import Reading
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_inside

Told = Mapping[UUID, tuple[int, Envelope]]
"""Envelopes by their ids, each with the line it comes from."""
_SAME_MOMENT = Fault(0, "", "", _("nobody else who reads the same log at the same moment; try again"))


class Halted(Exception):
    """The runner refused what the first pass had let through: nothing of the file stays."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(str(len(faults)))
        self.faults = faults


def read_through(reading: Reading, decide: Callable[[], None]) -> Answer:
    """Read a table and go on to what is decided of it, where it could be read; return the answer."""
    try:
        reading.run()
        if reading.head is not None:
            decide()
    finally:
        if reading.rejects is not None:
            reading.rejects.close()
    return reading.answer


def in_the_way(reading: Reading) -> bool:
    """Say whether rows were rejected that nobody said to leave out."""
    return bool(reading.answer.rejected_rows) and not reading.wish.skip_bad


def write_all(reading: Reading, write: Callable[[], None]) -> None:
    """Write all of a file in one transaction, or nothing of it; then put the rejected rows beside it."""
    answer = reading.answer
    try:
        with transaction.atomic():
            write()
    except (Halted, IntegrityError) as halted:
        answer.forget_sums()
        answer.reject(halted.faults if isinstance(halted, Halted) else [_SAME_MOMENT])
        return
    answer.written = True
    if answer.rejected_rows and reading.rejects is not None:
        answer.rejected_file = str(reading.rejects.finish(Path(reading.wish.path)))


def lots(rows: Iterator[tuple], size: int) -> Iterator[list[tuple]]:
    """Yield rows in lots of a size."""
    while lot := list(islice(rows, size)):
        yield lot


def tell(viewer: Viewer, told: Told) -> int:
    """Tell the runner envelopes and return how many were new to it; raises Halted where it refuses any."""
    results = run_inside([envelope for _line, envelope in told.values()], viewer) if told else []
    refused = [result for result in results if not result.done]
    if refused:
        raise Halted([fault_of(told[result.id][0], result) for result in refused])
    return sum(1 for result in results if result.result == "accepted")


def fault_of(line: int, result: Result) -> Fault:
    """Return the runner's refusal as a fault of the line that it comes from."""
    return Fault(line, (result.field or "").rpartition(".")[2], "", result.message or _("another value"))
