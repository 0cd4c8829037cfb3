"""The install's key, kept in a file outside the database."""

import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

from schoolbeat.foundation.files import write_once


def _path() -> Path:
    return Path(settings.DATA_DIR) / "keys" / "ledger.key"


def make_key() -> None:
    """Write a fresh 256-bit key, readable by its owner alone, unless there is one; it is synced to the disk."""
    write_once(_path(), secrets.token_bytes(32))


@cache
def ledger_key() -> bytes:
    """Return the install's ledger key; raises FileNotFoundError where `schoolbeat migrate` never ran."""
    key = _path().read_bytes()
    if len(key) != 32:
        raise ValueError("keys/ledger.key is damaged: it must hold 32 bytes")
    return key
