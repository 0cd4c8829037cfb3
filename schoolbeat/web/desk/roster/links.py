"""The one-time link by which a person sets a password: made here, shown once, stored nowhere."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.accounts.queries import account_to_link


def one_time_link(viewer: Viewer, email: str) -> str:
    """Return the link for the account with this e-mail; empty where the viewer may make none for it."""
    account = account_to_link(viewer, email)
    if account is None:
        return ""
    parts = {
        "uidb64": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    return settings.PUBLIC_URL + reverse("set_password", kwargs=parts)
