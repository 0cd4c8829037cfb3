"""Encrypts and decrypts what records say, each under its own key (AES-256-GCM), for one run of work."""

import json
import secrets
import sqlite3
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError

from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.ledger import vault
from schoolbeat.ledger.models import Enciphered

_NONCE = 12


class KeyDestroyed(LookupError):
    """The key of a record was destroyed: what it said is gone, and nothing can be added to it."""


class Keyring:
    """The keys that a run of work uses: loaded together, and fresh ones put on the disk together by `keep`."""

    def __init__(self) -> None:
        self._known: dict[UUID, AESGCM] = {}
        self._looked_up: set[UUID] = set()
        self._fresh: dict[UUID, bytes] = {}

    def load(self, rows: Iterable[Enciphered]) -> None:
        """Fetch the keys of rows whose words will be asked for, in one reading."""
        self._fetch(row.key_record for row in rows)

    def _fetch(self, records: Iterable[UUID]) -> None:
        wanted = {record for record in records if record not in self._looked_up}
        if wanted:
            found = vault.keys_of(wanted)
            self._known.update({record: AESGCM(key) for record, key in found.items()})
            self._looked_up |= wanted

    def _key(self, record: UUID) -> AESGCM | None:
        if record not in self._looked_up:
            self._fetch([record])
        return self._known.get(record)

    def make(self, records: Iterable[UUID]) -> None:
        """Make keys for records that are new; one that was made before its record could be saved is taken up again."""
        new = list(records)
        self._fetch(new)
        for record in new:
            if record not in self._known:
                key = secrets.token_bytes(32)
                self._fresh[record], self._known[record] = key, AESGCM(key)

    def encrypt(self, record: UUID, place: bytes, text: str) -> bytes:
        """Return `text` encrypted under the record's key, bound to `place`; raises KeyDestroyed."""
        key = self._key(record)
        if key is None:
            raise KeyDestroyed
        nonce = secrets.token_bytes(_NONCE)
        return nonce + key.encrypt(nonce, text.encode(), place)

    def decrypt(self, record: UUID, place: bytes, content: bytes) -> str | None:
        """Return what was encrypted for `place`, None where its key is gone; raises InvalidTag when altered."""
        key = self._key(record)
        return None if key is None else key.decrypt(content[:_NONCE], content[_NONCE:], place).decode()

    def keep(self) -> None:
        """Put the fresh keys on the disk, before their rows; raises IntegrityError where another was faster."""
        try:
            vault.keep(self._fresh)
        except sqlite3.IntegrityError as error:
            raise IntegrityError(*error.args) from error
        self._fresh = {}

    def encipher(self, row: Enciphered) -> None:
        """Encrypt what a row is to say, where it was told anew; raises KeyDestroyed."""
        if row.telling is not None:
            row.content = self.encrypt(row.key_record, _place(row), canonical_json(row.telling))
            row.telling = None

    def words(self, row: Enciphered) -> dict[str, Any]:
        """Return what a row says; nothing where it says nothing, or its key was destroyed."""
        if not row.content:
            return {}
        text = self.decrypt(row.key_record, _place(row), bytes(row.content))
        return {} if text is None else json.loads(text)


def _place(row: Enciphered) -> bytes:
    """Return what a ciphertext is bound to: moved to another row or table, it does not open."""
    return f"{row._meta.label_lower}:{row.pk.hex}".encode()
