"""What incidents let the worker do: see to it that each has an officer who serves, and is counted by the calendar."""

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from django_tasks import task

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.queue import DONE, FAILED, READY, RUNNING, jobs
from schoolbeat.ledger.runner import run
from schoolbeat.work.incidents.queries.answering import without_officer
from schoolbeat.work.incidents.queries.hours import otherwise_by_calendar
from schoolbeat.work.roster.queries import install_viewers

AT_ONCE = 200
LOOKED_FROM = time(3)
"""From this time of the night on, in the agency's zone; an install that sleeps at night looks when it wakes."""


def _settle(viewer: Viewer, verb: str, found: Sequence[UUID]) -> int:
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        run([Envelope(verb, clock.now(), {"incident": str(one)}) for one in some], viewer)
    return len(found)


def hand_over() -> int:
    """Give every incident whose officer has gone to the one who serves its school, and return how many."""
    return sum(
        _settle(viewer, "incidents.settle_owner", without_officer(viewer)) for viewer in install_viewers()
    )


def hand_over_all() -> None:
    """Look after the officers of all incidents that are not closed; asked every minute."""
    hand_over()


def count_by_calendar(viewer: Viewer) -> int:
    """Count an agency's incidents in school hours by the calendars of today, and return how many were otherwise."""
    return _settle(viewer, "incidents.settle_hours", otherwise_by_calendar(viewer))


@task()
def look_at_calendars(agency: str, day: str) -> int:
    """Count an agency's incidents by its schools' calendars; `day` is the one on which it was asked."""
    return count_by_calendar(next(one for one in install_viewers() if str(one.agency) == agency))


def enqueue_due_calendars() -> None:
    """Put into the queue, once a night, a look at each agency's incidents."""
    for viewer in install_viewers():
        day = viewer.on.isoformat()
        asked = jobs(viewer.agency, READY, RUNNING, FAILED, DONE)
        if clock.now().astimezone(viewer.zone).time() >= LOOKED_FROM and not any(
            job.name == look_at_calendars.name and job.about.get("day") == day for job in asked
        ):
            look_at_calendars.enqueue(agency=str(viewer.agency), day=day)
