"""Days as the sergeant looks at them: who logged what, what was reviewed, where each officer was last."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import Activity, DayReview
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, REVIEW_COLUMNS


@dataclass(frozen=True)
class DaySum:
    """One officer's day: how many entries, how many minutes, and how many of them covering."""

    officer: UUID
    name: str
    day: date
    entries: int
    minutes: int
    covering: int
    reviewed: bool


@dataclass(frozen=True)
class Review:
    """A sergeant's look at a day."""

    by: str
    at: datetime
    note: str


@dataclass(frozen=True)
class LastSeen:
    """An officer's latest entry of a day: the log knows no more about where somebody is."""

    officer: UUID
    kind: str
    school_name: str
    started_at: datetime
    covering: bool


def days(viewer: Viewer, start: date, end: date) -> list[DaySum]:
    """Return officers' days from `start` up to, not including, `end`, latest first, then by name."""
    reviewed = DayReview.objects.filter(officer=OuterRef("officer"), day=OuterRef("day"))
    logged = (
        Activity.objects.standing()
        .filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS), day__gte=start, day__lt=end)
        .values("officer", "officer__name", "day")
        .annotate(
            n=Count("id"),
            spent=Sum("minutes"),
            covered=Count("id", filter=Q(covering=True)),
            seen=Exists(reviewed),
        )
        .order_by("-day", "officer__name")
    )
    return [
        DaySum(
            row["officer"],
            row["officer__name"],
            row["day"],
            row["n"],
            row["spent"],
            row["covered"],
            row["seen"],
        )
        for row in logged
    ]


def review_of(viewer: Viewer, officer: UUID, day: date) -> Review | None:
    """Return the review of an officer's day, or None."""
    found = (
        DayReview.objects.filter(
            rows(viewer, "activities.review_day", REVIEW_COLUMNS), officer=officer, day=day
        )
        .select_related("by")
        .first()
    )
    return Review(found.by.name, found.at, found.note) if found else None


def last_seen(viewer: Viewer, day: date) -> dict[UUID, LastSeen]:
    """Return each officer's latest entry of a day, by officer."""
    seen = Activity.objects.standing().filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS), day=day)
    latest = seen.values("officer").annotate(latest=Max("started_at")).values_list("officer", "latest")
    wanted = dict(latest)
    entries = seen.filter(started_at__in=set(wanted.values())).select_related("school").order_by("id")
    return {
        entry.officer_id: LastSeen(
            entry.officer_id,
            entry.kind,
            entry.school.name if entry.school else "",
            entry.started_at,
            entry.covering,
        )
        for entry in entries
        if wanted.get(entry.officer_id) == entry.started_at
    }
