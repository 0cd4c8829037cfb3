"""Which school a request in the street belongs to, and who owns what is said of an officer: never whom it is about."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from schoolbeat.foundation.earth import miles
from schoolbeat.work.roster.rules.answering import Held, Owner
from schoolbeat.work.roster.vocabulary import Handing

NEAR = 0.5
"""Miles around a school within which what happens in the street is its officer's: where its students walk."""


def school_near(position: tuple[float, float], schools: Mapping[UUID, tuple[float, float]]) -> UUID | None:
    """Return the school nearest to a position (latitude, longitude); None where none is within half a mile."""
    far = {school: miles(position, place) for school, place in schools.items()}
    nearest = min(far, key=lambda school: far[school], default=None)
    return nearest if nearest is not None and far[nearest] < NEAR else None


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
