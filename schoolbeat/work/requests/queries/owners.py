"""Who may be handed a request today, and about whom something can be said."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.rules.naming import Called
from schoolbeat.work.roster.models import Leave, Officer, TourSchool
from schoolbeat.work.roster.queries.answering import Owners, owners, tours_on


def covered(viewer: Viewer) -> QuerySet[TourSchool, Any]:
    """Return the schools that the viewer serves today as the cover of somebody who is away, as a part of a query."""
    away = Leave.objects.filter(
        agency=viewer.agency, cover=viewer.account, start__lte=viewer.on, end__gt=viewer.on
    )
    return (
        tours_on(viewer.agency, viewer.on).filter(tour__officer__in=away.values("officer")).values("school")
    )


def called(agency: UUID, known: Owners) -> dict[UUID, Called]:
    """Return how all are called of whom something can be said: members, and every officer there was; one query."""
    there = Officer.objects.filter(agency=agency).values_list("account", "name", "badge")
    badges = {account: (name, badge) for account, name, badge in there}
    found = {}
    for account in {**known.names, **badges}:
        name, badge = badges.get(account, ("", ""))
        found[account] = Called((known.names.get(account, ""), name), badge)
    return found


def possible_owners(viewer: Viewer, conduct: bool = False) -> list[tuple[UUID, str]]:
    """Return who may be handed a request at the viewer's agency, by name; what is said of an officer, fewer."""
    known = owners(viewer.agency, viewer.on, ())
    found = {one: known.names[one] for one in known.reviewers} if conduct else known.active
    return sorted(found.items(), key=lambda one: one[1])


def possibly_concerned(viewer: Viewer) -> list[tuple[UUID, str]]:
    """Return about whose conduct something can be said at the viewer's agency, by name."""
    known = called(viewer.agency, owners(viewer.agency, viewer.on, ()))
    return sorted(
        ((one, next(filter(None, names.names), "")) for one, names in known.items()), key=lambda one: one[1]
    )
