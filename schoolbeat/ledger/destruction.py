"""The one verb that forgets: it deletes an entry's content and leaves the entry, so that history can be proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.contents import own_key
from schoolbeat.ledger.envelope import CONFLICT, Code, Refused
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.registry import REGISTRY, Act, Command, Decided, Verb
from schoolbeat.ledger.registry import register as register_verbs

_COLUMNS = Columns(agency="agency", author="by")


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
        raise Refused(Code.MALFORMED, "payload.reason", _("Name the law or the order that asks for it."))
    entry = entries[command.entry]
    content = EntryContent.objects.filter(entry=entry).first()
    # A kept conflict only points at the record whose id it came under; that record said something else.
    about = None if entry.verb == CONFLICT else entry.points_at or entry.id
    forgotten = [forget(entry.agency, about) for forget in REGISTRY.forgetters] if about else []
    return Decided(
        insert=[row for decided in forgotten for row in decided.insert],
        remove=[*([content] if content else []), *(row for decided in forgotten for row in decided.remove)],
        change=[row for decided in forgotten for row in decided.change],
        recount=[row for decided in forgotten for row in decided.recount],
        about=entry.id,
        destroys=[
            *([content.key] if content and content.key == own_key(entry.id) else []),
            *(record for decided in forgotten for record in decided.destroys),
        ],
        files=[path for decided in forgotten for path in decided.files],
    )


def entries_about(viewer: Viewer, record: UUID) -> list[UUID]:
    """Return the entries that wrote a record, oldest first: all of them must go for it to be forgotten."""
    seen = Entry.objects.filter(rows(viewer, "ledger.destroy", _COLUMNS))
    return list(
        seen.filter(points_at=record)
        .exclude(verb="ledger.destroy")
        .order_by("recorded_at")
        .values_list("id", flat=True)
    )


def register() -> None:
    """Register the verb with the ledger."""
    register_verbs(Verb("ledger.destroy", Destroy, _load, _subject, _handle))
