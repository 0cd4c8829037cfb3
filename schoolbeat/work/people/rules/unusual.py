"""What is out of the ordinary among the times somebody looked: how often, when, at whom, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID


class What(StrEnum):
    """What is reported."""

    MANY = "many"
    NIGHT = "night"
    OPENERS = "openers"
    OTHER_REASON = "other_reason"


@dataclass(frozen=True)
class Limits:
    """From which number on something is reported; hours are of the local day, `until` exclusive."""

    a_day: int
    usual_from: int
    usual_until: int
    openers_a_day: int
    other_reasons_a_week: int


@dataclass(frozen=True)
class Look:
    """One opening or search in local time; `person` is whose record was opened, None of a search."""

    by: UUID
    at: datetime
    person: UUID | None = None
    other_reason: bool = False


@dataclass(frozen=True)
class Found:
    """Something to look at: whose it is (an account, or of OPENERS a person), on which day or in whose week."""

    what: What
    whose: UUID
    day: date
    count: int


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def out_of_the_ordinary(looks: Iterable[Look], limits: Limits) -> list[Found]:
    """Return what is at its limit or past it; a look at night is reported from the first on."""
    counts: Counter[tuple[What, UUID, date]] = Counter()
    openers: defaultdict[tuple[UUID, date], set[UUID]] = defaultdict(set)
    for look in looks:
        day = look.at.date()
        counts[What.MANY, look.by, day] += 1
        if not limits.usual_from <= look.at.hour < limits.usual_until:
            counts[What.NIGHT, look.by, day] += 1
        if look.other_reason:
            counts[What.OTHER_REASON, look.by, monday_of(day)] += 1
        if look.person is not None:
            openers[look.person, day].add(look.by)
    least = {
        What.MANY: limits.a_day,
        What.NIGHT: 1,
        What.OPENERS: limits.openers_a_day,
        What.OTHER_REASON: limits.other_reasons_a_week,
    }
    for (person, day), accounts in openers.items():
        counts[What.OPENERS, person, day] = len(accounts)
    return [Found(*key, count) for key, count in counts.items() if count >= least[key[0]]]
