"""Files of others that are held for a while in a folder of the install, each readable by its owner alone."""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from schoolbeat.foundation import clock

_DIGEST = re.compile(r"[0-9a-f]{64}")


class TooLarge(Exception):
    """A file that is empty, or larger than the desk takes."""


def pour(pieces: Iterable[bytes], part: Path, largest: int) -> str:
    """Write the pieces of a file and return its SHA-256; raises TooLarge."""
    digest, size = hashlib.sha256(), 0
    with part.open("wb") as out:
        part.chmod(0o600)
        for piece in pieces:
            size += len(piece)
            if size > largest:
                break
            digest.update(piece)
            out.write(piece)
    if not 0 < size <= largest:
        raise TooLarge
    return digest.hexdigest()


def write(path: Path, text: str) -> None:
    """Write a text beside a file; whoever reads meanwhile finds the old words or the new ones, whole."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    part.write_text(text)
    part.chmod(0o600)
    stamp(part)
    part.replace(path)


def stamp(path: Path) -> None:
    """Let a file say by the house's clock when it was touched."""
    now = clock.now().timestamp()
    os.utime(path, (now, now))


def touched(path: Path) -> float:
    """Return when a file was touched, in seconds; 0 for one that is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0


def is_digest(word: str) -> bool:
    """Say whether a word can name a file that is held."""
    return _DIGEST.fullmatch(word) is not None


def forget_untouched(home: Path, oldest: float) -> None:
    """Forget each file, with what stands beside it, that nobody touched since `oldest`; one that runs is touched."""
    known = sorted(path for path in home.iterdir() if is_digest(_digest_of(path)))
    for _one, group in groupby(known, _digest_of):
        files = list(group)
        if max(map(touched, files)) < oldest:
            for path in files:
                path.unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    return path.name.partition(".")[0]
