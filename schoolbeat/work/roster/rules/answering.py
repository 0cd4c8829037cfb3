"""Who answers for what comes up at a school: whoever serves it today, else the sergeant; never nobody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.work.roster.vocabulary import Handing


@dataclass(frozen=True)
class Serving:
    """An officer who serves a school today, in person or as the cover of somebody who is away."""

    officer: UUID


@dataclass(frozen=True)
class Held:
    """Who answers for a piece of work so far, and whether that person is away today; nobody while it is being filed."""

    account: UUID | None = None
    by_hand: bool = False
    away: bool = False


@dataclass(frozen=True)
class Owner:
    """Who answers from now on, and why somebody had to be found."""

    account: UUID
    why: Handing


def owner_of(
    held: Held, serving: Sequence[Serving], sergeants: Sequence[UUID], active: Collection[UUID]
) -> Owner | None:
    """Return who answers for it from now on; None where whoever does so far still does.

    `serving` are those who serve its school today, covers among them, `sergeants` the sergeants in their order,
    `active` all who may answer. At no school, or at one that nobody serves, it is the sergeant's. What was handed over
    by hand stays where it was put, until that person is away or gone.
    """
    stays = held.account in active and not held.away
    officers = [one.officer for one in serving if one.officer in active]
    if stays and (held.by_hand or held.account in sergeants or held.account in officers):
        return None
    if stays and not officers and not sergeants:
        return None
    why = Handing.SERVES if stays else Handing.AWAY if held.account in active else Handing.GONE
    found = next(iter((*officers, *(one for one in sergeants if one in active))), None)
    return None if found is None or found == held.account else Owner(found, why)
