"""Entries of the day log: one, many by filter, their history, and those a colleague may join."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery, Value

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.activities.models import Activity, ActivityQuerySet, Joining
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, describe


@dataclass(frozen=True)
class ActivityRow:
    """One entry as this viewer may see it; `note` is None where the viewer may not read it.

    `part` is how long the officer that was asked for took part, where that officer joined a colleague's entry.
    """

    id: UUID
    officer: UUID
    officer_name: str
    school: UUID | None
    school_name: str
    kind: str
    pillar: str
    role: str
    started_at: datetime
    minutes: int
    place: str
    initiator: str
    audience: dict[str, int]
    note: str | None
    covering: bool
    recorded_at: datetime
    corrections: int
    withdrawn: bool
    destroyed: bool = False
    joined: tuple[tuple[str, int], ...] = ()
    part: int | None = None
    outcome: str = ""

    @property
    def ended_at(self) -> datetime:
        """Return when it ended."""
        return self.started_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class LogFilter:
    """What a view of the log shows; `end` is exclusive. It is what stands in the URL.

    `officer` is who logged it; with `joined` also what that officer joined, so that a day is whole. Figures count an
    event once, at who logged it: the entries behind them are without.
    """

    start: date | None = None
    end: date | None = None
    school: UUID | None = None
    officer: UUID | None = None
    joined: bool = False
    kind: str = ""
    pillar: str = ""
    role: str = ""
    initiator: str = ""
    audience: str = ""
    covering: bool = False
    words: str = ""


@dataclass(frozen=True)
class Change:
    """One step of an entry's history: what became of it, by whom, when, and what it said before."""

    at: datetime
    by: str
    became: str
    was: dict[str, Any] = field(default_factory=dict)


def _row(viewer: Viewer, activity: Activity, joined: tuple[tuple[str, int], ...] = ()) -> ActivityRow:
    readable = may(viewer, "activities.read_note", describe(activity))
    return ActivityRow(
        id=activity.id,
        officer=activity.officer_id,
        officer_name=activity.officer.name,
        school=activity.school_id,
        school_name=activity.school.name if activity.school else "",
        kind=activity.kind,
        pillar=activity.pillar,
        role=activity.role,
        started_at=activity.started_at,
        minutes=activity.minutes,
        place=activity.place,
        initiator=activity.initiator,
        audience=dict(activity.audience),
        note=activity.note if readable else None,
        covering=activity.covering,
        recorded_at=activity.recorded_at,
        corrections=activity.corrections,
        withdrawn=activity.withdrawn_at is not None,
        destroyed=activity.destroyed,
        joined=joined,
        outcome=activity.outcome,
    )


def _seen(viewer: Viewer) -> ActivityQuerySet:
    return Activity.objects.filter(rows(viewer, "activities.see", ACTIVITY_COLUMNS)).select_related(
        "officer", "school"
    )


def activity(viewer: Viewer, identity: UUID) -> ActivityRow | None:
    """Return one entry with who joined it, or None where the viewer may not see it."""
    found = _seen(viewer).filter(id=identity).first()
    if found is None:
        return None
    joined = list(Joining.objects.filter(activity=found).select_related("officer").order_by("id"))
    own = next((row.minutes for row in joined if row.officer_id == viewer.account), None)
    parts = tuple((row.officer.name, row.minutes) for row in joined)
    return replace(_row(viewer, found, parts), part=own)


def _filtered(entries: ActivityQuerySet, wanted: LogFilter) -> ActivityQuerySet:
    exact = {
        "school": wanted.school,
        "kind": wanted.kind,
        "pillar": wanted.pillar,
        "role": wanted.role,
        "initiator": wanted.initiator,
    }
    entries = entries.filter(**{name: value for name, value in exact.items() if value})
    if wanted.officer and wanted.joined:
        parts = Joining.objects.filter(officer=wanted.officer)
        entries = entries.filter(Q(officer=wanted.officer) | Q(id__in=parts.values("activity")))
    elif wanted.officer:
        entries = entries.filter(officer=wanted.officer)
    if wanted.covering:
        entries = entries.filter(covering=True)
    if wanted.audience:
        entries = entries.filter(audience__has_key=wanted.audience)
    return entries.filter(note__icontains=wanted.words) if wanted.words else entries


def log_query(viewer: Viewer, wanted: LogFilter) -> ActivityQuerySet:
    """Return the entries of a filter, newest first, as a scoped QuerySet; search in notes needs the right to read."""
    entries = _seen(viewer).standing()
    zone = viewer.zone
    if wanted.start:
        entries = entries.filter(started_at__gte=datetime.combine(wanted.start, datetime.min.time(), zone))
    if wanted.end:
        entries = entries.filter(started_at__lt=datetime.combine(wanted.end, datetime.min.time(), zone))
    if wanted.words:
        entries = entries.filter(rows(viewer, "activities.read_note", ACTIVITY_COLUMNS))
    return _filtered(entries, wanted).order_by("-started_at", "id")


def log_rows(
    viewer: Viewer, wanted: LogFilter, limit: int | None = None, offset: int = 0
) -> Iterator[ActivityRow]:
    """Yield the entries of a filter, newest first; without `limit` all of them, in steady memory."""
    part = Joining.objects.filter(activity=OuterRef("pk"), officer=wanted.officer).values("minutes")
    own = Subquery(part) if wanted.officer and wanted.joined else Value(None, output_field=IntegerField())
    entries = log_query(viewer, wanted).annotate(part=own)
    if limit is not None:
        entries = entries[offset : offset + limit]
        return (replace(_row(viewer, entry), part=entry.part) for entry in entries)
    return (replace(_row(viewer, entry), part=entry.part) for entry in entries.iterator(chunk_size=1000))


def own_time(row: ActivityRow) -> ActivityRow:
    """Return a joined entry with the joining officer's own minutes in place of the colleague's."""
    return row if row.part is None else replace(row, minutes=row.part)


def log_size(viewer: Viewer, wanted: LogFilter) -> int:
    """Return how many entries fit a filter."""
    return log_query(viewer, wanted).order_by().count()


def own_entries(viewer: Viewer, start: date, end: date) -> list[ActivityRow]:
    """Return what the viewer logged or joined from `start` up to, not including, `end`, earliest first.

    Where the viewer joined a colleague's entry, the minutes are the viewer's own; two queries.
    """
    first, last = (datetime.combine(day, datetime.min.time(), viewer.zone) for day in (start, end))
    entries = _seen(viewer).standing().filter(started_at__gte=first, started_at__lt=last)
    own = [_row(viewer, entry) for entry in entries.filter(officer=viewer.account)]
    parts = Joining.objects.filter(
        officer=viewer.account,
        activity__withdrawn_at=None,
        activity__started_at__gte=first,
        activity__started_at__lt=last,
    ).select_related("activity__officer", "activity__school")
    joined = [replace(_row(viewer, part.activity), minutes=part.minutes) for part in parts]
    return sorted([*own, *joined], key=lambda row: (row.started_at, row.id))


def history(viewer: Viewer, identity: UUID) -> list[Change] | None:
    """Return an entry's corrections, oldest first; None where the viewer may not see its history."""
    found = Activity.objects.filter(
        rows(viewer, "activities.see_history", ACTIVITY_COLUMNS), id=identity
    ).first()
    if found is None:
        return None
    revisions = found.revisions.select_related("by").order_by("at", "id")
    return [Change(step.at, step.by.name, step.became, dict(step.was)) for step in revisions]


def to_join(viewer: Viewer) -> list[ActivityRow]:
    """Return what colleagues logged today at the viewer's schools, and the viewer has no part in yet."""
    start = datetime.combine(viewer.on, datetime.min.time(), viewer.zone)
    mine = Joining.objects.filter(activity=OuterRef("pk"), officer=viewer.account)
    entries = (
        _seen(viewer)
        .standing()
        .filter(~Exists(mine), started_at__gte=start)
        .exclude(officer=viewer.account)
        .order_by("-started_at", "id")[:50]
    )
    return [_row(viewer, entry) for entry in entries]
