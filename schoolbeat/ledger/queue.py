"""Work that waits its turn: what is under way, what failed, and how a failed job is done again.

The queue's own table is written by its library; jobs name the agency they work for, so that each sees its own.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django_tasks import TaskResult
from django_tasks_db.models import DBTaskResult

READY, RUNNING, FAILED, DONE = "READY", "RUNNING", "FAILED", "SUCCESSFUL"


@dataclass(frozen=True)
class Job:
    """A job of an agency; `fault` names the kind of error and never says what it was about."""

    id: UUID
    name: str
    status: str
    asked_at: datetime
    finished_at: datetime | None
    fault: str
    about: dict[str, Any]


def jobs(agency: UUID, *statuses: str) -> list[Job]:
    """Return an agency's jobs of these states, latest first."""
    found = DBTaskResult.objects.filter(status__in=statuses, args_kwargs__kwargs__agency=str(agency))
    return [
        Job(
            row.id,
            row.task_path.rpartition(".")[2],
            row.status,
            row.enqueued_at,
            row.finished_at,
            row.exception_class_path.rpartition(".")[2],
            row.args_kwargs["kwargs"],
        )
        for row in found.order_by("-enqueued_at")[:100]
    ]


def again(agency: UUID, job: UUID) -> bool:
    """Put a failed job back into the queue; False where the agency has no such job."""
    mine = DBTaskResult.objects.filter(id=job, status=FAILED, args_kwargs__kwargs__agency=str(agency))
    return bool(mine.update(status=READY, started_at=None, finished_at=None))


def keep_no_words(sender: object, task_result: TaskResult, **_more: object) -> None:
    """Empty what the queue keeps of a failure but for its kind: an error's message may hold what somebody wrote."""
    if task_result.status == FAILED:
        DBTaskResult.objects.filter(id=task_result.id).update(traceback="")


def forget_done(before: datetime) -> int:
    """Delete the lines of jobs that were done before a moment; what failed stays until it is done."""
    deleted, _tables = DBTaskResult.objects.filter(status=DONE, finished_at__lt=before).delete()
    return deleted


def take_up_again() -> int:
    """Put back what a worker had begun when it died; asked once, before the one worker begins."""
    return DBTaskResult.objects.filter(status=RUNNING).update(status=READY, started_at=None)
