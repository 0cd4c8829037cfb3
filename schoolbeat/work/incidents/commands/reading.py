"""Read an incident: that somebody did is on the ledger before anything of it is shown."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import Known, loading, the_incident
from schoolbeat.work.people.commands.reasons import Why, reading_key, reading_of
from schoolbeat.work.people.vocabulary import Opening


@dataclass(frozen=True)
class Read(Command):
    """Open an incident's page, which tells of those who are named in it."""

    incident: UUID


def read(command: Read, act: Act, known: Known) -> Decided:
    """Note that an incident was opened, among the readings of everybody who is in it by a record of the unit's.

    Of a school's record its principal sees who looked, and is not to learn from it of an incident.
    """
    case = known[command.incident]
    people = [one.person for one in case.parties.values() if one.person is not None and not one.left]
    named = [person.pk for person in people if person.hat == Hat.UNIT]
    rows = reading_of(act, named, Why(), Opening.NAMED)
    return Decided(insert=rows, about=case.incident.pk, secret=reading_key(act))


VERBS = (Verb("incidents.read", Read, loading("parties"), the_incident, read, alone=False, secret=True),)
