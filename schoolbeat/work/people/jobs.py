"""What people let the worker do: look once a night for records that may be of one person."""

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from django_tasks import task

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.queue import DONE, FAILED, READY, RUNNING, Job, jobs
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.people.commands.doubles import MOST_PAIRS
from schoolbeat.work.people.queries.likeness import Pair, likely_doubles
from schoolbeat.work.roster.queries import install_viewers

LOOKED_FROM = time(2)
"""From this time of the night on, in the agency's zone; an install that sleeps at night looks when it wakes."""


class NotSuggested(Exception):
    """A job's no; its words are a rule's, never a record's."""


def suggest_doubles(viewer: Viewer) -> int:
    """Suggest all new pairs of an agency, in lots, and return how many; without a new pair the ledger says nothing."""
    pairs = likely_doubles(viewer)
    for start in range(0, len(pairs), MOST_PAIRS):
        _suggest(viewer, pairs[start : start + MOST_PAIRS])
    return len(pairs)


def _suggest(viewer: Viewer, lot: Sequence[Pair]) -> None:
    payload = {"pairs": [[str(first), str(second)] for first, second in lot]}
    identity = derived_id(viewer.agency, f"doubles {lot}")
    result = run_one(Envelope("people.suggest_doubles", clock.now(), payload, id=identity), viewer)
    if not result.done:
        raise NotSuggested(result.message)


@task()
def look_for_doubles(agency: str, day: str) -> int:
    """Look for records of an agency that may be of one person; `day` is the one on which it was asked."""
    viewer = next(one for one in install_viewers() if str(one.agency) == agency)
    return suggest_doubles(viewer)


def _looks(agency: UUID, *statuses: str) -> list[Job]:
    return [job for job in jobs(agency, *statuses) if job.name == look_for_doubles.name]


def is_looking(agency: UUID) -> bool:
    """Say whether an agency's records are about to be looked through."""
    return bool(_looks(agency, READY, RUNNING))


def ask_for_doubles(viewer: Viewer) -> bool:
    """Put a look into the queue; False where one waits there already."""
    if is_looking(viewer.agency):
        return False
    look_for_doubles.enqueue(agency=str(viewer.agency), day=viewer.on.isoformat())
    return True


def enqueue_due_doubles() -> None:
    """Put into the queue, once a night, a look through each agency's records."""
    for viewer in install_viewers():
        if clock.now().astimezone(viewer.zone).time() < LOOKED_FROM:
            continue
        day = viewer.on.isoformat()
        if not any(
            job.about.get("day") == day for job in _looks(viewer.agency, READY, RUNNING, FAILED, DONE)
        ):
            look_for_doubles.enqueue(agency=str(viewer.agency), day=day)
