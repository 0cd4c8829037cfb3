"""The only clock of the house: everything that asks what time it is asks here.

A simulated year and a test both need to stand at another moment, so the moment is a context variable.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_simulated: ContextVar[datetime | None] = ContextVar("simulated", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _simulated.get() or datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """Return the calendar day it is now in `zone`."""
    return now().astimezone(zone).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the block run as if it were `moment` (aware); a naive moment raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs an offset")
    token = _simulated.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _simulated.reset(token)
