"""Reads of walks over a site: those in reach, one with what was found, and what is still to be put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Case, Count, Max, Q, QuerySet, Value, When

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.models import Finding, SiteWalk
from schoolbeat.work.preparedness.policy import PLAN_COLUMNS

SEE = "preparedness.see_walks"
MOST_WALKS = 200


@dataclass(frozen=True)
class WalkRow:
    """A walk as a line."""

    id: UUID
    school: UUID
    school_name: str
    day: date
    by_name: str
    along: str


@dataclass(frozen=True)
class FindingView:
    """Something to put right, and what was done about it."""

    id: UUID
    walk: UUID
    school_name: str
    what: str
    spot: str
    owner: str
    due: date
    pictured: bool
    done_on: date | None
    done: str


def _seen(viewer: Viewer) -> QuerySet[SiteWalk]:
    return SiteWalk.objects.filter(rows(viewer, SEE, PLAN_COLUMNS)).select_related("school", "by")


def walks(viewer: Viewer) -> tuple[WalkRow, ...]:
    """Return the latest walks that a viewer may see, the last first; one question."""
    return tuple(_row(one) for one in _seen(viewer).order_by("-day", "-id")[:MOST_WALKS])


def one_walk(viewer: Viewer, identity: UUID) -> tuple[WalkRow, tuple[FindingView, ...]] | None:
    """Return one walk with what was found on it; None where the viewer may not see it."""
    walk = _seen(viewer).filter(pk=identity).first()
    if walk is None:
        return None
    return _row(walk), _views(Finding.objects.filter(walk=walk))


def open_findings(viewer: Viewer) -> tuple[FindingView, ...]:
    """Return what is still to be put right at the schools in reach, the most overdue first; one question."""
    return _views(Finding.objects.filter(walk__in=_seen(viewer).values("id"), done_on=None))


@dataclass(frozen=True)
class FindingsOf:
    """What walks showed at a school: how much of it was put right on some days and when last, and how much is open."""

    closed: int
    open: int
    last: date | None = None


def findings_of(viewer: Viewer, days: Period) -> dict[UUID, FindingsOf]:
    """Return the findings of each school whose walks the viewer may see, and of no other; one question.

    `closed` is of the days, which have an end; `open` is as it stands.
    """
    inside = Q(done_on__gte=days.start, done_on__lt=days.end)
    sums = (
        Finding.objects.filter(walk__in=_seen(viewer).values("id"))
        .values("walk__school")
        .order_by()
        .annotate(
            closed=Count("id", filter=inside), open=Count("id", filter=Q(done_on=None)),
            last=Max("done_on", filter=inside),
        )
    )  # fmt: skip
    return {row["walk__school"]: FindingsOf(row["closed"], row["open"], row["last"]) for row in sums}


def finding_photo(viewer: Viewer, identity: UUID) -> bytes | None:
    """Return the photo of a finding that the viewer may see; None for any other."""
    found = Finding.objects.filter(walk__in=_seen(viewer).values("id"), pk=identity)
    photo = found.values_list("photo", flat=True).first()
    return None if photo is None else bytes(photo)


def _row(walk: SiteWalk) -> WalkRow:
    return WalkRow(walk.pk, walk.school_id, walk.school.name, walk.day, walk.by.name, walk.along)


def _views(found: QuerySet[Finding]) -> tuple[FindingView, ...]:
    pictured = Case(When(photo=None, then=Value(False)), default=Value(True), output_field=BooleanField())
    lines: Iterable[Finding] = (
        found.defer("photo").annotate(pictured=pictured).select_related("walk__school").order_by("due", "id")
    )
    return tuple(
        FindingView(
            one.pk,
            one.walk_id,
            one.walk.school.name,
            one.what,
            one.spot,
            one.owner,
            one.due,
            bool(getattr(one, "pictured", False)),
            one.done_on,
            one.done,
        )
        for one in lines
    )
