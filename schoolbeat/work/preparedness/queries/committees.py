"""Reads of committees: those in reach, who sits on them and which role is missing, and one with all of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.models import Committee, Seat
from schoolbeat.work.preparedness.policy import COMMITTEE_COLUMNS
from schoolbeat.work.preparedness.rules.committees import Needed, in_office, needed, without

SEE = "preparedness.see_committees"


@dataclass(frozen=True)
class SeatView:
    """A seat: the role, whose it is (of a student no name), from a day up to, not including, `end`."""

    id: UUID
    role: str
    name: str
    account: UUID | None
    start: date
    end: date | None


@dataclass(frozen=True)
class CommitteeRow:
    """A committee as a line of a list: how many sit on it today, and whom its place's law wants who does not."""

    id: UUID
    school: UUID | None
    school_name: str
    kind: str
    name: str
    start: date
    ended: date | None
    why: str
    seats: tuple[SeatView, ...]
    needed: tuple[Needed, ...]
    missing: tuple[Needed, ...]


def seen(viewer: Viewer) -> QuerySet[Committee]:
    """Return the committees that a viewer may see."""
    return Committee.objects.filter(rows(viewer, SEE, COMMITTEE_COLUMNS))


def committees(viewer: Viewer, pack: Pack, school: UUID | None = None) -> list[CommitteeRow]:
    """Return the committees that stand, by school and name, those of the whole agency first; two questions."""
    found = seen(viewer).filter(ended=None)
    if school is not None:
        found = found.filter(school=school)
    ordered = found.select_related("school").order_by("school__name", "name", "id")
    listed = _rows(ordered, viewer.on, pack)
    return sorted(listed, key=lambda row: (row.school_name, row.name.casefold()))


def one_committee(viewer: Viewer, identity: UUID, pack: Pack) -> CommitteeRow | None:
    """Return one committee, standing or closed; None where the viewer may not see it. Two questions."""
    found = seen(viewer).filter(pk=identity).select_related("school")
    return next(iter(_rows(found, viewer.on, pack)), None)


def _rows(found: Iterable[Committee], on: date, pack: Pack) -> list[CommitteeRow]:
    several = list(found)
    seats: dict[UUID, list[SeatView]] = {one.pk: [] for one in several}
    kept = Seat.objects.filter(committee__in=seats).filter(Q(end=None) | Q(end__gt=on))
    for seat in kept.order_by("start", "name", "id"):
        seats[seat.committee_id].append(
            SeatView(seat.pk, seat.role, seat.name, seat.account_id, seat.start, seat.end)
        )
    return [_row(one, tuple(seats[one.pk]), on, pack) for one in several]


def _row(one: Committee, seats: tuple[SeatView, ...], on: date, pack: Pack) -> CommitteeRow:
    wanted = needed(pack, one.kind, one.school.kind if one.school else "")
    held = {seat.role for seat in seats if in_office(seat.start, seat.end, on)}
    return CommitteeRow(
        one.pk,
        one.school_id,
        one.school.name if one.school else "",
        one.kind,
        one.name,
        one.start,
        one.ended,
        one.why,
        seats,
        wanted,
        () if one.ended else without(wanted, held),
    )
