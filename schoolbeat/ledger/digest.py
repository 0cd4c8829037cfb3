"""The keyed digests that hold an entry and a block: a plain hash of a child's name could be guessed."""

import hmac
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from schoolbeat.ledger.models import Entry

HEAD_COLUMNS = ("id", "agency", "verb", "by", "happened_at", "told_at", "recorded_at", "pack", "points_at")
SEPARATOR = "\x1f"


def plain(value: Any) -> str:
    """Return a column's value as the text that digests are made of: as SQLite stores it, so that reading is cheap."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    raise TypeError(f"no digest of a {type(value).__name__}")


def head(values: tuple) -> bytes:
    """Return the bytes of what an entry states besides its content; `values` are its HEAD_COLUMNS in order."""
    # Most are text already, and a million entries ask nine times each: no call for those.
    return SEPARATOR.join([value if value.__class__ is str else plain(value) for value in values]).encode()


def head_of(entry: Entry) -> bytes:
    """Return the head of an entry that is not saved yet."""
    return head(tuple(getattr(entry, column) for column in HEAD_COLUMNS))


def entry_digest(key: bytes, salt: bytes, entry_head: bytes, body: str) -> bytes:
    """Return HMAC-SHA-256 over salt, head and canonical content of an entry."""
    return hmac.digest(key, salt + entry_head + b"\x1f" + body.encode(), "sha256")


def block_digest(key: bytes, previous: bytes, agency: UUID, number: int, links: bytes) -> bytes:
    """Return HMAC-SHA-256 over what came before and `links`, the heads and digests of a block's entries in order."""
    return hmac.digest(key, previous + agency.bytes + number.to_bytes(8, "big") + links, "sha256")
