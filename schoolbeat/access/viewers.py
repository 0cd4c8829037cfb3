"""Builds a viewer from what access itself holds, in one query: it is asked at every request."""

import hashlib
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, FilteredRelation, Q, QuerySet

from schoolbeat.access.models import Account, Membership
from schoolbeat.access.narrowing import not_yet, withheld_from
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import INSTALL, Viewer
from schoolbeat.foundation import clock

_COLUMNS = (
    "account_id",
    "account__name",
    "account__synthetic",
    "agency",
    "role",
    "zone",
    "place",
    "near__school",
    "near__start",
    "near__end",
)


def _present(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Join the reaches of about now; the zone decides the exact day, and stands in the same row."""
    day = clock.now().date()
    near = Q(account__reaches__start__lte=day + timedelta(days=1)) & (
        Q(account__reaches__end=None) | Q(account__reaches__end__gt=day - timedelta(days=1))
    )
    return (
        memberships.filter(ended=None, account__is_active=True)
        .annotate(near=FilteredRelation("account__reaches", condition=near))
        .order_by("since", "id")
    )


def _viewer(rows: list[tuple], scopes: frozenset[str] | None = None) -> Viewer | None:
    if not rows:
        return None
    account, name, synthetic, agency, role, zone_name, place = rows[0][:7]
    zone = ZoneInfo(zone_name)
    on = clock.today(zone)
    schools = frozenset(
        school
        for *_, its_agency, _role, _zone, _place, school, start, end in rows
        if its_agency == agency and school and start <= on and (end is None or on < end)
    )
    withheld = withheld_from(place, Role(role), on) | not_yet(synthetic)
    return Viewer(account, name, Role(role), agency, zone, place, on, schools, synthetic, scopes, withheld)


def install_viewer(agency: UUID, zone: ZoneInfo, place: str, on: date) -> Viewer:
    """Return the install's own command line, acting at `agency`."""
    withheld = withheld_from(place, Role.INSTALL, on)
    return Viewer(INSTALL, "schoolbeat", Role.INSTALL, agency, zone, place, on, withheld=withheld)


def memberships_of(account: Account) -> list[Membership]:
    """Return the account's present roles, oldest first."""
    return list(account.memberships.filter(ended=None).order_by("since", "id"))


def viewer_for(account: UUID, agency: UUID | None = None) -> Viewer | None:
    """Return the viewer that `account` is at `agency` (or at its first agency); None without a present role."""
    memberships = Membership.objects.filter(account=account)
    if agency is not None:
        memberships = memberships.filter(agency=agency)
    return _viewer(list(_present(memberships).values_list(*_COLUMNS)))


def principals(agency: UUID, on: date) -> dict[UUID, str]:
    """Return the name of the principal who holds an account at each school of an agency on a day; one query."""
    reaches = Q(account__reaches__start__lte=on) & (
        Q(account__reaches__end=None) | Q(account__reaches__end__gt=on)
    )
    found = Membership.objects.filter(
        reaches, agency=agency, role=Role.PRINCIPAL, ended=None, account__is_active=True
    )
    return dict(found.order_by("-since", "-id").values_list("account__reaches__school", "account__name"))


def token_digest(token: str) -> bytes:
    """Return the SHA-256 under which `token` is kept; a token has 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).digest()


def viewer_for_token(token: str) -> Viewer | None:
    """Return the viewer a bearer token stands for; None when it is unknown, revoked, or its account has left."""
    memberships = _present(
        Membership.objects.filter(
            account__tokens__digest=token_digest(token),
            account__tokens__revoked_at=None,
            account__tokens__agency=F("agency"),
        )
    )
    rows = list(memberships.values_list(*_COLUMNS, "account__tokens__scopes"))
    return _viewer([row[:-1] for row in rows], frozenset(rows[0][-1].split())) if rows else None
