"""Open a person's record, and look for a person: both are on the ledger before anything is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.known import Known, load, locked_person, the_person
from schoolbeat.work.people.commands.reasons import Why, reading_key, reading_of, reason_of
from schoolbeat.work.people.vocabulary import Opening

MOST_TYPED, MOST_SHOWN = 200, 10


@dataclass(frozen=True)
class Open(Command):
    """Open the record of a person on the own caseload."""

    person: UUID


@dataclass(frozen=True)
class OpenWithReason(Command):
    """Open a record outside the own caseload, and say why."""

    person: UUID
    reason: str
    words: str = ""


@dataclass(frozen=True)
class Search(Command):
    """Look for a person by what was typed; `shown` are those that it found, ten at most."""

    typed: str
    shown: tuple[UUID, ...] = ()


def open_record(command: Open, act: Act, known: Known) -> Decided:
    """Note that a record was opened."""
    return Decided(insert=reading_of(act, [command.person], Why()), about=act.id, secret=reading_key(act))


def open_with_reason(command: OpenWithReason, act: Act, known: Known) -> Decided:
    """Note that a record was opened, and why."""
    why = reason_of(command.reason, command.words)
    return Decided(insert=reading_of(act, [command.person], why), about=act.id, secret=reading_key(act))


def _load_shown(commands: Sequence[Search], viewer: Viewer) -> Known:
    return load(viewer, [person for command in commands for person in command.shown], locked=True)


def _at_agency(command: Search, viewer: Viewer, known: Known) -> Subject:
    return Subject("search", agency=viewer.agency, author=viewer.account)


def search(command: Search, act: Act, known: Known) -> Decided:
    """Note what was looked for, encrypted, and who was shown; only who may be found can have been."""
    if not command.typed.strip() or len(command.typed) > MOST_TYPED:
        raise Refused(Code.MALFORMED, "payload.typed", _("Type a name or a birth date."))
    if len(command.shown) > MOST_SHOWN or not all(
        known.subject(act.viewer, person) for person in command.shown
    ):
        raise Refused(Code.NOT_PERMITTED, "payload", _("There is no such record, or it is not yours."))
    rows = reading_of(act, command.shown, Why(), Opening.SEARCHED, command.typed)
    return Decided(insert=rows, about=act.id, secret=reading_key(act))


VERBS = (
    Verb("people.open", Open, locked_person, the_person, open_record, alone=False, secret=True),
    Verb(
        "people.open_with_reason",
        OpenWithReason,
        locked_person,
        the_person,
        open_with_reason,
        alone=False,
        secret=True,
    ),
    Verb("people.search", Search, _load_shown, _at_agency, search, alone=False, secret=True),
)
