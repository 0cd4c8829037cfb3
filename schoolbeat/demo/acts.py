"""What is done in a demo, act by act, and the order in which the acts are handed to the runner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import groupby

from schoolbeat.demo.cast import Plan
from schoolbeat.ledger.envelope import Envelope


class Stage(IntEnum):
    """What comes first within one half of a day: a later stage rests on the ones before it."""

    FOUND = 0
    LEADERS = 1
    PLACES = 2
    ACCOUNTS = 3
    ROSTER = 4
    REVIEW = 5
    WORK = 6
    JOIN = 7
    LETTER = 8
    FINISH = 9


@dataclass(frozen=True)
class Act:
    """One envelope, who hands it in, and when; `turn` orders the acts that are handed in together."""

    moment: datetime
    stage: Stage
    who: str
    turn: int
    envelope: Envelope


@dataclass(frozen=True)
class Batch:
    """What one person hands in at once."""

    moment: datetime
    who: str
    envelopes: tuple[Envelope, ...]


def batches(plan: Plan, acts: Iterable[Act]) -> Iterator[Batch]:
    """Yield the acts in batches, one a person, stage and half of a day, each at the moment of its last act."""

    def sheet(act: Act) -> tuple[object, ...]:
        local = act.moment.astimezone(plan.zone)
        return local.date(), local.hour >= 12, act.stage, act.who

    ordered = sorted(acts, key=lambda act: (*sheet(act), act.turn, act.moment, act.envelope.id))
    for (*_day, who), group in groupby(ordered, key=sheet):
        together = list(group)
        moment = max(act.moment for act in together)
        yield Batch(moment, str(who), tuple(act.envelope for act in together))
