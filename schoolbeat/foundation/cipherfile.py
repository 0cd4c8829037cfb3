"""Files that are encrypted piece by piece (AES-256-GCM): one of any length never stands in memory as a whole.

Each file has a key of its own. Each chunk is bound to the name of the file, to its place in it, and the last one to how
many there are: dropped, added, swapped, moved or taken from another file, it does not open.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 1024 * 1024
"""Bytes of a plain chunk."""
TAG = 16
_MARK = b"SBCF\x00\x00\x00\x01"


class NotWhole(Exception):
    """A file that is missing, of another length, or does not open."""


@dataclass(frozen=True)
class Kept:
    """A file as the door kept it, encrypted, before its entry stands: under which name, and the key that opens it."""

    file: UUID
    key: bytes


@dataclass(frozen=True)
class Written:
    """What was written: the key that opens it, the SHA-256 of the plain bytes in hex, and how many they are."""

    key: bytes
    sha256: str
    size: int


def _head(name: UUID) -> bytes:
    return _MARK + name.bytes


def _nonce(number: int, last: bool) -> bytes:
    """Return a chunk's nonce: under one key each is used once, for a key encrypts one file."""
    return number.to_bytes(11, "big") + bytes([last])


def _bound(head: bytes, number: int, last: bool) -> bytes:
    """Return what a chunk is bound to besides its nonce; of the last one that is how many there are."""
    return head + (number + 1 if last else 0).to_bytes(8, "big")


def length_of(size: int) -> int:
    """Return the length on the disk, in bytes, of a file of `size` plain bytes."""
    return len(_head(UUID(int=0))) + size + TAG * chunks_in(size)


def chunks_in(size: int) -> int:
    """Return how many chunks a file of `size` plain bytes has."""
    return max(1, -(-size // CHUNK))


class CipherWriter:
    """Encrypts what is written to it into an open file, a chunk at a time."""

    def __init__(self, out: BinaryIO, name: UUID) -> None:
        self._out, self._head = out, _head(name)
        self._key = secrets.token_bytes(32)
        self._cipher = AESGCM(self._key)
        self._waiting, self._number = bytearray(), 0
        self._digest = hashlib.sha256()
        self.size = 0
        out.write(self._head)

    def write(self, piece: bytes) -> None:
        """Take in a piece; a chunk is put out once it is known not to be the last."""
        self._digest.update(piece)
        self.size += len(piece)
        self._waiting += piece
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> Written:
        """Put out the last chunk, and put the file on the disk."""
        self._put(bytes(self._waiting), last=True)
        self._out.flush()
        os.fsync(self._out.fileno())
        return Written(self._key, self._digest.hexdigest(), self.size)

    def _put(self, chunk: bytes, last: bool) -> None:
        bound = _bound(self._head, self._number, last)
        self._out.write(self._cipher.encrypt(_nonce(self._number, last), chunk, bound))
        self._number += 1


def pieces(path: Path, name: UUID, key: bytes, size: int) -> Iterator[bytes]:
    """Yield the plain bytes of a file of `size` plain bytes, a chunk at a time; raises NotWhole."""
    cipher, head, count = AESGCM(key), _head(name), chunks_in(size)
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size != length_of(size) or file.read(len(head)) != head:
                raise NotWhole
            for number in range(count):
                last = number == count - 1
                read = file.read(CHUNK + TAG)
                yield _opened(cipher, read, _nonce(number, last), _bound(head, number, last))
    except OSError:
        raise NotWhole from None


def _opened(cipher: AESGCM, read: bytes, nonce: bytes, bound: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, read, bound)
    except (InvalidTag, ValueError):
        raise NotWhole from None


def digest_of(path: Path, name: UUID, key: bytes, size: int) -> str:
    """Return the SHA-256 in hex of the plain bytes; raises NotWhole. Nothing is kept of them."""
    digest = hashlib.sha256()
    for piece in pieces(path, name, key, size):
        digest.update(piece)
    return digest.hexdigest()
