"""The one-time link by which a person sets a password: made when it is asked for, shown once, stored nowhere."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode


def password_path(account: Any) -> str:
    """Return the path at which the account's owner sets a password: once, within three days."""
    parts = {
        "uidb64": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    return reverse("set_password", kwargs=parts)
