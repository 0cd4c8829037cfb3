"""Duties of a program's policy, linked to kinds of work: times done, last done, schools where never."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.insight.tables import Done


@dataclass(frozen=True)
class DutyDone:
    """What was done for a duty in a period; `never` are those of the asked schools without any."""

    times: int
    last: date | None
    never: tuple[UUID, ...]


def duty_done(kinds: Collection[str], found: Sequence[Done], schools: Collection[UUID]) -> DutyDone:
    """Return what was done for a duty that these `kinds` count for, among `schools`."""
    counted = [one for one in found if one.kind in kinds]
    reached = {one.school for one in counted}
    return DutyDone(
        sum(one.times for one in counted),
        max((one.last for one in counted), default=None),
        tuple(school for school in schools if school not in reached),
    )
