"""What was said, as the ledger keeps it: in clear, or where it is about a child under the key of that record."""

from base64 import b64decode, b64encode
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Enciphered
from schoolbeat.ledger.registry import Decided


def _place(entry: UUID) -> bytes:
    return b"ledger.entry:" + entry.hex.encode()


def own_key(entry: UUID) -> UUID:
    """Return the name of the key of an entry that no record stands for: a kept conflict."""
    return derived_id(entry, "ledger.entry")


def closed(ring: Keyring, entry: UUID, decided: Decided, body: str) -> str:
    """Return the body as it is kept; raises KeyDestroyed where the key of its record was destroyed."""
    record = decided.secret
    if record is None:
        return body
    if record == own_key(entry) or any(
        isinstance(row, Enciphered) and row.key_record == record for row in decided.insert
    ):
        ring.make([record])
    return b64encode(ring.encrypt(record, _place(entry), body)).decode()


def opened(ring: Keyring, entry: UUID, key: UUID, kept: str | None) -> str | None:
    """Return what an entry said, or None where it was destroyed: its content, or its key."""
    return None if kept is None else ring.decrypt(key, _place(entry), b64decode(kept))
