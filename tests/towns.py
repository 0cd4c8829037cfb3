"""The fixtures that give a test its towns and its moment; a folder's conftest takes them in."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from schoolbeat.foundation import clock
from tests.cast import NOW, Town, found


@pytest.fixture
def moment() -> Iterator[datetime]:
    """It is Thursday, November 19, 2026, 12:47 in California."""
    with clock.at(NOW):
        yield NOW


@pytest.fixture
def alder(db: None, moment: datetime) -> Town:
    """The town a test is about."""
    return found("alder")


@pytest.fixture
def bay(db: None, moment: datetime) -> Town:
    """Another town on the same install, whose people are strangers in the first."""
    return found("bay")
