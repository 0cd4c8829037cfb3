"""What the tests of pages share that several roles open: a browser signed in, the words of a page, a form sent."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "come", "moment", "send", "words"]


@pytest.fixture
def come(alder):
    """Return what signs somebody of the town in."""

    def browser(who, language="en"):
        client = Client()
        client.force_login(alder.account(who))
        client.cookies["django_language"] = language
        return client

    return browser


def words(answer):
    html = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def send(browser, page, action="", prefix="", **said):
    """Fill a form of a page in and send it to an address below it, with what its page was shown over."""
    html = browser.get(page).content.decode()
    start = html.index(f'id="{prefix}"') if prefix else html.index("<main")
    dash = f"{prefix}-" if prefix else ""
    payload = {
        f"{dash}{name}": re.search(rf'name="{dash}{name}" value="([^"]+)"', html[start:])[1]
        for name in ("envelope", "asked")
    }
    for name in ("base", "seen"):
        if shown := re.search(rf'name="{dash}{name}" value="([^"]+)"', html[start:]):
            payload[f"{dash}{name}"] = shown[1]
    return browser.post(page + action, payload | {f"{dash}{name}": value for name, value in said.items()})
