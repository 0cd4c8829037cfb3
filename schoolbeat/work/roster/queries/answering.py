"""Who may answer for work at an agency today, and who of them serves which school."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.models import Membership
from schoolbeat.access.roles import Role
from schoolbeat.work.roster.models import Leave, TourSchool
from schoolbeat.work.roster.rules.answering import Held, Serving


@dataclass(frozen=True)
class Owners:
    """The accounts that may answer, sergeants in their order with whoever is away last, and who serves where."""

    active: dict[UUID, str]
    sergeants: tuple[UUID, ...]
    away: frozenset[UUID]
    serving: dict[UUID, tuple[Serving, ...]]
    reviewers: tuple[UUID, ...] = ()
    """Who may answer for what is said of an officer: sergeants, then records staff, whoever is away last."""
    names: Mapping[UUID, str] = field(default_factory=dict)
    """All of them by name, and every officer."""

    def at(self, school: UUID | None) -> tuple[Serving, ...]:
        """Return who serves a school."""
        return self.serving.get(school, ()) if school else ()

    def held(self, account: UUID, by_hand: bool) -> Held:
        """Return how an account holds a piece of work today."""
        return Held(account, by_hand, account in self.away)


def owners(agency: UUID, on: date, schools: Collection[UUID]) -> Owners:
    """Return who may answer for work at an agency on a day, and who serves some schools then; three queries."""
    members = Membership.objects.filter(
        agency=agency,
        ended=None,
        account__is_active=True,
        role__in=(Role.OFFICER, Role.SERGEANT, Role.RECORDS),
    )
    found = list(members.order_by("since", "id").values_list("account", "account__name", "role"))
    leaves = Leave.objects.filter(agency=agency, start__lte=on, end__gt=on)
    away = dict(leaves.order_by("start", "id").values_list("officer", "cover"))
    tours = tours_on(agency, on).filter(school__in=list(schools))
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


def tours_on(agency: UUID, on: date) -> QuerySet[TourSchool]:
    """Return which tour serves which school on a day."""
    running = Q(tour__ended=None) | Q(tour__ended__gt=on)
    return TourSchool.objects.filter(running, tour__agency=agency, tour__start__lte=on)
