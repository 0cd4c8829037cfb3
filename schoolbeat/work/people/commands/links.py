"""That two records under two hats are of one person: a pair of ids, and nothing written across."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.known import Known, of_person
from schoolbeat.work.people.models import Link, Person


@dataclass(frozen=True)
class LinkRecords(Command):
    """Say that two records under different hats are of one person; nothing of one is written into the other."""

    person: UUID
    other: UUID


@dataclass(frozen=True)
class UnlinkRecords(Command):
    """Take that back."""

    person: UUID
    other: UUID


def _ends(known: Known, command: LinkRecords | UnlinkRecords) -> list[Person]:
    return sorted((known.people[command.person], known.people[command.other]), key=lambda one: one.pk)


def _key(known: Known, command: LinkRecords | UnlinkRecords) -> UUID:
    return known.people[command.person].key_record


def _both(command: Any, viewer: Viewer, known: Known) -> Subject | None:
    """Return the first record as the subject; the other has to be the viewer's to find as well."""
    subject, other = known.subject(viewer, command.person), known.subject(viewer, command.other)
    return subject if other is not None and may(viewer, "people.find", other) else None


def link(command: LinkRecords, act: Act, known: Known) -> Decided:
    """Tie two records of one person under two hats; the tie has no words."""
    first, second = _ends(known, command)
    if first.hat == second.hat or Hat.PUBLIC in (first.hat, second.hat):
        raise Refused(
            Code.RULE, "payload.other", _("Records under one hat are not linked: see the list of doubles.")
        )
    if Link.between(first, second).exists():
        raise Refused(Code.RULE, "payload.other", _("These records are linked already."))
    return Decided(
        insert=[Link(id=act.id, first=first, second=second)],
        about=command.person,
        secret=_key(known, command),
    )


def unlink(command: UnlinkRecords, act: Act, known: Known) -> Decided:
    """Untie two records, also where it was one merged into them that was tied."""
    first, second = _ends(known, command)
    return Decided(
        remove=list(Link.between(first, second)), about=command.person, secret=_key(known, command)
    )


VERBS = (
    Verb("people.link", LinkRecords, of_person("person", "other"), _both, link, secret=True),
    Verb("people.unlink", UnlinkRecords, of_person("person", "other"), _both, unlink, secret=True),
)
