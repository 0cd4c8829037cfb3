"""What an account is to the table of grants."""

from schoolbeat.access.models import Account
from schoolbeat.access.subject import Columns, Subject

ACCOUNT_COLUMNS = Columns(agency="memberships__agency", author="id")


def describe(account: Account) -> Subject:
    """Return the account as a subject; its present memberships must be prefetched for the viewer's agency."""
    memberships = list(account.memberships.all())
    return Subject("account", agency=memberships[0].agency if memberships else None, author=account.id)
