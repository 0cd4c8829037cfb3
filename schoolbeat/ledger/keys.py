"""The install's keys, kept in files outside the database."""

import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

from schoolbeat.foundation.files import write_once
from schoolbeat.ledger.vault import check_ready, make_vault

LEDGER, NAMES = "ledger.key", "names.key"


def _path(name: str) -> Path:
    return Path(settings.DATA_DIR) / "keys" / name


def make_keys() -> None:
    """Write fresh 256-bit keys, readable by their owner alone, and the file of record keys, unless they are there."""
    for name in (LEDGER, NAMES):
        write_once(_path(name), secrets.token_bytes(32))
    make_vault()


@cache
def _key(name: str) -> bytes:
    key = _path(name).read_bytes()
    if len(key) != 32:
        raise ValueError(f"keys/{name} is damaged: it must hold 32 bytes")
    return key


def ledger_key() -> bytes:
    """Return the key of the ledger's digests; raises FileNotFoundError where `schoolbeat migrate` never ran."""
    return _key(LEDGER)


def check_keys() -> None:
    """Raise ValueError or OSError where a key that requests need cannot be read."""
    ledger_key()
    names_key()
    check_ready()


def names_key() -> bytes:
    """Return the key under which names are hashed to be found by; raises FileNotFoundError as ledger_key does."""
    return _key(NAMES)
