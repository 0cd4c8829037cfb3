"""Who calls."""

import pytest

from tests.cast import Town
from tests.exchange.api.caller import ALL, Caller, issue
from tests.web.conftest import plain_static_files

__all__ = ["officer", "plain_static_files", "sergeant"]


@pytest.fixture
def officer(alder: Town) -> Caller:
    """Alder's first officer, with every scope."""
    return Caller(issue(alder, "officer-1", *ALL)[0])


@pytest.fixture
def sergeant(alder: Town) -> Caller:
    """Alder's sergeant, with every scope."""
    return Caller(issue(alder, "sergeant", *ALL)[0])
