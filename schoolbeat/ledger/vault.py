"""The keys of records, kept outside the database: whoever destroys one destroys what it encrypts in every backup too.

Each record about a child has a key of its own. They stand, wrapped by the install's wrapping key, in one small file
`keys/records.sqlite3`; of that file only the newest copy is kept elsewhere, so that an old copy of the database finds
no key for what was destroyed since. The wrapping key rotates; its generations are files of their own.
"""

import fcntl
import os
import secrets
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from schoolbeat.foundation.files import write_once

_NONCE = 12
_AT_ONCE = 500
_TABLES = """
CREATE TABLE IF NOT EXISTS record_key (record BLOB PRIMARY KEY, generation INTEGER NOT NULL, wrapped BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS generation (number INTEGER PRIMARY KEY);
INSERT INTO generation SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM generation);
"""
_here = threading.local()


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "keys"


def _wrapping_file(generation: int) -> Path:
    return _folder() / f"wrapping-{generation}.key"


def make_vault() -> None:
    """Make the file of record keys and the first wrapping key, where there are none."""
    if not _generations_on_disk():
        write_once(_wrapping_file(1), secrets.token_bytes(32))
    path = _folder() / "records.sqlite3"
    if not path.exists():
        os.close(os.open(path, os.O_CREAT, 0o600))
    _open().executescript(_TABLES)


def _generations_on_disk() -> list[Path]:
    return sorted(_folder().glob("wrapping-*.key"))


def _open() -> sqlite3.Connection:
    """Return this thread's connection; a forked process opens its own."""
    path = _folder() / "records.sqlite3"
    known = getattr(_here, "known", None)
    if known is None or known[:2] != (os.getpid(), path):
        connection = sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=60, isolation_level=None)
        # No journal stays beside it, and what was destroyed is overwritten with zeros.
        connection.executescript(
            "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        )
        known = _here.known = (os.getpid(), path, connection)
    return known[2]


@contextmanager
def _writing() -> Iterator[sqlite3.Connection]:
    connection = _open()
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _wrapper(generation: int) -> AESGCM:
    """Return the wrapping key of a generation; raises FileNotFoundError once it was rotated away."""
    kept = _here.__dict__.setdefault("wrappers", {})
    path = _wrapping_file(generation)
    if path not in kept:
        kept[path] = AESGCM(path.read_bytes())
    return kept[path]


def _wrap(wrapper: AESGCM, record: bytes, key: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + wrapper.encrypt(nonce, key, record)


def _unwrap(wrapper: AESGCM, record: bytes, wrapped: bytes) -> bytes:
    return wrapper.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], record)


def check_ready() -> None:
    """Raise ValueError or OSError where the file of record keys or its wrapping key cannot be read."""
    try:
        (newest,) = _open().execute("SELECT max(number) FROM generation").fetchone()
    except sqlite3.Error as error:
        raise ValueError("keys/records.sqlite3 cannot be read") from error
    _wrapping_file(newest).read_bytes()


def keys_of(records: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the 256-bit keys of those of `records` that have one; a destroyed key is not there."""
    found: dict[UUID, bytes] = {}
    wanted = [record.bytes for record in records]
    for start in range(0, len(wanted), _AT_ONCE):
        found.update(_some(wanted[start : start + _AT_ONCE]))
    return found


def _some(records: list[bytes], again: bool = True) -> dict[UUID, bytes]:
    marks = ",".join("?" * len(records))
    rows = _open().execute(
        f"SELECT record, generation, wrapped FROM record_key WHERE record IN ({marks})",  # noqa: S608 (marks)
        records,
    )
    found = rows.fetchall()
    try:
        wrappers = {generation: _wrapper(generation) for generation in {row[1] for row in found}}
        return {
            UUID(bytes=record): _unwrap(wrappers[generation], record, wrapped)
            for record, generation, wrapped in found
        }
    except FileNotFoundError:
        # The wrapping key was rotated between the two readings; what it wrapped is wrapped anew by now.
        if not again:
            raise
        return _some(records, again=False)


def keep(keys: Mapping[UUID, bytes]) -> None:
    """Put fresh keys on the disk, before their records are saved; raises IntegrityError for a known one."""
    if not keys:
        return
    in_order = sorted((record.bytes, key) for record, key in keys.items())
    with _writing() as connection:
        (generation,) = connection.execute("SELECT max(number) FROM generation").fetchone()
        wrapper = _wrapper(generation)
        connection.executemany(
            "INSERT INTO record_key VALUES (?, ?, ?)",
            [(record, generation, _wrap(wrapper, record, key)) for record, key in in_order],
        )


def destroy(records: Iterable[UUID]) -> int:
    """Destroy the keys of records for good, and return how many there were; what they encrypt cannot be read again."""
    with _writing() as connection:
        before = connection.total_changes
        connection.executemany(
            "DELETE FROM record_key WHERE record = ?", [(record.bytes,) for record in records]
        )
        return connection.total_changes - before


def rotate() -> tuple[int, int]:
    """Wrap all keys anew with a fresh wrapping key and destroy the one before; return its generation and how many.

    It can be stopped at any moment and begun again: each key names the generation that wraps it. Of two that are begun
    at once the second waits.
    """
    with _rotating():
        return _rotate()


@contextmanager
def _rotating() -> Iterator[None]:
    with (_folder() / "rotating.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _rotate() -> tuple[int, int]:
    with _writing() as connection:
        (newest,) = connection.execute("SELECT max(number) FROM generation").fetchone()
        # A rotation that was stopped goes on with the key that it had made.
        stopped = connection.execute(
            "SELECT 1 FROM record_key WHERE generation < ? LIMIT 1", [newest]
        ).fetchone()
        generation = newest if stopped else newest + 1
        write_once(_wrapping_file(generation), secrets.token_bytes(32))
        connection.execute("INSERT OR IGNORE INTO generation VALUES (?)", [generation])
    count = 0
    while moved := _rewrap(generation):
        count += moved
    _drop_older(generation)
    return generation, count


def _rewrap(generation: int) -> int:
    """Wrap some keys of older generations anew, and return how many."""
    with _writing() as connection:
        rows = connection.execute(
            "SELECT record, generation, wrapped FROM record_key WHERE generation < ? LIMIT 5000", [generation]
        ).fetchall()
        fresh = _wrapper(generation)
        connection.executemany(
            "UPDATE record_key SET generation = ?, wrapped = ? WHERE record = ?",
            [
                (generation, _wrap(fresh, record, _unwrap(_wrapper(before), record, wrapped)), record)
                for record, before, wrapped in rows
            ],
        )
    return len(rows)


def _drop_older(generation: int) -> None:
    with _writing() as connection:
        connection.execute("DELETE FROM generation WHERE number < ?", [generation])
        for path in _generations_on_disk():
            if int(path.stem.rpartition("-")[2]) < generation:
                # Away first: whoever reads it now finds it whole or not at all.
                gone = path.rename(path.with_suffix(".gone"))
                gone.write_bytes(bytes(32))
                gone.unlink()


def records() -> Iterator[tuple[UUID, bool]]:
    """Yield each record that has a key, and whether that key can be unwrapped."""
    rows = _open().execute("SELECT record, generation, wrapped FROM record_key ORDER BY record")
    while some := rows.fetchmany(_AT_ONCE):
        for record, generation, wrapped in some:
            yield UUID(bytes=record), _opens(record, generation, wrapped)


def _opens(record: bytes, generation: int, wrapped: bytes) -> bool:
    from cryptography.exceptions import InvalidTag

    try:
        _unwrap(_wrapper(generation), record, wrapped)
    except (InvalidTag, FileNotFoundError):
        return False
    return True


def copy_to(folder: Path) -> None:
    """Write a whole copy of the keys folder to `folder`, also while it is used; nothing of the copy before stays.

    The record keys and the wrapping key belong together, so that no rotation comes between them.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _writing():
        _copy_records(folder / "records.sqlite3")
        for path in _folder().glob("*.key"):
            _put(folder / path.name, path.read_bytes())
        for path in folder.glob("wrapping-*.key"):
            if not (_folder() / path.name).exists():
                path.unlink()


def _copy_records(path: Path) -> None:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(sqlite3.connect(_folder() / "records.sqlite3")) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
