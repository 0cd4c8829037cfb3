"""Letters as an officer makes them at the desk: who is signed in, what is owed, and the form as a browser fills it."""

import re

import pytest
from django.test import Client

from tests.factories import incidents as make
from tests.factories.people import person

PATH = "/desk/incidents/"


@pytest.fixture
def browser_of(alder):
    """Return what signs somebody of the town in."""

    def come(who):
        client = Client()
        client.force_login(alder.account(who))
        return client

    return come


@pytest.fixture
def owed(alder):
    """A student who is known left school with an officer: the incident, the student, and the duty to tell a parent."""
    case = make.incident(alder, text="What happened.")
    whom = person(alder)
    return case, whom, make.removal(alder, case, make.party(alder, case, person=str(whom), seen="", age=None))


def fields(html):
    """What stands in the form of a page: hidden fields and lines."""
    form = html[html.index('<form method="post" class="panel"') :]
    return {
        name: value.replace("&#x27;", "'")
        for name, value in re.findall(r'<input[^>]*? name="([^"]+)"(?:[^>]*? value="([^"]*)")?', form)
    }


def write(browser, owed, query="", **said):
    case, _whom, row = owed
    path = f"{PATH}{case}/letter/{row.pk}/{query}"
    plain = {"phone": "(555) 010-0100", "addressee": "Rosa López", "officer": "Ms. Vega, principal"}
    return browser.post(path, fields(browser.get(path).content.decode()) | plain | said)
