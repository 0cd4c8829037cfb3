"""The worker's jobs: what waits in the queue is done one by one, and what the calendar asks for is put into it."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from django_tasks_db.management.commands.db_worker import Worker

from schoolbeat.exchange.bells.waiting import CALENDARS
from schoolbeat.exchange.hsds.waiting import SETS
from schoolbeat.exchange.ical.taking import EVENTS
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.foundation import clock
from schoolbeat.insight.letters.jobs import enqueue_due_letters, enqueue_waiting_mail
from schoolbeat.ledger.queue import forget_done
from schoolbeat.work.incidents.jobs import enqueue_due_calendars, forget_half_evidence, hand_over_all
from schoolbeat.work.people.jobs import enqueue_due_doubles
from schoolbeat.work.preparedness.jobs import forget_half_plan_files
from schoolbeat.work.requests.jobs import enqueue_weeks, settle_all_owners

LOOK_EVERY = 1.0
"""Seconds between two looks into an empty queue."""

KEPT = timedelta(days=30)
"""How long a line of the queue stays after its job was done."""

DUE: tuple[Callable[[], None], ...] = (
    enqueue_due_letters,
    enqueue_waiting_mail,
    enqueue_due_doubles,
    ROSTERS.forget_all_old,
    SETS.forget_all_old,
    CALENDARS.forget_all_old,
    EVENTS.forget_all_old,
    settle_all_owners,
    enqueue_weeks,
    hand_over_all,
    enqueue_due_calendars,
    forget_half_evidence,
    forget_half_plan_files,
)
"""Each puts into the queue what is due by now and not there yet; asked every minute, so it must be cheap."""


def do_jobs(batch: bool = False) -> None:
    """Do what waits in the queue: until it is empty (`batch`), or as long as the process lives."""
    Worker(
        queue_names=["default"],
        interval=LOOK_EVERY,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(16),
        excluded_queue_names=[],
    ).run()


def enqueue_due() -> None:
    """Put into the queue what the calendar asks for, and forget what was done long ago."""
    forget_done(clock.now() - KEPT)
    for look in DUE:
        look()
