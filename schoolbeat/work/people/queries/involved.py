"""Who a logged record was about, as its own page shows it."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Involvement, Person
from schoolbeat.work.people.policy import PERSON_COLUMNS
from schoolbeat.work.people.queries.finding import findable
from schoolbeat.work.people.queries.record import open_now
from schoolbeat.work.people.rules.words import words_from

MOST = 10


@dataclass(frozen=True)
class InvolvedRow:
    """A person in a record; without a name until the record is open. `free`: it opens without a reason."""

    person: UUID
    kind: str
    part: str
    free: bool
    name: str | None


def involved(viewer: Viewer, kind: str, record: UUID) -> list[InvolvedRow]:
    """Return those whom a record was about and whom the viewer may find, in the order they were named, ten at most."""
    found = list(
        Involvement.objects.filter(record_kind=kind, record=record, person__in=findable(viewer))
        .select_related("person")
        .order_by("id")[:MOST]
    )
    if not found:
        return []
    people = [row.person_id for row in found]
    free = Person.objects.filter(rows(viewer, "people.open", PERSON_COLUMNS), id__in=people)
    without_reason = set(free.values_list("id", flat=True))
    opened = open_now(viewer, people)
    ring = Keyring()
    ring.load(row.person for row in found if row.person_id in opened)
    return [
        InvolvedRow(
            row.person_id,
            row.person.kind,
            row.part,
            row.person_id in without_reason,
            words_from(ring.words(row.person)).name if row.person_id in opened else None,
        )
        for row in found
    ]
