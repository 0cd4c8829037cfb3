"""Who owns a request: whoever serves its school, the sergeant, and never whoever it is about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.earth import miles
from schoolbeat.work.requests.vocabulary import Handing

NEAR = 0.5
"""Miles around a school within which what happens in the street is its officer's: where its students walk."""


@dataclass(frozen=True)
class Serving:
    """An officer who serves a school today, in person or as the cover of somebody who is away."""

    officer: UUID


@dataclass(frozen=True)
class Held:
    """By whom a request is owned so far, and whether that person is away today; by nobody while it is being filed."""

    account: UUID | None = None
    by_hand: bool = False
    away: bool = False


@dataclass(frozen=True)
class Owner:
    """Who owns a request, and why a new one had to be found."""

    account: UUID
    why: Handing


def school_near(position: tuple[float, float], schools: Mapping[UUID, tuple[float, float]]) -> UUID | None:
    """Return the school nearest to a position (latitude, longitude); None where none is within half a mile."""
    far = {school: miles(position, place) for school, place in schools.items()}
    nearest = min(far, key=lambda school: far[school], default=None)
    return nearest if nearest is not None and far[nearest] < NEAR else None


def owner_of(
    held: Held, serving: Sequence[Serving], sergeants: Sequence[UUID], active: Collection[UUID]
) -> Owner | None:
    """Return who owns a request from now on; None where whoever owns it still does.

    `serving` are those who serve its school today, covers among them, `sergeants` the sergeants in their order,
    `active` all who may own a request. At no school, or at one that nobody serves, a request is the sergeant's. What
    was handed over by hand stays where it was put, until that person is away or gone.
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


def reviewer_of(held: Held, reviewers: Sequence[UUID], concerned: Collection[UUID]) -> Owner | None:
    """Return who owns what is said of an officer from now on; None where whoever owns it still does.

    `reviewers` are those who may, sergeants first, whoever is away last; nobody owns what is said of him or her.
    """
    free = [one for one in reviewers if one not in concerned]
    if held.account in free and not held.away:
        return None
    about = held.account is not None and held.account in concerned
    why = Handing.CONCERNED if about else Handing.AWAY if held.account in free else Handing.GONE
    found = next(iter(free), None)
    return None if found is None or found == held.account else Owner(found, why)
