"""What taking another log over needs to know: the kinds in all their days, and what has been taken over before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.models import Activity, ActivityKind, Joining, Tally
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, JOINING_COLUMNS, KIND_COLUMNS
from schoolbeat.work.activities.rules import call_kinds

TALLY_COLUMNS = ACTIVITY_COLUMNS


@dataclass(frozen=True)
class TakenKind:
    """A kind under its latest names; from `end` on it is offered no more."""

    slug: str
    name: str
    name_es: str
    end: date | None
    is_call: bool


@dataclass(frozen=True)
class TalliedMonth:
    """What is tallied already of one kind in one month."""

    id: UUID
    amount: int
    minutes: int | None


def taken_kinds(viewer: Viewer) -> list[TakenKind]:
    """Return each kind the agency has or had, by name; one query."""
    allowed = rows(viewer, "activities.take_over", KIND_COLUMNS)
    calls = call_kinds(pack_of(viewer.place))
    found = ActivityKind.objects.filter(allowed).order_by("start")
    latest = {
        slug: TakenKind(slug, name, name_es, end, slug in calls)
        for slug, name, name_es, end in found.values_list("slug", "name", "name_es", "end")
    }
    return sorted(latest.values(), key=lambda kind: kind.name)


def taken_before(viewer: Viewer, ids: Iterable[UUID]) -> set[UUID]:
    """Return those of `ids` that are entries, or parts of one, already; two queries."""
    wanted = list(ids)
    entries = Activity.objects.filter(rows(viewer, "activities.take_over", ACTIVITY_COLUMNS), id__in=wanted)
    parts = Joining.objects.filter(rows(viewer, "activities.take_joining", JOINING_COLUMNS), id__in=wanted)
    return set(entries.values_list("id", flat=True)) | set(parts.values_list("id", flat=True))


def tallied(
    viewer: Viewer, months: Iterable[date]
) -> dict[tuple[date, str, UUID | None, UUID | None], TalliedMonth]:
    """Return what is tallied in these months, by month, kind, school and officer; one query."""
    allowed = rows(viewer, "activities.take_tally", TALLY_COLUMNS)
    found = Tally.objects.filter(allowed, month__in=list(months))
    return {
        (row.month, row.kind, row.school_id, row.officer_id): TalliedMonth(row.id, row.amount, row.minutes)
        for row in found
    }
