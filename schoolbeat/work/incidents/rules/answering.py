"""Who answers for an incident: whoever opened it or was handed it, until that officer no longer serves the school."""

from collections.abc import Collection, Sequence
from uuid import UUID

from schoolbeat.work.roster.rules.answering import Held, Owner, Serving, owner_of


def answers_now(
    held: Held, left: bool, serving: Sequence[Serving], sergeants: Sequence[UUID], active: Collection[UUID]
) -> Owner | None:
    """Return who answers for an incident from now on; None where whoever does so far still does.

    `left`: the officer's tour at the school of the incident has ended since it was opened. Who covers somewhere
    keeps what came up there, and so does whoever is away for some days: an investigation is not a request.
    """
    if held.account in active and not left:
        return None
    return owner_of(held, serving, sergeants, active)
