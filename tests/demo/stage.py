"""Puts a demo on stage for a while, and takes it off again: other tests count on an empty house."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import transaction

from schoolbeat.demo.building import Built, Wish, build
from schoolbeat.foundation import clock
from schoolbeat.ledger.keys import make_keys

NOW = datetime(2026, 11, 19, 20, 47, tzinfo=UTC)
"""Thursday, November 19, 2026, 12:47 in California: school is in session."""


def quietly(words: str) -> None:
    """Tell nobody."""


@contextmanager
def empty_house() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    make_keys()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def standing(wish: Wish, now: datetime = NOW) -> Iterator[list[Built]]:
    """A demo made at `now`, there as long as the block runs; the block's own clock stands at `now` too."""
    with empty_house(), clock.at(now):
        yield build(wish, quietly)
