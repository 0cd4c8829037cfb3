"""Versions and their moments; texts as paragraphs and lists; links that may be followed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.work.portal.rules.content import Block, blocks, is_link, shown, waiting

NOON = datetime(2026, 11, 19, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Version:
    number: int
    shown_from: datetime
    withdrawn_at: datetime | None = None


def at(number, hours, withdrawn=None):
    return Version(number, NOON + timedelta(hours=hours), withdrawn)


def test_the_latest_whose_moment_has_come_is_shown():
    versions = [at(1, -48), at(2, -24), at(3, 24)]
    assert shown(versions, NOON).number == 2
    assert shown(versions, NOON + timedelta(hours=24)).number == 3
    assert shown(versions, NOON - timedelta(hours=72)) is None
    assert [one.number for one in waiting(versions, NOON)] == [3]


def test_a_moment_counts_before_the_order_of_writing():
    # Version 2 was scheduled for yesterday after version 3 had been written for the day before.
    assert shown([at(3, -48), at(2, -24)], NOON).number == 2
    assert shown([at(1, -24), at(2, -24)], NOON).number == 2


def test_what_was_taken_back_never_shows():
    versions = [at(1, -24), at(2, 1, NOON)]
    assert shown(versions, NOON + timedelta(hours=2)).number == 1
    assert waiting(versions, NOON) == []


@given(st.lists(st.integers(-100, 100), max_size=8), st.integers(-100, 100))
def test_nothing_shows_before_its_moment(hours, now):
    moment = NOON + timedelta(hours=now)
    versions = [at(number, one) for number, one in enumerate(hours, start=1)]
    found = shown(versions, moment)
    assert found is None or found.shown_from <= moment
    assert (found is None) is all(one.shown_from > moment for one in versions)
    assert all(one.shown_from > moment for one in waiting(versions, moment))


def test_paragraphs_and_lists():
    text = "They do not:\n\n- search\n- ask <b>\n\nAsk\nus."
    assert blocks(text) == [
        Block(("They do not:",)),
        Block(("search", "ask <b>"), True),
        Block(("Ask", "us.")),
    ]
    assert blocks("") == blocks(" \n\n \n") == []
    assert blocks("Never:\n- this") == [Block(("Never:",)), Block(("this",), True)]


@pytest.mark.parametrize("address", ["https://www.p3tips.example", "https://a.example/b?c=d"])
def test_a_page_may_be_linked(address):
    assert is_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example", "javascript:alert(1)", "https://", "https://a", "//a.example", "a.example",
        "https://user@a.example", "https://a.example/ b", 'https://a.example/"x', "https://аррle.example",
        "https://[", "data:text/html,x", "mailto:a@b.example",
    ],
)  # fmt: skip
def test_what_may_not_be_linked(address):
    assert not is_link(address)
