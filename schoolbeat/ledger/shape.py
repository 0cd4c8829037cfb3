"""Checks the outer form of a payload against its verb's command; decides nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import has_bad_characters
from schoolbeat.ledger.envelope import Code, Envelope, Refused
from schoolbeat.ledger.registry import REGISTRY, Verb

PHONES_RUN_FAST = timedelta(minutes=10)
"""How far ahead of the server's clock a moment may lie before it counts as the future."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield path, str(key)
            yield from _strings(item, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _strings(item, f"{path}.{number}")


def body_of(envelope: Envelope) -> str:
    """Return the canonical JSON of all of an envelope but its id: the same body is the same thing said."""
    return canonical_json(
        {
            "happened_at": envelope.happened_at,
            "payload": dict(envelope.payload),
            "told_at": envelope.told_at,
            "verb": envelope.verb,
        }
    )


def check_characters(envelope: Envelope) -> None:
    """Raise Refused(bad_characters) for text that no keyboard types, wherever it stands."""
    for path, text in (("verb", envelope.verb), *_strings(dict(envelope.payload), "payload")):
        if has_bad_characters(text):
            raise Refused(
                Code.BAD_CHARACTERS, path, _("It holds control characters. Type it again without them.")
            )


def check_times(envelope: Envelope, now: datetime) -> None:
    """Raise Refused for what happened or was told in the future of the moment `now`, or before the year 2000."""
    for name, moment in (("happened_at", envelope.happened_at), ("told_at", envelope.told_at)):
        if moment is not None and moment > now + PHONES_RUN_FAST:
            raise Refused(Code.FUTURE, name, _("It begins in the future. Log it when it has begun."))
        if moment is not None and moment < EARLIEST:
            raise Refused(Code.MALFORMED, name, _("It begins before the year 2000."))


def verb_of(envelope: Envelope) -> Verb:
    """Return the registered verb of an envelope; raises Refused(unknown_verb)."""
    verb = REGISTRY.verbs.get(envelope.verb)
    if verb is None:
        raise Refused(Code.UNKNOWN_VERB, "verb", _("There is no such verb."))
    return verb


def command_of(envelope: Envelope, verb: Verb) -> Any:
    """Return the payload as the verb's command; raises Refused(malformed) naming the first field at fault."""
    try:
        return verb.shape.validate_json(canonical_json(dict(envelope.payload)), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(["payload", *(str(step) for step in first["loc"])])
        raise Refused(Code.MALFORMED, place, str(first["msg"])) from None
