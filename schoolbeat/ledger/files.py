"""Files that are kept encrypted beside the database, each under a key that the record of its own key opens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag

from schoolbeat.foundation import clock
from schoolbeat.foundation.cipherfile import NotWhole, digest_of, pieces
from schoolbeat.ledger.keyring import Keyring

PART = ".part"
KEPT_SECONDS = 24 * 3600
"""So long a part may be on its way; no upload takes a day."""


@dataclass(frozen=True)
class Shelf:
    """Where files of a kind lie: the folder of all agencies, how their names end, and how large one may be."""

    home: Callable[[], Path]
    ending: str
    largest: int

    def folder(self, agency: UUID) -> Path:
        """Return the folder of an agency's files."""
        return self.home() / agency.hex

    def path(self, agency: UUID, file: UUID) -> Path:
        """Return where a file lies."""
        return self.folder(agency) / f"{file.hex}{self.ending}"

    def forget_half(self, is_named: Callable[[UUID], bool]) -> None:
        """Take away what a crash left between a file and its entry; it looks at parts alone.

        A file that a part became stays where `is_named` says that a row names it.
        """
        oldest = clock.now().timestamp() - KEPT_SECONDS
        for part in self.home().glob(f"*/*{PART}"):
            if _touched(part) < oldest:
                self._forget(part, is_named)

    def _forget(self, part: Path, is_named: Callable[[UUID], bool]) -> None:
        try:
            file = UUID(part.stem)
        except ValueError:
            # Somebody put it there; no upload of ours is called that.
            return
        if not is_named(file):
            part.with_suffix(self.ending).unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def _touched(part: Path) -> float:
    try:
        return part.stat().st_mtime
    except FileNotFoundError:
        return clock.now().timestamp()


@dataclass(frozen=True)
class HeldFile:
    """A file with what opens it."""

    path: Path
    file: UUID
    key: bytes
    size: int
    sha256: str
    name: str

    def pieces(self) -> Iterator[bytes]:
        """Yield its plain bytes, a chunk at a time; raises NotWhole."""
        return pieces(self.path, self.file, self.key, self.size)

    def digest(self) -> str:
        """Return the SHA-256 of its plain bytes; raises NotWhole."""
        return digest_of(self.path, self.file, self.key, self.size)


def held_by(row: Any, place: bytes, path: Path, ring: Keyring) -> HeldFile:
    """Return the file of a row with what opens it; its key is bound to a `place`. Raises NotWhole where it is lost.

    The row has `file`, `size`, the encrypted `opener`, and says `sha256` and `name` in its content.
    """
    try:
        key = ring.decrypt(row.key_record, place, bytes(row.opener))
        words = ring.words(row)
    except (InvalidTag, ValueError):
        raise NotWhole from None
    if key is None:
        raise NotWhole
    said = (words.get("sha256", ""), words.get("name", ""))
    return HeldFile(path, row.file, bytes.fromhex(key), row.size, *said)
