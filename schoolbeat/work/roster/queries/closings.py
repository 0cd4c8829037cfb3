"""Schools that are offered no more, and until when they were: what was asked before may still be about them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.models import Entry
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.policy import ROSTER_COLUMNS
from schoolbeat.work.roster.vocabulary import SchoolStatus


def open_until(viewer: Viewer, named: Collection[UUID] | None = None) -> dict[UUID, date]:
    """Return the first day on which each school that closed or merged, all or those named, is known to be closed.

    The roster has no day of its own for it: it is the day of the last change to the school. One that has not opened
    yet was never open. Two queries.
    """
    found = School.objects.filter(rows(viewer, "roster.see", ROSTER_COLUMNS)).exclude(
        status=SchoolStatus.ACTIVE
    )
    if named is not None:
        found = found.filter(id__in=named)
    gone = list(found.values_list("id", "status", "entry"))
    told = dict(
        Entry.objects.filter(id__in=[entry for _id, _status, entry in gone]).values_list("id", "happened_at")
    )
    return {
        school: told[entry].astimezone(viewer.zone).date()
        if status != SchoolStatus.PENDING and entry in told
        else date.min
        for school, status, entry in gone
    }
