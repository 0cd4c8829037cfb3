"""Reads the body of POST /envelopes: its outer form, item by item, before anything is decided."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException, UnreadablePostError
from pydantic import ValidationError

from schoolbeat.exchange.api.schemas import Answer, Item
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.ledger.envelope import Code, Envelope

LARGEST = 5 * 1024 * 1024
MOST = 1000
TIMES = ("happened_at", "told_at")
_BEGINS_WITH_A_DAY = re.compile(r"\d{4}-\d\d-\d\d[Tt ]")
DRAINED = 64
"""Megabytes of a body over the limit that are read before the answer."""
API_VERBS = frozenset(
    f"activities.{verb}" for verb in ("log", "correct", "withdraw", "join", "follow_up", "close_follow_up")
)


# Not frozen: Python writes the traceback into an exception while it passes through.
@dataclass(eq=False)
class Unreadable(Exception):
    """The body as a whole cannot be taken: an HTTP status and why."""

    status: int
    code: str
    message: str


def _drain(request: HttpRequest) -> None:
    """Read a body past its limit and forget it: who is cut off while sending never gets to read the answer."""
    for _megabyte in range(DRAINED):
        if not request.read(1024 * 1024):
            return


def _whole(request: HttpRequest) -> bytes:
    declared = request.headers.get("Content-Length") or "0"
    if declared.isdigit() and int(declared) > LARGEST:
        _drain(request)
        raise Unreadable(413, "too_large", "A request has 5 MB at most. Send it in parts.")
    try:
        body = request.body
    except RequestDataTooBig:
        raise Unreadable(413, "too_large", "A request has 5 MB at most. Send it in parts.") from None
    except (UnreadablePostError, RawPostDataException):
        raise Unreadable(400, "not_json", "The request broke off before its end.") from None
    if len(body) > LARGEST:
        raise Unreadable(413, "too_large", "A request has 5 MB at most. Send it in parts.")
    return body


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def read_items(request: HttpRequest) -> list[Any]:
    """Return the array of the body; raises Unreadable with 400, 413 or 422."""
    try:
        body = json.loads(_whole(request).decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreadable(400, "not_json", "The body is not JSON in UTF-8.") from None
    if not isinstance(body, list) or not 1 <= len(body) <= MOST:
        raise Unreadable(422, "wrong_shape", "The body is an array of 1 to 1000 items.")
    return body


def _refused(raw: Any, code: Code, field: str, message: str) -> Answer:
    identity = raw.get("id") if isinstance(raw, dict) else None
    return Answer(
        id=identity if isinstance(identity, str) and _printable(identity) else None,
        result="refused",
        code=code.value,
        field=field,
        message=message,
    )


def _printable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _number_as_time(raw: Any) -> str | None:
    """Return the name of a time that is a number in quotes: the parser would take it for seconds since 1970."""
    said = {name: raw.get(name) for name in TIMES} if isinstance(raw, dict) else {}
    quoted = (
        name for name, text in said.items() if isinstance(text, str) and not _BEGINS_WITH_A_DAY.match(text)
    )
    return next(quoted, None)


def envelope_of(raw: Any) -> Envelope | Answer:
    """Return an item as an envelope, or the answer that refuses it and names the field."""
    try:
        text = canonical_json(raw)
    except (RecursionError, ValueError):
        return _refused(raw, Code.MALFORMED, "", "The item is not fit for JSON.")
    if not _printable(text):
        return _refused(raw, Code.BAD_CHARACTERS, "payload", "It holds half a character. Type it again.")
    if name := _number_as_time(raw):
        return _refused(raw, Code.MALFORMED, name, "A time is written as in 2026-11-19T12:00:00-08:00.")
    try:
        item = Item.model_validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        return _refused(raw, Code.MALFORMED, ".".join(str(step) for step in first["loc"]), str(first["msg"]))
    if item.verb not in API_VERBS:
        return _refused(raw, Code.UNKNOWN_VERB, "verb", "There is no such verb.")
    return Envelope(item.verb, item.happened_at, item.payload, item.told_at, item.id)
