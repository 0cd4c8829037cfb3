"""A database in a file of the install, for what must be looked at before it is written, and does not fit the memory."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# No journal: what breaks is thrown away.
_PRAGMAS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"


@contextmanager
def scratch(folder: Path, tables: str, cache_kib: int = 8192) -> Iterator[sqlite3.Connection]:
    """Give a database with `tables` (SQL) in `folder`; it may be read by its owner alone and is gone afterwards.

    The file loses its name as soon as it is open: nothing of it is left, not even where the process is killed.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{secrets.token_hex(8)}.spool"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # The first statement opens the file; until then its name is needed.
        db.executescript(f"{_PRAGMAS} PRAGMA cache_size=-{cache_kib};")
        db.executescript(tables)
    finally:
        path.unlink()
    with closing(db):
        db.execute("BEGIN")
        yield db
