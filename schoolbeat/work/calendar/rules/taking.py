"""What becomes of a school's events as its own calendar is taken over again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from schoolbeat.foundation.text import gettext_noop as _

GONE = _("It is no longer in the school's own calendar.")
MOST_TAKEN = 2000
LONGEST_KEY = 64


@dataclass(frozen=True)
class Wanted:
    """What a calendar says of one time of an event; start and end are aware."""

    title: str
    place: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Standing:
    """What stands of it here: `gone` where it was called off because the calendar no longer had it."""

    said: Wanted
    called_off: bool = False
    gone: bool = False


@dataclass(frozen=True)
class Compared:
    """The keys of what is new, said otherwise, and no longer there."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def compared(stands: Mapping[str, Standing], wanted: Mapping[str, Wanted], now: datetime) -> Compared:
    """Return what is to be done: what somebody called off here stays, and what has begun is not called off."""
    changed = []
    for key, said in wanted.items():
        one = stands.get(key)
        if one is not None and (one.gone if one.called_off else one.said != said):
            changed.append(key)
    return Compared(
        tuple(key for key in wanted if key not in stands),
        tuple(changed),
        tuple(
            key
            for key, one in stands.items()
            if key not in wanted and not one.called_off and one.said.starts > now
        ),
    )
