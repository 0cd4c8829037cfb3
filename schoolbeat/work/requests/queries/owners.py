"""Who may own requests at an agency today, and who of them serves which school."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.models import Membership
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.rules.naming import Called
from schoolbeat.work.requests.rules.owning import Held, Serving
from schoolbeat.work.roster.models import Leave, Officer, TourSchool


@dataclass(frozen=True)
class Owners:
    """The accounts that may own a request, sergeants in their order with whoever is away last, and who serves where."""

    active: dict[UUID, str]
    sergeants: tuple[UUID, ...]
    away: frozenset[UUID]
    serving: dict[UUID, tuple[Serving, ...]]
    reviewers: tuple[UUID, ...] = ()
    """Who may own what is said of an officer: sergeants, then records staff, whoever is away last."""
    names: Mapping[UUID, str] = field(default_factory=dict)
    """All of them by name, and every officer."""

    def at(self, school: UUID | None) -> tuple[Serving, ...]:
        """Return who serves a school."""
        return self.serving.get(school, ()) if school else ()

    def held(self, account: UUID, by_hand: bool) -> Held:
        """Return how an account holds a request today."""
        return Held(account, by_hand, account in self.away)


def owners(agency: UUID, on: date, schools: Collection[UUID]) -> Owners:
    """Return who may own requests at an agency on a day, and who serves some schools then; three queries."""
    members = Membership.objects.filter(
        agency=agency,
        ended=None,
        account__is_active=True,
        role__in=(Role.OFFICER, Role.SERGEANT, Role.RECORDS),
    )
    found = list(members.order_by("since", "id").values_list("account", "account__name", "role"))
    leaves = Leave.objects.filter(agency=agency, start__lte=on, end__gt=on)
    away = dict(leaves.order_by("start", "id").values_list("officer", "cover"))
    tours = _tours(agency, on).filter(school__in=list(schools))
    serving: dict[UUID, tuple[Serving, ...]] = {}
    for school, officer in tours.order_by("-tour__start", "tour__id").values_list("school", "tour__officer"):
        there = away.get(officer) if officer in away else officer
        if there is not None and there not in away:
            serving[school] = (*serving.get(school, ()), Serving(there))
    of = {role: [account for account, _name, held in found if held == role] for role in Role}
    sergeants = sorted(of[Role.SERGEANT], key=lambda one: one in away)
    reviewers = dict.fromkeys((*sergeants, *of[Role.RECORDS]))
    return Owners(
        {account: name for account, name, role in found if role != Role.RECORDS},
        tuple(sergeants),
        frozenset(away),
        serving,
        tuple(sorted(reviewers, key=lambda one: one in away)),
        {account: name for account, name, _role in found},
    )


def _tours(agency: UUID, on: date) -> QuerySet[TourSchool]:
    running = Q(tour__ended=None) | Q(tour__ended__gt=on)
    return TourSchool.objects.filter(running, tour__agency=agency, tour__start__lte=on)


def covered(viewer: Viewer) -> QuerySet[TourSchool, Any]:
    """Return the schools that the viewer serves today as the cover of somebody who is away, as a part of a query."""
    away = Leave.objects.filter(
        agency=viewer.agency, cover=viewer.account, start__lte=viewer.on, end__gt=viewer.on
    )
    return _tours(viewer.agency, viewer.on).filter(tour__officer__in=away.values("officer")).values("school")


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
