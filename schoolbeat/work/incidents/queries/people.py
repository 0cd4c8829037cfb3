"""Who is in an incident by a record: the record that stands for the person today, and the age on the day of it."""

from collections.abc import Iterable
from datetime import date

from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.models import Party
from schoolbeat.work.incidents.rules.saying import age_on
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.rules.words import Words, words_from
from schoolbeat.work.roster.models import holding


def record_of(party: Party) -> Person | None:
    """Return the record of somebody: the one that was named, or the one that it was merged into since."""
    return party.person.standing() if party.person is not None else None


def guardians_of(person: Person, ring: Keyring, on: date) -> list[Words]:
    """Return the words of those who stand for a student on a day."""
    ties = person.guardianships.filter(holding(on)).select_related("guardian").order_by("id")
    return [words_from(ring.words(tie.guardian)) for tie in ties]


def parties_of(parties: Iterable[Party], person: Person) -> list[Party]:
    """Return those who are in an incident still and are this person, by whichever of several records."""
    return [one for one in parties if not one.left and one.person_id and record_of(one) == person]


def age_of(party: Party, ring: Keyring, day: date) -> int | None:
    """Return the age in years on a day: by the birth date of the record, else as it was told; None: not known."""
    person = record_of(party)
    born = ring.words(person).get("born") if person is not None else None
    if born:
        return age_on(date.fromisoformat(born), day)
    age = ring.words(party).get("age") if party.telling is None else party.telling.get("age")
    return age if isinstance(age, int) else None
