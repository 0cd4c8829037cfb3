"""What an account is to the table of grants."""

from schoolbeat.access.models import Account
from schoolbeat.access.subject import Subject


def describe(account: Account) -> Subject:
    """Return the account as a subject; its present memberships must be prefetched for the viewer's agency."""
    memberships = list(account.memberships.all())
    return Subject("account", agency=memberships[0].agency if memberships else None, author=account.id)
