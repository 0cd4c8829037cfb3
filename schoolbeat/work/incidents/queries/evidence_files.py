"""Where the files of evidence lie, and how one is opened: encrypted piece by piece, each under a key of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings

from schoolbeat.foundation.cipherfile import NotWhole, digest_of, pieces
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.models import Evidence

ENDING, PART = ".evidence", ".part"


def evidence_home() -> Path:
    """Return the folder of all agencies' evidence."""
    return Path(settings.MEDIA_ROOT) / "evidence"


def evidence_folder(agency: UUID) -> Path:
    """Return the folder of an agency's evidence."""
    return evidence_home() / agency.hex


def evidence_path(agency: UUID, file: UUID) -> Path:
    """Return where a file of evidence lies."""
    return evidence_folder(agency) / f"{file.hex}{ENDING}"


def opener_place(evidence: UUID, file: UUID) -> bytes:
    """Return what a file's key is bound to: in another row, or for another file, it does not open."""
    return f"incidents.evidence.file:{evidence.hex}:{file.hex}".encode()


@dataclass(frozen=True)
class HeldFile:
    """A file of evidence with what opens it."""

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


def held(row: Evidence, agency: UUID, ring: Keyring) -> HeldFile | None:
    """Return the file of a row with what opens it; None where it has none. Raises NotWhole where its key is lost."""
    if row.file is None or row.size is None:
        return None
    try:
        key = ring.decrypt(row.key_record, opener_place(row.pk, row.file), bytes(row.opener))
        words = ring.words(row)
    except (InvalidTag, ValueError):
        raise NotWhole from None
    if key is None:
        raise NotWhole
    path = evidence_path(agency, row.file)
    return HeldFile(
        path, row.file, bytes.fromhex(key), row.size, words.get("sha256", ""), words.get("name", "")
    )
