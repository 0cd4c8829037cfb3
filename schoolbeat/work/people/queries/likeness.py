"""Pairs of one agency's records that may be of one person and that nobody has looked at yet."""

from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Double, Enrollment, Person
from schoolbeat.work.people.rules.likeness import Filed, likely
from schoolbeat.work.people.rules.words import words_from

COMPARED = (Hat.UNIT, Hat.CONTACT)
"""Education records come from the school's own system: doubles among them are the school's to mend there."""

Pair = tuple[UUID, UUID]


def likely_doubles(viewer: Viewer) -> list[Pair]:
    """Return pairs that may be of one person, the likeliest first, each in the order of its ids.

    Only records under one hat and of one kind are compared, and none that was destroyed or merged; a pair that was
    suggested before is left out, whatever was decided. Nothing to whoever may not suggest pairs at the agency. Raises
    rules.likeness.NotCompared.
    """
    if not may(viewer, "people.suggest_doubles", Subject("double", agency=viewer.agency)):
        return []
    known = set(Double.objects.filter(agency=viewer.agency).values_list("first", "second"))
    return [pair for pair in likely(_filed(viewer.agency)) if pair not in known]


def _filed(agency: UUID) -> list[Filed]:
    """Return the agency's records as they are compared; one whose key was destroyed says nothing and is left out."""
    standing = Person.objects.filter(agency=agency, hat__in=COMPARED, destroyed=False, into=None)
    people = list(standing)
    schools: dict[UUID, set[UUID]] = {}
    there = Enrollment.objects.filter(person__in=standing.values("id"))
    for identity, school in there.values_list("person", "school"):
        schools.setdefault(identity, set()).add(school)
    ring = Keyring()
    ring.load(people)
    filed = []
    for person in people:
        if plain := ring.words(person):
            places = frozenset(schools.get(person.pk, ()))
            filed.append(Filed(person.pk, f"{person.hat} {person.kind}", words_from(plain), places))
    return filed
