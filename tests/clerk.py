"""A person at the desk, for tests of its pages: opens them and sends their forms."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.cast import Town

HIDDEN = re.compile(r'name="(envelope|asked)" value="([^"]+)"')


class Desk:
    """A person at the desk, who opens pages and sends their forms."""

    def __init__(self, town: Town, who: str = "sergeant", language: str = "en") -> None:
        self.client = Client(headers={"accept-language": language})
        self.client.force_login(
            town.account(who), backend="allauth.account.auth_backends.AuthenticationBackend"
        )

    def open(self, path: str) -> Any:
        """Open a page."""
        return self.client.get(path)

    def send(self, path: str, action: str = "", **typed: Any) -> Any:
        """Open a page and send its form (or, with `action`, one of its buttons) with what is typed."""
        page = self.open(path)
        assert page.status_code == 200, (path, page.status_code)
        stamp = stamp_of(page)
        return self.client.post(action or path, stamp | typed)


def said(response: Any) -> str:
    """Return what a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def stamp_of(page: Any) -> dict[str, str]:
    """Return the hidden id and moment of a page's form."""
    return dict(HIDDEN.findall(page.content.decode()))
