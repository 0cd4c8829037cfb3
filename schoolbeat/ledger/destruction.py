"""The one verb that forgets: it deletes an entry's content and leaves the entry, so that history still proves itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.registry import Act, Command, Decided, Verb, register as register_verbs


@dataclass(frozen=True)
class Destroy(Command):
    """Forget what `entry` says, for the `reason` (the law or order) given."""

    entry: UUID
    reason: str


def _load(commands: Sequence[Destroy], viewer: Viewer) -> dict[UUID, Entry]:
    wanted = [command.entry for command in commands]
    return {entry.id: entry for entry in Entry.objects.filter(id__in=wanted).select_related("content")}


def _subject(command: Destroy, viewer: Viewer, entries: dict[UUID, Entry]) -> Subject | None:
    entry = entries.get(command.entry)
    return None if entry is None else Subject("entry", agency=entry.agency, author=entry.by)


def _handle(command: Destroy, act: Act, entries: dict[UUID, Entry]) -> Decided:
    if not command.reason.strip():
        raise Refused(Code.MALFORMED, "payload.reason", "Name the law or the order that asks for it.")
    entry = entries[command.entry]
    content = EntryContent.objects.filter(entry=entry).first()
    return Decided(remove=[content] if content else [], about=entry.id)


def register() -> None:
    """Register the verb with the ledger."""
    register_verbs(Verb("ledger.destroy", Destroy, _load, _subject, _handle))
