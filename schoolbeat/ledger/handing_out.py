"""The verb that says on the ledger that an agency's data was taken out of the install, by whom and what for."""

from collections.abc import Sequence
from dataclasses import dataclass

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.ledger.registry import register as register_verbs


@dataclass(frozen=True)
class Export(Command):
    """Take all tables out; `with_content` also takes what was written down about people, for a `reason`.

    The words of records about children leave for each of `hats` by itself, and only with content.
    """

    with_content: bool = False
    reason: str = ""
    hats: tuple[str, ...] = ()


def _load(commands: Sequence[Export], viewer: Viewer) -> None:
    return None


def _subject(command: Export, viewer: Viewer, loaded: None) -> Subject:
    return Subject("export", agency=viewer.agency)


def _handle(command: Export, act: Act, loaded: None) -> Decided:
    if command.with_content and not command.reason.strip():
        raise Refused(Code.MALFORMED, "payload.reason", _("Say what the content is needed for."))
    if command.hats and not (command.with_content and set(command.hats) <= set(Hat)):
        raise Refused(Code.MALFORMED, "payload.hats", _("Words about children leave by hat, with content."))
    return Decided()


def register() -> None:
    """Register the verb with the ledger."""
    register_verbs(Verb("ledger.export", Export, _load, _subject, _handle, alone=False))
