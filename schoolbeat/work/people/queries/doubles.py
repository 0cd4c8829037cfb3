"""Pairs of records that may be of one person, for those who decide."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Double
from schoolbeat.work.people.policy import DOUBLE_COLUMNS
from schoolbeat.work.people.queries.finding import Hit, hits
from schoolbeat.work.people.rules.words import words_from


@dataclass(frozen=True)
class DoubleRow:
    """A pair, and what somebody decided."""

    id: UUID
    first: Hit
    second: Hit
    state: str
    suggested_on: date


def doubles(viewer: Viewer, *states: str) -> list[DoubleRow]:
    """Return the pairs in some states that the viewer may decide, oldest first, 100 at most."""
    allowed = rows(viewer, "people.see_doubles", DOUBLE_COLUMNS)
    found = Double.objects.filter(
        allowed, state__in=states, first__destroyed=False, second__destroyed=False
    ).select_related("first", "second")
    pairs = list(found.order_by("suggested_on", "id")[:100])
    people = [person for pair in pairs for person in (pair.first, pair.second)]
    ring = Keyring()
    ring.load(person.pk for person in people)
    said = {person.pk: words_from(ring.words(person)) for person in people}
    shown = {hit.id: hit for hit in hits(viewer, people, said)}
    return [
        DoubleRow(pair.pk, shown[pair.first_id], shown[pair.second_id], pair.state, pair.suggested_on)
        for pair in pairs
    ]
