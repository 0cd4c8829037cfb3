"""What taking another log over needs to know: the kinds in all their days, and what has been taken over before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

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


@dataclass(frozen=True)
class TakenEntry:
    """An entry that is here: whose, of what; whether it still stands, and is as it was when it was taken over."""

    officer: UUID
    kind: str
    school: UUID | None
    stands: bool
    untouched: bool


@dataclass(frozen=True)
class TakenEvents:
    """What is here of some ids: entries, and parts by id with the id of their event, whose entry is here then too."""

    entries: dict[UUID, TakenEntry]
    parts: dict[UUID, UUID]


def taken_events(viewer: Viewer, ids: Iterable[UUID]) -> TakenEvents:
    """Return which of `ids` are entries, or parts of one, already, and how they stand; two queries."""
    wanted = set(ids)
    joinings = Joining.objects.filter(rows(viewer, "activities.take_joining", JOINING_COLUMNS), id__in=wanted)
    parts = dict(joinings.values_list("id", "activity_id"))
    found = Activity.objects.filter(
        rows(viewer, "activities.take_over", ACTIVITY_COLUMNS), id__in=wanted | set(parts.values())
    ).annotate(joined=Exists(Joining.objects.filter(activity=OuterRef("pk"))))
    return TakenEvents(
        {
            row.id: TakenEntry(
                row.officer_id,
                row.kind,
                row.school_id,
                not row.gone,
                not (row.gone or row.corrections or row.joined),
            )
            for row in found
        },
        parts,
    )


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
