"""The install's key, kept in a file outside the database."""

import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings


def _path() -> Path:
    return Path(settings.DATA_DIR) / "keys" / "ledger.key"


def make_key() -> None:
    """Write a fresh 256-bit key, readable by its owner alone, unless there is one; it is synced to the disk."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())


@cache
def ledger_key() -> bytes:
    """Return the install's ledger key; raises FileNotFoundError where `schoolbeat migrate` never ran."""
    key = _path().read_bytes()
    if len(key) != 32:
        raise ValueError("keys/ledger.key is damaged: it must hold 32 bytes")
    return key
