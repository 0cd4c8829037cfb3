"""The one-time link of an account that this desk may open."""

from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.links import password_path
from schoolbeat.work.accounts.queries import account_to_link


def one_time_link(request: DoorRequest, email: str) -> str:
    """Return the link for the account with this e-mail; empty where the viewer may make none for it."""
    account = account_to_link(request.viewer, email)
    return "" if account is None else request.build_absolute_uri(password_path(account))
