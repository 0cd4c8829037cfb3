"""The one-time link by which a person sets a password: made here, shown once, stored nowhere."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.accounts.queries import account_to_link


def one_time_link(request: DoorRequest, email: str) -> str:
    """Return the link for the account with this e-mail; empty where the viewer may make none for it."""
    account = account_to_link(request.viewer, email)
    if account is None:
        return ""
    parts = {
        "uidb64": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    return request.build_absolute_uri(reverse("set_password", kwargs=parts))
