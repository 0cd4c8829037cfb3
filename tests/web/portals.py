"""What the tests of the portal's pages share: a stranger's look, and a town whose portal is public."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.factories.portal import published
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment", "town"]
NAMES = ("", "schools/", "team/", "about/", "records/", "praise-or-complaint/")
SCRIPT = "<script>alert(1)</script>"


def text(response):
    """What a page says."""
    return response.content.decode()


def get(path, **headers):
    """Open a page as a stranger."""
    return Client().get(path, headers=headers)


@pytest.fixture
def town(alder):
    """A town whose portal is public."""
    published(alder)
    return alder


class Links(HTMLParser):
    """The addresses of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Take in where an element leads, or what it loads."""
        self.found += [value for name, value in attrs if name in ("href", "action", "src")]
