"""Files that are written once and never half."""

import os
import secrets
from pathlib import Path


def write_once(path: Path, content: bytes) -> None:
    """Put a file of the owner's alone at `path`, unless there is one; it appears whole and on the disk, or not at all.

    A link, not a rename: of two processes at the same moment the first one's file stays, and both then read it.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, path)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
    _sync_folder(path.parent)


def give_name(part: Path, path: Path) -> None:
    """Let a part that is whole and on the disk stand under `path` too; raises FileExistsError for a taken name.

    The part stays until whoever made it takes it away: as long as it is there, nobody has said that the file is wanted.
    """
    os.link(part, path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk: without it a crash may take a file that was synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
