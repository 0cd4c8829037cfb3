"""Identifiers: UUIDs whose order is the order of their making."""

from uuid import UUID

from uuid_utils.compat import uuid5, uuid7


def new_id() -> UUID:
    """Return a fresh UUIDv7 (RFC 9562)."""
    return uuid7()


def derived_id(parent: UUID, name: str) -> UUID:
    """Return the one UUIDv5 that belongs to `name` under `parent`, the same at every call."""
    return uuid5(parent, name)
