"""Days as the sergeant looks at them: who logged what, what was reviewed, where each officer was last."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, Value

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import Activity, DayReview, Joining
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, JOINING_COLUMNS, REVIEW_COLUMNS


@dataclass(frozen=True)
class DaySum:
    """One officer's day, joined work with it: how many entries, how many minutes, how many of them covering."""

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
    """Return officers' days from `start` up to, not including, `end`, latest first, then by name; two queries."""
    logged = _day_sums(
        Activity.objects.standing()
        .filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS), day__gte=start, day__lt=end)
        .annotate(on=F("day")),
        Count("id", filter=Q(covering=True)),
    )
    # Whether a colleague's part was covering is not kept: only the entry's own officer is asked.
    joined = _day_sums(
        Joining.objects.filter(
            rows(viewer, "activities.see", JOINING_COLUMNS),
            activity__withdrawn_at=None,
            activity__day__gte=start,
            activity__day__lt=end,
        ).annotate(on=F("activity__day")),
        Value(0),
    )
    found: dict[tuple[UUID, date], DaySum] = {}
    for part in (*logged, *joined):
        known = found.get((part.officer, part.day))
        found[part.officer, part.day] = _together(known, part) if known else part
    return sorted(found.values(), key=lambda one: (-one.day.toordinal(), one.name, one.officer))


def _day_sums(parts: QuerySet, covered: Count | Value) -> list[DaySum]:
    """Return the sums of entries, or of parts in them, by officer and the day `on`."""
    reviewed = DayReview.objects.filter(officer=OuterRef("officer"), day=OuterRef("on"))
    sums = (
        parts.values("officer", "officer__name", "on")
        .annotate(n=Count("id"), spent=Sum("minutes"), covered=covered, seen=Exists(reviewed))
        .order_by()
        .values_list("officer", "officer__name", "on", "n", "spent", "covered", "seen")
    )
    return [DaySum(*row) for row in sums]


def _together(one: DaySum, other: DaySum) -> DaySum:
    return replace(
        one,
        entries=one.entries + other.entries,
        minutes=one.minutes + other.minutes,
        covering=one.covering + other.covering,
    )


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
    """Return each officer's latest entry of a day, logged or joined, by officer; three queries."""
    seen = Activity.objects.standing().filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS), day=day)
    latest = seen.values("officer").annotate(latest=Max("started_at")).values_list("officer", "latest")
    wanted = dict(latest)
    entries = seen.filter(started_at__in=set(wanted.values())).select_related("school").order_by("id")
    found = {
        entry.officer_id: _seen_at(entry, entry.officer_id)
        for entry in entries
        if wanted.get(entry.officer_id) == entry.started_at
    }
    parts = Joining.objects.filter(
        rows(viewer, "activities.see", JOINING_COLUMNS), activity__withdrawn_at=None, activity__day=day
    ).select_related("activity__school")
    for part in parts.order_by("activity__started_at", "id"):
        known = found.get(part.officer_id)
        if known is None or known.started_at < part.activity.started_at:
            found[part.officer_id] = replace(_seen_at(part.activity, part.officer_id), covering=False)
    return found


def _seen_at(entry: Activity, officer: UUID) -> LastSeen:
    return LastSeen(
        officer, entry.kind, entry.school.name if entry.school else "", entry.started_at, entry.covering
    )
