"""Destroy a person's record as a whole, however it came in: what it says, what was said of it, and the keys of both."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import CONFLICT, Code, Refused
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.forget import forget
from schoolbeat.work.people.commands.known import Known, of_person
from schoolbeat.work.people.policy import describe

LONGEST_REASON = 500


@dataclass(frozen=True)
class DestroyPerson(Command):
    """Destroy the record of a person, for the `reason` (the law or order) given."""

    person: UUID
    reason: str


def _the_record(command: DestroyPerson, viewer: Viewer, known: Known) -> Subject | None:
    """Return the record as the subject; whoever destroys need not be able to read it."""
    person = known.people.get(command.person)
    return None if person is None or not person.present else describe(person, viewer.on, known.official)


def destroy(command: DestroyPerson, act: Act, known: Known) -> Decided:
    """Empty the record, and of the ledger what was said of this person alone; that it was said can still be proved."""
    if not clean(command.reason) or len(command.reason) > LONGEST_REASON:
        raise Refused(Code.MALFORMED, "payload.reason", _("Name the law or the order that asks for it."))
    gone = forget(act.viewer.agency, command.person)
    said = Entry.objects.filter(
        agency=act.viewer.agency, points_at__in=[one.pk for one in known.people[command.person].whole()]
    ).values("id")
    contents = list(EntryContent.objects.filter(entry__in=said))
    emptied = [row.pk for row in gone.change]
    return Decided(
        insert=gone.insert,
        change=gone.change,
        remove=[*contents, *gone.remove],
        about=command.person,
        destroys=[*gone.destroys, *_keys_of_conflicts(act.viewer.agency, emptied)],
    )


def _keys_of_conflicts(agency: UUID, emptied: list[UUID]) -> list[UUID]:
    """Return the keys of what was said under an id that one of these records, or an entry about one, has."""
    about = Entry.objects.filter(agency=agency, points_at__in=emptied).values("id")
    kept = Entry.objects.filter(agency=agency, verb=CONFLICT)
    theirs = kept.filter(Q(points_at__in=emptied) | Q(points_at__in=about)).values("id")
    keys = EntryContent.objects.filter(entry__in=theirs).exclude(key=None)
    return [key for key in keys.values_list("key", flat=True) if key]


VERBS = (Verb("people.destroy", DestroyPerson, of_person("person"), _the_record, destroy),)
