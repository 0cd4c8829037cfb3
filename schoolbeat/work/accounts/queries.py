"""Reads about accounts; the viewer comes first."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.models import Account, Membership
from schoolbeat.access.permits import rows
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import has_bad_characters

_COLUMNS = Columns(agency="agency", author="account")


@dataclass(frozen=True)
class Member:
    """A person with a role at the agency."""

    id: UUID
    name: str
    email: str
    role: str
    has_password: bool


def members(viewer: Viewer) -> list[Member]:
    """Return the people of the viewer's agency, by name."""
    present = (
        Membership.objects.filter(rows(viewer, "accounts.see", _COLUMNS), ended=None)
        .select_related("account")
        .order_by("account__name", "id")
    )
    return [
        Member(
            row.account_id, row.account.name, row.account.email, row.role, row.account.has_usable_password()
        )
        for row in present
    ]


def account_by_email(viewer: Viewer, email: str) -> Account | None:
    """Return the account with this e-mail among those the viewer may see."""
    seen = Membership.objects.filter(rows(viewer, "accounts.see", _COLUMNS), ended=None)
    return Account.objects.filter(email__iexact=email.strip(), memberships__in=seen).first()


def has_role_elsewhere(account: UUID, agency: UUID) -> bool:
    """Say whether an account has a role at another agency than this: who sets its password could act there too."""
    return Membership.objects.filter(account=account, ended=None).exclude(agency=agency).exists()


def account_to_link(viewer: Viewer, email: str) -> Account | None:
    """Return the account for which the viewer may make a one-time link; None where it has a role elsewhere too."""
    account = account_by_email(viewer, email)
    if account is None or (viewer.role is not Role.INSTALL and has_role_elsewhere(account.id, viewer.agency)):
        return None
    return account


@dataclass(frozen=True)
class CastMember:
    """An invented person that a visitor of the demo can be."""

    email: str
    name: str
    role: str
    agency: UUID


@dataclass(frozen=True)
class HeldRole:
    """A role that the viewer's account holds at an agency."""

    agency: UUID
    role: str


def demo_cast() -> list[CastMember]:
    """Return the demo's invented accounts; a real install has none."""
    present = (
        Membership.objects.filter(account__synthetic=True, account__is_active=True, ended=None)
        .select_related("account")
        .order_by("agency", "role", "account__email")
    )
    return [CastMember(row.account.email, row.account.name, row.role, row.agency) for row in present]


def demo_account(email: str) -> Account | None:
    """Return an invented account by its e-mail; a real one is never found here."""
    # PostgreSQL takes no NUL in a text, not even to look for it.
    if has_bad_characters(email):
        return None
    return Account.objects.filter(email__iexact=email.strip(), synthetic=True, is_active=True).first()


def roles_of(viewer: Viewer) -> list[HeldRole]:
    """Return the present roles of the viewer's own account, at any agency."""
    present = Membership.objects.filter(account=viewer.account, ended=None).order_by("since", "id")
    return [HeldRole(row.agency, row.role) for row in present]


def agencies_of(email: str) -> list[UUID]:
    """Return the agencies at which the account with this e-mail has a role, for the install's command line."""
    present = Membership.objects.filter(account__email__iexact=email.strip(), ended=None).order_by(
        "since", "id"
    )
    return list(present.values_list("agency", flat=True))
